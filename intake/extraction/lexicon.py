"""Which meaning has this run of words, in the languages of this paper?

In: the vocabulary and a language. Out: a `Lexicon`: the words of that language and of English together, ready to look up. Matching ignores case,
accents, spaces and hyphens, and the longest match wins. Nothing here knows where words stand on the page.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.process import extract

from intake.reading.words import Page
from intake.vocabulary import Language, Vocabulary, Words
from intake.vocabulary.bags import Bags, read_bags
from intake.vocabulary.folding import squeeze

LONGEST = 9  # words in the longest label
LONGEST_NEARLY = 5
SHORTEST_NEARLY = 5
SHORTEST_FAINTLY, SHORT = 3, 4
ENGLISH = "en"
LABELS = "labels"


@dataclass(frozen=True, slots=True)
class Found:
    """A match: its name and how many words it took."""

    name: str
    length: int


@dataclass(frozen=True, slots=True)
class Phrase:
    """Single words of prose, with their word stems ("examin*") and, where a verb ends in its negation, endings ("*madı")."""

    words: frozenset[str]
    stems: tuple[str, ...]
    endings: tuple[str, ...] = ()

    def has(self, token: str) -> bool:
        return token in self.words or token.startswith(self.stems) or token.endswith(self.endings)


NOTHING = Phrase(frozenset(), ())


@dataclass(frozen=True, slots=True)
class _Shelf:
    """Spellings of one length with the same digits, and the names of each, prepared for being compared with misread ones all at once."""

    spellings: list[str] = field(default_factory=list)
    names: list[tuple[str, ...]] = field(default_factory=list)

    def find_near(self, key: str, most: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        """How far from `key`, and whose: those at most so many edits away."""
        for _, distance, place in extract(key, self.spellings, scorer=Levenshtein.distance, processor=None, score_cutoff=most, limit=None):
            yield int(distance), self.names[place]


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Look-up tables: section -> squeezed words -> names (a label may stand for one analyte on semen papers, for another elsewhere).

    `beginnings` holds every beginning of a section's spellings.
    """

    languages: tuple[Language, ...]
    alike: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, tuple[str, ...]]]
    phrases: Mapping[str, Phrase]
    shelves: Mapping[tuple[str, int, str], _Shelf]
    bags: Bags
    beginnings: Mapping[str, frozenset[str]]

    @property
    def language(self) -> Language:
        """The paper's own."""
        return self.languages[0]

    def find(self, section: str, words: Sequence[str], start: int = 0, among: frozenset[str] | None = None) -> Found | None:
        """The longest run of words from `start` that means something in `section`; only names in `among` count."""
        table, beginnings = self.tables.get(section, {}), self.beginnings.get(section, frozenset())
        best: Found | None = None
        key = ""
        for length in range(1, min(LONGEST, len(words) - start) + 1):
            word = squeeze(words[start + length - 1])
            key += word
            if key not in beginnings:
                break
            # A run that ends with bare punctuation is another run with a stray mark.
            for name in table.get(key, ()) if word or length == 1 else ():
                if among is None or name in among:
                    best = Found(name, length)
                    break
        alike = self.bags.find(words[start : start + LONGEST], among, longer_than=best.length if best else 0) if section == LABELS else None
        return Found(*alike) if alike else best

    def find_alike(self, words: Sequence[str], start: int, among: frozenset[str]) -> Found | None:
        """A long entry with one wrong letter in six, as OCR leaves them. Short ones must be exact."""
        for length in range(min(LONGEST, len(words) - start), 0, -1):
            names = [name for name in self.alike.get(_alike("".join(squeeze(word) for word in words[start : start + length])), ()) if name in among]
            if len(names) == 1 and squeeze(words[start + length - 1]):
                return Found(names[0], length)
        return None

    def find_nearly(self, section: str, words: Sequence[str], start: int = 0, among: frozenset[str] | None = None) -> Found | None:
        """A long entry with one wrong letter in six, as OCR leaves them. Short ones must be exact: much is one letter from FSH."""
        for length in range(min(LONGEST_NEARLY, len(words) - start), 0, -1):
            key = "".join(squeeze(word) for word in words[start : start + length])
            if len(key) < SHORTEST_NEARLY or not squeeze(words[start + length - 1]):
                continue
            near = {name for name in _near(self, section, key) if among is None or name in among}
            if len(near) == 1:
                return Found(near.pop(), length)
        return None

    def find_faintly(self, words: Sequence[str], start: int, among: frozenset[str]) -> Found | None:
        """A label with up to one wrong letter in four, and no other label nearly as close. Only a hint: unit and range must bear it out."""
        for length in range(min(LONGEST_NEARLY, len(words) - start), 0, -1):
            key = "".join(squeeze(word) for word in words[start : start + length])
            if len(key) < SHORTEST_FAINTLY or not squeeze(words[start + length - 1]):
                continue
            apart = sorted((distance, name) for name, distance in self._faint(key).items() if name in among)
            clear = 0 if len(key) <= SHORT else 1  # so many edits more any other label must be away
            if apart and (len(apart) == 1 or apart[1][0] > apart[0][0] + clear):
                return Found(apart[0][1], length)
        return None

    def _faint(self, key: str) -> Mapping[str, int]:
        """Names of labels -> how many edits away their closest spelling is, where that is few."""
        most, digits = (len(key) + 2) // 4, _digits(key)
        found: dict[str, int] = {}
        for length in range(len(key) - most, len(key) + most + 1):
            shelf = self.shelves.get(("labels", length, digits))
            # One edit more than counts: a label that is not quite close enough still makes a closer one less sure.
            for distance, names in shelf.find_near(key, most + 1) if shelf else ():
                for name in names:
                    found[name] = min(found.get(name, distance), distance)
        if not found or min(found.values()) > most:
            return {}
        for name, distance in _with_other_digits(self, LABELS, key, most):
            found[name] = min(found.get(name, distance), distance)
        return found

    def name_of(self, section: str, text: str) -> str | None:
        """What the whole text means in `section`."""
        names = self.tables.get(section, {}).get(squeeze(text))
        return names[0] if names else None

    def is_word(self, text: str) -> bool:
        """True for a word of the labels, titles and sentences, exactly as it stands."""
        return any(squeeze(text) in _telling_words(language) for language in self.languages)

    def phrase(self, name: str) -> Phrase:
        return self.phrases.get(name, NOTHING)


@lru_cache(maxsize=20_000)
def _near(lexicon: Lexicon, section: str, key: str) -> frozenset[str]:
    """The names of all entries nearly spelt like `key`. A wrong digit makes another word: "hemoglobina 14" is not nearly "hemoglobin A1c"."""
    found: set[str] = set()
    digits = _digits(key)
    for length in range(len(key) - 2, len(key) + 3):
        most = (length + 1) // 6
        shelf = lexicon.shelves.get((section, length, digits)) if abs(length - len(key)) <= most else None
        for _, names in shelf.find_near(key, most) if shelf else ():
            found.update(names)
    return frozenset(found | {name for name, _ in _with_other_digits(lexicon, section, key, (len(key) + 1) // 6)} if found else ())


def _with_other_digits(lexicon: Lexicon, section: str, key: str, most: int) -> Iterator[tuple[str, int]]:
    """Names of entries as near that differ in a digit: "TA libre" may be "T4 libre" as well as "T libre", and is neither for certain."""
    digits = _digits(key)
    for (other, length, theirs), shelf in lexicon.shelves.items():
        if other == section and abs(length - len(key)) <= most and theirs != digits:
            yield from ((name, distance) for distance, names in shelf.find_near(key, most) for name in names)


def _digits(text: str) -> str:
    return "".join(letter for letter in text if letter.isdigit())


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters to change, add or drop between the two; `most` + 1 stands for any number above `most`."""
    return Levenshtein.distance(one, other, score_cutoff=most)


@lru_cache(maxsize=64)
def _lexicon_of(languages: tuple[Language, ...], everywhere: tuple[Language, ...]) -> Lexicon:
    """Titles of reports count in every language: a paper's title may be all that it has in its own."""
    tables: dict[str, dict[str, tuple[str, ...]]] = {}
    phrases: dict[str, list[str]] = {}
    for language in languages:
        for section, entries in language.sections.items():
            if section == "phrases":
                false = () if language is languages[0] else languages[0].false_friends
                for name, spellings in entries.items():
                    phrases.setdefault(name, []).extend(word for word in spellings if word not in false)
            else:
                _add_entries(tables.setdefault(section, {}), entries)
    for language in everywhere:
        _add_entries(tables.setdefault("kinds", {}), language.sections.get("kinds", {}))
    alike: dict[str, tuple[str, ...]] = {}
    for key, names in tables.get("labels", {}).items():
        alike[_alike(key)] = tuple({*alike.get(_alike(key), ()), *names})
    all_phrases = {name: _phrase(spellings) for name, spellings in phrases.items()}
    beginnings = {section: _beginnings(table) for section, table in tables.items()}
    return Lexicon(languages, alike, tables, all_phrases, _shelve(tables), read_bags(languages), beginnings)


def _beginnings(table: Iterable[str]) -> frozenset[str]:
    """With what an entry may begin: most words of a paper begin none, and are told so at once."""
    return frozenset(key[:length] for key in table for length in range(len(key) + 1))


def _shelve(tables: Mapping[str, Mapping[str, tuple[str, ...]]]) -> dict[tuple[str, int, str], _Shelf]:
    shelves: dict[tuple[str, int, str], _Shelf] = {}
    for section in ("labels", "headers", "kinds", "dates"):
        for spelling, names in tables.get(section, {}).items():
            shelf = shelves.setdefault((section, len(spelling), _digits(spelling)), _Shelf())
            shelf.spellings.append(spelling)
            shelf.names.append(names)
    return shelves


def _add_entries(table: dict[str, tuple[str, ...]], entries: Words) -> None:
    for name, spellings in entries.items():
        for key in map(squeeze, spellings):
            if key and name not in table.get(key, ()):
                table[key] = (*table.get(key, ()), name)


_LOOK_ALIKES = str.maketrans("li|osbz6", "11105820")  # and "6" of "ó"
# Latin abbreviations among Cyrillic words come back in Cyrillic.
_CYRILLIC_ALIKES = str.maketrans("аеорсхнвктму", "ae0pcxh8ktmy")


# Arabic letters that differ in dots alone, which scans and engines lose.
_DOTTED_ALIKES = str.maketrans("تثنیخجذزشضظغق", "ببببححدرسصطعف")


def _alike(key: str) -> str:
    plain = key.translate(_CYRILLIC_ALIKES).translate(_LOOK_ALIKES)
    return plain.translate(_DOTTED_ALIKES) if len(key) >= SHORTEST_NEARLY else plain


def _phrase(spellings: list[str]) -> Phrase:
    whole = frozenset(squeeze(word) for word in spellings if "*" not in word)
    stems, endings = (word for word in spellings if word.endswith("*")), (word for word in spellings if word.startswith("*"))
    return Phrase(whole, tuple(map(squeeze, stems)), tuple(map(squeeze, endings)))


def get_lexicon(vocabulary: Vocabulary, language: str | None) -> Lexicon:
    """The words of a language, of those its laboratories print beside it, and of English; of English alone where the language is unknown."""
    english = vocabulary.languages[ENGLISH]
    own = vocabulary.languages.get(language or ENGLISH, english)
    beside = (vocabulary.languages[code] for code in (*own.beside, ENGLISH))
    return _lexicon_of(tuple(dict.fromkeys((own, *beside))), tuple(vocabulary.languages.values()))


def find_language(pages: Sequence[Page], vocabulary: Vocabulary) -> str | None:
    """The language in which most of the pages' telling words are printed; None when there are none.

    A page whose engine already knows the language counts for it, unless its words say otherwise.
    """
    tokens = {squeeze(word.text) for page in pages for word in page.words}
    scores = {code: len(tokens & _telling_words(language)) for code, language in vocabulary.languages.items()}
    for page in pages:
        if page.language in scores:
            scores[page.language] += 1
    best = max(scores, key=lambda code: (scores[code], code == ENGLISH))
    return best if scores[best] else None


@lru_cache(maxsize=64)
def _telling_words(language: Language) -> frozenset[str]:
    """All single words of the language's own labels, titles, headers and sentences, without the abbreviations that every laboratory prints."""
    sections = [language.sections.get(name, {}) for name in ("labels", "headers", "kinds", "dates", "people", "answers", "phrases")]
    labels = [label for section in sections for words in section.values() for label in words if "*" not in label]
    words = {squeeze(word) for label in (*labels, *language.common) for word in label.split()}
    return frozenset(word for word in words if len(word) > 2)
