"""How do the papers of the sixth set begin, and in what frame do their blocks stand? Frames with legends, one grid, margins, a head on every page.

In: a chapter or a paper with its dress. Out: HTML. Every line of the chapter's head stands somewhere in it.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Dress, apart, block_html, letterhead, sheet
from bench.records.layouts.sixth_tables import grid_line, grid_rows
from bench.records.matter import Block, Chapter, Detail, Paper, Prose

DrawChapter = Callable[[Chapter, Paper, Dress], str]


def _lines(details: Sequence[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} {apart(one.text)}</div>" for one in details)


def _colons(details: Sequence[Detail]) -> str:
    """Labels, colons under one another, texts."""
    cells = (f"<tr><td>{escape(one.label)}</td><td>:</td><td>{apart(one.text)}</td></tr>" for one in details)
    return f"<table class='colons'>{''.join(cells)}</table>"


def head_in_frames(chapter: Chapter) -> str:
    """Person and days in two frames side by side, the laboratory in the middle above them."""
    parts = "".join(f"<div class='frame'>{_colons(part)}</div>" for part in (person_of(chapter), days_of(chapter)))
    return f"<div class='middle'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div><div class='both'>{parts}</div>"


def head_three_to_a_line(chapter: Chapter) -> str:
    """Label and text, three to a line between two rules, the days last; the title below."""
    cells = "".join(f"<div><b>{escape(one.label)}:</b> {apart(one.text)}</div>" for one in [*person_of(chapter), *days_of(chapter)])
    return f"{letterhead(chapter)}<div class='threes'>{cells}</div><h2 class='middle'>{escape(chapter.title)}</h2>"


def head_in_a_box_at_the_side(chapter: Chapter) -> str:
    """The laboratory and the title at the left; everything about the order in a box at the right."""
    box = f"<div class='frame'>{_colons([*person_of(chapter), *days_of(chapter)])}</div>"
    left = f"<div>{emblem(chapter.laboratory)}{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div>"
    return f"<div class='both'>{left}{box}</div>"


def head_with_ruled_order(chapter: Chapter) -> str:
    """The title first, then a ruled table of six columns."""
    details = [*days_of(chapter), *person_of(chapter)]
    cells = [f"<td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td>" for one in details]
    cells += ["<td></td><td></td>"] * (-len(cells) % 3)
    lines = "".join(f"<tr>{''.join(cells[place : place + 3])}</tr>" for place in range(0, len(cells), 3))
    return f"<h2 class='middle'>{escape(chapter.title)}</h2>{letterhead(chapter)}<table class='order'>{lines}</table>"


def head_with_code(chapter: Chapter) -> str:
    """Two columns of colons between rules, a square code in the corner."""
    sides = f"{_colons(person_of(chapter))}{_colons(days_of(chapter))}"
    top = f"<div class='top'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div>"
    return f"{top}<div class='both ruled'>{sides}</div><h2>{escape(chapter.title)}</h2>"


def head_with_days_below_the_title(chapter: Chapter) -> str:
    """Name and numbers in one block; the days in a line of their own under the title."""
    days = " &nbsp;|&nbsp; ".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    person = f"<div class='top'><div>{_lines(person_of(chapter))}</div>{bar_code(chapter.accession)}</div>"
    return f"{letterhead(chapter)}<hr>{person}<h2 class='middle'>{escape(chapter.title)}</h2><div class='middle line'>{days}</div>"


def head_of_a_clinics_letter(chapter: Chapter) -> str:
    """The clinic in the middle, the days at the far edge, the person as the subject."""
    subject = ", ".join(f"{escape(one.label)} {apart(one.text)}" for one in person_of(chapter))
    return (
        f"<div class='middle'>{letterhead(chapter)}</div><div class='right'>{_lines(days_of(chapter))}</div>"
        f"<h2>{escape(chapter.title)}</h2><p><u>{subject}</u></p>"
    )


def _page(chapter: Chapter, paper: Paper, dress: Dress, body: str) -> str:
    return f"<div class='sample'>{escape(paper.sample)}</div>{dress.head(chapter)}{body}<div class='foot'>{escape(paper.footer)}</div>"


def framed(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """Every block in a frame that has the heading in its upper rule."""
    body = ""
    for block in chapter.blocks:
        legend = f"<legend>{escape(block.heading)}</legend>" if block.heading else ""
        body += f"<fieldset>{legend}{_headless(block, paper, dress)}</fieldset>"
    return _page(chapter, paper, dress, body)


def with_headings_in_the_margin(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """Headings in a narrow column at the left, what they head beside them."""
    parts = (f"<div class='aside'>{escape(block.heading)}</div><div>{_headless(block, paper, dress)}</div>" for block in chapter.blocks)
    return _page(chapter, paper, dress, f"<div class='margin'>{''.join(parts)}</div>")


def with_its_head_on_every_page(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """Laboratory, person and days come again at the top of each page."""
    body = "".join(block_html(block, paper.words, dress) for block in chapter.blocks)
    small = f"<div class='foot'>{escape(paper.footer)}</div>"
    above = f"<div class='sample'>{escape(paper.sample)}</div>{dress.head(chapter)}"
    return f"<table class='whole'><thead><tr><td>{above}</td></tr></thead><tbody><tr><td>{body}{small}</td></tr></tbody></table>"


def in_one_grid(chapter: Chapter, paper: Paper, dress: Dress) -> str:  # noqa: ARG001  the shape of every chapter drawing
    """A form of an office: head, results and sentences are lines of one ruled table."""
    lines = _across(f"<b>{escape(chapter.laboratory)}</b><br><small>{escape(chapter.address)}</small>") + _across(f"<b>{escape(chapter.title)}</b>")
    cells = [cell for one in chapter.details for cell in (escape(one.label), apart(one.text))]
    cells += ["", ""] * (len(chapter.details) % 2)
    lines += "".join(grid_line(cells[place : place + 4]) for place in range(0, len(cells), 4))
    for block in chapter.blocks:
        if isinstance(block, Prose):
            text = "<br>".join(escape(line) for line in block.text.split("\n"))
            lines += f"<tr><td>{escape(block.heading)}</td><td colspan=3>{text}</td></tr>"
        else:
            lines += (_across(f"<i>{escape(block.heading)}</i>") if block.heading else "") + grid_rows(block, paper.words)
    return f"<div class='sample'>{escape(paper.sample)}</div><table class='one'>{lines}</table><div class='foot'>{escape(paper.footer)}</div>"


def _across(text: str) -> str:
    return f"<tr><td class='middle' colspan=4>{text}</td></tr>"


def _headless(block: Block, paper: Paper, dress: Dress) -> str:
    return block_html(replace(block, heading=""), paper.words, dress)


def each(draw: DrawChapter) -> Callable[[Paper, Dress], str]:
    """A section a chapter, drawn by `draw`."""

    def lay(paper: Paper, dress: Dress) -> str:
        return sheet(paper, dress, "".join(f"<section>{draw(chapter, paper, dress)}</section>" for chapter in paper.chapters))

    return lay
