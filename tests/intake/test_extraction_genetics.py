"""Genetic reports: karyotypes, markers, regions, CFTR."""

import pytest

from intake.extraction.karyotypes import counts_agree, normalise_iscn
from tests.records.typed import printed, read, read_one, scanned

MARKERS = """
Y CHROMOSOME MICRODELETION ANALYSIS
Region    STS marker     {title}
AZFa      sY84           {usual}
AZFa      sY86           {usual}
AZFb      sY127          {usual}
AZFb      sY134          {usual}
AZFc      sY254          {sy254}
AZFc      sY255          {sy255}
Control   ZFY            {usual}
"""


def markers(sy254: str, sy255: str, title: str = "Result", more: str = "") -> dict[str, str]:
    usual = "Absent" if title.startswith("Deletion") else "Present"
    return printed(MARKERS.format(title=title, usual=usual, sy254=sy254, sy255=sy255) + more)


@pytest.mark.parametrize(
    ("printed_formula", "iscn"),
    [
        ("46,XY", "46,XY"),
        ("46, XY [20]", "46,XY[20]"),
        ("46.XY", "46,XY"),
        ("46 XY", "46,XY"),
        ("47, ХХУ", "47,XXY"),
        ("46，XY", "46,XY"),
        ("mos 47,XXY[12]/46,XY[18]", "mos 47,XXY[12]/46,XY[18]"),
        ("46,XY,t(1;9)(p22;q31)", "46,XY,t(1;9)(p22;q31)"),
        ("46,XY, inv(9) (p12q13)", "46,XY,inv(9)(p12q13)"),
    ],
)
def test_formulas_are_written_one_way(printed_formula: str, iscn: str) -> None:
    assert normalise_iscn(printed_formula) == iscn


@pytest.mark.parametrize(
    "iscn",
    [
        "46,XY", "47,XXY[30]", "48,XXYY", "49,XXXXY", "47,XYY", "45,X[5]/46,XY[45]", "46,XX", "45,XY,der(13;14)(q10;q10)", "45,XY,rob(13;14)",
        "46,XY,t(1;9)(p22;q31)", "46,X,del(Y)(q11.2)", "46,X,idic(Y)(q11.2)", "46,X,r(Y)", "46,XY,inv(9)(p12q13)", "46,XY,9qh+", "46,XYqh-",
        "47,XY,+21", "mos 47,XXY[12]/46,XY[18]", "46,XX,t(X;Y)(p22.3;p11.3)",
    ],
)  # fmt: skip
def test_counts_of_true_formulas_agree(iscn: str) -> None:
    assert counts_agree(iscn)


@pytest.mark.parametrize("iscn", ["47,XY", "46,XXY", "46,XYY", "45,XY", "46,X", "48,XXY"])
def test_counts_of_misread_formulas_do_not_agree(iscn: str) -> None:
    assert not counts_agree(iscn)


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Result: 47,XXY[30]", "47,XXY"),
        ("Result: 46,XY[5]", "46,XY[5]"),
        ("Karyotype  46,XY,inv(9)(p12q13)[20]", "46,XY,inv(9)(p12q13)"),
        ("Karyotype  46,XXY", "46,XXY ? implausible"),
        ("Karyotip : mos 47,XXY[12]/46,XY[18]", "mos 47,XXY[12]/46,XY[18]"),
    ],
)
def test_the_karyotype_is_read_from_its_report(line: str, shown: str) -> None:
    readings = printed(f"CHROMOSOME ANALYSIS REPORT\nMethod: G-banding, 20 metaphases, 550 bands\n{line}\nNormal male karyotype: 46,XY")

    assert readings == {"karyotype": shown}


def test_an_expected_karyotype_is_nobody_s() -> None:
    readings = printed("""
        CYTOGENETICS REPORT
        Analysis                Result       Expected
        Karyotype (G-banding)   47,XXY       46,XY
    """)

    assert readings == {"karyotype": "47,XXY"}


def test_two_different_karyotypes_on_one_report_ask() -> None:
    (report,) = read("CHROMOSOME ANALYSIS REPORT\nKaryotype  46,XY\nISCN  47,XXY")

    assert [reading.reasons for reading in report.readings] == [("conflict",), ("conflict",)]


@pytest.mark.parametrize(
    ("word", "value"),
    [("Present", "present"), ("Absent", "absent"), ("Deleted", "absent"), ("Not deleted", "present"), ("No deletion", "present")],
)
def test_clear_words_beside_a_marker(word: str, value: str) -> None:
    assert markers(word, word)["sts_sy254"] == value


@pytest.mark.parametrize(
    ("word", "title", "shown"),
    [
        ("Negative", "Result", "absent ? ambiguous"),
        ("+", "Result", "present ? ambiguous"),
        ("Negative", "Deletion result", "present"),
        ("Positive", "Deletion result", "absent"),
        ("-", "PCR product result", "absent"),
        ("+", "PCR product result", "present"),
    ],
)
def test_negative_means_what_the_column_looks_for(word: str, title: str, shown: str) -> None:
    assert markers(word, word, title)["sts_sy254"] == shown


def test_a_sentence_about_a_deletion_counts_where_markers_confirm_it() -> None:
    sentence = "Microdeletion of AZFc (sY254, sY255)."

    assert markers("Absent", "Absent", more=sentence)["azf_c"] == "deleted"
    assert markers("Present", "Present", more=sentence)["azf_c"] == "deleted ? ambiguous conflict"


@pytest.mark.parametrize(
    "sentence",
    [
        "Regions AZFa, AZFb and AZFc were tested for microdeletions by multiplex PCR.",
        "AZFc deletions are found in 13% of azoospermic men.",
        "Indication: suspected AZFc deletion.",
        "AZFc deletion is not associated with hypogonadism.",
    ],
)
def test_a_sentence_about_deletions_at_large_is_no_finding(sentence: str) -> None:
    assert "azf_c" not in markers("Present", "Present", more=sentence)


@pytest.mark.parametrize(
    ("sentence", "regions"),
    [
        ("No deletion was detected in the AZFa, AZFb and AZFc regions.", ("intact", "intact", "intact")),
        ("AZFa and AZFb: deletion not detected.", ("intact", "intact", None)),
        ("No deletion was detected in AZFa/b/c.", ("intact", "intact", "intact")),
        ("No deletion was detected in the AZFa-c regions.", ("intact", "intact", "intact")),
        ("No deletion of AZFb+c was detected.", (None, "intact", "intact")),
        ("No deletion was found in AZFc, a region of the long arm.", (None, None, "intact")),
    ],
)
def test_a_denied_deletion_means_intact(sentence: str, regions: tuple[str | None, ...]) -> None:
    readings = markers("Present", "Present", more=sentence)

    assert tuple(readings.get(region) for region in ("azf_a", "azf_b", "azf_c")) == regions


@pytest.mark.parametrize("regions", ["AZF-Regionen", "AZF-Bereichen", "Regionen AZF"])
def test_regions_without_a_letter_are_all_three_and_markers_confirm_two(regions: str) -> None:
    readings = printed(f"""
        AZF-Mikrodeletionsanalyse
        STS-Marker      Ergebnis
        AZFa sY84       vorhanden
        AZFb sY127      vorhanden
        Kommentar
        In den {regions} fand sich keine Deletion.
    """)

    assert [readings[f"azf_{region}"] for region in "abc"] == ["intact", "intact", "intact ? ambiguous"]


def test_turkish_rows_of_regions() -> None:
    readings = printed("""
        Y KROMOZOMU MİKRODELESYON ANALİZİ
        AZFa bölgesi        Delesyon saptanmadı
        AZFb bölgesi        Delesyon saptanmadı
        AZFc bölgesi        Delesyon saptandı
        Sonuç: AZFa ve AZFb bölgelerinde delesyon saptanmamıştır.
    """)

    assert readings == {"azf_a": "intact", "azf_b": "intact", "azf_c": "deleted"}


def test_a_region_called_negative_is_unclear() -> None:
    readings = printed("Y CHROMOSOME MICRODELETION\nAZFa region        Negative\nAZFc region        Positive")

    assert readings == {"azf_a": "unclear ? ambiguous", "azf_c": "unclear ? ambiguous"}


def test_a_marker_whose_answer_stands_between_two_rows_asks() -> None:
    page = scanned("""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Region    STS marker     Result
        AZFa      sY84           Present
        AZFa      sY86           Present~0.5
        AZFc      sY254          Absent
    """)

    assert printed(page) == {"sts_sy84": "present", "sts_sy86": "present ? low_confidence", "sts_sy254": "absent"}


GRID = """
Y CHROMOSOME MICRODELETION ANALYSIS
STS          sY84     sY86     sY127     sY134     sY254     sY255
{title}    +        +        +         +         -         -
"""


@pytest.mark.parametrize(("title", "doubt"), [("PCR product", ""), ("Result     ", " ? ambiguous")])
def test_markers_as_columns(title: str, doubt: str) -> None:
    readings = printed(GRID.format(title=title))

    assert readings["sts_sy84"] == f"present{doubt}"
    assert readings["sts_sy255"] == f"absent{doubt}"


@pytest.mark.parametrize(("sign", "other", "value"), [("+", "-", "absent"), ("Negative", "Positive", "absent"), ("Positive", "Negative", "absent")])
def test_the_controls_tell_what_a_sign_means(sign: str, other: str, value: str) -> None:
    page = f"""
        Y CHROMOSOME MICRODELETION ANALYSIS
        Marker       Result
        ZFX/ZFY      {sign}
        sY84         {sign}
        sY254        {other}
        """

    assert printed(page) == {"sts_zfx_zfy": "present", "sts_sy84": "present", "sts_sy254": value}


@pytest.mark.parametrize(("word", "value"), [("Present", "absent"), ("Absent", "present"), ("Deleted", "absent"), ("Not deleted", "present")])
def test_present_in_a_column_of_deletions_is_the_deletion(word: str, value: str) -> None:
    assert markers(word, word, "Deletion")["sts_sy254"] == value


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Y KROMOZOM MİKRODELESYONU", "AZFa bölgesi    Delesyon saptanmadı\nAZFc bölgesi    Delesyon saptandı"),
        ("МИКРОДЕЛЕЦИИ Y-ХРОМОСОМЫ", "Локус AZFa    Делеций не обнаружено\nЛокус AZFc    Делеция обнаружена"),
        ("МІКРОДЕЛЕЦІЇ Y-ХРОМОСОМИ", "Локус AZFa    Делецій не виявлено\nЛокус AZFc    Делеція виявлена"),
        ("Y-MIKRODELETION", "AZFa    keine Deletion nachweisbar\nAZFc    Deletion nachgewiesen"),
        ("MICRODÉLÉTIONS DU CHROMOSOME Y - AZF", "AZFa    Absence de délétion\nAZFc    Délétion détectée"),
        ("MICRODELECIONES DEL CROMOSOMA Y", "Región AZFa    Sin deleción\nRegión AZFc    Se detecta deleción"),
        ("MICRODELEZIONI DEL CROMOSOMA Y", "Regione AZFa    Assenza di delezioni\nRegione AZFc    Presenza di delezione"),
        ("MICRODELEÇÕES DO CROMOSSOMO Y", "Região AZFa    Ausência de deleção\nRegião AZFc    Presença de deleção"),
        ("MIKRODELECJE CHROMOSOMU Y", "Region AZFa    Nie wykryto delecji\nRegion AZFc    Wykryto delecję"),
        ("MICRODELEȚII ALE CROMOZOMULUI Y", "Regiunea AZFa    Fără deleție\nRegiunea AZFc    Deleție prezentă"),
        ("МИКРОДЕЛЕЦИИ НА Y ХРОМОЗОМАТА", "Регион AZFa    Не се открива делеция\nРегион AZFc    Открита делеция"),
        ("Y XROMOSOMUNUN MİKRODELESİYASI", "AZFa bölgəsi    Delesiya aşkar edilmədi\nAZFc bölgəsi    Delesiya aşkar edildi"),
        ("Y XROMOSOMA MIKRODELETSIYASI", "AZFa hududi    Deletsiya aniqlanmadi\nAZFc hududi    Deletsiya aniqlandi"),
        ("MIKRODELESI KROMOSOM Y", "Regio AZFa    Tidak ditemukan delesi\nRegio AZFc    Ditemukan delesi"),
    ],
)
def test_regions_with_and_without_a_deletion_in_the_languages_of_the_house(title: str, rows: str) -> None:
    assert printed(f"{title}\n{rows}") == {"azf_a": "intact", "azf_c": "deleted"}


def test_a_marker_whose_name_an_engine_spoilt_asks() -> None:
    page = scanned("Y CHROMOSOME MICRODELETION ANALYSIS\nMarker    Result\nAZFc sY¥254    Absent\nAZFc sY255    Absent")

    assert printed(page) == {"sts_sy254": "absent ? label_doubtful", "sts_sy255": "absent"}


def test_what_is_printed_of_the_cells_is_kept() -> None:
    (report,) = read("CHROMOSOME ANALYSIS REPORT\nResult: 46,XY[20]")

    assert [(reading.value, reading.as_printed) for reading in report.readings] == [("46,XY", "46,XY[20]")]


@pytest.mark.parametrize(("ink", "iscn"), [("46,XV", "46,XY"), ("47,XX¥[20]", "47,XXY"), ("4G,XY", "46,XY"), ("46,KY", "46,XY")])
def test_a_karyotype_that_an_engine_spoilt_asks(ink: str, iscn: str) -> None:
    assert printed(scanned(f"CHROMOSOME ANALYSIS REPORT\nKaryotype    {ink}")) == {"karyotype": f"{iscn} ? ambiguous"}


@pytest.mark.parametrize("title", ["PCR product", "Result"])
def test_the_title_of_the_paper_does_not_turn_its_markers_round(title: str) -> None:
    spaced = "Y    Chromosome    Microdeletion    Analysis"

    readings = printed(f"{spaced}\nMarker    {title}\nZFX/ZFY    Positive\nAZFa sY84    Positive\nAZFb sY127    Negative")

    assert readings == {"sts_zfx_zfy": "present", "sts_sy84": "present", "sts_sy127": "absent"}


@pytest.mark.parametrize("regions", ["А7Е А7Еа А7ЕЬ А7Ес", "АЙЕ АЙРа АРЕБ АХЕС"])
def test_regions_that_an_engine_reads_in_cyrillic_letters_are_known_on_a_scan(regions: str) -> None:
    whole, *parts = regions.split()
    text = f"""
        Анализ делеций локуса {whole}
        Пациент: Образец Антон
        Делеций в регионах {", ".join(parts)} не выявлено.
    """

    assert {name: shown.split()[0] for name, shown in printed(scanned(text)).items()} == dict.fromkeys(("azf_a", "azf_b", "azf_c"), "intact")


@pytest.mark.parametrize("ink", ["45,X[5]", "45,X", "47,XXY[12]/4b,XY{18]", "47,XXY {3O]"])
def test_a_clone_whose_rest_is_not_legible_asks(ink: str) -> None:
    (shown,) = printed(f"CYTOGENETICS\nKaryotype          {ink}").values()

    assert "ambiguous" in shown


@pytest.mark.parametrize(("line", "is_asked"), [("АЕБ~0.3    sY127    отсутствует", False), ("АЕБ    sY127    отсутствует~0.4", True)])
def test_a_spoilt_region_before_a_marker_is_no_part_of_its_answer(line: str, is_asked: bool) -> None:
    marker = read_one(scanned(f"МИКРОДЕЛЕЦИИ Y-ХРОМОСОМЫ\nРегион    Маркер    Результат\n{line}"))["sts_sy127"]

    assert (marker.value, marker.needs_check) == ("absent", is_asked)


def test_a_marker_with_contrary_answers_side_by_side_asks_whose_is_whose() -> None:
    readings = printed("""
        Y chromosome microdeletion analysis
        Marker    Female control   Male control   Patient band
        sY84      absent           present        present
        sY127     -                +              +
    """)

    assert readings == {"sts_sy84": "absent ? ambiguous", "sts_sy127": "absent ? ambiguous"}
