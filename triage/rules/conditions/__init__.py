"""Which questions can a rule ask? The closed list.

The word that names a condition in a rule file is its key in `CONDITIONS`; the value beside it fills the condition's first own field, further
words fill its other fields by name. A new condition is a class in this folder, a line here, and its truth table in the tests.
"""

from triage.rules.conditions.clinic import ClinicIn
from triage.rules.conditions.genetics import Cftr, Genetics, Karyotype, YDeletionIs
from triage.rules.conditions.judged import FlagRaised, ItemIs
from triage.rules.conditions.logic import All, AnyOf, Certain, Condition, Not
from triage.rules.conditions.people import Answered, Examined, FeverWas, Known, OwnAge, PartnerAge, Retrieved, SaidNo
from triage.rules.conditions.semen import Ejaculates, ShortGap, SpermLost
from triage.rules.conditions.testes import Testes
from triage.rules.conditions.tissue import TissueShows, TissueUnclear
from triage.rules.conditions.values import (
    Coded,
    Disagree,
    FutureReports,
    IllegibleReports,
    Measured,
    MeasuredOnDays,
    Recorded,
    RecordedOnDays,
    Reported,
    SameDay,
    UndatedReports,
)

__all__ = ["CONDITIONS", "Condition"]

CONDITIONS: dict[str, tuple[type[Condition], str]] = {
    "all": (All, "of"),
    "any": (AnyOf, "of"),
    "not": (Not, "of"),
    "certain": (Certain, "of"),
    "measured": (Measured, "analyte"),
    "coded": (Coded, "analyte"),
    "recorded": (Recorded, "analyte"),
    "recorded_on_days": (RecordedOnDays, "analyte"),
    "measured_on_days": (MeasuredOnDays, "analyte"),
    "same_day": (SameDay, "analytes"),
    "disagree": (Disagree, "analyte"),
    "reported": (Reported, "kind"),
    "future_reports": (FutureReports, "exist"),
    "undated_reports": (UndatedReports, "exist"),
    "illegible_reports": (IllegibleReports, "exist"),
    "answered": (Answered, "question"),
    "known": (Known, "questions"),
    "said_no": (SaidNo, "question"),
    "fever_of": (FeverWas, "at_least_celsius"),
    "examined": (Examined, "finding"),
    "own_age": (OwnAge, "known"),
    "partner_age": (PartnerAge, "known"),
    "retrieved": (Retrieved, "kinds"),
    "tissue_shows": (TissueShows, "patterns"),
    "tissue_unclear": (TissueUnclear, "exists"),
    "ejaculates": (Ejaculates, "sort"),
    "short_gap": (ShortGap, "days"),
    "sperm_lost": (SpermLost, "from_concentration"),
    "testes": (Testes, "measure"),
    "karyotype": (Karyotype, "classes"),
    "y_deletion": (YDeletionIs, "classes"),
    "genetics": (Genetics, "test"),
    "cftr": (Cftr, "finding"),
    "clinic_in": (ClinicIn, "countries"),
    "flags": (FlagRaised, "flags"),
    "items": (ItemIs, "items"),
}
"""Word in the rule file → the condition and the field that the word's own value fills."""
