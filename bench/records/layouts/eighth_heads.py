"""How do the papers of the eighth set begin? Groups of details, fields on lines, a letter with a window, a cover, a line of days above the results.

In: a chapter. Out: HTML. Every line of the chapter's head stands somewhere in it.
"""

from collections.abc import Iterable, Sequence
from html import escape

from bench.records.layouts.eighth_daily import daily, insurance, material, telephone
from bench.records.layouts.heads import bar_code, days_of, emblem, person_of, qr_mark
from bench.records.layouts.parts import apart, letterhead
from bench.records.matter import Chapter, Detail, Paper

ABOUT_THE_PERSON = ("patient", "birth_date", "sex", "age")


def _pick(chapter: Chapter, keys: Sequence[str], *, others: bool = False) -> list[Detail]:
    return [one for one in person_of(chapter) if (one.key in keys) != others]


def _rows(details: Iterable[Detail]) -> str:
    return "".join(f"<tr><td>{escape(one.label)}</td><td>{apart(one.text)}</td></tr>" for one in details)


def _run_on(details: Iterable[Detail], between: str) -> str:
    return between.join(f"<span class='kept'>{escape(one.label)}: <b>{apart(one.text)}</b></span>" for one in details)


def head_in_groups(chapter: Chapter, paper: Paper) -> str:
    """A chain's page: name and number in large print, then three small tables under titles of their own."""
    name, number = chapter.details[0], next(one for one in chapter.details if one.key == "accession")
    groups = (
        ("patient_details", [one for one in _pick(chapter, ABOUT_THE_PERSON) if one is not name]),
        ("sample_details", days_of(chapter)),
        ("order_details", [one for one in _pick(chapter, ABOUT_THE_PERSON, others=True) if one is not number]),
    )
    tables = "".join(f"<div><h4>{escape(daily(chapter, paper, key))}</h4><table>{_rows(part)}</table></div>" for key, part in groups)
    left, right = f"{escape(name.label)}: <b>{apart(name.text)}</b>", f"{escape(number.label)}: {apart(number.text)}"
    large = f"<div class='top large'><span>{left}</span><span>{right}</span></div>"
    return f"<div class='top'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div>{large}<div class='groups'>{tables}</div>"


def head_in_box(chapter: Chapter) -> str:
    """A hospital's page: dark bar with the title; label and text in a box of two columns, the days in the second."""
    sides = f"<table>{_rows(person_of(chapter))}</table><table>{_rows(days_of(chapter))}</table>"
    top = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}{bar_code(chapter.accession)}</div>"
    return f"{top}<div class='bar'>{escape(chapter.title)}</div><div class='both box'>{sides}</div>"


def head_in_lines(chapter: Chapter) -> str:
    """Name on a line of its own, everything else in two columns of plain lines, the title at the end side of the letterhead."""
    name, *rest = chapter.details
    lines = "".join(f"<div>{escape(one.label)}: {apart(one.text)}</div>" for one in rest)
    top = f"<div class='top'>{letterhead(chapter)}{qr_mark(chapter.accession)}</div>"
    who = f"<div class='who'>{escape(name.label)}: <b>{apart(name.text)}</b></div>"
    return f"{top}{who}<div class='columns'>{lines}</div><h2>{escape(chapter.title)}</h2>"


def head_in_fields(chapter: Chapter) -> str:
    """A form: every text on a ruled line behind its label."""
    fields = "".join(f"<span class='field'>{escape(one.label)} <u>&nbsp;{apart(one.text)}&nbsp;</u></span>" for one in chapter.details)
    return f"<div class='middle'>{letterhead(chapter)}<h2>{escape(chapter.title)}</h2></div><div class='fields'>{fields}</div>"


def head_of_letter_with_window(chapter: Chapter) -> str:
    """A laboratory's letter to the doctor: his name in the window, a table of numbers and days beside it, the patient as the subject."""
    doctor = next(one for one in chapter.details if one.key == "doctor")
    sender = f"<small>{escape(chapter.laboratory)} · {escape(chapter.address)}</small>"
    window = f"<div class='window'>{sender}<p>{escape(doctor.label)}<br>{apart(doctor.text)}</p></div>"
    numbers = [one for one in _pick(chapter, ABOUT_THE_PERSON, others=True) if one is not doctor]
    beside = f"<table class='numbers'>{_rows([*numbers, *days_of(chapter)])}</table>"
    subject = _run_on(_pick(chapter, ABOUT_THE_PERSON), ", ")
    return f"<div class='right'>{letterhead(chapter)}</div><div class='top'>{window}{beside}</div><p>{subject}</p><h2>{escape(chapter.title)}</h2>"


def head_with_line_of_days(chapter: Chapter) -> str:
    """A system's print: name and numbers run on; below the title, the days in one line just above the results."""
    person = _run_on(person_of(chapter), " &nbsp; ")
    days = _run_on(days_of(chapter), " | ")
    return f"{letterhead(chapter)}<div class='person'>{person}</div><h2>{escape(chapter.title)}</h2><div class='line'>{days}</div>"


def head_with_pairs_of_colons(chapter: Chapter) -> str:
    """Label, colon, text; two pairs a line in one ruled block, row by row; the title in the middle below."""
    cells = [f"<td>{escape(one.label)}</td><td>: {apart(one.text)}</td>" for one in chapter.details]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    top = f"<div class='top'>{emblem(chapter.laboratory)}{letterhead(chapter)}</div>"
    return f"{top}<table class='pairs-of-colons'>{lines}</table><h2 class='middle'>{escape(chapter.title)}</h2>"


def head_with_title_first(chapter: Chapter) -> str:
    """A word processor's page: the title, then a line for each detail, the label in bold; the sender in the middle above."""
    lines = "".join(f"<p><b>{escape(one.label)}:</b> {apart(one.text)}</p>" for one in chapter.details)
    return f"<div class='middle'>{letterhead(chapter)}</div><h2 class='middle'>{escape(chapter.title)}</h2><div class='tight'>{lines}</div>"


def head_of_account(chapter: Chapter) -> str:
    """A portal's page: the title with the day behind it, the rest in grey tiles of two lines."""
    tiles = "".join(f"<div><small>{escape(one.label)}</small><br>{apart(one.text)}</div>" for one in chapter.details)
    return f"<h2>{escape(chapter.title)}</h2><div class='fours'>{tiles}</div><div class='small'>{letterhead(chapter)}</div>"


def cover(chapter: Chapter, paper: Paper, below: str) -> str:
    """The first page of a set: sender, person, numbers, days, how to reach the laboratory; `below` stands at its end."""
    details = f"<table class='details'>{_rows(chapter.details)}</table>"
    small = "".join(f"<div>{text}</div>" for text in (insurance(chapter, paper), telephone(chapter, paper), material(chapter, paper)) if text)
    scan = f"<div class='top'>{qr_mark(chapter.accession)}<small>{escape(daily(chapter, paper, 'scan'))}</small></div>"
    return f"<div class='middle'>{letterhead(chapter)}<h1>{escape(chapter.title)}</h1></div>{details}<div class='small'>{small}</div>{below}{scan}"


def running_head(chapter: Chapter) -> str:
    """What comes again on a page of results behind a cover."""
    shown = [chapter.details[0], *(one for one in chapter.details if one.key == "accession")]
    return f"<div class='running top'><span>{_run_on(shown, ' &nbsp; ')}</span><span>{escape(chapter.title)}</span></div>"
