"""When do two values say the same? 0.40 and 0.4, mIU/mL and IU/L, ×10⁶/ml and млн/мл, "46, XY" and "46,XY".

In: numbers, units and coded answers as strings or JSON values. Out: keys and yes or no. On purpose it shares nothing with `intake/units.py` or the
vocabulary: a mistake there must show up as a wrong value, not agree with itself. An unknown unit is the same only as its own spelling.
"""

import re
import unicodedata
from decimal import Decimal, InvalidOperation

UnitKey = tuple[str, str, int] | str
_COMPARATORS = {"<": "<", ">": ">", "≤": "<=", "≥": ">=", "<=": "<=", ">=": ">=", "=<": "<=", "=>": ">="}
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_LATIN = str.maketrans("мклгнпдоеитхчсвіы", "mklgnpdoeitxhcviy", "ь")
_POWERS = {"": 0, "d": -1, "c": -2, "m": -3, "u": -6, "mc": -6, "mk": -6, "n": -9, "p": -12, "k": 3}
_BASES = {"g": "g gr gm", "mol": "mol", "l": "l lt ltr", "m": "m", "iu": "iu lu 1u |u u ui u1 u| ie me mo ed od jm bv"}
_WHOLE = {
    ("%", 0): "% percent pct ٪",
    ("l", -3): "cc cm3 مل سیسی سيسي میلیلیتر",
    ("l", -6): "mm3",
    ("d", 0): (
        "d day days gun gunler tag tage tagen dnei dneи den hari j jour jours dia dias giorno giorni dni dniv zi zile "
        "gg gunluk dn diб cуt tg doby يوم ايام روز"
    ),
    ("min", 0): (
        "min mins minute minutes minuten minuti minutos minuta minut dk deq daq dəqiqə dakika menit minit mnt min. xv dəq "
        "minуt xvilin دقيقة دقيقه دقیقه دقايق"
    ),
    ("h", 0): "h hr hour hours",
    ("count", 6): "m million millions mio mill mil mln mn milyon juta jt milioni millones milhoes milions milionov milioane مليون ملیون میلیون",
    ("count", 3): "tyc thousand",
    ("ejac", 0): "ejac ej ejaculate ejaculat ejakulat eyaculado ejaculado eiaculato ejak ejakulyat ejakulatum ejakulyant eyac eyakulyat eiac",
}
# A capital I read as l: UI/L becomes Ul/L and mUI/mL mUl/mL; and two letters M in one: all only thinkable above the line.
_LOOKALIKES = {"ul": ("iu", 0), "mul": ("iu", -3), "uul": ("iu", -6), "mmod": ("iu", -3)}


def _atoms() -> dict[str, tuple[str, int]]:
    prefixed = {p + name: (base, power) for p, power in _POWERS.items() for base, names in _BASES.items() for name in names.split()}
    return prefixed | {name: meaning for meaning, names in _WHOLE.items() for name in names.split()}


_ATOMS = _atoms()


def fold(text: object) -> str:
    """Lower case without accents, ASCII digits, single spaces: to compare, never to show."""
    plain = unicodedata.normalize("NFKD", str(text)).translate(_DASHES).casefold()
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain) if not unicodedata.combining(c))
    plain = "".join(str(unicodedata.digit(c)) if c.isdigit() else c for c in plain)
    return " ".join(plain.split())


def as_number(number: object) -> Decimal | None:
    """A JSON number or its string as a Decimal; None where there is none."""
    if number is None or isinstance(number, bool):
        return None
    try:
        return Decimal(str(number).replace(",", "."))
    except InvalidOperation:
        return None


def is_same_number(one: Decimal | None, other: Decimal | None) -> bool:
    """Equal but for trailing zeros and the last bit of a float."""
    return one is not None and other is not None and abs(one - other) <= Decimal("1e-9") * max(Decimal(1), abs(one))


def comparator_of(printed: object) -> str | None:
    """The comparator that a printed value starts with, in ASCII."""
    start = re.match(r"\s*([<>≤≥=]{0,2})", str(printed or ""))
    return _COMPARATORS.get(start.group(1)) if start else None


def unit_key(unit: object) -> UnitKey | None:
    """What a unit means as (above, below, power of ten), its folded spelling where that is unknown, None where there is no unit."""
    if unit is None or not str(unit).strip():
        return None
    text = fold(unit).replace("μ", "u").replace("эякулят", "ejac").replace("еякулят", "ejac")
    text = re.sub(r"\bper\b|\bв 1\b|\bدر\b", "/", text)
    text = re.sub(r"\b(?:spermatozoa|sperms?|spermien|cells|spz)\b", "", text)
    text = re.sub(r"[\s\[\]{}().·]", "", text.translate(_LATIN))
    text = re.sub(r"^[x×*]+(?=10)", "", re.sub(r"10(?:\^|\*{1,2}|e|x)(\d{1,2})", r"10\1", text))
    above, slash, below = text.partition("/")
    top = _LOOKALIKES.get(above) if slash and above in _LOOKALIKES else _atom(above)
    bottom = _atom(below) if slash else ("", 0)
    if top is None or bottom is None:
        return text
    if (top[0], bottom[0]) == ("count", "ejac"):
        bottom = ("", 0)  # a count is the count of the whole ejaculate
    return top[0], bottom[0], top[1] - bottom[1]


def _atom(name: str) -> tuple[str, int] | None:
    power = re.fullmatch(r"10(\d{1,2})", name)
    return ("count", int(power.group(1))) if power else _ATOMS.get(name)


def is_same_unit(truth: object, read: object) -> bool:
    """A truth without a unit asks for none."""
    wanted = unit_key(truth)
    return wanted is None or wanted == unit_key(read)


def coded_key(analyte: str, value: object) -> object:
    """A coded answer without what does not matter: spaces in a karyotype, the order of variants, the order of two alleles."""
    if value is None:
        return None
    text = fold("; ".join(map(str, value)) if isinstance(value, list) else value)
    if analyte == "karyotype":
        return text.replace(" ", "")
    if analyte == "cftr_variants":
        return frozenset(part.strip() for part in text.split(";") if part.strip())
    if analyte == "cftr_poly_t":
        return tuple(sorted(part.strip() for part in text.split("/")))
    return re.sub(r"[\s_-]+", " ", text).strip(" .")
