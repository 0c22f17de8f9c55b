"""What is said of a wife, a brother or a father, what was only looked for, and what a test can find at all, is no finding of the patient's.

Lines in Arabic letters stand on the paper with their last word first.
"""

import pytest

from tests.records.typed import printed, read


def mirrored(text: str) -> str:
    return " ".join(reversed(text.split())) if any("\u0600" <= letter <= "\u06ff" for letter in text) else text


def told(title: str, sentence: str) -> dict[str, str]:
    return printed(f"{mirrored(title)}\n\n{mirrored(sentence)}")


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("CFTR GENE ANALYSIS", "Indication: his wife is a heterozygous carrier of F508del."),
        ("CFTR GENE ANALYSIS", "The patient's brother was found to be homozygous for F508del."),
        ("CFTR GENE ANALYSIS", "If the partner is a carrier of F508del the risk is 1 in 4."),
        ("CFTR GENE ANALYSIS", "The F508del mutation is detected in 70% of carriers."),
        ("CFTR GENE ANALYSIS", "Not all mutations are detected."),
        ("CFTR GENE ANALYSIS", "No mutation analysis was performed."),
        ("CFTR GENE ANALYSIS", "Mutations in non-coding regions are not detected by this method."),
        ("CFTR-GENANALYSE Befund", "Die Ehefrau ist heterozygote Trägerin der Mutation F508del."),
        ("ANALYSE DU GÈNE CFTR Résultat", "Conjointe : hétérozygote pour F508del."),
        ("CFTR GEN ANALİZİ", "Eşi F508del mutasyonu heterozigot taşıyıcısıdır."),
        ("АНАЛИЗ ГЕНА CFTR результат", "Супруга - гетерозиготный носитель мутации F508del."),
    ],
)
def test_a_variant_of_somebody_else_or_a_word_about_the_test_is_no_result(title: str, sentence: str) -> None:
    assert "cftr_variants" not in told(title, sentence)


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("CFTR GENE ANALYSIS", "Negative for the 57 mutations analyzed."),
        ("CFTR GENE ANALYSIS", "None of the 50 CFTR mutations tested was detected."),
        ("CFTR GENE ANALYSIS", "No CFTR variants of clinical significance identified."),
        ("MUCOVISCIDOSE Résultat", "Aucune des 36 mutations testées n'a été mise en évidence."),
        ("MUCOVISCIDOSE Résultat", "La recherche des mutations est négative."),
        ("FIBROSIS QUÍSTICA Resultado", "No se detectó ninguna de las 50 mutaciones estudiadas."),
        ("MUKOVISZIDOSE Befund", "Kein Nachweis einer Mutation im CFTR-Gen."),
        ("KİSTİK FİBROZİS", "Çalışılan 36 mutasyonun hiçbirine rastlanmadı."),
    ],
)
def test_none_of_many_mutations_is_an_answer(title: str, sentence: str) -> None:
    assert told(title, sentence).get("cftr_variants") == "none detected"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("KARYOTYPE", "Patient's brother: 47,XXY"),
        ("KARYOTYPE", "Klinefelter syndrome (47,XXY) was excluded."),
        ("KARYOTYPE", "No evidence of 47,XXY mosaicism."),
        ("KARYOTYPE", "Indication: Klinefelter syndrome (47,XXY)?"),
        ("KARYOTYP Befund", "Karyotyp der Ehefrau: 46,XX"),
        ("KARYOTİP", "Eşinin karyotipi 46,XX"),
        ("CARYOTYPE Résultat", "Caryotype de la conjointe : 46,XX"),
    ],
)
def test_a_karyotype_of_somebody_else_or_one_that_was_looked_for_asks(title: str, sentence: str) -> None:
    assert "ambiguous" in told(title, sentence)["karyotype"]


def test_what_was_looked_for_does_not_stand_beside_what_was_found() -> None:
    assert printed("KARYOTYPE\n\nIndication: rule out Klinefelter syndrome (47,XXY)\n\nKaryotype: 46,XY. Father: 46,XY")["karyotype"] == "46,XY"


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("REFERRAL LETTER", "His wife has FSH 6.1 IU/L on 12.03.2025."),
        ("REFERRAL LETTER", "The wife of the patient is 33. Her FSH was 6.1 IU/L on 12.03.2025."),
        ("ARZTBRIEF Befund", "Bei der Partnerin FSH 6,1 IU/l am 12.03.2025."),
        ("SEVK MEKTUBU", "Eşinin FSH değeri 6,1 IU/L olarak 12.03.2025 tarihinde ölçüldü."),
        ("CARTA DE DERIVACIÓN Paciente", "La esposa tiene FSH 6,1 UI/L el 12/03/2025."),
        ("ВЫПИСНОЙ ЭПИКРИЗ", "У супруги ФСГ 6,1 МЕ/л от 12.03.2025."),
    ],
)
def test_a_value_of_the_wife_in_a_letter_asks(title: str, sentence: str) -> None:
    (report,) = read(f"{title}\n\n{sentence}")

    assert [("ambiguous" in reading.reasons) for reading in report.readings if reading.analyte == "fsh"] == [True]


def test_a_value_of_the_husband_behind_his_wife_s_is_his() -> None:
    (report,) = read("REFERRAL LETTER\n\nHis wife is 33 and well, and the husband's FSH was 24.1 IU/L on 12.03.2025.")

    assert [(str(reading.number), reading.reasons) for reading in report.readings] == [("24.1", ())]


@pytest.mark.parametrize(
    ("title", "sentence"),
    [
        ("SEMEN ANALYSIS", "?azoospermia"),
        ("SEMEN ANALYSIS", "Father had azoospermia."),
        ("SPERMIOGRAMM Befund", "V. a. Azoospermie"),
        ("SPERMIOGRAMM Befund", "Z. n. Azoospermie"),
        ("SPERMIOGRAMM Befund", "Azoospermie ausschließen."),
        ("SPERMOGRAMME Résultat", "Éliminer une azoospermie."),
        ("SPERMIOGRAMMA Referto", "Escludere azoospermia."),
        ("ESPERMOGRAMA Paciente Laudo", "Afastar azoospermia."),
        ("BADANIE NASIENIA", "Wykluczyć azoospermię."),
        ("СПЕРМОГРАМА Пацієнт Результат дослідження", "Виключити азооспермію."),
        ("SPERMOGRAMĂ Pacient", "Istoric de azoospermie."),
        ("تحليل السائل المنوي", "التشخيص: لانطفية"),
        ("تحليل السائل المنوي", "لاستبعاد انعدام النطاف"),
        ("آزمایش اسپرم", "جهت رد آزواسپرمی"),
    ],
)
def test_a_diagnosis_that_is_asked_about_is_no_finding(title: str, sentence: str) -> None:
    assert "sperm_seen" not in told(title, sentence)


def test_each_field_in_turkish_is_no_woman() -> None:
    assert told("SPERMİYOGRAM", "Her alanda 0-1 sperm görüldü.")["sperm_seen"] == "rare"
