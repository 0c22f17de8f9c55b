"""Is this paper the patient's own? Compares what a report prints with what the patient wrote.

In: two names, two birth dates. Out: one of four answers. It marks a paper for a nurse's eye; it decides nothing.
"""

import unicodedata
from enum import StrEnum

from intake.models import Patient, Report

# Letters that Unicode does not take apart into a base letter and a mark.
_FOLDED = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "æ": "ae"})


class Match(StrEnum):
    SAME = "same"
    SIMILAR = "similar"  # one name holds the other, or only the first letters differ in writing
    DIFFERENT = "different"
    NOT_PRINTED = "not_printed"


def compare_names(printed: str, known: str) -> Match:
    """Order, case and accents do not matter: "YILMAZ, Ömer" is "Omer Yılmaz". A missing middle name is SIMILAR."""
    on_paper, on_file = _parts(printed), _parts(known)
    if not on_paper or not on_file:
        return Match.NOT_PRINTED
    if on_paper == on_file:
        return Match.SAME
    if on_paper < on_file or on_file < on_paper:
        return Match.SIMILAR
    return Match.SIMILAR if _are_initials(on_paper, on_file) else Match.DIFFERENT


def compare_dates(printed: str, known: str) -> Match:
    """ISO dates. There is no similar birth date."""
    if not printed or not known:
        return Match.NOT_PRINTED
    return Match.SAME if printed == known else Match.DIFFERENT


def _parts(name: str) -> frozenset[str]:
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.casefold().translate(_FOLDED)) if not unicodedata.combining(c))
    return frozenset("".join(c if c.isalnum() else " " for c in bare).split())


def _are_initials(one: frozenset[str], other: frozenset[str]) -> bool:
    """ "O Yilmaz" for "Omer Yilmaz": what is not shared stands on one side as single letters that begin the other side's names."""
    left, right = one - other, other - one
    shorts, longs = (left, right) if all(len(part) == 1 for part in left) else (right, left)
    return bool(one & other) and all(len(part) == 1 and any(name.startswith(part) for name in longs) for part in shorts)


def bears_another_name(report: Report, patient: Patient) -> bool:
    """The report prints a name or a birth date that is not the patient's. A report that prints neither is not suspected."""
    name = compare_names(report.patient_name, patient.full_name)
    born = compare_dates(report.patient_birth_date_text, patient.birth_date_text)
    return Match.DIFFERENT in (name, born)
