"""How do the pages of the seventh set begin and end? Stickers, window letters, timelines of portals, ruled cells, the sender in the foot.

In: a chapter. Out: HTML. Every line of the chapter's head stands somewhere in it, unless its name says where else it stands.
"""

from collections.abc import Iterable
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import apart, letterhead
from bench.records.matter import Chapter, Detail, Table

CELLS_A_LINE = 3
KEYS_OF_THE_STICKER = ("patient", "birth_date", "sex", "accession")
KEYS_OF_THE_WINDOW = ("patient", "birth_date")
DAYS_OF_THE_ROWS = ("collected", "date", "reported")


def head_with_colons(chapter: Chapter) -> str:
    """A small laboratory's form: the name in capitals in the middle, two columns of label, colon and text, a rule above and below."""
    cells = [_colon_cells(one) for one in chapter.details] + ["<td colspan=3></td>"]
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(chapter.details), 2))
    return f"<div class='middle'>{letterhead(chapter)}</div><table class='who'>{lines}</table><h2 class='middle'><u>{escape(chapter.title)}</u></h2>"


def _colon_cells(detail: Detail) -> str:
    return f"<td>{escape(detail.label)}</td><td>:</td><td><b>{apart(detail.text)}</b></td>"


def head_in_ruled_cells(chapter: Chapter) -> str:
    """The title in a band, then a ruled table of three labels with their texts a line."""
    cells = [f"<td><small>{escape(one.label)}:</small> {apart(one.text)}</td>" for one in chapter.details]
    cells += ["<td></td>"] * (-len(cells) % CELLS_A_LINE)
    lines = "".join(f"<tr>{''.join(cells[place : place + CELLS_A_LINE])}</tr>" for place in range(0, len(cells), CELLS_A_LINE))
    return (
        f"<div class='top'>{letterhead(chapter)}{emblem(chapter.laboratory)}</div><h2>{escape(chapter.title)}</h2><table class='who'>{lines}</table>"
    )


def head_with_sticker(chapter: Chapter) -> str:
    """The patient's sticker at the end side: his name without a label, number and day of birth below it; all else in lines beside it."""
    on_sticker = {one.key: one for one in chapter.details if one.key in KEYS_OF_THE_STICKER}
    lines = "".join(f"<div>{escape(one.label)} {apart(one.text)}</div>" for key, one in on_sticker.items() if key != "patient")
    sticker = f"<div class='sticker'><b>{apart(on_sticker['patient'].text)}</b>{lines}{bar_code(chapter.accession)}</div>"
    rest = _lines(one for one in chapter.details if one.key not in KEYS_OF_THE_STICKER)
    return f"<div class='top'><div>{letterhead(chapter)}<div class='rest'>{rest}</div></div>{sticker}</div><h2>{escape(chapter.title)}</h2>"


def head_in_window(chapter: Chapter) -> str:
    """A clinic's letter whose sender stands in the foot: the name where the window is, its data below, the days at the end side."""
    name, born = (next(one for one in chapter.details if one.key == key) for key in KEYS_OF_THE_WINDOW)
    window = f"<div class='window'><b>{apart(name.text)}</b><div>{escape(born.label)} {apart(born.text)}</div></div>"
    rest = [one for one in person_of(chapter) if one.key not in KEYS_OF_THE_WINDOW]
    sides = f"<div>{_lines(rest)}</div><div>{_lines(days_of(chapter))}</div>"
    return f"<div class='top'>{window}{emblem(chapter.laboratory)}</div><div class='top data'>{sides}</div><h2>{escape(chapter.title)}</h2>"


def foot_of_sender(chapter: Chapter) -> str:
    """The laboratory and its address, in the middle below a rule."""
    return f"<div class='sender'><b>{escape(chapter.laboratory)}</b><br>{escape(chapter.address)}</div>"


def head_with_timeline(chapter: Chapter) -> str:
    """A portal's print: who in one band, then a line for each thing that happened, its day before it."""
    who = "".join(f"<span><small>{escape(one.label)}</small> {apart(one.text)}</span>" for one in person_of(chapter))
    days = "".join(f"<div><b>{apart(one.text)}</b> &nbsp; {escape(one.label)}</div>" for one in days_of(chapter))
    top = f"<h2>{escape(chapter.title)}</h2>{letterhead(chapter)}<div class='band'>{who}</div>"
    return f"{top}<div class='top'><div class='timeline'>{days}</div>{qr_mark(chapter.accession)}</div>"


def head_of_sheet(chapter: Chapter) -> str:
    """A spreadsheet's first lines: label in one cell, text in the next."""
    lines = "".join(f"<tr><td>{escape(one.label)}</td><td>{apart(one.text)}</td></tr>" for one in chapter.details)
    first = f"<tr><td colspan=2><b>{escape(chapter.laboratory)}</b></td></tr><tr><td colspan=2>{escape(chapter.address)}</td></tr>"
    return f"<table class='who'>{first}{lines}</table><h2>{escape(chapter.title)}</h2>"


def head_without_days_of_rows(chapter: Chapter) -> str:
    """A hospital system's head; the days of collection and report stand in every row, if there are rows."""
    shown = [one for one in chapter.details if not chapter_has_rows(chapter) or one.key not in DAYS_OF_THE_ROWS]
    half = (len(shown) + 1) // 2
    sides = f"<div>{_lines(shown[:half], ' :')}</div><div>{_lines(shown[half:], ' :')}</div>"
    return f"<div class='middle'>{letterhead(chapter)}<b>{escape(chapter.title)}</b></div><div class='top data'>{sides}</div>"


def chapter_has_rows(chapter: Chapter) -> bool:
    return any(isinstance(block, Table) for block in chapter.blocks)


def head_in_full_lines(chapter: Chapter) -> str:
    """A group's report: the house at the start side, the person at the other, the days in one sentence-like line between rules."""
    sides = f"<div>{letterhead(chapter)}</div><div class='person'>{_lines(person_of(chapter), '')}</div>"
    days = " – ".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    return f"<div class='top start'>{sides}</div><div class='days'>{days}</div><h2>{escape(chapter.title)}</h2>"


def head_of_booklet(chapter: Chapter) -> str:
    """Small and closed: it stands at the top of every page."""
    line = " &nbsp; ".join(f"{escape(one.label)}: <b>{apart(one.text)}</b>" for one in chapter.details)
    return f"<div class='head'>{letterhead(chapter)}<div>{line}</div></div><h2>{escape(chapter.title)}</h2>"


def _lines(details: Iterable[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} {apart(one.text)}</div>" for one in details)
