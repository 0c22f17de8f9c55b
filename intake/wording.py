"""How are analytes, kinds of report, reasons and values said to a person?

In: ids of the vocabulary, reason codes, values in force. Out: short English words. Numbers keep a point as decimal mark: on staff pages a
value must look the same whatever the reader's language. Nothing here decides anything.
"""

from decimal import Decimal
from typing import Protocol

from intake.vocabulary import Analyte, load_vocabulary


class SomeValue(Protocol):
    """What a value needs to be put into words: `intake.models.ValueInForce`, and whatever is made from one."""

    @property
    def as_printed(self) -> str: ...
    @property
    def number(self) -> Decimal | None: ...
    @property
    def comparator(self) -> str | None: ...
    @property
    def unit(self) -> str | None: ...
    @property
    def canonical_number(self) -> Decimal | None: ...
    @property
    def canonical_unit(self) -> str | None: ...
    @property
    def value(self) -> str | None: ...


class NamedValue(SomeValue, Protocol):
    """A value that knows what was measured."""

    @property
    def analyte(self) -> str: ...


REASONS: dict[str, str] = {
    "low_confidence": "The reader is not sure of this print",
    "disagreement": "Two looks at the print gave different answers",
    "repaired": "Two looks at the print gave different answers; the second is shown",
    "implausible": "Hardly possible for this test",
    "unit_unknown": "The unit is not known",
    "unit_missing": "No unit is printed",
    "flag_against_range": "The printed mark does not fit the printed range",
    "arithmetic": "Does not add up with the other values of the sample",
    "conflict": "The paper gives another value for the same test",
    "decimal_doubtful": "The decimal mark may have been lost",
    "row_doubtful": "The row may have been taken apart wrongly",
    "column_doubtful": "It is not certain which column this stands in",
    "label_doubtful": "It is not certain which test this is",
    "comparator_doubtful": "The sign before the number is doubtful",
    "ambiguous": "The words can be understood in two ways",
}
ANSWERS: dict[str, dict[str, str]] = {
    "sperm_seen": {"none": "no sperm seen", "pellet_only": "sperm only after centrifugation", "rare": "rare sperm", "present": "sperm seen"},
    "pellet_examined": {"yes": "pellet examined", "no": "pellet not examined"},
    "retrieval_method": {"micro_tese": "micro-TESE", "tese": "TESE", "tesa": "TESA", "fna": "fine needle aspiration", "pesa": "PESA", "mesa": "MESA"},
    "retrieval_sperm_found": {"yes": "sperm found", "no": "no sperm found"},
}
EVENTS: dict[str, str] = {
    "open_case": "opened the case",
    "describe_patient": "told us who he is",
    "give_consent": "agreed",
    "withdraw_consent": "took an agreement back",
    "answer_history": "answered questions about his history",
    "state_partner_age": "told us the partner's age",
    "upload_document": "added a paper",
    "read_document": "A paper was read",
    "retry_document": "had a paper read again",
    "verify_observation": "confirmed a value",
    "correct_observation": "corrected a value",
    "reject_observation": "took a value out",
    "record_observation": "added a value",
    "assess": "The work-up was assessed",
    "submit": "handed the case in",
    "claim": "took the case",
    "release": "released the case to the specialists",
    "request_items": "asked the patient for items",
    "waive_item": "closed an item without a paper",
    "withdraw_waiver": "opened an item again that was closed without a paper",
    "return_to_nurse": "answered the request",
    "put_back": "put the case back",
    "sign_opinion": "signed the opinion",
    "send_opinion": "sent the opinion",
    "close": "closed the case",
    "withdraw": "withdrew the case",
}
PROBLEMS: dict[str, str] = {
    "empty": "The file is empty",
    "type_not_read": "Not a type of file we read",
    "needs_password": "Locked with a password",
    "damaged": "The file is damaged",
    "too_large": "The file is too large",
    "too_many_pages": "Too many pages",
    "too_many_pixels": "The picture is too large",
    "too_complex": "Too complicated to open safely",
    "quarantined": "Reading broke off several times; a person must look",
    "original_lost": "Our copy of the file is missing or broken; the patient must send it again",
    "withdrawn": "The patient has taken his agreement back",
}


def problem_words(code: str) -> str:
    """Why a paper could not be read, for staff."""
    return PROBLEMS.get(code, code.replace("_", " ").capitalize())


def event_words(verb: str) -> str:
    """A step of a case, after the name of the person who took it (or as a whole sentence where nobody did)."""
    return EVENTS.get(verb, verb.replace("_", " "))


def analyte_name(analyte: str) -> str:
    """The vocabulary's name, or the id in words when the vocabulary no longer has it."""
    if analyte.startswith("sts_"):
        marker = analyte.removeprefix("sts_")
        return marker.replace("sy", "sY") if marker.startswith("sy") else marker.replace("_", "/").upper()
    entry = find_analyte(analyte)
    return entry.name if entry else analyte.replace("_", " ")


def find_analyte(analyte: str) -> Analyte | None:
    """The vocabulary's entry; markers of the Y chromosome (sts_sy84) share one."""
    try:
        return load_vocabulary().get_analyte(analyte)
    except KeyError:
        return None


def kind_name(kind: str) -> str:
    entry = load_vocabulary().kinds.get(kind)
    return entry.name if entry else kind.replace("_", " ")


def reason_words(code: str) -> str:
    """Why a person must look."""
    return REASONS.get(code, code.replace("_", " ").capitalize())


def number_words(number: Decimal | None) -> str:
    """A number without the zeros that only the database's column adds: 18.400000000 is 18.4."""
    if number is None:
        return ""
    return f"{number.normalize():f}"


def answer_words(analyte: str, code: str) -> str:
    """A coded answer; codes that are text already (46,XY) stay as they are."""
    return ANSWERS.get(analyte, {}).get(code, code.replace("_", " "))


def value_words(analyte: str, value: SomeValue | None) -> str:
    """The value as the program understands it, in the printed unit: "< 0.3 mIU/mL", "no sperm seen", "46,XY"."""
    if value is None:
        return ""
    if value.number is None:
        return answer_words(analyte, value.value or value.as_printed)
    return " ".join(part for part in (value.comparator, number_words(value.number), value.unit) if part)


def canonical_words(value: SomeValue | None) -> str:
    """The converted value, where it says more than the printed one: "16.6 nmol/L"."""
    if value is None or value.canonical_number is None or value.canonical_unit is None:
        return ""
    rounded = value.canonical_number.quantize(Decimal("0.001")) if abs(value.canonical_number) < 1 else _three_digits(value.canonical_number)
    return " ".join(part for part in (value.comparator, number_words(rounded), unit_words(value.canonical_unit)) if part)


def _three_digits(number: Decimal) -> Decimal:
    return number.quantize(Decimal(1).scaleb(max(-2, min(0, number.adjusted() - 2)))) if number.adjusted() < 3 else number.quantize(Decimal(1))


def unit_words(ucum: str) -> str:
    """A UCUM code as people write it: [IU]/L is IU/L."""
    said = ucum.replace("[IU]", "IU").replace("10*6", "×10⁶").replace("{ejac}", "ejaculate").replace("ug", "µg").replace("umol", "µmol")
    return "" if said == "1" else said
