"""Papers whose lines are set wide, whose units are glued to their numbers, or which have a column more: they say the same, or a person looks."""

import pytest

from tests.records.typed import printed, read


def test_a_title_above_the_head_of_a_table_is_no_title_of_its_column() -> None:
    said = printed("Deteksi   Delesi AZF\nMarka STS   Hasil   Pemeriksaan\nSRY (sY14)   Ada\nAZFa sY84   Ada\nAZFa sY86   Ada")

    assert (said["sts_sy84"], said["sts_sy86"]) == ("present", "present")


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("SKROTAL USG", "Her iki testiste solid lezyon   izlenmedi."),
        ("SKROTAL USG", "Sağ testiste solid lezyon   izlenmedi."),
        ("USG SKROTUM Hasil", "Tampak massa pada kedua testis."),
    ],
)
def test_a_mass_whose_denial_may_stand_elsewhere_asks(title: str, line: str) -> None:
    said = printed(f"{title}\n\n{line}")["testis_mass"]
    assert said == "absent" or said.startswith("present ? ")


@pytest.mark.parametrize("line", ["Nach   Zentrifugation   im Sediment keine   Spermatozoen   nachweisbar.", "Sediment   keine   Spermatozoen"])
def test_no_sperm_in_the_pellet_is_not_no_pellet_where_a_line_is_set_wide(line: str) -> None:
    assert printed(f"SPERMIOGRAMM Befund\nVolumen   3,6   mL\n{line}").get("pellet_examined") in {None, "yes", "no ? ambiguous"}


def test_a_unit_glued_to_its_number_is_read_without_the_bracket_behind_it() -> None:
    assert printed("HORMONE REPORT\nProlactin   340.2µIU/mL (86 - 324)   \nTSH   1.07mIU/L")["prolactin"].startswith("340.2 µIU/mL")


def test_a_conversion_with_glued_units_is_no_result() -> None:
    said = printed("ГОРМОНЫ результат\nФСГ   5,94   мМЕ/мл\nПеревод: тестостерон 1нг/мл = 3,467нмоль/л; пролактин 1нг/мл = 21,2мЕд/л.")

    assert set(said) == {"fsh"}


@pytest.mark.parametrize("mark", ["", ".", ")"])
def test_numbers_of_lines_are_no_results(mark: str) -> None:
    said = printed(
        f"SEMEN ANALYSIS\n9{mark}    Abstinence   6 days   2 to 7\n10{mark}   Volume   3.7 mL   >= 1.4\n12{mark}   Round cells   4.2 10^6/mL   < 5.0"
    )

    assert said == {"abstinence": "6 days", "semen_volume": "3.7 mL", "round_cells": "4.2 10^6/mL"}


def test_results_that_grow_from_line_to_line_stay_results() -> None:
    said = printed("HORMONES\nResult   Unit   Test\n5   IU/L   FSH\n7   IU/L   LH\n9   ng/mL   Prolactin")

    assert (said["fsh"], said["lh"], said["prolactin"]) == ("5 IU/L", "7 IU/L", "9 ng/mL")


def test_an_amount_in_the_ejaculate_or_in_a_litre_asks_without_its_unit() -> None:
    assert printed("SEMEN ANALYSIS\nVolume   3.7 mL   >= 1.4\nAlpha-glucosidase   27.6   >= 20")["alpha_glucosidase"].endswith("? unit_unknown")


@pytest.mark.parametrize(
    ("title", "line", "said"),
    [
        ("SPERMIOGRAMM Befund", "Nach  Zentrifugation  im  Sediment  keine  Spermien  nachweisbar", {"sperm_seen": "none", "pellet_examined": "yes"}),
        ("SPERMIOGRAMM Befund", "Die  Probe  wurde  leider  nicht  zentrifugiert.", {"pellet_examined": "no"}),
        ("SEMEN ANALYSIS", "After  centrifugation  spermatozoa  were  absent  in  the  pellet.", {"sperm_seen": "none", "pellet_examined": "yes"}),
    ],
)  # fmt: skip
def test_a_line_set_from_margin_to_margin_is_one_sentence(title: str, line: str, said: dict[str, str]) -> None:
    assert printed(f"{title}\n{line}") == said


def test_limits_of_a_guideline_in_a_letter_beside_the_table_are_nobodys() -> None:
    said = printed(
        "BADANIE NASIENIA\n"
        "Dolne wartości referencyjne WHO 2021 (5. centyl):     Objętość        2,4 ml\n"
        "objętość 1,4 ml; koncentracja 16 mln/ml; liczba       pH              7,8\n"
        "całkowita 39 mln; ruchliwość całkowita 42 %;          Czas upłynnienia   20 min\n"
        "postępowa 30 %; żywotność 54 %.                       Leukocyty       0,2 mln/ml"
    )

    assert said == {"semen_volume": "2.4 ml", "semen_ph": "7.8", "liquefaction_time": "20 min", "semen_leukocytes": "0.2 mln/ml"}


@pytest.mark.parametrize(
    ("title", "lines", "said"),
    [
        ("SEMEN ANALYSIS", "2 spermatozoa seen in the pellet after centrifugation, none on direct examination.", ("pellet_only", "yes")),
        ("BADANIE NASIENIA", "Nie znaleziono plemników w preparacie bezpośrednim\nani w osadzie po wirowaniu.   pH nasienia   7,8", ("none", None)),
    ],
)
def test_a_pellet_that_was_searched_is_not_denied_by_what_is_said_beside_it(title: str, lines: str, said: tuple[str, str | None]) -> None:
    readings = printed(f"{title}\n{lines}")

    assert (readings.get("sperm_seen"), readings.get("pellet_examined")) == said


def test_the_end_of_a_sentence_beside_a_table_is_no_answer_before_its_label() -> None:
    assert printed("SEROLOGIA\nAnti-HBc totali    Non reattivo\nreattivo.   Anti-HCV   Non reattivo")["anti_hcv"] == "nonreactive"


def test_a_title_on_every_line_is_no_part_of_the_answer() -> None:
    assert printed("SEMEN ANALYSIS\nColour   Observed value: Opaque grey\nVolume   Observed value: 3.2 mL")["semen_appearance"] == "Opaque grey"


def test_the_titles_of_a_table_on_every_line_leave_its_values_certain() -> None:
    said = printed("SPERMOGRAMME\nAbstinence   Résultats: 7   Unités: jours   Norme: 3 - 5\nVolume   Résultats: 0,8   Unités: mL   Norme: >= 2,0")

    assert said == {"abstinence": "7 jours", "semen_volume": "0.8 mL"}


def test_a_head_with_a_day_is_no_head_of_a_table() -> None:
    (report,) = read(
        "SPERMOGRAMME\nPatient   SAMPLE Moussa   Demande du   24-10-2024\nDossier   A47-676087   Date de recueil   01-11-2024\n"
        "Volume   conforme   3,2 mL   Norme\npH du sperme   conforme   7,53   Norme"
    )

    assert {reading.analyte: reading.collected_on for reading in report.readings} == {"semen_volume": None, "semen_ph": None}


@pytest.mark.parametrize(
    ("line", "said"), [("10,54   10^3/µL   4,00 - 10,00", "10.54 10^3/µL ? label_doubtful"), ("0,5   10^6/mL   < 1,0", "0.5 10^6/mL")]
)
def test_leukocytes_with_the_limits_of_blood_ask_in_a_semen_analysis(line: str, said: str) -> None:
    assert printed(f"SPERMİYOGRAM\nHacim   2,4 mL   >= 1.4\nLökosit   {line}")["semen_leukocytes"] == said
