"""The layouts of the ninth set.

They follow the manners of papers that patients bring: chains with departments, accredited laboratories, hospital charts, andrology forms, letters of
clinics, pages printed from a browser, extracts of registers, stamped copies, a packet. None copies a real one.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from html import escape

from bench.records.layouts import Layout
from bench.records.layouts import ninth_heads as heads
from bench.records.layouts import ninth_styles as styles
from bench.records.layouts import ninth_tables as tables
from bench.records.layouts.parts import DrawTable, Dress, Words, answers, prose, sheet
from bench.records.matter import Block, Chapter, Paper, Prose, Table
from bench.records.voice import load_words_of_set

WORDING = "ninth"
SERIF, VERDANA, DEJAVU_SERIF, CAPTION = "'PT Serif'", "'DejaVu Sans'", "'DejaVu Serif'", "'PT Serif Caption'"
OPEN_CONDENSED, PT_NARROW, ROBOTO, ROBOTO_MEDIUM = "'Open Sans Condensed'", "'PT Sans Narrow'", "Roboto", "'Roboto Condensed Medium'"
CONDENSED, DISPLAY, TIMES, ARIAL = "'DejaVu Sans Condensed'", "'Noto Sans Display'", "'Liberation Serif'", "'Liberation Sans'"
CARLITO, MONO, NOTO, SANS = "Carlito", "'PT Mono'", "'Noto Sans'", "'Open Sans'"
NASKH, ARABIC, AMIRI, DEJAVU, KUFI = "'Noto Naskh Arabic'", "'Noto Sans Arabic'", "Amiri", "'DejaVu Sans'", "'Noto Kufi Arabic'"
WITH_PICTURE = ("semen_analysis", "karyotype", "y_microdeletion", "scrotal_ultrasound")
OWN_WORDS = ("referral_letter",)  # letters by themselves: no other letter is put around them


def blocks(chapter: Chapter, house: "House", words: Words) -> str:
    return "".join(block(one, chapter, house, words) for one in chapter.blocks)


def block(one: Block, chapter: Chapter, house: "House", words: Words) -> str:
    if isinstance(one, Prose):
        return prose(one)
    table = house.table_for(chapter, words) if house.table_for else house.table
    return table(one, words) if one.is_measured else house.answers(one, words)


def beside_a_picture(chapter: Chapter, house: "House", words: Words) -> str:
    """An analyser's print: what the microscope saw stands beside the first table; other kinds of report have no picture."""
    if chapter.kind not in WITH_PICTURE:
        return blocks(chapter, house, words)
    first, *rest = (block(one, chapter, house, words) for one in chapter.blocks)
    seen = f"<div class='picture'>{_picture(chapter.accession)}<small>{escape(words.get('picture', ''))}</small></div>"
    return f"<div class='beside'><div>{first}</div>{seen}</div>{''.join(rest)}"


def _picture(text: str) -> str:
    """Grey with pale discs, as cells look; no text."""
    state, discs = zlib.crc32(text.encode()), ""
    for _ in range(14):
        state = (state * 1103515245 + 12345) % 2**31
        discs += f"<circle cx='{state % 150}' cy='{(state >> 9) % 110}' r='{2 + (state >> 20) % 4}'/>"
    shade = "<rect width='150' height='110' fill='#8d9491'/>"
    return f"<svg width='150' height='110'>{shade}<g fill='#c9cfcc' stroke='#59605d'>{discs}</g></svg>"


def around_a_box(chapter: Chapter, house: "House", words: Words) -> str:
    """A letter: salutation and prose at the start side, the results in a box beside them."""
    if chapter.kind in OWN_WORDS:
        return blocks(chapter, house, words)
    boxed = "".join(block(one, chapter, house, words) for one in chapter.blocks if isinstance(one, Table))
    said = "".join(prose(one) for one in chapter.blocks if isinstance(one, Prose))
    letter = (
        f"<div><p>{escape(words.get('dear', ''))}</p><p>{escape(words.get('attended', ''))}</p>{said}<p>{escape(words.get('farewell', ''))}</p></div>"
    )
    return f"<div class='letter'>{letter}<div class='box'>{boxed}</div></div>" if boxed else letter


def by_material(chapter: Chapter, words: Words) -> DrawTable:
    return tables.of_a_material(heads.material_of(chapter, words))


@dataclass(frozen=True, slots=True)
class House:
    """How one laboratory prints. `css` is nested below the house's own class; `fonts` is for Latin and Cyrillic.

    `table_for` makes the table drawing for laboratories whose tables show something of the report they stand in.
    """

    css: str
    head: Callable[[Chapter, Words], str]
    table: DrawTable
    answers: DrawTable
    foot: Callable[[Chapter, Words], str]
    fonts: str
    arabic: str
    body: Callable[[Chapter, "House", Words], str] = blocks
    table_for: Callable[[Chapter, Words], DrawTable] | None = None


DEPARTMENTS = House(
    styles.DEPARTMENTS, heads.head_of_a_desk, tables.under_its_technique, answers, heads.foot_with_signatures, ARIAL, NASKH,
)  # fmt: skip
TWO_SYSTEMS = House(
    styles.TWO_SYSTEMS, heads.head_in_small_over_large, tables.in_two_systems, tables.answers_ruled, heads.foot_with_code, CONDENSED, ARABIC,
)  # fmt: skip
EARLIER_BELOW = House(
    styles.EARLIER_BELOW, heads.head_with_address, tables.with_earlier_below, tables.answers_bare, heads.foot_plain, SERIF, AMIRI,
)  # fmt: skip
BROWSER = House(
    styles.BROWSER, heads.head_of_a_browser, tables.as_a_page_shows_it, tables.answers_bare, heads.foot_plain, ROBOTO, ARABIC,
)  # fmt: skip
BLANKS = House(
    styles.BLANKS, heads.head_of_a_form, tables.filled_blanks, tables.answers_on_blanks, heads.foot_with_stamp, TIMES, NASKH,
)  # fmt: skip
GROUPED = House(
    styles.GROUPED, heads.head_of_andrology, tables.in_groups, tables.answers_ruled, heads.foot_with_signatures, SANS, KUFI,
)  # fmt: skip
CHART = House(
    styles.CHART, heads.head_of_a_chart, tables.chart_review, tables.answers_bare, heads.foot_of_a_chart, DISPLAY, DEJAVU,
)  # fmt: skip
ACCREDITED = House(
    styles.ACCREDITED, heads.head_in_small_over_large, tables.with_uncertainty, answers, heads.foot_with_signatures, ROBOTO_MEDIUM, NASKH,
)  # fmt: skip
ANALYSER = House(
    styles.ANALYSER, heads.head_of_an_order, tables.with_triangles, tables.answers_bare, heads.foot_with_code, PT_NARROW, ARABIC,
    beside_a_picture,
)  # fmt: skip
LETTER = House(
    styles.LETTER, heads.head_of_a_letter, tables.in_a_box, tables.answers_in_a_box, heads.foot_of_a_letter, CARLITO, AMIRI, around_a_box,
)  # fmt: skip
REGISTER = House(
    styles.REGISTER, heads.head_of_a_register, tables.keys_on_a_line, tables.answers_on_a_line, heads.foot_signed_electronically, NOTO, ARABIC,
)  # fmt: skip
STAMPED = House(
    styles.STAMPED, heads.head_of_a_ward, tables.numbered, tables.answers_ruled, heads.foot_with_stamp, DEJAVU_SERIF, DEJAVU,
)  # fmt: skip
TIERS = House(
    styles.TIERS, heads.head_of_an_order, tables.under_two_titles, tables.answers_ruled, heads.foot_with_signatures, CAPTION, NASKH,
)  # fmt: skip
MATERIAL = House(
    styles.MATERIAL, heads.head_with_address, tables.in_groups, answers, heads.foot_plain, VERDANA, AMIRI, table_for=by_material,
)  # fmt: skip
TYPED = House(
    styles.TYPED, heads.head_of_a_ward, tables.numbered, tables.answers_bare, heads.foot_with_code, MONO, NASKH,
)  # fmt: skip
CONDENSED_CHAIN = replace(DEPARTMENTS, fonts=OPEN_CONDENSED, arabic=KUFI, head=heads.head_of_a_ward, css=DEPARTMENTS.css + ".two{font-size:10pt}")
PACKET = (ACCREDITED, STAMPED, LETTER, GROUPED, TIERS)


def equipped(paper: Paper) -> Paper:
    """With the small words that this set alone prints; of several for a thing, the paper has one throughout."""
    further = load_words_of_set(paper.language, WORDING).get("further", {})
    place = zlib.crc32(paper.chapters[0].accession.encode())
    return replace(paper, words={key: said[place % len(said)] for key, said in further.items()} | paper.words)


def lay(paper: Paper, *houses: House) -> str:
    """A section a chapter; where there are several houses they take turns."""
    paper, style, body = equipped(paper), "", ""
    for number, house in enumerate(houses):
        fonts = f"{house.arabic},{house.fonts}" if paper.is_right_to_left else house.fonts
        style += f".house{number}{{font-family:{fonts};{styles.COMMON}{house.css}}}"
    for number, chapter in enumerate(paper.chapters):
        house = houses[number % len(houses)]
        drawn = house.head(chapter, paper.words) + house.body(chapter, house, paper.words) + house.foot(chapter, paper.words)
        around = f"<div class='sample'>{escape(paper.sample)}</div>{drawn}<div class='foot'>{escape(paper.footer)}</div>"
        body += f"<section class='house{number % len(houses)}'>{around}</section>"
    return sheet(paper, Dress(style + _numbered_pages(paper), _no_head, tables.numbered, houses[0].fonts, houses[0].arabic), body)


def _no_head(_: Chapter) -> str:
    return ""


def _numbered_pages(paper: Paper) -> str:
    word = paper.words.get("page", "").replace('"', "")
    return f'@page{{@bottom-right{{content:"{word} " counter(page) "/" counter(pages);font-size:8pt}}}}'


def _drawn(*houses: House) -> Callable[[Paper], str]:
    return lambda paper: lay(paper, *houses)


_layout = partial(Layout, wording=WORDING)
LAYOUTS = (
    _layout("department in a band", draw=_drawn(DEPARTMENTS)),
    _layout("two systems of units", draw=_drawn(TWO_SYSTEMS), shows_second_unit=True),
    _layout("earlier below the line", draw=_drawn(EARLIER_BELOW), shows_previous=True),
    _layout("page of a browser", draw=_drawn(BROWSER)),
    _layout("blanks filled in", draw=_drawn(BLANKS)),
    _layout("groups indented", draw=_drawn(GROUPED)),
    _layout("chart of a hospital", draw=_drawn(CHART), shows_previous=True),
    _layout("stated uncertainty", draw=_drawn(ACCREDITED)),
    _layout("picture of an analyser", draw=_drawn(ANALYSER)),
    _layout("box in a letter", draw=_drawn(LETTER)),
    _layout("extract of a register", draw=_drawn(REGISTER)),
    _layout("stamped copy", draw=_drawn(STAMPED)),
    _layout("titles in two tiers", draw=_drawn(TIERS)),
    _layout("material on every line", draw=_drawn(MATERIAL)),
    _layout("packet of five hands", draw=_drawn(*PACKET), reports=5),
    _layout("two of one kind", draw=_drawn(TYPED, CONDENSED_CHAIN), reports=2, is_series=True),
)
