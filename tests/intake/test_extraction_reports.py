"""Packets, heads and days."""

from datetime import date, time

import pytest

from intake.extraction.readings import ReportHead
from tests.records.typed import read

SEMEN = "SEMEN ANALYSIS\nCollected: {day}\nVolume  3.0  mL\npH  7.7\nLiquefaction time  20  min"
HORMONES = "HORMONE PROFILE\nCollected: {day}\nFSH  3.0  mIU/mL  1.5-12.4\nLH  4.0  mIU/mL  1.7-8.6"


def head(text: str) -> ReportHead:
    return read(text + "\nHORMONE PROFILE\nFSH  3.0  mIU/mL  1.5-12.4")[0].head


def test_a_new_specimen_begins_a_new_report() -> None:
    reports = read(SEMEN.format(day="11-Mar-2025"), HORMONES.format(day="11-Mar-2025"))

    assert [(report.kind, report.pages) for report in reports] == [("semen_analysis", (1,)), ("hormone_panel", (2,))]


def test_another_day_begins_a_new_report() -> None:
    reports = read(HORMONES.format(day="11-Mar-2025"), HORMONES.format(day="12-Mar-2024"), "Free T4  1.2  ng/dL  0.9-1.7")

    assert [(report.pages, report.head.collected_on) for report in reports] == [((1,), date(2025, 3, 11)), ((2, 3), date(2024, 3, 12))]


def test_another_sample_number_begins_a_new_report() -> None:
    reports = read("HORMONE PROFILE\nSample No: 11\nFSH  3.0  mIU/mL", "HORMONE PROFILE\nSample No: 12\nFSH  4.0  mIU/mL")

    assert [report.head.accession for report in reports] == ["11", "12"]


def test_a_second_specimen_on_the_same_page_is_a_report_of_its_own() -> None:
    more = "\nSperm concentration  20  million/mL\nProgressive motility  30  %\n"

    reports = read(SEMEN.format(day="11-Mar-2025") + more + HORMONES.format(day="11-Mar-2025"))

    assert [(report.kind, report.readings[-1].analyte) for report in reports] == [("semen_analysis", "sperm_seen"), ("hormone_panel", "lh")]


def test_a_page_without_words_is_in_no_report() -> None:
    assert read("", HORMONES.format(day="11-Mar-2025"))[0].pages == (2,)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("SPERMİYOGRAM", "semen_analysis"),
        ("Karyotype report", "karyotype"),
        ("Y CHROMOSOME MICRODELETION", "y_microdeletion"),
        ("SCROTAL ULTRASOUND REPORT", "scrotal_ultrasound"),
        ("TESTİS BİYOPSİSİ PATOLOJİ RAPORU", "histology"),
        ("OPERATION NOTE", "operation_note"),
        ("Dear Colleague,", "referral_letter"),
        ("COMPLETE BLOOD COUNT", "other_lab"),
        ("Invoice for your stay", "other"),
    ],
)
def test_titles_tell_the_kind(title: str, kind: str) -> None:
    (report,) = read(f"SAMPLE HOSPITAL\n{title}\nPatient: SAMPLE PATIENT")

    assert report.kind == kind


def test_one_hormone_among_much_blood_is_no_hormone_panel() -> None:
    lines = [f"{name}  5.0  mmol/L  1 - 9" for name in ("Glucose", "Sodium", "Potassium", "Urea", "Creatinine", "Calcium")]

    assert read("BIOCHEMISTRY\n" + "\n".join(lines) + "\nTSH  2.1  mU/L  0.27 - 4.2")[0].kind == "other_lab"


def test_days_are_told_apart_by_their_labels() -> None:
    found = head("""
        Patient Name : SAMPLE PATIENT          DOB: 14/03/1987
        Sample collected: 02/09/2025 09:15     Received: 03/09/2025
        Reported : 04/09/2025  1:36:25PM       Sample No: 4471-22
    """)

    assert found.patient_name == "SAMPLE PATIENT"
    assert found.accession == "4471-22"
    assert (found.patient_birth_date, found.collected_on) == (date(1987, 3, 14), date(2025, 9, 2))
    assert (found.received_on, found.reported_on) == (date(2025, 9, 3), date(2025, 9, 4))


def test_labels_may_stand_above_their_days() -> None:
    found = head("Collected        Received         Reported\n11-Jul-2025      12-Jul-2025      13-Jul-2025")

    assert (found.collected_on, found.received_on, found.reported_on) == (date(2025, 7, 11), date(2025, 7, 12), date(2025, 7, 13))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Collected: 11-Jul-2025 08:02 AM", date(2025, 7, 11)),
        ("Collected: 21 August 2025", date(2025, 8, 21)),
        ("Collected: Aug 21, 2025", date(2025, 8, 21)),
        ("Collected: 2025-08-21", date(2025, 8, 21)),
        ("Collected: 2025/08/21 10:00", date(2025, 8, 21)),
        ("Collected: 14/5/2023 11:03:00AM", date(2023, 5, 14)),
        ("Collected: 5/14/2023", date(2023, 5, 14)),
        ("Collected: 03.06.2025 10:40", date(2025, 6, 3)),
        ("HASTA SONUÇ RAPORU   Numune Alma Tarihi : 3 Haziran 2025   Doğum Tarihi: 1 Ocak 1980", date(2025, 6, 3)),
        ("Collected: 03/04/2025", None),
        ("Collected: 03/04/2025  Reported: 03/15/2025", date(2025, 3, 4)),
        ("Collected: 03/04/2025  DOB: 25/12/1980", date(2025, 4, 3)),
        ("Collected: 07/07/2025", date(2025, 7, 7)),
        ("Collected: 31/02/2025", None),
        ("Collected: 20250821", None),
        ("DOB: 14/03/1987", None),
        ("Date of Birth 14 March 1987", None),
        ("Report date: 14 March 2025", None),
        ("Collected: 14 March 2025  Reported: 2 March 2025", None),
    ],
)
def test_a_day_of_collection_is_read_or_left_open(text: str, day: date | None) -> None:
    assert head(text).collected_on == day


def test_a_turkish_day_is_day_first_and_reception_is_no_collection() -> None:
    found = head("Numune Kabul Tarihi: 03/04/2025      Doğum Tarihi: 01/02/1985\nHASTA SONUÇ RAPORU   Tetkik Adı   Sonuç   Birim")

    assert (found.collected_on, found.received_on, found.patient_birth_date) == (None, date(2025, 4, 3), date(1985, 2, 1))


def test_a_line_of_the_head_is_no_header_of_a_table() -> None:
    (report,) = read("""
        EXAMPLE LABORATORY
        Patient: SAMPLE PATIENT    Date of Birth: 05/06/1979
        Sample collected: 14/03/2026 09:12    Reported: 15/03/2026
        BIOCHEMISTRY
        HbA1c (IFCC)           44       mmol/mol   (20 - 41)
        Fasting Glucose        5.9      mmol/L     (3.5 - 5.4)
    """)

    assert report.head.patient_name == "SAMPLE PATIENT"
    assert [(reading.analyte, str(reading.number)) for reading in report.readings] == [("hba1c", "44")]


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("Collected: 22/09/2025 08:30", time(8, 30)),
        ("Collected: 22/09/2025 - 08:30:15", time(8, 30)),
        ("Collected: 02.09.2025T08:30", time(8, 30)),
        ("Collected: 2025-09-02T08:30:00Z", time(8, 30)),
        ("Collected: 02/Sep/2025  8:30AM", time(8, 30)),
        ("Collected: 02/Sep/2025  8:30 p.m.", time(20, 30)),
        ("Collected: 02/Sep/2025  12:05 AM  Page 1", time(0, 5)),
        ("Collected: 13.09.2025 08:30   Reported: 14.09.2025 16:00", time(8, 30)),
        ("Collected: 13.09.2025   Reported: 14.09.2025 16:00", None),
        ("Collected: 13.09.2025 00:00", None),  # printed where nobody noted an hour
        ("Collected: 13.09.2025 25:10", None),
        ("Collected: 13.09.2025 1:100", None),  # a dilution
        ("Collected: 13.09.2025 08:30\nCollection: 13.09.2025 09:30", None),
        ("Collected: 03/04/2025 08:30", None),  # nobody knows of which day
        ("Reported: 13.09.2025 08:30", None),
    ],
)
def test_the_hour_of_collection_is_the_one_right_beside_its_day(line: str, hour: time | None) -> None:
    assert head(line).collected_at == hour


def test_the_hour_stands_in_the_json() -> None:
    (report,) = read("HORMONE PROFILE\nCollected: 13.09.2025 08:30\nFSH  3.0  mIU/mL")

    assert (report.as_json()["collected_on"], report.as_json()["collected_at"]) == ("2025-09-13", "08:30")
