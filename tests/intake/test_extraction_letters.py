"""Letters: values in sentences, each with the day that its sentence names."""

import pytest

from intake.extraction.readings import Reading
from tests.records.typed import read, show

ENGLISH = """
    Dear colleague,
    Thank you for seeing this couple, who have been trying for a child for 3 years.
    His hormones on 14 March 2024: FSH 24.1 IU/L, LH <0.1 mIU/mL, total testosterone 3.2 ng/mL.
    On 30.10.2023 the ejaculate had a volume of 1.2 ml; no sperm was seen.
    Yours sincerely
    """
TURKISH = """
    Sayın Dr. Örnek,
    14.03.2024 tarihli tetkiklerinde FSH 24,1 IU/L, LH <0,1 mIU/mL, total testosteron 3,2 ng/mL bulundu.
    30.10.2023 tarihli spermiogramında hacim 1,2 ml, azoospermi saptandı.
    """
GERMAN = """
    Sehr geehrter Herr Kollege,
    Am 14.03.2024 betrug das FSH 24,1 IU/L, das LH <0,1 mIU/mL und das Testosteron 3,2 ng/mL.
    Spermiogramm vom 30.10.2023: Volumen 1,2 ml, keine Spermien nachweisbar.
    """
RUSSIAN = """
    Уважаемый коллега!
    Гормоны от 14.03.2024: ФСГ 24,1 IU/L, ЛГ <0,1 mIU/mL, тестостерон общий 3,2 ng/mL.
    В спермограмме от 30.10.2023 объем 1,2 ml, сперматозоиды не обнаружены.
    """
FRENCH = """
    Cher confrère,
    Bilan hormonal du 14/03/2024 : FSH 24,1 IU/L, LH <0,1 mIU/mL, testostérone totale 3,2 ng/mL.
    Spermogramme du 30/10/2023 : volume 1,2 ml, absence de spermatozoïdes.
    """
SPANISH = """
    Estimado colega:
    Hormonas del 14/03/2024: FSH 24,1 IU/L, LH <0,1 mIU/mL, testosterona total 3,2 ng/mL.
    Seminograma del 30/10/2023: volumen 1,2 ml, ausencia de espermatozoides.
    """
ITALIAN = """
    Gentile collega,
    Dosaggi ormonali del 14/03/2024: FSH 24,1 IU/L, LH <0,1 mIU/mL, testosterone totale 3,2 ng/mL.
    Spermiogramma del 30/10/2023: volume 1,2 ml, assenza di spermatozoi.
    """


def dated(page: str) -> dict[str, str]:
    (report,) = read(page)
    assert report.kind == "referral_letter"
    return {reading.analyte: _show(reading) for reading in report.readings}


def _show(reading: Reading) -> str:
    return f"{show(reading)} of {reading.collected_on}"


@pytest.mark.parametrize("page", [ENGLISH, TURKISH, GERMAN, RUSSIAN, FRENCH, SPANISH, ITALIAN])
def test_values_in_sentences_have_the_day_of_their_sentence(page: str) -> None:
    assert dated(page) == {
        "fsh": "24.1 IU/L of 2024-03-14",
        "lh": "<0.1 mIU/mL of 2024-03-14",
        "testosterone_total": "3.2 ng/mL of 2024-03-14",
        "semen_volume": "1.2 ml of 2023-10-30",
        "sperm_seen": "none of 2023-10-30",
    }


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("The FSH was 24.1 IU/L.", "24.1 IU/L ? ambiguous of None"),
        ("FSH was 12 IU/L on 14.03.2024 and later, on 15.05.2024, it was lower.", "12 IU/L ? ambiguous of None"),
        ("On 14.03.2024 FSH was 12 IU/L, before that 24 IU/L.", "12 IU/L ? column_doubtful of 2024-03-14"),
    ],
)
def test_what_a_sentence_leaves_open_is_asked(sentence: str, shown: str) -> None:
    assert dated(f"Dear colleague,\n{sentence}")["fsh"] == shown


@pytest.mark.parametrize(
    "sentence",
    [
        "FSH, LH and testosterone were normal on 14.03.2024.",
        "On 14.03.2024 the prostate had a volume of 22 ml.",
        "FSH reference range: 1.5 - 12.4 IU/L.",
    ],
)
def test_words_without_a_value_of_his_are_not_read(sentence: str) -> None:
    assert dated(f"Dear colleague,\n{sentence}") == {}


def test_sperm_found_at_an_operation_are_no_semen_analysis() -> None:
    assert dated("Dear colleague,\nOn 14.03.2024 micro-TESE was performed; no sperm was found in the tissue.") == {}


def test_a_time_of_day_behind_a_label_is_no_value() -> None:
    assert dated("Dear colleague,\nOn 14.03.2024 please take testosterone before 10 h.") == {}


def test_a_letter_from_a_department_named_after_its_tests_is_a_letter() -> None:
    reports = read("""
        Universitätsklinikum Musterburg - Andrologische Ambulanz
                                  Immunchemie
        Patient : Sample, Emre             Druckdatum : 27.03.2024
                                  Arztbrief
        Lieber Herr Kollege,
        vielen Dank für die Vorstellung des Patienten bei unerfülltem Kinderwunsch seit 3 Jahren.
        Hormone vom 15.02.2024: FSH 25,8 IU/l, LH 7,8 U/l, Testosteron 2236 ng/l.
        Mit freundlichen kollegialen Grüßen
    """)

    days = {reading.analyte: str(reading.collected_on) for report in reports for reading in report.readings}

    assert (days["fsh"], days["lh"]) == ("2024-02-15", "2024-02-15")
