"""How do the papers of the thirteenth set begin and end? Forms of the state, biologists' letters, sworn translations, messages, strips of paper.

In: a chapter, the page's small words. Out: HTML. Every line of the chapter's head stands somewhere in it; what is added beside is no result.
"""

import zlib
from collections.abc import Iterable
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Words, apart, letterhead, ltr
from bench.records.matter import Chapter, Detail


def invented_number(text: str, digits: int) -> str:
    """A number of so many digits that belongs to nothing, the same for the same text."""
    return str(zlib.crc32(text.encode()) * 9973 % 10**digits).zfill(digits)


def word(words: Words, key: str) -> str:
    return escape(words.get(key, ""))


def colons(details: Iterable[Detail]) -> str:
    return "".join(f"<div><span class='k'>{escape(one.label)}:</span> {apart(one.text)}</div>" for one in details)


def pairs_of_cells(details: Iterable[Detail]) -> list[str]:
    return [f"<td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td>" for one in details]


def rows_of_cells(cells: list[str], to_a_row: int) -> str:
    """Cells in rows of so many; the last row is filled up."""
    filled = cells + ["<td></td><td></td>"] * (-len(cells) % to_a_row)
    return "".join(f"<tr>{''.join(filled[place : place + to_a_row])}</tr>" for place in range(0, len(filled), to_a_row))


def title(chapter: Chapter) -> str:
    return f"<h2>{escape(chapter.title)}</h2>"


def insured(chapter: Chapter, words: Words) -> str:
    label = word(words, "insurance")
    return f"{label}: {ltr(invented_number(chapter.patient_name, 10))}" if label else ""


def telephone(chapter: Chapter, words: Words) -> str:
    return f"{word(words, 'phone')} {ltr('555 0' + invented_number(chapter.laboratory, 3))}"


def head_of_a_state_form(chapter: Chapter, words: Words) -> str:
    """The institution at the start, the number of the form at the end; then a line each, the texts on a rule."""
    lines = "".join(f"<div class='filled'><span>{escape(one.label)}</span><span>{apart(one.text)}</span></div>" for one in chapter.details)
    top = f"<div class='top'><div class='narrow'>{letterhead(chapter)}</div><div class='narrow end'>{word(words, 'form')}</div></div>"
    return f"{top}<div class='middle'>{title(chapter)}</div>{lines}"


def head_with_a_rail(chapter: Chapter, _: Words) -> str:
    """The chain's name in a coloured bar; the person below it, the days in a rail at the end side."""
    name, *others = person_of(chapter)
    about = "".join(f"<div><small>{escape(one.label)}</small><br>{apart(one.text)}</div>" for one in others)
    person = f"<div><div class='large'>{escape(name.label)}: {apart(name.text)}</div><div class='about'>{about}</div></div>"
    rail = f"<div class='rail'>{colons(days_of(chapter))}</div>"
    return f"<div class='bar'>{letterhead(chapter)}</div><div class='railed'>{person}{rail}</div>{title(chapter)}"


def head_of_biologists(chapter: Chapter, words: Words) -> str:
    """Those who answer for the laboratory at the start, the person where a letter has its address; the order in a sentence below."""
    name, *others = person_of(chapter)
    staff = "<br>".join(escape(words[key]) for key in ("signer", "second_signer") if key in words)
    to = f"<b>{apart(name.text)}</b><br><small>{escape(name.label)}: {apart(name.text)}</small>"
    address = f"<div class='address'>{to}<br>{insured(chapter, words)}</div>"
    order = " – ".join(f"{escape(one.label)}: {apart(one.text)}" for one in others)
    days = " &nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in days_of(chapter))
    top = f"<div class='both'><div>{letterhead(chapter)}<small>{staff}</small></div>{address}</div>"
    return f"{top}<p class='order'>{order}</p><p class='order'>{days}</p>{title(chapter)}"


def head_in_two_boxes(chapter: Chapter, words: Words) -> str:
    """Bar code above; the person in the box of one side, the order and its days in the other's."""
    sides = (person_of(chapter), days_of(chapter))
    boxes = "".join(f"<table class='box'>{rows_of_cells(pairs_of_cells(side), 1)}</table>" for side in sides if side)
    top = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    return f"<div class='mark'>{word(words, 'copy')}</div>{top}<div class='both'>{boxes}</div>{title(chapter)}"


def head_in_both_languages(chapter: Chapter, _: Words) -> str:
    """English label, text, the own label at the far end; two such groups on a line."""
    cells = []
    for one in chapter.details:
        own = one.label.removesuffix(f" / {one.english}") if one.english else one.label
        cells.append(f"<td class='k'>{apart(one.english)}</td><td class='text'>{apart(one.text)}</td><td class='k own'>{escape(own)}</td>")
    cells += ["<td></td><td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    top = f"<div class='top'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div>"
    return f"{top}<table class='both-names' dir='ltr'>{lines}</table><div class='middle'>{title(chapter)}</div>"


def head_of_a_counter_chain(chapter: Chapter, words: Words) -> str:
    """Three columns: who, which order, which days; bars with their number above, the state of the report below."""
    who, days = person_of(chapter), days_of(chapter)
    parts = "".join(f"<div>{colons(part)}</div>" for part in (who[:3], who[3:], days))
    top = f"<div class='top'>{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    state = f"<div class='top state'><b>{word(words, 'status')}</b><span>{insured(chapter, words)}</span></div>"
    return f"{top}<div class='threes'>{parts}</div>{state}<div class='middle'>{title(chapter)}</div>"


def head_of_a_translation(chapter: Chapter, words: Words) -> str:
    """What a translator sees, one line below the other: the letterhead in brackets, the title, then every line of the head."""
    number = f"{word(words, 'translation')}, {ltr('№ ' + invented_number(chapter.accession, 4))}"
    top = f"<div class='end'><i>{number}</i></div><div>[{word(words, 'letterhead')}:] {escape(chapter.laboratory)}<br>{escape(chapter.address)}</div>"
    return f"{top}{title(chapter)}{colons(chapter.details)}"


def head_of_a_message(chapter: Chapter, words: Words) -> str:
    """From, to, subject; then a short greeting and the order's lines."""
    sender, address = escape(chapter.laboratory), "noreply@lab.example"
    lines = (("from", f"{sender} &lt;{address}&gt;"), ("to", apart(chapter.patient_name)), ("subject", escape(chapter.title)))
    top = "".join(f"<tr><td class='k'>{word(words, key)}:</td><td>{text}</td></tr>" for key, text in lines)
    greeting = "" if chapter.kind == "referral_letter" else f"<p>{word(words, 'dear')}</p><p>{word(words, 'attended')}</p>"
    order = f"<div class='lines'>{colons(chapter.details)}</div><p>{escape(chapter.address)}</p>"
    return f"<table class='message'>{top}</table>{greeting}{order}{title(chapter)}"


def head_of_a_strip(chapter: Chapter, words: Words) -> str:
    """Narrow paper: the name in the middle, then label and text at the two edges of a line."""
    lines = "".join(f"<div class='edge'><span>{escape(one.label)}</span><span>{apart(one.text)}</span></div>" for one in chapter.details)
    top = f"<div class='middle'>{letterhead(chapter)}<small>{telephone(chapter, words)}</small></div>"
    return f"{top}<div class='cut'></div>{lines}<div class='cut'></div>{title(chapter)}"


def head_on_one_line(chapter: Chapter, _: Words) -> str:
    """A wide page: the title and the person on one line, everything else in small print below."""
    name, *others = chapter.details
    small = " &nbsp;|&nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in others)
    top = f"<div class='top'>{letterhead(chapter)}<div class='end'><b>{escape(name.label)}: {apart(name.text)}</b></div></div>"
    return f"{top}<p class='small'>{small}</p>{title(chapter)}"


def head_of_person(chapter: Chapter, words: Words) -> str:
    """Who ordered for whom, in two columns under a rule; the days stand below the results."""
    person = f"<div class='columns'>{colons(person_of(chapter))}<div>{insured(chapter, words)}</div></div>"
    return f"<div class='top'>{letterhead(chapter)}{emblem(chapter.laboratory)}</div>{person}{title(chapter)}"


def head_of_a_clinic(chapter: Chapter, _: Words) -> str:
    """The title in large letters, the clinic's name across the margin, everything else in a round box of two columns."""
    margin = f"<div class='margin'><div>{escape(chapter.address)}</div></div>"
    top = f"<div class='top'>{emblem(chapter.laboratory)}<div class='end'><div class='lab'>{escape(chapter.laboratory)}</div></div></div>"
    return f"{margin}{top}{title(chapter)}<div class='round'>{colons(chapter.details)}</div>"


def head_of_a_ward(chapter: Chapter, words: Words) -> str:
    """A hospital system's print: a line of stars, name and numbers two to a line, the title between rules."""
    cells = pairs_of_cells([*days_of(chapter), *person_of(chapter)])
    top = f"<div class='top'><div>{letterhead(chapter)}</div><small>{word(words, 'form')}</small></div>"
    return f"{top}<table class='pairs-of-cells'>{rows_of_cells(cells, 2)}</table><div class='between-rules'>{escape(chapter.title)}</div>"


def stamp() -> str:
    """A blue ring with a word in it, and a scrawl beside."""
    ring = (
        "<circle cx='36' cy='36' r='33' fill='none' stroke='#3a4fa0' stroke-width='2'/><circle cx='36' cy='36' r='25' fill='none' stroke='#3a4fa0'/>"
    )
    scrawl = "<path d='M70 46 C 84 16, 92 62, 104 34 S 122 52, 132 28 S 150 44, 160 26' fill='none' stroke='#1d2f6f' stroke-width='1.5'/>"
    return f"<svg width='164' height='74'>{ring}<text x='36' y='40' font-size='9' fill='#3a4fa0' text-anchor='middle'>SAMPLE</text>{scrawl}</svg>"


def foot_with_stamp(_: Chapter, words: Words) -> str:
    """Who examined and who answers for it, with a line for the hand and a stamp."""
    return (
        f"<p class='comment'>{word(words, 'comment')}</p><div class='top signed'><div>{word(words, 'second_signer')} ____________</div>"
        f"{stamp()}<div>{word(words, 'signed')}: {word(words, 'signer')}</div></div>"
    )


def foot_with_code(chapter: Chapter, words: Words) -> str:
    """A square code with its caption, then departments, telephone and the sum paid."""
    about = f"{word(words, 'departments')}<br>{telephone(chapter, words)} &nbsp; {word(words, 'paid')}"
    code = f"{qr_mark(chapter.accession)}<small>{word(words, 'scan')}</small>"
    return f"<p class='comment'>{word(words, 'comment')}</p><div class='top signed'>{code}<small>{about}</small></div>"


def foot_of_validation(_: Chapter, words: Words) -> str:
    """What the marks mean, who validated, and that the report ends."""
    return f"<p class='last'>{word(words, 'legend')}</p><p class='last'>{word(words, 'signed')}: {word(words, 'signer')} – {word(words, 'end')}</p>"


def foot_of_a_translator(_: Chapter, words: Words) -> str:
    """What the translator found below the text, in brackets, and the words by which the translation is sworn."""
    return f"<p>[{word(words, 'signature')}] [{word(words, 'seal')}]</p><hr><p class='small'>{word(words, 'sworn')}</p>{stamp()}"


def foot_of_a_message(chapter: Chapter, words: Words) -> str:
    close = "" if chapter.kind == "referral_letter" else f"<p>{word(words, 'farewell')}<br>{word(words, 'signer')}</p>"
    return f"{close}<p class='last'>{word(words, 'confidential')}</p>"


def foot_of_a_strip(chapter: Chapter, words: Words) -> str:
    return (
        f"<div class='cut'></div><div class='middle'>{bar_code(chapter.accession)}<small>{word(words, 'paid')}<br>{word(words, 'end')}</small></div>"
    )
