"""How do the tables of the eleventh set stand? A result between its limits, bars with numbers at their ends, motility across, a screen's list.

In: a table, the page's small words. Out: HTML. The manners are those of chains, hospitals, andrology forms and portals; none copies a real one.
"""

from collections.abc import Sequence
from html import escape

from bench.records.layouts.parts import ARABIC_LETTER, Words, apart, by_line, heading, ltr
from bench.records.matter import Row, Table

INTERVALS = {
    ("semen_volume", "1.4"): ("1.3", "1.5"),
    ("semen_volume", "1.5"): ("1.4", "1.7"),
    ("sperm_concentration", "16"): ("15", "18"),
    ("sperm_total", "39"): ("35", "40"),
    ("motility_progressive", "30"): ("29", "31"),
    ("motility_total", "42"): ("40", "43"),
    ("sperm_vitality", "54"): ("50", "56"),
    ("sperm_normal_forms", "4"): ("3.9", "4.0"),
}  # the 95 % confidence intervals of the fifth centile as printed in the WHO manuals of 2010 and 2021
MOTILITY = ("motility_progressive", "motility_nonprogressive", "sperm_immotile", "motility_total")
LETTERS, ARROWS = {"high": "H", "low": "L", "": ""}, {"high": "▲", "low": "▼", "": ""}
CELLS_TO_A_LINE = 3


def amount(row: Row) -> str:
    return ltr(f"{row.result} {row.unit}".strip())


def titles(words: Words, *keys: str) -> str:
    return "".join(f"<th>{escape(words.get(key, ''))}</th>" for key in keys)


def line(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def with_bars(table: Table, words: Words) -> str:
    """Name, value with unit, and a bar that has the ends of the range as numbers beside it; the range in text where it has one end only."""
    lines = "".join(line(escape(row.label), f"<b class='{row.outside}'>{ltr(row.result)}</b> {ltr(row.unit)}", _bar(row)) for row in table.rows)
    return f"{heading(table)}<table class='bars'><thead><tr>{titles(words, 'test', 'result', 'reference')}</tr></thead>{lines}</table>"


def _bar(row: Row) -> str:
    low, high = row.limits
    if not (low and high) or "\n" in row.reference:
        return by_line(row.reference)
    at = {"low": 5, "": 41, "high": 77}[row.outside]
    drawn = "<rect x='0' y='5' width='84' height='5' rx='2' fill='#ddd'/><rect x='24' y='5' width='36' height='5' fill='#8bc48a'/>"
    return f"<span class='bar' dir='ltr'>{ltr(low)}<svg width='88' height='16'>{drawn}<circle cx='{at}' cy='7.5' r='5'/></svg>{ltr(high)}</span>"


def centred(table: Table, words: Words) -> str:
    """As a word processor's beginner makes it: every cell ruled and centred, a dash where there is nothing to say."""
    lines = "".join(line(escape(row.label), ltr(row.result), ltr(row.unit) or "–", by_line(row.reference) or "–") for row in table.rows)
    return f"{heading(table)}<table class='centred'><tr>{titles(words, 'test', 'result', 'unit', 'reference')}</tr>{lines}</table>"


def with_intervals(table: Table, words: Words) -> str:
    """An andrology laboratory's columns: behind the lower limit of the WHO stands its confidence interval, where the limit has one."""
    known = [_interval(row) for row in table.rows]
    last = any(known)
    lines = ""
    for row, interval in zip(table.rows, known, strict=True):
        sign = f" <b>{ltr({'high': '↑', 'low': '↓', '': ''}[row.outside])}</b>" if row.outside else ""
        cells = [escape(row.label), f"<b>{ltr(row.result)}</b>{sign}", ltr(row.unit), by_line(row.reference)]
        lines += line(*cells, *([ltr(interval)] if last else []))
    keys = ("test", "result", "unit", "reference", *(("interval",) if last else ()))
    return f"{heading(table)}<table class='ruled'><tr>{titles(words, *keys)}</tr>{lines}</table>"


def _interval(row: Row) -> str:
    """In the digits and with the mark of the row's own limit; empty where none is known or the row has another range."""
    low = row.limits[0]
    known = INTERVALS.get((row.says[0].analyte, low.replace(",", "."))) if row.says and low.isascii() else None
    return "({}-{})".format(*(one.replace(".", "," if "," in row.reference + row.result else ".") for one in known)) if known else ""


def of_a_department(table: Table, words: Words) -> str:
    """A band across the table names section and material; results stand at the right edge of their column, arrows in one of their own."""
    band = " – ".join(text for text in (escape(table.heading), escape(words.get("of_material", ""))) if text)
    lines = "".join(line(escape(row.label), ltr(row.result), ltr(ARROWS[row.outside]), ltr(row.unit), by_line(row.reference)) for row in table.rows)
    top = f"<tr>{titles(words, 'test', 'result', 'untitled', 'unit', 'reference')}</tr>"
    return f"<table class='department'><thead><tr><td class='band' colspan=5>{band}</td></tr>{top}</thead>{lines}</table>"


def with_technique_below(table: Table, words: Words) -> str:
    """A bold name, its value with unit, the usual values in brackets, earlier values each under its day; the technique in italics below."""
    days = "".join(f"<th>{escape(words.get('previous', ''))}<br>{apart(day)}</th>" for day in table.previous_dates)
    lines = ""
    for row in table.rows:
        technique = f"<br><i>{escape(row.method)}</i>" if row.method else ""
        usual = f"({by_line(row.reference)})" if row.reference else ""
        before = [ltr(value) for value in row.previous] if table.previous_dates else []
        lines += line(f"<b>{escape(row.label)}</b>{technique}", f"<b>{ltr(row.result)}</b> {ltr(row.unit)}", usual, *before)
    return f"{heading(table)}<table class='technique'><thead><tr>{titles(words, 'untitled', 'result', 'reference')}{days}</tr></thead>{lines}</table>"


def from_left_to_right(table: Table, words: Words) -> str:
    """A table of Latin names that runs from the left, on a page that runs from the right."""
    lines = "".join(
        line(ltr(row.label), f"<b>{ltr(row.result)}</b> {LETTERS[row.outside]}", ltr(row.unit), by_line(row.reference)) for row in table.rows
    )
    top = f"<tr>{titles(words, 'test', 'result', 'unit', 'reference')}</tr>"
    return f"{heading(table)}<table class='latin' dir='ltr'>{top}{lines}</table>"


def with_method_lines(table: Table, words: Words) -> str:
    """Name, result, letter, unit, range; the method on a line of its own across the table."""
    lines = ""
    for row in table.rows:
        lines += line(escape(row.label), ltr(row.result), f"<b>{LETTERS[row.outside]}</b>", ltr(row.unit), by_line(row.reference))
        lines += f"<tr><td class='method' colspan=5>{escape(words.get('method', ''))}: {escape(row.method)}</td></tr>" if row.method else ""
    top = f"<tr>{titles(words, 'test', 'result', 'untitled', 'unit', 'reference')}</tr>"
    return f"{heading(table)}<table class='methods'><thead>{top}</thead>{lines}</table>"


def between_limits(table: Table, words: Words) -> str:
    """A hospital system's columns: the result stands between its two limits; ranges of several lines go below the name."""
    lines = ""
    for row in table.rows:
        below = row.reference if not any(row.limits) or "\n" in row.reference else ""
        name = escape(row.label) + (f"<br><small>{escape(words['usual_range'])}: {by_line(below)}</small>" if below else "")
        low, high = ("", "") if below else row.limits
        lines += line(name, ltr(row.unit), ltr(low), f"<b>{ltr(row.result)}</b>{'*' if row.outside else ''}", ltr(high))
    top = titles(words, "test", "unit", "lower_limit", "result", "upper_limit")
    return f"{heading(table)}<table class='between'><tr>{top}</tr>{lines}</table>"


def beside_dots(table: Table, words: Words) -> str:
    """Lines of a narrow column: name, value with unit, the usual range small behind a short word; a dotted rule below each."""
    lines = ""
    for row in table.rows:
        usual = f"<small>{escape(words['usual_range'])}: {by_line(row.reference)}</small>" if row.reference else ""
        lines += line(escape(row.label), amount(row), usual)
    return f"{heading(table)}<table class='dotted'>{lines}</table>"


def motility_across(table: Table, words: Words) -> str:
    """Ordinary rows; the shares of motility stand side by side in a small table of their own, names above, shares below."""
    across = [row for row in table.rows if row.says and row.says[0].analyte in MOTILITY]
    down = [row for row in table.rows if row not in across]
    lines = "".join(line(escape(row.label), f"<b>{amount(row)}</b>", by_line(row.reference)) for row in down)
    plain = f"<table class='form'><tr>{titles(words, 'test', 'result', 'reference')}</tr>{lines}</table>"
    return heading(table) + plain + (_strip(across, words) if across else "")


def _strip(rows: Sequence[Row], words: Words) -> str:
    names = "".join(f"<th>{escape(row.label)}</th>" for row in rows)
    shares, usual = ("".join(f"<td>{cell}</td>" for cell in cells) for cells in ([f"<b>{amount(row)}</b>" for row in rows], map(_span, rows)))
    sides = (escape(words.get("motility", "")), escape(words["result"]), escape(words["reference"]))
    return f"<table class='strip'><tr><th>{sides[0]}</th>{names}</tr><tr><th>{sides[1]}</th>{shares}</tr><tr><th>{sides[2]}</th>{usual}</tr></table>"


def _span(row: Row) -> str:
    return by_line(row.reference)


def three_to_a_line(table: Table, words: Words) -> str:
    """A letter's block: three cells side by side, each a name, the value below it, the usual range small."""
    cells = [
        f"<td>{escape(row.label)}<br><b>{amount(row)}</b>"
        + (f"<br><small>{escape(words['usual_range'])}: {by_line(row.reference)}</small>" if row.reference else "")
        + "</td>"
        for row in table.rows
    ]
    cells += ["<td></td>"] * (-len(cells) % CELLS_TO_A_LINE)
    lines = "".join(f"<tr>{''.join(cells[place : place + CELLS_TO_A_LINE])}</tr>" for place in range(0, len(cells), CELLS_TO_A_LINE))
    return f"{heading(table)}<table class='triples'>{lines}</table>"


def on_a_screen(table: Table, words: Words) -> str:
    """The list of a telephone: name and value at the two edges of a line, the usual range grey below the name."""
    items = ""
    for row in table.rows:
        usual = f"<div class='grey'>{escape(words['usual_range'])} {by_line(row.reference)}</div>" if row.reference else ""
        items += f"<div class='item'><div>{escape(row.label)}{usual}</div><div class='value {row.outside}'>{amount(row)}</div></div>"
    return f"{heading(table)}<div class='list'>{items}</div>"


def with_trend(table: Table, words: Words) -> str:
    """Across a wide page: name, unit, range, earlier results from the oldest on, whither it goes, and the latest under its day."""
    days = "".join(f"<th>{apart(day)}</th>" for day in reversed(table.previous_dates))
    last = f"<th>{escape(words['result'])}<br>{apart(table.own_date)}</th>"
    lines = ""
    for row in table.rows:
        earlier = [ltr(value) for value in reversed(row.previous)] if table.previous_dates else []
        latest = f"<b>{ltr(row.result)}</b>{' !' if row.outside else ''}"
        lines += line(escape(row.label), ltr(row.unit), by_line(row.reference), *earlier, *([_trend(row)] if earlier else []), latest)
    trend = f"<th>{escape(words.get('trend', ''))}</th>" if table.previous_dates else ""
    return f"{heading(table)}<table class='wide'><tr>{titles(words, 'test', 'unit', 'reference')}{days}{trend}{last}</tr>{lines}</table>"


def _trend(row: Row) -> str:
    before = next((said.number for said in row.says if said.is_previous), None)
    now = row.says[0].number if row.says else None
    if before is None or now is None:
        return ""
    return "↗" if now > before else "↘" if now < before else "→"


def answers_ruled(table: Table, words: Words) -> str:
    """Thing, answer, and what is usual where the paper says it, in a ruled table with titles."""
    named = table.columns or (words["test"], words["result"])
    has_usual = any(row.reference for row in table.rows)
    top = "".join(f"<th>{escape(one)}</th>" for one in (*named, *((words["reference"],) if has_usual else ())))
    lines = "".join(line(_name(row), apart(row.result), *([apart(row.reference)] if has_usual else [])) for row in table.rows)
    return f"{heading(table)}<table class='answers-ruled'><tr>{top}</tr>{lines}</table>"


def answers_in_columns(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing and answer in two columns without titles, what is usual in brackets."""
    lines = "".join(line(_name(row), f"<b>{apart(row.result)}</b>", _usual(row)) for row in table.rows)
    return f"{heading(table)}<table class='answers-bare'>{lines}</table>"


def answers_on_a_screen(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    lines = "".join(
        f"<div class='item'><div>{_name(row)}<div class='grey'>{_usual(row)}</div></div><div class='value'>{apart(row.result)}</div></div>"
        for row in table.rows
    )
    return f"{heading(table)}<div class='list'>{lines}</div>"


def _usual(row: Row) -> str:
    return f"({apart(row.reference)})" if row.reference else ""


def _name(row: Row) -> str:
    """Markers keep their direction on pages from right to left."""
    return escape(row.label) if ARABIC_LETTER.search(row.label) else ltr(row.label)
