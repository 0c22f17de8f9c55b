"""Sentences in which a single word turns "no sperm" into "sperm": what is read is right, or asks."""

import pytest

from tests.records.typed import printed


def read(title: str, sentence: str) -> str | None:
    """What is read of sperm. Lines in Arabic letters stand on the paper with their last word first."""
    is_mirrored = any("\u0600" <= letter <= "\u06ff" for letter in sentence)
    return printed(f"{title}\n{' '.join(reversed(sentence.split())) if is_mirrored else sentence}").get("sperm_seen")


# What a careful person would write down: the value, and "?" where he would ask. None: the sentence is no finding of this sample.
CERTAIN = [
    ("SEMEN ANALYSIS", "No sperm seen in native preparation, rare sperm after centrifugation.", "pellet_only"),
    ("SEMEN ANALYSIS", "0 spermatozoa in the centrifuged pellet.", "none"),
    ("SEMEN ANALYSIS", "No sperm seen, motility and morphology not assessable.", "none"),
    ("SEMEN ANALYSIS", "Non obstructive azoospermia.", "none"),
    ("SEMEN ANALYSIS", "Rare sperm seen: cryptozoospermia.", "rare"),
    ("SEMEN ANALYSIS", "Rare spermatozoa seen. Cryptozoospermia.", "rare"),
    ("SEMEN ANALYSIS", "Sample was spun, whole pellet searched: not a single spermatozoon found.", "none"),
    ("SEMEN ANALYSIS", "In 50 fields no spermatozoa were observed.", "none"),
    ("SPERMİYOGRAM", "Nativ preparatta sperm görülmedi, santrifüj sonrası pelette 3 adet hareketsiz sperm görüldü.", "pellet_only"),
    ("SPERMİYOGRAM", "Santrifüj sonrası pelette tek bir sperm dahi görülmedi.", "none"),
    ("SPERMİYOGRAM", "Tek tük sperm görüldü: kriptozoospermi.", "rare"),
    ("SPERMOGRAMME", "Rares spermatozoïdes observés : cryptozoospermie.", "rare"),
    ("SPERMOGRAMME", "Azoospermie non obstructive.", "none"),
    ("SPERMOGRAMME", "Recherche dans le culot après centrifugation : aucun spermatozoïde.", "none"),
    ("SEMINOGRAMA", "Se observan espermatozoides aislados: criptozoospermia.", "rare"),
    ("SEMINOGRAMA", "Tras la centrifugación no se observan espermatozoides en el sedimento.", "none"),
    ("SPERMIOGRAMMA", "Rari spermatozoi: criptozoospermia.", "rare"),
    ("SPERMOGRAMĂ", "Rari spermatozoizi: criptozoospermie.", "rare"),
    ("СПЕРМОГРАММА", "В нативном препарате сперматозоиды не обнаружены, в осадке после центрифугирования единичные сперматозоиды.", "pellet_only"),
    ("СПЕРМОГРАММА", "Ни одного сперматозоида в осадке не обнаружено.", "none"),
    ("تحليل السائل المنوي", "تم فحص الراسب بعد التثفيل ولم تشاهد نطاف.", "none"),
    ("تحليل السائل المنوي", "بعد الطرد المركزي لا توجد حيوانات منوية في الراسب.", "none"),
    ("آزمایش اسپرم", "پس از سانتریفوژ در رسوب اسپرم مشاهده نشد.", "none"),
    ("آزمایش اسپرم", "پس از سانتریفوژ 2 اسپرم بی حرکت در رسوب دیده شد.", "pellet_only"),
    ("ANALISIS SEMEN", "Setelah sentrifugasi tidak ditemukan spermatozoa dalam endapan.", "none"),
    ("BADANIE NASIENIA", "W osadzie po odwirowaniu nie znaleziono plemników.", "none"),
    ("SPERMOQRAMMA", "Sentrifuqadan sonra çöküntüdə spermatozoid tapılmadı.", "none"),
]
OPEN = [
    ("SEMEN ANALYSIS", "No sperm seen in the native sample but found in the pellet."),
    ("SEMEN ANALYSIS", "No sperm seen in the fresh sample, after centrifugation 2 found."),
    ("SEMEN ANALYSIS", "Spermatozoa seen in the pellet."),
    ("SEMEN ANALYSIS", "No spermatozoa seen. Rare spermatozoa seen."),
    ("SEMEN ANALYSIS", "No sperm in the pellet. 2 sperm in the deposit after centrifugation."),
    ("SEMINOGRAMA", "No se observan espermatozoides en fresco pero sí tras la centrifugación."),
    ("SPERMOGRAMME", "Pas de spermatozoïdes à l'état frais mais présence dans le culot."),
    ("SPERMIOGRAMM", "Nativ keine Spermien, aber im Pellet nach Zentrifugation nachweisbar."),
    ("SPERMİYOGRAM", "Nativ incelemede sperm görülmedi ancak santrifüj sonrası görüldü."),
    ("СПЕРМОГРАММА", "Сперматозоиды не обнаружены, но в осадке после центрифугирования найдены."),
    ("SPERMIOGRAMMA", "Assenza di spermatozoi a fresco ma presenti dopo centrifugazione."),
]
SAYS_NOTHING = [
    ("SEMEN ANALYSIS", "Previous result: azoospermia."),
    ("SEMEN ANALYSIS", "Azoospermia was not confirmed."),
    ("SEMEN ANALYSIS", "No evidence of azoospermia."),
    ("SPERMİYOGRAM", "Önceki sonuç azoospermi."),
    ("SPERMIOGRAMM", "Vorbefund: Azoospermie bekannt."),
    ("SPERMOGRAMME", "Résultat antérieur : azoospermie."),
    ("СПЕРМОГРАММА", "Ранее: азооспермия."),
    ("SEMINOGRAMA", "Resultado anterior: azoospermia."),
]


@pytest.mark.parametrize(("title", "sentence", "value"), CERTAIN)
def test_a_clear_sentence_is_read_as_it_is_meant(title: str, sentence: str, value: str) -> None:
    assert read(title, sentence) == value


@pytest.mark.parametrize(("title", "sentence"), OPEN)
def test_a_sentence_with_a_turn_asks(title: str, sentence: str) -> None:
    said = read(title, sentence)

    assert said is not None
    assert said.startswith(("pellet_only", "rare"))
    assert "ambiguous" in said


@pytest.mark.parametrize(("title", "sentence"), SAYS_NOTHING)
def test_what_was_once_found_or_is_denied_is_no_finding(title: str, sentence: str) -> None:
    assert read(title, sentence) is None


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("Nu s-au observat spermatozoizi nici în sediment după centrifugare.", "yes"),
        ("Nu s-au observat spermatozoizi. Proba nu a fost centrifugată.", "no"),
    ],
)
def test_a_second_denial_beside_the_pellet_says_that_it_was_searched(sentence: str, value: str) -> None:
    assert printed(f"SPERMOGRAMĂ\n{sentence}").get("pellet_examined") == value


def test_testes_free_of_something_are_no_testes_with_a_mass() -> None:
    assert printed("SCROTAL ULTRASOUND\nTestes are free of focal abnormality.").get("testis_mass") != "present"
