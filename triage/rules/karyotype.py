"""Which class is this karyotype?

In: an ISCN string as printed or normalised ("46,XY", "mos 47,XXY[12]/46,XY[18]"). Out: one `KaryotypeClass`. After the subset of ISCN that
laboratories print for infertile men; whatever is outside of it is UNRECOGNISED and goes to a person. Says nothing about what a class means.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

ENOUGH_CELLS = 10
"""Fewer analysed metaphases than this cannot show that a karyotype is normal."""

_LOOKALIKES = str.maketrans({"Х": "X", "У": "Y", "х": "X", "у": "Y", "，": ",", "；": ",", "／": "/", "（": "(", "）": ")", "［": "[", "］": "]"})
_CLONE = re.compile(r"^(?P<count>\d{2}),(?P<sex>[XY]{1,5})(?P<rest>(?:,.+)?)$")
_CELLS = re.compile(r"\[(?:cp)?(\d+)\]")
_VARIANT = re.compile(
    r"^(?:inv\(9\)(?:\(p1[12](?:\.\d+)?q(?:1[23]|21)(?:\.\d+)?\))?|(?:1|9|16)qh[+-]|Yqh[+-]|Yqs|(?:13|14|15|21|22)(?:ps|pss|pstk|cenh|p)[+-]?)(?:mat|pat|dn)?$"
)
_Y_BESIDE_X = re.compile(r"(?<=\d,)(X)(?:,?)(Yq(?:h[+-]|s))")
"""A variant Y takes the place of the Y: "46,X,Yqh+", once "46,XYqh+", is the 46,XY man of "46,XY,Yqh+"."""
_ROBERTSONIAN = re.compile(r"^(?:rob|der)\((?:13|14|15|21|22);(?:13|14|15|21|22)\)")
_SEX_AUTOSOME = re.compile(r"^(?:t|der|ins)\((?:[XY];\d+|\d+;[XY])")
_X_AND_Y = re.compile(r"^(?:t|der)\((?:X;Y|Y;X)\)")
_STRUCTURAL_Y = re.compile(r"^(?:del|idic|dic|i|r|inv|add|dup|psuidic)\(Y\)|^der\(Y\)")
_SRY = re.compile(
    r"[.,;]?\(*SRY\)?[:=]?\(?(?:(?P<there>\+|x1|pos\w*|poz\w*|present|mevcut|полож\w*)|-|−|x0|neg\w*|absent|yok|отриц\w*)\)*", re.IGNORECASE
)
_IN_SITU = re.compile(r"[.,;]ish.*", re.IGNORECASE)
"""What a probe showed stands behind the karyotype proper; of it only SRY is read, and anything else leaves a man with a Y to a person."""
_RECIPROCAL = re.compile(r"^(?:t|inv|ins|der|del|dup|add|dic)\(")


class KaryotypeClass(StrEnum):
    NORMAL_MALE = "NORMAL_MALE"
    NORMAL_VARIANT = "NORMAL_VARIANT"
    KLINEFELTER = "KLINEFELTER"
    KLINEFELTER_MOSAIC = "KLINEFELTER_MOSAIC"
    SEX_ANEUPLOIDY_OTHER = "SEX_ANEUPLOIDY_OTHER"
    XYY = "XYY"
    MOS_45X = "MOS_45X"
    XX_MALE = "XX_MALE"
    XX_MALE_SRY = "XX_MALE_SRY"
    ROBERTSONIAN = "ROBERTSONIAN"
    RECIPROCAL = "RECIPROCAL"
    SEX_AUTOSOME = "SEX_AUTOSOME"
    STRUCTURAL_Y = "STRUCTURAL_Y"
    OTHER_ABNORMAL = "OTHER_ABNORMAL"
    INCONCLUSIVE = "INCONCLUSIVE"
    NOT_A_KARYOTYPE = "NOT_A_KARYOTYPE"
    UNRECOGNISED = "UNRECOGNISED"


@dataclass(frozen=True, slots=True)
class Clone:
    """One cell line: chromosome count, sex chromosomes, further abnormalities, and how many cells were counted (None: not printed)."""

    count: int
    sex: str
    changes: tuple[str, ...]
    cells: int | None


def normalise_iscn(text: str) -> str:
    """Latin letters, plain commas, no spaces, no "mos": what two laboratories print differently for the same karyotype becomes one string."""
    plain = re.sub(r"\s+", " ", text.translate(_LOOKALIKES)).strip().rstrip(".;")
    plain = re.sub(r"^(?:mos|chi)[\s.]*(?=\d)", "", plain, flags=re.IGNORECASE)
    plain = re.sub(r"(?<![\d.,])(\d\d)\s*[,.; ]\s*(?=[XYxy]{1,5}(?![A-Za-z]))", r"\1,", plain)
    plain = re.sub(r"(?<=\d,)([XYxy]{1,5})", lambda match: match[1].upper(), plain)
    return _Y_BESIDE_X.sub(r"\1Y,\2", plain.replace(" ", ""))


def classify_karyotype(text: str) -> KaryotypeClass:
    """The class of a man's karyotype."""
    plain = normalise_iscn(text)
    if plain.lower().startswith("arr"):
        return KaryotypeClass.NOT_A_KARYOTYPE  # an array misses balanced rearrangements
    if re.search(r"fail|repeat|inconclusive|no(?:growth|metaphase|result)|insufficient", plain, re.IGNORECASE):
        return KaryotypeClass.INCONCLUSIVE
    sry = _SRY.search(plain)
    clones = [_parse_clone(part) for part in _IN_SITU.sub("", _SRY.sub("", plain)).split("/")]
    known = tuple(clone for clone in clones if clone is not None)
    if len(known) != len(clones):
        return KaryotypeClass.UNRECOGNISED
    klass = _class_of(known)
    if klass is KaryotypeClass.XX_MALE:
        return KaryotypeClass.XX_MALE_SRY if sry and sry["there"] else klass
    return KaryotypeClass.UNRECOGNISED if _tells_more(_SRY.sub("", plain)) else klass


def _tells_more(text: str) -> bool:
    probe = _IN_SITU.search(text)
    return probe is not None and any(letter.isalnum() for letter in probe[0][len(".ish") :])


def _parse_clone(text: str) -> Clone | None:
    cells = _CELLS.search(text)
    match = _CLONE.match(_CELLS.sub("", text))
    if match is None:
        return None
    changes = tuple(change for change in re.split(r",(?![^()]*\))", match["rest"]) if change)
    return Clone(int(match["count"]), match["sex"], changes, int(cells[1]) if cells else None)


def _class_of(clones: tuple[Clone, ...]) -> KaryotypeClass:
    """The first class that fits, most telling first."""
    for is_class, klass in _LADDER:
        if is_class(clones):
            return klass
    return KaryotypeClass.OTHER_ABNORMAL


def _is_normal(clone: Clone) -> bool:
    return clone.count == 46 and clone.sex == "XY" and all(_VARIANT.match(change) for change in clone.changes)


def _is_plain_normal(clones: tuple[Clone, ...]) -> bool:
    return all(_is_normal(clone) and not clone.changes for clone in clones)


def _is_too_few_cells(clones: tuple[Clone, ...]) -> bool:
    counted = [clone.cells for clone in clones if clone.cells is not None]
    return all(map(_is_normal, clones)) and len(counted) == len(clones) and sum(counted) < ENOUGH_CELLS


def _has_klinefelter(clones: tuple[Clone, ...]) -> bool:
    return any(clone.count == 47 and clone.sex == "XXY" for clone in clones)


def _has_other_sex_aneuploidy(clones: tuple[Clone, ...]) -> bool:
    return any(clone.count > 46 and len(clone.sex) > 2 and clone.sex != "XYY" for clone in clones)


def _has_xyy(clones: tuple[Clone, ...]) -> bool:
    return any(clone.count == 47 and clone.sex == "XYY" for clone in clones)


def _has_45x(clones: tuple[Clone, ...]) -> bool:
    return any(clone.count == 45 and clone.sex == "X" and not clone.changes for clone in clones)


def _is_xx(clones: tuple[Clone, ...]) -> bool:
    return all(clone.count == 46 and clone.sex == "XX" for clone in clones)


def _has_change(pattern: re.Pattern[str], clones: tuple[Clone, ...]) -> bool:
    return any(pattern.match(change) and not _VARIANT.match(change) for clone in clones for change in clone.changes)


_LADDER = (
    (_is_too_few_cells, KaryotypeClass.INCONCLUSIVE),
    (_is_plain_normal, KaryotypeClass.NORMAL_MALE),
    (lambda clones: all(map(_is_normal, clones)), KaryotypeClass.NORMAL_VARIANT),
    (lambda clones: _has_klinefelter(clones) and len(clones) == 1, KaryotypeClass.KLINEFELTER),
    (_has_klinefelter, KaryotypeClass.KLINEFELTER_MOSAIC),
    (_has_other_sex_aneuploidy, KaryotypeClass.SEX_ANEUPLOIDY_OTHER),
    (lambda clones: _is_xx(clones) and _has_change(_X_AND_Y, clones), KaryotypeClass.XX_MALE_SRY),
    (_is_xx, KaryotypeClass.XX_MALE),
    (_has_45x, KaryotypeClass.MOS_45X),
    (lambda clones: _has_change(_STRUCTURAL_Y, clones), KaryotypeClass.STRUCTURAL_Y),
    (lambda clones: _has_change(_SEX_AUTOSOME, clones), KaryotypeClass.SEX_AUTOSOME),
    (lambda clones: _has_change(_ROBERTSONIAN, clones), KaryotypeClass.ROBERTSONIAN),
    (lambda clones: _has_change(_RECIPROCAL, clones), KaryotypeClass.RECIPROCAL),
    (_has_xyy, KaryotypeClass.XYY),
)
