"""How do the papers of the eleventh set begin and end? Labels of hospitals, windows of envelopes, screens, word processors, staff at the side.

In: a chapter, the page's small words. Out: HTML. Every line of the chapter's head stands somewhere in it; what is added beside is no result.
"""

import zlib
from collections.abc import Iterable
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Words, apart, letterhead, ltr
from bench.records.matter import Chapter, Detail


def number_from(text: str, digits: int) -> str:
    """A number of so many digits, the same for the same text."""
    return str(10 ** (digits - 1) + zlib.crc32(text.encode()) * 7919 % (9 * 10 ** (digits - 1)))


def said(words: Words, key: str) -> str:
    return escape(words.get(key, ""))


def lines_of(details: Iterable[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} <b>{apart(one.text)}</b></div>" for one in details)


def grid_of(details: Iterable[Detail]) -> str:
    """Labels under one another, texts under one another."""
    return f"<table class='who'>{''.join(f'<tr><td>{escape(one.label)}</td><td>: {apart(one.text)}</td></tr>' for one in details)}</table>"


def insured(chapter: Chapter, words: Words) -> str:
    """The number of an insurance; nothing where the language has no word for it."""
    label = said(words, "insurance")
    return f"{label}: {ltr(number_from(chapter.patient_name, 11))}" if label else ""


def telephone(chapter: Chapter, words: Words) -> str:
    return f"{said(words, 'phone')} {ltr('555 ' + number_from(chapter.laboratory, 6))}"


def head_with_large_name(chapter: Chapter, words: Words) -> str:
    """A chain's report for its customers: the name large, all else in small tiles, the emblem and the title above."""
    name, *rest = chapter.details
    tiles = "".join(f"<div><small>{escape(one.label)}</small><br>{apart(one.text)}</div>" for one in rest)
    top = f"<div class='top'>{letterhead(chapter)}{emblem(chapter.laboratory)}</div>"
    return (
        f"{top}<div class='name'><small>{escape(name.label)}</small> {apart(name.text)}</div><div class='tiles'>{tiles}</div>{title(chapter, words)}"
    )


def title(chapter: Chapter, _: Words) -> str:
    return f"<h2>{escape(chapter.title)}</h2>"


def head_of_a_document(chapter: Chapter, words: Words) -> str:
    """Typed in a word processor: the form's number in the corner, everything else one below the other, the title underlined."""
    form = f"<div class='corner'>{said(words, 'form')}</div>"
    return f"{form}<div class='middle'>{letterhead(chapter)}</div><h2 class='middle'><u>{escape(chapter.title)}</u></h2>{lines_of(chapter.details)}"


def head_of_an_office(chapter: Chapter, words: Words) -> str:
    """An andrology laboratory's: the title boxed at the end side; cells of three columns with small labels above the texts."""
    cells = [f"<td><small>{escape(one.label)}</small><br>{apart(one.text)}</td>" for one in chapter.details]
    cells += ["<td></td>"] * (-len(cells) % 3)
    lines = "".join(f"<tr>{''.join(cells[place : place + 3])}</tr>" for place in range(0, len(cells), 3))
    top = (
        f"<div class='top'>{letterhead(chapter)}<div class='boxed'><b>{escape(chapter.title)}</b><br><small>{said(words, 'form')}</small></div></div>"
    )
    return f"{top}<table class='cells'>{lines}</table>"


def head_of_an_order(chapter: Chapter, words: Words) -> str:
    """Person and order side by side with a bar code; the days on one line below the title."""
    days = " &nbsp;•&nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in days_of(chapter))
    sides = f"{grid_of(person_of(chapter))}<div class='end'>{bar_code(chapter.accession)}<br><small>{insured(chapter, words)}</small></div>"
    return f"{letterhead(chapter)}<div class='top rule'>{sides}</div>{title(chapter, words)}<div class='days'>{days}</div>"


def head_with_a_window(chapter: Chapter, words: Words) -> str:
    """The laboratory and its staff at the start, the name where an envelope has its window, the days in a row of plain sentences."""
    name, *others = person_of(chapter)
    staff = "<br>".join(escape(one) for one in words.get("staff", "").split("|")[:3])
    window = f"<div class='window'>{escape(name.label)}<br><b>{apart(name.text)}</b></div>"
    days = " – ".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    top = f"<div class='halves-of-head'><div>{letterhead(chapter)}<small>{staff}</small></div>{window}</div>"
    return f"{top}<div class='file'>{lines_of(others)}</div><p class='days'>{days}</p><h2>{escape(chapter.title)}</h2>"


def head_of_a_counter(chapter: Chapter, words: Words) -> str:
    """A laboratory at the corner: the name in the middle, label and text twice on each line, receipt and sum below."""
    cells = [f"<td>{escape(one.label)}</td><td><b>{apart(one.text)}</b></td>" for one in chapter.details]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    paid = f"{said(words, 'receipt')} {ltr(number_from(chapter.accession, 6))} – {said(words, 'paid')}"
    return f"<div class='middle'>{letterhead(chapter)}</div><table class='twice'>{lines}</table><div class='paid'>{paid}</div>{title(chapter, words)}"


def head_with_a_label(chapter: Chapter, words: Words) -> str:
    """A telefax line; the ward's label with name, birth and bars stuck in the corner, the order's lines beside it."""
    sent = f"<pre class='fax'>{said(words, 'fax')}  {number_from(chapter.accession, 9)}  P.01</pre>"
    label = [one for one in chapter.details if one.key in ("patient", "birth_date", "sex")]
    rest = [one for one in chapter.details if one not in label]
    sticker = f"<div class='sticker'>{lines_of(label)}{bar_code(chapter.accession)}</div>"
    return f"{sent}<div class='top'><div>{letterhead(chapter)}{grid_of(rest)}</div>{sticker}</div>{title(chapter, words)}"


def head_in_lines(chapter: Chapter, words: Words) -> str:
    """An institute's: title first, then name and numbers in one paragraph and the days in the next."""
    person, days = (", ".join(f"{escape(one.label)} {apart(one.text)}" for one in part) for part in (person_of(chapter), days_of(chapter)))
    return f"{letterhead(chapter)}{title(chapter, words)}<p>{person}</p><p>{days}</p>"


def head_in_two_columns(chapter: Chapter, _: Words) -> str:
    """Two columns of lines under a rule, the days at the end side; a square code at the top."""
    sides = f"<div class='halves-of-head'><div>{lines_of(person_of(chapter))}</div><div>{lines_of(days_of(chapter))}</div></div>"
    return f"<div class='top'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div><h2 class='middle'>{escape(chapter.title)}</h2>{sides}"


def head_of_a_letter(chapter: Chapter, _: Words) -> str:
    """The clinic's name small above a rule, the days at the end side, then a bold subject with the person."""
    name, *others = person_of(chapter)
    subject = f"<b>{escape(chapter.title)} – {apart(name.text)}</b><br>{escape(name.label)}: {apart(name.text)}"
    about = "; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in others)
    return f"{letterhead(chapter)}<hr><div class='end'>{lines_of(days_of(chapter), '')}</div><p>{subject}<br>{about}</p>"


def head_of_a_screen(chapter: Chapter, _: Words) -> str:
    """The bar of a telephone's application, then a line for each detail with its text at the edge."""
    lines = "".join(f"<div class='item'><div class='grey'>{escape(one.label)}</div><div>{apart(one.text)}</div></div>" for one in chapter.details)
    bar = f"<div class='app'>‹ &nbsp; {escape(chapter.title)}</div>"
    return f"{bar}<div class='place'>{escape(chapter.laboratory)}<br><small>{escape(chapter.address)}</small></div><div class='list'>{lines}</div>"


def head_across(chapter: Chapter, _: Words) -> str:
    """On a wide page: labels in one row, texts in the next, twice."""
    middle, parts = (len(chapter.details) + 1) // 2, ""
    for part in (chapter.details[:middle], chapter.details[middle:]):
        top, below = "".join(f"<th>{escape(one.label)}</th>" for one in part), "".join(f"<td>{apart(one.text)}</td>" for one in part)
        parts += f"<table class='across'><tr>{top}</tr><tr>{below}</tr></table>"
    return f"<div class='top'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div>{parts}"


def foot_plain(_: Chapter, words: Words) -> str:
    return f"<p class='comment'>{said(words, 'comment')}</p>"


def foot_with_two_names(chapter: Chapter, words: Words) -> str:
    """Two who sign, a scrawl above one of them, a round stamp between."""
    scrawl = "<svg width='96' height='30'><path d='M3 22 C 14 0, 20 34, 34 10 S 52 30, 60 8 S 80 26, 93 6' fill='none' stroke='#223a7a'/></svg>"
    ring = "<circle cx='34' cy='34' r='31' fill='none' stroke='#38518f' stroke-width='2'/>"
    stamp = f"<svg width='68' height='68'>{ring}<text x='34' y='38' font-size='10' fill='#38518f' text-anchor='middle'>SAMPLE</text></svg>"
    first = f"<div>{scrawl}<br>{said(words, 'signed')}: {said(words, 'signer')}</div>"
    return f"{foot_plain(chapter, words)}<div class='top signers'>{first}{stamp}<div>{said(words, 'second_signer')}</div></div>"


def foot_with_code(chapter: Chapter, words: Words) -> str:
    """A square code with its caption, the departments of the house, a telephone number."""
    code = f"<div class='top'>{qr_mark(chapter.accession)}<small>{said(words, 'scan')}</small></div>"
    about = f"<small>{said(words, 'departments')}<br>{telephone(chapter, words)}</small>"
    return f"{foot_plain(chapter, words)}<div class='top signers'>{code}<div>{about}</div></div>"


def foot_of_a_system(chapter: Chapter, words: Words) -> str:
    """A hospital system's last line: the state of the report, who released it, a telephone number."""
    return f"<p class='last'>{said(words, 'status')} / {said(words, 'signed')}: {said(words, 'signer')} / {telephone(chapter, words)}</p>"


def foot_of_a_letter(chapter: Chapter, words: Words) -> str:
    """Good wishes, two names, the departments in small print."""
    if chapter.kind == "referral_letter":
        return f"<p class='last'>{said(words, 'departments')}</p>"
    close = f"<p>{said(words, 'comment')}</p><p>{said(words, 'farewell')}</p><p>{said(words, 'signer')}<br>{said(words, 'second_signer')}</p>"
    return f"{close}<p class='last'>{said(words, 'departments')}</p>"


def foot_of_a_screen(_: Chapter, words: Words) -> str:
    return f"<div class='buttons'>{''.join(f'<span>{escape(one)}</span>' for one in words.get('share', '').split('|'))}</div>"
