"""How does the demo come about? People do what they do every day: patients send papers, nurses compare and ask, specialists sign.

In: the stories. Out: accounts and cases at every stage. Every step is a verb of `casefile`, `uploads`, `observations` or `casework`, by the person
whose step it is; papers are read by `ingest.drain`, here and in whatever workers run beside it. Not here: what is printed, and to whom it is shown.
"""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile

from intake import casefile
from intake.consents import required_purposes
from intake.history import QUESTIONS
from intake.ingest import drain
from intake.models import Case, Document, Observation, Report, User
from intake.observations import correct_observation, record_observation, reject_observation, verify_observation
from intake.uploads import receive_upload
from triage import casework
from triage.demonstration.papers import Paper, Printed
from triage.demonstration.stories import STORIES, Story
from triage.roles import Role

LONGEST_READING = 300  # seconds for all papers together; on a quiet machine it is well under a minute
PAUSE = 0.2  # seconds between two looks at papers that somebody else is reading


class PapersNotRead(Exception):
    """The reader of this machine did not come to an end."""

    def __init__(self) -> None:
        super().__init__("The papers could not be read in time. `manage.py check` and the log say what is wrong with the reader on this machine.")


@dataclass(frozen=True, slots=True)
class Clinic:
    """The staff. All have the same password, made anew for every demo."""

    password: str
    lead: User
    nurses: tuple[User, ...]
    specialists: tuple[User, ...]


@dataclass(slots=True)
class Played:
    """One story on its way: the case, the people who look after it, and which document is which paper."""

    story: Story
    case: Case
    nurse: User
    specialist: User
    papers: dict[UUID, Paper] = field(default_factory=dict)

    @property
    def patient(self) -> User:
        return self.case.patient.user


def is_empty() -> bool:
    """Nobody works or waits here yet. The demo never mixes with people who are real."""
    return not User.objects.exists() and not Case.objects.exists()


def open_clinic() -> Clinic:
    password = secrets.token_urlsafe(15)
    return Clinic(
        password,
        _staff(password, "lead", "Lena Sample", Role.LEAD),
        (_staff(password, "nurse1", "Nora Sample", Role.NURSE), _staff(password, "nurse2", "Nils Sample", Role.NURSE)),
        (_staff(password, "doctor1", "Dr Selin Sample", Role.SPECIALIST), _staff(password, "doctor2", "Dr Samir Sample", Role.SPECIALIST)),
    )


def _staff(password: str, name: str, full_name: str, role: Role) -> User:
    """As `add_staff` makes them."""
    rights = {"is_superuser": role == Role.LEAD, "is_staff": role != Role.SPECIALIST}
    user = User.objects.create_user(f"{name}@clinic.example.org", password, full_name=full_name, **rights)
    user.groups.add(Group.objects.get(name=role))
    return user


def send_everything(clinic: Clinic, *, on: date) -> list[Played]:
    """Every patient opens a case, agrees, answers and sends his papers."""
    sent = []
    for place, story in enumerate(STORIES):
        case = _open_case(story, on)
        # A second pair of eyes for the case that is under review, so that the other specialist's desk is free for the queue.
        played = Played(story, case, clinic.nurses[place % 2], clinic.specialists[place % 2])
        for paper in story.papers(story.person, on):
            received = receive_upload(case=case, file=SimpleUploadedFile(paper.name, paper.data), by=played.patient)
            played.papers[received.document.pk] = paper
        sent.append(played)
    return sent


def _open_case(story: Story, on: date) -> Case:
    user = User.objects.create_user(story.address)
    case = casefile.open_case(by=user, language=story.language)
    casefile.give_consents(case, by=user, purposes=required_purposes(), language=story.language)
    casefile.describe_patient(case, by=user, full_name=story.person.name, birth_date=story.person.birth_date, country=story.country)
    casefile.answer_history(case, by=user, answers={question.key: casefile.HistoryInput("no") for question in QUESTIONS})
    casefile.state_partner_age(case, by=user, age=story.partner_age, on=on)
    return case


def read_everything(sent: list[Played]) -> None:
    """Read the papers, or wait for a worker that was quicker. Raises PapersNotRead."""
    ours = Document.objects.filter(case__in=[played.case for played in sent])
    until = time.monotonic() + LONGEST_READING
    while ours.exclude(pk__in=ours.settled().values("pk")).exists():
        if time.monotonic() > until:
            raise PapersNotRead
        if not drain(for_seconds=until - time.monotonic()):
            time.sleep(PAUSE)


def play(played: Played) -> None:
    """What happens to the case after its papers have been read."""
    played.case.refresh_from_db()
    for step in played.story.steps:
        STEPS[step](played)


def _submit(played: Played) -> None:
    casework.submit_case(played.case, by=played.patient)


def _take(played: Played) -> None:
    casework.claim_case(played.case, by=played.nurse)


def _compare(played: Played) -> None:
    """The nurse lays every paper beside what was read from it."""
    for document in played.case.documents.order_by("received_at", "pk"):
        for place, says in enumerate(played.papers[document.pk].pages, start=1):
            compare_page(document, place, says, by=played.nurse)


def _ask(played: Played) -> None:
    casework.request_items(played.case, by=played.nurse, rules=played.story.asked_for, note=played.story.note)


def _release(played: Played) -> None:
    casework.release_case(played.case, by=played.nurse, reason=played.story.reason)


def _review(played: Played) -> None:
    casework.claim_case(played.case, by=played.specialist)


def _sign(played: Played) -> None:
    words = played.story.opinion
    if words is None:
        raise ValueError(f"The story of {played.case} ends with an opinion, but has none.")
    casework.sign_opinion(
        played.case,
        by=played.specialist,
        conclusion=words.conclusion,
        assessment_text=words.assessment_text,
        recommendation=words.recommendation,
    )


STEPS = {"submit": _submit, "take": _take, "compare": _compare, "ask": _ask, "release": _release, "review": _review, "sign": _sign}


def compare_page(document: Document, number: int, says: Mapping[str, Printed], *, by: User) -> None:
    """Say a word about every value of one page that is doubtful or wrong, and add what the machine did not find."""
    found = list(Observation.objects.filter(report__document=document, page__number=number).order_by("pk"))
    for observation in found:
        _compare_value(observation, says.get(observation.analyte), by)
    report = _report_of(document, number)
    if report is None:
        return
    page = document.pages.get(number=number)
    for analyte in says.keys() - {observation.analyte for observation in found}:
        record_observation(report, page=page, analyte=analyte, as_printed=says[analyte].text, unit=says[analyte].unit, by=by)


def _compare_value(observation: Observation, printed: Printed | None, by: User) -> None:
    if printed is None:
        if observation.needs_check:
            reject_observation(observation, by=by)
    elif printed.text not in (observation.as_printed, observation.value) or (printed.unit and not observation.canonical_unit):
        correct_observation(observation, by=by, as_printed=printed.text, unit=printed.unit)
    elif observation.needs_check:
        verify_observation(observation, by=by)


def _report_of(document: Document, number: int) -> Report | None:
    return next((report for report in document.reports.all() if number in report.page_numbers), None)
