"""How do the tables of the tenth set stand? Codes of services, material and method under the name, both names of a test, the newest day last.

In: a table, the page's small words. Out: HTML. The manners are those of chains, hospital systems, forms and letters; none copies a real one.
"""

from collections.abc import Sequence
from html import escape

from bench.records.layouts.fifth_tables import Column, amount, rows_of, sectioned, span
from bench.records.layouts.parts import ARABIC_LETTER, Words, apart, heading, ltr
from bench.records.matter import EM_SPACE, Row, Table

ENGLISH = {"test": "Test", "result": "Result", "unit": "Unit", "reference": "Reference Range"}
LETTERS = {"high": "H", "low": "L", "": ""}
IN_BRACKETS = {"high": "(H)", "low": "(L)", "": ""}  # behind a number: L alone would be litres
ARROWS = {"high": "▲", "low": "▼", "": ""}


def named(label: str) -> str:
    """A name in its own direction whatever stands around it: 17-OH, not OH-17."""
    return f'<bdi dir="rtl">{escape(label)}</bdi>' if ARABIC_LETTER.search(label) else ltr(label)


def _name(row: Row, _: Table, __: Words) -> str:
    return named(row.label)


def _name_over_method(row: Row, _: Table, __: Words) -> str:
    return f"{named(row.label)}{f'<br><i>{escape(row.method)}</i>' if row.method else ''}"


def _result(row: Row, _: Table, __: Words) -> str:
    return f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result)


def _result_then_arrow(row: Row, _: Table, __: Words) -> str:
    return f"<b>{ltr(row.result)}</b> &nbsp;{ARROWS[row.outside]}"


def _service(row: Row, _: Table, __: Words) -> str:
    """A code as price lists of services have it."""
    return f"<span class='code'>{ltr(f'A{row.code[:2]}.{row.code[2:5]}')}</span>" if row.code else ""


def _dot(row: Row, _: Table, __: Words) -> str:
    return f"<span class='dot {row.outside}'></span>{named(row.label)}"


NAME: Column = ("test", _name)
NAME_OVER_METHOD: Column = ("test", _name_over_method)
DOTTED_NAME: Column = ("test", _dot)
RESULT: Column = ("result", _result)
RESULT_THEN_ARROW: Column = ("result", _result_then_arrow)
WITH_UNIT: Column = ("result", lambda row, _, __: f"<b>{amount(row)}</b>")
LETTER: Column = ("flag", lambda row, _, __: LETTERS[row.outside])
UNIT: Column = ("unit", lambda row, _, __: ltr(row.unit))
RANGE: Column = ("reference", lambda row, _, __: span(row))
SERVICE: Column = ("code", _service)
SITE: Column = ("site", lambda row, _, __: f"<small>{'EN' if row.method else 'AMD'}</small>")

client_rows = rows_of(NAME, RESULT, LETTER, UNIT, RANGE, SITE)
register_rows = rows_of(DOTTED_NAME, WITH_UNIT, RANGE)
service_rows = rows_of(SERVICE, NAME, RESULT_THEN_ARROW, UNIT, RANGE)
file_rows = rows_of(NAME_OVER_METHOD, RESULT, UNIT, RANGE, shows_earlier=True)
word_rows = sectioned(NAME, RESULT, UNIT, RANGE)


def _grid(titles: Sequence[str], lines: Sequence[Sequence[str]], kind: str = "") -> str:
    """A table of finished cells; without titles where none is given."""
    top = f"<thead><tr>{''.join(f'<th>{title}</th>' for title in titles)}</tr></thead>" if titles else ""
    body = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in line)}</tr>" for line in lines)
    return f"<table {kind}>{top}{body}</table>"


def material_rows(table: Table, words: Words) -> str:
    """The name with material and method below it; the value large with its unit; the usual values in small print at the far edge."""
    lines = []
    for row in table.rows:
        about = [words["material"], f"{words['method']}: {row.method}" if row.method else ""]
        below = "".join(f"<br><small>{escape(one)}</small>" for one in about if one)
        lines.append([f"<span class='heading'>{named(row.label)}</span>{below}", f"<span class='big'>{amount(row)}</span>", span(row)])
    return heading(table) + _grid([escape(words[key]) for key in ("test", "result", "reference")], lines, "class='test'")


def english_rows(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A table in English, from left to right, on a page whose head is not."""
    lines = [[named(row.label), f"<b>{ltr(row.result)}</b>", ltr(row.unit), span(row)] for row in table.rows]
    return heading(table) + _grid(list(ENGLISH.values()), lines, "dir='ltr'")


def english_answers(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    lines = [[named(row.label), f"<b>{apart(row.result)}</b>", apart(row.reference)] for row in table.rows]
    return heading(table) + _grid([ENGLISH["test"], ENGLISH["result"], ENGLISH["reference"]], lines, "dir='ltr'")


def rows_of_both_names(table: Table, words: Words) -> str:
    """The English name at one edge, the own name at the other, the numbers between them."""
    lines = []
    for row in table.rows:
        english, own = _names(row)
        lines.append([english, f"<b>{ltr(row.result)}</b> {ltr(IN_BRACKETS[row.outside])}", ltr(row.unit), span(row), own])
    titles = [escape(words[key]) for key in ("test", "result", "unit", "reference")]
    return heading(table) + _grid([*titles, escape(words["test"])], lines, "class='names' dir='ltr'")


def answers_of_both_names(table: Table, words: Words) -> str:
    lines = [[english, f"<b>{apart(row.result)}</b>", own] for row in table.rows for english, own in [_names(row)]]
    return heading(table) + _grid([escape(words["test"]), escape(words["result"]), ""], lines, "class='names' dir='ltr'")


def _names(row: Row) -> tuple[str, str]:
    first, *second = row.label.split(EM_SPACE)
    return named(first), named(second[0]) if second else ""


def form_rows(table: Table, words: Words) -> str:
    """An andrology form: name, colon, value with unit, the normal value in brackets."""
    lines = [[named(row.label), ":", amount(row), f"({span(row).replace('<br>', '; ')})" if row.reference else ""] for row in table.rows]
    titles = ["", "", escape(words["result"]), escape(words["reference"])]
    return heading(table) + _grid(titles, lines, "class='form'")


def form_answers(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    lines = [[named(row.label), ":", apart(row.result), f"({apart(row.reference)})" if row.reference else ""] for row in table.rows]
    return heading(table) + _grid([], lines, "class='form'")


def wide_rows(table: Table, words: Words) -> str:
    """A hospital system's listing over the broad side of the sheet: number, test, result, sign, unit, range, method, material, state."""
    keys = ("test", "result", "flag", "unit", "reference", "method")
    titles = ["#", *(escape(words[key]) for key in keys), escape(words["specimen"]), escape(words["state"])]
    lines = []
    for number, row in enumerate(table.rows, 1):
        cells = [named(row.label), ltr(row.result), ARROWS[row.outside], ltr(row.unit), span(row), escape(row.method)]
        lines.append([f"{number}.", *cells, escape(words["material_alone"]), escape(words["validated"])])
    return heading(table) + _grid(titles, lines)


def letter_rows(table: Table, words: Words) -> str:
    """A letter's list without rules: the name, the value with unit at the edge of its column, the usual values in square brackets."""
    lines = [[named(row.label), amount(row), f"[{span(row).replace('<br>', '; ')}]" if row.reference else ""] for row in table.rows]
    return heading(table) + _grid(["", "", escape(words["reference"])], lines, "class='values'")


def flow_rows(table: Table, words: Words) -> str:
    """Unit and range stand below the name; earlier days follow one another and the newest comes last, shaded."""
    days = [*reversed(table.previous_dates), table.own_date] if table.own_date else [words["result"]]
    top = f"<th>{escape(words['test'])}</th>" + "".join(f"<th class='{'now' if day == days[-1] else ''}'>{apart(day)}</th>" for day in days)
    lines = ""
    for row in table.rows:
        below = " &nbsp; ".join(part for part in (ltr(row.unit), span(row).replace("<br>", "; ")) if part)
        earlier = "".join(f"<td>{ltr(cell)}</td>" for cell in reversed(row.previous[: len(days) - 1]))
        now = f"<td class='now'>{ltr(row.result)} {ltr(IN_BRACKETS[row.outside])}</td>"
        lines += f"<tr><td>{named(row.label)}{f'<br><small>{below}</small>' if below else ''}</td>{earlier}{now}</tr>"
    return f"{heading(table)}<table class='flow'><thead><tr>{top}</tr></thead>{lines}</table>"


def ward_rows(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """As a practice sees it on its screen: no titles; star, value, unit, range in square brackets."""
    lines = []
    for row in table.rows:
        usual = f"[{span(row).replace('<br>', '; ')}]" if row.reference else ""
        lines.append([named(row.label), "*" if row.outside else "", ltr(row.result), ltr(row.unit), usual])
    return heading(table) + _grid([], lines, "class='ward'")


def ward_answers(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    return heading(table) + _grid([], [[named(row.label), "", apart(row.result), apart(row.reference)] for row in table.rows], "class='ward'")


def gauge_rows(table: Table, words: Words) -> str:
    """A line a test: the name with its method, the value large, a drawn scale with the usual values written below it."""
    lines = ""
    for row in table.rows:
        method = f"<div class='tiny'>{escape(row.method)}</div>" if row.method else ""
        usual = f"<div class='small'>{escape(words['usual_range'])}: {span(row)}</div>" if row.reference else ""
        value = f"<div class='value {'out' if row.outside else ''}'>{ltr(row.result)} <small>{ltr(row.unit)}</small></div>"
        lines += f"<div class='gauge'><div>{named(row.label)}{method}</div>{value}<div>{_scale(row)}{usual}</div></div>"
    return f"{heading(table)}<div>{lines}</div>"


def _scale(row: Row) -> str:
    """Three coloured pieces and a mark where the value lies: no text."""
    if not row.reference:
        return ""
    at = {"low": 16, "": 60, "high": 104}[row.outside]
    pieces = "".join(f"<rect x='{x}' y='5' width='38' height='4' fill='{fill}'/>" for x, fill in ((1, "#f3c6d5"), (41, "#b9dfb9"), (81, "#f3c6d5")))
    return f"<svg width='122' height='13'>{pieces}<circle cx='{at}' cy='7' r='5' fill='#6a4fb3'/></svg>"


def answers_ruled(table: Table, words: Words) -> str:
    """Thing and answer under the table's own titles, what is usual in the answer's cell below it."""
    titles = table.columns or (words["test"], words["result"])
    usual = {row.label: f"<br><small>({apart(row.reference)})</small>" if row.reference else "" for row in table.rows}
    lines = [[named(row.label), f"<b>{apart(row.result)}</b>{usual[row.label]}"] for row in table.rows]
    return heading(table) + _grid([escape(title) for title in titles], lines, "class='answers'")
