"""What single lines say outside of tables: limits of a guideline, results of earlier days, answers of several words."""

import pytest

from tests.records.typed import printed, read


@pytest.mark.parametrize(
    ("title", "note"),
    [
        ("SEMEN ANALYSIS", "Lower reference limits (WHO, 6th edition 2021): volume 1.4 mL, total motility 42 %, normal forms 4 %."),
        ("СПЕРМОГРАММА", "Нижние границы ВОЗ 2021: объём 1,4 мл, концентрация 16 млн/мл, общее число 39 млн."),
        ("СПЕРМОГРАММА", "Нижние пределы нормы (ВОЗ, 2021): объём 1,4 мл, общая подвижность 42 %."),
        ("СПЕРМОГРАМА", "Нижні референтні межі ВООЗ 2021: об'єм 1,4 мл, загальна рухливість 42 %."),
        ("SPERMİYOGRAM", "WHO 2021 alt sınırları: hacim 1,4 ml, toplam hareketlilik 42 %."),
    ],
)
def test_limits_told_in_a_note_are_nobodys_results(title: str, note: str) -> None:
    assert printed(f"{title}\n\n{note}") == {}


def test_a_note_about_limits_goes_on_over_the_lines_of_its_sentence() -> None:
    assert (
        printed(
            """
        СПЕРМОГРАММА

        Нижние референсные пределы ВОЗ (6-е издание, 2021): объём 1,4 мл, общая подвижность 42 %,
        нормальные формы 4 %.
        """
        )
        == {}
    )


def test_a_list_of_limits_may_begin_on_the_line_below_its_title() -> None:
    readings = printed("""
        ESPERMIOGRAMA
        Volumen          2,1 mL
        Límites inferiores de referencia (OMS, 6ª edición, 2021):
        volumen 1,4 mL, concentración 16 millones/mL, número total
        39 millones, movilidad total 42 %, formas normales 4 %.
    """)

    assert readings == {"semen_volume": "2.1 mL"}


def test_a_table_below_a_title_about_limits_counts() -> None:
    readings = printed("""
        ESPERMIOGRAMA
        Límites de referencia:
        Volumen          2,1 mL      >= 1,4
        pH               7,6         >= 7,2
    """)

    assert readings == {"semen_volume": "2.1 mL", "semen_ph": "7.6"}


def test_the_line_after_a_note_about_limits_counts() -> None:
    assert printed(
        """
        СПЕРМОГРАММА

        Нижние границы ВОЗ 2021: объём 1,4 мл.
        Объём: 2,2 мл
        """
    ) == {"semen_volume": "2.2 мл"}


def test_a_number_behind_a_day_is_the_earlier_result() -> None:
    (report,) = read(
        """
        HORMONE PANEL
        Collected: 10.02.2024

        Estradiol            <18 pmol/L       (41 - 159)     06.10.2023 : 115
        """
    )
    assert {(str(r.number), r.comparator, str(r.collected_on)) for r in report.readings} == {("18", "<", "None"), ("115", None, "2023-10-06")}
    assert not any("column_doubtful" in reading.reasons for reading in report.readings)


def test_an_answer_of_several_words_is_read_whole() -> None:
    assert printed("СПЕРМОГРАММА\n\nВязкость          нить более 2 см") == {"semen_viscosity": "нить более 2 см"}


def test_an_answer_in_words_that_breaks_off_at_a_number_asks() -> None:
    assert printed("SPERMOGRAMĂ\n\nVâscozitate          Fir > 2")["semen_viscosity"] == "Fir > 2 ? ambiguous"


def test_a_unit_that_nobody_knows_is_not_replaced_by_the_only_one_that_fits() -> None:
    assert printed("СПЕРМОГРАММА\n\nАльфа-глюкозидаза    37.6 кг/дм    (≥ 20.0)") == {"alpha_glucosidase": "37.6 кг/дм ? unit_unknown"}


def test_millions_in_one_millilitre_are_a_concentration() -> None:
    read_here = printed("СПЕРМОГРАММА\n\nКонцентрация сперматозоидов    22,0 млн. в 1 мл    (≥ 16)")
    assert read_here["sperm_concentration"] == "22.0 млн. в 1 мл"


def test_lines_of_testes_without_full_stops_keep_their_sides() -> None:
    volumes = printed(
        """
        Échographie testiculaire

        TD, taille — 17 x 10 x 11 mm
        Volume du testicule droit — 1,0 ml
        Testicule gauche, dimensions — 28 x 14 x 17 mm
        TG, volume — 3,5 ml
        """
    )
    assert {name: volumes[name] for name in volumes if "testis_v" in name} == {"testis_volume_right": "1.0 ml", "testis_volume_left": "3.5 ml"}


def test_a_side_is_named_by_the_word_for_sided() -> None:
    volumes = printed("Sonographie des Skrotums\n\nHoden rechtsseitig: 35 x 19 x 23 mm; errechnetes Volumen 8,0 ml.\nHoden links: Volumen 7,8 ml.")
    assert (volumes["testis_volume_right"][:3], volumes["testis_volume_left"][:3]) == ("8.0", "7.8")


def test_days_belong_to_the_labels_of_the_same_number_in_the_line_above() -> None:
    (report,) = read(
        """
        HORMONE PANEL
              Date collected                     Received                 Reported
        15/07/2024                     16/07/2024 15:12         17/07/2024

        FSH    4.5 IU/L
        """
    )
    assert (str(report.head.collected_on), str(report.head.received_on), str(report.head.reported_on)) == ("2024-07-15", "2024-07-16", "2024-07-17")


def test_a_list_of_all_alleles_is_the_name_of_the_test() -> None:
    paper = (
        "CFTR GENE ANALYSIS\n\nVariant                       Result\nF508del                       not detected\nPolymorphism 5T/7T/9T         7T/9T"
    )
    assert printed(paper)["cftr_poly_t"] == "7T/9T"


def test_a_mark_before_an_answer_is_not_the_answer() -> None:
    paper = """
    SEROLOGIE

    Untersuchung                      Ergebnis            Referenzbereich
    HBsAg                             nicht reaktiv       nicht reaktiv
    Anti-HCV                          nicht reaktiv       nicht reaktiv
    Syphilis                     +    Nachgewiesen        nicht reaktiv
    """
    assert printed(paper)["syphilis"] == "reactive"


def test_a_denied_mutation_may_be_one_word_with_its_gene() -> None:
    paper = "CFTR-DIAGNOSTIK\n\nKeine der 57 untersuchten CFTR-Mutationen wurde nachgewiesen."
    assert printed(paper)["cftr_variants"] == "none detected"


@pytest.mark.parametrize(
    "note",
    [
        "Testosterone: 1 ng/mL = 3.467 nmol/L.",
        "FSH in men 1.5-12.4 mIU/mL. Testosterone: 1\nng/mL = 3.467 nmol/L.",
        "Above 25 primary failure is likely. Testosterone: 1 ng/mL = 3.467\nnmol/L.",
    ],
)
def test_a_conversion_of_units_is_nobodys_result_also_over_two_lines(note: str) -> None:
    read = printed(f"HORMONES\n\nLH: 9.1 IU/L\n\nNotes\n\n{note}")

    assert read["lh"] == "9.1 IU/L"
    assert "testosterone_total" not in read


def test_a_result_before_its_conversion_counts() -> None:
    assert printed("HORMONES\n\nTestosterone: 4.5 ng/mL (1 ng/mL = 3.467 nmol/L)") == {"testosterone_total": "4.5 ng/mL"}


def test_an_age_before_the_range_of_a_sex_tells_no_unit() -> None:
    read = printed(
        """
        HORMONES

        Test            Result     Reference range
        Testosterone    1.70       Men 20 to 49 years: 2.49 to 8.36
        Prolactin       9.1        4.0 - 15.2 ng/mL
        """
    )

    assert "nmol/L" not in read["testosterone_total"]
    assert "?" in read["testosterone_total"]


def test_an_age_of_some_years_is_no_karyotype() -> None:
    assert "karyotype" not in printed("CHROMOSOME ANALYSIS\n\nVisit age: 44 Y\nBanding: GTG")


def test_colons_of_bands_in_brackets_make_no_running_list() -> None:
    readings = printed("""
        HORMONES
        Testosterone = 251 ng/dL (Range Men 20-49 years: 249-836; from 50 years: 193-740)
        FSH (serum) = 38.2 mIU/mL (Range Men: 1.5-12.4; Follicular phase: 3.5-12.5;
        Midcycle: 4.7-21.5; Luteal phase: 1.7-7.7)
        Prolactin = 8.1 ng/mL (Range 4.0-15.2)
        LH = 9.8 IU/L (Range 1.7-8.6)
        """)

    assert set(readings) == {"testosterone_total", "fsh", "prolactin", "lh"}
    assert readings["prolactin"].startswith("8.1")


@pytest.mark.parametrize(
    "note", ["Testosterone: ng/dL x 0.0347 = nmol/L.", "Men: FSH 1.5-12.4 IU/L; LH 1.7-8.6 IU/L. Testosterone: ng/mL × 3,467 = nmol/L."]
)
def test_a_unit_times_a_number_is_a_conversion_and_nobodys_result(note: str) -> None:
    readings = printed(f"HORMONES\nTestosterone   251   ng/dL   249-836\nProlactin   8.1   ng/mL   4.0-15.2\n\n{note}")

    assert readings["testosterone_total"].startswith("251")
    assert "?" not in readings["testosterone_total"]
