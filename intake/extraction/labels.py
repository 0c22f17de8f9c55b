"""Which analyte does the beginning of this row name?

In: the words of a row's beginning, the words of the paper's languages, the kind of report. Out: a `Label`, or None. The longest known label wins,
and what stands beside it must be harmless ("serum", a method in brackets): a "FSH/LH ratio" is not FSH. Known labels of other things
(`nothing` in the vocabulary) win over shorter labels inside them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from intake.extraction.lexicon import Found, Lexicon
from intake.reading.words import Word
from intake.units import Unit, parse_unit
from intake.vocabulary import Vocabulary
from intake.vocabulary.folding import fold, squeeze

# Words that may stand before the label: a number, a bullet, a laboratory's code, "S.", "Serum".
MOST_BEFORE = 3
MOST_SPOILT, BETWEEN_NAMES = 3, ("-", "–", "/", "|")  # words of another tongue before the own name, and what parts the two
MOST_FOREIGN = 7  # words of a name in a language that nobody knows here
GRADES = frozenset("abcdабвгс")
ALL_GRADES = "motility_total"  # "Motility (c) in place" is not that of all
MOTILITY = frozenset(("motility_progressive", "motility_nonprogressive", "sperm_immotile"))
ABBREVIATION = 2  # letters: "PR", "NP", "IM"
SPOILT_BULLETS = frozenset("eoc")  # what engines make of a round mark before an entry of a list
BELIEVED = 0.6  # below this an engine did not believe what it wrote
_POWER = re.compile(r"10[\s^*]?[69]")
_IN_BRACKETS = re.compile(r"\([^\W\d_]{2,8}\)")
_CODE = re.compile(
    r"[(\[]?(?:[A-Za-z]{1,4}-?\d{2,}|\d{3,}|\d{3,}[./]\d{3,}|\d{3,5}-\d|\d{1,2}-\d{1,2}-\d{3}|[A-ZА-Я]\d{2}(?:\.\d{2,3}){1,3})[)\].:]?"
)
_CODE_TITLE = re.compile(r"(?:icd|loinc|cpt|nabm|sut|kod|code|código|codice|cod|код|kodu)(?:-?\d{1,2})?[.:]*", re.IGNORECASE)
_CODE_BEHIND_COMMA = re.compile(r"[A-Z]\d{2}")
_OF_BLOOD = re.compile(r"^(?:f?[SPB]|v?B|S[gr]|Pl|Ser|Sng|Srm|San|Pla)-(?=\w{2})")  # "S-FSH", "fP-Testosterone", "Srm-TSH"; "U-" is urine
# Armenian, Hebrew, Indian scripts, Thai, Georgian, Ethiopic, Khmer, Vietnamese, Chinese, Korean: no language of the vocabulary has these letters.
_UNKNOWN_LETTERS = re.compile("[\u0530-\u05ff\u0900-\u139f\u1780-\u17ff\u1ea0-\u1eff\u3040-\u9fff\uac00-\ud7af]")
_GREEK = re.compile("[\u0370-\u03ff]{2}")
_ELIDED = re.compile(r"^[dl]['’](?=\w{2})", re.IGNORECASE)  # "Dosage de l'AMH"
_LOINC = re.compile(r"[(\[]?(\d{3,5})-(\d)[)\]]?:?")


@dataclass(frozen=True, slots=True)
class Label:
    """A label found: `analyte` is None for things known and not ours. `length` counts all words it took, its unit in brackets among them.

    `strength` is the number of letters that matched; `is_doubtful` says that something beside it was not understood,
    `is_faint` that the label itself is badly misread: unit and range must bear it out.
    """

    analyte: str | None
    words: tuple[Word, ...]
    length: int
    strength: int
    unit: Unit | None = None
    is_doubtful: bool = False
    is_faint: bool = False

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words).strip(" :.;-")


def allowed_analytes(vocabulary: Vocabulary, kind: str) -> frozenset[str]:
    """The analytes whose labels mean them on a report of this kind: a blood count's leukocytes are no semen value."""
    allowed = {analyte.id for analyte in vocabulary.analytes.values() if not analyte.kinds or kind in analyte.kinds}
    return frozenset(allowed | {"nothing"})


def find_label(words: Sequence[Word], lexicon: Lexicon, allowed: frozenset[str], *, is_scanned: bool) -> Label | None:
    """The label with which `words` begin."""
    is_strange = bool(words) and _UNKNOWN_LETTERS.search(words[0].text) is not None  # "Bất", and no "BAT"
    label = None if is_strange else _find_first(words, lexicon, allowed, is_scanned=is_scanned)
    label = label or (_find_own_name(words, lexicon, allowed) if is_scanned else None)
    return label or _find_behind_stroke(words, lexicon, allowed, is_scanned=is_scanned)


def _find_behind_stroke(words: Sequence[Word], lexicon: Lexicon, allowed: frozenset[str], *, is_scanned: bool) -> Label | None:
    """ "Thể tích / Volume", "Όγκος / Volume": a name in a language that nobody knows here, and behind a stroke the one that is known. A value, a
    bracket or nothing follows it; on a scan the first may be a known word, spoilt, and in letters that are known "Fraction" is one, too."""
    texts = [word.text for word in words]
    place = texts.index("/") if "/" in texts[1 : MOST_FOREIGN + 1] else len(texts)
    if place + 1 >= len(texts) or not all(any(map(str.isalpha, text)) and (is_scanned or not any(map(str.isdigit, text))) for text in texts[:place]):
        return None  # engines read digits in letters that they do not know
    known = [text for text in texts[:place] if not _UNKNOWN_LETTERS.search(text)]
    if any(lexicon.name_of(section, text) for text in known for section in ("labels", "answers", "flags", "people", "dates", "headers")):
        return None
    if any(lexicon.name_of("label_rest", text) == "doubtful" or lexicon.phrase("relatives").has(squeeze(text)) for text in known):
        return None
    found = lexicon.find("labels", texts, place + 1, allowed)
    label = _complete(words, place + 1, found, lexicon, allowed) if found else None
    behind = squeeze(texts[label.length])[:1] if label and label.length < len(texts) else ""
    is_foreign = not is_scanned and (len(known) < place or any(map(_GREEK.search, known)))
    return replace(label, is_doubtful=label.is_doubtful or not is_foreign) if label and not behind.isalpha() else None


def _find_own_name(words: Sequence[Word], lexicon: Lexicon, allowed: frozenset[str]) -> Label | None:
    """ "Моішпе - Об'єм", "Уоите (Объём)": an English name that an engine has read in Cyrillic letters, and the paper's own behind a dash or in a
    bracket; for certain it is not."""
    texts = [word.text for word in words]
    before, place, end = _before_own_name(words, texts)
    if place >= len(texts) or squeeze(texts[place])[:1] < "\u0370":
        return None
    if any(lexicon.name_of(section, text) for text in texts[:before] for section in ("labels", "label_rest", "answers", "flags", "people", "dates")):
        return None
    found = lexicon.find("labels", texts[:end], place, allowed)
    label = _complete(words, place, found, lexicon, allowed) if found else None
    return replace(label, is_doubtful=True) if label else None


def _before_own_name(words: Sequence[Word], texts: Sequence[str]) -> tuple[int, int, int]:
    """How many words stand before the paper's own name, and where that begins and ends; it begins behind the end where there is none."""
    for place in range(1, min(MOST_SPOILT + 1, len(texts))):
        if texts[place] in BETWEEN_NAMES:
            return place, place + 1, len(texts)
        if length := _bracket_length(words, place):
            return place, place, place + length
    return 0, len(texts), len(texts)


def _find_first(words: Sequence[Word], lexicon: Lexicon, allowed: frozenset[str], *, is_scanned: bool) -> Label | None:
    texts = [_without_blood(word.text, lexicon) for word in words]
    for start in range(min(MOST_BEFORE + 1, len(texts))):
        is_bullet = is_scanned and start == 1 and texts[0] in SPOILT_BULLETS
        if start and not is_bullet and not may_stand_before(texts[start - 1], lexicon):
            return None
        found = lexicon.find("labels", texts, start, allowed)
        if found is None and is_scanned and not _is_known_otherwise(texts[start], lexicon):
            found = lexicon.find_alike(texts, start, allowed) or lexicon.find_nearly("labels", texts, start, allowed)
            title = lexicon.find("kinds", texts, start) if found else None
            found = None if found and title and title.length >= found.length else found  # "esame del liquido seminale" is no spoilt "volume del …"
        if found and found.name == "nothing" and not start and (own := _enumerated(texts, lexicon, allowed)):
            start, found = 1, own
        if found and start and parse_unit(" ".join(texts[start : start + found.length])):
            return None  # "20 million per mL" is a value
        if found:
            label = _complete(words, start, found, lexicon, allowed)
            return replace(label, is_doubtful=True) if label and any(map(_is_bare_count, texts[:start])) else label
    return None


def _without_blood(text: str, lexicon: Lexicon) -> str:
    """ "FSH" of "S-FSH", "AMH" of "l'AMH"; but "S-DHEA" is a name of its own where laboratories shorten the sulfate so."""
    bare = _OF_BLOOD.sub("", _ELIDED.sub("", text))
    return text if bare == text or lexicon.name_of("labels", text) else bare


def find_faint_label(words: Sequence[Word], lexicon: Lexicon, allowed: frozenset[str]) -> Label | None:
    """The label that badly misread words may have been."""
    found = lexicon.find_faintly([word.text for word in words], 0, allowed)
    label = _complete(words, 0, found, lexicon, allowed) if found else None
    return replace(label, is_faint=True) if label and label.analyte else None


def may_stand_before(text: str, lexicon: Lexicon) -> bool:
    """True for what may precede a label without changing what it means: a bullet, a count, a code, "serum"."""
    bare = squeeze(text)
    is_count = text.rstrip(".)").isdecimal() and len(bare) <= 2
    return not bare or is_count or _is_enumerator(text) or bool(_CODE.fullmatch(text)) or lexicon.name_of("label_rest", bare) == "harmless"


def _is_known_otherwise(text: str, lexicon: Lexicon) -> bool:
    """ "ID" is no spoilt "LD", and "Normal" no spoilt "normals": a word that is right as it stands is no other one."""
    is_of_limits = lexicon.name_of("headers", text) == "range"
    return not squeeze(text) or is_of_limits or any(lexicon.name_of(section, text) for section in ("answers", "flags", "people", "dates"))


def _is_enumerator(text: str) -> bool:
    """ "a." or "b)" before an entry of a list."""
    return len(text) == 2 and text[0].isalpha() and text[1] in ".)"


def _enumerated(texts: Sequence[str], lexicon: Lexicon, allowed: frozenset[str]) -> Found | None:
    """ "a. Progressive (PR)" is an entry of a list, and not grade a: the bracket says once more what it is."""
    own = lexicon.find("labels", texts, 1, allowed) if _is_enumerator(texts[0]) else None
    again = [text.rstrip(":") for text in texts[2:4] if text.rstrip(":").startswith("(") and text.rstrip(":").endswith(")")]
    is_said_again = any((found := lexicon.find("labels", [text], 0, allowed)) and own and found.name == own.name for text in again)
    return own if own and own.name != "nothing" and is_said_again else None


def _is_bare_count(text: str) -> bool:
    """ "30 LH" may be the third row's second sample as well as the thirtieth row."""
    return text.isdecimal() and len(text) <= 2


def _is_loinc(text: str) -> bool:
    """A LOINC code with the right check digit (Luhn's)."""
    found = _LOINC.fullmatch(text)
    if found is None:
        return False
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(reversed(found[1]))]
    return (sum(number - 9 if number > 9 else number for number in doubled) + int(found[2])) % 10 == 0


def _complete(words: Sequence[Word], start: int, found: Found, lexicon: Lexicon, allowed: frozenset[str]) -> Label | None:
    """The label with everything that belongs to it: qualifiers, brackets, colon."""
    found = _with_grade(words, start, found, lexicon, allowed)
    place = start + found.length
    strength = sum(len(squeeze(word.text)) for word in words[start:place])
    unit = _unit_within(words, start, place)
    doubtful = False
    while place < len(words) and not words[place - 1].text.rstrip().endswith(":"):
        bracket = _bracket_length(words, place)
        if bracket:
            content = " ".join(word.text for word in words[place : place + bracket])
            if _is_reference(content):
                break
            unit = unit or _unit_in(content)
            doubtful = doubtful or _is_foreign(content, lexicon) or (found.name == ALL_GRADES and squeeze(content) in GRADES)
            place += bracket
            continue
        if more := length_of_code(words, place) or _length_said_again(words, place, found.name, lexicon, allowed):
            place += more
            continue
        rest = None if _is_grade(words, place) else lexicon.name_of("label_rest", words[place].text)
        if rest == "doubtful":
            return None
        if rest is None and squeeze(words[place].text):
            other = _other_with(words[start : start + found.length], words[place], found.name, lexicon, allowed)
            doubtful = doubtful or other is not None or _is_other_grade(words[place], found.name, lexicon, allowed)
            found, place = (Found(other, found.length), place + 1) if other else (found, place)
            break
        if _opens_value(words[place].text):
            break
        unit = unit or (parse_unit("%") if words[place].text.strip(",;.:") == "%" else None)
        place += 1
    analyte = None if found.name == "nothing" else found.name
    return Label(analyte, tuple(words[:place]), place, strength, unit, doubtful)


def without_second_name(label: Label, rest: tuple[Word, ...], lexicon: Lexicon) -> tuple[Word, ...]:
    """ "Density / Mật độ (million/ml)": behind a stroke, the name once more in letters that are not known here; its bracket stays."""
    end = next((place for place, word in enumerate(rest) if word.text.startswith(("(", "["))), len(rest))
    texts = [word.text for word in rest[:end]]
    is_beside = any(word.text in BETWEEN_NAMES for word in label.words[1:])
    is_known = any(lexicon.find("labels", texts, place) or lexicon.name_of("label_rest", texts[place]) == "doubtful" for place in range(end))
    return rest[end:] if is_beside and not is_known and _UNKNOWN_LETTERS.search(" ".join(texts)) else rest


def _is_grade(words: Sequence[Word], place: int) -> bool:
    """ "Motility, first hour | a : 10 %": a grade with a colon says more of what is measured, and is no small word of the label."""
    has_colon = words[place].text.endswith(":") or [word.text for word in words[place + 1 : place + 2]] == [":"]
    return has_colon and squeeze(words[place].text) in GRADES


def _with_grade(words: Sequence[Word], start: int, found: Found, lexicon: Lexicon, allowed: frozenset[str]) -> Found:
    """ "Motility PR", "Motility (NP)": the abbreviation says which part of all that move is meant; "PR + NP" are all of them."""
    place = start + found.length
    behind = [word.text for word in words[place : place + 2]]
    if found.name != ALL_GRADES or not behind or len(squeeze(behind[0])) != ABBREVIATION or behind[1:] in (["+"], ["&"]):
        return found
    grade = lexicon.find("labels", behind[:1], 0, allowed)
    return Found(grade.name, found.length + 1) if grade and grade.name in MOTILITY else found


def _is_other_grade(behind: Word, name: str, lexicon: Lexicon, allowed: frozenset[str]) -> bool:
    """ "Progressive motility NP": a "non" was lost before it, or somebody mistyped."""
    grade = lexicon.find("labels", [behind.text], 0, allowed) if name in MOTILITY and len(squeeze(behind.text)) == ABBREVIATION else None
    return grade is not None and grade.name in MOTILITY - {name}


def _other_with(said: Sequence[Word], behind: Word, name: str, lexicon: Lexicon, allowed: frozenset[str]) -> str | None:
    """ "Testosterone, serum, free": the word behind makes it the label of another analyte."""
    core = [word for word in said if lexicon.name_of("label_rest", word.text) != "harmless"]
    texts = [_OF_BLOOD.sub("", word.text) for word in (*core, behind)]
    other = lexicon.find("labels", texts, 0, allowed) if behind.text[:1].isalpha() else None
    return other.name if other and other.length == len(texts) and other.name != name else None


def _length_said_again(words: Sequence[Word], place: int, name: str, lexicon: Lexicon, allowed: frozenset[str]) -> int:
    """How many words from `place` name the same thing once more ("FSH - Follicle stimulating hormone"), in words or as a LOINC code; the first of
    them may have been taken for a part of the name before: "HBsAg antigen of the surface of hepatitis B"."""
    for begin in (place, place - 1):
        again = lexicon.find("labels", [word.text for word in words], begin, allowed)
        if again and again.name == name and begin + again.length > place:
            return begin + again.length - place
    return int(_is_loinc(words[place].text))


def length_of_code(words: Sequence[Word], place: int) -> int:
    """How many words from `place` are a code of a catalogue: "ICD-9: L65" and ", L65" are no low value."""
    if place and words[place - 1].text.endswith(",") and _CODE_BEHIND_COMMA.fullmatch(words[place].text):
        return 1
    has_code = place + 1 < len(words) and bool(_CODE_TITLE.fullmatch(words[place].text)) and bool(_CODE.fullmatch(words[place + 1].text))
    return 2 if has_code else 0


def _opens_value(text: str) -> bool:
    """A lone mark that belongs to what follows."""
    return text.strip() in ("<", ">", "≤", "≥", "+", "-", "*", "<=", ">=", "↑", "↓")


def _bracket_length(words: Sequence[Word], place: int) -> int:
    """How many words the bracket that opens at `place` takes; 0 where none opens, or none closes soon."""
    if not words[place].text.startswith(("(", "[")):
        return 0
    for length in range(1, min(8, len(words) - place) + 1):
        if words[place + length - 1].text.rstrip(":,;._").endswith((")", "]")):
            return length
    return 0


def _is_reference(content: str) -> bool:
    """ "(20 - 41)", "(< 5.0)": the laboratory's range, not a part of the label; "(106)" is a unit whose power an engine did not see raised."""
    inside = fold(content).strip("()[] :")
    is_number = bool(inside) and (inside[0].isdigit() or inside[0] in "<>≤≥") and not any(letter.isalpha() for letter in inside)
    return is_number and not _POWER.fullmatch(inside)


def _unit_in(bracket: str) -> Unit | None:
    """The unit in "(mIU/mL)" or "(PR + NP, %)"."""
    return next((unit for part in bracket.rstrip(" :").split(",") if (unit := parse_unit(part))), None)


def _unit_within(words: Sequence[Word], start: int, end: int) -> Unit | None:
    """ "Round cells (million / mL)" or "Объем, мл" may be a name as a whole; its bracket or last part is its unit all the same. "(d)" is a grade."""
    opening = next((place for place in range(start + 1, end) if words[place].text.startswith(("(", "["))), None)
    content = " ".join(word.text for word in words[opening : opening + _bracket_length(words, opening)]) if opening else ""
    comma = next((place for place in range(start + 1, end) if words[place - 1].text.endswith(",")), end)
    content = content or " ".join(word.text for word in words[comma:end])
    unit = _unit_in(content) if len(squeeze(content)) > 1 or content.startswith("%") else None
    return None if unit and unit.code.startswith("{") else unit  # "testosterone, total" has none


def _is_foreign(content: str, lexicon: Lexicon) -> bool:
    """A bracket that changes what is measured: "(post-PEG)", "(abnormal)"."""
    return any(lexicon.name_of("label_rest", part) == "doubtful" for part in fold(content).strip("()[]").replace("-", " ").split())
