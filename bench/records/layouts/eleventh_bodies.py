"""What stands between head and foot on papers of the eleventh set? Blocks one below the other, numbered, beside a list of staff, in a letter.

In: a chapter, how its tables and answers are drawn, the page's small words. Out: HTML. Pictures hold no result.
"""

import zlib
from collections.abc import Callable
from html import escape

from bench.records.layouts.eleventh_tables import amount
from bench.records.layouts.parts import DrawTable, Words, apart, by_line, prose
from bench.records.matter import Block, Chapter, Prose, Row, Table

DrawBody = Callable[[Chapter, DrawTable, DrawTable, Words], str]
CHROMOSOMES = (*(str(number) for number in range(1, 23)), "X", "Y")


def plain(chapter: Chapter, table: DrawTable, answers: DrawTable, words: Words) -> str:
    return "".join(one_block(block, table, answers, words) for block in chapter.blocks) + collection(chapter, words)


def one_block(block: Block, table: DrawTable, answers: DrawTable, words: Words) -> str:
    if isinstance(block, Prose):
        return f"<div class='prose'>{prose(block)}</div>"
    return f"<div>{(table if block.is_measured else answers)(block, words)}</div>"


def collection(chapter: Chapter, words: Words) -> str:
    """How the sample came about, on reports of semen."""
    return f"<p class='collection'>{escape(words.get('collection', ''))}</p>" if chapter.kind == "semen_analysis" else ""


def numbered(chapter: Chapter, _: DrawTable, __: DrawTable, words: Words) -> str:
    """An outline: headings and lines have numbers such as 2 and 2.3."""
    parts = "".join(_numbered_part(place, block) for place, block in enumerate(chapter.blocks, 1))
    return parts + collection(chapter, words)


def _numbered_part(place: int, block: Block) -> str:
    top = f"<h3>{place}. {escape(block.heading)}</h3>" if block.heading else ""
    if isinstance(block, Prose):
        return top + "".join(f"<p>{escape(text)}</p>" for text in block.text.split("\n"))
    lines = "".join(_numbered_line(f"{place}.{number}", row, block) for number, row in enumerate(block.rows, 1))
    return f"{top}<table class='outline'>{lines}</table>"


def _numbered_line(number: str, row: Row, table: Table) -> str:
    usual = f"[{by_line(row.reference) if table.is_measured else apart(row.reference)}]" if row.reference else ""
    result = amount(row) if table.is_measured else apart(row.result)
    return f"<tr><td>{number}</td><td>{apart(row.label)}</td><td><b>{result}</b></td><td>{usual}</td></tr>"


def beside_staff(chapter: Chapter, table: DrawTable, answers: DrawTable, words: Words) -> str:
    """Who works in the house stands in a narrow column at the edge; some kinds have a picture of what was seen."""
    people = "".join(f"<div>{escape(one)}</div>" for one in words.get("staff", "").split("|"))
    plate = {"karyotype": _karyogram, "y_microdeletion": _gel}.get(chapter.kind)
    body = plain(chapter, table, answers, words) + (plate(chapter.accession) if plate else "")
    return f"<div class='beside'><div>{body}</div><aside>{people}</aside></div>"


def _karyogram(text: str) -> str:
    """Pairs of bars above the numbers of their chromosomes."""
    drawn, state = "", zlib.crc32(text.encode())
    for place, name in enumerate(CHROMOSOMES):
        x, y = 22 * (place % 12), 62 * (place // 12)
        height = 40 - place
        lean = (state >> place) % 3
        for side in (4, 10 + lean):
            drawn += f"<rect x='{x + side}' y='{y + 44 - height}' width='4' height='{height}' rx='2' fill='#555'/>"
        drawn += f"<text x='{x + 9}' y='{y + 56}' font-size='8' text-anchor='middle'>{name}</text>"
    return f"<svg class='plate' width='270' height='126'>{drawn}</svg>"


def _gel(text: str) -> str:
    """Lanes of a gel, bright bands on dark; no text."""
    state, bands = zlib.crc32(text.encode()), ""
    for lane in range(9):
        for _ in range(3):
            state = (state * 1103515245 + 12345) % 2**31
            bands += f"<rect x='{8 + 24 * lane}' y='{8 + (state >> 12) % 60}' width='16' height='3' fill='#ddd'/>"
    return f"<svg class='plate' width='226' height='80'><rect width='226' height='80' fill='#222'/>{bands}</svg>"


def in_a_letter(chapter: Chapter, table: DrawTable, answers: DrawTable, words: Words) -> str:
    """A salutation and a sentence before the blocks; letters by themselves have their own."""
    if chapter.kind == "referral_letter":
        return plain(chapter, table, answers, words)
    return f"<p>{escape(words.get('dear', ''))}</p><p>{escape(words.get('attended', ''))}</p>{plain(chapter, table, answers, words)}"
