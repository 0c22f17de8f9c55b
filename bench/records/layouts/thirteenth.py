"""The layouts of the thirteenth set.

They follow the manners of papers that patients bring: forms of state laboratories, chains of several countries, biologists' letters, bilingual
hospitals, sworn translations, a message printed at home, a strip of narrow paper, a cumulative sheet, a clinic's form, a packet. None copies a
real one.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts import thirteenth_heads as heads
from bench.records.layouts import thirteenth_tables as tables
from bench.records.layouts.heads import days_of
from bench.records.layouts.parts import DrawTable, Dress, Words, apart, prose, sheet
from bench.records.matter import EM_SPACE, Chapter, Paper, Prose
from bench.records.voice import LANGUAGES, load_words_of_set

WORDING = "thirteenth"
MATERIALS = {
    "semen_analysis": "semen", "hormone_panel": "serum", "female_fertility": "serum", "serology": "serum", "other_lab": "blood",
    "karyotype": "whole_blood", "y_microdeletion": "whole_blood", "cftr": "whole_blood",
}  # fmt: skip
NASKH, ARABIC, AMIRI, KUFI, DEJAVU, THABIT = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'Noto Kufi Arabic'", "'DejaVu Sans'", "Thabit"

SHARED = """.top{display:flex;justify-content:space-between;gap:14px;align-items:flex-start}.middle{text-align:center}.end{text-align:end}
.both{display:grid;grid-template-columns:1fr 1fr;gap:10px 18px;align-items:start}.comment,.material{font-size:9pt;margin:8px 0 4px}
.signed{margin-top:14px;font-size:9pt;align-items:center}.last{font-size:8pt;margin:6px 0}.small{font-size:8.5pt}
.edge{display:flex;justify-content:space-between;gap:12px}.edge span:last-child{text-align:end}
tr,.item,.exam{break-inside:avoid}bdi[dir]{white-space:nowrap}
"""
RULED = ".ruled td,.ruled th,.answers-ruled td,.answers-ruled th{border:1px solid #333;padding:2px 6px}.ruled th{font-weight:normal}"


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
    has_days_below: bool = False
    sheet: str = ""


STATE = House(
    RULED + """.narrow{width:44%;font-size:9pt}.lab{font-size:11pt}.filled{display:flex;gap:8px;font-size:10pt;margin-bottom:4px}
    .filled span:last-child{flex:1;border-bottom:1px solid #333;padding-inline-start:6px}h2{font-size:13pt;margin:8px 0 4px}
    .ruled{font-size:10pt}.numbered td:first-child,.numbered th:first-child{width:12mm;text-align:center}h3{text-align:center;font-size:10.5pt}""",
    heads.head_of_a_state_form, tables.numbered, tables.answers_numbered, heads.foot_with_stamp, "'DejaVu Serif'", NASKH,
)  # fmt: skip
THREE_PLACES = House(
    """.bar{background:#8c1d40;color:#fff;padding:5px 10px}.railed{display:grid;grid-template-columns:1fr 58mm;gap:12px;margin-top:6px}
    .large{font-size:13pt}.about{display:grid;grid-template-columns:1fr 1fr;gap:3px 10px;font-size:9.5pt}.about small{color:#555}
    .rail{border-inline-start:3px solid #8c1d40;padding-inline-start:8px;font-size:9pt}.k{color:#555}h2{color:#8c1d40;font-size:13pt}
    .places td{font-size:10pt;padding:3px 6px;border-bottom:1px solid #ddd}.places th{font-size:8.5pt;background:#f3e9ed}
    .places td:nth-child(2),.places td:nth-child(4){font-weight:bold}""",
    heads.head_with_a_rail, tables.low_within_high, tables.answers_ruled, heads.foot_with_code, "Roboto", ARABIC,
)  # fmt: skip
BIOLOGISTS = House(
    """.address{border:1px solid #bbb;border-radius:6px;padding:8px 12px;margin-top:8mm}.order{font-size:9pt;margin:4px 0}
    h2{text-align:center;background:#e6eef2;font-size:12pt;padding:3px}h3{text-decoration:underline;font-size:10.5pt}
    .systems td{font-size:10pt;padding:2px 6px}.systems th{font-size:8.5pt;font-weight:normal;border-bottom:1px solid #888}.systems i{font-size:8pt}
    .systems small{font-size:8.5pt}.answers-ruled td{padding:2px 6px}""",
    heads.head_of_biologists, tables.in_both_systems, tables.answers_ruled, heads.foot_of_validation, "'Noto Sans Display'", AMIRI,
)  # fmt: skip
REPORTED = House(
    """.mark{position:absolute;top:110mm;inset-inline-start:50mm;font-size:60pt;color:#efefef;transform:rotate(-28deg);z-index:-1}position:relative;
    .box{border:1px solid #777;font-size:9.5pt}.box td{padding:1px 5px}.k{color:#444}.lab{font-size:13pt}
    .twice td{padding:4px 6px;font-size:10.5pt}.twice th{border-block:1px solid #777;font-size:9pt}h2{font-size:13pt}""",
    heads.head_in_two_boxes, tables.unit_twice, tables.answers_at_the_edge, heads.foot_of_validation, "'PT Sans Narrow'", KUFI,
)  # fmt: skip
BOTH_ENDS = House(
    """.both-names{border:1px solid #1b6b5a;font-size:9pt}.both-names td{padding:2px 5px;text-align:left}.k{color:#1b6b5a}
    .both-names .text{font-weight:bold}.both-names .own{text-align:right}
    .ends td,.ends th{border-bottom:1px solid #cfdcd8;padding:4px 6px;font-size:10pt;
    text-align:left}.ends th{background:#1b6b5a;color:#fff;font-size:8.5pt}.ends td:last-child,.ends th:last-child{text-align:right}
    .answers-ruled td,.answers-ruled th{border-bottom:1px solid #cfdcd8}h2{font-size:13pt}""",
    heads.head_in_both_languages, tables.names_at_both_ends, tables.answers_ruled, heads.foot_with_stamp, "'Noto Sans'", NASKH,
)  # fmt: skip
TECHNOLOGY = House(
    """.threes{display:grid;grid-template-columns:1fr 1fr 1fr;gap:4px 12px;border:1px solid #e08a00;padding:5px 8px;font-size:9pt}
    .state{font-size:9pt;margin-top:3px}.technology th{background:#fff1dc;font-size:9pt}.technology td{font-size:10pt;padding:4px 6px 0}
    .technology .usual{font-size:9pt;padding:0 6px 6px;border-bottom:1px solid #eee}h2{font-size:12pt}h3{color:#b36b00}
    .answers-ruled td,.answers-ruled th{border-bottom:1px solid #eee}""",
    heads.head_of_a_counter_chain, tables.technology_beside, tables.answers_ruled, heads.foot_with_code, "'Open Sans'", ARABIC,
)  # fmt: skip
TRANSLATION = House(
    RULED + """font-size:12pt;h2{font-size:13pt;text-align:center}
    h3{font-size:12pt;font-weight:normal;text-decoration:underline}td,th{font-size:11.5pt}""",
    heads.head_of_a_translation, tables.ruled, tables.answers_ruled, heads.foot_of_a_translator, "'Liberation Serif'", AMIRI,
)  # fmt: skip
MESSAGE = House(
    """font-size:11pt;.message{border-bottom:1px solid #000;margin-bottom:8px}.message td{padding:1px 4px}.message .k{width:24mm;font-weight:bold}
    .item{padding:2px 0}h2{font-size:11.5pt}h3{font-size:11pt;text-decoration:underline;font-weight:normal}.lines{margin:8px 0}p{margin:6px 0}
    .last{color:#555}""",
    heads.head_of_a_message, tables.in_a_message, tables.answers_in_lines, heads.foot_of_a_message, "Carlito", DEJAVU,
)  # fmt: skip
STRIP = House(
    """page:strip;font-size:9pt;.cut{border-top:1px dashed #000;margin:6px 0}.lab{font-size:11pt}h2{text-align:center;font-size:10.5pt;margin:6px 0}
    .edge{gap:6px}.item{margin-bottom:4px}.usual{padding-inline-start:4mm;font-size:8.5pt}h3{font-size:9.5pt}p{margin:4px 0}""",
    heads.head_of_a_strip, tables.on_a_strip, tables.answers_at_the_edge, heads.foot_of_a_strip, "'PT Mono'", DEJAVU,
    sheet="@page strip{size:92mm 250mm;margin:6mm 5mm 10mm}",
)  # fmt: skip
TIERS = House(
    RULED + """page:tiers;.tiers td,.tiers th{border:1px solid #9aa7b5;padding:3px 7px;font-size:9.5pt}.tiers th{background:#eef2f6;text-align:center}
    .tiers td:nth-child(2){background:#fbf7e6}h2{font-size:13pt;margin:4px 0}.small{border-block:1px solid #9aa7b5;padding:3px 0}""",
    heads.head_on_one_line, tables.in_tiers, tables.answers_ruled, heads.foot_of_validation, "'Roboto Condensed'", ARABIC,
    sheet="@page tiers{size:A4 landscape}",
)  # fmt: skip
EXAMS = House(
    """.columns{columns:2;border-block:1px solid #0a7d8c;padding:5px 0;font-size:9.5pt}.k{color:#555}h2{font-size:12pt;text-align:center}
    .exam{border-bottom:1px solid #bcd6da;padding:4px 0}.name{font-weight:bold;background:#eef7f8;padding:2px 5px}.exam .top{padding:3px 5px}
    .values{border:1px solid #bcd6da;padding:2px 8px;min-width:55mm;font-size:9pt}.exam small{font-size:8pt;color:#444}
    .days{font-size:8.5pt;color:#333;margin:3px 0 9px}.answers-ruled td,.answers-ruled th{border-bottom:1px solid #bcd6da}""",
    heads.head_of_person, tables.result_and_box, tables.answers_ruled, heads.foot_with_code, "'Roboto Light'", KUFI, has_days_below=True,
)  # fmt: skip
CLINIC = House(
    """position:relative;padding-inline-start:9mm;.margin{position:absolute;inset-inline-start:0;top:6mm;font-size:8pt;color:#6a5aa0}
    .margin div{writing-mode:vertical-rl}.lab{color:#6a5aa0;font-size:16pt}h2{font-size:16pt;margin:4px 0;font-weight:normal}
    .round{border:1px solid #6a5aa0;border-radius:9px;padding:6px 10px;columns:2;font-size:9.5pt}.fields td{padding:3px 5px;font-size:10.5pt}
    .fields td:first-child{width:44%}.field{display:inline-block;min-width:16mm;border:1px solid #6a5aa0;padding:1px 5px;text-align:center}
    .edge{border-bottom:1px dotted #999;padding:3px 0}h3{color:#6a5aa0}""",
    heads.head_of_a_clinic, tables.boxed_values, tables.answers_at_the_edge, heads.foot_with_stamp, "'Noto Serif'", AMIRI,
)  # fmt: skip
WARD = House(
    """font-size:9pt;.pairs-of-cells td{font-size:9pt;padding:1px 4px}.pairs-of-cells .k{width:20%}.lab{font-size:11pt}
    .between-rules{border-block:1px solid #000;text-align:center;padding:2px;margin:6px 0}.listing td,.listing th{font-size:9.5pt;padding:2px 4px}
    .listing th{border-bottom:1px dashed #000;font-weight:normal}h3{font-size:9.5pt}""",
    heads.head_of_a_ward, tables.letter_before, tables.answers_in_lines, heads.foot_of_validation, "'DejaVu Sans Mono'", THABIT,
)  # fmt: skip
ABROAD = (STATE, TECHNOLOGY, replace(TRANSLATION, fonts="Carlito"), EXAMS, MESSAGE)


def with_daily_words(paper: Paper) -> Paper:
    """With what this set alone prints of daily life; of several words for a thing the paper has one throughout."""
    further = load_words_of_set(paper.language, WORDING).get("daily", {})
    place = zlib.crc32(paper.chapters[0].accession.encode())
    chosen = {key: choices[place % len(choices)] for key, choices in further.items()}
    return replace(paper, words=chosen | ({"copy": ""} if paper.is_right_to_left else {}) | paper.words)


def body_of(chapter: Chapter, house: House, words: Words) -> str:
    """The blocks one below the other, then what was examined and how it was collected; in some houses the days below each table."""
    days = f"<div class='days'>{' &nbsp; '.join(f'{escape(one.label)}: {apart(one.text)}' for one in days_of(chapter))}</div>"
    drawn, shown = "", not house.has_days_below
    for block in chapter.blocks:
        if isinstance(block, Prose):
            drawn += prose(block)
        else:
            drawn += (house.table if block.is_measured else house.answers)(block, words) + (days if house.has_days_below else "")
            shown = True
    return drawn + ("" if shown else days) + material(chapter, words)


def material(chapter: Chapter, words: Words) -> str:
    sort = words.get(MATERIALS.get(chapter.kind, ""), "")
    named = f"{escape(words.get('material', ''))}: {escape(sort)}. " if sort else ""
    how = escape(words.get("collection", "")) if chapter.kind == "semen_analysis" else ""
    return f"<p class='material'>{named}{how}</p>" if named or how else ""


def lay(paper: Paper, *houses: House) -> str:
    """A section a chapter; where there are several houses they take turns."""
    paper, style, body = with_daily_words(paper), "", ""
    for number, house in enumerate(houses):
        fonts = f"{house.arabic},{house.fonts}" if paper.is_right_to_left else house.fonts
        style += f"{house.sheet}.house{number}{{font-family:{fonts};{SHARED}{house.css}}}"
    for number, chapter in enumerate(paper.chapters):
        house = houses[number % len(houses)]
        drawn = house.head(chapter, paper.words) + body_of(chapter, house, paper.words) + house.foot(chapter, paper.words)
        around = f"<div class='sample'>{escape(paper.sample)}</div>{drawn}<div class='foot'>{escape(paper.footer)}</div>"
        body += f"<section class='house{number % len(houses)}'>{around}</section>"
    counted = '@page{@bottom-right{content:counter(page) "/" counter(pages);font-size:8pt}}'
    return sheet(paper, Dress(counted + style, _no_head, tables.ruled, houses[0].fonts, houses[0].arabic), body)


def _no_head(_: Chapter) -> str:
    return ""


def _drawn(*houses: House) -> Callable[[Paper], str]:
    return lambda paper: lay(paper, *houses)


_layout = partial(Layout, wording=WORDING)
LAYOUTS = (
    _layout("lines with numbers", draw=_drawn(STATE)),
    _layout("low within high", draw=_drawn(THREE_PLACES)),
    _layout("in both systems", draw=_drawn(BIOLOGISTS), shows_previous=True, shows_second_unit=True),
    _layout("unit twice", draw=_drawn(REPORTED)),
    _layout(
        "names at both ends",
        draw=_drawn(BOTH_ENDS),
        languages=frozenset(LANGUAGES) - {"en"},
        second_label="{english}" + EM_SPACE + "{own}",
        second_head="{own} / {english}",
    ),
    _layout("technology beside", draw=_drawn(TECHNOLOGY)),
    _layout("sworn translation", draw=_drawn(TRANSLATION)),
    _layout("printed message", draw=_drawn(MESSAGE)),
    _layout("strip of paper", draw=_drawn(STRIP)),
    _layout("tiers of days", draw=_drawn(TIERS), shows_previous=True),
    _layout("result and box", draw=_drawn(EXAMS)),
    _layout("boxed values", draw=_drawn(CLINIC)),
    _layout("letter before the result", draw=_drawn(WARD)),
    _layout("packet of a journey", draw=_drawn(*ABROAD), reports=5),
    _layout("pair from one clinic", draw=_drawn(CLINIC), reports=2, is_series=True),
)
