"""The layouts of the fifth set: nine of them were opened by lot before the others.

They follow the manners of papers that patients bring: chains of several countries, hospital systems, andrology forms, letters of clinics, exports
of portals, typewritten reports, packets of several laboratories. None copies a real one.
"""

from dataclasses import replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts.drawn import DRAWABLE
from bench.records.layouts.fifth_tables import (
    ARROW_BEFORE,
    BAR,
    BOLD_OUTSIDE,
    FLAG,
    HISTORY,
    METHOD,
    NAME,
    NAME_AND_METHOD,
    RANGE,
    RANGE_AND_UNIT,
    RANGE_IN_BRACKETS,
    RESULT,
    SIGN,
    STAR,
    TWO_LINES,
    UNIT,
    WITH_FLAG_WORD,
    WITH_UNIT,
    WITH_UNIT_AND_RANGE,
    answers_in_colons,
    answers_typed,
    dated_lines,
    flow_sheet,
    limits_in_labels,
    rows_of,
    sectioned,
    typed_lines,
)
from bench.records.layouts.heads import bar_code, days_of, emblem, person_of
from bench.records.layouts.parts import Dress, apart, block_html, head_in_pairs, head_in_table, inside, lay_out, letterhead, sheet
from bench.records.matter import EM_SPACE, Chapter, Detail, Paper, Prose, Table

SANS, SERIF, MONO = "'Liberation Sans'", "'Liberation Serif'", "'Liberation Mono'"
CARLITO, CAPTION, LIGHT, VERDANA = "Carlito", "'PT Sans Caption'", "'Open Sans'", "'DejaVu Sans'"
CONDENSED, SERIF_CAPTION, DISPLAY = "'DejaVu Serif Condensed'", "'PT Serif Caption'", "'Noto Sans Display'"
NASKH, ARABIC, AMIRI, DEJAVU = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'DejaVu Sans'"


def _lines(details: list[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} {apart(one.text)}</div>" for one in details)


def head_with_strip(chapter: Chapter) -> str:
    """The order's number and the days in a strip of labelled cells, the person in a block above it."""
    who, days = person_of(chapter), days_of(chapter)
    strip = "".join(f"<td><small>{escape(one.label)}</small><br>{apart(one.text)}</td>" for one in days)
    top = f"<div class='top'><div>{letterhead(chapter)}</div><div>{_lines(who)}</div></div>"
    return f"{top}<table class='strip'><tr>{strip}</tr></table><h2>{escape(chapter.title)}</h2>"


def head_to_the_sender(chapter: Chapter) -> str:
    """A window letter: the laboratory at the right, the person and the days below one another at the left, the title as a subject line."""
    side = f"<div class='top'><div class='window'>{_lines(person_of(chapter))}</div><div class='house'>{letterhead(chapter)}</div></div>"
    return f"{side}<div class='days'>{_lines(days_of(chapter))}</div><h2>{escape(chapter.title)}</h2>"


def head_left_and_right(chapter: Chapter) -> str:
    """No rules: the person at the left, the days at the right, a bar code above."""
    left, right = _lines(person_of(chapter)), _lines(days_of(chapter))
    mark = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    return f"{mark}<div class='top start'><div>{left}</div><div>{right}</div></div><hr><h2>{escape(chapter.title)}</h2>"


def head_of_person_alone(chapter: Chapter) -> str:
    """Who, in a ruled table; the days stand elsewhere."""
    cells = "".join(f"<tr><td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td></tr>" for one in person_of(chapter))
    return f"<div class='middle'>{letterhead(chapter)}</div><table class='who'>{cells}</table><h2 class='middle'>{escape(chapter.title)}</h2>"


def head_typed(chapter: Chapter) -> str:
    """Everything in one fixed pitch, the texts under one another."""
    wide = max(len(one.label) for one in chapter.details) + 2
    lines = [chapter.laboratory, chapter.address, "", *(f"{one.label:<{wide}}: {one.text}" for one in chapter.details), ""]
    return f"<pre>{escape(chr(10).join([*lines, '=' * 88, f'{chapter.title:^88}', '=' * 88]))}</pre>"


def head_of_document(chapter: Chapter) -> str:
    """A word processor's page: the title in the middle, underlined, then a line each."""
    return f"<div class='middle'>{letterhead(chapter)}<h2><u>{escape(chapter.title)}</u></h2></div>{_lines(list(chapter.details), ' :')}"


def head_of_reference(chapter: Chapter) -> str:
    """A clinic's letter: the person and his data as the subject in bold, the days below it."""
    subject = ", ".join(f"{escape(one.label)}: {apart(one.text)}" for one in person_of(chapter))
    days = " · ".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    return f"<div class='right'>{letterhead(chapter)}</div><h2>{escape(chapter.title)}</h2><p><b>{subject}</b></p><p>{days}</p>"


def typed_prose(block: Prose) -> str:
    return f"<pre class='wrapped'>{escape(f'{block.heading}{chr(10)}{block.text}'.strip())}</pre>"


COLUMN_HEADS = "th{text-align:start;border-bottom:1.5px solid #000;font-size:8.5pt}"
FLEX = ".top{display:flex;justify-content:space-between;gap:16px;align-items:center}.start{align-items:flex-start}.middle{text-align:center}"
HISTORY_IN_A_CELL = Dress(
    FLEX + COLUMN_HEADS + "td{font-size:9pt;border-bottom:1px solid #eee}.strip td{border:1px solid #999;font-size:8.5pt}",
    head_with_strip, rows_of(NAME, WITH_FLAG_WORD, HISTORY, UNIT, RANGE), SANS, ARABIC,
)  # fmt: skip
SECTIONS = Dress(
    FLEX + COLUMN_HEADS + ".section{font-weight:bold;padding-top:8px}td{font-size:9pt}.house{text-align:end}.window{line-height:1.4}"
    "h2{font-size:11pt}",
    head_to_the_sender, sectioned(NAME, SIGN, RESULT, UNIT, RANGE), SANS, NASKH,
)  # fmt: skip
ARROWS = Dress(
    FLEX + "th{background:#e8f0ee;font-size:9pt}td{border-bottom:1px solid #ccd;padding:4px 6px}.code{font-size:8pt}",
    head_left_and_right, rows_of(NAME, ARROW_BEFORE, UNIT, RANGE), CAPTION, NASKH,
)  # fmt: skip
SYSTEM = Dress(
    FLEX + ".band{background:#dfe6ee;padding:3px 6px;display:flex;justify-content:space-between;gap:14px;font-size:8.5pt;margin-top:8px}"
    "td{font-size:9pt;padding:2px 6px}th{font-size:8.5pt;color:#234}.who td{border:1px solid #bbb;font-size:9pt}.k{width:28%}",
    head_of_person_alone, rows_of(NAME, RESULT, FLAG, UNIT, RANGE), VERDANA, DEJAVU,
)  # fmt: skip
EARLIER_LAST = Dress(
    FLEX + "th{font-weight:normal;font-style:italic;border-bottom:1px solid}td{padding:4px 6px}i{font-size:8pt}.house{text-align:end}",
    head_to_the_sender, rows_of(NAME_AND_METHOD, BOLD_OUTSIDE, UNIT, RANGE_IN_BRACKETS, shows_earlier=True), SERIF, AMIRI,
)  # fmt: skip
NAME_UNDER_NAME = Dress(
    "th{background:#0a5a6e;color:#fff;font-size:9pt}td{border:1px solid #9bc;font-size:9pt;padding:4px 6px}"
    ".head td{border:1px solid #bbb}.k{color:#555}",
    head_in_table, rows_of(TWO_LINES, RESULT, UNIT, RANGE), LIGHT, ARABIC,
)  # fmt: skip
FORM = Dress(
    ".entries{columns:2;column-gap:10mm}.entry{border-bottom:1px dotted #888;padding:3px 0;break-inside:avoid;font-size:9.5pt}"
    "h3{border:1px solid;padding:2px 6px}",
    head_in_pairs,
    limits_in_labels,
    SANS,
    NASKH,
    answers_in_colons,
)  # fmt: skip
IN_THE_LETTER = Dress(
    "body{font-size:11pt}.right{text-align:end}table{width:82%;margin-inline-start:8mm}th{font-weight:normal;text-decoration:underline}"
    "h2{font-size:12pt}",
    head_of_reference, rows_of(NAME, WITH_UNIT_AND_RANGE), CARLITO, AMIRI, answers_in_colons,
)  # fmt: skip
EXPORT = Dress(
    FLEX + "table{font-size:8.5pt}th{border-bottom:2px solid #46c;color:#46c}td{border-bottom:1px solid #e3e6f0}.strip td{border:0}",
    head_with_strip, rows_of(NAME, RESULT, UNIT, RANGE, FLAG), DISPLAY, ARABIC,
)  # fmt: skip
FLOW_SHEET = Dress(
    FLEX + ".flow th,.flow td{border:1px solid #666;font-size:8.5pt;text-align:center}.flow th{font-weight:normal}.flow{margin-bottom:7px}",
    head_left_and_right, flow_sheet, CONDENSED, NASKH,
)  # fmt: skip
SLIP_ABOVE = Dress(
    "section{border:1px solid #000;padding:4mm;break-before:auto;margin-bottom:5mm}body{font-size:8.5pt}"
    "td{padding:0 4px;border-bottom:1px solid #ddd}"
    "h2{font-size:11pt;margin:4px 0}.lab{font-size:11pt}p{margin:3px 0}h3{margin:4px 0;font-size:9pt}",
    head_in_pairs, rows_of(NAME, WITH_UNIT, RANGE), SANS, NASKH,
)  # fmt: skip
DOCUMENT = Dress(
    ".middle{text-align:center}table{margin-top:5px}th,td{border:1px solid #000;padding:2px 7px;font-size:11pt}body{font-size:11pt}",
    head_of_document, rows_of(NAME, WITH_UNIT, RANGE), SERIF, "'Noto Naskh Arabic UI','Noto Naskh Arabic'",
)  # fmt: skip
TYPEWRITER = Dress(
    "pre{font-family:'Liberation Mono';font-size:8.5pt;margin:4px 0}.wrapped{white-space:pre-wrap}",
    head_typed,
    typed_lines,
    MONO,
    DEJAVU,
    answers_typed,
    typed_prose,
)
ASTERISKS = Dress(
    FLEX + "th{font-size:8pt;border-block:1px solid;text-transform:uppercase}td{font-size:9.5pt}"
    ".strip td{font-size:8.5pt;border-inline-start:2px solid #999}",
    head_with_strip, rows_of(NAME, STAR, RESULT, UNIT, RANGE, METHOD), SERIF_CAPTION, AMIRI,
)  # fmt: skip
BARS = Dress(
    FLEX + "th{border-bottom:2px solid #c33;font-size:8.5pt}td{padding:3px 6px;font-size:9pt}tr:nth-child(even) td{background:#f6f6f6}",
    head_left_and_right, rows_of(NAME, BOLD_OUTSIDE, UNIT, BAR, RANGE, FLAG), CARLITO, ARABIC,
)  # fmt: skip
ENGLISH_NAMES = Dress(
    "th{border-block:2px solid #000}td{padding:3px 6px}.head td{font-size:9.5pt}.k{font-weight:bold}"
    "table[dir=ltr] td,table[dir=ltr] th{text-align:left}",
    head_in_table, rows_of(NAME, BOLD_OUTSIDE, UNIT, RANGE, around="<table dir='ltr'>"), SERIF, NASKH,
)  # fmt: skip
RANGE_AND_UNITS = Dress(
    FLEX + COLUMN_HEADS + "td{font-size:9.5pt;padding:3px 6px}.days{font-size:9pt}.house{text-align:end}",
    head_to_the_sender, rows_of(NAME, WITH_FLAG_WORD, RANGE_AND_UNIT), LIGHT, NASKH,
)  # fmt: skip
SENDERS = (ARROWS, SECTIONS, FORM, ASTERISKS, ENGLISH_NAMES)


def with_days_in_bands(paper: Paper, dress: Dress) -> str:
    """A hospital's system: the days stand in the band above each table, beside its heading."""
    return sheet(paper, dress, "".join(f"<section>{_banded(chapter, paper, dress)}</section>" for chapter in paper.chapters))


def _banded(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    days = " &nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in days_of(chapter))
    body = "" if any(isinstance(block, Table) for block in chapter.blocks) else f"<div class='band'><span>{days}</span></div>"
    for block in chapter.blocks:
        if isinstance(block, Table):
            body += f"<div class='band'><b>{escape(block.heading)}</b><span>{days}</span></div>"
            block = replace(block, heading="")
        body += block_html(block, paper.words, dress)
    return f"<div class='sample'>{escape(paper.sample)}</div>{dress.head(chapter)}{body}<div class='foot'>{escape(paper.footer)}</div>"


def with_days_on_every_line(paper: Paper, dress: Dress) -> str:
    """An export of a portal."""
    pages = (inside(chapter, paper, replace(dress, table=dated_lines(chapter))) for chapter in paper.chapters)
    return sheet(paper, dress, "".join(f"<section>{page}</section>" for page in pages))


def from_several_houses(paper: Paper, dresses: tuple[Dress, ...]) -> str:
    """A packet whose reports look as if several laboratories had printed them."""
    worn = [(f"house{number % len(dresses)}", dresses[number % len(dresses)]) for number in range(len(paper.chapters))]
    style = "".join(f".{name}{{font-family:{dress.fonts};{dress.css}}}" for name, dress in dict(worn).items())
    pages = (
        f"<section class='{name}'>{inside(chapter, paper, dress)}</section>" for (name, dress), chapter in zip(worn, paper.chapters, strict=True)
    )
    return sheet(paper, Dress(style, dresses[0].head, dresses[0].table, dresses[0].fonts, dresses[0].arabic), "".join(pages))


_layout = partial(Layout, wording="fifth")
LAYOUTS = (
    _layout("history in a cell", draw=partial(lay_out, dress=HISTORY_IN_A_CELL), shows_previous=True),
    _layout("sections in the table", draw=partial(lay_out, dress=SECTIONS)),
    _layout("arrows before", draw=partial(lay_out, dress=ARROWS)),
    _layout("days in bands", draw=partial(with_days_in_bands, dress=SYSTEM)),
    _layout("earlier at the end", draw=partial(lay_out, dress=EARLIER_LAST), shows_previous=True),
    _layout(
        "name under name",
        draw=partial(lay_out, dress=NAME_UNDER_NAME),
        second_label="{english}" + EM_SPACE + "{own}",
        second_head="{own} / {english}",
    ),
    _layout("limits in labels", draw=partial(lay_out, dress=FORM)),
    _layout("table in a letter", draw=partial(lay_out, dress=IN_THE_LETTER)),
    _layout("day on every line", draw=partial(with_days_on_every_line, dress=EXPORT), shows_previous=True),
    _layout("flow sheet", draw=partial(lay_out, dress=FLOW_SHEET), shows_previous=True),
    _layout("packet of houses", draw=partial(from_several_houses, dresses=SENDERS), reports=5),
    _layout("two slips", draw=partial(lay_out, dress=SLIP_ABOVE), reports=2),
    _layout("document", draw=partial(lay_out, dress=DOCUMENT)),
    _layout("typewriter", draw=partial(lay_out, dress=TYPEWRITER), languages=DRAWABLE),
    _layout("asterisks", draw=partial(lay_out, dress=ASTERISKS)),
    _layout("drawn bars", draw=partial(lay_out, dress=BARS)),
    _layout("English names", draw=partial(lay_out, dress=ENGLISH_NAMES), second_label="{english}"),
    _layout("range and units", draw=partial(lay_out, dress=RANGE_AND_UNITS)),
)
