"""Labels of days that no list holds as a whole, told by their words; and words behind a label that make it another day's."""

from datetime import date

import pytest

from intake.extraction.readings import ReportHead
from tests.records.typed import read

DAY, RECEIVED, REPORTED, BORN = date(2025, 6, 13), date(2025, 6, 14), date(2025, 6, 17), date(1987, 9, 25)
VALUES = "\n\n{title}\n\nFSH      3.0   mIU/mL   1.5-12.4\nLH       4.0   mIU/mL   1.7-8.6\n"


def head(text: str, title: str) -> ReportHead:
    return read(text + VALUES.format(title=title))[0].head


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sample Drawn Date & Time : 13/06/2025 08:15   Sample Accepted Date : 14/06/2025   Approved Date : 17/06/2025", "HORMONE PROFILE"),
        ("Coll: 13/06/25 08:15     Rec'd: 14/06/25 10:20     Auth: 17/06/25     Specimen: Blood", "HORMONE PROFILE"),
        ("Tetkik Numunesi Alınan Zaman: 13.06.2025   Laboratuvar Kabul Saati: 14.06.2025   Sonuç Basım Tarih/Saati: 17.06.2025", "HORMON TETKİKLERİ"),
        ("Mat.-Entn.: 13.06.2025   Auftr.-Eing.: 14.06.2025   Labor-Befundfreigabe: 17.06.2025", "HORMONBEFUND"),
        ("Date/heure de prélèvement : 13/06/2025   Heure de récept. : 14/06/2025   Date et heure de validation : 17/06/2025", "BILAN HORMONAL"),
        ("Hora/Fecha de la extracc.: 13/06/2025   Recep. de la muestra: 14/06/2025   Fecha/Hora Impr. Informe: 17/06/2025", "PERFIL HORMONAL"),
        ("DATA COLETA/RECEBIMENTO: 13/06/2025 - 14/06/2025    DATA DE EMISSÃO DO LAUDO: 17/06/2025", "PERFIL HORMONAL resultado"),
        ("Campione raccolto il: 13/06/2025     Campione pervenuto il: 14/06/2025     Referto stampato il: 17/06/2025", "PROFILO ORMONALE"),
        ("Krew pobrano dnia: 13.06.2025   Data i godz. przyjęcia: 14.06.2025   Wynik autoryzowano dnia: 17.06.2025", "BADANIA HORMONALNE"),
        ("Proba recoltată la: 13.06.2025   Ora și data primirii: 14.06.2025   Data tipăririi buletinului: 17.06.2025", "PROFIL HORMONAL"),
        ("Кровь взята (дата, время): 13.06.2025  Материал доставлен в лаб.: 14.06.2025  Результат выдан: 17.06.2025", "ГОРМОНЫ результат"),
        ("Сынама алу күні: 13.06.2025    Зертханаға тіркелген күні: 14.06.2025    Басып шығарылған күні: 17.06.2025", "ГОРМОНДАР талдау нәтижесі"),
        ("Qon olingan vaqti: 13.06.2025   Namuna kelgan sana: 14.06.2025   Javob chiqarilgan sana: 17.06.2025", "GORMONLAR tahlil natijasi"),
        ("Jam pengambilan bahan: 13-06-2025   Sampel diterima lab: 14-06-2025   Tgl/jam cetak hasil: 17-06-2025", "PEMERIKSAAN HORMON hasil"),
    ],
)
def test_the_words_of_a_label_tell_whose_day_it_is(text: str, title: str) -> None:
    found = head(text, title)

    assert (found.collected_on, found.received_on, found.reported_on) == (DAY, RECEIVED, REPORTED)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Örnek Alınma Tarih/Saat     Doğum Tarihi / Cinsiyeti\n13.06.2025 / 08:15          25.09.1987 / Erkek", "HORMON TETKİKLERİ"),
        ("Material götürülüb     Doğum tarixi\n13.06.2025             25.09.1987", "HORMON ANALİZLƏRİ nəticəsi"),
        ("Collection Date/Time     Birth date (age)\n13/06/2025 8:15 AM       25/09/1987 (37)", "HORMONE PROFILE"),
    ],
)
def test_composed_labels_may_stand_above_their_days(text: str, title: str) -> None:
    found = head(text, title)

    assert (found.collected_on, found.patient_birth_date) == (DAY, BORN)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("F. Nac.: 25/09/1987   Fecha de extracción anterior: 13/06/2025", "PERFIL HORMONAL"),
        ("Data nașterii: 25.09.1987   Recoltare anterioară: 13.06.2025", "PROFIL HORMONAL buletin de analize"),
        ("Data de nasc.: 25/09/1987   Coleta anterior: 13/06/2025   Validade: 13/06/2027", "PERFIL HORMONAL resultado"),
        ("Дата народження: 25.09.1987   Попередній забір: 13.06.2025", "ГОРМОНАЛЬНЕ ДОСЛІДЖЕННЯ результат"),
        ("Tgl. Lahir: 25-09-1987   Tgl. Pengambilan Sebelumnya: 13-06-2025", "PEMERIKSAAN HORMON hasil"),
        ("Date of birth: 25/09/1987   Partner's blood drawn (date): 13/06/2025", "HORMONE PROFILE"),
        ("Date of birth: 25/09/1987   Kit drawn from lot of 13/06/2025", "HORMONE PROFILE"),
        ("Date of birth: 25/09/1987   The blood was drawn at home on 13/06/2025", "HORMONE PROFILE"),
    ],
)
def test_a_word_behind_or_before_makes_it_the_day_of_another_thing(text: str, title: str) -> None:
    found = head(text, title)

    assert (found.collected_on, found.patient_birth_date) == (None, BORN)


@pytest.mark.parametrize(
    "text",
    [
        "Age at collection\n22/07/2023 4:09 PM          Date Reported",
        "20/12/1984          Birthdate\n38 Year(s)          Age at collection\n22/07/2023          Date Reported",
    ],
)
def test_the_age_at_collection_is_no_label_of_the_next_line(text: str) -> None:
    found = head(text, "HORMONE PROFILE")

    assert (found.collected_on, found.reported_on) == (None, date(2023, 7, 22))


def test_labels_may_stand_behind_their_days() -> None:
    found = head("25/09/1987          Date of birth\n13/06/2025          Collected\n14/06/2025          Received", "HORMONE PROFILE")

    assert (found.patient_birth_date, found.collected_on, found.received_on) == (BORN, DAY, RECEIVED)


@pytest.mark.parametrize(
    "text",
    [
        "Name: SAMPLE, JOHN              Specimen collected: 13-06-\nDate of birth: 25/09/1987       2025 08:47",
        "Name SAMPLE, JOHN; Date of birth Sep 25, 1987; Sex M; Physician Dr. A. Example; Collection date Jun 13,\n2025 10:07",
        "Name: SAMPLE, JOHN              Specimen collected, date and\nDate of birth: 25/09/1987       time: 13/06/2025 08:47",
        "Name: SAMPLE, JOHN              Hour and date the specimen was drawn:\nDate of birth: 25/09/1987       13/06/2025 (08:47)",
    ],
)
def test_a_day_and_its_label_may_be_broken_at_the_end_of_a_line(text: str) -> None:
    found = head(text, "HORMONE PROFILE")

    assert (found.collected_on, found.patient_birth_date) == (DAY, BORN)


def test_a_hospital_trust_is_no_transrectal_scan() -> None:
    (report,) = read("EXAMPLE NHS TRUST\nName: JOHN SAMPLE" + VALUES.format(title="HORMONE PROFILE"))

    assert report.kind == "hormone_panel"


@pytest.mark.parametrize("hour", ["10:52:07", "10:52"])
def test_the_rest_of_a_label_beside_a_birthday_does_not_make_it_the_day_of_collection(hour: str) -> None:
    found = head(
        f"""
        Nombre y apellidos      Juan EJEMPLO (SAMPLE)        Fecha de            : 02-12-2024
        Fecha de                : 27-02-1995                 obtención             {hour}
        nacimiento
        Sexo                    : Hombre
    """,
        "PERFIL HORMONAL resultado",
    )

    assert (found.patient_birth_date, found.collected_on) == (date(1995, 2, 27), date(2024, 12, 2))


def test_a_day_without_a_word_for_whose_it_is_takes_no_hour_of_a_label_that_goes_on() -> None:
    found = head("Fecha de      : 27-02-1995      obtención     10:52\nxyz abc", "PERFIL HORMONAL resultado")

    assert found.collected_on is None


@pytest.mark.parametrize(("below", "is_told"), [("collected", True), ("Collected", False), ("collected:", False)])
def test_a_label_of_one_word_goes_on_in_the_line_below_only_in_small_letters(below: str, is_told: bool) -> None:
    found = head(f"Sex    : Male      Date         : 13/06/2025\nLab    : A12       {below}", "HORMONE PROFILE")

    assert (found.collected_on == DAY) is is_told


def test_the_label_over_a_day_with_a_day_and_an_hour_of_its_own_goes_no_further() -> None:
    found = head(
        "Sex    : Male      Print date      : 19/07/2025 14:08\nLab    : A12       Date            : 13/06/2025\n       collected", "HORMONE PROFILE"
    )

    assert found.reported_on == date(2025, 7, 19)
