"""Heads of papers as laboratories print them: whose day is which, who is named, who printed it."""

from datetime import date, time

import pytest

from intake.extraction.readings import ReportHead
from tests.records.typed import read

DAY = date(2025, 6, 13)
BORN = date(1980, 1, 25)
VALUES = "\n\nFSH      3.0   mIU/mL   1.5-12.4\nLH       4.0   mIU/mL   1.7-8.6\n"


def head(text: str, title: str = "HORMONE PROFILE") -> ReportHead:
    return read(f"{text}\n\n{title}{VALUES}")[0].head


@pytest.mark.parametrize(
    "text",
    [
        "Collected            Received             Date of birth\n13/06/2025           14/06/2025           25/01/1980",
        "Patient name         Date of birth        Collected on\nJOHN SAMPLE          25/01/1980           13/06/2025 08:30",
        "Date of birth: 25/01/1980    Sex: M    Collection\ndate: 13/06/2025    Reported: 15/06/2025",
        "Name: JOHN SAMPLE  Date of birth: 25/01/1980  Collected\n13/06/2025 Reported: 15/06/2025",
        "Date of birth: 25/01/1980     13/06/2025 (collected)     15/06/2025 (reported)",
        "Date of birth: 25/01/1980     Collected on Friday 13/06/2025",
        "Date of birth: 25/01/1980     Collected at 08:30 13/06/2025",
        "Date of birth: 25/01/1980     Collected / Received: 13/06/2025 / 14/06/2025",
        "Date of birth: 25/01/1980     Collected: 13-JUN-25 08.15",
        "Date of birth: 25/01/1980     Ordered: 01/06/2025     Collected: 13/06/2025     Validated: 14/06/2025     Printed: 20/06/2025",
        "Date of birth: 25/01/1980     Collected: 13/06/2025     Previous sample collected: 01/02/2025",
        "Date of birth       25/01/1980\nDate / time of      13/06/2025 08:10\ncollection",
        "Date of birth   25/01/1980    Date of\nSex             M             collection   13/06/2025",
        "Date of birth: 25/01/1980     Date: 13/06/2025 (collected)",
        "Date of birth: 25/01/1980     Collected: 17/12/1446 H (13/06/2025)",
        "Date of birth: 25/01/1980     Collected: 17/12/1446 H corresponding to 13/06/2025",
        "08:10, 13 June 2025 - specimen collected\n09:00, 14 June 2025 - specimen received\nDate of birth: 25/01/1980",
        "01-08-2025 Date printed\n08:10 13-06-2025 Date of collection\n14-06-2025 Date received\nDate of birth: 25/01/1980",
        "Date of birth: 25/01/1980 Einsender Dr. B. Muster Entnahmedatum\n13/06/2025 Befunddatum 14/06/2025 Patient Ergebnis Befund Geburtsdatum",
        "Date of birth: 25/01/1980 Ordered by Dr A. Sample Date of collection\n13/06/2025 Date received 14/06/2025",
        "Date of birth: 25/01/1980     Lab no: 20250115-03     Collected: 13/06/2025",
    ],
)
def test_the_day_of_collection_is_found_wherever_its_label_stands(text: str) -> None:
    found = head(text)

    assert (found.collected_on, found.patient_birth_date) == (DAY, BORN)


@pytest.mark.parametrize(
    "text",
    [
        "Date of birth: 25/01/1980     Age: 45",
        "25/01/1980    M    JOHN SAMPLE",
        "Date of birth: 25/01/1980     Previous sample collected: 13/06/2025",
        "Date of birth: 25/01/1980     Valid until: 13/06/2025",
        "Date of birth       25/01/1980\nDate and place      13/06/2025\nCollected           at home",
        "Date of birth: 25/01/1980     Partner date of birth: 13/06/1985",
        "Date of birth: 25/01/1980     His ejaculate, collected on 13/06/2025, held no sperm",
        "Collected     13/06/2025     01/02/2024     05/05/2023",
        "SAMPLE Date of Birth 25/01/1980",
        "In the Sample collected 13/06/2025 no sperm were found.",
    ],
)
def test_no_other_day_becomes_a_day_of_collection(text: str) -> None:
    assert head(text).collected_on is None


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Date of birth: 25/01/1980     Date: 13/06/2025", DAY),
        ("Date of birth: 25/01/1980     Validated: 13/06/2025   Printed: 20/06/2025", DAY),
        ("Date of birth: 25/01/1980     Next appointment: 13/06/2025", None),
        ("Date of birth: 25/01/1980     13/06/2025", DAY),
        ("13/06/2025", None),  # it may be the birthday
    ],
)
def test_a_plain_day_is_a_day_of_report_and_one_of_another_thing_is_none(text: str, day: date | None) -> None:
    assert (head(text).reported_on, head(text).collected_on) == (day, None)


def test_the_hour_of_collection_may_have_a_label_of_its_own() -> None:
    assert head("Collection date: 13/06/2025     Collection time: 08:30").collected_at == time(8, 30)


@pytest.mark.parametrize(
    ("place", "day"),
    [
        ("12 Main Street, Springfield, IL 62701   Tel (555) 123-4567", date(2025, 3, 4)),
        ("5 High Street, London SW1A 1AA", date(2025, 4, 3)),
        ("Riverside Street 5", None),
    ],
)
def test_the_address_tells_whether_day_or_month_comes_first(place: str, day: date | None) -> None:
    assert head(f"EXAMPLE LABORATORY\n{place}\nCollected: 03/04/2025").collected_on == day


@pytest.mark.parametrize(
    "text",
    [
        "Patient Name : SAMPLE, JOHN          Sex: M   Age: 34",
        "Name: SAMPLE, JOHN  Sex: M  Age: 34  Date of birth: 25/01/1980",
        "Patient name          Date of birth        Sex\nSAMPLE, JOHN          25/01/1980           M",
        "Full name\nSAMPLE, JOHN\nSex\nMale",
        "Patient name          SAMPLE, JOHN          Sex          M",
        "Patient name          : SAMPLE, JOHN",
        "Patient name: SAMPLE,      Sex: M\nJOHN                       Age: 34",
    ],
)
def test_a_name_is_read_behind_beside_and_below_its_label(text: str) -> None:
    assert head(text).patient_name == "SAMPLE, JOHN"


@pytest.mark.parametrize("text", ["Patient     Reference     Unit", "Patient was seen today", "Name of the test"])
def test_a_column_or_a_sentence_is_no_name(text: str) -> None:
    assert head(text).patient_name is None


@pytest.mark.parametrize(
    ("text", "laboratory"),
    [
        ("SAMPLE - invented, no real person\nHarbour Medical Laboratory\nUnit 4, Park Road", "Harbour Medical Laboratory"),
        ("Semen analysis report\nName: JOHN SAMPLE\nGreen Hill Fertility Centre     Report No: 44", "Green Hill Fertility Centre"),
        ("Name: JOHN SAMPLE\nReferring hospital: Other Hospital", None),
        ("Laboratory report\nName: JOHN SAMPLE", None),
    ],
)
def test_the_laboratory_is_the_line_that_names_an_institution(text: str, laboratory: str | None) -> None:
    assert head(text).laboratory == laboratory


@pytest.mark.parametrize(
    ("text", "laboratory"),
    [
        ("ÇINAR TIP LABORATUVARI\nHasta Adı: ALİ ÖRNEK SAMPLE\nHORMON SONUÇLARI\nTetkik   Sonuç   Birim   Referans", "ÇINAR TIP LABORATUVARI"),
        ("Поликлиника «Пример»\nПациент: ОБРАЗЕЦ SAMPLE\nГормональные исследования\nПоказатель   Результат", "Поликлиника «Пример»"),
        ("Kinderwunschzentrum Beispiel\nPatient: MUSTER SAMPLE\nHormonbefund\nUntersuchung   Ergebnis   Einheit", "Kinderwunschzentrum Beispiel"),
    ],
)
def test_institutions_are_known_in_the_papers_own_language(text: str, laboratory: str) -> None:
    assert read(text + VALUES)[0].head.laboratory == laboratory


def test_two_papers_side_by_side_are_two_reports() -> None:
    left = [
        "SEMEN ANALYSIS",
        "Name: JOHN SAMPLE",
        "Sex: M",
        "Doctor: A. Example",
        "Collected: 13/06/2025",
        "Volume   3.0   mL",
        "pH   7.7",
        "Liquefaction time   20 min",
    ]
    right = [
        "HORMONE PROFILE",
        "Name: JOHN SAMPLE",
        "Sex: M",
        "Doctor: A. Example",
        "Collected: 25/07/2025",
        "FSH   3.0   IU/L",
        "LH   4.0   IU/L",
        "TSH   2.0   mIU/L",
    ]

    reports = read("\n".join(f"{one:<64}{other}" for one, other in zip(left, right, strict=True)))

    assert [(report.kind, report.head.collected_on) for report in reports] == [("semen_analysis", DAY), ("hormone_panel", date(2025, 7, 25))]


def test_two_columns_of_one_head_are_one_report() -> None:
    (report,) = read(
        f"{'Name: JOHN SAMPLE':<64}Date of birth: 25/01/1980\n{'Collected: 13/06/2025':<64}Reported: 15/06/2025\nHORMONE PROFILE{VALUES}"
    )

    assert (report.head.collected_on, report.head.patient_birth_date) == (DAY, BORN)


@pytest.mark.parametrize("text", ["Reference: 70 - 250 mg/L", "Lower limits of reference WHO 2021 (6th ed.): volume 1.4 mL"])
def test_a_range_is_no_number_of_a_sample(text: str) -> None:
    assert head(text).accession is None
