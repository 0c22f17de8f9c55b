"""Whose paper is it? Values in another person's name say nothing for certain until somebody has looked."""

import pytest

from intake.models import Case, Document, Observation, Report
from intake.observations import verify_observation
from tests.cast import staff, value
from tests.triage.known_facts import TODAY, named, only_fact
from triage.assessment import assess_case
from triage.evidence import collect_facts
from triage.readiness import unchecked_values
from triage.rules.facts import Fact

pytestmark = pytest.mark.django_db


def karyotype(document: Document, iscn: str) -> Observation:
    found = value(document, "karyotype", "46")
    found.number, found.canonical_number, found.unit, found.canonical_unit = None, None, "", ""
    found.value = found.as_printed = iscn
    found.save()
    return found


def test_a_paper_in_another_persons_name_says_nothing_for_certain(case: Case, sheet: Document) -> None:
    found = value(named(sheet, "Ayse Yilmaz"), "fsh", "24")

    (report,) = collect_facts(case, on=TODAY).reports

    assert report.find_fact("fsh").is_certain is False
    assert report.find_fact("identity") == Fact("identity", evidence=str(found.pk), value="mismatch")


def test_a_value_of_hers_on_his_paper_holds_the_case_until_a_person_has_confirmed_it(case: Case, sheet: Document) -> None:
    found = value(sheet, "amh", "2.1")
    Report.objects.filter(document=sheet).update(kind="hormone_panel")

    before = assess_case(case, on=TODAY)
    verify_observation(found, by=staff("nurse"))
    after = assess_case(case, on=TODAY)

    assert (before.route, "ID_MISMATCH" in {flag.rule for flag in before.flags.all()}) == ("DATA_INTEGRITY_HOLD", True)
    assert (after.route, "ID_MISMATCH" in {flag.rule for flag in after.flags.all()}) == ("INSUFFICIENT_DATA", False)


def test_a_karyotype_without_a_y_holds_the_case_until_a_person_has_confirmed_that_it_is_his(case: Case, sheet: Document) -> None:
    found = karyotype(sheet, "46,XX[20]")
    Report.objects.filter(document=sheet).update(kind="karyotype")

    before = assess_case(case, on=TODAY)
    verify_observation(found, by=staff("nurse"))
    after = assess_case(case, on=TODAY)

    assert (before.route, before.flags.filter(rule="ID_MISMATCH").exists()) == ("DATA_INTEGRITY_HOLD", True)
    assert (after.route, after.flags.filter(rule="ID_MISMATCH").exists()) == ("RETRIEVAL_NOT_SUPPORTED", False)


def test_an_ordinary_karyotype_settles_nothing_about_other_papers(case: Case, sheet: Document) -> None:
    found = karyotype(sheet, "46,XY")

    verify_observation(found, by=staff("nurse"))

    assert only_fact(case).analyte == "karyotype"


def test_a_paper_in_another_persons_name_holds_the_case_and_its_release(case: Case, sheet: Document) -> None:
    found = value(named(sheet, "Ayse Yilmaz"), "fsh", "24")

    assessment = assess_case(case, on=TODAY)

    assert (assessment.route, assessment.flags.get(rule="ID_MISMATCH").evidence) == ("DATA_INTEGRITY_HOLD", [str(found.pk)])
    assert unchecked_values(case) == [found]


def test_a_person_who_confirms_the_values_settles_whose_they_are(case: Case, sheet: Document) -> None:
    verify_observation(value(named(sheet, "Ayse Yilmaz"), "fsh", "24"), by=staff("nurse"))

    assert only_fact(case).is_certain
    assert unchecked_values(case) == []


@pytest.mark.parametrize("printed", ["YILMAZ, ÖMER", "O. Yilmaz", "Omar Yılmaz", "Omer Ali Yilmaz", "عمر يلماز", "Ömer Yilrnaz", ""])
def test_another_spelling_is_not_another_person(case: Case, sheet: Document, printed: str) -> None:
    value(named(sheet, printed), "fsh", "24")

    assert only_fact(case).is_certain


def test_the_partners_own_papers_bear_her_name_and_are_no_mistake(case: Case, sheet: Document) -> None:
    value(named(sheet, "Ayse Yilmaz", kind="female_fertility"), "amh", "2")

    (report,) = collect_facts(case, on=TODAY).partner.reports

    assert report.find_fact("amh").is_certain
    assert report.find_fact("identity") is None
