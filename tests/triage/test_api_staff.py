"""Nurses' and specialists' programs: the same verbs as the pages, the same refusals."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from intake.models import AccessEvent, Case, ObservationStatus, Stage, User
from tests import cast
from tests.triage.programs import post, program_of
from triage.models import Opinion

pytestmark = pytest.mark.django_db


def cases_due(days: list[int], stage: str) -> list[Case]:
    found = []
    for number, day in enumerate(days):
        case = cast.case_of(cast.person(f"patient{number}"), stage)
        Case.objects.filter(pk=case.pk).update(due_at=timezone.now() + timedelta(days=day))
        found.append(case)
    return found


def test_the_nurses_queue_shows_the_earliest_deadline_first_over_all_pages(nurse: User) -> None:
    late, early, middle = cases_due([9, 1, 5], Stage.SUBMITTED)
    cast.case_of(cast.person("elsewhere"), Stage.QUEUED)
    address, order = "/api/v1/staff/cases/?desk=nurse&page_size=1", []

    while address and len(order) < 9:
        answer = program_of(nurse).get(address).json()
        order += [one["id"] for one in answer["results"]]
        address = answer["next"]

    assert order == [str(early.pk), str(middle.pk), str(late.pk)]


def test_cases_without_a_deadline_come_last_and_none_is_lost_between_pages(nurse: User) -> None:
    cases = cases_due([3, 1, 2], Stage.NEEDS_INFO)
    Case.objects.filter(pk__in=[cases[0].pk, cases[1].pk]).update(due_at=None)
    address, order = "/api/v1/staff/cases/?stage=needs_info&page_size=1", []

    while address and len(order) < 9:
        answer = program_of(nurse).get(address).json()
        order += [one["id"] for one in answer["results"]]
        address = answer["next"]

    assert order[0] == str(cases[2].pk)
    assert sorted(order) == sorted(str(case.pk) for case in cases)


def test_lists_of_staff_hold_no_name(nurse: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.SUBMITTED)
    case.patient.full_name = "Invented Name"
    case.patient.save()

    assert "Invented Name" not in program_of(nurse).get("/api/v1/staff/cases/").content.decode()


def test_a_case_shows_its_assessment_its_flags_and_what_may_be_done(nurse: User, patient: User) -> None:
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    cast.value(cast.paper(case), reasons=("implausible",))
    cast.assessment(case)

    answer = program_of(nurse).get(f"/api/v1/staff/cases/{case.pk}/").json()

    assert (answer["assessment"]["route"], answer["assessment"]["priority"], answer["assessment"]["guideline_digest"]) == (
        "NOA_REVIEW",
        "P2",
        "d" * 64,
    )
    assert [item["rule"] for item in answer["assessment"]["items"]] == ["KARYOTYPE", "Y_MICRODELETION"]
    assert answer["assessment"]["flags"][0]["because"] == "SECRET FLAG"
    assert answer["documents"][0]["needs_check_count"] == 1
    assert {"request_items", "release"} <= set(answer["allowed_verbs"])
    assert AccessEvent.objects.get().action == "view_case"


def test_the_number_of_queries_for_a_case_does_not_grow_with_its_papers(nurse: User, patient: User) -> None:
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    client = program_of(nurse)
    addresses = [f"/api/v1/staff/cases/{case.pk}/", f"/api/v1/staff/cases/{case.pk}/observations/", f"/api/v1/staff/cases/{case.pk}/summary/"]
    cast.assessment(case)
    cast.value(cast.paper(case))

    def queries() -> list[int]:
        counts = []
        for address in addresses:
            with CaptureQueriesContext(connection) as found:
                assert client.get(address).status_code == 200
            counts.append(len(found))
        return counts

    queries()  # whatever is looked up once per process is looked up now
    with_one = queries()
    for _ in range(5):
        cast.value(cast.paper(case))

    assert queries() == with_one


def test_the_number_of_queries_for_a_queue_does_not_grow_with_it(nurse: User) -> None:
    client = program_of(nurse)
    cases_due([1], Stage.SUBMITTED)
    client.get("/api/v1/staff/cases/")
    with CaptureQueriesContext(connection) as with_one:
        client.get("/api/v1/staff/cases/")
    for number in range(5):
        cast.case_of(cast.person(f"another{number}"), Stage.SUBMITTED)

    with CaptureQueriesContext(connection) as with_many:
        client.get("/api/v1/staff/cases/")

    assert len(with_many) == len(with_one)


def test_the_story_of_a_case_is_told_from_its_beginning(nurse: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.SUBMITTED)
    client = program_of(nurse)

    post(client, f"cases/{case.pk}/claim")
    events = client.get(f"/api/v1/staff/cases/{case.pk}/events/").json()["results"]

    assert events[0]["verb"] == "open_case"
    assert (events[-1]["verb"], events[-1]["by"], events[-1]["to_stage"]) == ("claim", nurse.pk, "in_triage")


def test_a_step_on_a_case_that_has_changed_since_is_refused(nurse: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.SUBMITTED)
    client = program_of(nurse)
    seen = client.get(f"/api/v1/staff/cases/{case.pk}/").json()["case"]["version"]
    Case.objects.filter(pk=case.pk).update(version=seen + 1)

    stale = post(client, f"cases/{case.pk}/claim", version=seen)
    fresh = post(client, f"cases/{case.pk}/claim", version=seen + 1)

    assert (stale.status_code, stale.json()["code"]) == (409, "changed_meanwhile")
    assert (fresh.status_code, fresh.json()["stage"], fresh.json()["version"]) == (200, "in_triage", seen + 2)


def test_values_can_be_narrowed_to_those_that_need_a_check(nurse: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.IN_TRIAGE)
    document = cast.paper(case)
    doubted, certain = cast.value(document, "fsh", reasons=("implausible",)), cast.value(document, "lh")
    client, address = program_of(nurse), f"/api/v1/staff/cases/{case.pk}/observations/"

    shown = {wish: [one["id"] for one in client.get(address, {"needs_check": wish}).json()["results"]] for wish in ("true", "false")}
    everything = client.get(address).json()["results"]

    assert shown == {"true": [str(doubted.pk)], "false": [str(certain.pk)]}
    assert len(everything) == 2
    assert next(one for one in everything if one["id"] == str(doubted.pk))["reasons"] == ["implausible"]


def test_a_nurse_asks_the_patient_for_what_is_missing(nurse: User, patient: User) -> None:
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    cast.assessment(case)

    unknown = post(program_of(nurse), f"cases/{case.pk}/request-items", rules=["NO_SUCH_ITEM"])
    asked = post(program_of(nurse), f"cases/{case.pk}/request-items", rules=["KARYOTYPE"], note="Please.")

    assert (unknown.status_code, unknown.json()["code"]) == (400, "item_unknown")
    assert (asked.status_code, asked.json()["stage"]) == (200, "needs_info")


def test_a_case_with_an_unchecked_value_is_not_released(nurse: User, patient: User) -> None:
    case = cast.held(cast.case_of(patient, Stage.IN_TRIAGE), nurse)
    reading = cast.value(cast.paper(case), reasons=("implausible",))
    client = program_of(nurse)

    refused = post(client, f"cases/{case.pk}/release", reason="He has no more papers.")
    post(client, f"observations/{reading.pk}/verify", seen="24 IU/L")
    released = post(client, f"cases/{case.pk}/release", reason="He has no more papers.")

    assert (refused.status_code, refused.json()["code"]) == (409, "values_unchecked")
    assert (released.status_code, released.json()["stage"]) == (200, "queued")


def test_the_specialists_queue_names_nobody_and_opens_nothing(specialist: User, patient: User) -> None:
    case = cast.case_of(patient, Stage.QUEUED)
    cast.paper(case)
    client = program_of(specialist)

    [entry] = client.get("/api/v1/staff/review/queue/").json()["results"]

    assert set(entry) == {"reference", "priority", "submitted_at", "due_at", "page_count"}
    assert (entry["reference"], entry["page_count"]) == (case.reference, 1)
    assert client.get(f"/api/v1/staff/cases/{case.pk}/summary/").status_code == 404


def test_the_next_case_is_the_one_with_the_earliest_deadline_and_then_there_is_none(specialist: User) -> None:
    [_later, sooner] = cases_due([5, 1], Stage.QUEUED)
    client = program_of(specialist)

    first, second, third = (post(client, "review/next") for _ in range(3))

    assert first.json()["id"] == str(sooner.pk)
    assert (second.status_code, third.status_code) == (200, 204)


def test_a_summary_leads_from_each_number_to_its_place_on_the_paper(specialist: User, patient: User) -> None:
    case = cast.in_review(patient, specialist)
    document = cast.paper(case)
    reading = cast.value(document, reasons=("implausible",))

    answer = program_of(specialist).get(f"/api/v1/staff/cases/{case.pk}/summary/").json()

    [fsh] = next(series for series in answer["hormones"] if series["analyte"] == "fsh")["values"]
    assert (fsh["observation"], fsh["document"], fsh["page"]) == (str(reading.pk), str(document.pk), str(document.pages.get().pk))
    assert (fsh["canonical_number"], fsh["canonical_unit"], fsh["on"], fsh["is_certain"]) == (24.0, "[IU]/L", "2026-10-03", False)
    assert next(series for series in answer["hormones"] if series["analyte"] == "lh")["values"] == []


def test_an_opinion_is_signed_once_and_read_back(specialist: User, patient: User) -> None:
    case = cast.in_review(patient, specialist)
    words = {"conclusion": "see_in_person", "assessment_text": "What they show.", "recommendation": "What is next."}
    client = program_of(specialist)

    incomplete = post(client, f"cases/{case.pk}/opinion", **{**words, "recommendation": " "})
    signed = post(client, f"cases/{case.pk}/opinion", **words)
    again = post(client, f"cases/{case.pk}/opinion", **words)

    assert incomplete.status_code == 400
    assert (signed.status_code, signed.json()["sha256"]) == (201, Opinion.objects.get().sha256)
    assert (again.status_code, again.json()["code"]) == (409, "not_now")
    assert client.get(f"/api/v1/staff/cases/{case.pk}/opinion/").json() == signed.json()


def test_a_nurse_cannot_sign_and_a_specialist_cannot_verify(nurse: User, specialist: User, patient: User) -> None:
    case = cast.in_review(patient, specialist)
    reading = cast.value(cast.paper(case))

    by_nurse = post(program_of(nurse), f"cases/{case.pk}/opinion", conclusion="see_in_person", assessment_text="x", recommendation="y")
    by_specialist = post(program_of(specialist), f"observations/{reading.pk}/verify")

    assert (by_nurse.status_code, by_nurse.json()["code"]) == (409, "not_yours")
    assert by_specialist.status_code == 404
    assert not Opinion.objects.exists()


def test_nobody_on_the_staff_decides_about_his_own_case(nurse: User) -> None:
    case = cast.case_of(nurse, Stage.SUBMITTED)

    answer = post(program_of(nurse), f"cases/{case.pk}/claim")

    assert answer.status_code == 404


@pytest.mark.parametrize("role", ["nurse", "specialist", "lead"])
def test_who_is_also_a_patient_meets_his_own_case_nowhere_at_the_staffs_door(role: str) -> None:
    colleague = cast.staff(role)
    own = cast.case_of(colleague, Stage.QUEUED)
    found = cast.value(cast.paper(own), reasons=("implausible",))
    cast.assessment(own)
    program = program_of(colleague)

    for address in (f"cases/{own.pk}/", f"cases/{own.pk}/events/", f"cases/{own.pk}/observations/", f"cases/{own.pk}/summary/"):
        assert program.get(f"/api/v1/staff/{address}").status_code == 404, address
    assert program.get("/api/v1/staff/cases/").json()["results"] == []
    for word in ("verify", "correct", "reject"):
        assert post(program, f"observations/{found.pk}/{word}", as_printed="24").status_code == 404, word
    found.refresh_from_db()
    assert found.status == ObservationStatus.PRELIMINARY
