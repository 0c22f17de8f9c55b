"""How do the papers of the twelfth set begin and end? Codes with captions, order lines, filled-in lines, stamps, conditions, lists of departments.

In: a chapter, the page's small words. Out: HTML. Every line of the chapter's head stands somewhere in it; what is added beside is no result.
"""

import zlib
from collections.abc import Iterable
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Words, apart, letterhead, ltr
from bench.records.matter import Chapter, Detail


def number_of(text: str, digits: int) -> str:
    """A number of so many digits, the same for the same text."""
    return str(10 ** (digits - 1) + zlib.crc32(text.encode()) * 6007 % (9 * 10 ** (digits - 1)))


def said(words: Words, key: str) -> str:
    return escape(words.get(key, ""))


def title(chapter: Chapter) -> str:
    return f"<h2>{escape(chapter.title)}</h2>"


def _grid(details: Iterable[Detail]) -> str:
    """Labels under one another, colons under one another, texts."""
    cells = (f"<tr><td>{escape(one.label)}</td><td>:</td><td><b>{apart(one.text)}</b></td></tr>" for one in details)
    return f"<table class='grid'>{''.join(cells)}</table>"


def _insurance(chapter: Chapter, words: Words) -> str:
    return f"{said(words, 'insurance')}: {ltr(number_of(chapter.patient_name, 10))}"


def _telephone(chapter: Chapter, words: Words) -> str:
    number = number_of(chapter.laboratory, 6)
    return f"{said(words, 'phone')} {ltr(f'555 {number[:3]} {number[3:]}')}"


def head_with_caption(chapter: Chapter, words: Words) -> str:
    """A chain's: state of the report at the far edge, person at the left, days at the right, between them a code with what it is for."""
    top = f"<div class='top'>{letterhead(chapter)}<div class='state'>{said(words, 'status')}</div></div>"
    code = f"<div class='middle'>{qr_mark(chapter.accession)}<br><small>{said(words, 'scan')}</small></div>"
    return f"{top}<div class='parts'>{_grid(person_of(chapter))}{code}{_grid(days_of(chapter))}</div>{title(chapter)}"


def head_around_an_emblem(chapter: Chapter, words: Words) -> str:
    """A hospital's: name and address at both sides of the emblem, a ruled table of the person, a shaded line of the order with its days."""
    both = f"<div class='side'><b class='lab'>{escape(chapter.laboratory)}</b></div>{emblem(chapter.laboratory)}"
    both += f"<div class='side end'>{escape(chapter.address)}<br>{_telephone(chapter, words)}</div>"
    cells = [f"<td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td>" for one in person_of(chapter)]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    days = "".join(f"<span>{escape(one.label)}: {apart(one.text)}</span>" for one in days_of(chapter))
    order = f"<div class='order'><b>{escape(chapter.title)}</b> &nbsp; {said(words, 'status')}<br>{days}</div>"
    return f"<div class='top'>{both}</div><table class='person'>{lines}</table>{order}"


def head_filled_in(chapter: Chapter, words: Words) -> str:
    """A form: its title and number in a box, then labels with what was filled in on rules."""
    box = f"<div class='form'><b>{escape(chapter.title)}</b><br><small>{said(words, 'form')}</small></div>"
    lines = "".join(f"<div>{escape(one.label)} <u>&nbsp;{apart(one.text)}&nbsp;</u></div>" for one in chapter.details)
    return f"{box}{letterhead(chapter)}<div class='filled'>{lines}</div>"


def head_with_the_order(chapter: Chapter, words: Words) -> str:
    """A laboratory's: the name on a line of its own, the rest in three columns, a bar code and the insurance at the far edge."""
    first, *rest = chapter.details
    cells = "".join(f"<div>{escape(one.label)}: <b>{apart(one.text)}</b></div>" for one in rest)
    edge = f"<div class='end'>{bar_code(chapter.accession)}<small>{_insurance(chapter, words)}</small></div>"
    person = f"<div class='first'>{escape(first.label)}: <b>{apart(first.text)}</b></div>"
    return f"<div class='top'>{letterhead(chapter)}{edge}</div>{person}<div class='thirds-of-head'>{cells}</div>{title(chapter)}"


def head_of_an_office(chapter: Chapter, words: Words) -> str:
    """An institution's sheet: what it belongs to above its name, a table of labels above texts, the ward and who pays on a line."""
    details = chapter.details
    rows = ""
    for place in range(0, len(details), 4):
        part = details[place : place + 4]
        rows += f"<tr>{''.join(f'<th>{escape(one.label)}</th>' for one in part)}</tr>"
        rows += f"<tr>{''.join(f'<td>{apart(one.text)}</td>' for one in part)}</tr>"
    above = f"<div class='middle'><small>{said(words, 'ministry')}</small>{letterhead(chapter)}</div>"
    return (
        f"{above}<h2 class='middle'>{escape(chapter.title)}</h2><table class='labels'>{rows}</table><div class='payer'>{said(words, 'payer')}</div>"
    )


def head_of_a_letter(chapter: Chapter, words: Words) -> str:
    """A clinic's letter: departments at the far edge, the days below them, the person as the subject, then how letters begin."""
    listed = "<br>".join(escape(one) for one in words.get("departments", "").split("|"))
    days = "<br>".join(f"{escape(one.label)}: {apart(one.text)}" for one in days_of(chapter))
    subject = ", ".join(f"{escape(one.label)} {apart(one.text)}" for one in person_of(chapter))
    edge = f"<div class='edge-of-letter'><small>{listed}<br>{_telephone(chapter, words)}</small><p>{days}</p></div>"
    opening = "" if chapter.kind == "referral_letter" else f"<p>{said(words, 'dear')}<br>{said(words, 'enclosed')}</p>"
    return f"<div class='top'><div>{letterhead(chapter)}{title(chapter)}</div>{edge}</div><p class='subject'>{subject}</p>{opening}"


def head_of_an_export(chapter: Chapter, words: Words) -> str:
    """A portal's: where it was downloaded, the title, then one line each, labels at the left."""
    bar = f"<div class='bar'>{said(words, 'portal')}<span>{qr_mark(chapter.accession, 13)}</span></div>"
    return f"{bar}{title(chapter)}<div>{escape(chapter.laboratory)}</div><small>{escape(chapter.address)}</small>{_grid(chapter.details)}"


def head_in_two_lines(chapter: Chapter, words: Words) -> str:
    """A small sheet's: the title at the far edge of the laboratory's name; person and days run on, a rule under each."""
    person, days = (
        " &nbsp; ".join(f"<span>{escape(one.label)}: <b>{apart(one.text)}</b></span>" for one in part)
        for part in (person_of(chapter), days_of(chapter))
    )
    top = f"<div class='top'>{letterhead(chapter)}<div class='end'>{title(chapter)}<small>{said(words, 'form')}</small></div></div>"
    return f"{top}<div class='run'>{person}</div><div class='run'>{days}</div>"


def head_typed(chapter: Chapter, words: Words) -> str:
    """A word processor's: everything in the middle, then labels and texts at two tab stops."""
    lines = "".join(f"<tr><td>{escape(one.label)}</td><td>{apart(one.text)}</td></tr>" for one in chapter.details)
    name = f"<div class='middle'>{letterhead(chapter)}<small>{_telephone(chapter, words)}</small></div>"
    return f"{name}<h2 class='middle'>{escape(chapter.title)}</h2><table class='tabs'>{lines}</table>"


def foot_with_stamp(_: Chapter, words: Words) -> str:
    """Where to sign, and beside it a slanted stamp that touches no text."""
    stamp = f"<div class='stamp'>{said(words, 'stamp')}</div>"
    return f"<div class='signed'><div>{said(words, 'signature')}: ____________________<br>{said(words, 'signer')}</div>{stamp}</div>"


def foot_with_conditions(_: Chapter, words: Words) -> str:
    """A comment, what the laboratory says of its reports, who signed and the departments."""
    listed = escape(words.get("departments", "").replace("|", " · "))
    return (
        f"<div class='remark'>{said(words, 'comment')}</div><div class='signed'><div>{said(words, 'signer')}</div><div>{said(words, 'second_signer')}"
        f"</div></div><div class='last'>{said(words, 'conditions')}<br>{listed}</div>"
    )


def foot_with_receipt(chapter: Chapter, words: Words) -> str:
    """Who released it, the number of the receipt and what was paid, where to telephone."""
    receipt = f"{said(words, 'receipt')} {ltr(number_of(chapter.accession, 8))} · {said(words, 'price')}"
    signed = f"<div class='signed'><div>{said(words, 'signer')}</div><div class='end'>{receipt}</div></div>"
    return f"{signed}<div class='last'>{_telephone(chapter, words)}</div>"


def foot_of_a_letter(chapter: Chapter, words: Words) -> str:
    """What a clinic advises next, good wishes, two names."""
    closing = "" if chapter.kind == "referral_letter" else f"<p>{said(words, 'comment')}</p><p>{said(words, 'farewell')}</p>"
    return f"{closing}<div class='signed'><div>{said(words, 'signer')}</div><div>{said(words, 'second_signer')}</div></div>"


def foot_of_an_export(chapter: Chapter, words: Words) -> str:
    """What a portal says below: that this is a copy, and of what."""
    return f"<div class='last'>{said(words, 'copy')} · {escape(chapter.title)} · {ltr(number_of(chapter.accession, 12))}</div>"
