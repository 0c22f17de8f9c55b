"""How do the tables of the twelfth set stand? Technologies beside names, three columns for low to high, crosses, boxes, an exam a paragraph.

In: a table, the page's small words. Out: HTML. The manners are those of chains, hospitals, forms and exports; none copies a real one.
"""

import zlib
from collections.abc import Callable, Sequence
from html import escape

from bench.records.layouts.parts import Words, apart, by_line, heading, ltr
from bench.records.matter import Row, Table

DAYS_SIDE_BY_SIDE = 4


def amount(row: Row) -> str:
    return ltr(f"{row.result} {row.unit}".strip())


def name(row: Row) -> str:
    """A name in its own direction whatever stands around it."""
    return apart(row.label)


def ended(row: Row) -> bool:
    """Whether the laboratory itself can say on which side of its limits the result lies."""
    return any(row.limits)


def verdict(row: Row, words: Words) -> str:
    """A word for where the result lies; none without limits."""
    return escape(words[{"high": "above", "low": "below", "": "within"}[row.outside]]) if ended(row) else ""


def ruled(table: Table, look: str, titles: Sequence[str], lines: Sequence[str]) -> str:
    """Finished lines under titles; without titles where none is given."""
    top = f"<thead><tr>{''.join(f'<th>{escape(title)}</th>' for title in titles)}</tr></thead>" if titles else ""
    return f"{heading(table)}<table class='{look}'>{top}{''.join(lines)}</table>"


def line(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def technology_beside(table: Table, words: Words) -> str:
    """Name, technology where any is named, value, unit; the usual values behind their word on lines below, as wide as the table."""
    has_technology = any(row.method for row in table.rows)
    titles = [words[key] for key in ("test", *(["technology"] if has_technology else []), "value", "unit")]
    return ruled(table, "technology", titles, [_with_technology(row, words, has_technology=has_technology) for row in table.rows])


def _with_technology(row: Row, words: Words, *, has_technology: bool) -> str:
    technology = [f"<small>{escape(row.method)}</small>"] if has_technology else []
    first = line([f"<b>{name(row)}</b>", *technology, f"<b>{ltr(row.result)}</b>", ltr(row.unit)])
    usual = f"<tr class='usual'><td colspan=4><u>{escape(words['reference'])}</u> :<br>{by_line(row.reference)}</td></tr>" if row.reference else ""
    return f"<tbody class='kept'>{first}{usual}</tbody>"


def low_to_high(table: Table, words: Words) -> str:
    """The result stands under low, within or high; across all three where there are no limits. Range and unit follow."""
    titles = [words[key] for key in ("test", "below", "within", "above", "reference", "unit")]
    return ruled(table, "thirds", titles, [_placed(row) for row in table.rows])


def _placed(row: Row) -> str:
    if ended(row):
        cells = "".join(f"<td>{ltr(row.result) if row.outside == place else ''}</td>" for place in ("low", "", "high"))
    else:
        cells = f"<td colspan=3>{ltr(row.result)}</td>"
    return f"<tr><td>{name(row)}</td>{cells}<td>{by_line(row.reference)}</td><td>{ltr(row.unit)}</td></tr>"


def with_crosses(table: Table, words: Words) -> str:
    """An andrology form: name, normal values, the patient's value with its unit, and a cross under normal or abnormal."""
    titles = [words[key] for key in ("test", "normal_values", "result", "within", "abnormal")]
    lines = []
    for row in table.rows:
        crosses = ["✕" if ended(row) and bool(row.outside) == is_abnormal else "" for is_abnormal in (False, True)]
        lines.append(line([name(row), by_line(row.reference), f"<b>{amount(row)}</b>", *crosses]))
    return ruled(table, "crossed", titles, lines)


def with_square_letters(table: Table, words: Words) -> str:
    """A hospital system: the name far left, the result in the middle, a letter in a square, unit, range in brackets."""
    lines = []
    for row in table.rows:
        letter = {"high": "<span class='square'>H</span>", "low": "<span class='square'>L</span>", "": ""}[row.outside]
        lines.append(line([name(row), f"<b>{ltr(row.result)}</b>", letter, ltr(row.unit), f"({by_line(row.reference)})" if row.reference else ""]))
    return ruled(table, "squares", [words[key] for key in ("test", "result", "untitled", "unit", "reference")], lines)


def with_operators(table: Table, words: Words) -> str:
    """A numbered table; behind the usual values the initials of whoever ran the test."""
    initials = words["operators"].split("|")
    titles = ["№", words["test"], words["result"], words["unit"], words["reference"], words["operator"]]
    lines = []
    for number, row in enumerate(table.rows, 1):
        who = initials[zlib.crc32(row.label.encode()) % len(initials)]
        result = f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result)
        lines.append(line([str(number), name(row), result, ltr(row.unit), by_line(row.reference), escape(who)]))
    return ruled(table, "operators", titles, lines)


def exam_by_paragraph(table: Table, words: Words) -> str:
    """Each test alone: its name, material and method in small print, the result behind its word, the usual values below."""
    return heading(table) + "".join(_exam(row, words) for row in table.rows)


def _exam(row: Row, words: Words) -> str:
    parts = [words.get("of_material", ""), f"{words['method']}: {row.method}" if row.method else ""]
    small = "".join(f"<div class='small'>{escape(part)}</div>" for part in parts if part)
    usual = f"<div class='usual'>{escape(words['reference'])}:<br>{by_line(row.reference)}</div>" if row.reference else ""
    result = f"<div class='found'>{escape(words['result'])}: <b>{amount(row)}</b></div>"
    return f"<div class='exam'><div class='name'>{name(row)}</div>{small}{result}{usual}</div>"


def in_boxes(table: Table, _: Words) -> str:
    """A printed form with room for values: name and range, a box with the value, the unit behind the box; two a line."""
    cells = []
    for row in table.rows:
        usual = f"<br><small>{by_line(row.reference)}</small>" if row.reference else ""
        cells.append(f"<td>{name(row)}{usual}</td><td class='box'>{ltr(row.result)}</td><td class='behind'>{ltr(row.unit)}</td>")
    cells += ["<td colspan=3></td>"] * (len(cells) % 2)
    lines = [f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2)]
    return ruled(table, "boxes", (), lines)


def thrice_beside(table: Table, words: Words) -> str:
    """A letter's block of results: name with unit, value with a sign, range; and the same three once more beside them."""
    signs = {"high": " +", "low": " –", "": ""}
    cells = []
    for row in table.rows:
        unit = f" <small>{ltr(f'[{row.unit}]')}</small>" if row.unit else ""
        cells.append(f"<td>{name(row)}{unit}</td><td><b>{ltr(row.result + signs[row.outside])}</b></td><td>{by_line(row.reference)}</td>")
    cells += ["<td colspan=3></td>"] * (len(cells) % 2)
    top = "".join(f"<th>{escape(words[key])}</th>" for key in ("test", "result", "usual_range") * min(2, len(table.rows)))
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    return f"{heading(table)}<table class='thrice'><tr>{top}</tr>{lines}</table>"


def exported(day: str) -> Callable[[Table, Words], str]:
    """An export's lines: day, test, value, unit, least, most, state. A range of several lines stands across least and most."""

    def draw(table: Table, words: Words) -> str:
        titles = [*([words["day"]] if day else []), *(words[key] for key in ("test", "value", "unit", "least", "most", "state"))]
        return ruled(table, "exported", titles, [_exported(row, words, day) for row in table.rows])

    return draw


def _exported(row: Row, words: Words, day: str) -> str:
    if ended(row) and "\n" not in row.reference:
        limits = "".join(f"<td>{ltr(limit)}</td>" for limit in row.limits)
    else:
        limits = f"<td colspan=2>{by_line(row.reference)}</td>"
    first = f"<td>{apart(day)}</td>" if day else ""
    return f"<tr>{first}<td>{name(row)}</td><td><b>{ltr(row.result)}</b></td><td>{ltr(row.unit)}</td>{limits}<td>{verdict(row, words)}</td></tr>"


def days_above_values(table: Table, words: Words) -> str:
    """A course: on grey the name with unit and range; below it, side by side, each value under its day, the latest first."""
    days = [table.own_date or words["result"], *table.previous_dates]
    return heading(table) + "".join(_course(row, days, words) for row in table.rows)


def _course(row: Row, days: Sequence[str], words: Words) -> str:
    values = [row.result, *row.previous]
    cells = [f"<td><small>{apart(day)}</small><br><b>{ltr(value)}</b></td>" for day, value in zip(days, values, strict=False) if value]
    cells += ["<td></td>"] * (DAYS_SIDE_BY_SIDE - len(cells))
    usual = f"{escape(words['usual_range'])} {by_line(row.reference).replace('<br>', '; ')}" if row.reference else ""
    about = f"<b>{name(row)}</b> {f'&nbsp; {ltr(row.unit)}' if row.unit else ''}"
    top = f"<tr><td class='about' colspan=2>{about}</td><td class='about' colspan=2>{usual}</td></tr>"
    return f"<table class='course'>{top}<tr>{''.join(cells)}</tr></table>"


def ranges_under_names(table: Table, words: Words) -> str:
    """A word processor's table: the section as a shaded line, the usual values in small print under each name, the value with its unit."""
    section = f"<tr><td class='section' colspan=2>{escape(table.heading)}</td></tr>" if table.heading else ""
    lines = ""
    for row in table.rows:
        usual = f"<br><i>({escape(words['usual_range'])}: {by_line(row.reference).replace('<br>', '; ')})</i>" if row.reference else ""
        lines += f"<tr><td>{name(row)}{usual}</td><td>{amount(row)}</td></tr>"
    return f"<table class='document'>{section}{lines}</table>"


def with_verdicts(table: Table, words: Words) -> str:
    """A clinic's list: name, colon, value with unit; the usual values behind their word, and at the end a word for where the value lies."""
    lines = ""
    for row in table.rows:
        usual = f" ({escape(words['usual_range'])} {by_line(row.reference).replace('<br>', '; ')})" if row.reference else ""
        where = verdict(row, words)
        lines += f"<li>{name(row)}: <b>{amount(row)}</b>{usual}{f' – {where}' if where else ''}</li>"
    return f"{heading(table)}<ul>{lines}</ul>"


def value_at_the_edge(table: Table, words: Words) -> str:
    """A small sheet: name, range with unit in square brackets, the value alone in bold at the far edge."""
    lines = []
    for row in table.rows:
        usual = f"[{by_line(row.reference).replace('<br>', '; ')}]" if row.reference else ""
        lines.append(line([name(row), f"{usual} {ltr(row.unit)}", f"<b>{ltr(row.result)}</b>"]))
    return ruled(table, "edge", [words["test"], words["reference"], words["result"]], lines)


def answers_ruled(table: Table, words: Words) -> str:
    """Thing and answer under titles between rules; what is usual in a column of its own where any line has it."""
    titles = list(table.columns or (words["test"], words["result"]))
    has_usual = any(row.reference for row in table.rows)
    titles += [words["reference"]] if has_usual else []
    usual = [[apart(row.reference)] if has_usual else [] for row in table.rows]
    lines = [line([name(row), f"<b>{apart(row.result)}</b>", *more]) for row, more in zip(table.rows, usual, strict=True)]
    return ruled(table, "said", titles, lines)


def answers_in_lines(table: Table, words: Words) -> str:
    """Thing, dots, answer; what is usual in brackets behind its word."""
    lines = ""
    for row in table.rows:
        usual = f" <small>({escape(words['usual_range'])}: {apart(row.reference)})</small>" if row.reference else ""
        lines += f"<div class='entry'><span>{name(row)}</span><i></i><span><b>{apart(row.result)}</b>{usual}</span></div>"
    return f"{heading(table)}<div>{lines}</div>"


def answers_in_paragraphs(table: Table, words: Words) -> str:
    """Thing in bold, the answer behind the word for a result on the next line, what is usual below."""
    parts = ""
    for row in table.rows:
        usual = f"<div class='usual'>{escape(words['reference'])}: {apart(row.reference)}</div>" if row.reference else ""
        found = f"<div class='found'>{escape(words['result'])}: <b>{apart(row.result)}</b></div>"
        parts += f"<div class='exam'><div class='name'>{name(row)}</div>{found}{usual}</div>"
    return f"{heading(table)}{parts}"
