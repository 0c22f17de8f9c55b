"""What sentences of ultrasound reports say of masses, microlithiasis and varicoceles; the sentences stand in `ultrasound_sentences.txt`.

"A mass without flow" is a mass: nothing may be called absent that something else is denied of.
"""

from pathlib import Path

import pytest

from tests.records.typed import printed

TITLES = {
    "en": "SCROTAL ULTRASOUND", "tr": "SKROTAL ULTRASON", "ar": "سونار الخصية", "fa": "سونوگرافی بیضه", "ru": "УЗИ ОРГАНОВ МОШОНКИ",
    "uk": "УЗД ОРГАНІВ КАЛИТКИ", "de": "SKROTALSONOGRAPHIE", "fr": "ÉCHOGRAPHIE SCROTALE", "es": "ECOGRAFÍA TESTICULAR",
    "pt": "ULTRASSONOGRAFIA DA BOLSA ESCROTAL", "it": "ECOGRAFIA SCROTALE", "pl": "USG JĄDER", "ro": "ECOGRAFIE TESTICULARĂ",
    "bg": "ЕХОГРАФИЯ НА ТЕСТИСИ", "az": "XAYALARIN USM", "uz": "MOYAKLAR UTT", "kk": "ҰМА УДЗ", "id": "USG SKROTUM",
}  # fmt: skip
_LINES = Path(__file__).with_name("ultrasound_sentences.txt").read_text("utf-8").splitlines()
SENTENCES = [[part.strip() for part in line.split(" | ")] for line in _LINES if line and not line.startswith("#")]


def mirrored(text: str) -> str:
    """Lines in Arabic letters stand on the paper with their last word first."""
    return " ".join(reversed(text.split())) if any("\u0600" <= letter <= "\u06ff" for letter in text) else text


@pytest.mark.parametrize(("language", "sentence", "finding", "expected"), SENTENCES)
def test_only_what_is_itself_denied_is_absent(language: str, sentence: str, finding: str, expected: str) -> None:
    said = printed(f"{mirrored(TITLES[language])}\n{mirrored(sentence)}").get(finding)

    if expected == "ask":
        assert said is not None
        assert said.endswith("? ambiguous"), said
    else:
        assert said == (None if expected == "-" else expected)


def test_every_language_has_a_sentence() -> None:
    assert {language for language, *_ in SENTENCES} == set(TITLES)
