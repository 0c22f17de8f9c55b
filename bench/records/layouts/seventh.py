"""The layouts of the seventh set.

They follow the manners of papers that patients bring: small laboratories with a word processor, spreadsheets, hospital systems, groups of
laboratories, andrology forms, letters of clinics, exports of portals, cumulative tables, booklets, packets. None copies a real one.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts.fifth import from_several_houses
from bench.records.layouts.fifth_tables import BOLD_OUTSIDE, NAME, RANGE, RESULT, STAR, UNIT, WITH_UNIT, rows_of, span
from bench.records.layouts.parts import Dress, apart, block_html, inside, lay_out, letterhead, ltr, sheet
from bench.records.layouts.seventh_heads import (
    foot_of_sender,
    head_in_full_lines,
    head_in_ruled_cells,
    head_in_window,
    head_of_booklet,
    head_of_sheet,
    head_with_colons,
    head_with_sticker,
    head_with_timeline,
    head_without_days_of_rows,
)
from bench.records.layouts.seventh_tables import (
    VERDICT,
    answers_across,
    answers_with_colons,
    beside_its_section,
    colons,
    cumulative,
    days_at_the_end,
    in_thirds,
    key_by_key,
    numbered_with_units_in_names,
    pairs_across,
    under_its_method,
    with_limits_below,
    with_second_amounts,
)
from bench.records.matter import Block, Chapter, Paper, Prose

LIGHT, MEDIUM, BOOK, NARROW_LIGHT = "'Roboto Light'", "'Roboto Medium'", "'Open Sans Semibold'", "'Roboto Condensed Light'"
SERIF_CONDENSED, SERIF, SERIF_PT, SANS_PT = "'DejaVu Serif Condensed'", "'Noto Serif'", "'PT Serif'", "'PT Sans'"
NOTO, CARLITO, TERMES, ARIAL_NARROW, LIBERATION = "'Noto Sans'", "Carlito", "'Liberation Serif'", "'Liberation Sans Narrow'", "'Liberation Sans'"
NASKH, ARABIC, AMIRI, KUFI, DEJAVU = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'Noto Kufi Arabic'", "'DejaVu Sans'"
KEPT = "bdi[dir]{white-space:nowrap}"  # an amount and a range stay on one line
FLEX = KEPT + ".top{display:flex;justify-content:space-between;gap:18px;align-items:center}.start{align-items:flex-start}.middle{text-align:center}"
RULED = ".ruled th,.ruled td{border:1px solid #444;padding:3px 6px}.ruled{margin-bottom:6px}"

WORD = Dress(
    FLEX + "body{font-size:11.5pt}.who{border-block:1.5px solid #000;margin:4px 0}.who td{padding:1px 4px}.colons td{padding:3px 5px}"
    "h3{text-decoration:underline;text-transform:uppercase;font-size:11pt}",
    head_with_colons, colons, TERMES, NASKH, answers_with_colons,
)  # fmt: skip
SECTION_BESIDE = Dress(
    FLEX + RULED + ".ruled th{background:#e9e2d4;font-size:9pt}.section{width:17%;font-weight:bold;text-align:center;vertical-align:middle}"
    ".who td{border:1px solid #444;font-size:9pt}h2{text-align:center;background:#e9e2d4;padding:3px;font-size:12pt}",
    head_in_ruled_cells, beside_its_section, BOOK, ARABIC,
)  # fmt: skip
PAIRS = Dress(
    FLEX + RULED + "h3{background:#dcebf5;padding:2px 6px}.value{font-weight:bold;width:19%;vertical-align:middle}.sticker{border:1px solid #000;"
    "padding:4px 8px;font-size:8.5pt;min-width:52mm}.rest{font-size:9pt;margin-top:5px}td{font-size:9.5pt}",
    head_with_sticker, pairs_across, SANS_PT, NASKH,
)  # fmt: skip
VERDICTS = Dress(
    FLEX + "th{background:#00695c;color:#fff;font-weight:normal;font-size:8.5pt}td{border-bottom:1px solid #cfd8dc;padding:4px 6px;font-size:9pt}"
    ".days{border-block:1px solid #00695c;padding:3px 0;font-size:9pt;margin-top:5px}.person{font-size:9.5pt}",
    head_in_full_lines, rows_of(NAME, BOLD_OUTSIDE, UNIT, RANGE, VERDICT), NOTO, KUFI,
)  # fmt: skip
LIMITS_BELOW = Dress(
    FLEX + "th{border-bottom:1px solid #000;font-size:9pt}.limits{border:1px solid #999;font-size:8pt;padding:4px 8px;margin-top:6px}"
    ".limits span{display:inline-block;margin-inline-start:14px}.who td{border:1px solid #bbb;font-size:9pt}h2{font-size:13pt;color:#7a1f2b}",
    head_in_ruled_cells, with_limits_below, SERIF_PT, AMIRI,
)  # fmt: skip
SPREADSHEET = Dress(
    KEPT + RULED + ".ruled td,.ruled th,.who td{border:1px solid #b5b5b5;font-size:10.5pt;padding:1px 4px}"
    ".ruled th{background:#d9e1f2}.who{width:70%}"
    "h2{font-size:12pt;margin:10px 0 4px}",
    head_of_sheet, numbered_with_units_in_names, CARLITO, DEJAVU,
)  # fmt: skip
EXPORT = Dress(
    FLEX + ".band{background:#eceff1;padding:5px 8px;display:flex;flex-wrap:wrap;gap:3px 22px;font-size:9.5pt}.band small{color:#607d8b}"
    ".timeline{border-inline-start:3px solid #1976d2;padding-inline-start:9px;margin:8px 0;font-size:9.5pt}.group{border:1px solid #cfd8dc;width:82%;"
    "margin:5px 0;break-inside:avoid}.group td{padding:1px 7px}.k{width:34%;color:#546e7a}h2{color:#1976d2;margin:2px 0}.lab{font-size:12pt}",
    head_with_timeline, key_by_key, LIGHT, ARABIC, key_by_key,
)  # fmt: skip
SYSTEM = Dress(
    FLEX + "th{border-block:1px solid #000;font-size:9pt}td{font-size:9.5pt;padding:1px 5px}"
    ".day{font-size:9pt;white-space:nowrap}.data{font-size:9pt;"
    "align-items:flex-start;margin-top:5px;border-top:1px solid #000;padding-top:3px}h3{font-size:9.5pt;margin:6px 0 1px}",
    head_without_days_of_rows, rows_of(NAME, RESULT, UNIT, RANGE), ARIAL_NARROW, DEJAVU,
)  # fmt: skip
CUMULATIVE = Dress(
    FLEX + RULED + "@page{size:A4 landscape}.ruled th{background:#eee;font-size:9pt;text-align:center}.ruled td{font-size:9.5pt}"
    ".who td{border:1px solid #999;font-size:9pt}",
    head_in_ruled_cells, cumulative, LIBERATION, NASKH, answers_across,
)  # fmt: skip
BOOKLET = Dress(
    KEPT + "@page{size:A5;margin:9mm 10mm}.head b{white-space:nowrap}body{font-size:9pt}h2{font-size:11pt;margin:5px 0}.lab{font-size:11pt}"
    ".head{border:1px solid #000;padding:4px 6px;line-height:1.45}.page>thead td,.page>tbody>tr>td{padding:0}"
    ".page table td{padding:3px 5px;border-bottom:1px dotted #777}",
    head_of_booklet, rows_of(NAME, WITH_UNIT, RANGE), NARROW_LIGHT, NASKH,
)  # fmt: skip
REMARKS_BESIDE = Dress(
    FLEX + ".both{display:grid;grid-template-columns:2.3fr 1fr;gap:8mm}.beside{background:#f6f2e8;padding:6px 9px;font-size:8.5pt}"
    "td,th{font-size:9pt;padding:3px 5px}th{border-bottom:1.5px solid #6d4c41;color:#6d4c41}.days{font-size:9pt;background:#f6f2e8;padding:3px 6px}"
    ".person{font-size:9pt;text-align:end}",
    head_in_full_lines, rows_of(NAME, RESULT, UNIT, RANGE), MEDIUM, ARABIC,
)  # fmt: skip
SENDER_BELOW = Dress(
    FLEX + "body{font-size:10.5pt}.window{border:1px solid #ddd;padding:8px 12px;min-width:75mm}.data{font-size:9pt;align-items:flex-start;"
    "margin:8px 0}.thirds{display:grid;grid-template-columns:2.2fr 1.3fr 1.6fr;border-bottom:1px solid #e0e0e0;padding:3px 0}.sender{border-top:1px "
    "solid #888;text-align:center;font-size:9pt;margin-top:16px;padding-top:4px}h2{font-size:12.5pt}",
    head_in_window, in_thirds, SERIF_CONDENSED, AMIRI,
)  # fmt: skip
ACROSS = Dress(
    FLEX + RULED + ".across th{font-size:8.5pt;background:#f1f1f1}.across td{text-align:center;font-size:9pt}.method{font-size:8.5pt;"
    "font-style:italic}th{border-bottom:1px solid #000;font-size:9pt}.who td{border:1px solid #aaa;font-size:9pt}td{padding:3px 6px}",
    head_in_ruled_cells, under_its_method(NAME, UNIT, BOLD_OUTSIDE, RANGE), SERIF, NASKH, answers_across,
)  # fmt: skip
STAR_FIRST = Dress(
    FLEX + ".who{border:1px solid #00838f;margin:5px 0}.who td{padding:2px 4px;font-size:9pt}th{background:#e0f7fa;font-size:9pt}"
    "td{font-size:9.5pt;padding:3px 6px;border-bottom:1px solid #e0e0e0}",
    head_with_colons, rows_of(STAR, NAME, RESULT, UNIT, RANGE), LIBERATION, KUFI, answers_with_colons,
)  # fmt: skip
SECOND_AMOUNTS = Dress(
    FLEX + "th{font-size:8.5pt;border-bottom:1px solid #1a237e;color:#1a237e}td{font-size:9.5pt;padding:2px 6px}.second td{color:#555;font-size:9pt;"
    "padding-bottom:6px}.sticker{border:1px dashed #555;padding:5px 9px;font-size:9pt;min-width:55mm}.rest{font-size:9pt;margin-top:5px}"
    "h3{letter-spacing:1px;border-bottom:1px solid #1a237e}",
    head_with_sticker, with_second_amounts, CARLITO, ARABIC,
)  # fmt: skip
ONE_TABLE = Dress(
    KEPT + "body{font-size:10.5pt}.whole td,.whole th{border:1px solid #000;padding:2px 6px}.whole .wide{text-align:center;font-weight:bold}"
    ".lab{font-size:12pt}header{text-align:center;margin-bottom:5px}",
    letterhead, rows_of(NAME, RESULT, UNIT, RANGE), TERMES, AMIRI,
)  # fmt: skip
SENDERS = (SECTION_BESIDE, VERDICTS, WORD, LIMITS_BELOW, ACROSS)


def _paged(paper: Paper, dress: Dress, draw: Callable[[Chapter], str]) -> str:
    """A section a chapter, with the word SAMPLE above and the small print below what `draw` makes of it."""
    around = "<section><div class='sample'>{sample}</div>{body}<div class='foot'>{footer}</div></section>"
    pages = (around.format(sample=escape(paper.sample), body=draw(chapter), footer=escape(paper.footer)) for chapter in paper.chapters)
    return sheet(paper, dress, "".join(pages))


def _blocks(blocks: tuple[Block, ...], paper: Paper, dress: Dress) -> str:
    return "".join(block_html(block, paper.words, dress) for block in blocks)


def with_days_in_rows(paper: Paper, dress: Dress) -> str:
    """A hospital's system: each row ends with its own days."""

    def draw(chapter: Chapter) -> str:
        dated = days_at_the_end(chapter)
        return inside(chapter, paper, replace(dress, table=dated, answers=dated))

    return sheet(paper, dress, "".join(f"<section>{draw(chapter)}</section>" for chapter in paper.chapters))


def with_head_on_every_page(paper: Paper, dress: Dress) -> str:
    """A booklet: the head is the head of one long table and comes again on every page of it."""

    def draw(chapter: Chapter) -> str:
        body = _blocks(chapter.blocks, paper, dress)
        return f"<table class='page'><thead><tr><td>{dress.head(chapter)}</td></tr></thead><tbody><tr><td>{body}</td></tr></tbody></table>"

    return _paged(paper, dress, draw)


def with_remarks_beside(paper: Paper, dress: Dress) -> str:
    """Tables at the start side, all prose in a narrow column beside them; prose alone has the whole width."""

    def draw(chapter: Chapter) -> str:
        tables = tuple(block for block in chapter.blocks if not isinstance(block, Prose))
        remarks = tuple(block for block in chapter.blocks if isinstance(block, Prose))
        if not tables:
            return dress.head(chapter) + _blocks(remarks, paper, dress)
        beside = f"<div class='beside'>{_blocks(remarks, paper, dress)}</div>" if remarks else ""
        return f"{dress.head(chapter)}<div class='both'><div>{_blocks(tables, paper, dress)}</div>{beside}</div>"

    return _paged(paper, dress, draw)


def with_sender_below(paper: Paper, dress: Dress) -> str:
    """A clinic's letter with its name and address in the foot."""
    return _paged(paper, dress, lambda chapter: dress.head(chapter) + _blocks(chapter.blocks, paper, dress) + foot_of_sender(chapter))


def in_one_table(paper: Paper, dress: Dress) -> str:
    """A word processor's form: head, titles, results and remarks are lines of one ruled table."""
    return _paged(paper, dress, lambda chapter: f"{dress.head(chapter)}<table class='whole'>{_whole(chapter, paper)}</table>")


def _whole(chapter: Chapter, paper: Paper) -> str:
    lines = "".join(f"<tr><td>{escape(one.label)}</td><td colspan=3>{apart(one.text)}</td></tr>" for one in chapter.details)
    lines += _wide(chapter.title)
    for block in chapter.blocks:
        lines += _wide(block.heading) if block.heading else ""
        if isinstance(block, Prose):
            lines += f"<tr><td colspan=4>{escape(block.text).replace(chr(10), '<br>')}</td></tr>"
            continue
        keys = ("test", "result", "unit", "reference")
        lines += f"<tr>{''.join(f'<th>{escape(paper.words[key])}</th>' for key in keys)}</tr>"
        show = ltr if block.is_measured else apart
        for row in block.rows:
            lines += f"<tr><td>{escape(row.label)}</td><td>{show(row.result)}</td><td>{ltr(row.unit)}</td><td>{span(row)}</td></tr>"
    return lines


def _wide(text: str) -> str:
    return f"<tr><td class='wide' colspan=4>{escape(text)}</td></tr>"


_layout = partial(Layout, wording="seventh")
LAYOUTS = (
    _layout("colons of a word processor", draw=partial(lay_out, dress=WORD)),
    _layout("section beside its rows", draw=partial(lay_out, dress=SECTION_BESIDE)),
    _layout("pairs across", draw=partial(lay_out, dress=PAIRS)),
    _layout("verdict on every line", draw=partial(lay_out, dress=VERDICTS)),
    _layout("limits in a box", draw=partial(lay_out, dress=LIMITS_BELOW)),
    _layout("spreadsheet", draw=partial(lay_out, dress=SPREADSHEET)),
    _layout("key by key", draw=partial(lay_out, dress=EXPORT)),
    _layout("days in rows", draw=partial(with_days_in_rows, dress=SYSTEM)),
    _layout("cumulative", draw=partial(lay_out, dress=CUMULATIVE), shows_previous=True),
    _layout("head on every page", draw=partial(with_head_on_every_page, dress=BOOKLET)),
    _layout("remarks beside", draw=partial(with_remarks_beside, dress=REMARKS_BESIDE)),
    _layout("sender below", draw=partial(with_sender_below, dress=SENDER_BELOW)),
    _layout("answers across", draw=partial(lay_out, dress=ACROSS)),
    _layout("star first", draw=partial(lay_out, dress=STAR_FIRST), second_label="{english} - {own}", second_head="{own} | {english}"),
    _layout("second amounts", draw=partial(lay_out, dress=SECOND_AMOUNTS), shows_second_unit=True),
    _layout("one table", draw=partial(in_one_table, dress=ONE_TABLE)),
    _layout("two samples", draw=partial(lay_out, dress=PAIRS), reports=2, is_series=True),
    _layout("packet of senders", draw=partial(from_several_houses, dresses=SENDERS), reports=4),
)
