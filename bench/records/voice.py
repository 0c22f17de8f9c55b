"""With which words does a paper of this language say a thing? One voice a paper: it calls the same thing by the same name throughout.

In: a language, a seeded chance. Out: labels, units, numbers, days and sentences as printed. The words stand in wording/<language>.toml and are not
taken from the program's own vocabulary; the words of a set, such as wording/second/, appear on the layouts of that set alone.
"""

import tomllib
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from bench.records.numerals import print_day, print_number

WORDING = Path(__file__).parent / "wording"
LANGUAGES = tuple(sorted(path.stem for path in WORDING.glob("*.toml")))
RIGHT_TO_LEFT = {"ar", "fa"}
RANGES = {  # by set of words
    "": ("{low} - {high}", "{low}-{high}", "{low} – {high}", "({low} - {high})"),
    "second": ("[{low} - {high}]", "{low}–{high}", "{low} ... {high}", "{low} -{high}"),
    "third": ("{low}~{high}", "{low}- {high}"),
    "fourth": ("{low} — {high}", "{low} .. {high}", "{low}—{high}"),
    "fifth": ("{low} - {high}", "{low}-{high}", "{low} – {high}"),
    "sixth": ("{low} - {high}", "{low} – {high}", "{low}–{high}", "{low}-{high}"),
    "seventh": ("{low} - {high}", "{low}-{high}", "{low}–{high}"),
    "eighth": ("{low} - {high}", "{low} – {high}", "{low}-{high}"),
    "ninth": ("{low} - {high}", "{low}-{high}", "{low}–{high}"),
    "tenth": ("{low} - {high}", "{low}-{high}", "{low} – {high}"),
    "eleventh": ("{low} - {high}", "{low}-{high}", "{low}–{high}"),
    "twelfth": ("{low} - {high}", "{low}-{high}", "{low} – {high}", "{low}–{high}"),
    "thirteenth": ("{low} - {high}", "{low}-{high}", "{low} – {high}"),
}
AT_MOST, AT_LEAST = ("< {0}", "<{0}", "≤ {0}"), ("> {0}", "≥ {0}", ">= {0}", "≥{0}")
VARIED = RANGES.keys() - {"", "second"}  # sets whose papers also print rare units, further days, notes with numbers, ranges of several lines
SHARE_OF_OWN_WORDS = 0.7
SHARE_OF_MIXED_MARKS = 0.1
SHARE_OF_PERCENT_BEFORE = 0.5


@cache
def load_wording(language: str) -> dict[str, dict[str, Any]]:
    return tomllib.loads((WORDING / f"{language}.toml").read_text(encoding="utf-8"))


@cache
def load_words_of_set(language: str, wording: str) -> dict[str, dict[str, Any]]:
    """The words that a set has beside the usual ones; none where it has no file for the language."""
    path = WORDING / wording / f"{language}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8")) if wording and path.exists() else {}


class Voice:
    """The habits of one laboratory: spelling of units, form of dates, its names for things."""

    def __init__(
        self,
        language: str,
        chance: Random,
        *,
        wording: str = "",
        shows_previous: bool = False,
        second_label: str = "",
        second_head: str = "",
        shows_second_unit: bool = False,
    ) -> None:
        self.language, self.chance, self.wording, self.is_varied = language, chance, wording, wording in VARIED
        self.shows_previous, self.second_label = shows_previous, second_label if language != "en" else ""
        self.second_head, self.shows_second_unit = second_head if language != "en" else "", shows_second_unit
        self._said: dict[tuple[str, str], str] = {}
        numbers, own = load_wording(language)["numbers"], load_words_of_set(language, wording).get("numbers", {})
        self.mark = chance.choice(numbers["decimal"])
        self.digits = chance.choice(numbers["digits"])
        self.date_pattern = chance.choice([*numbers["dates"], *own.get("dates", [])])
        self.months = numbers["months"]
        self.range_pattern = chance.choice([*RANGES.get(wording, RANGES[""]), *own.get("ranges", [])])
        self.has_percent_before = bool(own.get("percent_before")) and chance.random() < SHARE_OF_PERCENT_BEFORE
        self.range_mark = "." if chance.random() < SHARE_OF_MIXED_MARKS else self.mark
        self.at_most, self.at_least = chance.choice(AT_MOST), chance.choice(AT_LEAST)

    def has(self, section: str, key: str) -> bool:
        return any(key in words.get(section, {}) for words in (load_wording(self.language), load_words_of_set(self.language, self.wording)))

    def say(self, section: str, key: str, **parts: str) -> str:
        """The paper's own word for it, filled in."""
        if (section, key) not in self._said:
            self._said[section, key] = self._choose(section, key)
        words = self._said[section, key]
        return words.format(**parts) if parts else words

    def _choose(self, section: str, key: str) -> str:
        own = load_words_of_set(self.language, self.wording).get(section, {}).get(key, [])
        usual = load_wording(self.language).get(section, {}).get(key, own)
        if not usual:
            raise KeyError(f"{self.language}: no wording for [{section}] {key}")
        choices = own if own and self.chance.random() < SHARE_OF_OWN_WORDS else usual
        return choices if isinstance(choices, str) else self.chance.choice(choices)

    def label(self, analyte: str) -> str:
        """The paper's name for an analyte, on some papers beside its English name."""
        own = self.say("labels", analyte)
        english = load_wording("en")["labels"][analyte][0]
        return self.second_label.format(own=own, english=english) if self.second_label and own != english else own

    def head(self, key: str) -> str:
        """A small word of the page, on some papers beside its English name."""
        own, english = self.say("page", key), self.english(key)
        return self.second_head.format(own=own, english=english) if self.second_head and english and own != english else own

    def english(self, key: str) -> str:
        """The English name of a small word of the page, on pages with two languages."""
        words = {**load_words_of_set("en", self.wording).get("page", {}), **load_wording("en")["page"]}
        return str(words[key][0]) if self.second_head else ""

    def unit(self, neutral: str) -> str:
        """The local spelling of a unit; itself where the language has none of its own."""
        return self.say("units", neutral) if self.has("units", neutral) else neutral

    def apart(self, text: str) -> str:
        """Numbers with Latin letters inside a right-to-left sentence, kept in their order."""
        return f"\u2066{text}\u2069" if self.language in RIGHT_TO_LEFT else text

    def number(self, number: Decimal, *, thousands: str = "") -> str:
        return print_number(number, mark=self.mark, digits=self.digits, thousands=thousands)

    def day(self, day: date) -> str:
        return print_day(day, self.date_pattern, months=self.months, digits=self.digits)

    def limit(self, number: Decimal) -> str:
        """One end of a range."""
        return print_number(number, mark=self.range_mark, digits=self.digits)

    def reference(self, low: Decimal | None, high: Decimal | None) -> str:
        """Some papers print their ranges with a point and their results with a comma."""
        printed = [limit if limit is None else self.limit(limit) for limit in (low, high)]
        if None not in printed:
            return self.range_pattern.format(low=printed[0], high=printed[1])
        if high is not None:
            return self.at_most.format(printed[1])
        return self.at_least.format(printed[0]) if low is not None else ""
