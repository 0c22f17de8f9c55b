"""How do the tables of the sixth set stand? Two tests on a line, the name above its line, the unit in the label, a remark below what lies outside.

In: a table, the page's small words. Out: HTML. The manners are those of chains, forms, portals and letters; none copies a real one.
"""

from collections.abc import Sequence
from html import escape

from bench.records.layouts.fifth_tables import Column, amount, span
from bench.records.layouts.parts import Words, apart, heading, ltr
from bench.records.matter import Row, Table

WIDTH_OF_A_LEADER = 38


def _name_and_unit(row: Row, _: Table, __: Words) -> str:
    """The unit in brackets behind the name; behind a comma where the name ends with a bracket."""
    if not row.unit:
        return escape(row.label)
    return f"{escape(row.label)}, {ltr(row.unit)}" if row.label.endswith(")") else f"{escape(row.label)} ({ltr(row.unit)})"


def _sign_before(row: Row, _: Table, __: Words) -> str:
    return f"<b>{ltr({'high': '▲', 'low': '▼', '': ''}[row.outside])}</b>"


def _starred(row: Row, _: Table, __: Words) -> str:
    return f"<b>{ltr(row.result + ' *')}</b>" if row.outside else ltr(row.result)


def _letter(row: Row, _: Table, __: Words) -> str:
    return {"high": "H", "low": "L", "": ""}[row.outside]


NAME_AND_UNIT: Column = ("test", _name_and_unit)
SIGN_BEFORE: Column = ("untitled", _sign_before)
STARRED: Column = ("result", _starred)
LETTER: Column = ("flag", _letter)


def cumulative(table: Table, words: Words) -> str:
    """Range and unit first, then the result under its day, then earlier results, each under the word for it and its day."""
    days = [(words["result"], table.own_date), *((words["previous"], day) for day in table.previous_dates)]
    titles = [escape(words[key]) for key in ("test", "reference", "unit")] + [f"{escape(word)}<br>{apart(day)}" for word, day in days]
    lines = ""
    for row in table.rows:
        result = f"<b>{ltr(row.result + {'high': ' +', 'low': ' -', '': ''}[row.outside])}</b>"
        cells = [escape(row.label), span(row), ltr(row.unit), result, *map(ltr, row.previous)]
        lines += f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"
    return f"{heading(table)}<table class='days'><tr>{''.join(f'<th>{title}</th>' for title in titles)}</tr>{lines}</table>"


def two_on_a_line(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A ruled form: name, value, name, value; the usual range in small print below the name."""
    cells = [_name_and_value(row) for row in table.rows]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    return f"{heading(table)}<table class='pairs-of-tests'>{lines}</table>"


def _name_and_value(row: Row) -> str:
    usual = f"<br><small>({span(row)})</small>" if row.reference else ""
    return f"<td>{escape(row.label)}{usual}</td><td><b>{amount(row)}</b></td>"


def with_limit_remarks(table: Table, words: Words) -> str:
    """A hospital's listing: name, star, value with unit, range in square brackets; below what lies outside, a word that says so."""
    lines = ""
    for row in table.rows:
        usual = f"[{span(row)}]" if row.reference else ""
        lines += f"<tr><td>{escape(row.label)}</td><td>{'*' if row.outside else ''}</td><td>{amount(row)}</td><td>{usual}</td></tr>"
        word = {"high": words["high"], "low": words["low"], "": ""}[row.outside]
        lines += f"<tr><td></td><td></td><td colspan=2><i>{escape(word)}</i></td></tr>" if word else ""
    return f"{heading(table)}<table>{lines}</table>"


def leaders_in_columns(table: Table, words: Words) -> str:
    """Name, dots and a colon; value with unit; the usual values in a column of their own. The method stands below the name."""
    lines = ""
    for row in table.rows:
        method = f"<br><small>{escape(words['method'])}: {escape(row.method)}</small>" if row.method else ""
        dots = "." * max(3, WIDTH_OF_A_LEADER - len(row.label))
        lines += f"<tr><td>{escape(row.label)}{dots}:{method}</td><td><b>{amount(row)}</b></td><td>{span(row)}</td></tr>"
    titles = "".join(f"<th>{escape(title)}</th>" for title in ("", words["result"], words["reference"]))
    return f"{heading(table)}<table class='leaders'><tr>{titles}</tr>{lines}</table>"


def name_above_its_line(table: Table, words: Words) -> str:
    """Titles once; then two lines a test: the name with its method on a grey band, below it value, unit, range and a sign."""
    top = "".join(f"<th>{escape(words[key])}</th>" for key in ("result", "unit", "reference", "flag"))
    return f"{heading(table)}<table class='bands'><thead><tr>{top}</tr></thead>{''.join(map(_named_band, table.rows))}</table>"


def _named_band(row: Row) -> str:
    method = f" &nbsp; <small>{escape(row.method)}</small>" if row.method else ""
    sign = {"high": "↑", "low": "↓", "": ""}[row.outside]
    cells = "".join(f"<td>{cell}</td>" for cell in (f"<b>{ltr(row.result)}</b>", ltr(row.unit), span(row), sign))
    return f"<tbody class='kept'><tr><td class='band' colspan=4><b>{escape(row.label)}</b>{method}</td></tr><tr>{cells}</tr></tbody>"


def components(table: Table, words: Words) -> str:
    """As a portal prints a chart: the name, the usual range with the unit, the value large without it, a word where it lies outside."""
    return heading(table) + "".join(_component(row, words) for row in table.rows)


def _component(row: Row, words: Words) -> str:
    ranges = [(word, usual) for word, _, usual in (line.rpartition(": ") for line in row.reference.split("\n"))] if row.reference else []
    spans = "<br>".join(f"{escape(word)}: {_with_unit(usual, row)}" if word else _with_unit(usual, row) for word, usual in ranges)
    usual = f"<div class='usual'>{escape(words['usual_range'])}: {spans}</div>" if spans else ""
    value = ltr(row.result) if spans else amount(row)
    word = {"high": words["high"], "low": words["low"], "": ""}[row.outside]
    large = f"<div class='large'>{value} <small>{escape(word)}</small></div>"
    return f"<div class='component'><div class='name'>{escape(row.label)}</div>{usual}{large}</div>"


def _with_unit(usual: str, row: Row) -> str:
    return f"{ltr(usual)} {ltr(row.unit)}" if row.unit else ltr(usual)


def with_equals(table: Table, words: Words) -> str:
    """A letter's list: name, the sign of equality, value with unit; the range behind a short word in brackets."""
    lines = ""
    for row in table.rows:
        usual = f" ({escape(words['usual_range'])} {span(row).replace('<br>', '; ')})" if row.reference else ""
        lines += f"<li>{escape(row.label)} = {amount(row)}{usual}</li>"
    return f"{heading(table)}<ul>{lines}</ul>"


def answers_with_equals(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, dash, answer, as items of a list."""
    return f"{heading(table)}<ul>{''.join(f'<li>{escape(row.label)} – {apart(row.result)}</li>' for row in table.rows)}</ul>"


def answers_shaded(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing on grey at the left, answer at the right, no titles; what is usual below the answer."""
    lines = "".join(
        f"<tr><td class='k'>{escape(row.label)}</td><td>{apart(row.result)}{f'<br><small>({apart(row.reference)})</small>' if row.reference else ''}"
        "</td></tr>"
        for row in table.rows
    )
    return f"{heading(table)}<table class='shaded'>{lines}</table>"


def grid_rows(table: Table, words: Words) -> str:
    """Rows for a form that is one ruled table of four columns: titles in bold, then name, value, unit, range."""
    top = [words[key] for key in ("test", "result", "unit", "reference")] if table.is_measured else []
    lines = f"<tr>{''.join(f'<th>{escape(title)}</th>' for title in top)}</tr>" if top else ""
    for row in table.rows:
        lines += grid_line([escape(row.label), ltr(row.result), ltr(row.unit), span(row)]) if table.is_measured else _answer_line(row)
    return lines


def grid_line(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def _answer_line(row: Row) -> str:
    return f"<tr><td>{escape(row.label)}</td><td colspan=2><b>{apart(row.result)}</b></td><td>{apart(row.reference)}</td></tr>"
