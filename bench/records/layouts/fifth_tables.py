"""How do the tables of the fifth set stand? Earlier results in one cell, sections inside a table, limits in the label, a day on every line.

In: a table, the page's small words, sometimes its chapter. Out: HTML. The manners are those of chains, hospital systems, forms and letters; none
copies a real one.
"""

from collections.abc import Callable, Sequence
from html import escape

from bench.records.layouts.parts import DrawTable, Words, apart, by_line, heading, ltr
from bench.records.matter import EM_SPACE, Chapter, Row, Table

Cell = Callable[[Row, Table, Words], str]
Column = tuple[str, Cell]  # the key of the column's title and what stands in it
COLUMNS_OF_A_FLOW_SHEET = 5
WIDTH_OF_A_TYPED_LABEL = 44


def amount(row: Row) -> str:
    return ltr(f"{row.result} {row.unit}".strip())


def span(row: Row) -> str:
    return by_line(row.reference)


def _bold_if_outside(row: Row, text: str) -> str:
    return f"<b>{text}</b>" if row.outside else text


def _with_flag_word(row: Row, _: Table, words: Words) -> str:
    word = {"high": words["high"], "low": words["low"], "": ""}[row.outside]
    return f"{_bold_if_outside(row, ltr(row.result))} &nbsp; <b>{escape(word)}</b>"


def _history(row: Row, table: Table, _: Words) -> str:
    dated = zip(row.previous, table.previous_dates, strict=True) if table.previous_dates else ()
    return "<br>".join(f"{ltr(value)} &nbsp; <small>{apart(day)}</small>" for value, day in dated if value)


def _two_lines(row: Row, _: Table, __: Words) -> str:
    first, *second = row.label.split(EM_SPACE)
    return f"<b>{escape(first)}</b>" + "".join(f"<br>{apart(name)}" for name in second)


def _drawn_bar(row: Row, _: Table, __: Words) -> str:
    """Three boxes, a mark in the one where the result lies: no text at all."""
    if not row.reference:
        return ""
    at = {"low": 6, "": 26, "high": 46}[row.outside]
    boxes = "".join(f"<rect x='{x}' y='2' width='16' height='7' fill='{'#bbb' if x == 18 else 'none'}' stroke='#777'/>" for x in (1, 18, 35))
    return f"<svg width='54' height='11'>{boxes}<rect x='{at}' y='0' width='3' height='11'/></svg>"


NAME: Column = ("test", lambda row, _, __: escape(row.label))
NAME_AND_METHOD: Column = ("test", lambda row, _, __: f"<b>{escape(row.label)}</b>{f'<br><i>{escape(row.method)}</i>' if row.method else ''}")
TWO_LINES: Column = ("test", _two_lines)
RESULT: Column = ("result", lambda row, _, __: ltr(row.result))
BOLD_OUTSIDE: Column = ("result", lambda row, _, __: _bold_if_outside(row, ltr(row.result)))
ARROW_BEFORE: Column = ("result", lambda row, _, __: _bold_if_outside(row, ltr({"high": "↑ ", "low": "↓ ", "": ""}[row.outside] + row.result)))
WITH_FLAG_WORD: Column = ("result", _with_flag_word)
WITH_UNIT: Column = ("result", lambda row, _, __: f"<b>{amount(row)}</b>")
WITH_UNIT_AND_RANGE: Column = ("result", lambda row, _, __: f"<b>{amount(row)}</b>" + (f" ({span(row)})" if row.reference else ""))
STAR: Column = ("untitled", lambda row, _, __: "*" if row.outside else "")
SIGN: Column = ("untitled", lambda row, _, __: {"high": "+", "low": "–", "": ""}[row.outside])
FLAG: Column = ("flag", lambda row, _, words: escape({"high": words["high"], "low": words["low"], "": ""}[row.outside]))
UNIT: Column = ("unit", lambda row, _, __: ltr(row.unit))
RANGE: Column = ("reference", lambda row, _, __: span(row))
RANGE_IN_BRACKETS: Column = ("reference", lambda row, _, __: f"({span(row)})" if row.reference else "")
RANGE_AND_UNIT: Column = ("reference", lambda row, _, __: f"{span(row)} {ltr(row.unit)}" if row.reference else ltr(row.unit))
HISTORY: Column = ("previous", _history)
METHOD: Column = ("method", lambda row, _, __: escape(row.method))
BAR: Column = ("untitled", _drawn_bar)


def rows_of(*columns: Column, shows_earlier: bool = False, around: str = "<table>") -> DrawTable:
    """Plain columns; earlier results, where they are shown, behind all others under their days."""

    def draw(table: Table, words: Words) -> str:
        days = table.previous_dates if shows_earlier else ()
        titles = [escape(words[key]) for key, _ in columns] + [apart(day) for day in days]
        lines = "".join(_line([cell(row, table, words) for _, cell in columns], row.previous if days else ()) for row in table.rows)
        return f"{heading(table)}{around}<thead><tr>{''.join(f'<th>{title}</th>' for title in titles)}</tr></thead>{lines}</table>"

    return draw


def _line(cells: Sequence[str], earlier: Sequence[str]) -> str:
    return "<tr>" + "".join(f"<td>{cell}</td>" for cell in (*cells, *map(ltr, earlier))) + "</tr>"


def sectioned(*columns: Column) -> DrawTable:
    """The heading is a line of the table, below the titles."""

    def draw(table: Table, words: Words) -> str:
        top = "".join(f"<th>{escape(words[key])}</th>" for key, _ in columns)
        section = f"<tr><td class='section' colspan={len(columns)}>{escape(table.heading)}</td></tr>" if table.heading else ""
        lines = "".join(_line([cell(row, table, words) for _, cell in columns], ()) for row in table.rows)
        return f"<table><thead><tr>{top}</tr></thead>{section}{lines}</table>"

    return draw


def limits_in_labels(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A form's lines: the name, the usual range in brackets behind it, a colon, the value."""
    lines = "".join(f"<div class='entry'>{escape(row.label)}{_limits(row)}: <b>{amount(row)}</b></div>" for row in table.rows)
    return f"{heading(table)}<div class='entries'>{lines}</div>"


def _limits(row: Row) -> str:
    return f" ({span(row).replace('<br>', '; ')})" if row.reference else ""


def flow_sheet(table: Table, words: Words) -> str:
    """A line a day, the latest first; names, units and ranges stand in the head of each column."""
    parts = [table.rows[start : start + COLUMNS_OF_A_FLOW_SHEET] for start in range(0, len(table.rows), COLUMNS_OF_A_FLOW_SHEET)]
    return heading(table) + "".join(_flow_part(rows, table, words) for rows in parts)


def _flow_part(rows: Sequence[Row], table: Table, words: Words) -> str:
    top = "".join(f"<th>{escape(row.label)}<br><small>{ltr(row.unit)}<br>{span(row)}</small></th>" for row in rows)
    lines = [(table.own_date or words["result"], [row.result for row in rows])]
    lines += [(day, [row.previous[place] if row.previous else "" for row in rows]) for place, day in enumerate(table.previous_dates)]
    body = "".join(f"<tr><td>{apart(day)}</td>{''.join(f'<td>{ltr(cell)}</td>' for cell in cells)}</tr>" for day, cells in lines)
    return f"<table class='flow'><tr><th></th>{top}</tr>{body}</table>"


def dated_lines(chapter: Chapter) -> DrawTable:
    """As portals export: every line begins with the day of its sample; earlier results are lines of their own."""
    taken = next((one for one in chapter.details if one.key in ("collected", "date")), None)

    def draw(table: Table, words: Words) -> str:
        titles = [*([taken.label] if taken else []), *(words[key] for key in ("test", "result", "unit", "reference", "flag"))]
        top = "".join(f"<th>{escape(title)}</th>" for title in titles)
        lines = "".join(_dated(row, table, words, day=(table.own_date or taken.text) if taken else None) for row in table.rows)
        return f"{heading(table)}<table><thead><tr>{top}</tr></thead>{lines}</table>"

    return draw


def _dated(row: Row, table: Table, words: Words, *, day: str | None) -> str:
    rest = [escape(row.label), ltr(row.result), ltr(row.unit), span(row), FLAG[1](row, table, words)]
    lines = _line([*([apart(day)] if day is not None else []), *rest], ())
    for earlier, value in zip(table.previous_dates, row.previous, strict=False):
        if value and day is not None:
            lines += _line([apart(earlier), escape(row.label), ltr(value), ltr(row.unit), span(row), ""], ())
    return lines


def typed_lines(table: Table, words: Words) -> str:
    """A typewriter's columns: name, leaders, value, unit; the range behind a short word, each line of it under the last."""
    lines = []
    for row in table.rows:
        first, *more = row.reference.split("\n")
        usual = f"  {words['usual_range']}: {first}" if first else ""
        lines.append(f"{row.label:.<{WIDTH_OF_A_TYPED_LABEL}}: {f'{row.result} {row.unit}'.strip():<22}{'*' if row.outside else ' '}{usual}")
        lines += [f"{'':<{WIDTH_OF_A_TYPED_LABEL + 27}}{one}" for one in more]
    title = [table.heading, "-" * len(table.heading)] if table.heading else []
    return f"<pre>{escape(chr(10).join([*title, *lines]))}</pre>"


def answers_typed(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, leaders, answer."""
    lines = "\n".join(f"{row.label:.<{WIDTH_OF_A_TYPED_LABEL}}: {row.result}{f'  ({row.reference})' if row.reference else ''}" for row in table.rows)
    return f"{heading(table)}<pre>{escape(lines)}</pre>"


def answers_in_colons(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, colon, answer in bold; what is usual in brackets."""
    lines = "".join(
        f"<div class='entry'>{escape(row.label)}{f' ({apart(row.reference)})' if row.reference else ''}: <b>{apart(row.result)}</b></div>"
        for row in table.rows
    )
    return f"{heading(table)}<div class='entries'>{lines}</div>"
