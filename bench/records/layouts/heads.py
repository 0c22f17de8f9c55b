"""How do pages begin? Heads of chain laboratories, hospitals, clinics' letters and slips, with bar codes and marks, as HTML.

In: a chapter. Out: HTML. Every line of the chapter's head stands somewhere in it.
"""

import zlib
from collections.abc import Iterable
from html import escape

from bench.records.layouts.parts import apart, letterhead
from bench.records.matter import Chapter, Detail

DAYS = ("ordered", "collected", "received", "reported", "printed", "date")


def _pairs(details: Iterable[Detail], mark: str = ":") -> str:
    """Label, mark and text in three columns of a grid."""
    return "".join(f"<div>{escape(one.label)}</div><div>{mark}</div><div>{apart(one.text)}</div>" for one in details)


def person_of(chapter: Chapter) -> list[Detail]:
    return [one for one in chapter.details if one.key not in DAYS]


def days_of(chapter: Chapter) -> list[Detail]:
    return [one for one in chapter.details if one.key in DAYS]


def qr_mark(text: str, modules: int = 17) -> str:
    """Black squares that look like a code for telephones and hold nothing."""
    state, squares = zlib.crc32(text.encode()), ""
    for place in range(modules * modules):
        state = (state * 1103515245 + 12345) % 2**31
        if state >> 16 & 1:
            squares += f"<rect x='{place % modules}' y='{place // modules}' width='1' height='1'/>"
    return f"<svg class='qr' width='46' height='46' viewBox='0 0 {modules} {modules}'>{squares}</svg>"


def bar_code(text: str) -> str:
    """Lines of several widths, the text in digits below them."""
    state, bars, x = zlib.crc32(text.encode()), "", 0
    while x < 120:
        state = (state * 1103515245 + 12345) % 2**31
        width, gap = 1 + (state >> 16) % 3, 1 + (state >> 20) % 3
        bars, x = bars + f"<rect x='{x}' y='0' width='{width}' height='22'/>", x + width + gap
    return f"<div class='code'><svg width='130' height='22'>{bars}</svg><br><small>*{escape(text)}*</small></div>"


def emblem(text: str) -> str:
    """A laboratory's round mark with its first letter."""
    return (
        "<svg width='40' height='40'><circle cx='20' cy='20' r='18' fill='none' stroke='#2a6' stroke-width='4'/>"
        f"<text x='20' y='27' font-size='19' text-anchor='middle'>{escape(text[:1])}</text></svg>"
    )


def head_in_three_boxes(chapter: Chapter) -> str:
    """Who, what, when: three ruled boxes side by side, the title in capitals above."""
    who, when = person_of(chapter), days_of(chapter)
    parts = (who[:3], who[3:], when)
    boxes = "".join(f"<div>{''.join(f'<p><b>{escape(one.label)}:</b> {apart(one.text)}</p>' for one in part)}</div>" for part in parts)
    top = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    return f"{top}<div class='three'>{boxes}</div><h2>{escape(chapter.title.upper())}</h2>"


def head_of_letter(chapter: Chapter) -> str:
    """The sender's line, then a block of the patient at the left and one of the order at the right."""
    sides = f"<div class='grid'>{_pairs(person_of(chapter), '')}</div><div class='grid'>{_pairs(days_of(chapter), '')}</div>"
    return f"<div class='right'>{letterhead(chapter)}</div><hr><div class='two'>{sides}</div><h2>{escape(chapter.title)}</h2>"


def head_with_days_across(chapter: Chapter) -> str:
    """The patient in a grid; the days in a table, each below its label."""
    days = days_of(chapter)
    top, below = "".join(f"<th>{escape(one.label)}</th>" for one in days), "".join(f"<td>{apart(one.text)}</td>" for one in days)
    person = f"<div class='grid'>{_pairs(person_of(chapter))}</div>"
    middle = f"<div class='middle'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div>"
    return f"{middle}<div class='two'>{person}{qr_mark(chapter.accession)}</div><table class='days'><tr>{top}</tr><tr>{below}</tr></table>"


def head_in_two_languages(chapter: Chapter) -> str:
    """English label, text, the language's own label; one a line."""
    lines = "".join(f"<div>{escape(one.english)}</div><div>{apart(one.text)}</div><div>{escape(_own(one))}</div>" for one in chapter.details)
    return f"{letterhead(chapter)}<div class='between'>{lines}</div><h2 class='band'>{escape(chapter.title)}</h2>"


def _own(detail: Detail) -> str:
    return detail.label.split(" / ")[-1] if detail.english else detail.label


def head_side_by_side(chapter: Chapter) -> str:
    """Patient at the left, days at the right, the colons under one another; a bar code between them and the title."""
    sides = f"<div class='grid'>{_pairs(person_of(chapter))}</div><div class='grid'>{_pairs(days_of(chapter))}</div>"
    return f"{letterhead(chapter)}<div class='two boxed'>{sides}</div>{bar_code(chapter.accession)}<h2 class='middle'>{escape(chapter.title)}</h2>"


def head_of_clinic(chapter: Chapter) -> str:
    """A letter's beginning: the sender at the right, the lines about the patient as one paragraph."""
    line = "; ".join(f"{escape(one.label)} {apart(one.text)}" for one in chapter.details)
    return f"<div class='right'>{letterhead(chapter)}</div><p><b>{escape(chapter.title)}</b></p><p class='about'>{line}</p>"


def head_in_banner(chapter: Chapter) -> str:
    """The patient's name large in a dark band, everything else as small tiles below."""
    name, *rest = chapter.details
    tiles = "".join(f"<div><small>{escape(one.label)}</small><div>{apart(one.text)}</div></div>" for one in rest)
    band = f"<div class='banner'><span>{escape(name.label)}: {apart(name.text)}</span><span>{escape(chapter.title)}</span></div>"
    return f"{band}<div class='tiles'>{tiles}</div>{letterhead(chapter)}"


def head_of_slip(chapter: Chapter) -> str:
    """Narrow: the title, then one short line each."""
    lines = "".join(f"<div>{escape(one.label)}: {apart(one.text)}</div>" for one in chapter.details)
    return f"<div class='middle'>{letterhead(chapter)}</div><div class='lines'>{lines}</div><h2 class='middle'>{escape(chapter.title)}</h2>"


def head_of_person(chapter: Chapter) -> str:
    """Who, without the days: those stand at the foot."""
    return f"{letterhead(chapter)}<h2>{escape(chapter.title)}</h2><div class='grid wide'>{_pairs(person_of(chapter))}</div>"


def foot_of_days(chapter: Chapter) -> str:
    """The days, in small print below the results."""
    return f"<div class='days foot'>{' &nbsp; '.join(f'{escape(one.label)}: {apart(one.text)}' for one in days_of(chapter))}</div>"


def sidebar(chapter: Chapter) -> str:
    """Everything about the order in a narrow column."""
    lines = "".join(f"<dt>{escape(one.label)}</dt><dd>{apart(one.text)}</dd>" for one in chapter.details)
    return f"<aside>{qr_mark(chapter.accession)}{letterhead(chapter)}<dl>{lines}</dl></aside>"
