"""Which printed marks are numbers, limits, ranges, units, flags or words?

In: the words of a cell and the paper's way to write numbers. Out: pieces in reading order, each with its words. What a piece *means* (the value, last
year's value, the reference) is not decided here: that takes columns and labels (`columns.py`, `tables.py`).
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from intake.extraction.labels import length_of_code
from intake.extraction.lexicon import Lexicon
from intake.extraction.number_styles import NUMBER, NumberStyle, parse_number, without_slashes
from intake.extraction.pieces import Piece, PieceKind
from intake.reading.words import Box, Word
from intake.units import parse_unit
from intake.vocabulary.folding import fold, squeeze

_SPACED = re.compile(r"[1-9]\d{0,2}(?: \d{3})+")
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?: \d{3})*(?: 000)(?![\d.,])")  # "15 000 000": one number wherever it stands
_MARK = r"(?:<=|>=|=<|=>|≤|≥|<|>)"
_NUMBER = re.compile(rf"(?P<before>[(\[*↑↓+]*)(?P<number>{NUMBER})(?:(?:(?<=[.,]\d)|(?<=[.,]\d\d))[.,](?=[^\W\d]{{2}}))?(?P<after>.*)")  # "0.25.ml"
_PERCENT_FIRST = re.compile(rf"% ?(?P<number>{NUMBER})")  # as Turkish writes it
_UNIT_FIRST = re.compile(rf"(?P<unit>[^\W\d_]+/[^\W\d_]+) ?(?P<number>{NUMBER})")  # in one word, on a line that is read from the right; no kg/m2
_LIMIT = re.compile(rf"(?P<before>[(\[*↑↓+–-]*)\s*(?P<mark>{_MARK})\s*(?P<number>{NUMBER})(?P<after>.*)")
_RANGE = re.compile(rf"[()\[\]]*\s*(?:(?i:n|vn|vr|ref|н)[:=]\s*)?(?P<low>{NUMBER})\s*(?:-|~|÷|\.\.+|…)\s*(?P<high>{NUMBER})\s*[()\[\]]*(?P<after>.*)")
_BETWEEN = re.compile(r"[-~÷…]|\.\.")  # looked for first: most runs of words are no range
_LIMIT_BEHIND = re.compile(rf"[()\[\]]*\s*(?P<number>{NUMBER})\s*(?P<mark>{_MARK})\s*[()\[\]]*")
_DATE = re.compile(r"[(\[]?\d{1,4}([./-])\d{1,2}\1\d{1,4}")
_FLAGGED = re.compile(r"(?P<flag>[HL])(?P<number>\d.*)")
_STRAY_DOT = re.compile(r"-[.,](?=\d+[.,]\d)")  # "0,89 -.9,85"
_LEADER = re.compile(r"^(?:[.·…]*…[.·…]*|[.·]{2,}|[.·](?=\d+,\d))(?=\d)")  # "....36,2": the dots that lead to a number, of which an engine saw some
_COLON = re.compile(r"(\d{1,3}):(\d{1,2})")
_LONG_ID = re.compile(r"\d{9,}")
_MARKS = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">="}
_FLAG_MARKS = {"*": "*", "**": "*", "↑": "H", "↓": "L", "▲": "H", "▼": "L", "!": "*", "↑↑": "H", "↓↓": "L"}
_RAISED_MARKS = ("+", "++", "+++")  # "high", but only behind a number
_COMPOUND_UNIT = re.compile(r"[/^x×*]|10|per|\b(?:в|у|w|je|pro|par|por|na|на|la|in|dalam|در|لكل|في) 1?", re.IGNORECASE)
_ARABIC = re.compile("[\u0600-\u06ff]")
_PERSIAN_UNIT = re.compile("[\u0600-\u06ff]{2,5} [\u0600-\u06ff]{2,4}")  # "میلی لیتر", "سی سی": one unit in two words
_NUMBER_SIGNS = ("N°", "Nº", "№")
_UNIT_SIGN = re.compile(r"[^\W\d]|%|/|^10(?:\^[69]|[⁶⁹])$")  # "0.0 10^6", too
_NO_UNITS = frozenset("lmgukcpn1q")
LONGEST_PIECE = 8  # words in "( 15 000 000 - 200 000 000 )"
LONGEST_FLAG, LONGEST_UNIT = 4, 6  # words in "outside the reference range", in "x 10 ^ 6 / mL"


def cut_pieces(words: Sequence[Word], style: NumberStyle, lexicon: Lexicon) -> tuple[Piece, ...]:
    """The pieces of one cell, or of the rest of a cell behind its label.

    Many rules ask about the same cell: what a run of marks says is remembered, apart from where it stands.
    """
    cuts = _cut(tuple((word.text, word.confidence == 1) for word in words), style, lexicon)
    return tuple(replace(piece, words=tuple(words[start:end])) for start, end, piece in cuts)


@lru_cache(maxsize=10_000)
def _cut(marks: tuple[tuple[str, bool], ...], style: NumberStyle, lexicon: Lexicon) -> tuple[tuple[int, int, Piece], ...]:
    """The pieces of words that are sure or not, each with the places of its first word and of the one behind its last.

    The words made here stand nowhere: their boxes hold their places.
    """
    words = tuple(Word(text, Box(place, 0, place, 0), float(is_sure)) for place, (text, is_sure) in enumerate(marks))
    return tuple((int(piece.words[0].box.left), int(piece.words[-1].box.left) + 1, piece) for piece in _cut_words(words, style, lexicon))


def _cut_words(words: Sequence[Word], style: NumberStyle, lexicon: Lexicon) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    place = 0
    while place < len(words):
        code = length_of_code(words, place)
        found = None if code else _read_raised(pieces, words, place) or _read_piece(words, place, style, lexicon)
        length = len(found[0].words) if found else code or 1
        if found:
            pieces.extend(found)
        elif pieces and pieces[-1].kind is PieceKind.TEXT:
            pieces[-1] = Piece(PieceKind.TEXT, (*pieces[-1].words, *words[place : place + length]))
        elif squeeze(words[place].text) or words[place].text in "+-":
            pieces.append(Piece(PieceKind.TEXT, tuple(words[place : place + length])))
        place += length
    return tuple(pieces)


def _read_raised(pieces: Sequence[Piece], words: Sequence[Word], place: int) -> list[Piece] | None:
    """ "18.4 +": a flag, unless it is a sum."""
    is_sum = place + 1 < len(words) and words[place + 1].text[:1].isdigit()
    if words[place].text not in _RAISED_MARKS or is_sum or not pieces or pieces[-1].kind is not PieceKind.NUMBER:
        return None
    return [Piece(PieceKind.FLAG, (words[place],), flag="H")]


def _read_piece(words: Sequence[Word], place: int, style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    """The piece that begins at `place`; a second one of the same words where a unit or flag is glued to a number. None for plain text."""
    first = words[place]
    plain = _plain(first.text, style)
    if _DATE.match(plain):
        return [Piece(PieceKind.DATE, (first,))]
    if worded := _read_worded_limit(words, place, style, lexicon):
        return [worded]  # before flags: "below 1.0" is no low value
    if flag := _read_flag(words, place, lexicon):
        return [flag]
    if unit := _read_unit(words, place):
        return [unit]
    return None if _is_word(plain) else _read_numeric(words, place, style, lexicon)


def _is_word(plain: str) -> bool:
    """True for letters without a digit: no number begins with them."""
    return any(letter.isalpha() for letter in plain) and not any(letter.isdigit() for letter in plain)


def _read_numeric(words: Sequence[Word], place: int, style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    """The longest number, limit or range that begins at `place`."""
    plains = [_plain(word.text, style) for word in words[place : place + LONGEST_PIECE]]
    for length in range(len(plains), 0, -1):
        run = tuple(words[place : place + length])
        text = " ".join(plains[:length])
        if length > 1 and _SPACED.match(text) and place + length < len(words) and _plain(words[place + length].text, style) == "-":
            continue
        is_last = place + length == len(words)
        if found := (is_last and _as_limit_behind(text, run, style)) or _as_numeric(text, run, style, lexicon):
            return _with_limit_behind(found, words, place + length, lexicon)
    return None


def _with_limit_behind(found: list[Piece], words: Sequence[Word], place: int, lexicon: Lexicon) -> list[Piece]:
    """ "16 million or more": a limit of the laboratory, as "at least 16 million" is, and "16 million ≥" on a line that is read from the right."""
    unit = _read_unit(words, place) if found[0].kind is PieceKind.NUMBER and len(found) == 1 and place < len(words) else None
    end = place + (len(unit.words) if unit else 0)
    if unit and end + 1 == len(words) and words[end].text in _MARKS and _ARABIC.search(unit.text):
        return [_limit_of(found[0], (*found[0].words, *words[place:]), _MARKS[words[end].text]), *found[1:], unit]
    behind = lexicon.find("ranges", [word.text for word in words], end) if found[0].kind is PieceKind.NUMBER and end < len(words) else None
    if behind is None or behind.name not in ("or_more", "or_less"):
        return found
    limit = _limit_of(found[0], (*found[0].words, *words[place : end + behind.length]), ">=" if behind.name == "or_more" else "<=")
    return [limit, *found[1:], *([unit] if unit else [])]


def _limit_of(number: Piece, run: tuple[Word, ...], mark: str) -> Piece:
    """A number as the one end of a range."""
    low, high = (None, number.number) if mark.startswith("<") else (number.number, None)
    return Piece(PieceKind.RANGE, run, number.number, mark, low, high, is_doubtful=number.is_doubtful)


_FLAGS = {"high": "H", "low": "L", "normal": "N", "abnormal": "A"}
_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def _plain(text: str, style: NumberStyle) -> str:
    """Folded; a raised digit behind a number is a footnote, not one more digit."""
    plain = without_slashes(fold(text.translate(_RAISED)).replace("⩽", "≤").replace("⩾", "≥").replace("–", "-").strip(";|"), style)
    return _STRAY_DOT.sub("-", _LEADER.sub("", plain))


def _read_flag(words: Sequence[Word], place: int, lexicon: Lexicon) -> Piece | None:
    """A flag of one word, or of several: "выше нормы", "не норма"."""
    longest = lexicon.find("flags", [word.text for word in words[place : place + LONGEST_FLAG]])
    if words[place].text.strip("()[].,;") == "%":
        return None  # "34 % normal"
    if longest and longest.length > 1 and not words[place + longest.length - 1].text.endswith(":"):
        return Piece(PieceKind.FLAG, tuple(words[place : place + longest.length]), flag=_FLAGS[longest.name])
    flag = _flag_of(words[place].text, lexicon)
    return Piece(PieceKind.FLAG, (words[place],), flag=flag) if flag is not None else None


def _flag_of(text: str, lexicon: Lexicon) -> str | None:
    bare = text.strip("()[] ")
    if (text.startswith("(") and not text.endswith(")")) or bare in _NUMBER_SIGNS:
        return None  # "(Normal : > 15" opens a range, "N° 26" is no "normal"
    if bare in _FLAG_MARKS:
        return _FLAG_MARKS[bare]
    # Single letters are flags only as capitals: "d", "h" and "l" are units.
    if (len(bare) <= 2 and not bare.isupper()) or bare.endswith(":"):
        return None
    name = lexicon.name_of("flags", bare) if bare else None
    return _FLAGS[name] if name else None


def _read_unit(words: Sequence[Word], place: int) -> Piece | None:
    for length in range(min(LONGEST_UNIT, len(words) - place), 0, -1):
        run = tuple(words[place : place + length])
        text = " ".join(word.text for word in run).strip(".,;:‘'`")
        # A bare number is no unit, and the single letters l, m, g, u, k are more often something else; "D" is the class of immotile sperm.
        is_letter = text == "D" or fold(text).strip("()[]") in _NO_UNITS
        if is_letter or (length > 1 and not _COMPOUND_UNIT.search(text) and not _PERSIAN_UNIT.fullmatch(text)):
            continue
        opens = any(word.text.startswith("(") for word in run[1:]) and ")" not in text  # "mIU/mL (N: 1.5-12.4)"
        if opens or not _UNIT_SIGN.search(text) or (unit := parse_unit(text)) is None or unit.code == "1":
            continue
        return Piece(PieceKind.UNIT, run, unit=unit)
    return None


def _read_worded_limit(words: Sequence[Word], place: int, style: NumberStyle, lexicon: Lexicon) -> Piece | None:
    """ "up to 5", "en az 16", "от 1,5 до 12,4": a limit of the laboratory; with a comparator where it could also be a result ("less than 0.1")."""
    found = lexicon.find("ranges", [word.text for word in words], place)
    if found is None or found.name not in ("above", "below") or place + found.length >= len(words):
        return None
    number = _number_at(words, place + found.length, style)
    if number is None:
        return None
    value, doubtful, last = number
    run = tuple(words[place:last])
    if found.name == "below":
        return Piece(PieceKind.RANGE, run, value, "<", None, value, is_doubtful=doubtful)
    upper = _read_upper_end(words, last, style, lexicon)
    if upper and upper.high is not None and upper.high > value:
        return Piece(PieceKind.RANGE, (*run, *upper.words), low=value, high=upper.high, is_doubtful=doubtful or upper.is_doubtful)
    return Piece(PieceKind.RANGE, run, value, ">", value, None, is_doubtful=doubtful)


def _read_upper_end(words: Sequence[Word], place: int, style: NumberStyle, lexicon: Lexicon) -> Piece | None:
    """The second half of "from 1.5 to 12.4"."""
    found = lexicon.find("ranges", [word.text for word in words], place) if place + 1 < len(words) else None
    if found is None or found.name not in ("below", "to") or place + found.length >= len(words):
        return None
    number = _number_at(words, place + found.length, style)
    return number and Piece(PieceKind.RANGE, tuple(words[place : number[2]]), high=number[0], is_doubtful=number[1])


def _number_at(words: Sequence[Word], place: int, style: NumberStyle) -> tuple[Decimal, bool, int] | None:
    """The number that is the word there, whether it is doubtful, and where it ends: "16" may go on with "000", "000"."""
    end = place + 1
    while end < len(words) and words[place].text.isdecimal() and words[end].text.rstrip(")].,;") == "000":
        end += 1
    number = _NUMBER.fullmatch(_plain("".join(word.text for word in words[place:end]), style))
    return None if number is None or number["after"].strip(")]%,") else (*parse_number(number["number"], style), end)


@lru_cache(maxsize=64)
def _words_between(lexicon: Lexicon) -> frozenset[str]:
    """The words of a language that stand between the ends of a range."""
    return frozenset(word for word, names in lexicon.tables.get("ranges", {}).items() if "to" in names)


def _as_range(text: str, run: tuple[Word, ...], style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    to = _words_between(lexicon)
    ends = _joined(" ".join("-" if word in to else word for word in text.split()))
    found = _RANGE.fullmatch(ends) if _BETWEEN.search(ends) else None
    if found is None:
        return None
    rest = _read_rest(found["after"], run, lexicon)
    if rest is None:
        return None
    (low, one), (high, other) = parse_number(found["low"], style), parse_number(found["high"], style)
    if low > high and any(letter.isdigit() and not letter.isascii() for word in run for letter in word.text):
        low, high = high, low  # a range in Arabic digits is read from the right, and set from either side
    return [Piece(PieceKind.RANGE, run, low=low, high=high, is_doubtful=one or other), *rest]


def _joined(text: str) -> str:
    return _THOUSANDS.sub(lambda found: found[0].replace(" ", ""), text)


def _as_limit(text: str, run: tuple[Word, ...], style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    found = _LIMIT.fullmatch(_joined(text))
    if found is None:
        return None
    rest = _read_rest(found["after"], run, lexicon)
    if rest is None:
        return None
    number, doubtful = parse_number(found["number"], style)
    mark = _MARKS[found["mark"]]
    low, high = (None, number) if mark.startswith("<") else (number, None)
    shown = f"{found['mark']}{found['number']}" if len(run) == 1 else ""
    return [Piece(PieceKind.LIMIT, run, number, mark, low, high, is_doubtful=doubtful, shown=shown), *rest, *_flags_in(found["before"], run)]


def _as_numeric(text: str, run: tuple[Word, ...], style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    return _as_range(text, run, style, lexicon) or _as_limit(text, run, style, lexicon) or _as_number(text, run, style, lexicon)


def _as_limit_behind(text: str, run: tuple[Word, ...], style: NumberStyle) -> list[Piece] | None:
    """ "٠٫٢ <", as a line that is read from the right has it. With other digits, or from pixels, which may be mirrored, somebody looks."""
    found = _LIMIT_BEHIND.fullmatch(text)
    if found is None:
        return None
    number, doubtful = parse_number(found["number"], style)
    is_clear = all(word.confidence == 1 for word in run) and any(letter.isdigit() and not letter.isascii() for word in run for letter in word.text)
    mark = _MARKS[found["mark"]]
    low, high = (None, number) if mark.startswith("<") else (number, None)
    shown = f"{found['mark']}{found['number']}"
    return [Piece(PieceKind.LIMIT, run, number, mark, low, high, is_doubtful=doubtful or not is_clear, shown=shown)]


def _as_number(text: str, run: tuple[Word, ...], style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    if _SPACED.fullmatch(text):
        # "310 250": one number or two neighbours; a person decides. "000" is no number of its own.
        groups = text.split()
        return [Piece(PieceKind.NUMBER, run, Decimal("".join(groups)), is_doubtful=len(groups) == 2 and groups[1] != "000")]
    if (colon := _COLON.fullmatch(text)) and run[0].confidence < 1:
        # From pixels, "5:2" was a decimal mark; or an hour, or a dilution.
        return [Piece(PieceKind.NUMBER, run, Decimal(f"{colon[1]}.{colon[2]}"), is_doubtful=True)]
    if (percent := _PERCENT_FIRST.fullmatch(text)) and (number_style := parse_number(percent["number"], style)):
        number, doubtful = number_style
        unit = Piece(PieceKind.UNIT, (run[0],), unit=parse_unit("%"), shown="%")
        return [Piece(PieceKind.NUMBER, run, number, is_doubtful=doubtful, shown=percent["number"]), unit]
    if len(run) == 1 and (found := _UNIT_FIRST.fullmatch(text)) and found["number"] not in ("2", "3") and (known := parse_unit(found["unit"])):
        number, doubtful = parse_number(found["number"], style)
        unit = Piece(PieceKind.UNIT, run, unit=known, shown=run[0].text[: len(found["unit"])])
        return [Piece(PieceKind.NUMBER, run, number, is_doubtful=doubtful, shown=found["number"]), unit]
    if glued := _FLAGGED.fullmatch(run[0].text.lstrip("([")):
        return _as_flagged(glued["flag"], run, _plain(glued["number"], style), style, lexicon)
    found = _NUMBER.fullmatch(text)
    if found is None or _LONG_ID.fullmatch(found["number"]):
        return None
    rest = _read_rest(found["after"], run, lexicon)
    if rest is None or (found["before"].startswith("+") and not re.search("[.,]", found["number"])):
        return None  # "+2" is a grade, "+11,9" a number flagged as high
    number, doubtful = parse_number(found["number"], style)
    return [Piece(PieceKind.NUMBER, run, number, is_doubtful=doubtful, shown=found["number"]), *rest, *_flags_in(found["before"], run)]


def _flags_in(marks: str, run: tuple[Word, ...]) -> list[Piece]:
    """The flags among the marks before a number."""
    return [Piece(PieceKind.FLAG, run, flag=_FLAG_MARKS[mark]) for mark in marks if mark in _FLAG_MARKS]


def _as_flagged(flag: str, run: tuple[Word, ...], text: str, style: NumberStyle, lexicon: Lexicon) -> list[Piece] | None:
    """ "H18.4": from pixels the letter may as well be the first digit, so somebody looks."""
    found = _NUMBER.fullmatch(text)
    if found is None or len(run) > 1 or (rest := _read_rest(found["after"], run, lexicon)) is None:
        return None
    number, doubtful = parse_number(found["number"], style)
    from_pixels = run[0].confidence < 1
    return [
        Piece(PieceKind.NUMBER, run, number, is_doubtful=doubtful or from_pixels, shown=found["number"]),
        *rest,
        Piece(PieceKind.FLAG, run, flag=flag),
    ]


def _read_rest(rest: str, run: tuple[Word, ...], lexicon: Lexicon) -> list[Piece] | None:
    """What is glued to the end of a number: a unit, a flag, a closing bracket. None when it is something else: then this was no number."""
    bare = rest.strip().strip(")]").strip().rstrip(",;")
    if bare in ("", "."):
        return []
    if rest[0].isspace() and len(run) > 1:
        return None
    last = run[-1]
    mark = bare.lstrip("([")
    if bare in _RAISED_MARKS:
        return [Piece(PieceKind.FLAG, (last,), flag="H")]
    if (flag := _FLAG_MARKS.get(mark) or _flag_of(mark.upper(), lexicon)) and len(mark) <= 2:
        return [Piece(PieceKind.FLAG, (last,), flag=flag)]
    if re.match(r"[^\d.,:/-]|/\D", bare) and (unit := parse_unit(bare)):
        return [Piece(PieceKind.UNIT, (last,), unit=unit, shown=" ".join(word.text for word in run).rstrip("()[] ,;")[-len(bare) :])]
    return None
