"""The layouts of the twelfth set.

They follow the manners of papers that patients bring: chains that print a technology beside each name, public and university hospitals, andrology
forms, laboratories with an examination a paragraph, letters of clinics, exports of portals, a course over days, small sheets, a word processor's
page, a packet. None copies a real one.
"""

import zlib
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts import twelfth_heads as heads
from bench.records.layouts import twelfth_tables as tables
from bench.records.layouts.eleventh import MATERIALS, House
from bench.records.layouts.parts import DrawTable, Dress, Words, prose, sheet
from bench.records.matter import Block, Chapter, Paper, Prose
from bench.records.voice import load_words_of_set

WORDING = "twelfth"
NARROW, CAPTION, SERIF_CAPTION, PT_MONO = "'PT Sans Narrow'", "'PT Sans Caption'", "'PT Serif Caption'", "'PT Mono'"
PT_SERIF, SANS_DISPLAY, NOTO_SERIF, SEMIBOLD = "'PT Serif'", "'Noto Sans Display'", "'Noto Serif'", "'Open Sans'"
CARLITO, ROBOTO, CONDENSED, SERIF = "Carlito", "Roboto", "'Roboto Condensed'", "'DejaVu Serif'"
ARIAL, TIMES, VERDANA, ARIAL_NARROW = "'Liberation Sans'", "'Liberation Serif'", "'DejaVu Sans Condensed'", "'Liberation Sans Narrow'"
NASKH, ARABIC, AMIRI, KUFI, DEJAVU, THABIT = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'Noto Kufi Arabic'", "'DejaVu Sans'", "Thabit"

COMMON = """.top{display:flex;justify-content:space-between;gap:14px;align-items:flex-start}.middle{text-align:center}.end{text-align:end}
.grid{width:auto}.grid td{padding:1px 4px;font-size:9.5pt}.signed{display:flex;justify-content:space-between;margin-top:18px;font-size:9pt}
.last{font-size:8pt;border-top:1px solid #888;margin-top:12px;padding-top:3px}.remark,.collection{font-size:9pt;margin:6px 0}
.stamp{border:2px solid #35559a;color:#35559a;border-radius:50%;padding:13px 16px;font-size:8pt;transform:rotate(-9deg);text-align:center;
max-width:34mm}
.entry{display:flex;gap:6px;align-items:baseline;padding:2px 0;break-inside:avoid}.entry i{flex:1;border-bottom:1px dotted #777}
.kept,.exam,.course,tr,li{break-inside:avoid}bdi[dir]{white-space:nowrap}.said td,.said th{padding:3px 6px;font-size:10pt}
"""

TECHNOLOGY = House(
    """.parts{display:flex;justify-content:space-between;align-items:center;border:1px solid #888;padding:5px 8px}.state{border:1px solid #c4161c;
    color:#c4161c;padding:3px 9px;font-size:9pt}.technology th{background:#c4161c;color:#fff;font-size:9pt;padding:4px 6px}
    .technology td{font-size:10pt;padding:4px 6px}.technology td:first-child{width:44%}.usual td{font-size:8.5pt;padding-bottom:9px;
    border-bottom:1px solid #ddd}h2{text-align:center;font-size:13pt;margin:8px 0}h3{text-align:center}.said td{border-bottom:1px solid #ddd}""",
    heads.head_with_caption, tables.technology_beside, tables.answers_ruled, heads.foot_with_conditions, ROBOTO, ARABIC,
)  # fmt: skip
THIRDS = House(
    """font-size:11pt;.lab{color:#00527a}.first{font-size:13pt;margin:7px 0 3px}.thirds-of-head{display:grid;grid-template-columns:1fr 1fr 1fr;
    gap:2px 10px;
    font-size:10pt;border-bottom:2px solid #00527a;padding-bottom:5px}.thirds td,.thirds th{border:1px solid #9ab;padding:3px 5px;font-size:10.5pt}
    .thirds th{background:#e3eef4;font-weight:normal}.thirds td:nth-child(n+2):nth-child(-n+4){text-align:center;font-weight:bold}
    .thirds td:first-child{width:34%}h2{font-size:13pt}.said td,.said th{border:1px solid #9ab}""",
    heads.head_with_the_order, tables.low_to_high, tables.answers_ruled, heads.foot_with_receipt, NARROW, NASKH,
)  # fmt: skip
CROSSES = House(
    """.form{border:2px solid #000;text-align:center;padding:6px;font-size:14pt;margin-bottom:8px}.form small{font-size:8pt}.lab{font-size:13pt}
    .filled{display:grid;grid-template-columns:1fr 1fr;gap:5px 16px;margin:10px 0;font-size:10pt}.crossed td,.crossed th{border:1px solid #000;
    padding:3px 6px;font-size:10pt}.crossed td:nth-child(n+4),.crossed th:nth-child(n+4){text-align:center;width:15mm;font-size:9pt}
    .crossed th{font-weight:normal;font-style:italic}h3{text-decoration:underline}""",
    heads.head_filled_in, tables.with_crosses, tables.answers_in_lines, heads.foot_with_stamp, SERIF_CAPTION, AMIRI,
)  # fmt: skip
SQUARES = House(
    """.side{width:42%;font-size:9pt}.person td{border:1px solid #777;font-size:9.5pt;padding:3px 6px}.person .k{background:#eee;width:19%}.person{
    margin:8px 0}.order{background:#dfe9e2;padding:5px 8px;font-size:10pt}.order span{margin-inline-end:18px;font-size:9pt;
    white-space:nowrap;display:inline-block}
    .squares td,.squares th{padding:4px 6px;font-size:10pt}.squares th{border-bottom:1px solid #000;font-size:9pt}.squares td:first-child{width:38%}
    .square{border:1px solid #000;padding:0 4px;font-size:8.5pt}.said td{border-bottom:1px dotted #888}h3{color:#1c5a34}""",
    heads.head_around_an_emblem, tables.with_square_letters, tables.answers_ruled, heads.foot_with_conditions, VERDANA, KUFI,
)  # fmt: skip
OPERATORS = House(
    """.labels th{font-size:8pt;font-weight:normal;color:#444;padding:3px 5px 0}.labels td{font-size:10pt;padding:0 5px 3px;
    border-bottom:1px solid #aaa}
    .payer{font-size:9pt;margin:5px 0 8px}.operators td,.operators th{border:1px solid #000;padding:2px 5px;font-size:10pt}h2{font-size:13pt}
    .operators th{font-size:9pt}.operators td:first-child{width:6mm}.operators td:last-child{width:17mm;font-size:9pt}
    .said td,.said th{border:1px solid #000}""",
    heads.head_of_an_office, tables.with_operators, tables.answers_ruled, heads.foot_with_stamp, TIMES, NASKH,
)  # fmt: skip
PARAGRAPHS = House(
    """.first{font-size:12pt;margin-top:4px}.thirds-of-head{display:grid;grid-template-columns:1fr 1fr 1fr;gap:1px 10px;font-size:9pt;
    background:#f2f2ee;
    padding:5px 7px}.exam{border-bottom:1px solid #999;padding:6px 0}.exam .name{font-weight:bold;font-size:11pt}.small{font-size:8.5pt;color:#444}
    .found{font-size:11pt;padding-inline-start:20mm}.usual{font-size:9pt;padding-inline-start:20mm}h2{font-size:13pt;text-align:center}
    h3{text-transform:none;letter-spacing:1px}""",
    heads.head_with_the_order, tables.exam_by_paragraph, tables.answers_in_paragraphs, heads.foot_with_receipt, SANS_DISPLAY, DEJAVU,
)  # fmt: skip
BOXES = House(
    """.form{background:#314a6e;color:#fff;padding:7px 10px;font-size:13pt;margin-bottom:7px}.form small{font-size:8pt}.filled{columns:2;
    font-size:10pt;
    margin:8px 0}.filled div{padding:2px 0}.boxes td{padding:5px 5px;font-size:9.5pt;vertical-align:middle}.boxes .box{border:1.3px solid #314a6e;
    width:20mm;text-align:center;font-size:10.5pt;font-weight:bold;background:#f7f9fc}.boxes .behind{width:20mm}.boxes{border-collapse:separate;
    border-spacing:0 5px}h3{border-bottom:1px solid #314a6e;color:#314a6e}""",
    heads.head_filled_in, tables.in_boxes, tables.answers_in_lines, heads.foot_with_stamp, SEMIBOLD, ARABIC,
)  # fmt: skip
CONSULTATION = House(
    """font-size:10.5pt;.edge-of-letter{width:56mm;border-inline-start:1px solid #777;padding-inline-start:8px;font-size:9.5pt}
    .subject{font-weight:bold}
    .thrice td,.thrice th{font-size:9.5pt;padding:2px 4px}.thrice th{font-weight:normal;border-bottom:1px solid #777;font-size:8.5pt}
    .thrice td:nth-child(4),.thrice th:nth-child(4){border-inline-start:1px solid #bbb}p{margin:6px 0}h2{font-size:14pt}.lab{font-size:14pt}""",
    heads.head_of_a_letter, tables.thrice_beside, tables.answers_in_lines, heads.foot_of_a_letter, NOTO_SERIF, AMIRI,
)  # fmt: skip
EXPORT = House(
    """.bar{background:#e8eef7;padding:6px 10px;font-size:10pt;display:flex;justify-content:space-between;align-items:center}
    .grid td{padding:2px 8px 2px
    0}.exported td,.exported th{font-size:9pt;padding:4px 5px;border-bottom:1px solid #ccd}.exported th{background:#f3f5f9;font-size:8.5pt}
    h2{color:#22417a;margin:8px 0 2px}.said td{border-bottom:1px solid #ccd}.grid{margin:6px 0}""",
    heads.head_of_an_export, tables.exported(""), tables.answers_ruled, heads.foot_of_an_export, CONDENSED, KUFI,
)  # fmt: skip
COURSE = House(
    """.course{table-layout:fixed;margin-bottom:5px}.course td{font-size:10pt;padding:2px 7px}.course .about{background:#ececec;font-size:9.5pt}
    .side{width:42%;font-size:9pt}.person td{font-size:9.5pt;padding:2px 6px;border-bottom:1px solid #ccc}.person .k{color:#555}
    .order{border-block:2px solid #000;padding:4px 0;margin:8px 0}.order span{margin-inline-end:16px;font-size:9pt;
    white-space:nowrap;display:inline-block}""",
    heads.head_around_an_emblem, tables.days_above_values, tables.answers_in_lines, heads.foot_with_conditions, ARIAL, THABIT,
)  # fmt: skip
TYPED = House(
    """font-size:11pt;.tabs{width:auto;margin:8px 0}.tabs td{padding:1px 24px 1px 0;font-size:11pt}.document td{border:1px solid #000;
    padding:3px 7px;
    font-size:11pt}.document .section{background:#d9d9d9;font-weight:bold}.document td:nth-child(2){width:42%}.document{margin:7px 0}
    i{font-size:9pt}
    h2{font-size:14pt;text-decoration:underline}.said td,.said th{border:1px solid #000;font-size:11pt}.lab{font-size:14pt}""",
    heads.head_typed, tables.ranges_under_names, tables.answers_ruled, heads.foot_with_stamp, CARLITO, AMIRI,
)  # fmt: skip
VERDICTS = House(
    """font-size:11pt;.edge-of-letter{width:60mm;font-size:9.5pt;text-align:end}ul{margin:4px 0;padding-inline-start:6mm}li{padding:2px 0;
    font-size:10.5pt}
    .lab{font:18pt 'Noto Serif Display',Amiri;color:#7a3b69}.subject{border-block:1px solid #7a3b69;padding:4px 0}h3{color:#7a3b69;font-size:11.5pt}
    h2{font-size:13pt}""",
    heads.head_of_a_letter, tables.with_verdicts, tables.answers_in_lines, heads.foot_of_a_letter, PT_SERIF, NASKH,
)  # fmt: skip
SMALL = House(
    """page:small;font-size:9pt;.lab{font-size:12pt}h2{font-size:11pt;margin:0}.run{border-bottom:1px solid #000;padding:3px 0;font-size:9pt}
    .run span{
    white-space:nowrap;display:inline-block}h3{font-size:9.5pt;margin:6px 0 2px}.edge td{font-size:9pt;padding:2px 3px}.edge th{font-size:8pt;
    font-weight:normal;border-bottom:1px solid #000}.edge td:last-child,.edge th:last-child{text-align:end;width:24%}.edge td:first-child{width:44%}
    .entry,.said td{font-size:9pt}p{margin:3px 0}.stamp{padding:8px 12px}""",
    heads.head_in_two_lines, tables.value_at_the_edge, tables.answers_in_lines, heads.foot_with_stamp, SERIF, DEJAVU,
    sheet="@page small{size:A5;margin:9mm 10mm 12mm}",
)  # fmt: skip
ABROAD = replace(SQUARES, css=SQUARES.css + ".k{font-size:8.5pt}.squares td:first-child{width:44%}", fonts=ARIAL_NARROW, arabic=ARABIC)
SLANTED = replace(
    OPERATORS, head=heads.head_typed, css=OPERATORS.css + ".tabs{width:auto;margin:6px 0}.tabs td{padding:1px 20px 1px 0}", fonts=CAPTION
)
MACHINE = replace(THIRDS, foot=heads.foot_with_stamp, css=THIRDS.css + ".thirds td,.thirds th{font-size:9pt}", fonts=PT_MONO, arabic=THABIT)
PACKET = (PARAGRAPHS, SMALL, MACHINE, SLANTED)


def with_daily_words(paper: Paper) -> Words:
    """The page's words with what this set alone prints of daily life; of several words for a thing the paper has one throughout."""
    further = load_words_of_set(paper.language, WORDING).get("daily", {})
    place = zlib.crc32(paper.chapters[0].accession.encode())
    return {key: choices[place % len(choices)] for key, choices in further.items()} | paper.words


def words_for(chapter: Chapter, words: Words) -> Words:
    """With a name of what was examined; empty for reports of no sample."""
    sort = MATERIALS.get(chapter.kind)
    return words | {"of_material": f"{words['material']}: {words[sort]}" if sort else ""}


def one_block(block: Block, table: DrawTable, answers: DrawTable, words: Words) -> str:
    if isinstance(block, Prose):
        return f"<div class='prose'>{prose(block)}</div>"
    return f"<div>{(table if block.is_measured else answers)(block, words)}</div>"


def one_chapter(chapter: Chapter, house: House, words: Words) -> str:
    """Head, blocks, how a sample of semen came about, foot. An export names the day on every line."""
    taken = next((one.text for one in chapter.details if one.key in ("collected", "date")), "")
    table = tables.exported(taken) if house is EXPORT else house.table
    body = "".join(one_block(block, table, house.answers, words) for block in chapter.blocks)
    collection = f"<p class='collection'>{escape(words['collection'])}</p>" if chapter.kind == "semen_analysis" else ""
    return house.head(chapter, words) + body + collection + house.foot(chapter, words)


def lay(paper: Paper, *houses: House) -> str:
    """A section a chapter; where there are several houses they take turns."""
    words, body = with_daily_words(paper), ""
    style = f'@page{{@bottom-right{{content:"{words.get("page", "")} " counter(page) "/" counter(pages);font-size:8pt}}}}'
    for number, house in enumerate(houses):
        fonts = f"{house.arabic},{house.fonts}" if paper.is_right_to_left else house.fonts
        style += f"{house.sheet}.house{number}{{font-family:{fonts};{COMMON}{house.css}}}"
    for number, chapter in enumerate(paper.chapters):
        drawn = one_chapter(chapter, houses[number % len(houses)], words_for(chapter, words))
        around = f"<div class='sample'>{escape(paper.sample)}</div>{drawn}<div class='foot'>{escape(paper.footer)}</div>"
        body += f"<section class='house{number % len(houses)}'>{around}</section>"
    return sheet(paper, Dress(style, _no_head, tables.low_to_high, houses[0].fonts, houses[0].arabic), body)


def _no_head(_: Chapter) -> str:
    return ""


def _drawn(*houses: House) -> Callable[[Paper], str]:
    return lambda paper: lay(paper, *houses)


_layout = partial(Layout, wording=WORDING)
LAYOUTS = (
    _layout("technology beside the name", draw=_drawn(TECHNOLOGY)),
    _layout("result under its height", draw=_drawn(THIRDS)),
    _layout("crosses at the edge", draw=_drawn(CROSSES)),
    _layout("letters in squares", draw=_drawn(SQUARES)),
    _layout("initials of operators", draw=_drawn(OPERATORS)),
    _layout("examination a paragraph", draw=_drawn(PARAGRAPHS)),
    _layout("values in boxes", draw=_drawn(BOXES)),
    _layout("three beside three", draw=_drawn(CONSULTATION)),
    _layout("lines of an export", draw=_drawn(EXPORT)),
    _layout("days above values", draw=_drawn(COURSE), shows_previous=True),
    _layout("ranges under names", draw=_drawn(TYPED)),
    _layout("verdicts in a letter", draw=_drawn(VERDICTS)),
    _layout("value at the edge", draw=_drawn(SMALL)),
    _layout("own name over English", draw=_drawn(ABROAD), second_label="{english} | {own}", second_head="{english} / {own}"),
    _layout("packet of four senders", draw=_drawn(*PACKET), reports=4),
    _layout("two sheets of an office", draw=_drawn(OPERATORS), reports=2, is_series=True),
)
