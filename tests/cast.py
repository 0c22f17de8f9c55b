"""The people and papers of a small clinic, straight into the database: for tests where reading a paper is not the point.

Everybody is invented. What a nurse or the rules say about a case carries the words SECRET…, so that a test can look for them where they must not be.
"""

from datetime import date, timedelta
from decimal import Decimal

from django.contrib.auth.models import Group
from django.utils import timezone

from intake.casefile import give_consents, open_case
from intake.consents import required_purposes
from intake.models import Case, Desk, Document, DocumentState, Observation, Page, Report, Stage, User
from intake.storage import mark_store
from triage.models import Assessment, Claim, Flag, WorkupItem

FOR_STAFF_ONLY = ("SECRET BECAUSE", "SECRET FLAG", "SECRET SOURCE", "NOA_REVIEW")


def person(address: str) -> User:
    """A log-in without a role: a patient."""
    return User.objects.create_user(f"{address}@example.org")


def staff(role: str, address: str = "") -> User:
    """Somebody with a role: nurse, specialist or lead."""
    user = User.objects.create_user(f"{address or role}@clinic.example.org", full_name=f"Invented {role.title()}", is_staff=role != "specialist")
    user.groups.add(Group.objects.get_or_create(name=role)[0])
    return user


def case_of(patient: User, stage: str = Stage.DRAFT) -> Case:
    """A case with its consents, put at a stage."""
    case = open_case(by=patient, language="en")
    give_consents(case, by=patient, purposes=required_purposes(), language="en")
    if stage != Stage.DRAFT:
        now = timezone.now()
        Case.objects.filter(pk=case.pk).update(stage=stage, submitted_at=now, due_at=now + timedelta(days=3), route="NOA_REVIEW")
    case.refresh_from_db()
    return case


def held(case: Case, by: User) -> Case:
    """The case, claimed by a member of staff for the desk whose turn it is."""
    now = timezone.now()
    Claim.objects.create(case=case, by=by, desk=case.desk, claimed_at=now, lease_until=now + timedelta(hours=1))
    return case


def in_review(patient: User, by: User) -> Case:
    case = case_of(patient, Stage.IN_REVIEW)
    if case.desk != Desk.SPECIALIST:
        raise ValueError("A case in review is at the specialist's desk.")
    return held(case, by)


def paper(case: Case, title: str = "SAMPLE hormones.pdf") -> Document:
    """A paper that has been read: one page, one report. Its file was never there, but the store of the house it came to is."""
    mark_store()
    document = Document.objects.create(
        case=case,
        uploaded_by=case.patient.user,
        title=title,
        content_type="application/pdf",
        size=1000,
        digest=f"{case.pk.hex}{case.documents.count():032d}",
        state=DocumentState.READ,
        received_at=timezone.now(),
        read_at=timezone.now(),
    )
    Page.objects.create(document=document, number=1, source="text", engine="text", width=100, height=140, has_picture=True)
    Report.objects.create(document=document, number=1, kind="hormone_panel", language="en", page_numbers=[1], collected_on=date(2026, 10, 3))
    return document


def value(document: Document, analyte: str = "fsh", number: str = "24", *, reasons: tuple[str, ...] = ()) -> Observation:
    """One number on the paper's page."""
    return Observation.objects.create(
        report=document.reports.get(),
        page=document.pages.get(),
        analyte=analyte,
        label=analyte.upper(),
        as_printed=number,
        number=Decimal(number),
        unit="IU/L",
        canonical_number=Decimal(number),
        canonical_unit="[IU]/L",
        reference_range="1.5 - 12.4",
        reference_range_low=Decimal("1.5"),
        reference_range_high=Decimal("12.4"),
        interpretation="H",
        box_left=0.6,
        box_top=0.2,
        box_right=0.7,
        box_bottom=0.22,
        confidence=0.9,
        reasons=list(reasons),
    )


def assessment(case: Case) -> Assessment:
    """What the guidelines might say, in words that a patient must never meet."""
    made = Assessment.objects.create(
        case=case, as_of=date(2026, 11, 22), made_at=timezone.now(), guideline_digest="d" * 64, route="NOA_REVIEW", priority="P2"
    )
    for order, rule in enumerate(("KARYOTYPE", "Y_MICRODELETION")):
        WorkupItem.objects.create(
            assessment=made,
            rule=rule,
            title=rule.title(),
            status="missing",
            severity="blocker",
            because="SECRET BECAUSE",
            source="SECRET SOURCE",
            order=order,
        )
    Flag.objects.create(assessment=made, rule="AZFA_COMPLETE", because="SECRET FLAG", source="SECRET SOURCE")
    return made
