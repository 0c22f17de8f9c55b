"""What may a file's name show? In: a name from anywhere. Out: one short line without control or direction marks. Escaping is the templates' work."""

import re
import unicodedata

LONGEST_TITLE = 120
UNNAMED = "paper"
_HIDDEN = {"Cc", "Cf", "Cs", "Co"}  # control, format (with the right-to-left override), half a surrogate, private use


def clean_title(name: str | None) -> str:
    """The last part of the path, at most 120 characters with its extension kept; "paper" when nothing is left."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name or ""))[-1]
    shown = "".join(" " if mark.isspace() else mark for mark in last if mark.isspace() or unicodedata.category(mark) not in _HIDDEN)
    title = re.sub(r" +", " ", shown).strip(" .")
    if len(title) > LONGEST_TITLE:
        stem, dot, extension = title.rpartition(".")
        tail = f"…{dot}{extension}" if dot and stem and len(extension) <= 8 else "…"
        title = title[: LONGEST_TITLE - len(tail)] + tail
    return title or UNNAMED
