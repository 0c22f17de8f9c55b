"""How do laboratories lay out their papers? The table of them: sets for tuning, and those held out, which nobody looks at while tuning."""

from collections.abc import Callable
from dataclasses import dataclass

from bench.records.matter import Paper

HELD_OUT = frozenset({"thirteenth"})  # the sets that nobody reads who improves the reading; to open one is to take it out here


@dataclass(frozen=True, slots=True)
class Layout:
    """`draw` turns a paper into HTML, which Chromium prints, or into a finished PDF.

    `languages` is empty where every language can be laid out. `reports` is how many reports one file holds; `shows_previous`: columns of earlier
    results; `second_label` and `second_head`: how a label of the table or of the head is joined to its English name, such as "{own} / {english}";
    `shows_second_unit`: prints some amounts in two units; `is_series`: the reports of a file are of one kind, on several days; `wording`: the set of
    words printed beside the usual ones, a folder of wording/.
    """

    name: str
    draw: Callable[[Paper], str | bytes]
    languages: frozenset[str] = frozenset()
    reports: int = 1
    shows_previous: bool = False
    second_label: str = ""
    second_head: str = ""
    shows_second_unit: bool = False
    is_series: bool = False
    wording: str = ""

    @property
    def held_out(self) -> bool:
        return self.wording in HELD_OUT


def load_layouts() -> tuple[Layout, ...]:
    from bench.records.layouts import eighth, eleventh, fifth, ninth, second, seventh, sixth, tenth, third, thirteenth, tuning, twelfth

    return (
        *tuning.LAYOUTS,
        *second.LAYOUTS,
        *third.LAYOUTS,
        *fifth.LAYOUTS,
        *sixth.LAYOUTS,
        *seventh.LAYOUTS,
        *eighth.LAYOUTS,
        *ninth.LAYOUTS,
        *tenth.LAYOUTS,
        *eleventh.LAYOUTS,
        *twelfth.LAYOUTS,
        *thirteenth.LAYOUTS,
    )
