"""Do two labels say the same in another order, another case or with other small words between?

In: the words of a label and the habits of the paper's languages (section `likeness` of languages/xx.toml). Out: a key that is equal for
"concentration of spermatozoa" and "sperm concentration". Negations are joined to what they deny: no order turns "non-progressive" into "progressive".
This forgives no misreading: that is for the lexicon.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from intake.vocabulary.folding import fold
from intake.vocabulary.schema import Language

SHORTEST_BAG = 5  # letters: "a b" is not "b a"
SHORTEST_STEM = 5  # letters that are left of a word without its ending
SHORTEST_REST = 3  # letters that are left of a word without its beginning
_APART = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Habits:
    """How words of these languages vary. `fillers` carry no meaning, `joined` belong to the next word, `same` names one word for several."""

    fillers: frozenset[str]
    joined: frozenset[str]
    beginnings: tuple[str, ...]
    endings: tuple[str, ...]
    same: Mapping[str, str]

    def tokens(self, text: str) -> tuple[str, ...]:
        """The meaning words of one printed word; several where it has hyphens. A word that belongs to the next one ends with a plus sign."""
        return _tokens(self, text)

    def stem(self, token: str) -> str:
        """The word without article and case ending, or the one word that stands for it."""
        if token in self.same:
            return self.same[token]
        if any(letter.isdigit() for letter in token):
            return token
        rest = next((token[len(b) :] for b in self.beginnings if token.startswith(b) and len(token) - len(b) >= SHORTEST_REST), token)
        stem = next((rest[: -len(e)] for e in self.endings if rest.endswith(e) and len(rest) - len(e) >= SHORTEST_STEM), rest)
        return self.same.get(rest, self.same.get(stem, stem))

    def __hash__(self) -> int:
        return id(self)


@lru_cache(maxsize=20_000)
def _tokens(habits: Habits, text: str) -> tuple[str, ...]:
    parts = [part for part in _APART.split(fold(text)) if part and part not in habits.fillers]
    return tuple(f"{part}+" if part in habits.joined else habits.stem(part) for part in parts)


def read_habits(languages: Iterable[Language]) -> Habits:
    """The habits of several languages together."""
    languages = tuple(languages)

    def words(name: str) -> list[str]:
        return [fold(word) for language in languages for word in language.words("likeness", name)]

    same = {word: group.split()[0] for group in words("same") for word in group.split()}
    endings = sorted(set(words("endings")), key=len, reverse=True)
    beginnings = sorted(set(words("beginnings")), key=len, reverse=True)
    return Habits(frozenset(words("fillers")), frozenset(words("joined")), tuple(beginnings), tuple(endings), same)


def bag_of(tokens: Sequence[str]) -> str | None:
    """The key of a label's tokens; None where they are too short to be told apart in any order, or end with an open negation."""
    whole: list[str] = []
    before = ""
    for token in tokens:
        if token.endswith("+"):
            before += token[:-1]
            continue
        whole.append(before + token)
        before = ""
    if before or sum(map(len, whole)) < SHORTEST_BAG:
        return None
    return " ".join(sorted(set(whole)))


@dataclass(frozen=True, slots=True, eq=False)
class Bags:
    """Labels by their words in any order and case: key -> names. `known` are all words that stand in one, `own` those of each name."""

    habits: Habits
    names: Mapping[str, tuple[str, ...]]
    known: frozenset[str]
    own: Mapping[str, frozenset[str]]

    def speaks_of(self, text: str, name: str) -> bool:
        """True when every word of the text stands in some label of `name`."""
        return self.own.get(name, frozenset()).issuperset(self.habits.tokens(text))

    def find(self, words: Sequence[str], among: frozenset[str] | None, *, longer_than: int = 0) -> tuple[str, int] | None:
        """The one label, in any order, that the longest run of words at the beginning is, and its length."""
        tokens: list[tuple[str, ...]] = []
        for word in words:
            tokens.append(self.habits.tokens(word))
            if not self.known.issuperset(tokens[-1]):
                tokens.pop()
                break
        for length in range(len(tokens), longer_than, -1):
            opens = words[length - 1].startswith("(") and ")" not in words[length - 1]  # "ml (N: 1,5 à 6)": what opens there is no end of a label
            if tokens[0] and tokens[length - 1] and not opens and (name := self._name_of(tokens[:length], among)):
                return name, length
        return None

    def _name_of(self, tokens: Sequence[tuple[str, ...]], among: frozenset[str] | None) -> str | None:
        key = bag_of([token for several in tokens for token in several])
        names = [name for name in self.names.get(key, ()) if among is None or name in among] if key else []
        return names[0] if len(names) == 1 else None


def read_bags(languages: Sequence[Language]) -> Bags:
    """The labels of several languages, by their words. What is left of "normal sperm" is an answer, and no label by itself."""
    habits = read_habits(languages)
    spoken = [words for language in languages for name in ("answers", "flags") for words in language.sections.get(name, {}).values()]
    answers = {bag_of(habits.tokens(answer)) for words in spoken for answer in words}
    names: dict[str, tuple[str, ...]] = {}
    own: dict[str, set[str]] = {}
    for language in languages:
        for name, spellings in language.sections.get("labels", {}).items():
            for spelling, tokens in ((spelling, habits.tokens(spelling)) for spelling in spellings):
                own.setdefault(name, set()).update(tokens)
                is_bare = len(tokens) == 1 < len(spelling.split())  # "par éjaculat" is not "éjaculat"
                if (key := bag_of(tokens)) and not is_bare and key not in answers and name not in names.get(key, ()):
                    names[key] = (*names.get(key, ()), name)
    return Bags(habits, names, frozenset().union(*own.values()), {name: frozenset(words) for name, words in own.items()})
