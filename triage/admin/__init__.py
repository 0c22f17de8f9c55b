"""Triage in the staff area: the list of cases and the notices. The desk of a case is `desk.py`, the queues of the first page are `queues.py`."""

from triage.admin import cases, notices

__all__ = ["cases", "notices"]
