"""What is different between two judgements of one case?

In: the verdicts of an earlier and of a later assessment. Out: `Difference`, for staff. Pure: it looks at what was said, not at papers, and judges
nothing anew. Evidence and reasons that were only worded anew are no difference.
"""

from dataclasses import dataclass

from triage.rules.verdicts import OPEN_STATUSES, FlagVerdict, ItemStatus, ItemVerdict, Verdicts


@dataclass(frozen=True, slots=True)
class ItemChange:
    """One item as it is now, and what its status was. `was` is None for an item that the earlier assessment did not have."""

    item: ItemVerdict
    was: ItemStatus | None


@dataclass(frozen=True, slots=True)
class Difference:
    """`satisfied`: now complete. `opened`: asked for now, and not before. `moved`: asked for before and now, with another status. `dropped`: not
    asked for any more without having come. `route` and `priority` are (before, after), or None where nothing changed."""

    satisfied: tuple[ItemChange, ...] = ()
    opened: tuple[ItemChange, ...] = ()
    moved: tuple[ItemChange, ...] = ()
    dropped: tuple[ItemChange, ...] = ()
    new_flags: tuple[FlagVerdict, ...] = ()
    gone_flags: tuple[FlagVerdict, ...] = ()
    route: tuple[str, str] | None = None
    priority: tuple[str, str] | None = None
    has_other_guidelines: bool = False

    def __bool__(self) -> bool:
        return self != Difference(has_other_guidelines=self.has_other_guidelines)


def find_difference(before: Verdicts, after: Verdicts) -> Difference:
    """In the order in which the later assessment lists its items and flags."""
    old = {item.id: item.status for item in before.items}
    changed = [ItemChange(item, old.get(item.id)) for item in after.items if item.status != old.get(item.id)]
    old_flags, new_flags = ({flag.id for flag in verdicts.flags} for verdicts in (before, after))
    return Difference(
        satisfied=tuple(change for change in changed if change.item.status == ItemStatus.SATISFIED),
        opened=tuple(change for change in changed if _is_open(change.item.status) and not _is_open(change.was)),
        moved=tuple(change for change in changed if _is_open(change.item.status) and _is_open(change.was)),
        dropped=tuple(change for change in changed if _is_open(change.was) and _is_settled_otherwise(change.item.status)),
        new_flags=tuple(flag for flag in after.flags if flag.id not in old_flags),
        gone_flags=tuple(flag for flag in before.flags if flag.id not in new_flags),
        route=None if before.route == after.route else (before.route, after.route),
        priority=None if before.priority == after.priority else (before.priority, after.priority),
        has_other_guidelines=before.guideline_digest != after.guideline_digest,
    )


def _is_open(status: ItemStatus | None) -> bool:
    return status in OPEN_STATUSES


def _is_settled_otherwise(status: ItemStatus) -> bool:
    return not _is_open(status) and status != ItemStatus.SATISFIED
