"""What people do with a case: hand in, take, give back, ask, do without an item, answer, release, sign, close, withdraw.

Each verb is one transaction: the step stands in the table (`triage/transitions.py`), the row changes by one conditional update on stage
and version that must change exactly one row, and the event and the notice are written in the same breath. A refusal is a
`TransitionRefused` and changes nothing. No other code writes `Case.stage`.
"""

from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from intake.casefile import has_consents
from intake.events import record_event
from intake.models import Case, Desk, User
from triage import refusals
from triage.access import queued_cases
from triage.assessment import assess_case, latest_assessment
from triage.deadlines import find_deadline
from triage.models import Claim, Conclusion, ItemRequest, Notice, Opinion, Waiver, WaiverReason, WorkupItem
from triage.readiness import foreign_reports, open_blockers, unchecked_values, unsettled_documents
from triage.roles import Role, is_specialist, roles_of
from triage.rules.verdicts import ItemStatus
from triage.transitions import TRANSITIONS, Transition, Who, find_transition

# How long a case may lie with one person who gives no sign; then it goes back to its queue with the deadline it had.
LEASES: dict[str, timedelta] = {Desk.NURSE: timedelta(hours=8), Desk.SPECIALIST: timedelta(hours=48)}


@transaction.atomic
def submit_case(case: Case, *, by: User, has_no_papers: bool = False) -> None:
    """The patient hands in. Needs his consents, and a paper or his word that he has none."""
    step = _get_step(case, "submit", by)
    if not has_consents(case):
        raise refusals.ConsentMissing
    if not has_no_papers and not case.documents.exists():
        raise refusals.PapersMissing
    now = timezone.now()
    _take_step(case, step, by=by, at=now, changes={"submitted_at": now}, has_no_papers=has_no_papers)
    assess_case(case, on=timezone.localdate())


@transaction.atomic
def claim_case(case: Case, *, by: User) -> None:
    """A nurse takes a submitted case, a specialist a queued one. Of two at once one has it, the other is told."""
    now = timezone.now()
    _take_step(case, _get_step(case, "claim", by), by=by, at=now)
    Claim.objects.create(case=case, by=by, desk=case.desk, claimed_at=now, lease_until=now + LEASES[case.desk])


def claim_next(*, by: User) -> Case | None:
    """Give this specialist the queued case with the earliest deadline, never his own; None when nothing waits."""
    if not is_specialist(by):
        raise refusals.NotYours
    return_expired_claims(at=timezone.now())
    while (case := queued_cases(by).select_related("patient").first()) is not None:
        try:
            claim_case(case, by=by)
        except refusals.ChangedMeanwhile:
            continue  # a colleague took exactly this one: the queue is shorter now, look again
        return case
    return None


def renew_claim(case: Case, *, by: User) -> bool:
    """A sign of life of the holder, such as opening the case. False when he does not have it."""
    lease_until = timezone.now() + LEASES.get(case.desk, timedelta(0))
    return Claim.objects.filter(case=case, by=by, released_at=None).update(lease_until=lease_until) == 1


@transaction.atomic
def put_back(case: Case, *, by: User, reason: str) -> None:
    """The holder (or a lead) gives the case back to its queue; it keeps its deadline."""
    step = _get_step(case, "put_back", by)
    if not reason.strip():
        raise refusals.ReasonMissing
    _take_step(case, step, by=by, at=timezone.now(), because=reason.strip())


def return_expired_claims(*, at: datetime) -> int:
    """Put back every case whose holder has fallen silent. Answers how many."""
    returned = 0
    for claim in Claim.objects.filter(released_at=None, lease_until__lt=at).select_related("case__patient"):
        with suppress(refusals.ChangedMeanwhile):  # the holder, or another sweep, was faster
            _put_back_silent(claim, at=at)
            returned += 1
    return returned


@transaction.atomic
def request_items(case: Case, *, by: User, rules: Sequence[str], note: str = "") -> None:
    """Ask the patient for items of the work-up. Our clock stands still until he has answered."""
    step = _get_step(case, "request_items", by)
    if not rules:
        raise refusals.NothingAsked
    assessment = latest_assessment(case)
    items = assessment.items.filter(ask_patient=True).exclude(status=ItemStatus.WAIVED) if assessment else WorkupItem.objects.none()
    askable = set(items.values_list("rule", flat=True))
    if not set(rules) <= askable:
        raise refusals.ItemUnknown
    now = timezone.now()
    for rule in dict.fromkeys(rules):
        ItemRequest.objects.update_or_create(case=case, rule=rule, answered_at=None, defaults={"note": note.strip(), "asked_by": by, "asked_at": now})
    _take_step(case, step, by=by, at=now, rules=sorted(set(rules)))


@transaction.atomic
def waive_item(case: Case, *, by: User, item: str, reason: str, statement: str = "") -> Waiver:
    """Close an open item of the work-up without a paper. What was seen elsewhere needs words: what, when, where. Flags and routes stand."""
    _stay(case, "waive_item", by)
    if reason not in WaiverReason.values:
        raise refusals.WaiverReasonUnknown
    if reason == WaiverReason.SEEN_ELSEWHERE and not statement.strip():
        raise refusals.StatementMissing
    today = timezone.localdate()
    if item not in {each.rule for each in assess_case(case, on=today).items.all() if each.is_open}:
        raise refusals.NothingToWaive
    waiver = Waiver.objects.create(case=case, rule=item, reason=reason, statement=statement.strip(), by=by, given_at=timezone.now())
    record_event(case, "waive_item", by=by, waiver=waiver.pk, rule=item, reason=reason)
    assess_case(case, on=today)
    return waiver


@transaction.atomic
def withdraw_waiver(case: Case, *, by: User, item: str) -> None:
    """The item counts again as the papers have it."""
    _stay(case, "withdraw_waiver", by)
    waiver = Waiver.objects.filter(case=case, rule=item, withdrawn_at=None).first()
    if waiver is None:
        raise refusals.NotWaived
    waiver.withdrawn_at, waiver.withdrawn_by = max(timezone.now(), waiver.given_at), by  # max: a clock may be put back
    waiver.save(update_fields=["withdrawn_at", "withdrawn_by"])
    record_event(case, "withdraw_waiver", by=by, waiver=waiver.pk, rule=item)
    assess_case(case, on=timezone.localdate())


@transaction.atomic
def return_to_nurse(case: Case, *, by: User) -> None:
    """The patient has sent what he has: the requests are answered, the clock runs on where it stood."""
    now = timezone.now()
    _take_step(case, _get_step(case, "return_to_nurse", by), by=by, at=now)
    case.requests.filter(answered_at=None).update(answered_at=now)
    assess_case(case, on=timezone.localdate())


@transaction.atomic
def release_case(case: Case, *, by: User, reason: str = "") -> None:
    """The nurse's part is done: to the specialists' queue.

    Refused while a paper is still being read or a value that feeds a rule waits for a person's eye. Open blockers of the work-up need
    a reason: an incomplete case may be worth a look, but never by oversight. So does a paper that bears another name or birth date while
    its values are in use and nobody has confirmed them; they stay uncertain for the rules, and the specialist reads the reason.
    """
    step = _get_step(case, "release", by)
    assessment = assess_case(case, on=timezone.localdate())
    if unsettled_documents(case).exists():
        raise refusals.PapersUnsettled
    foreign = foreign_reports(case)
    if foreign and not reason.strip():
        raise refusals.PapersInAnotherName
    if any(observation.needs_check for observation in unchecked_values(case)):
        raise refusals.ValuesUnchecked
    blockers = [item.rule for item in open_blockers(assessment)]
    if blockers and not reason.strip():
        raise refusals.ReasonMissing
    _take_step(
        case, step, by=by, at=timezone.now(), because=reason.strip(), open_blockers=blockers, in_another_name=[str(each.pk) for each in foreign]
    )


@transaction.atomic
def sign_opinion(case: Case, *, by: User, conclusion: str, assessment_text: str, recommendation: str) -> Opinion:
    """Sign and send. The opinion names the papers it rests on and is never changed after this."""
    step = _get_step(case, "sign_opinion", by)
    if conclusion not in Conclusion.values or not assessment_text.strip() or not recommendation.strip():
        raise refusals.WordsMissing
    if unsettled_documents(case).exists():
        raise refusals.PapersUnsettled
    now = timezone.now()
    papers = case.documents.settled().order_by("received_at", "pk").values_list("pk", "digest")
    opinion = Opinion.objects.create(
        case=case,
        author=by,
        author_name=by.full_name,
        conclusion=conclusion,
        assessment_text=assessment_text.strip(),
        recommendation=recommendation.strip(),
        signed_at=now,
        documents=[{"id": str(pk), "digest": digest} for pk, digest in papers],
    )
    _take_step(case, step, by=by, at=now, opinion=str(opinion.pk))
    return opinion


@transaction.atomic
def close_case(case: Case, *, by: User) -> None:
    """Nothing more is to come."""
    now = timezone.now()
    _take_step(case, _get_step(case, "close", by), by=by, at=now, changes={"closed_at": now})


@transaction.atomic
def withdraw_case(case: Case, *, by: User) -> None:
    """The patient does not want the review any more: work stops at once, whoever has the case."""
    now = timezone.now()
    _take_step(case, _get_step(case, "withdraw", by), by=by, at=now, changes={"closed_at": now})


def find_objection(case: Case, by: User) -> refusals.HeldByColleague | None:
    """Why this person may not change the case's values now: a nurse works on them. A lead may. While a specialist reads, nurses still check what
    comes late; he is told before he signs."""
    claim = Claim.objects.filter(case=case, desk=Desk.NURSE, released_at=None, lease_until__gte=timezone.now()).exclude(by=by).first()
    return None if claim is None or Role.LEAD in roles_of(by) else refusals.HeldByColleague()


def allowed_verbs(case: Case, user: User) -> set[str]:
    """The steps this person may try at this stage, for buttons. A verb may still refuse, and says why."""
    standing = _standing(case, user)
    return {row.verb for row in TRANSITIONS if row.from_stage == case.stage and row.by & standing}


def _standing(case: Case, user: User | None) -> set[Who]:
    if user is None:
        return {Who.PROGRAM}
    if not user.is_active:
        return set()
    if case.patient.user_id == user.pk:
        return {Who.PATIENT}
    roles = roles_of(user)
    standing = {who for role, who in ((Role.NURSE, Who.NURSE), (Role.SPECIALIST, Who.SPECIALIST), (Role.LEAD, Who.LEAD)) if role in roles}
    if roles and Claim.objects.filter(case=case, by=user, desk=case.desk, released_at=None).exists():
        standing.add(Who.HOLDER)
    return standing


def _get_step(case: Case, verb: str, by: User | None) -> Transition:
    step = find_transition(verb, case.stage)
    if step is None:
        raise refusals.NotNow
    if not step.by & _standing(case, by):
        raise refusals.NotYours
    return step


def _stay(case: Case, verb: str, by: User) -> None:
    """Inside the verb's transaction, for a step that leaves the case where it is: nobody moves the case meanwhile."""
    _get_step(case, verb, by)
    if Case.objects.select_for_update(no_key=True).filter(pk=case.pk, stage=case.stage, version=case.version).first() is None:
        raise refusals.ChangedMeanwhile


def _take_step(
    case: Case, step: Transition, *, by: User | None, at: datetime, changes: dict[str, Any] | None = None, because: str = "", **detail: Any
) -> None:
    """Inside the verb's transaction: move the row, end the claim, write the event and the notice, set the deadline."""
    mine = Case.objects.filter(pk=case.pk, stage=step.from_stage, version=case.version)
    if mine.update(stage=step.to_stage, version=F("version") + 1, **(changes or {})) != 1:
        raise refusals.ChangedMeanwhile
    for field, value in ({"stage": step.to_stage, "version": case.version + 1} | (changes or {})).items():
        setattr(case, field, value)
    case.claims.filter(released_at=None).update(released_at=at, released_because=because)
    record_event(case, step.verb, by=by, from_stage=step.from_stage, to_stage=step.to_stage, **detail)
    if step.notice:
        patient = case.patient
        Notice.objects.create(case=case, recipient=patient.user, kind=step.notice, language=patient.language, created_at=at)
    case.due_at = find_deadline(case, at=at)
    Case.objects.filter(pk=case.pk).update(due_at=case.due_at)


@transaction.atomic
def _put_back_silent(claim: Claim, *, at: datetime) -> None:
    step = find_transition("put_back", claim.case.stage)
    # Ends the claim before the step: from here on the holder cannot renew it.
    ended = Claim.objects.filter(pk=claim.pk, released_at=None, lease_until__lt=at).update(released_at=at)
    if step is None or not ended:
        raise refusals.ChangedMeanwhile
    _take_step(claim.case, step, by=None, at=at, code="lease_expired", claim=claim.pk)
