"""Which invented records are made, and in what order? Languages, kinds and layouts take turns, so that the first hundred are as mixed as all.

In: what to choose from, a seed. Out: records one by one, each a born-digital PDF with its truth. The same arguments give the same bytes.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import count as count_up
from random import Random
from typing import Any

from bench.records.content import KINDS, invent_case
from bench.records.layouts import Layout, load_layouts
from bench.records.matter import Chapter, Paper
from bench.records.printing import Press, open_press, undated
from bench.records.truth import write_truth
from bench.records.voice import LANGUAGES, RIGHT_TO_LEFT, Voice, load_wording

OFTEN = ("semen_analysis", "semen_analysis", "hormone_panel", "hormone_panel")  # as in patients' folders: beside one of each kind
REPEATED = {"semen_analysis", "hormone_panel", "serology"}  # examinations that a man has several papers of
PAGE_WORDS = (
    "test",
    "result",
    "unit",
    "reference",
    "flag",
    "method",
    "code",
    "previous",
    "in_range",
    "out_of_range",
    "high",
    "low",
    "page",
    "signed",
)
SMALL_PRINT = ("lower_limit", "upper_limit", "usual_range")


@dataclass(frozen=True, slots=True)
class Record:
    """One invented file. `kind` is that of its first report; `kinds` names all."""

    name: str
    seed: str
    language: str
    kinds: tuple[str, ...]
    layout: str
    held_out: bool
    pdf: bytes
    truth: dict[str, Any]

    @property
    def kind(self) -> str:
        return self.kinds[0]


def make_records(
    *,
    languages: Collection[str] | None = None,
    kinds: Collection[str] | None = None,
    held_out: bool = False,
    seed: int = 0,
    count: int | None = None,
    layouts: Collection[str] | None = None,
) -> Iterator[Record]:
    """Records on layouts of one half; without `count`, every language with every kind.

    Semen and hormones come three times as often as the rest. Names nobody knows raise ValueError.
    """
    spoken, drawn = _known(languages, LANGUAGES, "language"), _known(kinds, KINDS, "kind")
    on = [layout for layout in load_layouts() if (layout.name in layouts if layouts is not None else layout.held_out == held_out)]
    _known(layouts, [layout.name for layout in on], "layout")
    if not on:
        return
    pairs = [pair for pair in _pairs(spoken, drawn) if any(_fits(layout, pair[0]) for layout in on)]
    if not pairs:
        raise ValueError("none of these languages has words for these kinds, or none of these layouts can hold them")
    plan = _plan(pairs, on, seed)
    with open_press() as press:
        for number in range(count if count is not None else len(pairs)):
            language, kind, layout = next(plan)
            yield _make(press, language, kind, layout, f"{seed}-{number}")


def _known(chosen: Collection[str] | None, known: Collection[str], what: str) -> list[str]:
    if chosen is None:
        return list(known)
    if strangers := sorted(set(chosen) - set(known)):
        raise ValueError(f"no such {what}: {', '.join(strangers)}; there is {', '.join(known)}")
    return list(chosen)


def _pairs(languages: list[str], kinds: list[str]) -> list[tuple[str, str]]:
    """Each language with each kind it has words for; the kinds that come often more than once."""
    often = kinds + [kind for kind in OFTEN if kind in kinds]
    return [(language, kind) for language in languages for kind in often if kind in load_wording(language)["titles"]]


def _plan(pairs: list[tuple[str, str]], layouts: list[Layout], seed: int) -> Iterator[tuple[str, str, Layout]]:
    """Rounds of all pairs, shuffled; layouts take turns through all rounds."""
    chance = Random(f"plan-{seed}")
    waiting: list[Layout] = []
    for _ in count_up():
        for language, kind in chance.sample(pairs, len(pairs)):
            fitting = [layout for layout in waiting if _fits(layout, language)]
            if not fitting:
                waiting += chance.sample(layouts, len(layouts))
                fitting = [layout for layout in waiting if _fits(layout, language)]
            waiting.remove(fitting[0])
            yield language, kind, fitting[0]


def _fits(layout: Layout, language: str) -> bool:
    return not layout.languages or language in layout.languages


def _make(press: Press, language: str, kind: str, layout: Layout, seed: str) -> Record:
    chance = Random(f"{seed}-{language}-{kind}-{layout.name}")
    voice = _voice(language, chance, layout)
    case = invent_case(voice, chance)
    kinds = _kinds(kind, language, chance, layout)
    days = [case.day - timedelta(days=chance.randint(3, 90)) * place for place in range(len(kinds))]
    paper = compose(voice, [KINDS[one](replace(case, day=day)) for one, day in zip(kinds, days, strict=True)])
    drawn = layout.draw(paper)
    pdf = press.print_page(drawn) if isinstance(drawn, str) else undated(drawn)
    name = f"{language}_{kind}_{layout.name.replace(' ', '-')}_{seed}"
    return Record(name, seed, language, kinds, layout.name, layout.held_out, pdf, write_truth(paper, pdf, name=f"{name}.pdf"))


def _voice(language: str, chance: Random, layout: Layout) -> Voice:
    habits = ("wording", "shows_previous", "second_label", "second_head", "shows_second_unit")
    return Voice(language, chance, **{habit: getattr(layout, habit) for habit in habits})


def _kinds(kind: str, language: str, chance: Random, layout: Layout) -> tuple[str, ...]:
    if layout.is_series:
        return (kind,) * (layout.reports if kind in REPEATED else 1)
    others = [other for other in KINDS if other != kind and other in load_wording(language)["titles"]]
    return (kind, *chance.sample(others, min(len(others), layout.reports - 1)))


def compose(voice: Voice, chapters: list[Chapter]) -> Paper:
    words = {key: voice.head(key) for key in (*PAGE_WORDS, *SMALL_PRINT) if voice.has("page", key)} | {"untitled": ""}
    return Paper(voice.language, tuple(chapters), voice.say("page", "sample"), voice.say("page", "footer"), words, voice.language in RIGHT_TO_LEFT)
