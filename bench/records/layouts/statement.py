"""A page set like an account: names at the left, numbers flush right under one another, ranges before them. Drawn with ReportLab, in PT Sans.

In: a paper. Out: a finished PDF. For scripts that need no shaping and whose letters the font has: not Azerbaijani.
"""

from bench.records.layouts.drawn import LEFT, WIDTH, Hand, Pen, write_chapters
from bench.records.matter import Chapter, Paper, Prose, Row, Table

RANGE_AT, RESULT_ENDS_AT, UNIT_AT, FLAG_AT = LEFT + 190, LEFT + 385, LEFT + 392, WIDTH - LEFT - 12


def draw_statement(paper: Paper) -> bytes:
    """A chapter a page; the days in one column at the right edge."""
    return write_chapters(Pen("pt", 9, paper.sample), paper, Hand(_write_head, _write_prose, _write_table, 7))


def _write_head(pen: Pen, chapter: Chapter) -> None:
    pen.write((LEFT, chapter.title), (LEFT + 260, chapter.laboratory), size=11)
    pen.write((LEFT + 260, chapter.address), size=7)
    half = (len(chapter.details) + 1) // 2
    for left, right in zip(chapter.details[:half], [*chapter.details[half:], None], strict=False):
        pen.write((LEFT, left.label), (LEFT + 95, left.text), *([(LEFT + 260, right.label), (LEFT + 380, right.text)] if right else []), size=8)
    pen.rule()


def _write_prose(pen: Pen, block: Prose) -> None:
    pen.y -= 5
    for line in [block.heading, *block.text.split("\n")]:
        pen.write((LEFT + 12, line))


def _write_table(pen: Pen, table: Table, words: dict[str, str]) -> None:
    pen.y -= 4
    pen.write((LEFT, table.heading or words["test"]), size=10, gap=1.7)
    for row in table.rows:
        if table.is_measured and row.unit:
            _write_row(pen, row)
        else:
            pen.write((LEFT, row.label), (RANGE_AT, row.reference), (LEFT + 330, f"{row.result} {row.unit}"))


def _write_row(pen: Pen, row: Row) -> None:
    """The result ends where all results end; a range of several lines goes on below."""
    first, *more = row.reference.split("\n")
    top = pen.y
    pen.write((LEFT, row.label), (RANGE_AT, first), (UNIT_AT, row.unit), (FLAG_AT, {"high": "#", "low": "#", "": ""}[row.outside]))
    written_at = top if pen.y < top else pen.y + pen.size * 1.45
    pen.canvas.drawRightString(RESULT_ENDS_AT, written_at, row.result)
    for line in more:
        pen.write((RANGE_AT, line))
