"""The specialist's page: every number with its place, and what is absent said as plainly."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from intake.casefile import HistoryInput, answer_history, describe_patient, state_partner_age
from intake.events import record_event
from intake.models import Case, Document, Report, Stage
from intake.observations import reject_observation, verify_observation
from tests.cast import case_of, paper, person, staff, value
from triage.assessment import assess_case
from triage.summary import Series, summarise_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"), Stage.IN_REVIEW)


def of_kind(case: Case, kind: str, **columns: object) -> Document:
    document = paper(case)
    Report.objects.filter(document=document).update(kind=kind, **columns)
    return document


def series(found: tuple[Series, ...], analyte: str) -> Series:
    return next(one for one in found if one.analyte == analyte)


def test_a_value_leads_to_its_place_on_the_page(case: Case) -> None:
    document = paper(case)
    observation = value(document, "fsh", "24")

    (shown,) = series(summarise_case(case).hormones, "fsh").values

    assert (shown.observation_id, shown.page_id, shown.document_id) == (observation.pk, document.pages.get().pk, document.pk)
    assert (shown.page_number, shown.box) == (1, observation.box)
    assert (shown.as_printed, shown.canonical_number, shown.canonical_unit, shown.reference_range) == ("24", Decimal(24), "[IU]/L", "1.5 - 12.4")
    assert (shown.on, shown.date_basis) == (date(2026, 10, 3), "collection")


def test_an_absent_test_is_stated(case: Case) -> None:
    summary = summarise_case(case)

    assert series(summary.hormones, "testosterone_total").values == ()
    assert series(summary.genetics, "karyotype").values == ()


def test_the_newest_value_comes_first(case: Case) -> None:
    for year in (2024, 2026, 2025):
        value(of_kind(case, "hormone_panel", collected_on=date(year, 1, 1)), "fsh", str(year - 2000))

    assert [shown.as_printed for shown in series(summarise_case(case).hormones, "fsh").values] == ["26", "25", "24"]


def test_each_semen_analysis_is_a_sample_of_its_own(case: Case) -> None:
    for day in (1, 20):
        document = of_kind(case, "semen_analysis", collected_on=date(2026, 9, day), laboratory=f"Invented {day}")
        value(document, "semen_volume", "3")
        value(document, "semen_ph", "7.4")

    summary = summarise_case(case)

    assert [(sample.on.day, sample.laboratory, len(sample.values)) for sample in summary.samples] == [(20, "Invented 20", 2), (1, "Invented 1", 2)]
    assert summary.samples[0].find_value("semen_ph").as_printed == "7.4"
    assert summary.samples[0].find_value("sperm_seen") is None
    assert summary.other == ()


def test_what_nobody_has_confirmed_is_marked_and_counted(case: Case) -> None:
    document = paper(case)
    unsure = value(document, "fsh", "24", reasons=("low_confidence",))
    assert summarise_case(case).unconfirmed == 1

    verify_observation(unsure, by=staff("nurse"))

    (shown,) = series(summarise_case(case).hormones, "fsh").values
    assert (shown.is_certain, shown.is_confirmed, summarise_case(case).unconfirmed) == (True, True, 0)


def test_a_rejected_value_is_not_there(case: Case) -> None:
    reject_observation(value(paper(case), "fsh", "24"), by=staff("nurse"))

    assert series(summarise_case(case).hormones, "fsh").values == ()


def test_the_partners_values_stand_apart(case: Case) -> None:
    value(of_kind(case, "female_fertility"), "fsh", "7")

    summary = summarise_case(case)

    assert series(summary.hormones, "fsh").values == ()
    assert [one.analyte for one in summary.partner] == ["fsh"]


def test_markers_of_the_y_chromosome_are_genetics_by_their_own_name(case: Case) -> None:
    value(of_kind(case, "y_microdeletion"), "sts_sy84", "1")

    assert series(summarise_case(case).genetics, "sts_sy84").name == "sY84"


def test_what_is_missing_and_what_to_see_come_from_the_newest_assessment(case: Case) -> None:
    value(paper(case), "fsh", "24")
    assessment = assess_case(case, on=timezone.localdate())

    summary = summarise_case(case)

    assert summary.assessment == assessment
    assert "G_KARYO" in {item.rule for item in summary.missing}
    assert "H_FSH" in {item.rule for item in summary.satisfied}
    assert [flag.rule for flag in summary.flags] == list(assessment.flags.values_list("rule", flat=True))


def test_couple_and_history_without_a_name(case: Case) -> None:
    patient = case.patient.user
    describe_patient(case, by=patient, full_name="Invented Canary", birth_date=timezone.localdate() - timedelta(days=40 * 366), country="TR")
    state_partner_age(case, by=patient, age=31, on=timezone.localdate())
    answer_history(case, by=patient, answers={"testosterone_use": HistoryInput("yes")})

    summary = summarise_case(Case.objects.get(pk=case.pk))

    assert (summary.patient_age, summary.partner_age, summary.country) == (40, 31, "TR")
    assert {line.question: line.answer for line in summary.history if line.answer} == {"testosterone_use": "yes"}
    assert "Canary" not in str(summary)


def test_a_paper_that_came_after_the_release_is_marked_late(case: Case) -> None:
    early = paper(case)
    record_event(case, "release", by=None, from_stage="in_triage", to_stage="queued")
    late = paper(case)

    summary = summarise_case(case)

    assert (summary.documents, summary.late_documents, summary.pages) == ((early, late), (late,), 2)


def test_the_number_of_queries_does_not_grow_with_the_papers(case: Case, django_assert_max_num_queries) -> None:
    for _ in range(6):
        value(paper(case), "fsh", "24")

    with django_assert_max_num_queries(11):
        summarise_case(Case.objects.select_related("patient").get(pk=case.pk))
