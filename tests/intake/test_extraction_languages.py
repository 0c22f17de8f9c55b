"""Another language is only another file of words."""

import pytest

from tests.records.typed import printed

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
