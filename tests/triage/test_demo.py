"""The demo: real files, the real reader, every stage; and never among real people."""

from collections.abc import Iterator
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from intake.models import Case, Document, DocumentState, Observation, Stage, User
from tests import cast
from triage.demonstration.clinic import compare_page
from triage.demonstration.papers import Leaf, Paper, Printed, genetics, hormones, semen, turkish_hormones, turkish_semen
from triage.demonstration.stories import STORIES, Story
from triage.models import Opinion
from triage.readiness import unchecked_values

STAGES = {
    "daniel@example.org": Stage.DRAFT,
    "omar@example.org": Stage.SUBMITTED,
    "pierre@example.org": Stage.NEEDS_INFO,
    "john@example.org": Stage.QUEUED,
    "marco@example.org": Stage.IN_REVIEW,
    "ahmet@example.org": Stage.OPINION_SENT,
}
LOOKED_AT = [Stage.NEEDS_INFO, Stage.QUEUED, Stage.IN_REVIEW, Stage.OPINION_SENT]
PERSON = STORIES[0].person


def _run() -> str:
    out = StringIO()
    call_command("demo", stdout=out)
    return out.getvalue()


def _truths(story: Story) -> Iterator[tuple[Document, Paper]]:
    """Every document of a story's case with what truly stands on it."""
    documents = {document.title: document for document in Document.objects.filter(case__patient__user__email=story.address)}
    for paper in story.papers(story.person, timezone.localdate()):
        yield documents[paper.name], paper


def _agrees(observation: Observation, printed: Printed | None) -> bool:
    value = observation.value_in_force
    return value is None or (printed is not None and printed.text in (value.as_printed, value.value))


@pytest.mark.django_db(transaction=True)
def test_a_clinic_with_a_case_at_every_stage_comes_out_of_real_papers() -> None:
    said = _run()

    assert dict(Case.objects.values_list("patient__user__email", "stage")) == STAGES
    assert set(Document.objects.exclude(state=DocumentState.READ).values_list("state", "problem")) == {("unreadable", "damaged")}
    unchecked = {case.stage: len(unchecked_values(case)) for case in Case.objects.all()}
    assert [stage for stage in LOOKED_AT if unchecked[stage]] == []
    assert unchecked[Stage.SUBMITTED] > 0, "there is something left to look at for whoever tries the nurse's page"
    assert [story.address for story in STORIES if not _all_certain_values_are_true(story)] == []
    assert Case.objects.get(stage=Stage.IN_REVIEW).assessments.first().flags.filter(rule__startswith="AZFC").exists()
    assert Opinion.objects.get().is_as_signed
    _every_log_in_is_told_and_works(said)

    with pytest.raises(CommandError, match="already"):
        _run()
    assert Case.objects.count() == len(STAGES)


def _all_certain_values_are_true(story: Story) -> bool:
    """What nobody has to look at, and what a nurse has looked at, is what the paper says."""
    return all(
        _agrees(observation, says.get(observation.analyte))
        for document, paper in _truths(story)
        for number, says in enumerate(paper.pages, start=1)
        for observation in Observation.objects.filter(report__document=document, page__number=number)
        if not observation.needs_check
    )


def _every_log_in_is_told_and_works(said: str) -> None:
    staff = User.objects.filter(groups__isnull=False)
    password = said.partition("with this password:")[2].split()[0]
    assert len(password) >= 16
    assert staff.count() == 5
    assert all(user.email in said and user.check_password(password) for user in staff)
    assert all(address in said for address in STAGES)


@pytest.mark.django_db
def test_the_demo_keeps_out_of_a_house_where_somebody_lives() -> None:
    cast.staff("lead")

    with pytest.raises(CommandError, match="already"):
        _run()

    assert not Case.objects.exists()


@pytest.mark.parametrize(
    "leaf",
    [
        semen(timezone.localdate(), PERSON, number=1, volume="3.1"),
        hormones(timezone.localdate(), PERSON, number=1, fsh="24.1", lh="11.2", testosterone="12.5"),
        genetics(timezone.localdate(), PERSON, number=1, deleted=("sY254",)),
        turkish_semen(timezone.localdate(), PERSON),
        turkish_hormones(timezone.localdate(), PERSON),
    ],
)
def test_the_demo_s_truth_is_what_is_printed(leaf: Leaf) -> None:
    written = {text.words for text in leaf.sheet.texts}

    numbers = {printed.text for analyte, printed in leaf.says.items() if any(mark.isdigit() for mark in printed.text)}
    units = {printed.unit for printed in leaf.says.values() if printed.unit}

    assert units <= written
    assert {number for number in numbers if not any(words.startswith(number) for words in written)} == set()  # "46,XY[20]" says 46,XY


@pytest.mark.django_db
def test_the_nurse_of_the_demo_corrects_confirms_rejects_and_adds() -> None:
    nurse, document = cast.staff("nurse"), cast.paper(cast.case_of(cast.person("a")))
    wrong, doubtful, alien = (
        cast.value(document, analyte, number, reasons=("low_confidence",)) for analyte, number in (("fsh", "241"), ("lh", "11.2"), ("afp", "3"))
    )
    certain = cast.value(document, "prolactin", "9")

    truth = {"fsh": Printed("24.1", "IU/L"), "lh": Printed("11.2", "IU/L"), "prolactin": Printed("9"), "tsh": Printed("1.92", "mIU/L")}
    compare_page(document, 1, truth, by=nurse)

    for observation in (wrong, doubtful, alien, certain):
        observation.refresh_from_db()
    assert [wrong.status, doubtful.status, alien.status, certain.status] == ["corrected", "final", "entered-in-error", "preliminary"]
    assert wrong.corrected_as_printed == "24.1"
    assert Observation.objects.get(analyte="tsh").verified_by == nurse
