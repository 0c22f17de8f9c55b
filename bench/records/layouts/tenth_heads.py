"""How do the papers of the tenth set begin and end? Blocks, both tongues, sentences, strips; signatures, stamps, small print.

In: a chapter, the page's small words. Out: HTML. Every line of the chapter's head stands somewhere in its head; no foot prints a value.
"""

from collections.abc import Iterable, Sequence
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Words, apart, letterhead
from bench.records.matter import Chapter, Detail

ORDER = ("accession", "visit")


def _colons(details: Iterable[Detail]) -> str:
    cells = (f"<tr><td>{escape(one.label)}</td><td>:</td><td>{apart(one.text)}</td></tr>" for one in details)
    return f"<table class='colons'>{''.join(cells)}</table>"


def _lines(details: Iterable[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} <b>{apart(one.text)}</b></div>" for one in details)


def _only(chapter: Chapter, *keys: str) -> list[Detail]:
    return [one for one in chapter.details if one.key in keys]


def _collection(chapter: Chapter, words: Words) -> str:
    """How a semen sample was obtained; of what material another was."""
    parts = [f"{words['specimen']}: {words['material_alone']}" if words["material_alone"] and words["specimen"] else ""]
    parts += [f"{words['obtained']}: {words['obtained_how']}" if chapter.kind == "semen_analysis" and words["obtained"] else ""]
    return "<br>".join(escape(part) for part in parts if part)


def _department(chapter: Chapter, words: Words) -> str:
    """Andrology for semen, the laboratory's own for blood, none for what no laboratory has seen."""
    if chapter.kind == "semen_analysis":
        return escape(words["department_semen"])
    return escape(words["department"]) if words["material_alone"] == words["serum"] else ""


def head_of_a_client(chapter: Chapter, words: Words) -> str:
    """Three boxes with captions: who, the specimen with its days, who sent it."""
    who = _lines([one for one in person_of(chapter) if one.key not in (*ORDER, "doctor")])
    specimen = _lines([*_only(chapter, *ORDER), *days_of(chapter)])
    client = f"{_lines(_only(chapter, 'doctor'))}<div>{escape(words['account'])}</div><div>{escape(words['insurance'])}</div>"
    captions = zip(("about_patient", "about_specimen", "about_client"), (who, specimen, client), strict=True)
    boxes = "".join(f"<div class='info'><h4>{escape(words[key])}&nbsp;</h4><div>{inside}</div></div>" for key, inside in captions)
    state = f"<span class='final'>{escape(words['status'])}</span>" if words["status"] else ""
    return f"<div class='ends'>{letterhead(chapter)}{state}</div><div class='three'>{boxes}</div><h2>{escape(chapter.title)}</h2>"


def head_of_a_register(chapter: Chapter, words: Words) -> str:
    """A band with the register's name; label and text in cells, grey and white; the house below."""
    cells = "".join(f"<div class='k'>{escape(one.label)}</div><div>{apart(one.text)}</div>" for one in chapter.details)
    cells += "<div class='k'></div><div></div>" * (len(chapter.details) % 2)
    band = f"<div class='band'><span>{escape(words['register'])}</span><span>{escape(chapter.title)}</span></div>"
    return f"{band}<div class='facts'>{cells}</div><p>{escape(words['house'])} <b>{escape(chapter.laboratory)}</b>, {escape(chapter.address)}</p>"


def head_of_a_chain(chapter: Chapter, words: Words) -> str:
    """The mark and a telephone for customers; the person at one side, the days at the other, a bar code between."""
    top = f"<div class='ends'>{emblem(chapter.laboratory)}{letterhead(chapter)}<div class='small end'>{escape(words['telephone'])}</div></div><hr>"
    sides = f"{_colons(person_of(chapter))}{_colons(days_of(chapter))}"
    below = f"<p class='small'>{_collection(chapter, words)}</p><h2>{escape(chapter.title)}</h2>"
    return f"{top}<div class='ends'>{sides}{bar_code(chapter.accession)}</div>{below}"


def head_of_an_exam(chapter: Chapter, words: Words) -> str:
    """Name and number large, everything else in one small running line below."""
    name, *rest = chapter.details
    running = " &nbsp;·&nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in rest)
    top = f"<div class='ends'>{letterhead(chapter)}<div class='tiny end'>{escape(words['accredited'])}</div></div>"
    return f"{top}<div><b>{escape(name.label)}: {apart(name.text)}</b></div><div class='small'>{running}</div><h2>{escape(chapter.title)}</h2>"


def head_in_a_round_box(chapter: Chapter, words: Words) -> str:
    """The house in the middle, a round box of two columns, how the sample was obtained."""
    box = f"<div class='box two'>{_colons(person_of(chapter))}{_colons(days_of(chapter))}</div>"
    return (
        f"<div class='middle'>{letterhead(chapter)}</div>{box}<div class='small'>{_collection(chapter, words)}</div><h2>{escape(chapter.title)}</h2>"
    )


def head_in_both_tongues(chapter: Chapter, words: Words) -> str:
    """English label, text, own label, a line each; the title in a band."""
    lines = "".join(f"<div>{escape(one.english)}</div><div>{apart(one.text)}</div><div>{apart(_own(one))}</div>" for one in chapter.details)
    top = f"<div class='ends'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div>"
    return f"{top}<div class='tri'>{lines}</div><h2>{escape(chapter.title)}</h2><p class='small'>{_collection(chapter, words)}</p>"


def _own(detail: Detail) -> str:
    return detail.label.split(" / ")[-1] if " / " in detail.label else detail.label


def head_in_sentences(chapter: Chapter, words: Words) -> str:
    """The house with its heads of department at one side, the person as on an envelope at the other; days as short sentences."""
    name = _only(chapter, "patient")
    house = f"<div>{letterhead(chapter)}<div class='tiny'>{escape(words['physician'])}<br>{escape(words['telephone'])}</div></div>"
    rest = [one for one in person_of(chapter) if one.key != "patient"]
    person = f"<div class='person'>{_lines(name)}{''.join(f'<div>{escape(one.label)} {apart(one.text)}</div>' for one in rest)}</div>"
    said = "<br>".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    return f"<div class='ends'>{house}{person}</div><div class='says'>{said}</div><h2>{escape(chapter.title)}</h2>"


def head_of_a_form(chapter: Chapter, words: Words) -> str:
    """A ruled frame: person and days in colons, a square code at the edge with its caption; the department below the house."""
    code = f"<div class='middle tiny'>{qr_mark(chapter.accession)}<br>{escape(words['scan'])}</div>"
    frame = f"<div class='frame ends'>{_colons(person_of(chapter))}{_colons(days_of(chapter))}{code}</div>"
    top = f"<div class='middle'>{letterhead(chapter)}<div class='small caps'>{_department(chapter, words)}</div></div>"
    return f"{top}{frame}<h2>{escape(chapter.title)}</h2><p class='small'>{_collection(chapter, words)}</p>"


def head_of_a_broad_sheet(chapter: Chapter, words: Words) -> str:
    """House, title and bar code on one line; a ruled strip of eight columns."""
    cells = [f"<td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td>" for one in chapter.details]
    cells += ["<td></td><td></td>"] * (-len(cells) % 4)
    lines = "".join(f"<tr>{''.join(cells[place : place + 4])}</tr>" for place in range(0, len(cells), 4))
    middle = f"<div class='middle'><h2>{escape(chapter.title)}</h2><span class='tiny'>{escape(words['insurance'])}</span></div>"
    return f"<div class='ends'>{letterhead(chapter)}{middle}{bar_code(chapter.accession)}</div><table class='strip'>{lines}</table>"


def head_of_a_document(chapter: Chapter, words: Words) -> str:
    """A word processor's page: the house in the middle, the title, one line after another."""
    top = f"<div class='middle'>{letterhead(chapter)}</div><h2>{escape(chapter.title)}</h2>"
    return f"{top}{_colons(chapter.details)}<p>{_collection(chapter, words)}</p>"


def head_of_a_letter(chapter: Chapter, words: Words) -> str:
    """The sender at the far edge, whom it is for, the days, the person as the subject, a salutation."""
    sender = f"<div class='end'>{letterhead(chapter)}<div class='tiny'>{escape(words['telephone'])}</div></div>"
    days = f"<div class='end small'>{'<br>'.join(f'{escape(one.label)} {apart(one.text)}' for one in days_of(chapter))}</div>"
    subject = ", ".join(f"{escape(one.label)}: {apart(one.text)}" for one in person_of(chapter) if one.key != "doctor")
    to = f"<div>{'<br>'.join(f'{escape(one.label)}: {apart(one.text)}' for one in _only(chapter, 'doctor'))}</div>"
    greeting = f"<p>{escape(words['dear'])}</p><p>{escape(words['attended'])}</p>" if words["dear"] and chapter.kind != "referral_letter" else ""
    return f"{sender}<div class='ends'>{to}{days}</div><h2>{escape(chapter.title)}</h2><div class='re'>{subject}</div>{greeting}"


def head_with_a_bar(chapter: Chapter, words: Words) -> str:
    """A coloured bar beside the house and the title; three columns of label and text."""
    facts = "".join(f"<div class='small'>{escape(one.label)}: <b>{apart(one.text)}</b></div>" for one in chapter.details)
    department = f"<div class='tiny'>{_department(chapter, words)}</div>"
    return f"<div class='bar'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2>{department}</div><div class='three'>{facts}</div>"


def head_of_a_screen(chapter: Chapter, words: Words) -> str:
    """What a practice prints from its screen: dashed rules, the person at one side, the order and its days at the other."""
    sides = f"<div class='two'>{_colons(person_of(chapter))}{_colons(days_of(chapter))}</div>"
    title = f"<h2>{escape(chapter.title)} &nbsp; {escape(words['status'])}</h2>"
    return f"{letterhead(chapter)}<hr>{sides}<hr>{title}<div class='small'>{_collection(chapter, words)}</div>"


def head_of_an_application(chapter: Chapter, words: Words) -> str:
    """A round mark with the person's lines; the days as steps one after another."""
    facts = f"<div class='facts'>{_lines(person_of(chapter))}</div>"
    steps = "".join(f"<div><b>{escape(one.label)}</b>{apart(one.text)}</div>" for one in days_of(chapter))
    code = f"<div class='tiny middle'>{qr_mark(chapter.accession)}<br>{escape(words['scan'])}</div>"
    who = f"<div class='who'>{emblem(chapter.laboratory)}{facts}<div style='flex:1'></div>{code}</div>"
    return f"{letterhead(chapter)}<h2>{escape(chapter.title)}</h2>{who}<div class='steps'>{steps}</div>"


def _small(words: Words, keys: Sequence[str]) -> str:
    return "<br>".join(escape(words[key]) for key in keys if words[key])


def foot_with_signatures(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    """Two lines to sign on, with names below; the small print."""
    people = "".join(f"<div class='line'>{escape(words[key])}</div>" for key in ("technician", "physician"))
    return f"<div class='sign'>{people}</div><p class='tiny'>{_small(words, ('disclaimer', 'form_number'))}</p>"


def foot_with_stamp(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    """A round stamp beside the line to sign on."""
    stamp = f"<div class='stamp'>{escape(words['stamp'])}</div>"
    return f"<div class='sign'><div class='line'>{escape(words['physician'])}</div>{stamp}</div><p class='tiny'>{_small(words, ('disclaimer',))}</p>"


def foot_of_sites(chapter: Chapter, words: Words) -> str:
    """Where the tests were run, under the short names of the column; the price; who signed electronically."""
    sites = (
        f"<b>{escape(words['performed'])}</b><br>EN: {escape(chapter.laboratory)}, {escape(words['physician'])}<br>AMD: {escape(words['site_two'])}"
    )
    return f"<p class='tiny'>{sites}</p><p class='tiny'>{_small(words, ('e_signed', 'price'))}</p>"


def foot_of_offices(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    """Hours, departments, price, copies: a line each."""
    return f"<hr><p class='tiny'>{_small(words, ('offices', 'price', 'copy_to', 'e_signed'))}</p>"


def foot_of_a_letter(chapter: Chapter, words: Words) -> str:
    """What comes next, a farewell, who signs; nothing where the letter has its own."""
    own = "" if chapter.kind == "referral_letter" else f"<p>{escape(words['farewell'])}</p>"
    return f"{own}<div class='sign'><div class='line'>{escape(words['physician'])}</div></div><p class='tiny'>{_small(words, ('copy_to',))}</p>"


def foot_in_small_print(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    return f"<p class='tiny'>{_small(words, ('e_signed', 'disclaimer', 'accredited'))}</p>"
