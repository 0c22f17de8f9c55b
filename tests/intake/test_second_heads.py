"""Two papers one over the other, letters among results, and whose paper it is: what splits a page and what a report is called."""

from datetime import date

import pytest

from tests.records.typed import read

HEAD = """GREEN HILL LABORATORY
{title}
Name: JOHN SAMPLE; Date of birth: 25/01/1980; Sex: M; Report No: {number}; Reported: {day}
"""
HORMONES = "FSH      3.0   IU/L    1.5-12.4\nLH       4.0   IU/L    1.7-8.6\nTSH      2.0   mIU/L   0.4-4.0\n"
LETTER = "Dear colleague,\nI refer this couple with infertility of three years.\nHe has had no operation.\nYours sincerely\n"
BLOOD = "Haemoglobin   14.0   g/dL   13-17\nGlucose       90     mg/dL   70-100\nUrea          30     mg/dL   17-43\nLDH     180     U/L   135-225\n"


def test_a_letter_under_a_report_on_one_page_is_a_report_of_its_own() -> None:
    page = (
        HEAD.format(title="HORMONE PROFILE", number="H-11", day="13/06/2025")
        + HORMONES
        + HEAD.format(title="Letter of referral", number="L-12", day="20/06/2025")
        + LETTER
    )

    assert [(report.kind, report.head.accession) for report in read(page)] == [("hormone_panel", "H-11"), ("referral_letter", "L-12")]


def test_two_papers_of_one_specimen_on_one_page_are_told_by_their_heads() -> None:
    page = (
        HEAD.format(title="HORMONE PROFILE", number="H-11", day="13/06/2025")
        + HORMONES
        + HEAD.format(title="CLINICAL CHEMISTRY", number="B-12", day="20/06/2025")
        + BLOOD
    )

    reports = read(page)

    assert [(report.kind, report.head.reported_on) for report in reports] == [("hormone_panel", date(2025, 6, 13)), ("other_lab", date(2025, 6, 20))]


def test_a_name_at_the_foot_begins_no_second_paper() -> None:
    page = HEAD.format(title="HORMONE PROFILE", number="H-11", day="13/06/2025") + HORMONES + "\n\n\n\nName: JOHN SAMPLE; Report No: H-11; page 1"

    assert len(read(page)) == 1


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Name: JANE SAMPLE     Sex: F     Age: 34", "female_fertility"),
        ("Name: JANE SAMPLE     Sex: 34 / Female", "female_fertility"),
        ("Name              Sex          Age\nJANE SAMPLE       Woman        34", "female_fertility"),
        ("Name: JOHN SAMPLE     Sex: M     Doctor: F. Example", "hormone_panel"),
        ("Name: JOHN SAMPLE     Consultant: women's clinic", "hormone_panel"),
    ],
)
def test_a_womans_hormones_are_told_by_the_sex_in_the_head(head: str, kind: str) -> None:
    assert read(f"{head}\nHORMONES\n{HORMONES}")[0].kind == kind


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Hasta Adı: A. SAMPLE     Cinsiyet: K     Doğum Tarihi: 25.01.1980", "female_fertility"),
        ("Pasiyent: A. SAMPLE     Cins: K     Göndərən həkim: B. NÜMUNƏ", "hormone_panel"),
    ],
)
def test_a_letter_of_the_sex_is_of_its_own_language(head: str, kind: str) -> None:
    assert read(f"{head}\nHORMON ANALİZİ\n{HORMONES}")[0].kind == kind


def test_labels_over_blocks_of_values_count_as_values() -> None:
    block = "{label}\nMethod: ECLIA\nResult          Limits\n{value} IU/L          1.5 - 12.4\n"

    (report,) = read("Name: JOHN SAMPLE\nREPORT\n" + "".join(block.format(label=label, value=3) for label in ("FSH", "LH", "Prolactin", "TSH")))

    assert report.kind == "hormone_panel"


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("Dr. Example & Kollegen, Labor\nHORMONBEFUND\n" + HORMONES, "hormone_panel"),
        ("Labor Dr. Beispiel & Kollegen\nPatient: MUSTER SAMPLE\nEingriff: Mikro-TESE\nBeidseits keine Spermien.", "operation_note"),
        ("Выписка из протокола операции\nПациент: ОБРАЗЕЦ SAMPLE\nMicro-TESE справа и слева.", "operation_note"),
        ("Name: JOHN SAMPLE     HISTOLOGY: TESTIS\nSeminiferous tubules are few.", "histology"),
    ],
)
def test_colleagues_in_a_letterhead_make_no_letter(lines: str, kind: str) -> None:
    assert read(lines)[0].kind == kind


def test_the_days_in_a_letter_are_not_its_own() -> None:
    (report,) = read("Dear colleague,\nsemen sample collected 13/06/2025: no sperm\nYours sincerely")

    assert (report.kind, report.head.collected_on) == ("referral_letter", None)


def test_limits_behind_reference_are_no_number_of_a_sample() -> None:
    (report,) = read("HORMONE PROFILE\nReference: 0.73 to 16.05\n" + HORMONES)

    assert report.head.accession is None


def test_a_second_head_at_the_foot_of_a_page_begins_a_paper_whose_values_stand_on_the_next() -> None:
    values = "Volume      2.4    mL\npH          7.6\nSperm concentration   0   mill/ml\nViscosity   normal\nColour    grey"
    first = f"SEMEN ANALYSIS\nName: JOHN SAMPLE, Lab no: A1\n\n{values}\n\n\n"
    second = "\nBLOOD COUNT\nName: JOHN SAMPLE, Lab no: B2\nHaematology"

    reports = read(f"{first}{second}", "Haemoglobin      13.9   g/dL\nWBC              8.05   10^3/uL\nPlatelets        353    10^3/uL")

    assert [(report.kind, report.pages) for report in reports] == [("semen_analysis", (1,)), ("other_lab", (1, 2))]
