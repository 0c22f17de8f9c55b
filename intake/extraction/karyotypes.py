"""Which karyotype does a report give?

In: rows with their headers. Out: drafts with the ISCN formula written one way. A formula whose chromosome count does not add up asks, and one in
the column of expected results is nobody's. The grammar is the subset of ISCN that reports of infertile men use.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from intake.extraction.clauses import Clause, find_clauses
from intake.extraction.columns import Header, cells_in
from intake.extraction.context import Context
from intake.extraction.rows import Row
from intake.extraction.tables import Draft
from intake.extraction.whose import is_of_relative
from intake.reading.words import Word
from intake.vocabulary.folding import fold, squeeze

# Cyrillic look-alikes and full-width marks are normalised first.
_LOOK_ALIKE = str.maketrans({"Х": "X", "У": "Y", "х": "X", "у": "Y", "，": ",", "、": ",", "；": ";"})
_ABNORMALITY = (
    r"(?:[+-](?:\d{1,2}|[XY]|mar\d*)|(?:t|rob|inv|der|del|dup|ins|i|idic|dic|r|add|rea|psu\s*idic)\s*\([^()]{1,40}\)(?:\s*(?:t|ins|inv|dup|del)?\s*\((?!\s*4[4-9]\W)[^()]{1,60}\)){0,4}(?:mat|pat|dn)?"
    r"|\d{1,2}(?:qh|ph|cenh|ps|pss|pstk|cen)[+-]|Yqh[+-]|Yqs|\d{1,2}(?:ps|pstk)[+-]?|[XY]q[hs]?[+-]?)"
)
# No cell lives without an X: without a comma, "44 Y" is an age.
_ISCN = re.compile(
    rf"(?<![\d.,/])(?:mos\s*|chi\s*)?(?:4[4-9]|69|92)(?:\s*[,.;]\s*|\s*(?=Y*X))(?:[XY] (?=[XY],)[XY]|[XY]{{1,5}})(?![^\W\d_]|¥)"
    rf"(?:\s*,\s*{_ABNORMALITY})*(?:\s*\[\s*\d{{1,4}}\s*\])?"
    rf"(?:\s*/\s*4[4-9]\s*,\s*[XY]{{1,5}}(?:\s*,\s*{_ABNORMALITY})*(?:\s*\[\s*\d{{1,4}}\s*\])?)*"
    rf"(?:\s*\.\s*(?:nuc\s+)?(?:ish|arr)\b(?:\s*(?:{_ABNORMALITY}|\([^()\s]{{1,30}}\)(?:[x×]\d)?))*)?"  # what fluorescence or an array adds
)
_CUT_OFF = re.compile(r"[^\s.,;:)\]\"'»”*]|[.,]\w")  # right behind a formula: it goes on in a way that is not known here
_LEGEND = re.compile(r"(?:reference|normal|expected|e\.?g|referans|beklenen)[^.;]{0,25}$")
_NAMED_NORMAL = re.compile(r"\b(?:normal|norm|prawidłow|prawidlow|нормальн)\w* (?:\w+ )?(?:[ck]ar[iy]ot[iy]p|кариотип|каріотип)\w*(?: \w+){0,2} ?:")
_TOLD_NORMAL = re.compile(r"\b[ck]ar[iy]ot[iy]p\w*(?: [^\s:]+){0,4} normal\w*$")
_TOLD_IN_BRACKETS = re.compile(r"\bnormal\w* (?:male )?[ck]ar[iy]ot[iy]p\w*$")
ENOUGH_CELLS = 10
MOST_TOLD = 4  # words of a sentence before its formula that nobody but the patient is likely to have said of him
NORMAL = ("46,XY", "46,XX")
LONE_X = ("45,X", "45,Y")  # of a man: the part of a mosaic whose other clone was lost
_FORMULA = re.compile(r"4[4-9],?[XYХУ]")
_GOES_ON = ("/", "[", "{", "|")  # a clone or a count of cells that is no longer legible
BRACKETS = (("(", ")"), ("[", "]"))
DENIED_REACH = 5  # words from "no evidence of" to the formula, and from it to "was excluded"
# "Diagnosis" asks, "cytogenetic diagnosis" and "diagnosis: karyotype" tell.
CYTOGENETIC = (
    "karyo",
    "kariyo",
    "kario",
    "cario",
    "caryo",
    "cytog",
    "sitog",
    "zytog",
    "citog",
    "кариот",
    "каріот",
    "цитоген",
    "iscn",
    "نووی",
    "کاریو",
)
# "46,XY" as an engine leaves it, on a scanned page: one letter or digit read as its look-alike.
_SPOILT = re.compile(r"(?<![\w.,/])4[4-9GS][,.]\s?(?=[XYVK¥]{2,4}(?![\w]))(?:[XY]*[VK¥][XYVK¥]*|(?<=[GS],)[XY]+)(?:\[\d{1,3}\])?")
_MEANT = str.maketrans({"V": "Y", "¥": "Y", "K": "X", "G": "6", "S": "5"})
_CLONE = re.compile(r"(?P<count>4[4-9]|69|92)\s*[,.;]?\s*(?P<sex>[XY]{1,5})(?P<rest>[^/\[]*)")


def normalise_iscn(text: str) -> str:
    """An ISCN string as it should be written: "47, ХХУ [20]" becomes "47,XXY[20]"."""
    plain = re.sub(r"\s*([,;/\[\]()])\s*", r"\1", text.translate(_LOOK_ALIKE).strip())
    plain = re.sub(r"^((?:mos |chi )?\d{2})[.; ]\s*(?=[XY])", r"\1,", re.sub(r"^(mos|chi)\s*", r"\1 ", plain))
    return re.sub(r"(?<=[XY]) (?=[XY],)", "", re.sub(r"(?<=\d{2}) (?=[XY])", ",", plain))


def without_cells(iscn: str) -> str:
    """ "46,XY[20]" is "46,XY". The number of cells stays in a mosaic, whose shares matter, and where it is too small to show anything."""
    single = re.fullmatch(r"([^/\[]+)\[(\d+)\]", iscn)
    return single[1] if single and int(single[2]) >= ENOUGH_CELLS else iscn


def counts_agree(iscn: str) -> bool:
    """True when every clone's chromosome count is what its sex chromosomes and gains and losses add up to."""
    return all(_clone_agrees(clone) for clone in _CLONE.finditer(iscn))


def _clone_agrees(clone: re.Match[str]) -> bool:
    rest = clone["rest"]
    gains = len(re.findall(r"\+", re.sub(r"[qp][hs]?\w*\+", "", rest))) - len(re.findall(r",-", rest))
    fused = len(re.findall(r"(?:rob|der)\s*\(\d+;\d+\)\s*\([qp]10", rest)) + len(re.findall(r"rob\s*\(\d+;\d+\)(?!\()", rest))
    in_structure = len(re.findall(r"(?:idic|i|r|del|add|psu idic|dic|inv|t)\(?\(?[XY]\b", rest)) + len(re.findall(r"t\(\d+;[XY]\)", rest))
    if clone["count"] in ("69", "92"):
        return True
    return abs(int(clone["count"]) - (44 + len(clone["sex"]) + gains - fused)) <= in_structure


def read_karyotypes(tabled: Sequence[tuple[Row, Header | None]], context: Context) -> list[Draft]:
    """One draft; several different formulas ask. What was looked for, was not found, or is a relative's, counts only where nothing else stands."""
    found: dict[str, Draft] = {}
    told: set[str] = set()  # on the line that says what it is
    asked: dict[str, Draft] = {}
    clauses = {id(word): clause for clause in find_clauses([row for row, _ in tabled]) for word in clause.words}
    for row, header in tabled:
        words = [word for cell in cells_in(row, header, "analyte", "result", "unit", "flag", "previous") for word in cell.words]
        text, places = _text_of(words)
        text = text.translate(_LOOK_ALIKE)
        for match in _ISCN.finditer(text):
            own = tuple(word for word, (start, end) in zip(words, places, strict=True) if start < match.end() and end > match.start())
            is_reference = _is_reference(text[: match.start()])
            if is_reference and not _is_told_normal(clauses.get(id(own[0])), own):
                continue
            if found and _is_expected(row, own):
                continue
            value = without_cells(normalise_iscn(match.group()))
            doubts = frozenset[str]() if counts_agree(value) else frozenset({"implausible"})
            is_part = value.partition("[")[0] in LONE_X and "/" not in value
            if is_part or _CUT_OFF.match(text[match.end() :]) or text[match.end() :].lstrip().startswith(_GOES_ON):
                doubts |= {"ambiguous"}
            doubts |= {"ambiguous"} if is_reference and not _is_of_patient(clauses.get(id(own[0])), own, context) else set()
            draft = Draft("karyotype", row.cells[0].text, row, own, value=value, doubts=doubts)
            is_asked = _is_of_others(row, clauses.get(id(own[0])), own, value, context)
            key = re.sub(r"\[\d+\]", "", value)
            (asked if is_asked else found).setdefault(key, draft)
            told |= {key} if any(part in fold(text[: match.start()]) for part in CYTOGENETIC) else set()
    found = _without_clones(_without_legend(found), told)
    if not found:
        return [replace(draft, doubts=draft.doubts | {"ambiguous"}) for draft in asked.values()] or _read_spoilt(tabled)
    if len(found) > 1:
        return [replace(draft, doubts=draft.doubts | {"conflict"}) for draft in found.values()]
    return list(found.values())


def _without_legend(found: dict[str, Draft]) -> dict[str, Draft]:
    """ "Normal karyotypes: 46,XY, 46,XX": a man's and a woman's on one line, beside another that was found; or a normal man's alone, named so."""
    named = {value for value in NORMAL if len(found) > 1 and value in found and _NAMED_NORMAL.search(fold(found[value].row.text))}
    found = {value: draft for value, draft in found.items() if value not in named}
    normal = [found[value] for value in NORMAL if value in found]
    is_legend = len(normal) == len(NORMAL) < len(found) and len({id(draft.row) for draft in normal}) == 1
    return {value: draft for value, draft in found.items() if value not in NORMAL} if is_legend else found


def _without_clones(found: dict[str, Draft], told: set[str]) -> dict[str, Draft]:
    """ "mos 47,XXY[26]/46,XY[4]", of which the comment says "46,XY in the others": a part of what was found is no other karyotype.

    Neither is "46,X,del(Y)" beside "46,X,del(Y)(q11.2)", nor "46,XX" beside
    "46,XX.ish …"."""
    mosaics = [value for value in found if "/" in value]
    whole = [value for value in mosaics if value in told] or (mosaics if told.isdisjoint(found) else [])
    parts = {part for value in whole for part in re.sub(r"^(?:mos|chi) ?", "", value).split("/")}
    stems = {value for value in found for other in found if value != other and other.startswith(value.rstrip(")") if "(" in value else f"{value}.")}
    return {value: draft for value, draft in found.items() if value not in parts | stems}


def _is_of_others(row: Row, clause: Clause | None, own: Sequence[Word], value: str, context: Context) -> bool:
    """ "Wife: 46,XX", "indication: 47,XXY?", "no evidence of 47,XXY": a formula that is not the patient's, or not yet."""
    words = clause.words if clause else row.words
    place = next((number for number, word in enumerate(words) if word is own[0]), 0)
    label = () if own[0] in row.cells[0].words else row.cells[0].words
    before = [squeeze(word.text) for word in (*(word for word in label if word not in words), *words[:place])]
    is_open = "/" in value and words[place].text.startswith("(")  # "a mosaic (47,XXY/46,XY) in other tissues cannot be excluded"
    behind = [squeeze(word.text) for word in words[place + len(own) :][: None if is_open else DENIED_REACH]]
    phrase = context.lexicon.phrase
    told = next((number for number, token in enumerate(reversed(before)) if token.startswith(CYTOGENETIC)), len(before))
    since = before[len(before) - told :]
    is_question = any(phrase(name).has(token) for name in ("not_a_finding", "excluded") for token in since) or "?" in own[0].text + own[-1].text
    is_denied = value not in NORMAL and (any(map(phrase("none").has, before[-DENIED_REACH:])) or any(map(phrase("excluded").has, behind)))
    is_last = not any(_FORMULA.search(word.text) for word in words[place + len(own) :])
    return is_question or is_denied or is_of_relative(before, context) or (is_last and is_of_relative(behind, context))


def _read_spoilt(tabled: Sequence[tuple[Row, Header | None]]) -> list[Draft]:
    """A formula with one misread letter: what it must have been, for a person to confirm."""
    for row, header in tabled:
        for cell in cells_in(row, header, "analyte", "result", "unit", "flag"):
            match = _SPOILT.search(cell.text) if row.is_scanned else None
            if match:
                value = without_cells(normalise_iscn(match.group().translate(_MEANT)))
                return [Draft("karyotype", row.cells[0].text, row, cell.words, value=value, doubts=frozenset({"ambiguous"}))]
    return []


def _is_reference(before: str) -> bool:
    """ "Normal male: 46,XY" is a legend."""
    return bool(_LEGEND.search(fold(before)))


def _is_expected(row: Row, own: Sequence[Word]) -> bool:
    """ "47,XXY (46,XY)", "47,XXY | [46,XY]": a normal formula, whole in brackets behind another, as limits stand behind a number."""
    place = next((number for number, word in enumerate(row.words) if word is own[0]), 0)
    text = "".join(word.text for word in own)
    before = " ".join(word.text for word in row.words[:place]).translate(_LOOK_ALIKE)
    is_bracketed = (text[:1], text[-1:]) in BRACKETS and normalise_iscn(text[1:-1]) in NORMAL
    return is_bracketed and _ISCN.search(before) is not None


def _is_told_normal(clause: Clause | None, own: Sequence[Word]) -> bool:
    """ "His karyotype is normal (46,XY)" is a finding, also where the line breaks in it."""
    place = next((number for number, word in enumerate(clause.words) if word is own[0]), 0) if clause else 0
    before = fold(" ".join(word.text for word in clause.words[:place])) if clause else ""
    return bool(_TOLD_NORMAL.search(before) or (own[0].text.startswith("(") and _TOLD_IN_BRACKETS.search(before)))


def _is_of_patient(clause: Clause | None, own: Sequence[Word], context: Context) -> bool:
    """True of "his karyotype is normal (46,XY)"; "men whose karyotype is normal (46,XY) need no test" may be anybody's."""
    before = [squeeze(word.text) for word in takewhile(lambda word: word is not own[0], clause.words if clause else ())]
    return sum(not token.isdecimal() for token in before) <= MOST_TOLD or any(map(context.lexicon.phrase("patient").has, before))


def _text_of(words: Sequence[Word]) -> tuple[str, list[tuple[int, int]]]:
    """The words as one text and where each of them stands in it."""
    places: list[tuple[int, int]] = []
    text = ""
    for word in words:
        start = len(text) + bool(text)
        text = f"{text} {word.text}" if text else word.text
        places.append((start, start + len(word.text)))
    return text, places


def has_iscn(rows: Sequence[Row]) -> bool:
    """True when a karyotype formula stands on the rows."""
    return any(_ISCN.search(row.text.translate(_LOOK_ALIKE)) for row in rows)
