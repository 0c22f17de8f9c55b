"""The layouts of the eleventh set.

They follow the manners of papers that patients bring: reports of chains for their customers, laboratories with technique and earlier values below a
name, hospitals with a label and a telefax line, andrology forms, institutes, letters of fertility clinics, a telephone's screen, a wide cumulative
sheet, a word processor's page, a packet. None copies a real one.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts import eleventh_bodies as bodies
from bench.records.layouts import eleventh_heads as heads
from bench.records.layouts import eleventh_tables as tables
from bench.records.layouts.parts import DrawTable, Dress, Words, sheet
from bench.records.matter import Chapter, Paper
from bench.records.voice import RIGHT_TO_LEFT, load_words_of_set

WORDING = "eleventh"
MATERIALS = {
    "semen_analysis": "semen", "hormone_panel": "serum", "female_fertility": "serum", "serology": "serum", "other_lab": "serum",
    "karyotype": "blood", "y_microdeletion": "blood", "cftr": "blood",
}  # fmt: skip
OPEN, OPEN_NARROW, MEDIUM, ROBOTO_NARROW = "'Open Sans'", "'Open Sans Condensed Light'", "'Roboto Medium'", "'Roboto Condensed'"
TIMES, ARIAL, COURIER, ARIAL_NARROW = "'Liberation Serif'", "'Liberation Sans'", "'Liberation Mono'", "'Liberation Sans Narrow'"
PT, PT_CAPTION, PT_SERIF, VERDANA = "'PT Sans'", "'PT Sans Caption'", "'PT Serif'", "'DejaVu Sans Condensed'"
CARLITO, NOTO, NOTO_SERIF, LIGHT = "Carlito", "'Noto Sans Display'", "'Noto Serif'", "'DejaVu Sans Light'"
NASKH, ARABIC, AMIRI, KUFI, DEJAVU, THABIT = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'Noto Kufi Arabic'", "'DejaVu Sans'", "Thabit"

COMMON = """.top{display:flex;justify-content:space-between;gap:14px;align-items:flex-start}.middle{text-align:center}.end{text-align:end}
.signers{margin-top:16px;font-size:8.5pt;align-items:flex-end}.comment,.collection{font-size:9pt}
.who{width:auto}.who td{padding:1px 5px;font-size:9pt}
.last{font-size:8pt;border-top:1px solid #999;margin-top:14px}.halves-of-head{display:grid;grid-template-columns:1fr 1fr;gap:10px 20px}
tr,.item{break-inside:avoid}bdi[dir]{white-space:nowrap}
"""


@dataclass(frozen=True, slots=True)
class House:
    """How one laboratory prints. `css` is nested below the house's class; `sheet` is a rule for its pages; `fonts` is for Latin and Cyrillic."""

    css: str
    head: Callable[[Chapter, Words], str]
    table: DrawTable
    answers: DrawTable
    foot: Callable[[Chapter, Words], str]
    fonts: str
    arabic: str
    body: bodies.DrawBody = bodies.plain
    sheet: str = ""


CUSTOMERS = House(
    """.name{font-size:15pt;margin:6px 0}.name small{font-size:8pt;color:#666}.tiles{display:grid;grid-template-columns:repeat(4,1fr);gap:5px 12px;
    background:#f4f7f4;padding:7px;font-size:9pt}.tiles small{color:#555}h2{color:#2e6b33}.bars th{border-bottom:1.5px solid #2e6b33}
    .bars td{padding:5px 6px;border-bottom:1px solid #e4e9e4;vertical-align:middle}.high,.low{color:#b3261e}.bar{white-space:nowrap;font-size:9pt}
    .bar svg{margin:0 6px;vertical-align:middle}""",
    heads.head_with_large_name, tables.with_bars, tables.answers_in_columns, heads.foot_with_code, OPEN, ARABIC,
)  # fmt: skip
DOCUMENT = House(
    """font-size:11.5pt;.corner{text-align:end;font-size:8.5pt;font-style:italic}.centred td,.centred th{border:1px solid #000;text-align:center;
    padding:2px 5px;font-size:11pt}.answers-ruled td,.answers-ruled th{border:1px solid #000;text-align:center}h3{font-size:11.5pt;text-align:center}
    .lab{font-size:13pt}h2{font-size:14pt;margin:8px 0}""",
    heads.head_of_a_document, tables.centred, tables.answers_ruled, heads.foot_with_two_names, TIMES, AMIRI,
)  # fmt: skip
CONFIDENCE = House(
    """.boxed{border:1.5px solid #444;padding:5px 10px;font-size:12pt}.cells td{border:1px solid #888;font-size:9.5pt;padding:2px 6px;width:33%}
    .cells{margin:8px 0}.cells small{color:#555;font-size:7.5pt}.ruled td,.ruled th{border:1px solid #888;font-size:9.5pt;padding:3px 6px}
    .ruled th{background:#e7edf5}.answers-ruled td,.answers-ruled th{border:1px solid #888;padding:3px 6px}""",
    heads.head_of_an_office, tables.with_intervals, tables.answers_ruled, heads.foot_with_two_names, PT, NASKH,
)  # fmt: skip
DEPARTMENT = House(
    """.rule{border-top:2px solid #123a6b;padding-top:6px}.days{font-size:8.5pt;border:1px solid #bbb;padding:3px 6px;margin-bottom:6px}
    .band{background:#123a6b;color:#fff;font-weight:bold;font-size:9.5pt;padding:3px 6px}.department td{font-size:9.5pt;padding:3px 6px}
    .department th{font-size:8pt;font-weight:normal;border-bottom:1px solid #123a6b}.department tr:nth-child(even) td{background:#f3f6fa}
    .department td:nth-child(2),.department th:nth-child(2){text-align:end}.department{margin-bottom:8px}h2{margin:8px 0 4px}""",
    heads.head_of_an_order, tables.of_a_department, tables.answers_in_columns, heads.foot_of_a_system, NOTO, KUFI,
)  # fmt: skip
TECHNIQUE = House(
    """.window{border:1px solid #ccc;padding:10px 14px;margin-top:14mm;font-size:11pt}.file{font-size:9pt;columns:2}
    .days{font-size:9pt;font-style:italic}h2{text-align:center;border:1px solid #777;padding:3px;font-size:12pt}i{font-size:8pt;color:#444}
    .technique td{padding:4px 6px;border-bottom:1px dotted #999;font-size:10pt}.technique th{font-size:8.5pt;font-weight:normal}""",
    heads.head_with_a_window, tables.with_technique_below, tables.answers_in_columns, heads.foot_with_two_names, PT_CAPTION, NASKH,
)  # fmt: skip
LATIN_TABLE = House(
    """.rule{border-block:1px solid #000;padding:5px 0}.days{font-size:9pt;margin-bottom:6px}h2{text-align:center;font-size:12pt}
    .latin td,.latin th{border:1px solid #555;text-align:left;padding:3px 7px;font-size:10pt}.latin th{background:#eee}""",
    heads.head_of_an_order, tables.from_left_to_right, tables.answers_ruled, heads.foot_with_two_names, ARIAL, ARABIC,
)  # fmt: skip
COUNTER = House(
    """.twice td{font-size:9pt;padding:2px 5px}.twice{background:#f6f1e7;margin-top:5px}.paid{font-size:8pt;text-align:end}
    h2{text-align:center;font-size:13pt;letter-spacing:1px}h3{color:#7b4a12}.method{font-size:8pt;color:#555;padding:0 6px 5px 18px}
    .methods th{border-block:1px solid #7b4a12;font-size:9pt}.methods td{font-size:10pt}""",
    heads.head_of_a_counter, tables.with_method_lines, tables.answers_in_columns, heads.foot_with_code, ROBOTO_NARROW, DEJAVU,
)  # fmt: skip
WARD = House(
    """font-size:9pt;.fax{font-size:8pt;margin:0 0 6px}.sticker{border:1px dashed #555;padding:5px 8px;font-size:9pt;min-width:60mm}
    .between td,.between th{padding:2px 6px;font-size:9pt}.between th{border-bottom:1px solid #000;font-weight:normal}
    .between td:nth-child(n+2){text-align:center}.between th:nth-child(n+2){text-align:center}h2{font-size:11.5pt;border-bottom:2px solid #000}
    h3{font-size:10pt}.lab{font-size:12pt}""",
    heads.head_with_a_label, tables.between_limits, tables.answers_in_columns, heads.foot_of_a_system, COURIER, THABIT,
)  # fmt: skip
INSTITUTE = House(
    """.beside{display:grid;grid-template-columns:1fr 40mm;gap:8mm}aside{font-size:7.5pt;border-inline-start:1px solid #a33;
    padding-inline-start:6px;color:#444;line-height:1.5}aside div{margin-bottom:3px}
    .dotted td{border-bottom:1px dotted #888;padding:4px 4px;font-size:10pt}
    h2{color:#a33;font-size:14pt}p{margin:4px 0;font-size:9.5pt}.plate{margin:8px 0}.lab{font-size:14pt;color:#a33}""",
    heads.head_in_lines, tables.beside_dots, tables.answers_in_columns, heads.foot_with_code, PT_SERIF, AMIRI, bodies.beside_staff,
)  # fmt: skip
OUTLINE = House(
    """.halves-of-head{border-block:1px solid #333;padding:5px 0;font-size:9.5pt}.outline td{padding:2px 5px;font-size:10pt}h3{font-size:10.5pt}
    .outline td:first-child{width:9mm;color:#555}.outline td:nth-child(2){width:45%}h2{font-size:13pt}""",
    heads.head_in_two_columns, tables.beside_dots, tables.answers_in_columns, heads.foot_with_two_names, VERDANA, NASKH, bodies.numbered,
)  # fmt: skip
STRIP = House(
    """.cells td{border-bottom:1px solid #bbb;font-size:9.5pt;width:33%}.cells small{color:#777}.boxed{font-size:13pt;color:#5b2a86}
    .form td,.form th{border-bottom:1px solid #ddd;padding:3px 5px;font-size:10pt}.form td:first-child,.form th:first-child{width:46%}
    .strip{margin:6px 0}.strip td,.strip th{border:1px solid #5b2a86;text-align:center;padding:3px;font-size:9.5pt}
    .strip th{background:#f3edf8;font-weight:normal}h3{color:#5b2a86}""",
    heads.head_of_an_office, tables.motility_across, tables.answers_ruled, heads.foot_with_two_names, OPEN_NARROW, ARABIC,
)  # fmt: skip
LETTER = House(
    """font-size:10.5pt;.triples td{width:33%;border:1px solid #d9cfe0;padding:4px 7px;font-size:10pt}.triples{margin:4px 0 8px}
    .triples small{color:#555}h3{font-style:italic;font-size:10.5pt}.lab{font-size:17pt;font-weight:normal;font-family:'Noto Serif Display','Amiri'}
    p{margin:7px 0}""",
    heads.head_of_a_letter, tables.three_to_a_line, tables.answers_in_columns, heads.foot_of_a_letter, NOTO_SERIF, AMIRI, bodies.in_a_letter,
)  # fmt: skip
SCREEN = House(
    """page:screen;font-size:10pt;.app{background:#0b6e75;color:#fff;padding:8px;font-size:12pt}.place{padding:6px 8px}.list{padding:0 8px}
    .item{display:flex;justify-content:space-between;gap:12px;border-bottom:1px solid #e2e6e8;padding:6px 0}.grey{color:#5f6b70;font-size:8.5pt}
    .value{font-weight:bold;text-align:end}.high,.low{color:#b3261e}h3{padding:0 8px;color:#0b6e75}.prose,.comment,.collection{padding:0 8px}
    .buttons{text-align:center;margin-top:10px}.buttons span{border:1px solid #0b6e75;border-radius:10px;padding:3px 12px;margin:0 5px}
    .lab{font-size:11pt}""",
    heads.head_of_a_screen, tables.on_a_screen, tables.answers_on_a_screen, heads.foot_of_a_screen, MEDIUM, KUFI,
    sheet="@page screen{size:118mm 230mm;margin:9mm 6mm 11mm}",
)  # fmt: skip
WIDE = House(
    """page:wide;.across{margin:4px 0}.across th{font-size:8pt;font-weight:normal;color:#555}.across td{font-size:9.5pt;border-bottom:1px solid #aaa}
    .wide td,.wide th{border-bottom:1px solid #ccc;font-size:9pt;padding:3px 7px}.wide th{border-bottom:1.5px solid #333}h2{font-size:13pt;margin:0}
    .wide td:last-child{background:#f1f1f1}.answers-ruled td,.answers-ruled th{border-bottom:1px solid #ccc}""",
    heads.head_across, tables.with_trend, tables.answers_ruled, heads.foot_of_a_system, ARIAL_NARROW, NASKH,
    sheet="@page wide{size:A4 landscape}",
)  # fmt: skip
PLAIN_CHAIN = replace(
    DEPARTMENT, head=heads.head_of_a_counter, foot=heads.foot_with_code, css=DEPARTMENT.css + ".twice td{font-size:9pt}", fonts=LIGHT
)
TYPED = replace(DOCUMENT, table=tables.beside_dots, css=DOCUMENT.css + ".dotted td{padding:2px 4px;font-size:11pt}", fonts=CARLITO)
PACKET = (CUSTOMERS, TYPED, TECHNIQUE, PLAIN_CHAIN, LETTER)


def with_daily_words(paper: Paper) -> Paper:
    """With what this set alone prints of daily life; of several words for a thing the paper has one throughout."""
    further = load_words_of_set(paper.language, WORDING).get("daily", {})
    place = zlib.crc32(paper.chapters[0].accession.encode())
    return replace(paper, words={key: choices[place % len(choices)] for key, choices in further.items()} | paper.words)


def words_for(chapter: Chapter, paper: Paper) -> Words:
    """The paper's words with a name of what was examined; empty for reports of no sample."""
    sort = MATERIALS.get(chapter.kind)
    named = f"{paper.words.get('material', '')}: {paper.words.get(sort, '')}" if sort and sort in paper.words else ""
    return paper.words | {"of_material": named}


def lay(paper: Paper, *houses: House) -> str:
    """A section a chapter; where there are several houses they take turns."""
    paper, style, body = with_daily_words(paper), "", ""
    for number, house in enumerate(houses):
        fonts = f"{house.arabic},{house.fonts}" if paper.is_right_to_left else house.fonts
        style += f"{house.sheet}.house{number}{{font-family:{fonts};{COMMON}{house.css}}}"
    for number, chapter in enumerate(paper.chapters):
        house, words = houses[number % len(houses)], words_for(chapter, paper)
        drawn = house.head(chapter, words) + house.body(chapter, house.table, house.answers, words) + house.foot(chapter, words)
        around = f"<div class='sample'>{escape(paper.sample)}</div>{drawn}<div class='foot'>{escape(paper.footer)}</div>"
        body += f"<section class='house{number % len(houses)}'>{around}</section>"
    counted = '@page{@bottom-right{content:counter(page) " / " counter(pages);font-size:8pt}}'
    return sheet(paper, Dress(counted + style, _no_head, tables.centred, houses[0].fonts, houses[0].arabic), body)


def _no_head(_: Chapter) -> str:
    return ""


def _drawn(*houses: House) -> Callable[[Paper], str]:
    return lambda paper: lay(paper, *houses)


_layout = partial(Layout, wording=WORDING)
LAYOUTS = (
    _layout("bars with ends", draw=_drawn(CUSTOMERS)),
    _layout("everything centred", draw=_drawn(DOCUMENT)),
    _layout("confidence of the limits", draw=_drawn(CONFIDENCE)),
    _layout("material in the band", draw=_drawn(DEPARTMENT)),
    _layout("technique below the name", draw=_drawn(TECHNIQUE), shows_previous=True),
    _layout("Latin table", draw=_drawn(LATIN_TABLE), languages=frozenset(RIGHT_TO_LEFT), second_label="{english}"),
    _layout("method on its own line", draw=_drawn(COUNTER)),
    _layout("between two limits", draw=_drawn(WARD)),
    _layout("staff at the side", draw=_drawn(INSTITUTE)),
    _layout("outline", draw=_drawn(OUTLINE)),
    _layout("motility across", draw=_drawn(STRIP), second_label="{own} ({english})"),
    _layout("three to a line", draw=_drawn(LETTER)),
    _layout("screen of a telephone", draw=_drawn(SCREEN)),
    _layout("wide with a trend", draw=_drawn(WIDE), shows_previous=True),
    _layout("packet of five papers", draw=_drawn(*PACKET), reports=5),
    _layout("twice from one counter", draw=_drawn(COUNTER), reports=2, is_series=True),
)
