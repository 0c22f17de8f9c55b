"""What changed between two assessments: told without the database, and to whom it is shown."""

import io
import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from intake.casefile import state_partner_age
from intake.events import record_event
from intake.models import Case, Stage
from tests.cast import case_of, held, paper, person, staff, value
from tests.pages import inline_things, logged_in, said
from triage.assessment import assess_case, find_changes, replay_case
from triage.differences import Difference, find_difference
from triage.models import Assessment
from triage.rules.verdicts import FlagVerdict, ItemStatus, ItemVerdict, Priority, Route, Severity, Verdicts

TODAY = timezone.localdate


def verdicts(*statuses: tuple[str, str], flags: tuple[str, ...] = ()) -> Verdicts:
    items = (ItemVerdict(rule, rule.title(), ItemStatus(status), Severity.NEEDED, "", "") for rule, status in statuses)
    return Verdicts(tuple(items), tuple(FlagVerdict(flag, "", "") for flag in flags), Route.NOA_REVIEW, Priority.P3, "digest")


@pytest.mark.parametrize(
    ("was", "now", "heading"),
    [
        ("missing", "satisfied", "satisfied"),
        ("not_applicable", "satisfied", "satisfied"),
        ("satisfied", "expired", "opened"),
        ("not_applicable", "missing", "opened"),
        ("waived", "missing", "opened"),
        ("missing", "partial", "moved"),
        ("unreadable", "conflicting", "moved"),
        ("missing", "not_applicable", "dropped"),
        ("missing", "waived", "dropped"),
        ("satisfied", "not_applicable", ""),
        ("missing", "missing", ""),
    ],
)
def test_an_item_stands_under_one_heading(was: str, now: str, heading: str) -> None:
    difference = find_difference(verdicts(("A", was)), verdicts(("A", now)))

    found = {name: [change.item.id for change in getattr(difference, name)] for name in ("satisfied", "opened", "moved", "dropped")}
    assert found == {name: ["A"] if name == heading else [] for name in found}
    assert bool(difference) is bool(heading)


def test_an_item_of_a_new_rule_is_newly_open() -> None:
    (change,) = find_difference(verdicts(), verdicts(("A", "missing"))).opened

    assert (change.item.id, change.was) == ("A", None)


def test_flags_come_and_go() -> None:
    difference = find_difference(verdicts(flags=("GONE", "STAYS")), verdicts(flags=("STAYS", "NEW")))

    assert ([flag.id for flag in difference.new_flags], [flag.id for flag in difference.gone_flags]) == (["NEW"], ["GONE"])


def test_route_and_priority_are_told_with_what_they_were() -> None:
    urgent = replace(verdicts(), route=Route.ONCOLOGY_URGENT, priority=Priority.P1)

    difference = find_difference(verdicts(), urgent)

    assert (difference.route, difference.priority) == (("NOA_REVIEW", "ONCOLOGY_URGENT"), ("P3", "P1"))


def test_other_guidelines_that_say_the_same_are_no_difference() -> None:
    difference = find_difference(verdicts(("A", "missing")), replace(verdicts(("A", "missing")), guideline_digest="another"))

    assert difference == Difference(has_other_guidelines=True)
    assert not difference


# --- of a stored case ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def case() -> Case:
    case = case_of(person("patient"), Stage.IN_TRIAGE)
    paper(case)
    assess_case(case, on=TODAY())
    return case


def tell_partners_age(case: Case) -> None:
    state_partner_age(case, by=case.patient.user, age=31, on=TODAY())
    assess_case(case, on=TODAY())


def satisfied_since(case: Case, verb: str) -> list[str]:
    changes = find_changes(case, since=verb)
    return [change.item.id for change in changes.difference.satisfied] if changes else []


@pytest.mark.django_db
def test_a_first_assessment_has_nothing_to_differ_from(case: Case) -> None:
    assert find_changes(case, since="release") is None


@pytest.mark.django_db
def test_without_the_step_it_is_told_from_the_assessment_before(case: Case) -> None:
    tell_partners_age(case)

    changes = find_changes(case, since="request_items")

    assert changes is not None
    assert (changes.verb, "F_AGE" in [change.item.id for change in changes.difference.satisfied]) == ("", True)


@pytest.mark.django_db
def test_everything_since_the_step_is_told_and_nothing_before_it(case: Case) -> None:
    tell_partners_age(case)
    record_event(case, "release")
    assert find_changes(case, since="release") is None

    value(case.documents.get(), "fsh", "24")
    assess_case(case, on=TODAY())
    assess_case(case, on=TODAY() + timedelta(days=1))

    assert satisfied_since(case, "release") == ["H_FSH"]


@pytest.mark.django_db
def test_a_clock_that_was_put_back_mixes_nothing_up(case: Case) -> None:
    record_event(case, "release")
    tell_partners_age(case)
    Assessment.objects.filter(pk=case.assessments.order_by("-pk")[0].pk).update(made_at=timezone.now() - timedelta(days=3))

    assert "F_AGE" in satisfied_since(case, "release")


@pytest.mark.django_db
def test_a_day_is_replayed_without_a_trace(case: Case) -> None:
    value(case.documents.get(), "fsh", "24")
    assess_case(case, on=TODAY())
    before = Assessment.objects.count()

    statuses = {day: {item.id: item.status for item in replay_case(case, on=day).items}["H_FSH"] for day in (date(2026, 10, 2), date(2026, 10, 3))}

    assert statuses == {date(2026, 10, 2): "missing", date(2026, 10, 3): "satisfied"}
    assert Assessment.objects.count() == before


@pytest.mark.django_db
def test_the_command_replays_a_day_of_a_stored_case(case: Case) -> None:
    value(case.documents.get(), "fsh", "24")

    def fsh_on(day: str) -> str:
        out = io.StringIO()
        call_command("assess", str(case.pk), "--as-of", day, stdout=out)
        return next(item["status"] for item in json.loads(out.getvalue())["items"] if item["id"] == "H_FSH")

    assert (fsh_on("2026-10-02"), fsh_on("2026-10-03")) == ("missing", "satisfied")


# --- who is shown it -------------------------------------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_nurse_reads_what_came_since_the_patient_was_asked(client: Client, case: Case) -> None:
    nurse = staff("nurse")
    held(case, nurse)
    record_event(case, "request_items")
    tell_partners_age(case)
    logged_in(nurse, client)

    response = client.get(reverse("admin:case_desk", args=[case.pk]))

    assert "What has changed since we asked the patient" in said(response)
    assert inline_things(response) == []


@pytest.mark.django_db
def test_the_specialist_reads_what_came_since_the_release(client: Client) -> None:
    specialist = staff("specialist")
    case = held(case_of(person("patient"), Stage.IN_REVIEW), specialist)
    paper(case)
    assess_case(case, on=TODAY())
    record_event(case, "release")
    logged_in(specialist, client)
    assert "What has changed" not in said(client.get(reverse("review_case", args=[case.pk])))

    tell_partners_age(case)

    assert "What has changed since the nurse released the case" in said(client.get(reverse("review_case", args=[case.pk])))


@pytest.mark.django_db
def test_the_patient_never_reads_it(client: Client, case: Case) -> None:
    tell_partners_age(case)
    logged_in(case.patient.user, client)

    pages = [said(client.get(reverse(name, args=[case.pk]))) for name in ("case", "papers")]

    assert [page for page in pages if "changed since" in page or "Newly open" in page] == []
