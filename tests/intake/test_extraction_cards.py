"""Papers of other hands: cards of patient portals, panels named by their analytes, answers behind a longer label."""

from datetime import date

from intake.reading.words import Box, Page, PageSource, Word
from tests.records.typed import printed, read, scanned

DAY_OVER_HOUR = (("Collected", 0.1, 0.1), ("12-May-2025", 0.3, 0.092), ("10:15", 0.3, 0.108))


def test_a_card_of_a_patient_portal_names_its_lines() -> None:
    readings = printed("""
        SEMEN ANALYSIS, COMPLETE
        Abstinence Days
        days
        Value: 4

        Volume
        Normal range: above >=1.4 mL
        Value: 2.6

        Sperm Concentration
        Value: 0.0  Low
        Normal range: above >=16.0 mill/mL

        Fructose, Qualitative
        Normal value: Positive
        Value: Positive
    """)

    expected = {"semen_volume": "2.6 mL", "sperm_concentration": "0.0 mill/mL"}
    assert {name: readings.get(name) for name in expected} == expected
    assert readings["abstinence"] in {"4 d", "4 days"}
    assert readings["semen_fructose_qualitative"] == "positive"


def test_a_panel_named_by_its_analytes_takes_none_of_them_away() -> None:
    readings = printed("""
        ENDOCRINOLOGY
        Test Name          In Range    Out Of Range    Reference Range
        FSH AND LH
        FSH                            24.8 H          1.4-12.8 mIU/mL
        LH                             10.9 H          1.5-9.3 mIU/mL
        PROLACTIN          7.4                         2.0-18.0 ng/mL
    """)

    assert readings == {"fsh": "24.8 mIU/mL", "lh": "10.9 mIU/mL", "prolactin": "7.4 ng/mL"}


def test_words_behind_a_virus_belong_to_the_label_where_answers_have_a_column() -> None:
    readings = printed("""
        SEROLOGÍA INFECCIOSA
        Determinación                            Resultado    Índice    Valores de referencia
        VHC: Anticuerpos totales                 Negativo     0,06      < 1,00
        Sífilis: Ac. anti-Treponema pallidum     POSITIVO     9,41      < 1,00
        VIH 1/2: confirmación por otro           Negativo     0,09      < 1,00
    """)

    assert readings["anti_hcv"] == "nonreactive"
    assert readings["syphilis"] == "reactive"
    assert readings["hiv"] == "nonreactive ? label_doubtful"


def test_a_label_that_counts_in_days_gives_the_unit() -> None:
    readings = printed("""
        ESAME DEL LIQUIDO SEMINALE
        Giorni di astinenza: 4
        Volume (ml)       1,9     >= 1,4
    """)

    assert readings["abstinence"] == "4 d"


def test_regions_called_intact_need_no_word_of_deletion() -> None:
    readings = printed("""
        Y Chromosome Microdeletion Analysis
        STS Marker    Result
        sY84          Present
        sY86          Present
        The AZFa and AZFb regions are intact.
    """)

    assert (readings["azf_a"], readings["azf_b"]) == ("intact", "intact")


def test_flow_inside_a_testis_is_no_mass() -> None:
    readings = printed("""
        SCROTAL COLOUR DOPPLER ULTRASOUND
        Right testis: 28 x 14 x 19 mm. No focal lesions. Preserved intra-testicular vascularity.
    """)

    assert readings["testis_mass"] == "absent"


def test_a_number_at_the_end_of_a_line_of_prose_has_its_unit_on_the_next() -> None:
    (report,) = read("""
        Dear Dr Example,
        He has been trying for three years and his profile on 15/01/2025 showed an FSH of 19.2
        IU/L, and his wife is well.
        Yours sincerely
    """)

    (fsh,) = report.readings
    assert (fsh.unit, fsh.collected_on) == ("IU/L", date(2025, 1, 15))


def test_a_day_stands_half_a_line_over_its_label_where_its_hour_stands_below() -> None:
    label, day, hour = (Word(text, Box(left, top, left + 0.08, top + 0.012), 1.0) for text, left, top in DAY_OVER_HOUR)
    title, value = (Word(text, Box(left, 0.3, left + 0.1, 0.312), 1.0) for text, left in (("FSH", 0.1), ("18.4", 0.3)))

    (report,) = read(Page(1, (label, day, hour, title, value), PageSource.TEXT, "typed", 1000, 1400))

    assert report.head.collected_on == date(2025, 5, 12)


def test_a_unit_at_the_end_of_one_cell_is_no_word_of_the_next_label() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Appearance : Milky white    Volume : 2.0 ml     pH : 7.5
        The number of spermatozoa per ml : 5 millions
        Morphology : normal forms 3 % , head defects 60 % , midpiece defects 22 % , tail defects 15 %
    """)

    assert (readings["semen_volume"], readings["semen_ph"]) == ("2.0 ml", "7.5")
    assert readings["sperm_concentration"] == "5 10*6/mL"
    assert readings["sperm_normal_forms"] == "3 %"


def test_a_percent_sign_behind_a_bracket_is_the_unit() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Наименование                                Результат    Норма
        Категория C (непоступательное движение), %  6
        Категория D (неподвижные), %                66
    """)

    assert readings == {"motility_nonprogressive": "6 %", "sperm_immotile": "66 %"}


def test_what_the_clinician_asks_is_no_finding_of_the_pathologist() -> None:
    readings = printed("""
        HISTOPATHOLOGY REPORT
        Clinical details: azoospermia, testicular biopsies. ?maturation arrest
        Microscopy: seminiferous tubules are lined by Sertoli cells only.
    """)

    assert readings == {"histology_pattern": "sertoli_cell_only"}


def test_a_word_behind_the_label_may_make_it_another_analyte() -> None:
    readings = printed("""
        REFERTO ORMONI
        ESAME                         RISULTATO   U.M.       VALORI DI RIFERIMENTO
        S-FSH                            21,80    mUI/mL     1,5 - 12,4
        S-Testosterone                    3,90    ng/mL      2,49 - 8,36
        Testosterone sierico libero       8,80    pg/mL      4,25 - 30,37
    """)

    assert readings["fsh"] == "21.80 mUI/mL"
    assert readings["testosterone_total"] == "3.90 ng/mL"
    assert readings["testosterone_free"] == "8.80 pg/mL ? label_doubtful"


def test_the_next_label_is_no_answer() -> None:
    readings = printed("""
        SPERMIOGRAMM
        Volumen     4,6 ml     pH-Wert     7,5
        Farbe                  Geruch      typisch
    """)

    assert "semen_appearance" not in readings


def test_the_day_of_birth_in_a_letter_is_the_day_of_nothing_it_tells() -> None:
    (report,) = read("""
        To Whom It May Concern:
        RE: Sample, Omar   DOB: 04/14/1989
        I am writing about my patient, Omar Sample, DOB: 04/14/1989, who has azoospermia and an FSH of 19.2 IU/L.
        Sincerely, Ann Example, MD
    """)

    assert {reading.collected_on for reading in report.readings} == {None}
    assert all(reading.needs_check for reading in report.readings)


def test_a_limit_under_a_long_answers_column_is_no_result() -> None:
    readings = printed("""
        SPERMİYOGRAM
        Tahlil Adı                     Sonuç      Sonuç Birimi    Referans Değeri
        Semen volümü                   1,1        mL              ≥ 1,4
        Toplam sperm sayısı            0          milyon          ≥ 39
        İleri hareketli sperm (PR)     -          %               ≥ 30
        Açıklama                       Santrifüj sonrası pelette sperm görülmedi, lam tarandı.
    """)

    assert "motility_progressive" not in readings
    assert readings["sperm_total"] == "0 milyon"


def test_a_name_with_a_day_of_birth_is_no_title_of_columns() -> None:
    readings = printed(
        scanned("""
        LBM EXEMPLE - SPECIMEN
        M. SPECIMEN   Alain,   né le   27/07/1987
        SEROLOGIES VIRALES
        Anticorps anti-HBc totaux                 Négatif
        HEPATITE C : Anticorps anti-VHC           Négatif
        VIH 1 et 2                                Négatif
    """)
    )

    assert readings["anti_hbc"] == "nonreactive"
    assert readings["anti_hcv"] == "nonreactive"


def test_what_the_paper_is_called_is_not_what_it_found() -> None:
    readings = printed("""
        Лаборатория «Северная»
        Гистологическое заключение: биопсия яичка
        Биоптат правого яичка 4 x 3 x 2 мм.
    """)

    assert "histology_pattern" not in readings


def test_a_value_right_below_is_no_second_line_of_this_one() -> None:
    readings = printed("""
        ENDOCRINOLOGY
        LUTEINISING HORMONE                  6.8 IU/L           1.7 - 8.6
        PROLACTIN                            198 mIU/L          86 - 324
        TESTOSTERONE                         10.3 nmol/L        7.6 - 31.4
        FREE TESTOSTERONE (CALCULATED)       0.211 nmol/L       0.3 - 1.0
        SEX HORMONE BINDING GLOB             28 nmol/L          16 - 55
    """)

    assert readings["testosterone_total"] == "10.3 nmol/L"
    assert readings["testosterone_free"] == "0.211 nmol/L"


def test_a_value_alone_stands_under_the_limits_of_its_label() -> None:
    readings = printed("""
        HORMONOLOGIE

        L.H.
        Norme: Hommes: 1,7 – 8,6 UI/L
        Phase folliculaire: 2,4 – 12,6 UI/L
        14,94 Élevé
        FSH sérique
        Norme: 1,5 – 12,4 UI/L
        46,9 Élevé
        Prolactine
        VR: 4,0 – 15,2 ng/mL
        14,9
        Testostérone totale
        249 – 836 ng/dL
        372,6
    """)

    assert readings == {"lh": "14.94 UI/L", "fsh": "46.9 UI/L", "prolactin": "14.9 ng/mL", "testosterone_total": "372.6 ng/dL"}


def test_a_value_right_above_the_first_label_may_be_that_labels_own() -> None:
    readings = printed("""
        HORMONOLOGIE

        46,9
        FSH
        Norme: 1,5 – 12,4 UI/L
        14,9
        LH
        Norme: 1,7 – 8,6 UI/L
        3,2
    """)

    assert all("label_doubtful" in told for told in readings.values())


def test_a_flag_may_have_several_words() -> None:
    readings = printed("""
        ИССЛЕДОВАНИЕ ГОРМОНОВ

        ФСГ
        Норма: Муж.: 1.5 – 12.4 мМЕ/мл
        16.60 выше нормы
        Лютропин (ЛГ)
        N: 1.7 – 8.6 Ед/л
        3.71
    """)

    assert readings == {"fsh": "16.60 мМЕ/мл", "lh": "3.71 Ед/л"}
