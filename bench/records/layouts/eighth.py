"""The layouts of the eighth set.

They follow the manners of papers that patients bring: chains with current and previous results, hospitals' running tables, one exam after another,
andrology forms with fields and boxes, a cover with prices, a summary before the results, portals, letters, packets. None copies a real one.
"""

from dataclasses import replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts.eighth_daily import MATERIALS, collection_note, daily, insurance, material, price_list, signature, telephone
from bench.records.layouts.eighth_heads import (
    cover,
    head_in_box,
    head_in_fields,
    head_in_groups,
    head_in_lines,
    head_of_account,
    head_of_letter_with_window,
    head_with_line_of_days,
    head_with_pairs_of_colons,
    head_with_title_first,
    running_head,
)
from bench.records.layouts.eighth_tables import (
    IN_BRACKETS,
    MARK,
    SIGN,
    answers_in_a_paragraph,
    answers_with_dashes,
    by_component,
    current_and_previous,
    exams,
    in_a_paragraph,
    numbered,
    one_table,
    result_over_unit,
    samples_side_by_side,
    ticked,
    with_dashes,
)
from bench.records.layouts.fifth import from_several_houses
from bench.records.layouts.fifth_tables import BOLD_OUTSIDE, METHOD, NAME, RANGE, RANGE_IN_BRACKETS, RESULT, UNIT, WITH_UNIT, rows_of
from bench.records.layouts.parts import Dress, block_html, lay_out
from bench.records.layouts.sixth_heads import each
from bench.records.matter import Block, Chapter, Paper, Prose, Table
from bench.records.voice import LANGUAGES, RIGHT_TO_LEFT

DISPLAY, ARIAL_NARROW, NARROW, CAPTION = "'Noto Sans Display'", "'Liberation Sans Narrow'", "'PT Sans Narrow'", "'PT Serif Caption'"
DEJAVU, MONO, CONDENSED, SANS = "'DejaVu Sans Condensed'", "'DejaVu Sans Mono'", "'Roboto Condensed'", "'Liberation Sans'"
CARLITO, SERIF, PT = "Carlito", "'Liberation Serif'", "'PT Serif'"
NASKH, ARABIC, AMIRI, KUFI, THABIT, DEJAVU_SANS = (
    "'Noto Naskh Arabic'",
    "'Noto Sans Arabic'",
    "Amiri",
    "'Noto Kufi Arabic'",
    "Thabit",
    "'DejaVu Sans'",
)

BASE = """bdi[dir],.kept{white-space:nowrap}.top{display:flex;justify-content:space-between;gap:14px;align-items:center}.middle{text-align:center}
.right{text-align:end}.both{display:grid;grid-template-columns:1fr 1fr;gap:6px 20px;align-items:start}.small,.small td{font-size:8.5pt}
.signature{display:flex;justify-content:flex-end;gap:26px;align-items:center;margin-top:12px;break-inside:avoid}.by{font-size:8.5pt;
border-top:1px solid #555;padding-top:2px}.tight p{margin:1px 0}.small .lab{font-size:10pt}
"""
PAGES = '@page{@bottom-right{content:counter(page) "/" counter(pages);font-size:8pt}}'

CHAIN = Dress(
    BASE + PAGES + ".groups{display:grid;grid-template-columns:1fr 1fr 1fr;gap:10px;border-bottom:2px solid #003a70}.groups td{font-size:8pt;"
    "padding:0 3px}h4{margin:4px 0 2px;font-size:9pt;color:#003a70}.large{background:#eef3f8;padding:4px 7px}.current th{font-size:8pt;"
    "border-bottom:1px solid #003a70}.current small{white-space:nowrap}"
    ".current td{font-size:9pt;border-bottom:1px solid #dde5ee;padding:3px 5px}.lab{font-size:14pt}",
    head_in_box, rows_of(NAME, BOLD_OUTSIDE, UNIT, RANGE), DISPLAY, ARABIC,
)  # fmt: skip
HOSPITAL = Dress(
    BASE + ".bar{background:#37474f;color:#fff;padding:4px 8px;margin:5px 0}.box{border:1px solid #37474f;padding:3px}.box td{font-size:9pt;"
    "padding:0 4px}.running-table td,.running-table th{border:1px solid #b0bec5;font-size:9pt;padding:2px 5px}.running-table th{background:#eceff1;"
    "font-size:8.5pt}.code{font-size:7pt}.lab{font-size:13pt}",
    head_in_box, rows_of(NAME, RESULT, UNIT, RANGE), DEJAVU, NASKH,
)  # fmt: skip
EXAMS = Dress(
    BASE + ".exam{margin:6px 0;break-inside:avoid}.exam .name{font-weight:bold;background:#e8f0e4;padding:2px 5px}.exam .both{font-size:9.5pt;"
    "padding:1px 5px}.exam .small{color:#555;padding:0 5px}.who{font-size:12pt;border-top:1px solid #4a7a3a;padding-top:4px}.columns{columns:2;"
    "font-size:9pt;border-bottom:1px solid #4a7a3a;padding-bottom:4px}h2{font-size:12pt}",
    head_in_lines, exams(""), NARROW, KUFI,
)  # fmt: skip
FORM = Dress(
    BASE + "body{font-size:10.5pt}u{text-underline-offset:3px}.fields{display:flex;flex-wrap:wrap;gap:5px 16px;margin-bottom:6px}.numbered td{"
    "padding:3px 4px}.numbered td:first-child{width:5%}.numbered td:nth-child(2){width:42%}.numbered td:nth-child(3){white-space:nowrap}"
    ".ticked td{padding:4px;border-bottom:1px dotted #999}"
    "h2{font-size:13pt;letter-spacing:1px}",
    head_in_fields, numbered({}), CAPTION, AMIRI, ticked,
)  # fmt: skip
SIDES = Dress(
    BASE + "@page{size:A4 landscape;margin:10mm}td,th{font-size:9pt;padding:2px 5px}th{background:#f3e9f1;color:#6a1b5a}td{border-bottom:1px solid "
    "#ead8e6}.pairs-of-colons{margin:4px 0;border-block:1px solid #6a1b5a}.pairs-of-colons td{border:0}h2{font-size:12pt;margin:4px 0}",
    head_with_pairs_of_colons, rows_of(NAME, WITH_UNIT, RANGE), ARIAL_NARROW, ARABIC,
)  # fmt: skip
COVERED = Dress(
    BASE + PAGES + "h1{font-size:19pt;margin:16mm 0 10mm}.details{width:75%;margin:0 auto 8mm}.details td{padding:4px 8px;border-bottom:1px solid "
    "#ccc}"
    ".prices{width:75%;margin:6mm auto}.prices td,.prices th{border:1px solid #999;padding:3px 8px}.running{border-bottom:2px solid #b71c1c;"
    "font-size:9pt;padding-bottom:3px}.results.next{break-before:page}th{border-bottom:1px solid #b71c1c;font-size:9pt}td{font-size:10pt}",
    head_in_lines, rows_of(NAME, RESULT, UNIT, RANGE, METHOD), CONDENSED, KUFI,
)  # fmt: skip
SUMMARY = Dress(
    BASE + ".summary{border:2px solid #00695c;border-radius:5px;padding:2px 9px 6px;margin:6px 0;font-weight:bold}.box td{font-size:9pt;padding:0 "
    "4px}.box{padding:3px;border-bottom:1px solid #00695c}.bar{color:#00695c;font-size:14pt;font-weight:bold}th{background:#00695c;color:#fff;"
    "font-size:8.5pt}td{padding:3px 6px;font-size:9.5pt}",
    head_in_box, rows_of(NAME, WITH_UNIT, RANGE, MARK), SANS, DEJAVU_SANS,
)  # fmt: skip
SYSTEM = Dress(
    BASE + "body{font-size:8.5pt}td,th{font-size:8.5pt;padding:1px 4px}th{border-bottom:1px dashed #000;font-weight:normal}.lab{font-size:10pt}"
    "h2{font-size:10pt;margin:6px 0 2px}h3{font-size:8.5pt;margin:6px 0 0}.line{border-block:1px dashed #000;padding:2px 0}",
    head_with_line_of_days, rows_of(NAME, IN_BRACKETS, RANGE_IN_BRACKETS, UNIT), MONO, THABIT,
)  # fmt: skip
ALL_IN_ONE = Dress(
    BASE + PAGES + ".pairs-of-colons{border-block:1.5px solid #1565c0;margin:5px 0}.pairs-of-colons td{font-size:9pt;padding:1px 4px}.all th{"
    "border-block:1px solid #1565c0;font-size:8.5pt}.all td{font-size:9pt;padding:2px 5px}.section{font-weight:bold;text-decoration:underline}"
    ".all td:first-child:not(.section){padding-inline-start:16px}h2{font-size:12pt}",
    head_with_pairs_of_colons, rows_of(NAME, RESULT, UNIT, RANGE, METHOD), CARLITO, DEJAVU_SANS,
)  # fmt: skip
COMMENTED = Dress(
    BASE + ".boxed td,.boxed th{border:1px solid #000;padding:5px 7px;font-size:9.5pt}.boxed th{background:#f7ecd0}.boxed td:nth-child(2){"
    "border-inline-end:0}.boxed td:nth-child(3){border-inline-start:0}.box{border:1px solid #000;padding:4px}.box td{font-size:9pt;padding:0 4px}"
    ".bar{text-align:center;font-size:13pt;font-weight:bold;text-decoration:underline}.comment{border:1px solid #000;padding:2px 8px;margin-top:8px}",
    head_in_box, result_over_unit, SERIF, NASKH,
)  # fmt: skip
LETTER = Dress(
    BASE + PAGES + ".window{width:80mm;min-height:32mm;padding-top:6mm}.window small{text-decoration:underline;font-size:7pt}.numbers{width:78mm}"
    ".numbers td{font-size:9pt;padding:0 4px}th{border-block:1px solid;"
    "font-size:9pt;font-weight:normal;font-style:italic}h2{font-size:12pt}",
    head_of_letter_with_window, rows_of(NAME, RESULT, SIGN, UNIT, RANGE_IN_BRACKETS), PT, AMIRI,
)  # fmt: skip
DOCUMENT = Dress(
    BASE + "@page{margin:20mm 18mm}body{font-size:12pt}h2{font-size:14pt}h3{font-size:12pt;text-decoration:underline}.lab{font-size:13pt}",
    head_with_title_first, with_dashes, SERIF, NASKH, answers_with_dashes,
)  # fmt: skip
ACCOUNT = Dress(
    BASE + ".fours{display:grid;grid-template-columns:repeat(4,1fr);gap:4px}.fours>div{background:#f2f2f7;padding:3px 6px;font-size:9pt}"
    ".component{border-top:1px solid #c7c7cc;padding:5px 2px;break-inside:avoid}.component table{width:70%}.component td{padding:1px 6px;width:33%}"
    "h2{font-size:16pt;margin:2px 0 8px}",
    head_of_account, result_over_unit, DISPLAY, KUFI,
)  # fmt: skip
DISCHARGE = Dress(
    BASE + "body{font-size:11pt;line-height:1.35}.window{width:80mm;min-height:24mm}.window small{font-size:7pt}.numbers{width:76mm}.numbers td{"
    "font-size:9pt;padding:0 4px}.run{margin:6px 0}h2{font-size:12pt}h3{font-size:11pt}",
    head_of_letter_with_window, in_a_paragraph, CARLITO, AMIRI, answers_in_a_paragraph,
)  # fmt: skip
PACKET = (COMMENTED, LETTER, SYSTEM, ALL_IN_ONE)


def _page(paper: Paper, head: str, body: str, *, below: str = "") -> str:
    """The word SAMPLE above, the laboratory's small print and `below` at the end."""
    small = f"<div class='foot'>{escape(paper.footer)}</div>"
    return f"<div class='sample'>{escape(paper.sample)}</div>{head}{body}{below}{small}"


def _drawn(blocks: tuple[Block, ...], paper: Paper, dress: Dress) -> str:
    return "".join(block_html(block, paper.words, dress) for block in blocks)


def with_previous(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A large chain: groups of details, current and previous results, who examined at the foot."""
    worn = replace(dress, table=current_and_previous(daily(chapter, paper, "day")))
    below = f"<p class='small'>{material(chapter, paper)}<br>{telephone(chapter, paper)}</p>"
    return _page(paper, head_in_groups(chapter, paper), _drawn(chapter.blocks, paper, worn), below=below)


def with_samples(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A hospital: samples side by side, the departments in the last line."""
    worn = replace(dress, table=samples_side_by_side(chapter, daily(chapter, paper, "sample_number"), daily(chapter, paper, "day")))
    below = f"<p class='small'>{escape(daily(chapter, paper, 'departments'))}</p>"
    return _page(paper, dress.head(chapter), _drawn(chapter.blocks, paper, worn), below=below)


def exam_after_exam(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """One exam after another, each with its material; a signature at the end."""
    worn = replace(dress, table=exams(material(chapter, paper)))
    return _page(paper, dress.head(chapter), _drawn(chapter.blocks, paper, worn), below=signature(chapter, paper))


def form(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """An andrology form: how the sample was collected, numbered fields, boxes, a stamp."""
    worn = replace(dress, table=numbered({"motility": daily(chapter, paper, "motility")}))
    body = collection_note(chapter, paper) + _drawn(chapter.blocks, paper, worn)
    return _page(paper, dress.head(chapter), body, below=signature(chapter, paper))


def sections_side_by_side(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A sheet on its side: the sections' tables beside one another, sentences below them."""
    tables = [block for block in chapter.blocks if isinstance(block, Table)]
    prose = tuple(block for block in chapter.blocks if isinstance(block, Prose))
    sides = "".join(f"<div>{block_html(table, paper.words, dress)}</div>" for table in tables)
    body = f"<div class='{'both' if len(tables) > 1 else 'alone'}'>{sides}</div>{_drawn(prose, paper, dress)}"
    return _page(paper, dress.head(chapter), body, below=f"<p class='small'>{insurance(chapter, paper)}</p>")


def behind_a_cover(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A cover with everything about the order and the bill; the results on the pages behind it, on reports of no sample below it."""
    sample = f"<div class='sample'>{escape(paper.sample)}</div>"
    where = "next" if chapter.kind in MATERIALS else ""
    results = f"<div class='results {where}'>{sample}{running_head(chapter)}{_drawn(chapter.blocks, paper, dress)}</div>"
    return _page(paper, cover(chapter, paper, price_list(chapter, paper)), results, below=signature(chapter, paper))


def summary_first(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A clinic's report: what the sentences say stands in a box above the results."""
    said = tuple(block for block in chapter.blocks if isinstance(block, Prose) and block.says)
    rest = tuple(block for block in chapter.blocks if block not in said)
    box = f"<div class='summary'>{_drawn(said, paper, dress)}</div>" if said else ""
    return _page(paper, dress.head(chapter), box + collection_note(chapter, paper) + _drawn(rest, paper, dress))


def all_in_one(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """One table for all measured sections, then answers and sentences, then a signature."""
    measured = [block for block in chapter.blocks if isinstance(block, Table) and block.is_measured]
    rest = tuple(block for block in chapter.blocks if not (isinstance(block, Table) and block.is_measured))
    table = one_table(measured, paper.words, (NAME, BOLD_OUTSIDE, UNIT, RANGE, METHOD)) if measured else ""
    return _page(paper, dress.head(chapter), table + _drawn(rest, paper, dress), below=signature(chapter, paper))


def with_comments(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A clinic's laboratory: boxes, the sentences in a box of comments, telephone numbers below."""
    tables = tuple(block for block in chapter.blocks if isinstance(block, Table))
    prose = tuple(block for block in chapter.blocks if isinstance(block, Prose))
    comment = f"<div class='comment'>{_drawn(prose, paper, dress)}</div>" if prose else ""
    below = f"<p class='small middle'>{escape(daily(chapter, paper, 'departments'))}<br>{telephone(chapter, paper)}</p>"
    return _page(paper, dress.head(chapter), _drawn(tables, paper, dress) + comment, below=below)


def letter(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A laboratory's letter: that it is the final report and of which material, then the results, then who signs."""
    status = " &nbsp; ".join(text for text in (f"<b>{escape(daily(chapter, paper, 'status'))}</b>", material(chapter, paper)) if text)
    return _page(paper, dress.head(chapter), f"<p>{status}</p>{_drawn(chapter.blocks, paper, dress)}", below=signature(chapter, paper))


def document(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A word processor's page with a signature."""
    return _page(paper, dress.head(chapter), _drawn(chapter.blocks, paper, dress), below=signature(chapter, paper))


def account(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """A portal's history of each test."""
    worn = replace(dress, table=by_component(chapter))
    return _page(paper, dress.head(chapter), _drawn(chapter.blocks, paper, worn), below=f"<p class='small'>{insurance(chapter, paper)}</p>")


LEFT_TO_RIGHT = frozenset(LANGUAGES) - RIGHT_TO_LEFT  # on the others the print does not tell on which page a sentence stands

_layout = partial(Layout, wording="eighth")
LAYOUTS = (
    _layout("current and previous", draw=partial(each(with_previous), dress=CHAIN), shows_previous=True),
    _layout("samples side by side", draw=partial(each(with_samples), dress=HOSPITAL), shows_previous=True),
    _layout("exam by exam", draw=partial(each(exam_after_exam), dress=EXAMS)),
    _layout("numbered fields", draw=partial(each(form), dress=FORM)),
    _layout("sections side by side", draw=partial(each(sections_side_by_side), dress=SIDES)),
    _layout("behind a cover", draw=partial(each(behind_a_cover), dress=COVERED), languages=LEFT_TO_RIGHT),
    _layout("summary first", draw=partial(each(summary_first), dress=SUMMARY)),
    _layout("letters in brackets", draw=partial(lay_out, dress=SYSTEM)),
    _layout("one table for all sections", draw=partial(each(all_in_one), dress=ALL_IN_ONE)),
    _layout(
        "boxes and comments", draw=partial(each(with_comments), dress=COMMENTED), second_label="{own} ({english})", second_head="{english} / {own}"
    ),
    _layout("letter with a window", draw=partial(each(letter), dress=LETTER)),
    _layout("dashes", draw=partial(each(document), dress=DOCUMENT)),
    _layout("history of each test", draw=partial(each(account), dress=ACCOUNT), shows_previous=True),
    _layout("results in a paragraph", draw=partial(each(letter), dress=DISCHARGE)),
    _layout("packet of manners", draw=partial(from_several_houses, dresses=PACKET), reports=4),
    _layout("two visits", draw=partial(each(summary_first), dress=SUMMARY), reports=2, is_series=True),
)
