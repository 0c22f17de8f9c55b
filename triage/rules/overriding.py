"""What does a clinic's own folder change in the rules?

In: the parsed files of the house and of the clinic. Out: all of them together. A `[[policy]]` entry of the clinic that names one of ours needs only
`id` and `value`; an item, flag, definition, source or pattern of tissue with the id of one of ours replaces it whole, with all its
editions; everything else is added. Routes are the house's own: a clinic cannot change which finding goes before which.
"""

from collections.abc import Mapping
from typing import Any

from triage.rules.building import GuidelineError, unknown

Contents = Mapping[str, Mapping[str, Any]]
REPLACED = ("item", "flag", "definition", "source", "pattern")
ADOPTED = (*REPLACED, "policy")
_WHOLE_POLICY = {"id", "value", "unit", "because"}


def add_clinic(ours: Contents, clinic: Contents) -> dict[str, dict[str, Any]]:
    """Both together; the clinic's files are named `clinic/…` in messages."""
    for name, content in clinic.items():
        for table in content:
            if table not in ADOPTED:
                raise GuidelineError(f"clinic/{name}: a clinic's file may hold {', '.join(ADOPTED)}, not {table}")
    merged = {name: {table: _kept(table, entries, clinic) for table, entries in content.items()} for name, content in ours.items()}
    return merged | {f"clinic/{name}": {table: _new(name, table, entries, ours) for table, entries in clinic[name].items()} for name in clinic}


def _kept(table: str, entries: Any, clinic: Contents) -> Any:
    """Ours without what the clinic replaces, and with its numbers."""
    if table == "policy":
        theirs = {entry.get("id"): entry for entry in _all(clinic, "policy")}
        return [{**entry, **theirs.get(entry["id"], {})} for entry in entries]
    if table in REPLACED:
        replaced = {entry.get("id") for entry in _all(clinic, table)}
        return [entry for entry in entries if entry.get("id") not in replaced]
    return entries


def _new(name: str, table: str, entries: list[dict[str, Any]], ours: Contents) -> list[dict[str, Any]]:
    """What of the clinic's table stands in a place of its own: everything but new values of our numbers."""
    if table != "policy":
        return entries
    known = {entry["id"] for entry in _all(ours, "policy")}
    added = [entry for entry in entries if entry.get("id") not in known]
    for entry in added:
        if _WHOLE_POLICY - entry.keys():
            raise GuidelineError(f"clinic/{name}: {unknown('policy value', entry.get('id'), known)}")
    return added


def _all(contents: Contents, table: str) -> list[dict[str, Any]]:
    return [entry for content in contents.values() for entry in content.get(table, [])]
