"""Another language is only another file of words."""

import pytest

from tests.records.typed import printed, read_one

RUSSIAN = """
    ГОРМОНЫ
    Показатель     Результат     Единицы     Норма
    ТТГ            2,64          мкМЕ/мл     0,27 - 4,20
    """
GERMAN = """
    HORMONSTATUS
    Untersuchung         Ergebnis    Einheit    Referenzbereich
    Freies Testosteron   8,1         pg/mL      5,7 - 30,7
    """
FRENCH = """
    BILAN HORMONAL
    Examen         Résultat      Unité       Valeurs de référence
    Prolactine     12,1          ng/mL       4,0 - 15,2
    """
SPANISH = """
    PERFIL HORMONAL
    Determinación  Resultado     Unidades    Valores de referencia
    Hemoglobina    14,9          g/dL        13 - 17
    Inhibina B     52            pg/mL       25 - 325
    """
INDONESIAN = """
    ANALISIS SEMEN
    Pemeriksaan        Hasil     Satuan     Nilai Rujukan
    Sel bulat          1,4       juta/mL    <5,0
    """


@pytest.mark.parametrize(
    ("page", "analyte", "shown"),
    [
        (RUSSIAN, "tsh", "2.64 мкМЕ/мл"),
        (GERMAN, "testosterone_free", "8.1 pg/mL"),
        (FRENCH, "prolactin", "12.1 ng/mL"),
        (SPANISH, "inhibin_b", "52 pg/mL"),
        (INDONESIAN, "round_cells", "1.4 juta/mL"),
    ],
)
def test_a_row_is_read_in_the_paper_s_own_words(page: str, analyte: str, shown: str) -> None:
    assert printed(page) == {analyte: shown}


@pytest.mark.parametrize(
    ("page", "sperm", "pellet"),
    [
        ("СПЕРМОГРАММА\nВ осадке после центрифугирования сперматозоиды не обнаружены.", "none", "yes"),
        ("SPERMIOGRAMM\nNach Zentrifugation wurden im Pellet keine Spermien gefunden.", "none", "yes"),
        ("SPERMOGRAMME\nAbsence de spermatozoïdes après centrifugation.", "none", "yes"),
        ("SEMINOGRAMA\nNo se observan espermatozoides tras centrifugación.", "none", "yes"),
        ("ANALISIS SEMEN\nTidak ditemukan spermatozoa setelah sentrifugasi.", "none", "yes"),
        ("СПЕРМОГРАММА\nЕдиничные сперматозоиды в осадке.", "pellet_only", "yes"),
        ("SPERMIOGRAMM\nVereinzelt Spermien im Sediment.", "pellet_only", "yes"),
    ],
)
def test_what_is_said_of_sperm_is_understood(page: str, sperm: str, pellet: str) -> None:
    assert printed(page) == {"sperm_seen": sperm, "pellet_examined": pellet}


def test_an_arabic_page_is_laid_out_from_the_right() -> None:
    page = """
        القيم المرجعية     الوحدة     النتيجة     التحليل
        1.5 - 12.4         mIU/mL     14.6        هرمون FSH
        4.0 - 15.2         ng/mL      11.8        البرولاكتين
        تقرير تحليل الهرمونات
    """

    assert printed(page) == {"fsh": "14.6 mIU/mL", "prolactin": "11.8 ng/mL"}


def test_a_thousand_in_one_country_and_a_million_in_another_is_asked_about() -> None:
    page = """
        SEMINOGRAMA
        Determinación    Resultado     Unidades      Valores de referencia
        Volumen          2,5           mL            > 1,4
        Concentración    20            {unit}        > 16
        """
    assert printed(page.format(unit="mill/mL"))["sperm_concentration"] == "20 mill/mL"
    assert printed(page.format(unit="mil/mL "))["sperm_concentration"] == "20 mil/mL ? ambiguous"


def test_arabic_and_persian_digits_are_numbers() -> None:
    arabic = """
        القيم المرجعية     الوحدة     النتيجة     التحليل
        ١٫٥ - ١٢٫٤         mIU/mL     ١٤٫٦        هرمون FSH
        ٤٫٠ - ١٥٫٢         ng/mL      ١١٫٨        البرولاكتين
        الهرمونات تحليل
        """
    persian = """
        محدوده مرجع        واحد       نتیجه      آزمایش
        ۱٫۵ - ۱۲٫۴         mIU/mL     ۱۴٫۶       FSH
        ۴٫۰ - ۱۵٫۲         ng/mL      ۱۱٫۸       پرولاکتین
        هورمونی آزمایش
        """

    assert printed(arabic) == {"fsh": "14.6 mIU/mL", "prolactin": "11.8 ng/mL"}
    assert printed(persian) == {"fsh": "14.6 mIU/mL", "prolactin": "11.8 ng/mL"}


def test_a_label_in_two_languages_is_one_label() -> None:
    page = """
        القيم المرجعية     الوحدة     النتيجة     التحليل
        1.5 - 12.4         mIU/mL     14.6        FSH / للجريب المنبه الهرمون
        4.0 - 15.2         ng/mL      11.8        Prolactin / البرولاكتين
        الهرمونات تحليل
        """

    assert printed(page) == {"fsh": "14.6 mIU/mL", "prolactin": "11.8 ng/mL"}


def test_two_latin_labels_on_one_line_read_from_the_right_ask() -> None:
    page = """
        الهرمونات تحليل
        المريض اسم النتيجة الوحدة القيم المرجعية العينة تاريخ الطبيب
        18.4 IU/L FSH: 9.1 IU/L LH: الهرمونات
        """

    shown = printed(page)

    assert {name for name, value in shown.items() if "column_doubtful" in value} == {"fsh", "lh"}


def test_a_range_in_a_line_read_from_the_right_runs_from_the_left_with_its_brackets() -> None:
    page = """
        الهرمونات تحليل
        المريض اسم النتيجة الوحدة القيم المرجعية العينة تاريخ الطبيب
        3.94 ng/mL :(0.89 - 9.85) AMH هرمون        18.4 IU/L :(1.5 - 12.4) FSH هرمون
                                                   7.82 IU/L :(1.7 - 8.6) LH
        15.3 ng/mL :(< 15.2) برولاكتين هرمون
        """

    readings = read_one(page)

    assert {name: (str(r.number), r.reasons) for name, r in readings.items()} == {
        "amh": ("3.94", ()),
        "fsh": ("18.4", ()),
        "lh": ("7.82", ()),
        "prolactin": ("15.3", ()),
    }
    assert readings["amh"].reference_range is not None
    assert str(readings["amh"].reference_range.high) == "9.85"


def test_a_comma_left_of_a_number_read_from_the_right_stands_behind_it() -> None:
    page = """
        هورمونی آزمایش
        محدوده مرجع واحد نتیجه بیمار نام
        ۳٫۰ تا ۱۲٫۴ نرمال ,۱۷٫۵ IE/L :FSH –
        """

    assert printed(page)["fsh"].startswith("17.5")


def test_latin_words_in_a_line_read_from_the_right_run_from_the_left() -> None:
    page = """
        الفيروسات تقرير
        المريض اسم النتيجة الوحدة القيم المرجعية العينة تاريخ الطبيب
        Non Reactive :HBsAg المستضد السطحي
        """

    assert printed(page)["hbsag"].lower().startswith(("negative", "non-reactive", "non reactive", "nonreactive"))


UKRAINIAN = """
    ГОРМОНИ
    Показник             Результат     Одиниці      Референтні значення
    Тестостерон вільний  8,1           пг/мл        5,7 - 30,7
    """
ITALIAN = """
    DOSAGGI ORMONALI
    Esame                Risultato     Unità        Valori di riferimento
    Prolattina           12,1          ng/mL        4,0 - 15,2
    """
PORTUGUESE = """
    PERFIL HORMONAL
    Exame                Resultado     Unidade      Valores de referência
    Hormônio luteinizante  9,1         mUI/mL       1,7 - 8,6
    """
ROMANIAN = """
    ANALIZE HORMONALE
    Denumire analiză     Rezultat      Unitate de măsură    Interval biologic de referință
    Prolactină           12,1          ng/mL                4,0 - 15,2
    """
POLISH = """
    BADANIA HORMONALNE
    Nazwa badania        Wynik         Jednostka    Wartości referencyjne
    Prolaktyna           12,1          ng/mL        4,0 - 15,2
    """
BULGARIAN = """
    ХОРМОНАЛНИ ИЗСЛЕДВАНИЯ
    Показател            Резултат      Мерна единица    Референтни стойности
    Свободен тестостерон 8,1           pg/mL            5,7 - 30,7
    """
AZERBAIJANI = """
    HORMONLARIN ANALİZİ
    Göstərici            Nəticə        Vahid        Norma
    Sərbəst testosteron  8,1           pg/mL        5,7 - 30,7
    """
UZBEK = """
    GORMONLAR TAHLILI
    Ko'rsatkich          Natija        Birlik       Me'yor
    Erkin testosteron    8,1           pg/mL        5,7 - 30,7
    """
KAZAKH = """
    ГОРМОНДАРДЫ ЗЕРТТЕУ
    Көрсеткіш            Нәтиже        Бірлік       Қалыпты
    Бос тестостерон      8,1           пг/мл        5,7 - 30,7
    """


@pytest.mark.parametrize(
    ("page", "read"),
    [
        (UKRAINIAN, {"testosterone_free": "8.1 пг/мл"}),
        (ITALIAN, {"prolactin": "12.1 ng/mL"}),
        (PORTUGUESE, {"lh": "9.1 mUI/mL"}),
        (ROMANIAN, {"prolactin": "12.1 ng/mL"}),
        (POLISH, {"prolactin": "12.1 ng/mL"}),
        (BULGARIAN, {"testosterone_free": "8.1 pg/mL"}),
        (AZERBAIJANI, {"testosterone_free": "8.1 pg/mL"}),
        (UZBEK, {"testosterone_free": "8.1 pg/mL"}),
        (KAZAKH, {"testosterone_free": "8.1 пг/мл"}),
    ],
)
def test_the_younger_languages_of_the_vocabulary(page: str, read: dict[str, str]) -> None:
    assert printed(page) == read


def test_million_is_mil_in_italy_and_a_thousand_in_portugal() -> None:
    italian = "SPERMIOGRAMMA\nEsame    Risultato    Unità    Valori di riferimento\nConcentrazione    20    mil/ml    > 16"
    portuguese = "ESPERMOGRAMA\nExame    Resultado    Unidade    Valores de referência\nConcentração    20    mil/ml    > 16"

    assert printed(italian)["sperm_concentration"] == "20 mil/ml"
    assert printed(portuguese)["sperm_concentration"] == "20 mil/ml ? ambiguous"


@pytest.mark.parametrize("word", ["Олигоспермия", "Олігоспермія", "Oliqospermiya"])
def test_a_low_volume_in_the_east_is_no_low_count(word: str) -> None:
    title = {"Олигоспермия": "СПЕРМОГРАММА", "Олігоспермія": "АНАЛІЗ СПЕРМИ", "Oliqospermiya": "SPERMOQRAMMA"}[word]

    assert printed(f"{title}\n{word}.") == {}
