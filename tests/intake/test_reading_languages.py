"""Which language a page is in."""

import pytest

from intake.reading.languages import are_akin, expected_with, find_language, is_misread, load_languages
from intake.reading.words import Box, Word


def words(text: str) -> list[Word]:
    return [Word(word, Box(0, 0, 1, 1)) for word in text.split()]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Patient name and date of the report, reference range", "en"),
        ("Hasta adı ve doğum tarihi, sonuç ve referans aralığı", "tr"),
        ("HASTA ADI SOYADI, NUMUNE KABUL TARİHİ, SONUÇ", "tr"),
        ("Patient und Befund, Ergebnis der Untersuchung nicht im Referenzbereich", "de"),
        ("Nom et prénom, résultat et valeurs de référence, date de naissance", "fr"),
        ("Nombre del paciente, fecha de nacimiento y resultado", "es"),
        ("Nama pasien dan tanggal lahir, hasil pemeriksaan dan nilai rujukan", "id"),
        ("Пациент, дата, результат анализа не в норме по возрасту FSH LH mIU/mL", "ru"),
        ("اسم المريض تاريخ العينة النتيجة المدى الطبيعي FSH LH", "ar"),
        ("Пацієнт, дата взяття, результат дослідження та референтні значення", "uk"),
        ("Пациент, дата на вземане, резултат и референтни граници, мерна единица", "bg"),
        ("Науқас, нәтиже, қалыпты, туған күні, дәрігер", "kk"),
        ("Nome e cognome del paziente, data di nascita, risultato e valori di riferimento", "it"),
        ("Nome do paciente, data de nascimento, resultado e valores de referência", "pt"),
        ("Nume pacient, data nașterii, rezultat, interval biologic de referință", "ro"),
        ("Imię i nazwisko, data urodzenia, wynik badania, zakres referencyjny", "pl"),
        ("Xəstənin adı, doğum tarixi, nəticə, norma və vahid", "az"),
        ("Bemor, tugilgan sana, natija, birlik, namuna olingan", "uz"),
        ("نام بیمار، تاریخ نمونه گیری، جواب آزمایش، محدوده نرمال", "fa"),
        ("18.4 mIU/mL 1.5 12.4 FSH", None),
        ("", None),
    ],
)
def test_a_page_s_language_is_known_by_its_everyday_words(text: str, language: str | None) -> None:
    assert find_language(words(text)) == language


def test_english_is_expected_beside_every_language_but_those_it_spoils() -> None:
    assert expected_with("tr") == ("tr", "en")
    assert expected_with("ru") == ("ru",)
    assert expected_with("en") == ("en",)


def test_a_page_is_read_again_only_if_its_own_letters_were_not_expected() -> None:
    assert is_misread("tr", ("en",))
    assert not is_misread("tr", ("tr", "en"))
    assert not is_misread("id", ("en",))
    assert not is_misread(None, ("en",))


def test_every_language_is_complete() -> None:
    assert all(language.pack and len(language.words) >= 10 for language in load_languages().values())


def test_a_ukrainian_page_is_known_by_what_the_russian_pack_leaves_of_it() -> None:
    read = "Замовник: Прикладенко С. Дата народж. Лкар Меж! норми НАЗВА ДОСЛ!ДЖЕННЯ РЕЗУЛЬТАТ Одинищ в и Негативний результат"
    assert find_language(words(read)) == "uk"
    assert find_language(words("Заказчик, дата рождения, врач, нормы, название исследования, результат, единицы, отрицательный результат")) == "ru"


def test_a_ukrainian_page_is_known_by_the_letters_that_the_russian_pack_spoils() -> None:
    assert find_language(words("результат дата М!кроскошчне досл1дження сперматозо1дв розр!дження")) == "uk"
    assert find_language(words("результат дата пациент анализ в норме 1 мл!")) == "ru"


def test_languages_are_akin_when_only_packs_of_their_own_script_read_them() -> None:
    assert are_akin("fa", "ar")
    assert are_akin("uk", "ru")
    assert not are_akin("ru", "ar")
    assert not are_akin("en", "tr")  # the Turkish pack passes over decimal points
    assert not are_akin(None, "ar")


def test_days_on_a_ukrainian_page_do_not_make_it_russian() -> None:
    head = "Дата реестрацй: 27.04.2025 № заявки Дата друку: 24.06.2025 Дата в!дбору зразка: 28.04.2025 Дата виконання: 03.05.2025 Результат не е"
    assert find_language(words(head)) == "uk"


def test_bullets_read_as_a_word_do_not_make_a_page_italian() -> None:
    page = "Hormon profili Qan tarixi e FSH (zardab) e LH Referens Kisilar e TSH e AMH (zardab) e Estradiol e DHEA-S Natica"
    assert find_language(words(page)) == "az"
