"""Ultrasound of the scrotum: sizes, volumes, masses, by side, in prose and in tables."""

import pytest

from tests.records.typed import printed, scanned

ENGLISH = """
    SCROTAL ULTRASOUND
    Right testis measures 38 x 21 x 24 mm with a volume of 10.4 mL. Left testis: 3.6 x 2.0 x 2.2 cm, volume 8.9 cc.
    The right epididymis 9 x 8 x 7 mm. A cyst of 12 x 10 x 9 mm on the left.
    """
TURKISH = """
    SKROTAL ULTRASON
    Sağ testis 38x21x24 mm boyutlarında olup volümü 10,4 ml'dir. Sol testis 36x20x22 mm, hacmi 8,9 ml'dir.
    Her iki testiste kitle lezyonu izlenmedi.
    """
RUSSIAN = """
    УЗИ ОРГАНОВ МОШОНКИ
    Правое яичко: правильной формы, размеры 38х21х24 мм, объем 10,4 см3.
    Левое яичко: правильной формы, размеры 36х20х22 мм, объем 8,9 см3.
    Объемные образования не выявлены.
    """
ARABIC = """
    الخصية سونار
    38 x 21 x 24 mm اليمنى الخصية
    36 x 20 x 22 mm اليسرى الخصية
    """
GERMAN = """
    SKROTALSONOGRAPHIE
    Rechter Hoden 38 x 21 x 24 mm, Volumen 10,4 ml. Linker Hoden 36 x 20 x 22 mm, Volumen 8,9 ml.
    Keine intratestikuläre Raumforderung.
    """
FRENCH = """
    ÉCHOGRAPHIE SCROTALE
    Testicule droit : 38 x 21 x 24 mm, volume 10,4 mL. Testicule gauche : 36 x 20 x 22 mm, volume 8,9 mL.
    Absence de lésion focale testiculaire.
    """
SPANISH = """
    ECOGRAFÍA TESTICULAR
    Testículo derecho de 38 x 21 x 24 mm, volumen 10,4 cc. Testículo izquierdo de 36 x 20 x 22 mm, volumen 8,9 cc.
    No se observan lesiones focales.
    """
INDONESIAN = """
    USG SKROTUM
    Testis kanan: ukuran 38 x 21 x 24 mm, volume 10,4 mL. Testis kiri: ukuran 36 x 20 x 22 mm, volume 8,9 mL.
    Tidak tampak massa intratestikular.
    """
ITALIAN = """
    ECOGRAFIA SCROTALE
    Testicolo destro 38 x 21 x 24 mm, volume 10,4 mL. Testicolo sinistro 36 x 20 x 22 mm, volume 8,9 mL.
    Non si evidenziano lesioni focali.
    """
PORTUGUESE = """
    ULTRASSONOGRAFIA DA BOLSA ESCROTAL
    Testículo direito medindo 38 x 21 x 24 mm, volume de 10,4 cm³. Testículo esquerdo medindo 36 x 20 x 22 mm, volume de 8,9 cm³.
    Ausência de nódulos testiculares.
    """
UKRAINIAN = """
    УЗД ОРГАНІВ КАЛИТКИ
    Праве яєчко: правильної форми, розміри 38х21х24 мм, об'єм 10,4 см3.
    Ліве яєчко: правильної форми, розміри 36х20х22 мм, об'єм 8,9 см3.
    Об'ємних утворень не виявлено.
    """
POLISH = """
    USG MOSZNY
    Jądro prawe 38 x 21 x 24 mm, objętość 10,4 ml. Jądro lewe 36 x 20 x 22 mm, objętość 8,9 ml.
    Nie uwidoczniono zmian ogniskowych.
    """
ROMANIAN = """
    ECOGRAFIE SCROTALĂ
    Testiculul drept 38 x 21 x 24 mm, volum 10,4 ml. Testiculul stâng 36 x 20 x 22 mm, volum 8,9 ml.
    Nu se evidențiază formațiuni focale.
    """
BULGARIAN = """
    ЕХОГРАФИЯ НА СКРОТУМ
    Десен тестис 38 x 21 x 24 mm, обем 10,4 ml. Ляв тестис 36 x 20 x 22 mm, обем 8,9 ml.
    Не се откриват огнищни лезии.
    """
PERSIAN = """
    بیضه سونوگرافی
    38 x 21 x 24 mm راست بیضه
    36 x 20 x 22 mm چپ بیضه
    """
SIZES = {"testis_length_right": "38", "testis_length_left": "36"}


def numbers(page: str) -> dict[str, str]:
    """What was read of sizes and volumes, without the spelling of the unit."""
    return {name: shown.split()[0] for name, shown in printed(page).items() if name.startswith("testis_") and name != "testis_mass"}


def test_each_number_belongs_to_the_testis_named_before_it() -> None:
    assert printed(ENGLISH) == {
        "testis_length_right": "38 mm",
        "testis_volume_right": "10.4 mL",
        "testis_length_left": "3.6 cm",
        "testis_volume_left": "8.9 cc",
    }


@pytest.mark.parametrize("page", [TURKISH, RUSSIAN, GERMAN, FRENCH, SPANISH, INDONESIAN, ITALIAN, PORTUGUESE, UKRAINIAN, POLISH, ROMANIAN, BULGARIAN])
def test_sizes_volumes_and_a_denied_mass_in_the_languages_of_the_house(page: str) -> None:
    assert numbers(page) == {**SIZES, "testis_volume_right": "10.4", "testis_volume_left": "8.9"}
    assert printed(page)["testis_mass"] == "absent"


@pytest.mark.parametrize("page", [ARABIC, PERSIAN])
def test_sizes_on_pages_that_are_read_from_the_right(page: str) -> None:
    assert numbers(page) == SIZES


def test_columns_titled_with_the_sides() -> None:
    page = """
        SCROTAL ULTRASOUND
                         Right testis        Left testis
        Size             38 x 21 x 24 mm     36 x 20 x 22 mm
        Volume           10.4 mL             8.9 mL
        """

    assert numbers(page) == {**SIZES, "testis_volume_right": "10.4", "testis_volume_left": "8.9"}


def test_a_side_in_brackets_behind_the_number() -> None:
    assert numbers("TESTICULAR ULTRASOUND\nTestes: 38 x 21 x 24 mm (right), 36 x 20 x 22 mm (left).") == SIZES


def test_the_l_of_length_is_no_left() -> None:
    assert numbers("TESTICULAR ULTRASOUND\nRight testis (L x W x H): 38 x 21 x 24 mm.") == {"testis_length_right": "38"}


def test_a_size_without_a_unit_asks() -> None:
    assert printed("TESTICULAR ULTRASOUND\nRight testis: 38 x 21 x 24.") == {"testis_length_right": "38 ? unit_unknown"}


def test_a_diameter_far_from_the_others_asks() -> None:
    page = scanned("TESTICULAR ULTRASOUND\nRight testis: 3.8 x 21 x 2.4 cm.")

    assert "decimal_doubtful" in printed(page)["testis_length_right"]


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("A hypoechoic mass of 9 mm is seen in the left testis.", "present"),
        ("No intratesticular mass.", "absent"),
        ("Right testis: no lesion. Left testis: solid nodule of 8 mm.", "present"),
        ("A testicular mass cannot be excluded.", "present ? ambiguous"),
        ("Testicular mass excluded.", "absent ? ambiguous"),
        ("Hypoechoic lesion.", "present ? ambiguous"),
    ],
)
def test_a_mass_is_present_absent_or_asked_about(sentence: str, shown: str) -> None:
    assert printed(f"SCROTAL ULTRASOUND\n{sentence}")["testis_mass"] == shown


@pytest.mark.parametrize(
    "sentence", ["Indication: palpable mass of the testis.", "Solid lesion of the kidney.", "Nodule in the tail of the epididymis."]
)
def test_a_mass_elsewhere_or_only_asked_about_is_none(sentence: str) -> None:
    assert "testis_mass" not in printed(f"SCROTAL ULTRASOUND\n{sentence}")


@pytest.mark.parametrize(
    ("sentence", "shown"),
    [
        ("Left varicocele grade II, veins up to 3.4 mm.", "Left varicocele grade II, veins up to 3.4 mm ? ambiguous"),
        ("No varicocele.", "none"),
        ("Solda grade 2 varikosel izlendi.", "Solda grade 2 varikosel izlendi ? ambiguous"),
        ("Varicocele not seen on either side.", "none"),
    ],
)
def test_a_varicocele_is_denied_or_quoted(sentence: str, shown: str) -> None:
    title = "SKROTAL ULTRASON" if "varikosel" in sentence else "SCROTAL ULTRASOUND"

    assert printed(f"{title}\n{sentence}")["varicocele"] == shown
