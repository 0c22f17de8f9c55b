"""Is this paper the patient's own? Compares what a report prints with what the patient wrote.

In: two names, two birth dates. Out: one of four answers, for a nurse's eye; and whether the difference is so clear that the values must not count
before a person has looked. It decides nothing.
"""

import unicodedata
from datetime import date
from difflib import SequenceMatcher
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


ALIKE = 0.6  # of the letters: "Yusuf" and "Youssef", "Mohammed" and "Muhammad" are one name in two spellings


def is_clearly_anothers(report: Report, patient: Patient) -> bool:
    """Nobody could take the printed person for the patient. Two spellings, a misread letter or digit, and two alphabets are no clear difference."""
    return _names_clearly_differ(report.patient_name, patient.full_name) or _dates_clearly_differ(
        report.patient_birth_date_text, patient.birth_date_text
    )


def _names_clearly_differ(printed: str, known: str) -> bool:
    """Each side has a name that the other lacks in any spelling: "Ayse Yilmaz" is not "Omer Yilmaz", whatever they share."""
    if compare_names(printed, known) is not Match.DIFFERENT or _alphabets(printed).isdisjoint(_alphabets(known)):
        return False
    return _has_a_name_of_its_own(_parts(printed), _parts(known)) and _has_a_name_of_its_own(_parts(known), _parts(printed))


def _has_a_name_of_its_own(one: frozenset[str], other: frozenset[str]) -> bool:
    whole = [part for part in one if len(part) > 1]  # an initial is nobody's own
    return any(max((SequenceMatcher(None, part, name).ratio() for name in sorted(other)), default=0) < ALIKE for part in whole)


def _alphabets(name: str) -> set[str]:
    return {unicodedata.name(letter, "").partition(" ")[0] for letter in name if letter.isalpha()}


def _dates_clearly_differ(printed: str, known: str) -> bool:
    """At least two of day, month and year, and not just day and month in the other order."""
    if compare_dates(printed, known) is not Match.DIFFERENT:
        return False
    one, other = date.fromisoformat(printed), date.fromisoformat(known)
    if (one.year, one.month, one.day) == (other.year, other.day, other.month):
        return False
    return (one.year != other.year) + (one.month != other.month) + (one.day != other.day) > 1
