"""The layouts of the tenth set.

Papers as patients bring them from many countries: reports of large laboratories to their clients, an extract of a state's register, chains with
codes of services, exams with material and method, heads in one tongue over tables in another, andrology forms, listings of hospital systems, a word
processor's page, letters, a sheet that grows from visit to visit. None copies a real one.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts import tenth_heads as heads
from bench.records.layouts import tenth_styles as styles
from bench.records.layouts import tenth_tables as tables
from bench.records.layouts.parts import DrawTable, Dress, Words, answers, prose, sheet
from bench.records.matter import EM_SPACE, Block, Chapter, Paper, Prose
from bench.records.voice import LANGUAGES, load_words_of_set

WORDING = "tenth"
FURTHER = (
    "about_patient", "about_specimen", "about_client", "account", "insurance", "status", "state", "validated", "register", "house", "telephone",
    "accredited", "scan", "department", "department_semen", "specimen", "semen", "serum", "blood", "obtained", "obtained_how", "technician",
    "physician", "disclaimer", "form_number", "stamp", "performed", "site", "site_two", "e_signed", "price", "offices", "copy_to", "dear", "attended",
    "farewell",
)  # fmt: skip
MATERIAL = {
    "semen_analysis": "semen", "hormone_panel": "serum", "female_fertility": "serum", "serology": "serum", "karyotype": "blood",
    "y_microdeletion": "blood", "cftr": "blood",
}  # fmt: skip
DrawEnd = Callable[[Chapter, Words], str]


@dataclass(frozen=True, slots=True)
class House:
    """How one sender's papers look. `css` follows the common style; `fonts` is for Latin and Cyrillic, `arabic` for Arabic script."""

    css: str
    head: DrawEnd
    table: DrawTable
    answers: DrawTable
    foot: DrawEnd
    fonts: str
    arabic: str


SANS, SERIF, NARROW, MONO = "'Liberation Sans'", "'Liberation Serif'", "'Liberation Sans Narrow'", "'PT Mono','DejaVu Sans Mono'"
OPEN, DISPLAY, SERIF_CAPTION, CONDENSED = "'Open Sans'", "'Noto Sans Display'", "'PT Serif Caption'", "'DejaVu Sans Condensed'"
PT, PT_SERIF, CARLITO, ROBOTO, NOTO = "'PT Sans'", "'PT Serif'", "Carlito", "Roboto", "'Noto Sans'"
NASKH, ARABIC, KUFI, AMIRI, DEJAVU, THABIT = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "'Noto Kufi Arabic'", "Amiri", "'DejaVu Sans'", "Thabit"

CLIENT = House(styles.CLIENT, heads.head_of_a_client, tables.client_rows, tables.answers_ruled, heads.foot_of_sites, SANS, ARABIC)
REGISTER = House(styles.REGISTER, heads.head_of_a_register, tables.register_rows, tables.answers_ruled, heads.foot_in_small_print, OPEN, KUFI)
SERVICES = House(styles.SERVICES, heads.head_of_a_chain, tables.service_rows, answers, heads.foot_of_offices, DISPLAY, ARABIC)
EXAMS = House(styles.MATERIALS, heads.head_of_an_exam, tables.material_rows, tables.form_answers, heads.foot_in_small_print, PT, NASKH)
ENGLISH_TABLE = House(
    styles.ENGLISH_TABLE, heads.head_in_a_round_box, tables.english_rows, tables.english_answers, heads.foot_with_stamp, SERIF, NASKH
)
BOTH_NAMES = House(
    styles.BOTH_NAMES, heads.head_in_both_tongues, tables.rows_of_both_names, tables.answers_of_both_names, heads.foot_with_signatures, NOTO, AMIRI
)
FILE = House(styles.FILE, heads.head_in_sentences, tables.file_rows, tables.ward_answers, heads.foot_in_small_print, PT_SERIF, NASKH)
FORM = House(styles.FORM, heads.head_of_a_form, tables.form_rows, tables.form_answers, heads.foot_with_signatures, CONDENSED, DEJAVU)
BROAD = House(styles.WIDE, heads.head_of_a_broad_sheet, tables.wide_rows, tables.answers_ruled, heads.foot_of_offices, NARROW, DEJAVU)
WORD = House(styles.WORD, heads.head_of_a_document, tables.word_rows, tables.answers_ruled, heads.foot_with_stamp, SERIF, AMIRI)
LETTER = House(styles.LETTER, heads.head_of_a_letter, tables.letter_rows, answers, heads.foot_of_a_letter, CARLITO, NASKH)
FLOW = House(styles.FLOW, heads.head_with_a_bar, tables.flow_rows, tables.answers_ruled, heads.foot_with_signatures, ROBOTO, KUFI)
WARD = House(styles.WARD, heads.head_of_a_screen, tables.ward_rows, tables.ward_answers, heads.foot_in_small_print, MONO, THABIT)
GAUGES = House(styles.GAUGES, heads.head_of_an_application, tables.gauge_rows, tables.answers_ruled, heads.foot_in_small_print, ROBOTO, ARABIC)
SECOND_FORM = replace(FORM, fonts=SERIF_CAPTION, arabic=AMIRI, foot=heads.foot_with_stamp)


def equipped(paper: Paper) -> Words:
    """The paper's words with those that this set alone prints, empty where its language has none; of several for a thing, one throughout."""
    further = load_words_of_set(paper.language, WORDING).get("further", {})
    place = zlib.crc32(paper.chapters[0].accession.encode())
    return dict.fromkeys(FURTHER, "") | {key: said[place % len(said)] for key, said in further.items()} | paper.words


def lay(paper: Paper, *houses: House) -> str:
    """A section a chapter; where there are several houses they take turns."""
    words, style, body = equipped(paper), "", ""
    for number, house in enumerate(houses):
        fonts = f"{house.arabic},{house.fonts}" if paper.is_right_to_left else house.fonts
        style += f".house{number}{{font-family:{fonts};{styles.COMMON}{house.css.replace('body{', '&{')}}}" if len(houses) > 1 else ""
    for number, chapter in enumerate(paper.chapters):
        body += _section(chapter, paper, houses[number % len(houses)], f"house{number % len(houses)}", words)
    first = houses[0]
    style = style or styles.COMMON + first.css
    return sheet(paper, Dress(style + _numbered_pages(words), _no_head, first.table, first.fonts, first.arabic), body)


def _section(chapter: Chapter, paper: Paper, house: House, name: str, words: Words) -> str:
    material = words[MATERIAL[chapter.kind]] if chapter.kind in MATERIAL else ""
    about = f"{words['specimen']}: {material}" if material and words["specimen"] else material
    own = words | {"material_alone": material, "material": about}
    body = "".join(_block(block, house, own) for block in chapter.blocks)
    drawn = house.head(chapter, own) + body + house.foot(chapter, own)
    return f"<section class='{name}'><div class='sample'>{escape(paper.sample)}</div>{drawn}<div class='foot'>{escape(paper.footer)}</div></section>"


def _block(block: Block, house: House, words: Words) -> str:
    if isinstance(block, Prose):
        return prose(block)
    return house.table(block, words) if block.is_measured else house.answers(block, words)


def _no_head(_: Chapter) -> str:
    return ""


def _numbered_pages(words: Words) -> str:
    word = words.get("page", "").replace('"', "")
    return f'@page{{@bottom-right{{content:"{word} " counter(page) "/" counter(pages);font-size:8pt}}}}'


def _drawn(*houses: House) -> Callable[[Paper], str]:
    return lambda paper: lay(paper, *houses)


_layout = partial(Layout, wording=WORDING)
LAYOUTS = (
    _layout("report to a client", draw=_drawn(CLIENT)),
    _layout("extract of the state", draw=_drawn(REGISTER)),
    _layout("codes of services", draw=_drawn(SERVICES)),
    _layout("material under the name", draw=_drawn(EXAMS)),
    _layout("english table", draw=_drawn(ENGLISH_TABLE), languages=frozenset({"ar", "fa"}), second_label="{english}"),
    _layout(
        "names at both edges",
        draw=_drawn(BOTH_NAMES),
        languages=frozenset(LANGUAGES) - {"en"},
        second_label="{english}" + EM_SPACE + "{own}",
        second_head="{english} / {own}",
    ),
    _layout("person as on an envelope", draw=_drawn(FILE), shows_previous=True),
    _layout("andrology form", draw=_drawn(FORM)),
    _layout("broad sheet", draw=_drawn(BROAD)),
    _layout("table of a word processor", draw=_drawn(WORD)),
    _layout("values in a letter", draw=_drawn(LETTER)),
    _layout("newest day last", draw=_drawn(FLOW), shows_previous=True),
    _layout("screen of a practice", draw=_drawn(WARD)),
    _layout("gauges", draw=_drawn(GAUGES)),
    _layout("packet from abroad", draw=_drawn(CLIENT, SECOND_FORM, SERVICES, LETTER), reports=4),
    _layout("two forms", draw=_drawn(SECOND_FORM), reports=2, is_series=True),
)
