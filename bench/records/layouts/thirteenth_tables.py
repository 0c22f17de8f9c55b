"""How do the tables of the thirteenth set stand? Numbered lines, a column each for low and high, names at both ends, tiers of days, boxed values.

In: a table, the page's small words. Out: HTML. The manners are those of state laboratories, chains, hospitals and clinics; none copies a real one.
"""

from html import escape

from bench.records.layouts.parts import ARABIC_LETTER, Words, apart, by_line, heading, ltr
from bench.records.matter import EM_SPACE, Row, Table

LETTERS = {"high": "H", "low": "L", "": ""}


def amount(row: Row) -> str:
    return ltr(f"{row.result} {row.unit}".strip())


def titles(words: Words, *keys: str) -> str:
    return "<tr>" + "".join(f"<th>{escape(words.get(key, ''))}</th>" for key in keys) + "</tr>"


def line(*cells: str) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def table_of(table: Table, name: str, top: str, lines: str) -> str:
    return f"{heading(table)}<table class='{name}'><thead>{top}</thead>{lines}</table>"


def name_of(row: Row) -> str:
    """A name in Latin letters keeps its direction on pages from right to left; of two names both stand."""
    label = row.label.replace(EM_SPACE, " / ")
    return escape(label) if ARABIC_LETTER.search(label) else apart(label)


def strong(row: Row) -> str:
    return f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result)


def numbered(table: Table, words: Words) -> str:
    """A state laboratory's form: every line has its number."""
    cells = ((str(place), name_of(row), ltr(row.result), ltr(row.unit), by_line(row.reference)) for place, row in enumerate(table.rows, 1))
    return table_of(table, "ruled numbered", titles(words, "number", "test", "result", "unit", "reference"), "".join(line(*each) for each in cells))


def low_within_high(table: Table, words: Words) -> str:
    """The result stands in the column that says how it lies: below, within or above."""
    lines = ""
    for row in table.rows:
        places = {place: ltr(row.result) if row.outside == place else "" for place in ("low", "", "high")}
        lines += line(name_of(row), *places.values(), ltr(row.unit), by_line(row.reference))
    return table_of(table, "places", titles(words, "test", "below", "within", "above", "unit", "reference"), lines)


def in_both_systems(table: Table, words: Words) -> str:
    """Name with its technique, value with unit, usual values, earlier values under their days; the other unit on a line of its own below."""
    days = "".join(f"<th>{escape(words['previous'])}<br>{apart(day)}</th>" for day in table.previous_dates)
    named = "".join(f"<th>{escape(words[key])}</th>" for key in ("test", "result", "reference"))
    lines = ""
    for row in table.rows:
        technique = f" <i>({escape(row.method)})</i>" if row.method else ""
        earlier = [ltr(value) for value in row.previous] if table.previous_dates else []
        lines += line(f"{name_of(row)}{technique}", f"<b>{amount(row)}</b>", by_line(row.reference), *earlier)
        if row.second:
            value, unit, usual = row.second
            cells = ("", f"{escape(words.get('that_is', ''))} {ltr(f'{value} {unit}')}", by_line(usual))
            lines += line(*(f"<small>{cell}</small>" for cell in cells), *([""] * len(earlier)))
    return table_of(table, "systems", f"<tr>{named}{days}</tr>", lines)


def unit_twice(table: Table, words: Words) -> str:
    """A star behind what lies outside; the unit stands in its column and again behind the limits."""
    lines = ""
    for row in table.rows:
        usual = "<br>".join(f"[{by_line(one)} {ltr(row.unit)}]" if row.unit else f"[{by_line(one)}]" for one in row.reference.split("\n") if one)
        lines += line(name_of(row), f"<b>{ltr(row.result)}{' *' if row.outside else ''}</b>", ltr(row.unit), usual)
    return table_of(table, "twice", titles(words, "test", "result", "unit", "reference"), lines)


def names_at_both_ends(table: Table, words: Words) -> str:
    """English name, result, letter, unit, range, and the own name at the far end."""
    lines = ""
    for row in table.rows:
        first, *second = row.label.split(EM_SPACE)
        english, own = (first, second[0]) if second else ("", first) if ARABIC_LETTER.search(first) else (first, "")
        cells = (apart(english), f"<b>{ltr(row.result)}</b> {LETTERS[row.outside]}", ltr(row.unit), by_line(row.reference), apart(own))
        lines += line(*cells)
    top = "".join(f"<th>{escape(words[key])}</th>" for key in ("test", "result", "unit", "reference", "test"))
    return f"{heading(table)}<table class='ends' dir='ltr'><thead><tr>{top}</tr></thead>{lines}</table>"


def technology_beside(table: Table, words: Words) -> str:
    """Name, technology, value, unit; the interval on a line below across the table."""
    lines = ""
    for row in table.rows:
        lines += line(f"<b>{name_of(row)}</b>", escape(row.method), f"<b>{ltr(row.result)}</b>", ltr(row.unit))
        if row.reference:
            lines += f"<tr><td class='usual' colspan=4>{escape(words['reference'])}: {_in_a_line(row)}</td></tr>"
    return table_of(table, "technology", titles(words, "test", "technology", "result", "unit"), lines)


def _in_a_line(row: Row) -> str:
    return by_line(row.reference).replace("<br>", " &nbsp; ")


def ruled(table: Table, words: Words) -> str:
    """A word processor's table: name, value with unit, range with unit."""
    lines = "".join(line(name_of(row), f"{amount(row)} {LETTERS[row.outside]}", by_line(row.reference)) for row in table.rows)
    return table_of(table, "ruled", titles(words, "test", "result", "reference"), lines)


def in_a_message(table: Table, words: Words) -> str:
    """Lines of a message: a dash, the name, the value, in brackets the usual range."""
    lines = ""
    for row in table.rows:
        usual = f" ({escape(words['usual_range'])}: {_in_a_line(row)})" if row.reference else ""
        lines += f"<div class='item'>- {name_of(row)}: <b>{amount(row)}</b>{usual}</div>"
    return heading(table) + lines


def on_a_strip(table: Table, words: Words) -> str:
    """Name and value at the two edges; the usual range below, indented."""
    lines = ""
    for row in table.rows:
        usual = f"<div class='usual'>{escape(words['usual_range'])} {_in_a_line(row)}</div>" if row.reference else ""
        value = f"<b>{amount(row)}</b> {LETTERS[row.outside]}"
        lines += f"<div class='item'><div class='edge'><span>{name_of(row)}</span><span>{value}</span></div>{usual}</div>"
    return heading(table) + lines


def in_tiers(table: Table, words: Words) -> str:
    """A cumulative table: the latest day first, then earlier ones; above the days what they are, unit and range behind them all."""
    earlier = len(table.previous_dates)
    tiers = f"<th rowspan=2>{escape(words['test'])}</th><th>{escape(words['result'])}</th>"
    tiers += f"<th colspan={earlier}>{escape(words['previous'])}</th>" if earlier else ""
    tiers += "".join(f"<th rowspan=2>{escape(words[key])}</th>" for key in ("unit", "reference"))
    days = "".join(f"<th>{apart(day)}</th>" for day in (table.own_date, *table.previous_dates))
    lines = ""
    for row in table.rows:
        before = [ltr(value) for value in row.previous] if earlier else []
        lines += line(name_of(row), f"{strong(row)} {LETTERS[row.outside]}", *before, ltr(row.unit), by_line(row.reference))
    return table_of(table, "tiers", f"<tr>{tiers}</tr><tr>{days}</tr>", lines)


def result_and_box(table: Table, words: Words) -> str:
    """An examination a block: its name on a line, below it the result at the start and the usual values in a box at the end."""
    drawn = ""
    for row in table.rows:
        method = f"<small>{escape(words['method'])}: {escape(row.method)}</small>" if row.method else ""
        usual = f"<div class='values'><small>{escape(words['reference'])}</small><br>{by_line(row.reference)}</div>" if row.reference else ""
        result = f"<div>{escape(words['result'])}: <b>{amount(row)}</b><br>{method}</div>"
        drawn += f"<div class='exam'><div class='name'>{name_of(row)}</div><div class='top'>{result}{usual}</div></div>"
    return heading(table) + drawn


def boxed_values(table: Table, words: Words) -> str:
    """A clinic's form: the value in a field of its own, the unit behind it, the usual range in small print."""
    lines = ""
    for row in table.rows:
        usual = f"<small>{escape(words['usual_range'])}: {by_line(row.reference)}</small>" if row.reference else ""
        lines += line(name_of(row), f"<span class='field'>{ltr(row.result)}</span> {ltr(row.unit)}", usual)
    return table_of(table, "fields", "", lines)


def letter_before(table: Table, words: Words) -> str:
    """A hospital system's listing in one pitch: the letter stands before the result."""
    lines = ""
    for row in table.rows:
        usual = f"({by_line(row.reference)})" if row.reference else ""
        lines += line(name_of(row), f"<b>{LETTERS[row.outside]}</b>", ltr(row.result), ltr(row.unit), usual)
    return table_of(table, "listing", titles(words, "test", "untitled", "result", "unit", "reference"), lines)


def answers_numbered(table: Table, words: Words) -> str:
    named = table.columns or (words["test"], words["result"])
    top = "".join(f"<th>{escape(one)}</th>" for one in (words.get("number", ""), *named))
    cells = ((str(place), name_of(row), apart(row.result) + _usual(row, words)) for place, row in enumerate(table.rows, 1))
    return table_of(table, "ruled numbered", f"<tr>{top}</tr>", "".join(line(*each) for each in cells))


def answers_ruled(table: Table, words: Words) -> str:
    """Thing, answer, and what is usual where the paper says it."""
    named = table.columns or (words["test"], words["result"])
    has_usual = any(row.reference for row in table.rows)
    top = "".join(f"<th>{escape(one)}</th>" for one in (*named, *([words["reference"]] if has_usual else [])))
    lines = "".join(line(name_of(row), f"<b>{apart(row.result)}</b>", *([apart(row.reference)] if has_usual else [])) for row in table.rows)
    return table_of(table, "answers-ruled", f"<tr>{top}</tr>", lines)


def answers_in_lines(table: Table, words: Words) -> str:
    """Thing, colon, answer."""
    return heading(table) + "".join(f"<div class='item'>{name_of(row)}: <b>{apart(row.result)}</b>{_usual(row, words)}</div>" for row in table.rows)


def answers_at_the_edge(table: Table, words: Words) -> str:
    """Thing at the start of the line, answer at its end."""
    lines = (
        f"<div class='edge item'><span>{name_of(row)}</span><span><b>{apart(row.result)}</b>{_usual(row, words)}</span></div>" for row in table.rows
    )
    return heading(table) + "".join(lines)


def _usual(row: Row, words: Words) -> str:
    """Behind a word that says it is not the answer."""
    return f" <small>({escape(words['usual_range'])}: {apart(row.reference)})</small>" if row.reference else ""
