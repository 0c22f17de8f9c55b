"""Numbers beside words that make them another's, another day's or another sample's: a person looks, or nothing is read."""

import pytest

from tests.records.typed import printed, read, show


@pytest.mark.parametrize(
    "line",
    ["Partner: FSH 6.1 IU/L", "Target: FSH 5 IU/L", "Last year: FSH 12.1 IU/L", "FSH   6.1 IU/L   Wife of patient", "FSH   35.2 IU/L   After GnRH"],
)
def test_a_value_behind_a_strange_heading_or_before_a_telling_remark_asks(line: str) -> None:
    assert "label_doubtful" in printed(f"HORMONE REPORT\n{line}\nLH   9.1 IU/L")["fsh"]


def test_a_heading_made_of_words_of_labels_asks_nothing() -> None:
    said = printed("SEMEN ANALYSIS\nMacroscopy: volume 3.2 mL   pH 7.6\nMotility: progressive 30 %")

    assert said == {"semen_volume": "3.2 mL", "semen_ph": "7.6", "motility_progressive": "30 %"}


def test_words_between_a_day_and_its_value_may_make_it_anothers() -> None:
    assert printed("HORMONE REPORT\nFSH\n12.03.2024   wife   6.1 IU/L\n14.03.2024   husband   18.4 IU/L") == {}


def test_the_genotype_of_a_partner_is_nobodys_here() -> None:
    assert printed("CFTR MUTATION ANALYSIS\nMutation   Partner   Patient\nF508del   N/M   N/N\nG542X   N/N   N/N") == {}


def test_results_that_grow_by_more_than_their_lines_count_no_lines() -> None:
    said = printed(
        "SEMEN ANALYSIS\nResult   Test   Lower limit\n3   Volume (mL)   1.4\n12   Progressive motility (%)   30\n16   Total motility (%)   42"
    )

    assert said == {"semen_volume": "3 mL", "motility_progressive": "12 %", "motility_total": "16 %"}


@pytest.mark.parametrize(
    "line",
    [
        "History of micro-TESE: Sertoli cell only",
        "Previous histology: Sertoli cell only",
        "Clinical history: Sertoli cell only",
        "History: Sertoli cell only",
    ],
)
def test_what_was_known_before_is_no_pattern_of_this_tissue(line: str) -> None:
    assert "histology_pattern" not in printed(f"HISTOPATHOLOGY REPORT\n{line}\nFour fragments of tissue.")


@pytest.mark.parametrize("title", ["Diagnosis", "Final diagnosis", "Pathological diagnosis"])
def test_the_diagnosis_of_the_report_is_its_pattern(title: str) -> None:
    assert printed(f"HISTOPATHOLOGY REPORT\n{title}: Sertoli cell only") == {"histology_pattern": "sertoli_cell_only"}


def test_a_volume_of_something_else_with_its_unit_in_the_label_is_no_testis() -> None:
    said = printed("SCROTAL ULTRASOUND\nRight testis 35 x 19 x 24 mm, left testis 33 x 18 x 22 mm\nResidual urine, ml   30")

    assert set(said) == {"testis_length_right", "testis_length_left"}


def test_earlier_results_of_one_day_beside_results_to_come_stay_earlier() -> None:
    (report,) = read("HORMONE REPORT\nTest   Result   Previous (12.03.2023)   Unit\nFSH   follows   18.4   IU/L\nLH   follows   9.1   IU/L")

    assert report.head.collected_on is None
    assert all(reading.collected_on is not None for reading in report.readings)


def test_a_volume_in_a_letter_is_that_of_the_semen_it_stands_beside() -> None:
    (report,) = read("""
        Dear colleague,
        On 12.03.2024 the semen analysis showed azoospermia, and 5 mL of blood was drawn.
        On 12.04.2024 the ejaculate (1.9 mL) contained no sperm.
    """)

    assert [show(reading) for reading in report.readings if reading.analyte == "semen_volume"] == ["5 mL ? label_doubtful", "1.9 mL"]


@pytest.mark.parametrize("line", ["Azoospermia in 2019.", "Azoospermia since 2019."])
def test_a_diagnosis_of_a_year_asks(line: str) -> None:
    assert printed(f"SEMEN ANALYSIS\nVolume   3.2 mL\n{line}")["sperm_seen"] == "none ? ambiguous"


def test_a_strange_heading_is_that_of_its_whole_line() -> None:
    said = printed("SEMEN ANALYSIS\nAfter wash: volume 0.5 mL   pH 7.2   concentration 5 million/mL")

    assert all("label_doubtful" in value for value in said.values())


def test_a_marker_named_twice_on_its_line_asks() -> None:
    said = printed("Y CHROMOSOME MICRODELETION\nRegion   Marker   Result\nAZFb   sY127, sY134   deletion of sY127 only")

    assert "label_doubtful" in said.get("sts_sy134", "label_doubtful")


def test_an_answer_in_another_column_than_that_of_results_asks() -> None:
    said = printed(
        "SEROLOGY\nTest   Result      Patient's wife\nHIV   Negative   Negative\nHBsAg   Negative   Negative\nAnti-HCV               Positive"
    )

    assert "column_doubtful" in said.get("anti_hcv", "column_doubtful")


def test_days_on_which_samples_came_are_no_days_of_collection() -> None:
    (report,) = read("SEMEN ANALYSIS\nDate received   12/03/2024   14/06/2024   16/07/2024\nVolume (mL)   3.2   2.8   1.4\npH   7.8   7.4   7.2")

    assert report.head.collected_on is None
