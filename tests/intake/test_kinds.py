"""Kinds told by beginnings of words in any order, and by what only such papers print."""

import pytest

from tests.records.typed import read, scanned


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Esame del liquido seminale", "semen_analysis"),
        ("Badanie ogólne nasienia", "semen_analysis"),
        ("Ultrasonografia worka mosznowego - USG moszny", "scrotal_ultrasound"),
        ("Ecografía doppler testicular bilateral", "scrotal_ultrasound"),
        ("Sonographie des Skrotums", "scrotal_ultrasound"),
        ("УЗИ органов мошонки", "scrotal_ultrasound"),
        ("Examen anatomopathologique", "histology"),
        ("Гистологическое исследование биоптата", "histology"),
        ("Étude des microdélétions du chromosome Y", "y_microdeletion"),
        ("Mutationsanalyse bei zystischer Fibrose (CFTR)", "cftr"),
        ("Compte rendu opératoire", "operation_note"),
        ("Relatório cirúrgico", "operation_note"),
        ("Surat rujukan", "referral_letter"),
        ("تقرير الأنسجة", "histology"),
        ("Genetics: Karyotype", "karyotype"),
        ("Examen du sperme", "semen_analysis"),  # "examen du" alone is a label of days
        ("Ejakülat Tetkiki", "semen_analysis"),
        ("AZF-Deletionsdiagnostik", "y_microdeletion"),
        ("Andrology: Diagnostic Semen Analysis (WHO 6th ed.)", "semen_analysis"),
        ("Semen for Fertility", "semen_analysis"),
        ("TRUS-Befund", "transrectal_ultrasound"),
        ("Hoja de derivación", "referral_letter"),
    ],
)
def test_a_title_is_known_by_the_beginnings_of_its_words(title: str, kind: str) -> None:
    assert read(f"{title}\nSAMPLE PATIENT")[0].kind == kind


@pytest.mark.parametrize(
    ("lines", "kind"),
    [
        ("Right testis 18 x 12 x 10 mm\nThe epididymis is unremarkable\nHomogeneous echogenicity, no varicocele", "scrotal_ultrasound"),
        ("Seminiferous tubules with Sertoli cells only\nNo spermatogenesis\nLeydig cells unremarkable", "histology"),
        ("General anaesthesia, midline incision\nSurgeon: Dr Example\nNo blood loss", "operation_note"),
        ("Prostate of 30 ml\nSeminal vesicles 12 mm\nEjaculatory ducts not seen, utricle cyst", "transrectal_ultrasound"),
    ],
)
def test_a_paper_without_a_title_is_told_by_its_words(lines: str, kind: str) -> None:
    assert read(f"SAMPLE PATIENT\n{lines}")[0].kind == kind


def test_the_title_may_stand_beside_the_head() -> None:
    (report,) = read("Name: JOHN SAMPLE\nChromosome analysis          Date of birth: 25/01/1980\nSex: M\nResult          46,XY")

    assert report.kind == "karyotype"


def test_a_department_is_a_title_only_where_nothing_else_is() -> None:
    (report,) = read("Department of Cytogenetics and Pathology Laboratory\nSEMEN ANALYSIS\nVolume   3.0   mL\npH   7.7")

    assert report.kind == "semen_analysis"


def test_pages_of_one_specimen_with_heads_of_their_own_are_reports_of_their_own() -> None:
    page = "{title}\nReport No: {number}\nDate of birth: 25/01/1980\nReported: {day}\n{result}"

    reports = read(
        page.format(title="KARYOTYPE", number="K-11", day="13/06/2025", result="Result   46,XY"),
        page.format(title="CFTR GENE", number="C-12", day="20/06/2025", result="F508del   not detected"),
    )

    assert [(report.kind, report.pages) for report in reports] == [("karyotype", (1,)), ("cftr", (2,))]


def test_a_second_page_without_a_head_stays_with_its_report() -> None:
    first = "SEMEN ANALYSIS\nReport No: S-11\nVolume   3.0   mL\npH   7.7\nPage 1 of 2"

    (report,) = read(first, "Sperm concentration   20   million/mL\nProgressive motility   30   %\nPage 2 of 2")

    assert (report.kind, report.pages) == ("semen_analysis", (1, 2))


@pytest.mark.parametrize("head", ["Дата направлення     Дата друку     Дата взяття", "Дата направлення     : 18.07.2024"])
def test_the_day_of_a_referral_makes_no_letter(head: str) -> None:
    (report,) = read(f"{head}\n\nГормони крові\n\nТестостерон     5.5     нг/мл\nПролактин     214.3     мкМО/мл\nФСГ     4.1     мМО/мл")

    assert report.kind == "hormone_panel"


@pytest.mark.parametrize("line", ["Indication: karyotype", "Examen du 13/06/2025"])
def test_what_is_asked_for_and_a_day_are_no_titles(line: str) -> None:
    assert read(f"{line}\nSAMPLE PATIENT")[0].kind == "other"


def test_a_title_right_under_a_day_is_a_title() -> None:
    (report,) = read(
        "Name         : AGUS SAMPLE\nTgl. Hasil   : 17-12-2023\n               USG TRANSREKTAL (TRUS)\nTemuan\nVolume prostat 36,9 ml, homogen."
    )

    assert report.kind == "transrectal_ultrasound"


def test_the_title_may_stand_beside_a_label_of_the_head_without_a_colon() -> None:
    (report,) = read("ФИО        SAMPLE Петров\nПротокол операции        Номер медкарты        20241014961\nОписание\nВзято 12 фрагментов.")

    assert report.kind == "operation_note"


@pytest.mark.parametrize(("title", "kind"), [("تقرير البائولوجي", "histology"), ("تقرير دوبلر اتلخصيتين", "scrotal_ultrasound")])
def test_a_title_that_an_engine_spoilt_is_known_on_a_scan_alone(title: str, kind: str) -> None:
    lines = [title, "اسم المريض : SAMPLE", "تاريخ الولادة : 22/04/1991", "الجنس : ذكر", "الطبيب المحول : فلان"]
    page = "\n".join(" ".join(reversed(line.split())) for line in lines)  # from the right

    assert read(scanned(page))[0].kind == kind
    assert read(page)[0].kind == "other"


def test_a_label_of_a_day_is_no_spoilt_title() -> None:
    head = "Спермограма\nЛікар : SAMPLE        Стать : Чоловіча\nДата направлення  Ведізіегеа : 11/11/2024    Дата забору : 20/11/2024"

    assert [report.kind for report in read(scanned(head))] == ["semen_analysis"]
