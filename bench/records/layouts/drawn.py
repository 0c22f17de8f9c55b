"""Which papers come from no browser? Pages drawn at coordinates with ReportLab: tab stops, a ruled table, a fax. For scripts that need no shaping.

In: a paper. Out: a finished PDF.
"""

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from reportlab.pdfgen.canvas import Canvas

from bench.records.matter import Chapter, Paper, Prose, Row, Table

FONTS = {  # each has the signs of all these languages and of units
    "sans": "truetype/dejavu/DejaVuSans.ttf",
    "mono": "truetype/dejavu/DejaVuSansMono.ttf",
    "serif": "truetype/dejavu/DejaVuSerif.ttf",
    "pt": "truetype/paratype/PTS55F.ttf",
}
WIDTH, HEIGHT, LEFT, TOP, BOTTOM = 595, 842, 48, 800, 60
DRAWABLE = frozenset({"en", "tr", "ru", "es", "fr", "de", "id", "it", "pt", "uk", "pl", "ro", "az"})


@cache
def load_font(name: str) -> str:
    """Registers the font with ReportLab; the name it has there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    pdfmetrics.registerFont(TTFont(name, str(Path("/usr/share/fonts") / FONTS[name])))
    return name


class Pen:
    """Writes down a page, line by line, and begins a new one where it ends. `above` stands at the top of every page."""

    def __init__(self, font: str, size: float, above: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.out = io.BytesIO()
        self.canvas = Canvas(self.out, pagesize=(WIDTH, HEIGHT), invariant=1)
        self.font, self.size, self.above = load_font(font), size, above
        self.page = 0
        self.turn_page()

    def turn_page(self) -> None:
        if self.page:
            self.canvas.showPage()
        self.page, self.y = self.page + 1, float(TOP)
        self.canvas.setFont(self.font, 7.5)
        self.canvas.drawString(LEFT, TOP + 18, f"{self.above}   {self.page}")
        self.canvas.setFont(self.font, self.size)

    def write(self, *places: tuple[float, str], size: float | None = None, gap: float = 1.45) -> None:
        """One line: texts at their distances from the left edge; long texts are broken before the next one begins."""
        from reportlab.lib.utils import simpleSplit

        size = size or self.size
        ends = [place for place, _ in places[1:]] + [WIDTH - LEFT]
        broken = [(place, simpleSplit(text, self.font, size, end - place - 4)) for (place, text), end in zip(places, ends, strict=True)]
        height = size * gap * max([1, *(len(lines) for _, lines in broken)])
        if self.y - height < BOTTOM:
            self.turn_page()
        self.canvas.setFont(self.font, size)
        for place, lines in broken:
            for number, line in enumerate(lines):
                self.canvas.drawString(place, self.y - number * size * gap, line)
        self.y -= height

    def rule(self) -> None:
        self.canvas.line(LEFT, self.y + 5, WIDTH - LEFT, self.y + 5)
        self.y -= 8

    def close(self) -> bytes:
        self.canvas.save()
        return self.out.getvalue()


@dataclass(frozen=True, slots=True)
class Hand:
    """How a laboratory writes: its head, its sentences, its tables; `small` is the size of the last line."""

    head: Callable[[Pen, Chapter], None]
    prose: Callable[[Pen, Prose], None]
    table: Callable[[Pen, Table, dict[str, str]], None]
    small: float


def write_chapters(pen: Pen, paper: Paper, hand: Hand) -> bytes:
    """A chapter a page, the small print below its blocks."""
    for number, chapter in enumerate(paper.chapters):
        if number:
            pen.turn_page()
        hand.head(pen, chapter)
        for block in chapter.blocks:
            if isinstance(block, Prose):
                hand.prose(pen, block)
            else:
                hand.table(pen, block, paper.words)
        pen.write((LEFT, paper.footer), size=hand.small)
    return pen.close()


def draw_ledger(paper: Paper) -> bytes:
    """Tab stops: label, result, flag, unit, range, earlier results."""
    return write_chapters(Pen("sans", 8.5, paper.sample), paper, Hand(_write_head, _write_prose, _write_ledger, 7.5))


def _write_head(pen: Pen, chapter: Chapter) -> None:
    pen.write((LEFT, chapter.laboratory), size=14)
    pen.write((LEFT, chapter.address), size=7.5)
    pen.rule()
    for one in chapter.details:
        pen.write((LEFT, one.label), (LEFT + 130, f": {one.text}"))
    pen.y -= 8
    pen.write((LEFT + 130, chapter.title), size=12, gap=1.8)


def _write_prose(pen: Pen, block: Prose) -> None:
    pen.y -= 4
    for line in [block.heading, *block.text.split("\n")]:
        pen.write((LEFT, line))


def _write_ledger(pen: Pen, table: Table, words: dict[str, str]) -> None:
    if table.heading:
        pen.write((LEFT, table.heading), size=10.5, gap=2)
    if not table.is_measured:
        for row in table.rows:
            pen.write((LEFT, row.label), (LEFT + 230, row.result), (LEFT + 380, row.reference))
        return
    stops = (LEFT, LEFT + 165, LEFT + 220, LEFT + 240, LEFT + 315, LEFT + 400, LEFT + 452)
    titles = (words["test"], words["result"], "", words["unit"], words["reference"], *table.previous_dates)
    pen.write(*zip(stops, titles, strict=False), size=8)
    pen.rule()
    for row in table.rows:
        flag = {"high": "+", "low": "-", "": ""}[row.outside]
        pen.write(*zip(stops, (row.label, row.result, flag, row.unit, row.reference, *row.previous), strict=False))


def draw_fax(paper: Paper) -> bytes:
    """A letter sent by fax: the machine's line with a day of its own on every page, everything in one column of typed lines."""
    machine = f"FAX {paper.sample}   03/01/2026 16:4{len(paper.footer) % 10}   P."
    pen = Pen("mono", 9, machine)
    for chapter in paper.chapters:
        pen.write((LEFT, chapter.laboratory))
        pen.write((LEFT, chapter.title), gap=2.4)
        for one in chapter.details:
            pen.write((LEFT, f"{one.label}: {one.text}"))
        pen.y -= 10
        for block in chapter.blocks:
            _write_fax_block(pen, block)
        pen.write((LEFT, paper.footer))
    return pen.close()


def _write_fax_block(pen: Pen, block: Table | Prose) -> None:
    if isinstance(block, Prose):
        _write_prose(pen, block)
        return
    for row in block.rows:
        usual = f"[{row.reference}]" if row.reference else ""
        pen.write((LEFT, row.label), (LEFT + 250, f"{row.result} {row.unit}".strip()), (LEFT + 380, usual))
    pen.y -= 6


def draw_ruled(paper: Paper) -> bytes:
    """Coloured tables with a tinted head, set by a layout engine that breaks pages between rows."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer

    out, font = io.BytesIO(), load_font("serif")
    plain = ParagraphStyle("plain", fontName=font, fontSize=9, leading=12)
    large = ParagraphStyle("large", parent=plain, fontSize=15, leading=20, textColor="#204060")
    story = []
    for number, chapter in enumerate(paper.chapters):
        story += [PageBreak()] if number else []
        story += [Paragraph(paper.sample, plain), Paragraph(chapter.laboratory, large), Paragraph(chapter.title, large), Spacer(1, 6)]
        pairs = [Paragraph(f"{one.label}: {one.text}", plain) for one in chapter.details]
        story += [_grid([pairs[place : place + 3] for place in range(0, len(pairs), 3)], is_plain=True), Spacer(1, 8)]
        for block in chapter.blocks:
            story += _set_block(block, paper.words, plain)
        story.append(Paragraph(paper.footer, plain))
    SimpleDocTemplate(out, pagesize=(WIDTH, HEIGHT), invariant=1, leftMargin=40, rightMargin=40).build(story, _stamp, _stamp)
    return out.getvalue()


def _stamp(canvas: "Canvas", document: object) -> None:  # noqa: ARG001  called by the layout engine on every page
    canvas.drawString(LEFT, 24, "SAMPLE")


def _set_block(block: Table | Prose, words: dict[str, str], plain: object) -> list:
    from reportlab.platypus import Paragraph, Spacer

    story = [Paragraph(block.heading, plain)] if block.heading else []
    if isinstance(block, Prose):
        return story + [Paragraph(line, plain) for line in block.text.split("\n")]
    titles = [words["test"], *block.previous_dates[::-1], words["result"], words["reference"], words["unit"]]
    lines = [_ruled_cells(row, words) for row in block.rows]
    cells = [[Paragraph(cell.replace("<", "&lt;"), plain) for cell in line] for line in [titles, *lines]]
    return [*story, _grid(cells), Spacer(1, 8)]


def _ruled_cells(row: Row, words: dict[str, str]) -> list[str]:
    sign = {"high": f" ({words['high']})", "low": f" ({words['low']})", "": ""}[row.outside if row.unit else ""]
    return [row.label, *row.previous[::-1], row.result + sign, row.reference, row.unit]


def _grid(cells: Sequence[Sequence[object]], *, is_plain: bool = False) -> object:
    from reportlab.platypus import Table as Grid

    width = max(len(line) for line in cells)
    padded = [[*line, *[""] * (width - len(line))] for line in cells]
    style = [] if is_plain else [("GRID", (0, 0), (-1, -1), 0.4, "#88AACC"), ("BACKGROUND", (0, 0), (-1, 0), "#DDE8F3")]
    return Grid(padded, style=style, repeatRows=0 if is_plain else 1, hAlign="LEFT")
