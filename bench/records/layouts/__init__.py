"""How do laboratories lay out their papers? The table of them: half for tuning, half held out, which nobody looks at while tuning."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.records.matter import Paper


@dataclass(frozen=True, slots=True)
class Layout:
    """`draw` turns a paper into HTML, which Chromium prints, or into a finished PDF.

    `languages` is empty where every language can be laid out. `reports` is how many reports one file holds; `shows_previous`: columns of earlier
    results; `second_label`: how a label is joined to its English name, such as "{own} / {english}".
    """

    name: str
    held_out: bool
    draw: Callable[[Paper], str | bytes]
    languages: frozenset[str] = frozenset()
    reports: int = 1
    shows_previous: bool = False
    second_label: str = ""


def load_layouts() -> tuple[Layout, ...]:
    from bench.records.layouts import held_out, tuning

    return (*tuning.LAYOUTS, *held_out.LAYOUTS)
