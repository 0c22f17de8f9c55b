"""Do records read the same when their pages change in ways that change nothing they say, and does the reading ask where something was lost?

In: invented records with a text layer. Out: the table of `bench.accuracy`, a line for each strain: a column of counts or prices more, lines numbered,
prose set from margin to margin, units glued to their numbers, a page cut in two, words that have vanished. A strain that makes silent errors
shows a rule that was surer than what it had seen; `--list` names them. `python -m bench.strained --cache DIR --strains numbered glued`; other options
are those of `bench.accuracy`.
"""

import argparse
import re
import tempfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path
from random import Random

from bench.accuracy import Outcome, find_samples, list_faults, measure, parse
from bench.figures import tabulate
from bench.page_cache import PageCache
from intake.reading.ocr_pool import close_pools
from intake.reading.words import Box, Page, Word

Line = Sequence[Word]
Strain = Callable[[Sequence[Page]], Sequence[Page]]
WIDE = 0.02  # of the page's width: a blank between two columns
LETTER = 0.008  # of the page's width: about a letter of 9 points
FEWEST = 3  # words in a line of a table
WIDEST_BLANK, MARGIN, FEWEST_IN_PROSE = 0.022, 0.95, 5
SAME_LINE = 0.35  # of a word's height
LEAN = 0.01  # of the page's height, from margin to margin
_NUMBER, _UNIT = re.compile(r"\d+([.,]\d+)?"), re.compile(r"[^\W\d]+/[^\W\d]+|%|m[lL]")


@dataclass(frozen=True, slots=True)
class StrainedCache(PageCache):
    """What was read, changed by a strain."""

    strain: Strain = tuple

    def recall(self, data: bytes, read: Callable[[], tuple[tuple[Page, ...], float]]) -> tuple[tuple[Page, ...], float]:
        pages, seconds = PageCache.recall(self, data, read)
        return tuple(self.strain(pages)), seconds


# ------------------------------------------------------------------------------------------------------------------- what is printed more


def _before(text: str) -> Strain:
    """A column more before the labels; `{0}` is the number of the line."""

    def add(line: Line, number: int, page: Page) -> Line:
        left = max(0.0, min(word.box.left for word in page.words) - WIDE - LETTER * len(text))
        return (_beside(line, left, text.format(number)), *line)

    return _with_column(add)


def _behind(text: str) -> Strain:
    """A column more behind all others."""

    def add(line: Line, number: int, page: Page) -> Line:
        left = min(1 - LETTER * len(text), max(word.box.right for word in page.words) + WIDE)
        return (*line, _beside(line, left, text.format(number)))

    return _with_column(add)


def _with_column(add: Callable[[Line, int, Page], Line]) -> Strain:
    """Adds a word to every line of a table."""

    def strain(pages: Sequence[Page]) -> Sequence[Page]:
        lines = [[add(line, number, page) if _is_tabular(line) else line for number, line in enumerate(_lines(page), 1)] for page in pages]
        return [_of_lines(page, own) for page, own in zip(pages, lines, strict=True)]

    return strain


def _beside(line: Line, left: float, text: str) -> Word:
    return Word(text, Box(left, line[0].box.top, left + LETTER * len(text), line[0].box.bottom))


def _is_tabular(line: Line) -> bool:
    has_number = any(letter.isdigit() for word in line[1:] for letter in word.text)
    return len(line) >= FEWEST and has_number and any(after.box.left - before.box.right > WIDE for before, after in pairwise(line))


def _lines(page: Page) -> list[Line]:
    """Words at about the same height: told simply, and not by what is to be tried."""
    lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda word: word.box.middle):
        if lines and word.box.middle - lines[-1][0].box.middle < SAME_LINE * word.box.height:
            lines[-1].append(word)
        else:
            lines.append([word])
    return [sorted(line, key=lambda word: word.box.left) for line in lines]


def _of_lines(page: Page, lines: Iterable[Line]) -> Page:
    return replace(page, words=tuple(word for line in lines for word in line))


# ------------------------------------------------------------------------------------------------------- what is printed in another place


def _by_line(change: Callable[[Line], Iterable[Word]]) -> Strain:
    return lambda pages: [_of_lines(page, [tuple(change(line)) for line in _lines(page)]) for page in pages]


def _set_wide(line: Line) -> Iterable[Word]:
    """Prose from margin to margin: blanks as wide as there is room."""
    gaps = [after.box.left - before.box.right for before, after in pairwise(line)]
    numbers = sum(any(map(str.isdigit, word.text)) for word in line)
    room = min(WIDEST_BLANK, (MARGIN - line[0].box.left - sum(word.box.width for word in line)) / max(1, len(gaps)))
    if len(line) < FEWEST_IN_PROSE or max(gaps) > WIDE or numbers > len(line) / FEWEST_IN_PROSE or room <= max(gaps):
        yield from line
        return
    left = line[0].box.left
    for word in line:
        yield replace(word, box=replace(word.box, left=left, right=left + word.box.width))
        left += word.box.width + room


def _glue_units(line: Line) -> Iterable[Word]:
    glued: list[Word] = []
    for word in line:
        is_unit = bool(glued) and _UNIT.fullmatch(word.text) is not None and _NUMBER.fullmatch(glued[-1].text) is not None
        if is_unit and 0 <= word.box.left - glued[-1].box.right < WIDE:
            glued[-1] = replace(glued[-1], text=glued[-1].text + word.text, box=glued[-1].box.joined(word.box))
        else:
            glued.append(word)
    return glued


def _lean(line: Line) -> Iterable[Word]:
    falls = ((word, LEAN * (word.box.left - 0.5)) for word in line)
    return [replace(word, box=replace(word.box, top=word.box.top + fall, bottom=word.box.bottom + fall)) for word, fall in falls]


def _cut_in_two(pages: Sequence[Page]) -> Sequence[Page]:
    halves = [(page, lines[start:end]) for page in pages for lines in [_lines(page)] for start, end in pairwise((0, len(lines) // 2, len(lines)))]
    kept = [(page, half) for page, half in halves if half]
    return [replace(_of_lines(page, half), number=number) for number, (page, half) in enumerate(kept, 1)]


# ------------------------------------------------------------------------------------------------------------------------- what was lost


def _lose(share: float, pattern: str) -> Strain:
    """Without a share of the words that match, the same ones each time."""

    def strain(pages: Sequence[Page]) -> Sequence[Page]:
        chance = Random(sum(len(page.words) for page in pages))
        return [replace(page, words=tuple(w for w in page.words if not re.fullmatch(pattern, w.text) or chance.random() >= share)) for page in pages]

    return strain


STRAINS: dict[str, Strain] = {
    "as printed": tuple,
    "numbered": _before("{0}"),
    "coded": _before("102{0:02}"),
    "counted": _behind("1"),
    "priced": _behind("{0}50.00"),
    "dated": _behind("14.11.2025"),
    "method": _behind("ECLIA"),
    "set wide": _by_line(_set_wide),
    "glued": _by_line(_glue_units),
    "leaning": _by_line(_lean),
    "cut in two": _cut_in_two,
    "words lost": _lose(0.03, r".+"),
    "units lost": _lose(0.3, _UNIT.pattern),
}


def main(arguments: Sequence[str] | None = None) -> None:
    """Prints one line for each strain."""
    parser = argparse.ArgumentParser(prog="python -m bench.strained", description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--strains", nargs="+", metavar="NAME", default=list(STRAINS), choices=STRAINS, help="which; all of them by default")
    own, rest = parser.parse_known_args(arguments)
    options = parse([*rest, "--forms", "text"])
    samples = list(find_samples(options))
    with tempfile.TemporaryDirectory(prefix="anteroom-strained-") as folder:
        for place, name in enumerate(own.strains):
            cache = StrainedCache(options.cache, options.keep, STRAINS[name])
            outcomes = [measure(sample, cache, Path(folder)) for sample in samples]
            head, line = tabulate([(name, [one.judged for one in outcomes])])
            print(line if place else f"{head}\n{line}", flush=True)
            if options.list:
                print("\n".join(_silent(outcomes)))
    close_pools()


def _silent(outcomes: Sequence[Outcome]) -> list[str]:
    return [fault for fault in list_faults(outcomes) if fault.startswith("SILENT")]


if __name__ == "__main__":
    main()
