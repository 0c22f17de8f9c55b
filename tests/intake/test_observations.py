"""The machine proposes, a person decides, and neither word overwrites the other."""

from datetime import date, time
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.core.exceptions import ObjectDoesNotExist

from intake.corrections import AnalyteUnknown, CodeUnknown, HardlyPossible, NotANumber, NothingWritten, NumberAmbiguous, UnitUnknown
from intake.extraction.readings import RecordReading, ReferenceRange, ReportHead
from intake.models import Case, CaseEvent, Document, DocumentState, Observation, ObservationStatus, Page, Report, Stage, User
from intake.observations import (
    CaseIsClosed,
    ClaimLost,
    CorrectionRefused,
    PageElsewhere,
    correct_observation,
    record_observation,
    reject_observation,
    save_readings,
    verify_observation,
)
from intake.rows import DOES_NOT_FIT
from intake.signals import document_read
from intake.storage import read_picture
from tests.cast import case_of, paper, person, staff, value
from tests.intake.papers import PICTURE, blobs, claimed, page, reading, record

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


@pytest.fixture
def nurse() -> User:
    return staff("nurse")


@pytest.fixture
def found(case: Case) -> Observation:
    """24 IU/L of FSH, as the machine read it; it asks for a person."""
    return value(paper(case), reasons=("low_confidence",))


@pytest.fixture
def heard() -> Any:
    """Documents that were announced, with their state at that moment."""
    told: list[tuple[Any, str]] = []

    def listen(*, document: Document, **_: object) -> None:
        told.append((document.pk, document.state))

    document_read.connect(listen)
    yield told
    document_read.disconnect(listen)


def test_a_reading_is_kept_whole(case: Case, heard: Any) -> None:
    document = claimed(case)
    days = (date(1990, 1, 2), date(2026, 10, 1), date(2026, 10, 2), date(2026, 10, 3))
    head = ReportHead("SAMPLE Laboratory", "A-1", "Sample Örnek", *days, collected_at=time(8, 30))
    limits = ReferenceRange("1.5 - 12.4", Decimal("1.5"), Decimal("12.4"))

    save_readings(document, record(reading(reference_range=limits, flag="H", reasons=("low_confidence",)), head=head), token=document.token)

    document.refresh_from_db()
    assert (document.state, document.token, document.lease_until, document.read_at is not None) == ("read", None, None, True)
    report = Report.objects.get()
    assert (report.kind, report.laboratory, report.patient_name, report.patient_birth_date_text) == (
        "hormone_panel",
        "SAMPLE Laboratory",
        "Sample Örnek",
        "1990-01-02",
    )
    assert (report.received_on, report.issued_on) == (date(2026, 10, 2), date(2026, 10, 3))
    assert (report.collected_on, report.collected_at) == (date(2026, 10, 1), time(8, 30))
    row = Observation.objects.get()
    assert (row.as_printed, row.number, row.canonical_number, row.canonical_unit) == ("24.1", Decimal("24.1"), Decimal("24.1"), "[IU]/L")
    assert (row.reference_range_low, row.interpretation, row.box.as_list(), row.needs_check) == (Decimal("1.5"), "H", [0.6, 0.2, 0.66, 0.22], True)
    assert read_picture(Page.objects.get()) == PICTURE
    assert heard == [(document.pk, "read")]
    assert CaseEvent.objects.get(verb="read_document").detail == {"document": str(document.pk), "state": "read", "pages": 1, "reports": 1}


def test_a_page_that_could_not_be_read_is_kept_with_its_problem(case: Case) -> None:
    document = claimed(case)

    save_readings(document, RecordReading((page(1), page(2, preview=None, problem="too_complex")), ()), token=document.token)

    second = Page.objects.get(number=2)
    assert (second.problem, second.has_picture) == ("too_complex", False)


def test_a_worker_that_lost_its_claim_changes_nothing(case: Case, heard: Any) -> None:
    document = claimed(case)
    before = blobs()

    with pytest.raises(ClaimLost):
        save_readings(document, record(reading()), token=uuid4())

    document.refresh_from_db()
    assert document.state == DocumentState.READING
    assert (Page.objects.count(), Report.objects.count(), Observation.objects.count(), heard, blobs()) == (0, 0, 0, [], before)


def test_a_reading_saved_twice_is_saved_once(case: Case) -> None:
    document = claimed(case)
    save_readings(document, record(reading()), token=document.token)

    with pytest.raises(ClaimLost):
        save_readings(document, record(reading()), token=document.token)

    assert Observation.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_takes_the_whole_reading_back(case: Case) -> None:
    document = claimed(case)

    def fail(**_: object) -> None:
        raise ObjectDoesNotExist

    document_read.connect(fail)
    try:
        with pytest.raises(ObjectDoesNotExist):
            save_readings(document, record(reading()), token=document.token)
    finally:
        document_read.disconnect(fail)

    document.refresh_from_db()
    assert (document.state, Observation.objects.count(), CaseEvent.objects.filter(verb="read_document").count()) == ("reading", 0, 0)


@pytest.mark.parametrize(
    "odd",
    [
        reading(number=Decimal("1E+20")),
        reading(number=Decimal("NaN")),
        reading(canonical_number=Decimal("1E-12")),
        reading(value="x" * 201),
        reading(unit="u" * 41),
        reading(flag="SEE COMMENT"),
        reading(value="a\x00b"),
        reading(value="half \ud800"),
    ],
)
def test_what_a_column_cannot_hold_is_never_cut_in_silence(case: Case, odd: Any) -> None:
    document = claimed(case)

    save_readings(document, record(odd), token=document.token)

    row = Observation.objects.get()
    assert row.reasons == [DOES_NOT_FIT]
    assert row.needs_check


def test_a_long_fraction_is_rounded_in_the_ninth_place(case: Case) -> None:
    document = claimed(case)

    save_readings(document, record(reading(canonical_number=Decimal(1) / Decimal(3))), token=document.token)

    row = Observation.objects.get()
    assert (row.canonical_number, row.needs_check) == (Decimal("0.333333333"), False)


def test_a_verified_value_is_the_machine_s_and_certain(found: Observation, nurse: User, heard: Any) -> None:
    assert not found.value_in_force.is_certain

    row = verify_observation(found, by=nurse)

    in_force = Observation.objects.get().value_in_force
    assert (in_force.number, in_force.is_certain) == (Decimal(24), True)
    assert (row.status, row.verified_by, row.verified_at is not None) == ("final", nurse, True)
    assert CaseEvent.objects.get(verb="verify_observation").by == nurse
    assert heard == [(found.report.document_id, "read")]


def test_a_corrected_value_stands_beside_the_machine_s(found: Observation, nurse: User, heard: Any) -> None:
    correct_observation(found, by=nurse, as_printed="2,4", unit="mIU/mL")

    row = Observation.objects.get()
    assert (row.as_printed, row.number, row.unit) == ("24", Decimal(24), "IU/L"), "the machine's word stays"
    in_force = row.value_in_force
    assert (in_force.as_printed, in_force.number, in_force.unit) == ("2,4", Decimal("2.4"), "mIU/mL")
    assert (in_force.canonical_number, in_force.canonical_unit, in_force.is_certain) == (Decimal("2.4"), "[IU]/L", True)
    event = CaseEvent.objects.get(verb="correct_observation")
    assert (event.by, event.detail["observation"]) == (nurse, str(row.pk))
    assert len(heard) == 1


def test_a_correction_without_a_unit_keeps_the_unit_in_force(found: Observation, nurse: User) -> None:
    correct_observation(found, by=nurse, as_printed="2.4", unit="mIU/mL")
    correct_observation(found, by=nurse, as_printed="<0.3")

    in_force = Observation.objects.get().value_in_force
    assert (in_force.number, in_force.comparator, in_force.unit) == (Decimal("0.3"), "<", "mIU/mL")


def test_a_correction_in_another_unit_is_converted(case: Case, nurse: User) -> None:
    found = value(paper(case), analyte="testosterone_total", number="3")

    correct_observation(found, by=nurse, as_printed="350", unit="ng/dL")

    in_force = Observation.objects.get().value_in_force
    assert in_force.canonical_unit == "nmol/L"
    assert in_force.canonical_number == pytest.approx(Decimal("12.14"), abs=Decimal("0.01"))


def test_a_rejected_value_is_no_value(found: Observation, nurse: User, heard: Any) -> None:
    correct_observation(found, by=nurse, as_printed="2.4")
    reject_observation(found, by=nurse)

    row = Observation.objects.get()
    assert (row.value_in_force, row.status, row.corrected_as_printed) == (None, "entered-in-error", "")
    assert len(heard) == 2


def test_a_value_rejected_by_mistake_can_be_taken_back(found: Observation, nurse: User) -> None:
    reject_observation(found, by=nurse)
    verify_observation(found, by=nurse)

    assert Observation.objects.get().value_in_force.number == Decimal(24)


def test_of_two_people_the_last_word_counts_and_both_are_kept(found: Observation, nurse: User) -> None:
    colleague = staff("nurse", "colleague")
    correct_observation(found, by=nurse, as_printed="2.4")
    verify_observation(found, by=colleague)

    row = Observation.objects.get()
    assert (row.value_in_force.number, row.verified_by) == (Decimal("2.4"), colleague), "the value in force was confirmed"
    correct_observation(found, by=colleague, as_printed="2.5")
    assert Observation.objects.get().value_in_force.number == Decimal("2.5")
    said = CaseEvent.objects.filter(verb__endswith="_observation").values_list("verb", "by")
    assert list(said) == [("correct_observation", nurse.pk), ("verify_observation", colleague.pk), ("correct_observation", colleague.pk)]


@pytest.mark.parametrize(
    ("analyte", "typed", "refusal"),
    [
        ("fsh", {"as_printed": ""}, NothingWritten),
        ("fsh", {"as_printed": "\x00 \n"}, NothingWritten),
        ("fsh", {"as_printed": "9" * 201}, NothingWritten),
        ("fsh", {"as_printed": "high"}, NotANumber),
        ("fsh", {"as_printed": "-3"}, NotANumber),
        ("fsh", {"as_printed": "2.4 mIU/mL"}, NotANumber),
        ("fsh", {"as_printed": "1.500"}, NumberAmbiguous),
        ("fsh", {"as_printed": "1,500"}, NumberAmbiguous),
        ("fsh", {"as_printed": "2.4", "unit": "bananas"}, UnitUnknown),
        ("fsh", {"as_printed": "2.4", "unit": "ng/mL"}, UnitUnknown),
        ("fsh", {"as_printed": "2.4", "unit": ""}, UnitUnknown),
        ("fsh", {"as_printed": "99999"}, HardlyPossible),
        ("semen_ph", {"as_printed": "7.6", "unit": "mL"}, UnitUnknown),
        ("sperm_seen", {"as_printed": "none found", "value": "some"}, CodeUnknown),
        ("nonsense", {"as_printed": "1"}, AnalyteUnknown),
    ],
)
def test_what_could_be_meant_otherwise_is_asked_again(case: Case, nurse: User, analyte: str, typed: dict[str, str], refusal: type) -> None:
    found = value(paper(case), analyte=analyte)
    events = CaseEvent.objects.count()

    with pytest.raises(refusal):
        correct_observation(found, by=nurse, **typed)

    found.refresh_from_db()
    assert (found.status, found.corrected_as_printed, CaseEvent.objects.count()) == (ObservationStatus.PRELIMINARY, "", events)


@pytest.mark.parametrize(
    ("analyte", "typed", "in_force"),
    [
        ("sperm_seen", {"as_printed": "keine Spermien", "value": "none"}, "none"),
        ("azf_a", {"as_printed": "deleted"}, "deleted"),
        ("karyotype", {"as_printed": "46, XY", "value": "46,XY"}, "46,XY"),
        ("karyotype", {"as_printed": "47,XXY"}, "47,XXY"),
    ],
)
def test_an_answer_in_words_is_corrected_by_its_code(case: Case, nurse: User, analyte: str, typed: dict[str, str], in_force: str) -> None:
    found = value(paper(case), analyte=analyte)

    correct_observation(found, by=nurse, **typed)

    assert Observation.objects.get().value_in_force.value == in_force


def test_a_missed_value_can_be_added_by_a_person(case: Case, nurse: User, heard: Any) -> None:
    document = paper(case)

    added = record_observation(document.reports.get(), page=document.pages.get(), analyte="lh", as_printed="7,1", unit="IU/L", by=nurse)

    added.refresh_from_db()
    assert (added.value_in_force.canonical_number, added.value_in_force.is_certain, added.box) == (Decimal("7.1"), True, None)
    assert CaseEvent.objects.get(verb="record_observation").by == nurse
    assert len(heard) == 1


def test_a_value_is_not_added_on_another_paper_s_page(case: Case, nurse: User) -> None:
    document, other = paper(case), paper(case, "other.pdf")

    with pytest.raises(PageElsewhere):
        record_observation(document.reports.get(), page=other.pages.get(), analyte="lh", as_printed="7.1", unit="IU/L", by=nurse)


@pytest.mark.parametrize("stage", [Stage.OPINION_SENT, Stage.CLOSED, Stage.WITHDRAWN])
def test_the_values_of_a_closed_case_stay_as_they_were(found: Observation, nurse: User, stage: str) -> None:
    Case.objects.update(stage=stage)

    with pytest.raises(CaseIsClosed):
        verify_observation(found, by=nurse)
    with pytest.raises(CaseIsClosed):
        correct_observation(found, by=nurse, as_printed="2.4")
    with pytest.raises(CaseIsClosed):
        reject_observation(found, by=nurse)
    with pytest.raises(CaseIsClosed):
        record_observation(found.report, page=found.page, analyte="lh", as_printed="7.1", unit="IU/L", by=nurse)

    assert Observation.objects.get().status == ObservationStatus.PRELIMINARY


@pytest.mark.django_db(transaction=True)
def test_a_listener_that_fails_takes_a_person_s_word_back(found: Observation, nurse: User) -> None:
    def fail(**_: object) -> None:
        raise ObjectDoesNotExist

    document_read.connect(fail)
    try:
        with pytest.raises(ObjectDoesNotExist):
            verify_observation(found, by=nurse)
    finally:
        document_read.disconnect(fail)

    assert Observation.objects.get().status == ObservationStatus.PRELIMINARY
    assert not CaseEvent.objects.filter(verb="verify_observation").exists()


def test_every_refusal_of_a_correction_has_its_own_code_and_a_next_step() -> None:
    refusals = CorrectionRefused.__subclasses__()

    assert len({refusal.code for refusal in refusals}) == len(refusals) > 7
    assert [refusal for refusal in refusals if not refusal.message.endswith(".") or len(refusal.message) < 40] == []
