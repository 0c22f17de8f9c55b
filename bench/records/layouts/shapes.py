"""Which tables are no tables of columns? Leaders, cards, turned tables, halves, listings, run-on sentences: each draws the same rows as HTML."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from html import escape

from bench.records.layouts.parts import DrawTable, Words, heading, ltr
from bench.records.matter import Row, Table

FLAGS = {"high": "H", "low": "L", "": ""}
COLUMNS_OF_A_TURNED_TABLE = 5


def by_row(draw: Callable[[Row], str], *, around: str = "div") -> DrawTable:
    """Every row drawn alone, one under the other."""

    def draw_table(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
        lines = "".join(draw(row) for row in table.rows)
        return f"{heading(table)}<{around} class='rows'>{lines}</{around}>"

    return draw_table


def with_dots(row: Row) -> str:
    """Label, printed dots, value with unit, range in brackets."""
    dots = "." * max(4, 46 - len(row.label))
    usual = f" {ltr(f'({row.reference})')}" if row.reference else ""
    return f"<div class='line'>{escape(row.label)} {dots} {ltr(f'{row.result} {row.unit}'.strip())}{usual}</div>"


def range_below(row: Row) -> str:
    """The value at the far edge of the line, the range in small print below the label."""
    below = f"<div class='below'>{ltr(f'{row.reference} {row.unit}'.strip())}</div>" if row.reference else ""
    return f"<div class='line'><span>{escape(row.label)}</span><span>{ltr(f'{row.result} {row.unit}'.strip())}</span></div>{below}"


def card(row: Row) -> str:
    """As a patient's portal shows it: a box with the label above a large number, the range at the foot."""
    sign = {"high": "↑", "low": "↓", "": ""}[row.outside]
    return (
        f"<div class='card'><div>{escape(row.label)}</div><div class='big'>{ltr(row.result)} <small>{ltr(row.unit)}</small> {sign}</div>"
        f"<small>{ltr(row.reference)}</small></div>"
    )


def in_a_sentence(row: Row) -> str:
    """Label: value unit (range); one row runs into the next."""
    usual = f" {ltr(f'({row.reference})')}" if row.reference else ""
    return f"{escape(row.label)}: {ltr(f'{row.result} {row.unit}'.strip())}{usual}; "


def stacked(row: Row) -> str:
    """Label on the left; value, unit and range one under the other on the right."""
    under = "".join(f"<br><small>{ltr(text)}</small>" for text in (row.unit, row.reference) if text)
    return f"<tr><td>{escape(row.label)}</td><td>{ltr(row.result)}{under}</td></tr>"


def turned(table: Table, words: Words) -> str:
    """Analytes side by side in the head, results below them, earlier results below those."""
    parts = [table.rows[start : start + COLUMNS_OF_A_TURNED_TABLE] for start in range(0, len(table.rows), COLUMNS_OF_A_TURNED_TABLE)]
    return heading(table) + "".join(_turned_part(rows, table, words) for rows in parts)


def _turned_part(rows: Sequence[Row], table: Table, words: Words) -> str:
    top = "".join(f"<th>{escape(row.label)}</th>" for row in rows)
    lines = [(words["result"], [row.result for row in rows])]
    lines += [(day, [row.previous[place] if row.previous else "" for row in rows]) for place, day in enumerate(table.previous_dates)]
    lines += [(words["unit"], [row.unit for row in rows]), (words["reference"], [row.reference for row in rows])]
    body = "".join(f"<tr><th>{escape(title)}</th>{''.join(f'<td>{ltr(cell)}</td>' for cell in cells)}</tr>" for title, cells in lines)
    return f"<table class='turned'><tr><th></th>{top}</tr>{body}</table>"


def in_halves(draw: DrawTable) -> DrawTable:
    """The first half of the rows on the left of the page, the others on the right."""

    def draw_table(table: Table, words: Words) -> str:
        middle = (len(table.rows) + 1) // 2
        halves = [replace(table, rows=rows, heading="") for rows in (table.rows[:middle], table.rows[middle:]) if rows]
        return f"{heading(table)}<div class='halves'>{''.join(f'<div>{draw(half, words)}</div>' for half in halves)}</div>"

    return draw_table


def oldest_first(table: Table, words: Words) -> str:
    """Earlier results stand before the latest, which has the last column; unit and range come first."""
    titles = [words["test"], words["unit"], words["reference"], *reversed(table.previous_dates), words["result"]]
    top = "".join(f"<th>{escape(title)}</th>" for title in titles)
    lines = ""
    for row in table.rows:
        cells = [row.unit, row.reference, *reversed(row.previous), row.result + ("*" if row.outside else "")]
        lines += f"<tr><td>{escape(row.label)}</td>{''.join(f'<td>{ltr(cell)}</td>' for cell in cells)}</tr>"
    return f"{heading(table)}<table><tr>{top}</tr>{lines}</table>"


def typed(table: Table, words: Words) -> str:
    """A listing of a line printer: columns by spaces."""
    lines = [f"{words['test']:<38}{words['result']:>12}    {words['unit']:<18}{words['reference']}", "-" * 92]
    for row in table.rows:
        lines.append(f"{row.label[:37]:<38}{row.result:>12} {FLAGS[row.outside]:<3}{row.unit:<18}{row.reference}")
    return heading(table) + f"<pre>{escape(chr(10).join(lines))}</pre>"


def typed_with_bars(table: Table, words: Words) -> str:
    """A table of typed bars and dashes."""
    widths = (40, 22, 20, 20)
    edge = "+" + "+".join("-" * width for width in widths) + "+"
    cells = [(words["test"], words["reference"], words["unit"], words["result"])]
    cells += [(row.label, row.reference, row.unit, row.result) for row in table.rows]
    order = (0, 3, 2, 1)
    lines = [edge] + [
        "|" + "|".join(f" {one[place]}"[:width].ljust(width) for place, width in zip(order, widths, strict=True)) + "|" for one in cells
    ]
    return heading(table) + f"<pre>{escape(chr(10).join([*lines, edge]))}</pre>"
