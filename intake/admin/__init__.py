"""Intake in the staff area: people, papers and the two logs. The page for checking a paper is `verify.py`."""

from intake.admin import papers, people, records

__all__ = ["papers", "people", "records"]
