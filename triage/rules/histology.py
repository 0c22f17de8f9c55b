"""Which tissue patterns does a pathologist's text name?

In: the words of `histology.toml` and a text as printed, in any of its languages, or one of its codes. Out: the codes of the patterns it names, and
whether anything in it was recognised at all. What is denied ("no GCNIS", "GCNIS izlenmedi") is recognised and not named; what is only "not excluded"
is named. Says nothing about what a pattern means for anybody.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

_CLAUSES = re.compile(r"[.,;]+\s|[;\n]")
WHOLE = 5
"""Words of so few letters must stand alone ("SCO" is no beginning of "score"); longer ones may go on, as endings do in many languages."""


@dataclass(frozen=True, slots=True)
class Tissue:
    """What one text says. `is_recognised` False: a person reads it."""

    named: frozenset[str]
    is_recognised: bool


@dataclass(frozen=True)
class Patterns:
    """`printed`: by code, the beginnings of words or phrases that name it. `before` and `after`: words that deny what follows or precedes them."""

    printed: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    def read(self, text: str) -> Tissue:
        plain = plain_words(text)
        found = [(code, self._is_denied(clause, match)) for clause in _CLAUSES.split(plain) for code, match in self._matches(clause)]
        return Tissue(frozenset(code for code, is_denied in found if not is_denied), bool(found))

    def _matches(self, clause: str) -> list[tuple[str, re.Match[str]]]:
        return [(code, match) for code, pattern in self._compiled.items() if (match := pattern.search(clause))]

    def _is_denied(self, clause: str, match: re.Match[str]) -> bool:
        before, after = self._denials
        return bool(before.search(clause[: match.start()]) or after.search(clause[match.end() :]))

    @cached_property
    def _compiled(self) -> Mapping[str, re.Pattern[str]]:
        return {code: re.compile(r"(?<!\w)" + _any_of(words, WHOLE)) for code, words in self.printed.items()}

    @cached_property
    def _denials(self) -> tuple[re.Pattern[str], re.Pattern[str]]:
        before, after = (re.compile(r"(?<!\w)" + _any_of(words, None)) for words in (self.before, self.after))
        return before, after


def plain_words(text: str) -> str:
    """Small letters, the Turkish ones without their dots, one blank between words; a code ("sertoli_cell_only") reads as its words."""
    folded = unicodedata.normalize("NFKC", text).casefold().replace("i̇", "i").replace("ı", "i")
    return re.sub(r"[ \t_\-‐‑–—]+", " ", folded).strip()


def _any_of(words: tuple[str, ...], whole: int | None) -> str:
    """One of these; those of up to `whole` letters (None: all) end where they end."""
    longest_first = sorted(map(plain_words, words), key=len, reverse=True)
    ends = (r"(?!\w)" if whole is None or len(word) <= whole else "" for word in longest_first)
    return "(?:" + "|".join(re.escape(word) + end for word, end in zip(longest_first, ends, strict=True)) + ")" if words else r"(?!)"
