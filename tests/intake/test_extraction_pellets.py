"""What sentences of eighteen languages say of sperm and of the centrifuged pellet; the sentences stand in `semen_sentences.txt`.

A wrong word here turns "not centrifuged" into "searched", or a stuck-together few into none at all.
"""

from pathlib import Path

import pytest

from tests.records.typed import printed, scanned

TITLES = {
    "en": "SEMEN ANALYSIS", "tr": "SPERMİYOGRAM", "ar": "تحليل السائل المنوي", "fa": "آزمایش اسپرم", "ru": "СПЕРМОГРАММА",
    "uk": "СПЕРМОГРАМА Пацієнт Результат дослідження", "de": "SPERMIOGRAMM Befund", "fr": "SPERMOGRAMME Résultat", "es": "SEMINOGRAMA Resultado",
    "pt": "ANÁLISE DO SÊMEN Paciente Laudo", "it": "SPERMIOGRAMMA Referto", "pl": "BADANIE NASIENIA", "ro": "SPERMOGRAMĂ Pacient",
    "bg": "СПЕРМАЛЕН АНАЛИЗ", "az": "SPERMOQRAMMA Nəticə", "uz": "SPERMOGRAMMA TEKSHIRUVI Natija", "kk": "СПЕРМОГРАММА Нәтиже зерттеу",
    "id": "ANALISIS SEMEN Hasil pemeriksaan",
}  # fmt: skip
_LINES = Path(__file__).with_name("semen_sentences.txt").read_text("utf-8").splitlines()
SENTENCES = [[part.strip() for part in line.split(" | ")] for line in _LINES if line and not line.startswith("#")]


def mirrored(text: str) -> str:
    """Lines in Arabic letters stand on the paper with their last word first."""
    return " ".join(reversed(text.split())) if any("\u0600" <= letter <= "\u06ff" for letter in text) else text


def agrees(said: str | None, expected: str) -> bool:
    if expected.endswith("?"):
        return said is not None and said.startswith(f"{expected[:-1]} ?")
    return said == (None if expected == "-" else expected)


@pytest.mark.parametrize(("language", "sentence", "sperm", "pellet"), SENTENCES)
def test_a_sentence_of_a_laboratory_is_read_as_it_is_meant(language: str, sentence: str, sperm: str, pellet: str) -> None:
    said = printed(f"{mirrored(TITLES[language])}\n{mirrored(sentence)}")

    assert agrees(said.get("sperm_seen"), sperm), said
    assert agrees(said.get("pellet_examined"), pellet), said


def test_every_language_has_sentences() -> None:
    assert {language for language, *_ in SENTENCES} == set(TITLES)


def test_the_name_of_a_test_says_nothing_of_the_pellet() -> None:
    assert "pellet_examined" not in printed("SEMEN ANALYSIS\nVolume   3.2   mL   >= 1.4\nSperm Count (التركيز)   0   10^6/mL   >= 16")


@pytest.mark.parametrize("stop", [".", ""])
def test_a_line_with_room_behind_it_ends_a_sentence_whose_full_stop_is_lost(stop: str) -> None:
    readings = printed(f"""
        SEMEN ANALYSIS
        Sperm concentration     NIL
        Comments
        No spermatozoa seen in the neat sample. Sample not centrifuged{stop}
        Clinical information
        WHO 2021 lower reference limits: volume 1.4 ml, sperm concentration 16 million/ml, total number
        39 million, progressive motility 30 %, total motility 42 %, normal forms 4 %, vitality 54 %{stop}
    """)

    assert readings["pellet_examined"] == "no"


def test_a_full_line_goes_on_without_a_full_stop() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Comments
        After centrifugation of the whole ejaculate and a careful search of the entire pellet no
        Spermatozoa were seen.
        Please bring this report with you when you come to discuss the results in our department.
    """)

    assert (readings["pellet_examined"], readings["sperm_seen"].split()[0]) == ("yes", "none")


def test_a_denial_before_a_spoilt_word_for_sperm_denies_no_pellet_for_certain() -> None:
    page = scanned("""
        SPERMOGRAMME
        Conclusion
        Après centrifugation et lecture de la totalité du culot : aucun spermatnznide.
    """)

    assert printed(page).get("pellet_examined", "?") in ("?", "yes", "no ? ambiguous")


@pytest.mark.parametrize("answer", ["Sperm not looked for", "not searched for sperm"])
def test_sperm_that_nobody_looked_for_are_not_denied(answer: str) -> None:
    assert "sperm_seen" not in printed(f"SEMEN ANALYSIS\nVolume   2.1 mL\nPellet      {answer}")


def test_a_pellet_that_was_left_undone_was_not_searched_whatever_was_seen_elsewhere() -> None:
    assert printed("SEMEN ANALYSIS\nVolume   2.1 mL\nCentrifugation     Not done, no sperm seen")["pellet_examined"] == "no"


@pytest.mark.parametrize(
    ("sentence", "examined"),
    [
        ("Keine Spermien, auch im Sediment nach Zentrifugation nicht.", "yes"),
        ("Keine Spermien. Auch wurde nicht zentrifugiert.", "no"),
        ("Keine Spermien, eine Zentrifugation erfolgte nicht.", "no"),
    ],
)
def test_not_in_the_pellet_either_says_that_it_was_searched(sentence: str, examined: str) -> None:
    assert printed(f"SPERMIOGRAMM\nVolumen 2,8 ml\n{sentence}")["pellet_examined"] == examined
