"""The third and the fourth set of layouts for tuning: once held out, the third opened by lot before the fourth.

Other structures, other fonts, other tools and, through wording/third and wording/fourth, other words than the earlier layouts. They follow the
manners of chain laboratories, hospital systems, andrology forms, clinics' letters, portals and small printers in several countries; none copies a
real one.
"""

from collections.abc import Callable
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts.drawn import DRAWABLE
from bench.records.layouts.heads import (
    foot_of_days,
    head_in_banner,
    head_in_three_boxes,
    head_in_two_languages,
    head_of_clinic,
    head_of_letter,
    head_of_person,
    head_of_slip,
    head_side_by_side,
    head_with_days_across,
    sidebar,
)
from bench.records.layouts.listings import (
    answers_first,
    answers_in_lines,
    answers_to_tick,
    days_across,
    exam_after_exam,
    form_to_tick,
    labels_of_a_printer,
    numbered,
    stanzas,
    typed_on_two_lines,
    with_dashes,
    with_earlier_on_the_line,
    with_remarks_below,
)
from bench.records.layouts.parts import Dress, block_html, columns, inside, lay_out, sheet
from bench.records.layouts.statement import draw_statement
from bench.records.layouts.styles import BETWEEN, EXAM, FLOW, GRIDS, LINE, NUMBERED_PAGES, SIDE, STANZA, TILES, WATERMARK
from bench.records.matter import EM_SPACE, Chapter, Paper

CARLITO, OPEN, ROBOTO, CONDENSED = "Carlito", "'Open Sans'", "Roboto", "'Roboto Condensed'"
PT, PT_SERIF, PT_NARROW, PT_MONO, DEJAVU_CONDENSED = "'PT Sans'", "'PT Serif'", "'PT Sans Narrow'", "'PT Mono'", "'DejaVu Sans Condensed'"
AMIRI, THABIT, ARABIC = "Amiri", "Thabit", "'Noto Sans Arabic UI','Noto Sans Arabic'"

CHAIN = Dress(
    GRIDS + NUMBERED_PAGES + "th{background:#000;color:#fff;font-size:8pt}td{font-size:9pt}",
    head_in_three_boxes, columns("name", "result", "flag_word", "unit", "reference", "site"), CARLITO, AMIRI,
)  # fmt: skip
LETTER = Dress(
    GRIDS + "th{border-bottom:1px solid;font-style:italic;font-weight:normal}.grid{font-size:9pt}.bar{white-space:nowrap}",
    head_of_letter, columns("label", "plus_or_minus", "result", "unit", "bar", "reference"), PT_SERIF, THABIT,
)  # fmt: skip
HOSPITAL = Dress(
    GRIDS + ".days th,.days td{border:1px solid #777;font-size:8pt}td{padding:1px 5px}th{text-align:center}",
    head_with_days_across, columns("code", "label", "both_results", "both_units", "both_references"), DEJAVU_CONDENSED, ARABIC,
)  # fmt: skip
TWO_TONGUES = Dress(
    BETWEEN + WATERMARK + ".band{background:#cde;text-align:center;font-size:11pt}td,th{border:1px solid #357}",
    head_in_two_languages, columns("name", "result", "unit", "reference", "other_name"), OPEN, AMIRI,
)  # fmt: skip
CHAIN_WITH_REMARKS = Dress(
    GRIDS + NUMBERED_PAGES + "th{color:#086;border-bottom:2px solid #086}.remark{font-size:7.5pt;color:#555;padding-inline-start:20px}",
    head_side_by_side, with_remarks_below("label", "star_before", "unit", "reference"), PT, THABIT, answers_in_lines,
)  # fmt: skip
INVESTIGATIONS = Dress(
    GRIDS + "th{border-block:1.5px solid}td{padding:3px 6px}.middle{text-decoration:underline}",
    head_side_by_side, numbered("bold_method", "bold_outside", "unit", "reference"), ROBOTO, ARABIC,
)  # fmt: skip
EXAMS = Dress(GRIDS + EXAM, head_of_letter, exam_after_exam, OPEN, AMIRI, answers_in_lines)
PORTAL = Dress(TILES + STANZA + GRIDS, head_in_banner, stanzas, ROBOTO, ARABIC)
CLINIC = Dress(
    "body{font-size:11pt}.right{text-align:end}.dashes{margin-inline-start:9mm;line-height:1.5}",
    head_of_clinic,
    with_dashes,
    PT_SERIF,
    AMIRI,
    answers_in_lines,
)
FORM = Dress(
    GRIDS + "td{border:1px solid #555;padding:4px 6px}.box{white-space:nowrap}", head_side_by_side, form_to_tick, CONDENSED, ARABIC, answers_to_tick
)
DAYS_ACROSS = Dress(
    GRIDS + "@page{size:A4 landscape}td,th{border:1px solid #aaa;font-size:8.5pt}th{background:#f3e9d8}",
    head_in_three_boxes,
    days_across,
    PT_NARROW,
    ARABIC,
)
SLIP = Dress(
    "@page{size:A5;margin:9mm}body{font-size:8.5pt}h2{font-size:10pt}.lab{font-size:11pt}.middle{text-align:center}.lines{columns:2}th{font-size:7pt}",
    head_of_slip, columns("label", "result_unit", "reference"), CARLITO, AMIRI,
)  # fmt: skip
PRINTER = Dress(
    "@page{size:105mm 148.5mm;margin:5mm}body{font-size:7.5pt}.lab,h2,h3{font-size:8pt;margin:2px 0}.in{margin-inline-start:8mm}table{font-size:7pt}",
    head_of_slip, labels_of_a_printer, PT_MONO, THABIT, answers_in_lines,
)  # fmt: skip
LIMITS_APART = Dress(
    GRIDS + "th{background:#dfe8df}td{border-bottom:1px solid #dfe8df}.days{border-top:1px solid;padding-top:3px}",
    head_of_person, columns("price_code", "result", "flag", "unit", "lower_limit", "upper_limit"), CARLITO, THABIT,
)  # fmt: skip
VALUE_FIRST = Dress(GRIDS + "td{padding:3px 8px}", head_with_days_across, columns("result_unit", "label", "reference"), PT, AMIRI, answers_first)
ON_THE_LINE = Dress(
    GRIDS + LINE + "h3{background:#ddd;text-align:center}", head_of_letter, with_earlier_on_the_line, PT_NARROW, ARABIC, answers_in_lines
)
TYPED = Dress(GRIDS + "pre{font-family:'PT Mono';font-size:8.5pt}", head_side_by_side, typed_on_two_lines, PT_MONO, THABIT)
SIDEBAR = Dress(
    SIDE + ".lab{font-size:11pt}th{border-bottom:1px solid}",
    head_of_slip,
    columns("label", "both_results", "both_units", "flag_sign", "both_references"),
    OPEN,
    ARABIC,
)
TWO_UP = Dress(
    GRIDS + "section{break-before:auto}body{font-size:8.5pt}td{padding:0 5px}",
    head_of_clinic,
    columns("label", "reference", "arrowed", "unit"),
    ROBOTO,
    AMIRI,
)


def in_two_columns(paper: Paper, dress: Dress) -> str:
    """A form whose blocks flow in two columns below the head."""
    return _laid_out(paper, dress, lambda chapter: f"{dress.head(chapter)}<div class='flow'>{_blocks(chapter, paper, dress)}</div>")


def with_days_at_the_foot(paper: Paper, dress: Dress) -> str:
    """Who stands above the results, when below them."""
    return _laid_out(paper, dress, lambda chapter: f"{dress.head(chapter)}{_blocks(chapter, paper, dress)}{foot_of_days(chapter)}")


def beside_a_sidebar(paper: Paper, dress: Dress) -> str:
    """The order in a narrow column, the results in a wide one."""
    return _laid_out(
        paper,
        dress,
        lambda chapter: f"<div class='side'>{sidebar(chapter)}<div><h2>{escape(chapter.title)}</h2>{_blocks(chapter, paper, dress)}</div></div>",
    )


def on_one_page(paper: Paper, dress: Dress) -> str:
    """Reports one under the other, a rule between them."""
    return sheet(paper, dress, "<hr>".join(inside(chapter, paper, dress) for chapter in paper.chapters))


def _laid_out(paper: Paper, dress: Dress, draw: Callable[[Chapter], str]) -> str:
    around = "<div class='sample'>{sample}</div>{body}<div class='foot'>{footer}</div>"
    pages = (around.format(sample=escape(paper.sample), body=draw(chapter), footer=escape(paper.footer)) for chapter in paper.chapters)
    return sheet(paper, dress, "".join(f"<section>{page}</section>" for page in pages))


def _blocks(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    return "".join(f"<div class='block'>{block_html(block, paper.words, dress)}</div>" for block in chapter.blocks)


WHO_FORM = Dress(GRIDS + TILES + FLOW, head_in_banner, columns("label", "result_unit", "reference", has_titles=False), PT_NARROW, AMIRI)

_third = partial(Layout, wording="third")
_fourth = partial(Layout, wording="fourth")
LAYOUTS = (
    _fourth("chain in boxes", draw=partial(lay_out, dress=CHAIN)),
    _third("letter with bars", draw=partial(lay_out, dress=LETTER)),
    _third("hospital system", draw=partial(lay_out, dress=HOSPITAL), shows_second_unit=True),
    _fourth("two tongues", draw=partial(lay_out, dress=TWO_TONGUES), second_label="{english}" + EM_SPACE + "{own}", second_head="{english} / {own}"),
    _third("chain with remarks", draw=partial(lay_out, dress=CHAIN_WITH_REMARKS)),
    _third("investigations", draw=partial(lay_out, dress=INVESTIGATIONS)),
    _fourth("exam after exam", draw=partial(lay_out, dress=EXAMS), shows_second_unit=True),
    _fourth("portal", draw=partial(lay_out, dress=PORTAL)),
    _third("letter of a clinic", draw=partial(lay_out, dress=CLINIC)),
    _third("form to tick", draw=partial(lay_out, dress=FORM)),
    _fourth("form in two columns", draw=partial(in_two_columns, dress=WHO_FORM)),
    _fourth("days across", draw=partial(lay_out, dress=DAYS_ACROSS), shows_previous=True),
    _third("slip", draw=partial(lay_out, dress=SLIP)),
    _third("label printer", draw=partial(lay_out, dress=PRINTER)),
    _fourth("limits apart", draw=partial(with_days_at_the_foot, dress=LIMITS_APART)),
    _fourth("value first", draw=partial(lay_out, dress=VALUE_FIRST)),
    _third("earlier on the line", draw=partial(lay_out, dress=ON_THE_LINE), shows_previous=True, shows_second_unit=True),
    _third("typed on two lines", draw=partial(lay_out, dress=TYPED), languages=DRAWABLE),
    _third("sidebar", draw=partial(beside_a_sidebar, dress=SIDEBAR), shows_second_unit=True),
    _fourth("statement", draw=draw_statement, languages=DRAWABLE - {"az"}),
    _fourth("two on a page", draw=partial(on_one_page, dress=TWO_UP), reports=2),
    _third("three samples", draw=partial(lay_out, dress=VALUE_FIRST), reports=3, is_series=True),
    _fourth("packet of four", draw=partial(lay_out, dress=CHAIN_WITH_REMARKS), reports=4),
)
