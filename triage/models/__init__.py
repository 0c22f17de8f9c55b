"""Stored things of triage: what is missing, who has the case, what was said about it, and who is told."""

from triage.models.assessments import Assessment, Flag, WorkupItem
from triage.models.casework import Claim, Conclusion, ItemRequest, Opinion
from triage.models.notices import Notice, NoticeState
from triage.models.waivers import Waiver, WaiverReason

__all__ = [
    "Assessment",
    "Claim",
    "Conclusion",
    "Flag",
    "ItemRequest",
    "Notice",
    "NoticeState",
    "Opinion",
    "Waiver",
    "WaiverReason",
    "WorkupItem",
]
