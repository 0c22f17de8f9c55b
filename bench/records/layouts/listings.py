"""Which results stand in lists, forms and stanzas instead of plain columns? Exam after exam, tick boxes, labels of a small printer, days across.

Each draws a table's rows as HTML. In: a table and the page's small words. Out: HTML.
"""

from collections.abc import Sequence
from html import escape

from bench.records.layouts.parts import CELLS, TITLES, DrawTable, Words, apart, by_line, heading, ltr
from bench.records.matter import Row, Table


def stanzas(table: Table, words: Words) -> str:
    """As a portal prints itself: name, value and range in words, and a scale whose ends have numbers."""
    return heading(table) + "".join(_stanza(row, words) for row in table.rows)


def _stanza(row: Row, words: Words) -> str:
    usual = f"<div><small>{escape(words['usual_range'])}</small><br>{by_line(row.reference)}</div>" if row.reference else ""
    ends = f"<div class='scale'><span>{ltr(row.limits[0])}</span><span>{ltr(row.limits[1])}</span></div>" if all(row.limits) else ""
    sign = {"high": words["high"], "low": words["low"], "": ""}[row.outside]
    value = f"<div><small>{escape(words['result'])}</small><br><b>{ltr(f'{row.result} {row.unit}'.strip())}</b> {escape(sign)}</div>"
    return f"<div class='stanza'><div class='name'>{escape(row.label)}</div><div class='two'>{value}{usual}</div>{ends}</div>"


def exam_after_exam(table: Table, words: Words) -> str:
    """Name, method, result and the ranges, each on a line of its own."""
    return heading(table) + "".join(_exam(row, words) for row in table.rows)


def _exam(row: Row, words: Words) -> str:
    method = f"<div>{escape(words['method'])}: {escape(row.method)}</div>" if row.method else ""
    both = f" &nbsp; = {ltr(f'{row.second[0]} {row.second[1]}')}" if row.second else ""
    usual = f"<div class='usual'>{escape(words['usual_range'])}:<br>{by_line(row.reference)}</div>" if row.reference else ""
    value = f"<div class='value'>{escape(words['result'])}: <b>{ltr(f'{row.result} {row.unit}'.strip())}</b>{both}</div>"
    return f"<div class='exam'><div class='name'>{escape(row.label)}</div>{method}{value}{usual}</div>"


def with_dashes(table: Table, words: Words) -> str:
    """A letter's list: a dash, the label, the value, the range behind N."""
    lines = "".join(f"<div>– {escape(row.label)}: {ltr(f'{row.result} {row.unit}'.strip())}{_usual(row, words)}</div>" for row in table.rows)
    return f"{heading(table)}<div class='dashes'>{lines}</div>"


def _usual(row: Row, words: Words) -> str:
    return f", {escape(words['usual_range'])} {by_line(row.reference)}" if row.reference else ""


def labels_of_a_printer(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """The name on one line; indented on the next the value, the unit, and the range in angles."""
    lines = ""
    for row in table.rows:
        usual = f"<div class='in'>({by_line(row.reference)})</div>" if row.reference else ""
        sign = {"high": "!", "low": "!", "": ""}[row.outside]
        lines += f"<div>{escape(row.label)}</div><div class='in'>{ltr(f'{row.result} {row.unit}'.strip())} {sign}</div>{usual}"
    return heading(table) + lines


def form_to_tick(table: Table, words: Words) -> str:
    """A printed form: the value on a line, boxes for low and high; where answers are offered, the one that holds has a cross."""
    return f"{heading(table)}<table>{''.join(_ticked(row, words) for row in table.rows)}</table>"


def _ticked(row: Row, words: Words) -> str:
    if row.result in row.choices:
        return f"<tr><td>{escape(row.label)}</td><td colspan=3>{' &nbsp; '.join(_box(one, one == row.result) for one in row.choices)}</td></tr>"
    boxes = " ".join(_box(words[side], row.outside == side) for side in ("low", "high")) if row.reference and row.unit else ""
    value = f"<td><u>&nbsp; {ltr(row.result)} &nbsp;</u> {ltr(row.unit)}</td>"
    return f"<tr><td>{escape(row.label)}</td>{value}<td>{by_line(row.reference)}</td><td>{boxes}</td></tr>"


def _box(text: str, is_ticked: bool) -> str:
    return f"<span class='box'>{ltr('[X]' if is_ticked else '[  ]')} {escape(text)}</span>"


def days_across(table: Table, words: Words) -> str:
    """Each day a column, the latest first, under its date and no other title; range and unit at the end."""
    titles = [words["test"], table.own_date or words["result"], *table.previous_dates, words["unit"], words["reference"]]
    top = "".join(f"<th>{apart(title)}</th>" for title in titles)
    lines = ""
    for row in table.rows:
        cells = "".join(f"<td>{ltr(cell)}</td>" for cell in (row.result, *row.previous, row.unit))
        lines += f"<tr><td>{escape(row.label)}</td>{cells}<td>{by_line(row.reference)}</td></tr>"
    return f"{heading(table)}<table><tr>{top}</tr>{lines}</table>"


def with_remarks_below(*names: str) -> DrawTable:
    """Columns, and under every row that has one a line across the page: method and code."""

    def draw(table: Table, words: Words) -> str:
        top = "".join(f"<th>{escape(words[TITLES.get(name, name)])}</th>" for name in names)
        lines = "".join(_with_remark(row, names, words) for row in table.rows)
        return f"{heading(table)}<table><tr>{top}</tr>{lines}</table>"

    return draw


def _with_remark(row: Row, names: Sequence[str], words: Words) -> str:
    cells = "".join(f"<td>{CELLS[name](row)}</td>" for name in names)
    remark = f"{escape(words['method'])}: {escape(row.method)}, {escape(words['code'])} {ltr(row.code)}" if row.method and row.code else ""
    below = f"<tr><td class='remark' colspan={len(names)}>{remark}</td></tr>" if remark else ""
    return f"<tr>{cells}</tr>{below}"


def numbered(*names: str) -> DrawTable:
    """Columns with the number of the line before them."""

    def draw(table: Table, words: Words) -> str:
        top = "<th>#</th>" + "".join(f"<th>{escape(words[TITLES.get(name, name)])}</th>" for name in names)
        lines = "".join(
            f"<tr><td>{number}</td>{''.join(f'<td>{CELLS[name](row)}</td>' for name in names)}</tr>" for number, row in enumerate(table.rows, 1)
        )
        return f"{heading(table)}<table><tr>{top}</tr>{lines}</table>"

    return draw


def with_earlier_on_the_line(table: Table, words: Words) -> str:
    """Dots to the value, the range in brackets, earlier values with their days at the end of the line; a second unit below."""
    lines = "".join(_with_earlier(row, table.previous_dates) for row in table.rows)
    title = f"<div class='line'><span></span><span></span><span></span><span>{escape(words['previous'])}</span></div>" if table.previous_dates else ""
    return f"{heading(table)}{title}{lines}"


def _with_earlier(row: Row, dates: Sequence[str]) -> str:
    dated = zip(dates, row.previous, strict=True) if row.previous else ()
    earlier = "<br>".join(f"{apart(day)} : {ltr(value)}" for day, value in dated if value)
    usual = f"({by_line(row.reference)})" if row.reference else ""
    value = f"<b>{ltr(f'{row.result} {row.unit}'.strip())}</b>" + (f"<br>{ltr(f'{row.second[0]} {row.second[1]}')}" if row.second else "")
    return f"<div class='line'><span>{escape(row.label)} {'.' * 18}</span><span>{value}</span><span>{usual}</span><span>{earlier}</span></div>"


def typed_on_two_lines(table: Table, words: Words) -> str:
    """A hospital's listing: code and name, on the next line the value, the unit and the range behind bars."""
    lines = []
    for row in table.rows:
        flag = {"high": "<H>", "low": "<L>", "": "   "}[row.outside]
        spans = row.reference.split("\n")
        lines.append(f"{row.code[:7]:<9}{row.label}")
        lines.append(f"{'':<12}{row.result:>12} {flag} {row.unit:<20} | {spans[0]}")
        lines += [f"{'':<50}| {span}" for span in spans[1:]]
    title = f"{words['code'][:8]:<9}{words['test']} / {words['result']} / {words['unit']} / {words['reference']}"
    return f"{heading(table)}<pre>{escape(chr(10).join([title, '=' * 84, *lines, '=' * 84]))}</pre>"


def answers_to_tick(table: Table, words: Words) -> str:
    """The answers of a form; those that it does not offer are written on a line."""
    return form_to_tick(table, words)


def answers_in_lines(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, dash, answer; what is usual in brackets."""
    lines = "".join(
        f"<div>{escape(row.label)} — <b>{apart(row.result)}</b>{f' [{apart(row.reference)}]' if row.reference else ''}</div>" for row in table.rows
    )
    return f"{heading(table)}<div class='dashes'>{lines}</div>"


def answers_first(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """The answer before the thing it answers."""
    lines = "".join(f"<tr><td><b>{apart(row.result)}</b></td><td>{escape(row.label)}</td></tr>" for row in table.rows)
    return f"{heading(table)}<table>{lines}</table>"
