"""How do the tables of the seventh set stand? Sections beside their rows, two analytes a line, limits in a box below, units inside names.

In: a table, the page's small words, sometimes its chapter. Out: HTML. The manners are those of word processors, spreadsheets, hospital systems and
andrology forms; none copies a real one.
"""

from collections.abc import Sequence
from html import escape

from bench.records.layouts.fifth_tables import NAME, RANGE, RESULT, UNIT, Column, amount, rows_of, span
from bench.records.layouts.parts import DrawTable, Words, apart, heading, ltr
from bench.records.layouts.seventh_heads import DAYS_OF_THE_ROWS
from bench.records.matter import Chapter, Row, Table

ANSWERS_A_LINE = 4
VERDICT: Column = ("flag", lambda row, _, words: _word(row, words, usual="in_range"))
OUTSIDE: Column = ("flag", lambda row, _, words: _word(row, words))
ARROW: Column = ("result", lambda row, _, __: ltr(row.result + ({"high": " ↑", "low": " ↓", "": ""}[row.outside] if any(row.limits) else "")))


def _word(row: Row, words: Words, *, usual: str = "") -> str:
    """The word for high or low, for values with limits only; `usual` is the key of the word for those inside."""
    key = {"high": "high", "low": "low", "": usual}[row.outside]
    return escape(words[key]) if key and any(row.limits) else ""


def colons(table: Table, words: Words) -> str:
    """Tab stops: name, colon, value with unit, the usual range in brackets behind its word."""
    lines = ""
    for row in table.rows:
        usual = f"( {escape(words['usual_range'])}: {span(row).replace('<br>', ', ')} )" if row.reference else ""
        lines += f"<tr><td>{escape(row.label)}</td><td>:</td><td><b>{amount(row)}</b></td><td>{usual}</td></tr>"
    return f"{heading(table)}<table class='colons'>{lines}</table>"


def beside_its_section(table: Table, words: Words) -> str:
    """A ruled form: one tall cell with the section's name beside all its rows."""
    titles = ["test", "result", "unit", "reference"]
    top = ("<th></th>" if table.heading else "") + "".join(f"<th>{escape(words[key])}</th>" for key in titles)
    lines = ""
    for place, row in enumerate(table.rows):
        side = f"<td class='section' rowspan={len(table.rows)}>{escape(table.heading)}</td>" if table.heading and place == 0 else ""
        cells = "".join(f"<td>{cell}</td>" for cell in (escape(row.label), ltr(row.result), ltr(row.unit), span(row)))
        lines += f"<tr>{side}{cells}</tr>"
    return f"<table class='ruled'><thead><tr>{top}</tr></thead>{lines}</table>"


def pairs_across(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Two analytes a line: name with its range in small print below, value with unit; then the next name."""
    cells = [f"<td>{escape(row.label)}{_small(row)}</td><td class='value'>{amount(row)}</td>" for row in table.rows]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    return f"{heading(table)}<table class='ruled'>{lines}</table>"


def _small(row: Row) -> str:
    return f"<br><small>{span(row)}</small>" if row.reference else ""


def with_limits_below(table: Table, words: Words) -> str:
    """Name, value and unit alone; all usual ranges together in a box of small print below."""
    lines = "".join(
        f"<tr><td>{escape(row.label)}</td><td>{ltr(row.result)}{' *' if row.outside else ''}</td><td>{ltr(row.unit)}</td></tr>" for row in table.rows
    )
    limits = "".join(f"<span>{escape(row.label)}: {span(row).replace('<br>', ', ')} {ltr(row.unit)}</span>" for row in table.rows if row.reference)
    top = "".join(f"<th>{escape(words[key])}</th>" for key in ("test", "result", "unit"))
    box = f"<div class='limits'><b>{escape(words['reference'])}</b>{limits}</div>" if limits else ""
    return f"{heading(table)}<table><thead><tr>{top}</tr></thead>{lines}</table>{box}"


def name_with_unit(row: Row) -> str:
    """The unit in brackets behind the name; behind a comma where the name has brackets of its own."""
    if not row.unit:
        return escape(row.label)
    unit = ltr(row.unit)
    return f"{escape(row.label)}, {unit}" if "(" in row.label else f"{escape(row.label)} ({unit})"


def numbered_with_units_in_names(table: Table, words: Words) -> str:
    """A spreadsheet: number of the line, name with unit, value, range, a letter where the value is outside."""
    top = "".join(f"<th>{escape(title)}</th>" for title in ("№", words["test"], words["result"], words["reference"], ""))
    lines = ""
    for number, row in enumerate(table.rows, 1):
        letter = {"high": "H", "low": "L", "": ""}[row.outside] if any(row.limits) else ""
        lines += f"<tr><td>{number}</td><td>{name_with_unit(row)}</td><td>{ltr(row.result)}</td><td>{span(row)}</td><td>{letter}</td></tr>"
    return f"{heading(table)}<table class='ruled'><tr>{top}</tr>{lines}</table>"


def key_by_key(table: Table, words: Words) -> str:
    """An export for the patient: every result a group of lines, each with what it is before it."""
    return heading(table) + "".join(_group(row, words) for row in table.rows)


def _group(row: Row, words: Words) -> str:
    said = [("test", escape(row.label)), ("result", ltr(row.result)), ("unit", ltr(row.unit)), ("reference", span(row)), ("flag", _word(row, words))]
    lines = "".join(f"<tr><td class='k'>{escape(words[key])}:</td><td>{text}</td></tr>" for key, text in said if text)
    return f"<table class='group'>{lines}</table>"


def days_at_the_end(chapter: Chapter) -> DrawTable:
    """A hospital system: behind range and arrow every row has the day of its sample and that of its result."""
    days = [one for one in chapter.details if one.key in DAYS_OF_THE_ROWS]

    def draw(table: Table, words: Words) -> str:
        columns = (NAME, ARROW, UNIT, RANGE)
        top = "".join(f"<th>{escape(title)}</th>" for title in (*(words[key] for key, _ in columns), *(one.label for one in days)))
        dated = "".join(f"<td class='day'>{apart(one.text)}</td>" for one in days)
        lines = "".join(f"<tr>{''.join(f'<td>{cell(row, table, words)}</td>' for _, cell in columns)}{dated}</tr>" for row in table.rows)
        return f"{heading(table)}<table><thead><tr>{top}</tr></thead>{lines}</table>"

    return draw


def cumulative(table: Table, words: Words) -> str:
    """The days side by side under one title, the latest last; units in the names, the range behind all."""
    days = [*reversed(table.previous_dates), table.own_date] if table.own_date else []
    over = f"<th colspan={max(1, len(days))}>{escape(words['result'])}</th>"
    tall = f"rowspan={2 if days else 1}"
    first = f"<tr><th {tall}>{escape(words['test'])}</th>{over}<th {tall}>{escape(words['reference'])}</th></tr>"
    second = f"<tr>{''.join(f'<th>{apart(day)}</th>' for day in days)}</tr>" if days else ""
    lines = "".join(_over_time(row, len(table.previous_dates)) for row in table.rows)
    return f"{heading(table)}<table class='ruled'>{first}{second}{lines}</table>"


def _over_time(row: Row, earlier: int) -> str:
    before = [*reversed(row.previous)] if row.previous else [""] * earlier
    latest = f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result)
    cells = "".join(f"<td>{cell}</td>" for cell in (*map(ltr, before), latest, span(row)))
    return f"<tr><td>{name_with_unit(row)}</td>{cells}</tr>"


def in_thirds(table: Table, words: Words) -> str:
    """A letter's list without titles: name, value with unit, and at the end side the range behind its word."""
    lines = ""
    for row in table.rows:
        usual = f"{escape(words['usual_range'])} {span(row)}" if row.reference else ""
        lines += f"<div class='thirds'><span>{escape(row.label)}</span><b>{amount(row)}</b><small>{usual}</small></div>"
    return f"{heading(table)}{lines}"


def under_its_method(*columns: Column) -> DrawTable:
    """Plain columns; the method, which is one for the whole table, in a line below the heading."""
    plain = rows_of(*columns)

    def draw(table: Table, words: Words) -> str:
        method = next((row.method for row in table.rows if row.method), "")
        line = f"<div class='method'>{escape(words['method'])}: {escape(method)}</div>" if method else ""
        title, rest = heading(table), plain(table, words)
        return f"{title}{line}{rest.removeprefix(title)}"

    return draw


def with_second_amounts(table: Table, words: Words) -> str:
    """The same amount in another unit stands in a line of its own below, whose name is empty."""
    columns = (NAME, RESULT, UNIT, RANGE, OUTSIDE)
    top = "".join(f"<th>{escape(words[key])}</th>" for key, _ in columns)
    lines = ""
    for row in table.rows:
        lines += f"<tr>{''.join(f'<td>{cell(row, table, words)}</td>' for _, cell in columns)}</tr>"
        if row.second:
            lines += f"<tr class='second'><td></td>{''.join(f'<td>{ltr(text)}</td>' for text in row.second)}<td></td></tr>"
    return f"{heading(table)}<table><thead><tr>{top}</tr></thead>{lines}</table>"


def answers_across(table: Table, words: Words) -> str:
    """Things side by side in the head, the answers below them, what is usual below those; four a line."""
    parts = [table.rows[start : start + ANSWERS_A_LINE] for start in range(0, len(table.rows), ANSWERS_A_LINE)]
    return heading(table) + "".join(_across(rows, table, words) for rows in parts)


def _across(rows: Sequence[Row], table: Table, words: Words) -> str:
    thing, answer = table.columns or (words["test"], words["result"])
    lines = [(answer, [row.result for row in rows])]
    lines += [(words["reference"], [row.reference for row in rows])] if any(row.reference for row in rows) else []
    top = "".join(f"<th>{escape(row.label)}</th>" for row in rows)
    body = "".join(f"<tr><th>{escape(title)}</th>{''.join(f'<td>{apart(cell)}</td>' for cell in cells)}</tr>" for title, cells in lines)
    return f"<table class='ruled across'><tr><th>{escape(thing)}</th>{top}</tr>{body}</table>"


def answers_with_colons(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, colon, answer; what is usual in brackets."""
    lines = ""
    for row in table.rows:
        usual = f"( {apart(row.reference)} )" if row.reference else ""
        lines += f"<tr><td>{escape(row.label)}</td><td>:</td><td><b>{apart(row.result)}</b></td><td>{usual}</td></tr>"
    return f"{heading(table)}<table class='colons'>{lines}</table>"
