"""How do the papers of the ninth set begin and end? Desks of chains, forms, browsers, registers; stamps, signatures, codes, what was paid.

In: a chapter, the paper's small words with those that this set alone prints. Out: HTML. Every line of the chapter's head stands in a head, or in the
foot of the same house. What stands here besides (prices, telephones, signatures) is nobody's value and nobody's day.
"""

import zlib
from collections.abc import Iterable
from html import escape

from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import Words, apart, letterhead
from bench.records.matter import Chapter, Detail

SEMEN, BLOOD = "semen_analysis", ("karyotype", "y_microdeletion", "cftr")
SERUM = ("hormone_panel", "serology", "female_fertility", "other_lab")
CELLS_A_LINE = 4


def material_of(chapter: Chapter, words: Words) -> str:
    """What was examined; nothing for images and letters."""
    key = "semen" if chapter.kind == SEMEN else "blood" if chapter.kind in BLOOD else "serum" if chapter.kind in SERUM else ""
    return words.get(key, "")


def department_of(chapter: Chapter, words: Words) -> str:
    key = "department_semen" if chapter.kind == SEMEN else "department_genes" if chapter.kind in BLOOD else "department"
    return words.get(key, "")


def lines(details: Iterable[Detail], mark: str = ":") -> str:
    return "".join(f"<div>{escape(one.label)}{mark} {apart(one.text)}</div>" for one in details)


def pairs(details: Iterable[Detail]) -> str:
    """Label and text in two columns without a mark."""
    cells = "".join(f"<tr><td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td></tr>" for one in details)
    return f"<table class='pairs-in-columns'>{cells}</table>"


def note(words: Words, *keys: str) -> str:
    """Small words that stand on a line of their own, if the language has them."""
    return "".join(f"<div class='note'>{escape(words[key])}</div>" for key in keys if words.get(key))


def specimen_line(chapter: Chapter, words: Words) -> str:
    """What was examined, and for semen how it was obtained."""
    said = [(words.get("specimen", ""), material_of(chapter, words))]
    said += [(words.get("obtained", ""), words.get("obtained_how", ""))] if chapter.kind == SEMEN else []
    return "".join(f"<div class='note'>{escape(label)}: {escape(text)}</div>" for label, text in said if label and text)


def signature(text: str) -> str:
    """A scribble as of a pen; no text."""
    state, points = zlib.crc32(text.encode()), "M4 20"
    for step in range(9):
        state = (state * 1103515245 + 12345) % 2**31
        points += f" Q{8 + step * 10} {4 + (state >> 16) % 26} {13 + step * 10} {8 + (state >> 20) % 18}"
    return f"<svg width='110' height='34'><path d='{points}' fill='none' stroke='#1b2f7d' stroke-width='1.3'/></svg>"


def stamp(text: str, below: str) -> str:
    """A round stamp in blue."""
    return (
        "<svg class='stamp' width='120' height='120' viewBox='0 0 120 120'><g fill='none' stroke='#2b4aa0' opacity='.75'>"
        "<circle cx='60' cy='60' r='56' stroke-width='2.5'/><circle cx='60' cy='60' r='42'/></g>"
        "<g fill='#2b4aa0' font-size='11' text-anchor='middle'>"
        f"<text x='60' y='58'>{escape(text)}</text><text x='60' y='73'>{escape(below)}</text></g></svg>"
    )


def signers(words: Words) -> str:
    """Those who sign, side by side, a scribble above each."""
    people = [words[key] for key in ("technician", "physician") if words.get(key)]
    return f"<div class='top signers'>{''.join(f'<div>{signature(one)}<br>{escape(one)}</div>' for one in people)}</div>"


def head_of_a_desk(chapter: Chapter, words: Words) -> str:
    """A chain's desk: bar code above, then person, state of the report and telephone, days; below them the department in a band and the title."""
    top = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    middle = "".join(f"<div>{escape(words[key])}</div>" for key in ("status", "telephone", "insurance") if words.get(key))
    three = f"<div>{lines(person_of(chapter))}</div><div class='middle'>{middle}</div><div>{lines(days_of(chapter))}</div>"
    band = f"<div class='band'>{escape(department_of(chapter, words))}</div>"
    title = f"<h2 class='middle'>{escape(chapter.title)}</h2>"
    return f"{top}<div class='three'>{three}</div>{band}{title}{specimen_line(chapter, words)}"


def head_with_address(chapter: Chapter, words: Words) -> str:
    """A laboratory of a quarter: its block at the start side, the patient's at the other in a frame, the days in one line above the title."""
    days = " &nbsp;·&nbsp; ".join(f"{escape(one.label)} {apart(one.text)}" for one in days_of(chapter))
    left = f"<div>{letterhead(chapter)}{note(words, 'physician', 'telephone', 'insurance')}</div>"
    frame = f"<div class='frame'>{lines(person_of(chapter), '')}</div>"
    return f"<div class='top start'>{left}{frame}</div><p class='days'>{days}</p><h2>{escape(chapter.title)}</h2>"


def head_in_small_over_large(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every head
    """A table of cells, four a line: the label small above its text."""
    cells = [f"<td><small>{escape(one.label)}</small><br>{apart(one.text)}</td>" for one in [*person_of(chapter), *days_of(chapter)]]
    cells += ["<td></td>"] * (-len(cells) % CELLS_A_LINE)
    rows = "".join(f"<tr>{''.join(cells[at : at + CELLS_A_LINE])}</tr>" for at in range(0, len(cells), CELLS_A_LINE))
    return (
        f"<div class='top'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div><table class='cells'>{rows}</table><h2>{escape(chapter.title)}</h2>"
    )


def head_of_a_browser(chapter: Chapter, words: Words) -> str:
    """A page printed from a browser: its address above, the way to it, buttons that paper cannot press, then the data in two columns."""
    way = f"{escape(words.get('my_results', ''))} › {escape(chapter.title)}"
    bar = f"<div class='top address'><span>https://portal.example/results/{escape(chapter.accession)}</span><span>{way}</span></div>"
    buttons = "".join(f"<span class='button'>{escape(words[key])}</span>" for key in ("download", "share") if words.get(key))
    sides = f"<div class='two'>{pairs(person_of(chapter))}{pairs(days_of(chapter))}</div>"
    return f"{bar}<div class='top'><h2>{escape(chapter.title)}</h2><div>{buttons}</div></div>{letterhead(chapter)}{sides}"


def head_of_a_form(chapter: Chapter, words: Words) -> str:
    """A form of an office: number of the form in the corner, the lines of the head on rules like those of the results."""
    blanks = "".join(f"<div class='blank'>{escape(one.label)} <span class='typed'>{apart(one.text)}</span></div>" for one in chapter.details)
    top = f"<div class='top start'>{letterhead(chapter)}<small class='form'>{escape(words.get('form', ''))}</small></div>"
    return f"{top}<h2 class='middle'>{escape(chapter.title)}</h2><div class='fields'>{blanks}</div>{specimen_line(chapter, words)}"


def head_of_andrology(chapter: Chapter, words: Words) -> str:
    """The unit's name in the middle, one ruled table of four columns: who at the start side, when at the other."""
    who, when = person_of(chapter), days_of(chapter)
    rows = ""
    for place in range(max(len(who), len(when))):
        rows += f"<tr>{_two_cells(who, place)}{_two_cells(when, place)}</tr>"
    top = f"<div class='middle'>{letterhead(chapter)}<div>{escape(department_of(chapter, words))}</div><h2>{escape(chapter.title)}</h2></div>"
    return f"{top}<table class='who'>{rows}</table>{specimen_line(chapter, words)}"


def _two_cells(details: list[Detail], place: int) -> str:
    if place >= len(details):
        return "<td></td><td></td>"
    return f"<td class='k'>{escape(details[place].label)}</td><td>{apart(details[place].text)}</td>"


def head_of_a_chart(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every head
    """A hospital's chart: who in one line of bars, the title; the days stand in the foot."""
    who = " &nbsp;|&nbsp; ".join(f"{escape(one.label)}: <b>{apart(one.text)}</b>" for one in person_of(chapter))
    return f"{letterhead(chapter)}<div class='who'>{who}</div><h2>{escape(chapter.title)}</h2>"


def foot_of_a_chart(chapter: Chapter, words: Words) -> str:
    """The specimen and its days, then where it was examined."""
    where = f"{escape(words.get('examined_at', ''))} {escape(chapter.laboratory)}"
    return f"<h3>{escape(words.get('specimen', ''))}</h3>{specimen_line(chapter, words)}{lines(days_of(chapter))}<div class='note'>{where}</div>"


def head_of_a_letter(chapter: Chapter, words: Words) -> str:
    """A clinic's letter: emblem and clinic at the end side, copy line, the person as the subject, the days in a line of their own."""
    subject = "; ".join(f"{escape(one.label)} {apart(one.text)}" for one in person_of(chapter))
    days = " &nbsp;/&nbsp; ".join(f"{escape(one.label)}: {apart(one.text)}" for one in days_of(chapter))
    house = f"<div class='right'>{letterhead(chapter)}{note(words, 'telephone')}</div>"
    return f"<div class='top'>{emblem(chapter.laboratory)}{house}</div><p>{days}</p><p><b>{escape(chapter.title)}</b><br>{subject}</p>"


def head_of_a_register(chapter: Chapter, words: Words) -> str:
    """An extract: what it is, the number in large print, then label and text line by line."""
    top = f"<div class='top'><b>{escape(words.get('register', ''))}</b>{bar_code(chapter.accession)}</div>"
    return f"{top}<h2>{escape(chapter.title)}</h2>{letterhead(chapter)}{pairs([*person_of(chapter), *days_of(chapter)])}"


def head_of_a_ward(chapter: Chapter, words: Words) -> str:
    """Centred lines of an office, then two columns; the department above the title."""
    sides = f"<div class='two'><div>{lines(person_of(chapter), ' :')}</div><div>{lines(days_of(chapter), ' :')}</div></div>"
    top = f"<div class='middle'>{letterhead(chapter)}<div>{escape(department_of(chapter, words))}</div></div>"
    return f"{top}<hr>{sides}<hr><h2 class='middle'><u>{escape(chapter.title)}</u></h2>"


def head_of_an_order(chapter: Chapter, words: Words) -> str:
    """A group's order: title and laboratory on one line, days first in a strip, the person below, what was paid at the end."""
    strip = "".join(f"<td><small>{escape(one.label)}</small><br><b>{apart(one.text)}</b></td>" for one in days_of(chapter))
    who = " &nbsp; ".join(f"<span>{escape(one.label)}: <b>{apart(one.text)}</b></span>" for one in person_of(chapter))
    top = f"<div class='top'><h2>{escape(chapter.title)}</h2>{letterhead(chapter)}</div>"
    return f"{top}<table class='strip'><tr>{strip}</tr></table><div class='who'>{who}</div>{note(words, 'price')}"


def foot_with_signatures(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    return f"{note(words, 'disclaimer')}{signers(words)}{note(words, 'form')}"


def foot_with_code(chapter: Chapter, words: Words) -> str:
    """A code to be scanned, what it is for beside it."""
    return f"<div class='top code'>{qr_mark(chapter.accession)}<div>{note(words, 'scan', 'telephone')}</div>{signature(chapter.laboratory)}</div>"


def foot_with_stamp(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    """A stamp across the line of the signature, the word for a copy in large pale letters beside it."""
    physician = words.get("physician", "")
    line = f"<div>{signature(physician)}<br>{escape(physician)}</div>"
    return f"<div class='top copy'><b>{escape(words.get('copy', ''))}</b>{stamp(words.get('stamp', ''), 'SAMPLE')}{line}</div>"


def foot_signed_electronically(chapter: Chapter, words: Words) -> str:
    """The frame that a program prints around an electronic signature."""
    return f"<div class='seal'>{note(words, 'e_signed', 'physician')}<div class='note'>ID {escape(chapter.accession)}</div></div>"


def foot_of_a_letter(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    return f"{signature(words.get('physician', ''))}{note(words, 'physician', 'copy_to')}"


def foot_plain(chapter: Chapter, words: Words) -> str:  # noqa: ARG001  the shape of every foot
    return note(words, "disclaimer", "telephone")
