"""Papers of laboratories of other countries: what their way of drawing a report must not hide."""

from decimal import Decimal

from tests.records.typed import printed, read, scanned, show


def test_one_answer_beside_two_markers_is_of_both_and_of_their_region() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Region        STS markers            Result
        AZFa          sY84, sY86             no deletion detected
        AZFb          sY127, sY134           deleted
        AZFc          sY254, sY255           no deletion detected
    """)

    assert (readings["azf_a"], readings["azf_b"], readings["azf_c"]) == ("intact", "deleted", "intact")
    assert (readings["sts_sy84"], readings["sts_sy86"], readings["sts_sy134"]) == ("present", "present", "absent")


def test_a_single_marker_speaks_for_itself_and_not_for_its_region() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Region        STS marker             Result
        AZFa          sY84                   not deleted
        AZFa          sY86                   deleted
    """)

    assert (readings["sts_sy84"], readings["sts_sy86"]) == ("present", "absent")
    assert "azf_a" not in readings


def test_a_lower_reference_limit_in_letters_is_the_laboratorys() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume (ml)     4.1    LRL 1.4 ml      Liquefaction     Complete    < 60 minutes
        Vitality %      46     LRL 54          Immotile (d) %   80
    """)

    assert readings == {"semen_volume": "4.1 ml", "sperm_vitality": "46 %", "sperm_immotile": "80 %"}


def test_a_number_behind_not_assessed_says_why() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume                1.8 mL
        Normal forms %        Not assessed (< 200 sperm)     LRL 4
    """)

    assert readings == {"semen_volume": "1.8 mL"}


def test_another_field_beside_a_value_is_no_prose_around_it() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Days of abstinence     3        Time produced / received / analysed     09:05 / 09:40 / 09:55
        Volume                 4.1 ml
    """)

    assert readings == {"abstinence": "3 d", "semen_volume": "4.1 ml"}


def test_a_unit_in_the_bracket_of_a_known_name_counts() -> None:
    assert (
        printed("""
        SEMEN ANALYSIS
        Volume (ml)                       3
        Round Cells (Million / ml)        0.5
    """)["round_cells"]
        == "0.5 10*6/mL"
    )


def told(text: str) -> dict[str, str]:
    """What a letter tells, by analyte, whatever its day."""
    (report,) = read(text)
    return {reading.analyte: show(reading) for reading in report.readings}


def test_a_letter_gives_the_volume_of_an_ejaculate_without_a_label() -> None:
    readings = told("""
        Letter to specialist
        Dear colleague,
        His hormones on 30.10.2024: FSH 40.96 mIU/ml, LH 15.9 mIU/ml, testosterone 2.15 ug/L.
        His ejaculate, examined on 01.09.2024, measured 4.3 cc and contained no sperm.
    """)

    assert (readings["semen_volume"].startswith("4.3 cc"), readings["sperm_seen"]) == (True, "none")


def test_a_unit_before_sperm_belongs_to_the_volume_before_it() -> None:
    readings = told("""
        Выписка из карты
        Уважаемый доктор!
        Анализ крови от 11.03.2025: ФСГ 17,0 МЕ/л, ЛГ 8,24 мМЕ/мл, тестостерон 404 нг/дл.
        В спермограмме от 17.02.2025 объем 1,3 мл, сперматозоиды не обнаружены.
    """)

    assert readings["semen_volume"] == "1.3 мл"


def test_a_letter_tells_of_azf_regions_and_a_person_looks() -> None:
    readings = told("""
        Letter to specialist
        Dear colleague,
        Thank you for seeing this man. FSH was 22.6 IU/L on 12.01.2026.
        No microdeletions of the Y chromosome in AZFa, AZFb and AZFc. The right testis has 8 ml, the left testis 7 ml.
    """)

    assert (readings["azf_a"], readings["azf_c"]) == ("intact ? ambiguous", "intact ? ambiguous")
    assert (readings["testis_volume_right"], readings["testis_volume_left"]) == ("8 ml ? ambiguous", "7 ml ? ambiguous")


def test_a_line_of_days_behind_the_label_of_a_date_is_a_header() -> None:
    (report,) = read("""
        HORMONE PROFILE
        Lab number            H25.1100     H25.1409     H26.0104     Units      Ref. interval
        Date collected        03/09/2025   19/11/2025   23/02/2026
        FSH                   14.2 H       15.9 H       16.1 H       IU/L       1.5 - 12.4
        SHBG                  27                        25           nmol/L     16 - 55
    """)
    newest = {one.analyte: show(one) for one in report.readings if str(one.collected_on) in ("None", "2026-02-23")}
    earlier = {(one.analyte, str(one.collected_on)): show(one) for one in report.readings}

    assert newest == {"fsh": "16.1 IU/L", "shbg": "25 nmol/L"}
    assert (earlier["fsh", "2025-11-19"], earlier["shbg", "2025-09-03"]) == ("15.9 IU/L", "27 nmol/L")


def test_what_fluorescence_adds_belongs_to_the_karyotype() -> None:
    formula = "46,XX.ish der(X)t(X;Y)(p22.3;p11.3)(SRY+)"

    assert printed(f"""
        CYTOGENETIC REPORT: KARYOTYPE
        Metaphases analysed: 20
        Karyotype: {formula}
    """) == {"karyotype": formula}


def test_a_formula_that_goes_on_in_an_unknown_way_asks() -> None:
    assert printed("""
        CYTOGENETIC REPORT: KARYOTYPE
        Metaphases analysed: 20
        Karyotype: 46,XY.foo(3)
    """) == {"karyotype": "46,XY ? ambiguous"}


def test_sperm_prepared_for_treatment_are_not_the_ejaculate() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume: 2.7 ml
        Concentration: 3.2 million/ml
        SPERM PREPARATION (density gradient)
        Concentration: 1.1 million/ml
        Progressive motility: 62 %
        CONCLUSION
        Oligozoospermia.
    """)

    assert (readings["sperm_concentration"], "motility_progressive" in readings) == ("3.2 million/ml", False)


def test_labels_with_colons_behind_limits_in_brackets_begin_anew() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Progressive motility (a+b): 11 % (≥ 30) Non-progressive (c): 9 % Immotile (d): 80 % Total motility: 20 % (≥ 42)
    """)

    assert [readings[name] for name in ("motility_progressive", "motility_nonprogressive", "sperm_immotile", "motility_total")] == [
        "11 %",
        "9 %",
        "80 %",
        "20 %",
    ]


def test_a_field_whose_colon_stands_apart_ends_the_one_before() -> None:
    assert printed("""
        SEMEN ANALYSIS
        Abstinence period : 3 days  Time of collection : 1:15 PM Time of examination : 1:45 PM
        Volume     1.5   ml
    """) == {"abstinence": "3 days", "semen_volume": "1.5 ml"}


def test_the_pathological_diagnosis_is_no_question() -> None:
    assert printed("""
        WYNIK BADANIA HISTOPATOLOGICZNEGO
        Rodzaj materiału: Wycinek z jądra prawego.
        Rozpoznanie patomorfologiczne: Zespół samych komórek Sertoliego, obustronnie.
    """) == {"histology_pattern": "sertoli_cell_only"}


def test_lines_of_limits_alone_do_not_make_a_hormone_panel_another_laboratorys() -> None:
    (report,) = read("""
        EXAMEN                        RESULTADO    UNIDADES     VALORES DE REFERENCIA
        HORMONA FOLICULO ESTIMULANTE  4.85         mUI/mL       Hombres: 1.50 - 12.40
        Técnica: ECLIA                                          Mujeres F. folicular: 3.50 - 12.50
                                      F. ovulatoria: 4.70 - 21.50
        PROLACTINA                    11.42        ng/mL        Hombres: 4.04 - 15.20
        Técnica: ECLIA                                          Mujeres: 4.79 - 23.30
        ESTRADIOL                     31.6         pg/mL        Hombres: 11.3 - 43.2
        Técnica: ECLIA                                          Mujeres F. folicular: 12.4 - 233
        ALFA FETOPROTEINA             1.9          ng/mL        Menor de 7.0
        Técnica: Cinético UV                                    Mujeres: 0.5 - 9.0
    """)

    assert report.kind == "hormone_panel"


def test_days_of_two_samples_stand_below_their_numbers() -> None:
    (report,) = read("""
        SEMEN ANALYSIS RESULTS
        Parameter              Sample 1       Sample 2       WHO 2021 reference
        Date produced          06 Jan 2026    17 Feb 2026
        Volume (ml)            2.1            2.6            ≥1.4
        Immotile (%)           80             78
    """)

    assert {(one.analyte, show(one)) for one in report.readings if str(one.collected_on) == "2026-01-06"} == {
        ("semen_volume", "2.1 mL"),
        ("sperm_immotile", "80 %"),
    }


def test_days_in_the_name_of_a_label_are_no_unit_of_the_time_before_it() -> None:
    assert printed("""
        SPERMOGRAMĂ
        Ora examinării: 10:50 Zile de abstinență: 5
        Volum:        3,2 ml
    """)["abstinence"].startswith("5 ")


def test_an_answer_too_close_behind_its_label_is_read_and_asked() -> None:
    assert printed("""
        IMMUNOLOGIA
        Badanie                                Wynik            Indeks       Interpretacja
        HBs antygen (HBsAg)                    Wynik ujemny     0,41 COI     ujemny < 0,90
        HIV Ag/Ab (Combo)                      Wynik ujemny     0,18 COI     ujemny < 0,90
        Kiła (Treponema pallidum), przeciwciała, U76 Wynik ujemny    0,07 COI     ujemny < 1,00
    """)["syphilis"].startswith("nonreactive")


def test_a_dash_between_a_marker_and_its_answer_is_no_sign() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Region AZFa: sY84 - present; sY86 - present
        Region AZFc: sY254 - absent; sY255 - absent
        Internal control: SRY - present; ZFX/ZFY - present
    """)

    assert {name: readings[name] for name in ("sts_sy84", "sts_sy255", "sts_sry")} == {
        "sts_sy84": "present",
        "sts_sy255": "absent",
        "sts_sry": "present",
    }


def test_where_a_control_is_absent_no_marker_is_certain() -> None:
    readings = printed("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Region    STS marker     Deletion
        AZFa      sY84           Present
        AZFc      sY254          Present
        Control   ZFX/ZFY        Present
    """)

    assert (readings["sts_sy84"], readings["sts_sy254"]) == ("absent ? ambiguous", "absent ? ambiguous")


def test_limits_glued_to_a_letter_for_norm_are_limits() -> None:
    (report,) = read("""
        BILAN HORMONAL
        PROLACTINE : 31,6 ng/ml    (N:4,0-15,2)
        TESTOSTERONE : 3,9 ng/ml   (VN:2,8-8,0)
    """)

    assert [(show(one), one.reference_range and one.reference_range.high) for one in report.readings] == [
        ("31.6 ng/ml", Decimal("15.2")),
        ("3.9 ng/ml", Decimal("8.0")),
    ]


def test_a_letter_of_a_unit_seen_twice_is_seen_through() -> None:
    assert printed(
        scanned("""
        ГОРМОНЫ КРОВИ
        Показатель        Результат     Ед. изм.     Норма
        ФСГ               9,7           мМЕ/мл       1,5-12,4
        Пролактин         222           мММЕ/л       86-324
    """)
    )["prolactin"].startswith("222 m[IU]/L")


def test_results_stand_under_low_normal_or_high() -> None:
    assert printed("""
        PERFIL HORMONAL MASCULINO
        ESTUDIO                      BAJO     NORMAL    ALTO     UNIDADES     VALORES DE REFERENCIA
        HORMONA LUTEINIZANTE (LH)                       13.6     mUI/mL       1.7 - 8.6
        PROLACTINA (PRL)                      10.9               ng/mL        4.0 - 15.2
        TESTOSTERONA TOTAL           2.10                        ng/mL        2.49 - 8.36
    """) == {"lh": "13.6 mUI/mL", "prolactin": "10.9 ng/mL", "testosterone_total": "2.10 ng/mL"}


def test_the_reports_own_day_in_a_line_of_days_is_its_column_of_results() -> None:
    assert printed("""
        SEMINOGRAMA
        Fecha de toma: 09-12-2023
        Fecha                        20-08-2023     09-12-2023     Uds.      V. Normales
        Volumen del eyaculado        3.3            3.2            mL        >= 1.4
        Aspecto                                     Normal
        Prueba de fructosa                          Positiva
    """) == {"semen_volume": "3.2 mL", "semen_appearance": "Normal", "semen_fructose_qualitative": "positive"}
