"""What else stands on a paper that people carry about? Materials, insurance and telephone numbers, prices, a stamp beside a signature.

In: a chapter and its paper. Out: HTML of small print in the paper's language. The words stand in wording/eighth/, section daily; none of them is a
result, a day or a name of the report.
"""

import zlib
from html import escape

from bench.records.layouts.parts import apart, ltr
from bench.records.matter import Chapter, Paper, Prose
from bench.records.voice import load_words_of_set

MATERIALS = {
    "semen_analysis": "semen", "hormone_panel": "serum", "female_fertility": "serum", "serology": "serum", "other_lab": "serum",
    "karyotype": "blood", "y_microdeletion": "blood", "cftr": "blood",
}  # fmt: skip


def number_from(text: str, digits: int) -> str:
    """A number of so many digits that belongs to this text alone."""
    return f"{zlib.crc32(text.encode()) % 9 * 10 ** (digits - 1) + 10 ** (digits - 1) + zlib.crc32(text[::-1].encode()) % 10 ** (digits - 1)}"


def daily(chapter: Chapter, paper: Paper, key: str) -> str:
    """The paper's own words for it, the same wherever they come again on this report; nothing where the language has none."""
    choices = load_words_of_set(paper.language, "eighth").get("daily", {}).get(key, [""])
    return str(choices[zlib.crc32(chapter.accession.encode()) % len(choices)])


def material(chapter: Chapter, paper: Paper) -> str:
    """A word for the material and what was examined, such as "Material: serum"; empty for reports of no sample."""
    if chapter.kind not in MATERIALS:
        return ""
    return f"{escape(daily(chapter, paper, 'material'))}: {escape(daily(chapter, paper, MATERIALS[chapter.kind]))}"


def collection_note(chapter: Chapter, paper: Paper) -> str:
    """How the sample came about, on reports of semen."""
    return f"<p class='small'>{escape(daily(chapter, paper, 'collection'))}</p>" if chapter.kind == "semen_analysis" else ""


def insurance(chapter: Chapter, paper: Paper) -> str:
    number = number_from(chapter.patient_name, 10)
    return f"{escape(daily(chapter, paper, 'insurance'))}: {ltr(number)}"


def telephone(chapter: Chapter, paper: Paper) -> str:
    return f"{escape(daily(chapter, paper, 'enquiries'))}: {ltr(f'555 {number_from(chapter.laboratory, 7)}')}"


def signature(chapter: Chapter, paper: Paper) -> str:
    """A round stamp, a line signed by hand, and below it who releases reports."""
    stroke = "<path d='M4 30 C 18 2, 24 44, 38 16 S 56 34, 66 14 S 92 38, 118 12' fill='none' stroke='#1b3a8a' stroke-width='1.6'/>"
    stamp = (
        "<svg width='84' height='84'><circle cx='42' cy='42' r='38' fill='none' stroke='#3949ab' stroke-width='2'/>"
        "<circle cx='42' cy='42' r='27' fill='none' stroke='#3949ab'/><text x='42' y='46' font-size='10' fill='#3949ab' "
        "text-anchor='middle'>SAMPLE</text></svg>"
    )
    line = (
        f"<svg width='122' height='44'>{stroke}</svg><div class='by'>{escape(paper.words['signed'])}: {apart(daily(chapter, paper, 'signer'))}</div>"
    )
    return f"<div class='signature'><div>{line}</div>{stamp}</div>"


def price_list(chapter: Chapter, paper: Paper) -> str:
    """What was ordered by sections, each with a price, and the sum: the page of the bill."""
    parts = [block.heading for block in chapter.blocks if block.heading and not isinstance(block, Prose)] or [chapter.title]
    prices = [int(number_from(part, 3)) for part in parts]
    lines = "".join(f"<tr><td>{escape(part)}</td><td>{ltr(str(price))}</td></tr>" for part, price in zip(parts, prices, strict=True))
    total = f"<tr><td><b>{escape(daily(chapter, paper, 'total'))}</b></td><td><b>{ltr(str(sum(prices)))}</b></td></tr>"
    top = f"<tr><th>{escape(daily(chapter, paper, 'ordered_tests'))}</th><th>{escape(daily(chapter, paper, 'price'))}</th></tr>"
    return f"<table class='prices'>{top}{lines}{total}</table>"
