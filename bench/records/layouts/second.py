"""The second set of layouts for tuning: once held out, opened when others took their place.

Other structures, other fonts, other tools and, through wording/second, other words than the first set.
"""

from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts.drawn import DRAWABLE, draw_fax, draw_ruled
from bench.records.layouts.parts import Dress, apart, columns, inside, lay_out, letterhead, sheet
from bench.records.layouts.shapes import by_row, card, oldest_first, range_below, stacked, turned, typed_with_bars
from bench.records.matter import Chapter, Paper, Prose

NOTO, NOTO_SERIF, DEJAVU_SERIF, NARROW = "'Noto Sans'", "'Noto Serif'", "'DejaVu Serif'", "'Liberation Sans Narrow'"
KUFI, DEJAVU = "'Noto Kufi Arabic'", "'DejaVu Sans'"


def head_in_one_line(chapter: Chapter) -> str:
    """Everything about the patient in one running line."""
    line = " | ".join(f"{escape(one.label)} {apart(one.text)}" for one in chapter.details)
    return f"<h2>{escape(chapter.title)}</h2><p>{line}</p>{letterhead(chapter)}"


def head_in_boxes(chapter: Chapter) -> str:
    """The label in small print above its text, three boxes a line."""
    boxes = "".join(f"<div class='box'><small>{escape(one.label)}</small><br>{apart(one.text)}</div>" for one in chapter.details)
    return f"{letterhead(chapter)}<h2>{escape(chapter.title)}</h2><div class='boxes'>{boxes}</div>"


def head_stacked(chapter: Chapter) -> str:
    """One line each, at the end side of the page, the title beside them."""
    lines = "".join(f"<div>{escape(one.label)} : {apart(one.text)}</div>" for one in chapter.details)
    return f"<div class='both'><h2>{escape(chapter.title)}</h2><div>{lines}</div></div>{letterhead(chapter)}"


def bulleted(block: Prose) -> str:
    items = "".join(f"<li>{escape(line)}</li>" for line in block.text.split("\n"))
    return f"<p><b>{escape(block.heading)}</b></p><ul>{items}</ul>"


def beside_one_another(paper: Paper, dress: Dress) -> str:
    """Two reports on one page, the one on the left, the other on the right."""
    parts = "".join(f"<div>{inside(chapter, paper, dress)}</div>" for chapter in paper.chapters)
    return sheet(paper, dress, f"<div class='beside'>{parts}</div>")


BOXES = ".boxes{display:grid;grid-template-columns:1fr 1fr 1fr;gap:4px}.box{border:1px solid #999;padding:2px 5px}"
BOTH = ".both{display:flex;justify-content:space-between;gap:24px}"
RANGE_FIRST = Dress(
    "th{background:#ddd}tr:nth-child(odd) td{background:#f5f3ea}", head_in_boxes, columns("label", "reference_unit", "red_outside"), NOTO_SERIF, KUFI
)
TURNED = Dress("td,th{border:1px solid #888;font-size:8.5pt}", head_in_one_line, turned, NOTO, DEJAVU)
CARDS = Dress(
    BOXES + ".rows{display:grid;grid-template-columns:1fr 1fr 1fr;gap:8px}.card{border:1px solid #bbb;padding:6px}.big{font-size:14pt}",
    head_in_boxes, by_row(card), NOTO, KUFI, prose=bulleted,
)  # fmt: skip
WIDE = Dress(
    "@page{size:A4 landscape}td{border-bottom:1px solid #ccc}",
    head_in_one_line,
    columns("label", "arrowed", "unit", "reference", "method", "code"),
    DEJAVU_SERIF,
    KUFI,
)
OLDEST_FIRST = Dress(BOTH + "th{border-bottom:1px solid;font-weight:normal}", head_stacked, oldest_first, NOTO_SERIF, DEJAVU)
FAR_EDGE = Dress(
    BOTH + ".line{display:flex;justify-content:space-between}.below{font-size:7.5pt;color:#555;margin-bottom:4px}",
    head_stacked, by_row(range_below), NARROW, KUFI, prose=bulleted,
)  # fmt: skip
BARS = Dress("pre{font-family:'DejaVu Sans Mono';font-size:7.5pt}", head_in_one_line, typed_with_bars, "'DejaVu Sans Mono'", DEJAVU)
BESIDE = Dress(
    "@page{size:A4 landscape}body{font-size:8.5pt}.beside{display:grid;grid-template-columns:1fr 1fr;gap:26px}td{padding:1px 3px}",
    head_stacked, columns("label", "flag_word", "result", "unit", "reference"), NOTO, KUFI,
)  # fmt: skip
TWO_NAMES = Dress("td{border-bottom:1px dashed #999}", head_in_one_line, columns("label", "starred", "unit", "reference"), DEJAVU_SERIF, DEJAVU)
STACKED = Dress(BOXES + "td{border-top:1px solid #aaa}", head_in_boxes, by_row(stacked, around="table"), NOTO, KUFI)
LARGE = Dress(
    "body{font-size:17pt}td,th{padding:9px 5px}", head_stacked, columns("label", "result", "reference", "unit", "flag_word"), NARROW, DEJAVU
)
UNTITLED = Dress(BOTH, head_stacked, columns("label", "reference", "result_unit", has_titles=False), DEJAVU_SERIF, KUFI)

LAYOUTS = (
    Layout("range first", partial(lay_out, dress=RANGE_FIRST), wording="second"),
    Layout("turned", partial(lay_out, dress=TURNED), shows_previous=True, wording="second"),
    Layout("cards", partial(lay_out, dress=CARDS), wording="second"),
    Layout("wide", partial(lay_out, dress=WIDE), wording="second"),
    Layout("oldest first", partial(lay_out, dress=OLDEST_FIRST), shows_previous=True, wording="second"),
    Layout("far edge", partial(lay_out, dress=FAR_EDGE), wording="second"),
    Layout("bars", partial(lay_out, dress=BARS), languages=DRAWABLE, wording="second"),
    Layout("beside", partial(beside_one_another, dress=BESIDE), reports=2, wording="second"),
    Layout("name in brackets", partial(lay_out, dress=TWO_NAMES), second_label="{english} ({own})", wording="second"),
    Layout("stacked", partial(lay_out, dress=STACKED), wording="second"),
    Layout("two pages", partial(lay_out, dress=LARGE), wording="second"),
    Layout("untitled", partial(lay_out, dress=UNTITLED), wording="second"),
    Layout("fax", draw_fax, languages=DRAWABLE, wording="second"),
    Layout("ruled", draw_ruled, languages=DRAWABLE, shows_previous=True, wording="second"),
    Layout("packet of six", partial(lay_out, dress=OLDEST_FIRST), reports=6, wording="second"),
)
