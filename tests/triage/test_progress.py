"""What the patient sees, and above all what he does not."""

import dataclasses
from decimal import Decimal

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation

from intake.casefile import state_partner_age
from intake.models import Case, Document, DocumentState, Observation, Report, Stage
from intake.observations import verify_observation
from intake.vocabulary import load_vocabulary
from tests.cast import case_of, paper, person, staff, value
from triage.assessment import assess_case
from triage.casework import request_items
from triage.progress import PatientView, patient_view
from triage.rules import load_guidelines
from triage.rules.verdicts import Priority, Route

pytestmark = pytest.mark.django_db


@pytest.fixture
def case() -> Case:
    return case_of(person("patient"))


def coded(document: Document, **values: str) -> None:
    """Answers in words on the paper, such as karyotype='47,XXY'."""
    for analyte, word in values.items():
        Observation.objects.create(
            report=document.reports.get(), page=document.pages.get(), analyte=analyte, label=analyte, as_printed=word, value=word, confidence=0.99
        )


def kind(document: Document, name: str) -> Document:
    Report.objects.filter(document=document).update(kind=name)
    return document


def alarming(case: Case) -> Case:
    """Papers that raise flags of many sorts: a deletion, a second X, sperm once seen, low hormones, a mass."""
    coded(kind(paper(case), "karyotype"), karyotype="47,XXY")
    markers = {"sts_sy14": "present", "sts_sy84": "absent", "sts_sy86": "absent", "sts_sy127": "absent", "sts_sy134": "absent"}
    coded(kind(paper(case), "y_microdeletion"), azf_a="deleted", azf_b="deleted", **markers)
    coded(kind(paper(case), "semen_analysis"), sperm_seen="rare", pellet_examined="yes")
    coded(kind(paper(case), "scrotal_ultrasound"), testis_mass="present")
    hormones = paper(case)
    value(hormones, "fsh", "0.4")
    value(hormones, "lh", "0.2", reasons=("low_confidence",))
    state_partner_age(case, by=case.patient.user, age=42, on=timezone.localdate())
    return case


def words_of(view: PatientView) -> str:
    """All that is in it, but for the ids of rows and rules."""
    return str([_plain(part) for part in (view.steps, view.documents, view.missing, view.being_checked, view.requests)])


def _plain(part: object) -> object:
    if isinstance(part, tuple):
        return [_plain(one) for one in part]
    if dataclasses.is_dataclass(part):
        return {f.name: _plain(getattr(part, f.name)) for f in dataclasses.fields(part) if f.name not in {"id", "rule"}}
    return part


def test_no_flag_route_priority_or_sentence_for_staff_reaches_the_patient(case: Case) -> None:
    assessment = assess_case(alarming(case), on=timezone.localdate())
    assert assessment.flags.count() >= 3, "the case must be one that staff are warned about"

    words = words_of(patient_view(case))

    guidelines = load_guidelines()
    for rule in guidelines.flags:
        for secret in (rule.id, rule.title, rule.because):
            assert secret not in words, secret
    for item in assessment.items.all():
        assert item.because not in words, item.rule
    for code in (*Route, *Priority):
        assert str(code) not in words, code
    assert not {field.name for field in dataclasses.fields(PatientView)} & {"flags", "route", "priority", "because", "assessment"}


def test_no_item_tells_the_patient_what_a_result_means(case: Case) -> None:
    words = words_of(patient_view(alarming(case))).casefold()

    for meaning in ("klinefelter", "deletion means", "infertile", "no chance", "surgery is", "donor", "tumour", "cancer", "%", "abnormal"):
        assert meaning not in words, meaning


def test_what_is_missing_is_asked_for_with_why_how_and_a_good_copy(case: Case) -> None:
    view = patient_view(case)

    karyotype = next(asked for asked in view.missing if asked.id == "G_KARYO")
    assert all((karyotype.ask, karyotype.why, karyotype.how, karyotype.good_copy))
    assert all(asked.ask for asked in view.missing), "nothing is asked for without words"


def test_a_new_answer_shows_at_once(case: Case) -> None:
    assert "F_AGE" in {asked.id for asked in patient_view(case).missing}

    state_partner_age(case, by=case.patient.user, age=31, on=timezone.localdate())

    assert "F_AGE" not in {asked.id for asked in patient_view(case).missing}


def test_what_a_nurse_must_look_at_is_not_asked_for_again(case: Case) -> None:
    value(paper(case), "fsh", "24", reasons=("low_confidence",))

    view = patient_view(case)

    assert "H_FSH" in {asked.id for asked in view.being_checked}
    assert "H_FSH" not in {asked.id for asked in view.missing}


def test_values_are_shown_as_printed_and_unsure_ones_say_so(case: Case) -> None:
    sheet = paper(case)
    value(sheet, "fsh", "24")
    value(sheet, "lh", "8", reasons=("low_confidence",))

    (document,) = patient_view(case).documents

    assert [(shown.label, shown.as_printed, shown.unit, shown.is_certain) for shown in sorted(document.values, key=lambda v: v.label)] == [
        ("FSH", "24", "IU/L", True),
        ("LH", "8", "IU/L", False),
    ]
    assert {shown.on for shown in document.values} == {sheet.reports.get().collected_on}


def test_values_stand_in_the_order_of_the_paper(case: Case) -> None:
    document = paper(case)
    for analyte, top in (("lh", 0.3), ("fsh", 0.2), ("tsh", 0.4)):
        Observation.objects.filter(pk=value(document, analyte).pk).update(box_top=top)

    (shown,) = patient_view(case).documents

    assert [each.analyte for each in shown.values] == ["fsh", "lh", "tsh"]


def test_the_laboratorys_mark_of_high_or_low_is_not_shown(case: Case) -> None:
    observation = value(paper(case), "fsh", "24")
    observation.interpretation = "CANARY-H"
    observation.reference_range_high = Decimal("12.4")
    observation.save()

    assert "CANARY-H" not in str(patient_view(case))
    assert "12.4" not in str(patient_view(case))


@pytest.mark.parametrize(("state", "problem"), [("unreadable", "needs_password"), ("quarantined", "quarantined")])
def test_a_paper_that_could_not_be_read_says_what_to_do(case: Case, state: str, problem: str) -> None:
    document = paper(case)
    Document.objects.filter(pk=document.pk).update(state=state, problem=problem)

    (shown,) = patient_view(case).documents

    assert shown.is_settled
    assert shown.problem.endswith(".")


def test_a_page_with_a_paper_being_read_will_change_by_itself(case: Case) -> None:
    document = paper(case)
    assert patient_view(case).is_settled

    Document.objects.filter(pk=document.pk).update(state=DocumentState.RECEIVED)

    assert not patient_view(case).is_settled


def test_a_request_of_a_nurse_comes_with_her_note(case: Case) -> None:
    from tests.cast import held

    nurse = staff("nurse")
    Case.objects.filter(pk=case.pk).update(stage=Stage.IN_TRIAGE, submitted_at=timezone.now())
    case.refresh_from_db()
    held(case, nurse)
    assess_case(case, on=timezone.localdate())
    request_items(case, by=nurse, rules=["G_KARYO"], note="Invented note.")

    (request,) = patient_view(case).requests

    assert (request.rule, request.note) == ("G_KARYO", "Invented note.")
    assert request.ask


@pytest.mark.parametrize(
    ("stage", "states"),
    [
        ("draft", ["now", "ahead", "ahead", "ahead"]),
        ("needs_info", ["done", "now", "ahead", "ahead"]),
        ("in_review", ["done", "done", "now", "ahead"]),
        ("opinion_sent", ["done", "done", "done", "now"]),
        ("closed", ["done"] * 4),
        ("withdrawn", ["ahead"] * 4),
    ],
)
def test_the_way_is_shown_in_four_steps(stage: str, states: list[str]) -> None:
    case = case_of(person("patient"), stage)

    assert [step.state for step in patient_view(case).steps] == states


def test_the_number_of_queries_does_not_grow_with_the_papers(case: Case, django_assert_max_num_queries) -> None:
    for _ in range(5):
        value(paper(case), "fsh", "24")

    with django_assert_max_num_queries(12):
        patient_view(case)


def test_the_view_speaks_the_active_language(case: Case) -> None:
    with translation.override("tr"):
        turkish = words_of(patient_view(case))

    assert turkish != words_of(patient_view(case))


SENSITIVE = [
    *("karyotype", "azf_a", "azf_b", "azf_c", "sts_sy84", "sts_sry", "cftr_variants", "cftr_poly_t", "histology_pattern", "testis_mass"),
    *("vas_left", "vas_right", "microlithiasis", "hiv", "hbsag", "anti_hbc", "anti_hcv", "syphilis"),
]


@pytest.mark.parametrize("analyte", SENSITIVE)
def test_what_would_frighten_is_shown_only_after_a_person_has_looked(case: Case, client: Client, analyte: str) -> None:
    document = kind(paper(case), "karyotype")
    coded(document, **{analyte: "FRIGHTENING"})
    client.force_login(case.patient.user)
    addresses = [reverse("papers", args=[case.pk]), reverse("papers_live", args=[case.pk]), reverse("paper", args=[document.pk])]
    addresses.append(reverse("api_document", args=[document.pk]))

    before = [client.get(address).content.decode() for address in addresses]
    verify_observation(Observation.objects.get(), by=staff("nurse"))
    after = [client.get(address).content.decode() for address in addresses]

    assert not any("FRIGHTENING" in page for page in before)
    assert all("looks at this result" in page or '"has_kept_results":true' in page for page in before)
    assert all("FRIGHTENING" in page for page in after)


def test_exactly_these_results_are_sensitive() -> None:
    sensitive = {each.id for each in load_vocabulary().analytes.values() if each.is_sensitive}
    assert sensitive == {"sts" if one.startswith("sts_") else one for one in SENSITIVE}
