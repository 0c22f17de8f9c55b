"""What happened to a case, and who looked? One row each, in the transaction of the step itself.

In: a case, a verb, an actor, ids and codes. Out: the stored row. A verb that is not listed is a programming mistake: whoever reads a case's
story must know every word of it. Not here: health data, names, or the decision whether a step was allowed.
"""

from typing import Any
from uuid import UUID

from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.utils import timezone

from intake.models import AccessEvent, Case, CaseEvent, User

VERBS = frozenset(
    {
        "open_case",
        "describe_patient",
        "give_consent",
        "withdraw_consent",
        "answer_history",
        "state_partner_age",
        "upload_document",
        "read_document",
        "retry_document",
        "verify_observation",
        "correct_observation",
        "reject_observation",
        "record_observation",
        "assess",
        "submit",
        "claim",
        "release",
        "request_items",
        "waive_item",
        "withdraw_waiver",
        "return_to_nurse",
        "put_back",
        "sign_opinion",
        "send_opinion",
        "close",
        "withdraw",
    }
)


def record_event(case: Case, verb: str, *, by: User | None = None, from_stage: str = "", to_stage: str = "", **detail: Any) -> CaseEvent:
    """Write one step down. `by=None` is the program itself; `detail` holds ids and codes only. Raises ValueError for an unlisted verb."""
    if verb not in VERBS:
        raise ValueError(f"{verb!r} is not listed in intake.events.VERBS.")
    plain = {key: _as_plain(value) for key, value in detail.items()}
    return CaseEvent.objects.create(case=case, at=timezone.now(), by=by, verb=verb, from_stage=from_stage, to_stage=to_stage, detail=plain)


def record_access(action: str, *, by: User | AnonymousUser, case: Case | None, target: models.Model | None = None) -> AccessEvent:
    """Write down that somebody saw something of a case. `target` is kept as its kind and id."""
    person = by if isinstance(by, User) else None
    kind_and_id = f"{target._meta.model_name} {target.pk}" if target is not None else ""
    return AccessEvent.objects.create(at=timezone.now(), by=person, case=case, action=action, target=kind_and_id)


def _as_plain(value: Any) -> Any:
    if isinstance(value, UUID):
        return str(value)
    if isinstance(value, list | tuple | set | frozenset):
        return [_as_plain(item) for item in value]
    return value
