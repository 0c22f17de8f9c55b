"""From stored values to what the rules know."""

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from intake.casefile import HistoryInput, RetrievalInput, answer_history, state_partner_age, tell_retrieval
from intake.models import Case, Document, Observation, Report
from intake.observations import correct_observation, record_observation, reject_observation, verify_observation
from tests.cast import paper, staff, value
from tests.triage.known_facts import TODAY, named, only_fact
from triage.assessment import assess_case
from triage.evidence import collect_facts
from triage.rules.facts import PreviousRetrieval

pytestmark = pytest.mark.django_db


def test_a_value_becomes_a_fact_in_the_canonical_unit_with_its_origin(case: Case, sheet: Document) -> None:
    observation = value(sheet, "fsh", "24")

    fact = only_fact(case)

    assert (fact.analyte, fact.number, fact.evidence, fact.is_certain) == ("fsh", Decimal(24), str(observation.pk), True)


def test_the_laboratorys_range_is_converted_with_the_value(case: Case, sheet: Document) -> None:
    observation = value(sheet, "testosterone_total", "350")
    observation.unit, observation.canonical_number, observation.canonical_unit = "ng/dL", Decimal("12.135"), "nmol/L"
    observation.reference_range_low, observation.reference_range_high = Decimal(250), None
    observation.save()

    fact = only_fact(case)

    assert round(fact.reference_low, 2) == Decimal("8.67")
    assert fact.reference_high is None


def test_a_range_in_an_unknown_unit_is_left_out(case: Case, sheet: Document) -> None:
    observation = value(sheet, "fsh", "24")
    observation.unit = "invented units"
    observation.save()

    assert (only_fact(case).reference_low, only_fact(case).reference_high) == (None, None)


def test_a_value_that_needs_a_check_stays_visible_and_uncertain(case: Case, sheet: Document) -> None:
    value(sheet, "fsh", "24", reasons=("low_confidence",))

    assert not only_fact(case).is_certain


def test_a_number_without_a_known_unit_is_uncertain_whatever_the_machine_thinks(case: Case, sheet: Document) -> None:
    observation = value(sheet, "fsh", "24")
    observation.canonical_number = None
    observation.save()

    assert not only_fact(case).is_certain


def test_a_persons_word_makes_it_certain(case: Case, sheet: Document) -> None:
    verify_observation(value(sheet, "fsh", "24", reasons=("low_confidence",)), by=staff("nurse"))

    assert only_fact(case).is_certain


def test_the_corrected_value_counts(case: Case, sheet: Document) -> None:
    correct_observation(value(sheet, "fsh", "24"), by=staff("nurse"), as_printed="2.4", unit="IU/L")

    assert only_fact(case).number == Decimal("2.4")


def test_what_a_person_called_no_value_is_left_out_but_its_report_stays(case: Case, sheet: Document) -> None:
    reject_observation(value(sheet, "fsh", "24"), by=staff("nurse"))

    (report,) = collect_facts(case, on=TODAY).reports
    assert (report.kind, report.facts) == ("hormone_panel", ())


def test_a_column_of_earlier_results_is_a_report_of_its_own_day(case: Case, sheet: Document) -> None:
    value(sheet, "fsh", "24")
    earlier = value(sheet, "fsh", "20")
    earlier.collected_on = date(2025, 5, 1)
    earlier.save()

    reports = collect_facts(case, on=TODAY).reports

    found = {report.collected_on: report.facts[0].number for report in reports}
    assert found == {date(2026, 10, 3): Decimal(24), date(2025, 5, 1): Decimal(20)}
    assert len({report.id for report in reports}) == 2


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ({"collected_on": date(2026, 1, 1), "issued_on": date(2026, 1, 3)}, (date(2026, 1, 1), "collection")),
        ({"collected_on": None, "received_on": date(2026, 1, 2), "issued_on": date(2026, 1, 3)}, (date(2026, 1, 2), "receipt")),
        ({"collected_on": None, "issued_on": date(2026, 1, 3)}, (date(2026, 1, 3), "report")),
        ({"collected_on": None}, (None, "collection")),
    ],
)
def test_the_best_printed_date_is_used_and_named(case: Case, sheet: Document, printed: dict[str, date], expected: tuple[object, str]) -> None:
    Report.objects.filter(document=sheet).update(**printed)

    (report,) = collect_facts(case, on=TODAY).reports

    assert (report.collected_on, report.date_basis) == expected


def test_the_partners_paper_is_never_taken_for_the_patients(case: Case, sheet: Document) -> None:
    value(sheet, "fsh", "7")
    Report.objects.filter(document=sheet).update(kind="female_fertility")

    facts = collect_facts(case, on=TODAY)

    assert facts.reports == ()
    assert [report.kind for report in facts.partner.reports] == ["female_fertility"]


def test_answers_come_with_their_dates_and_unknown_is_neither_yes_nor_no(case: Case) -> None:
    patient, stopped_on = case.patient.user, timezone.localdate() - timedelta(days=30)
    answers = {"testosterone_use": HistoryInput("yes", stopped_on=stopped_on), "vasectomy": HistoryInput("unknown"), "diabetes": HistoryInput("no")}

    answer_history(case, by=patient, answers={key: answers[key] for key in answers if key in _asked()})
    history = collect_facts(case, on=TODAY).history

    assert (history["testosterone_use"].is_yes, history["testosterone_use"].stopped_on) == (True, stopped_on)
    assert history["vasectomy"].is_yes is None
    assert "fever_last_3_months" not in history


def _asked() -> set[str]:
    from intake.history import QUESTIONS

    return {question.key for question in QUESTIONS}


def test_the_partner_is_as_old_as_she_is_on_the_day(case: Case) -> None:
    stated_on = timezone.localdate() - timedelta(days=400)
    state_partner_age(case, by=case.patient.user, age=34, on=stated_on)

    assert collect_facts(case, on=stated_on).partner.age == 34
    assert collect_facts(case, on=timezone.localdate()).partner.age == 35


def test_the_number_of_queries_does_not_grow_with_the_papers(case: Case, sheet: Document, django_assert_max_num_queries) -> None:
    for _ in range(5):
        value(paper(case), "fsh", "24")

    with django_assert_max_num_queries(5):
        collect_facts(case, on=TODAY)


# --- which papers were there on that day, and when ---------------------------------------------------------------------------------


def arrived(document: Document, day: date) -> Document:
    Document.objects.filter(pk=document.pk).update(received_at=datetime(day.year, day.month, day.day, 12, tzinfo=UTC))
    return document


def test_a_paper_that_is_dated_later_was_not_there_yet(case: Case, sheet: Document) -> None:
    value(arrived(sheet, date(2026, 10, 5)), "fsh", "24")

    assert collect_facts(case, on=date(2026, 10, 2)).reports == ()
    assert len(collect_facts(case, on=date(2026, 10, 3)).reports) == 1


def test_an_earlier_column_of_a_later_paper_was_true_already(case: Case, sheet: Document) -> None:
    earlier = value(arrived(sheet, date(2026, 10, 5)), "fsh", "20")
    earlier.collected_on = date(2025, 5, 1)
    earlier.save()

    assert [report.collected_on for report in collect_facts(case, on=date(2026, 1, 1)).reports] == [date(2025, 5, 1)]


def test_a_paper_dated_after_its_own_arrival_stays_to_be_flagged(case: Case, sheet: Document) -> None:
    arrived(sheet, date(2026, 9, 1))

    assert [report.collected_on for report in collect_facts(case, on=date(2026, 9, 2)).reports] == [date(2026, 10, 3)]


def test_the_partners_later_papers_are_left_out_too(case: Case, sheet: Document) -> None:
    value(named(arrived(sheet, date(2026, 10, 5)), "Ayse Yilmaz", kind="female_fertility"), "amh", "2")

    assert collect_facts(case, on=date(2026, 10, 2)).partner.reports == ()
    assert len(collect_facts(case, on=TODAY).partner.reports) == 1


def test_the_hour_of_collection_belongs_to_the_papers_own_day_only(case: Case, sheet: Document) -> None:
    value(sheet, "testosterone_total", "12")
    earlier = value(sheet, "testosterone_total", "10")
    earlier.collected_on = date(2025, 5, 1)
    earlier.save()
    Report.objects.filter(document=sheet).update(collected_at=time(8, 30))

    hours = {report.collected_on: report.collected_at for report in collect_facts(case, on=TODAY).reports}

    assert hours == {date(2026, 10, 3): time(8, 30), date(2025, 5, 1): None}


@pytest.mark.parametrize(("hour", "status"), [(time(8, 30), "satisfied"), (time(16, 0), "missing")])
def test_an_afternoons_testosterone_is_told_from_a_mornings(case: Case, sheet: Document, hour: time, status: str) -> None:
    value(sheet, "testosterone_total", "12")
    Report.objects.filter(document=sheet).update(collected_at=hour)

    item = assess_case(case, on=TODAY).items.get(rule="H_TT")

    assert (item.status == "satisfied") is (status == "satisfied")


def test_the_patient_is_as_old_as_he_is_on_the_day(case: Case) -> None:
    case.patient.birth_date = date(1990, 6, 1)

    assert [collect_facts(case, on=date(2026, month, 1)).age for month in (5, 6)] == [35, 36]


# --- ultrasound and earlier operations ----------------------------------------------------------------------------------------------


def coded(document: Document, analyte: str, word: str, *, reasons: tuple[str, ...] = ()) -> Observation:
    plain = {"number": None, "canonical_number": None, "unit": "", "canonical_unit": "", "reference_range": ""}
    observation = value(document, analyte, "1", reasons=reasons)
    for field, empty in {**plain, "value": word, "as_printed": word}.items():
        setattr(observation, field, empty)
    observation.save()
    return observation


def scan(case: Case) -> Document:
    document = paper(case)
    Report.objects.filter(document=document).update(kind="scrotal_ultrasound")
    return document


def test_what_an_ultrasound_measured_reaches_the_rules(case: Case) -> None:
    document = scan(case)
    sides = [value(document, f"testis_volume_{side}", "7") for side in ("left", "right")]

    items = {item.rule: item for item in assess_case(case, on=TODAY).items.all()}

    assert items["IM_SCROTAL_US"].status == "satisfied"
    assert {str(side.pk) for side in sides} & set(items["EX_TESTES"].evidence)


def test_a_mass_on_an_ultrasound_is_flagged_once_it_is_certain(case: Case) -> None:
    found = coded(scan(case), "testis_mass", "present", reasons=("low_confidence",))
    assert not assess_case(case, on=TODAY).flags.filter(rule="ONC_MASS").exists()

    verify_observation(found, by=staff("nurse"))

    assert assess_case(case, on=TODAY).route == "ONCOLOGY_URGENT"


def operated(case: Case, kind: str, **said: str) -> Document:
    document = paper(case)
    Report.objects.filter(document=document).update(kind=kind)
    for analyte, word in said.items():
        coded(document, analyte, word)
    return document


def test_an_operation_note_and_its_histology_are_one_retrieval(case: Case) -> None:
    operated(case, "operation_note", retrieval_method="micro_tese", retrieval_sperm_found="no")
    operated(case, "histology", histology_pattern="Sertoli cell only")

    expected = PreviousRetrieval("micro_tese", date(2026, 10, 3), is_sperm_found=False, histology="Sertoli cell only")
    assert collect_facts(case, on=TODAY).previous_retrievals == (expected,)
    assert assess_case(case, on=TODAY).flags.filter(rule="PRIOR_RETRIEVAL_NEG").exists()


def test_an_operation_note_that_names_no_retrieval_is_none(case: Case) -> None:
    operated(case, "operation_note")

    assert collect_facts(case, on=TODAY).previous_retrievals == ()


def test_an_uncertain_word_about_a_retrieval_waits_for_a_person(case: Case) -> None:
    coded(operated(case, "histology"), "histology_pattern", "Sertoli cell only", reasons=("low_confidence",))

    assert collect_facts(case, on=TODAY).previous_retrievals == ()


def test_papers_that_contradict_each_other_leave_the_outcome_open(case: Case) -> None:
    operated(case, "operation_note", retrieval_method="tese", retrieval_sperm_found="no")
    operated(case, "histology", retrieval_sperm_found="yes")

    assert [retrieval.is_sperm_found for retrieval in collect_facts(case, on=TODAY).previous_retrievals] == [None]


def test_a_nurse_writes_down_how_and_whether_sperm_was_found(case: Case) -> None:
    document = operated(case, "operation_note")
    report, page, nurse = document.reports.get(), document.pages.get(), staff("nurse")

    record_observation(report, page=page, analyte="retrieval_method", as_printed="micro-TESE", value="micro_tese", by=nurse)
    record_observation(report, page=page, analyte="retrieval_sperm_found", as_printed="no sperm", value="no", by=nurse)

    assert collect_facts(case, on=TODAY).previous_retrievals == (PreviousRetrieval("micro_tese", date(2026, 10, 3), is_sperm_found=False),)


def test_a_search_for_sperm_that_he_tells_is_one_without_the_pathologists_word(case: Case) -> None:
    told = RetrievalInput("micro_tese", date(2025, 3, 31), "no", "maturation_arrest")
    tell_retrieval(case, by=case.patient.user, told=told)

    assert collect_facts(case, on=TODAY).previous_retrievals == (PreviousRetrieval("micro_tese", date(2025, 3, 31), False, None),)
    assert collect_facts(case, on=date(2025, 1, 1)).previous_retrievals == ()


@pytest.mark.parametrize(("lost", "complete"), [("yes", False), ("no", True), ("unknown", None)])
def test_what_was_lost_of_a_sample_is_told_to_the_rules_as_the_contract_asks_it(case: Case, lost: str, complete: bool | None) -> None:
    answer_history(case, by=case.patient.user, answers={"incomplete_collection": HistoryInput(lost)})

    history = collect_facts(case, on=TODAY).history

    assert {key: answer.is_yes for key, answer in history.items()} == {"complete_collection": complete}


def test_a_bare_yes_is_a_search_of_which_nothing_more_is_known(case: Case) -> None:
    answer_history(case, by=case.patient.user, answers={"sperm_retrieval_before": HistoryInput("yes")})

    assert collect_facts(case, on=TODAY).previous_retrievals == (PreviousRetrieval(""),)


def test_searches_that_he_denies_in_the_end_do_not_count(case: Case) -> None:
    tell_retrieval(case, by=case.patient.user, told=RetrievalInput("tese"))
    answer_history(case, by=case.patient.user, answers={"sperm_retrieval_before": HistoryInput("no")})

    assert collect_facts(case, on=TODAY).previous_retrievals == ()
