"""Which language is a page in, and which languages should an engine expect on it?

In: words. Out: ISO 639-1 codes. The facts are data (`languages.toml`); a page is in the language whose script most of its letters have and most of
whose everyday words it shows. None is an honest answer: a page of numbers has no language.
"""

import re
import tomllib
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from intake.reading.words import Word

_SCRIPTS = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Arab": "ARABIC"}  # ISO 15924 -> how Unicode's letter names begin
_FEWEST_HITS = 3
_MOST_OF_ONE = 2  # hits of one word: the bullets of a list are read as ten "e", which is Italian
_LETTERS = re.compile(r"[^\W\d_]+")
FIRST_GUESS = ("en",)  # before anything is known. Not with Turkish beside it: that pack passes over decimal points (18.4 becomes 184)


@dataclass(frozen=True, slots=True)
class Language:
    """One language of `languages.toml`; see there."""

    code: str
    pack: str
    script: str
    words: frozenset[str]
    alone: bool = False
    needed: bool = False
    spoilt: str = ""


@cache
def load_languages() -> dict[str, Language]:
    """Every language by its code. Raises ValueError when the file has a mistake."""
    tables = tomllib.loads(Path(__file__).with_name("languages.toml").read_text("utf-8"))
    known = {code: Language(code=code, **{**table, "words": frozenset(_fold(word) for word in table["words"])}) for code, table in tables.items()}
    for language in known.values():
        if language.script not in _SCRIPTS:
            raise ValueError(f"languages.toml, {language.code}: unknown script {language.script}; known are {', '.join(_SCRIPTS)}")
    return known


def find_language(words: Iterable[Word]) -> str | None:
    """The language the words are in, or None."""
    words = tuple(words)
    tokens = [_fold(token) for word in words for token in _LETTERS.findall(word.text)]
    script = find_script(tokens)
    candidates = [language for language in load_languages().values() if language.script == script]
    seen = {token: min(times, _MOST_OF_ONE) for token, times in Counter(tokens).items()}
    hits = Counter({one.code: sum(seen[token] for token in seen.keys() & one.words) + _count_spoilt(one, words) for one in candidates})
    code, number = next(iter(hits.most_common(1)), (None, 0))
    return code if number >= _FEWEST_HITS else None


def _count_spoilt(language: Language, words: Iterable[Word]) -> int:
    """How many words look as another pack leaves the language's own letters."""
    return sum(bool(re.search(language.spoilt, word.text)) for word in words) if language.spoilt else 0


def find_script(tokens: Iterable[str]) -> str | None:
    """The script (ISO 15924) most letters are in; short Latin words count less, for units and abbreviations are Latin on every page."""
    counts = Counter[str]()
    for token in tokens:
        for script, name in _SCRIPTS.items():
            if unicodedata.name(token[0], "").startswith(name):
                counts[script] += len(token) if script != "Latn" or len(token) > 3 else 1
    latin = counts.pop("Latn", 0)
    other = counts.most_common(1)
    if other and other[0][1] >= 0.4 * latin:
        return other[0][0]
    return "Latn" if latin else None


def expected_with(code: str | None) -> tuple[str, ...]:
    """The languages an engine should expect on a page in `code`: itself, and English unless it is better alone."""
    language = load_languages().get(code or "")
    if language is None:
        return FIRST_GUESS
    return (language.code,) if language.alone or language.code == "en" else (language.code, "en")


def languages_in(script: str) -> tuple[str, ...]:
    """The languages of a script, as they stand in the file."""
    return tuple(language.code for language in load_languages().values() if language.script == script)


def are_akin(code: str | None, other: str) -> bool:
    """Whether the pack of one language reads the script of the other, and no Latin one does."""
    known = load_languages()
    return code in known and other in known and known[code].script == known[other].script != "Latn"


def is_misread(code: str | None, used: tuple[str, ...]) -> bool:
    """Whether a page in `code`, read while expecting `used`, deserves another reading."""
    language = load_languages().get(code or "")
    return language is not None and language.needed and language.code not in used


def _fold(text: str) -> str:
    """Lower case without accents; the Turkish dotless i counts as i."""
    plain = unicodedata.normalize("NFKD", text.replace("İ", "i").lower().replace("ı", "i"))
    return "".join(character for character in plain if not unicodedata.combining(character))
