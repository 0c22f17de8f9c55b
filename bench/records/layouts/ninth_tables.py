"""How do the tables of the ninth set stand? Tests under their group, two systems of units side by side, blanks filled in, keys and bars on one line.

In: a table, the page's small words. Out: HTML. The manners are those of chains, accredited and hospital laboratories, andrology forms and e-health
portals; none copies a real one. No table says more than its rows, save what is nobody's: numbers of lines and the uncertainty of a method.
"""

import zlib
from html import escape
from itertools import groupby

from bench.records.layouts.parts import DrawTable, Words, apart, by_line, heading, ltr
from bench.records.matter import Row, Table

GROUPS = {
    "sperm_concentration": "group_count", "sperm_total": "group_count",
    "motility_progressive": "group_motility", "motility_nonprogressive": "group_motility", "sperm_immotile": "group_motility",
    "motility_total": "group_motility", "round_cells": "group_cells", "semen_leukocytes": "group_cells",
    "fsh": "group_pituitary", "lh": "group_pituitary", "prolactin": "group_pituitary", "tsh": "group_pituitary",
    "testosterone_total": "group_androgens", "testosterone_free": "group_androgens", "shbg": "group_androgens", "dhea_s": "group_androgens",
}  # fmt: skip
SIGNS = {"high": "▲", "low": "▼", "": ""}
ARROWS = {"high": "↑", "low": "↓", "": ""}
LETTERS = {"high": " (H)", "low": " (L)", "": ""}


def amount(row: Row) -> str:
    return ltr(f"{row.result} {row.unit}".strip())


def cells_of(*cells: str, tag: str = "td") -> str:
    return f"<tr>{''.join(f'<{tag}>{cell}</{tag}>' for cell in cells)}</tr>"


def titles_of(words: Words, *keys: str) -> str:
    return f"<thead>{cells_of(*(escape(words.get(key, '')) for key in keys), tag='th')}</thead>"


def _range_and_unit(row: Row) -> str:
    """One run of text where the range has one line; below several lines the unit stands by itself behind the last."""
    if "\n" in row.reference:
        return f"{by_line(row.reference)} {ltr(row.unit)}"
    return ltr(f"{row.reference} {row.unit}".strip())


def _strong(row: Row, text: str) -> str:
    return f"<b>{text}</b>" if row.outside else text


def _analyte(row: Row) -> str:
    return row.says[0].analyte if row.says else ""


def under_its_technique(table: Table, words: Words) -> str:
    """A chain's table: the name with its technique in brackets below it, the result bold where it lies outside."""
    lines = ""
    for row in table.rows:
        technique = f"<br><small>({escape(words['method'])}: {escape(row.method)})</small>" if row.method else ""
        lines += cells_of(escape(row.label) + technique, _strong(row, ltr(row.result)), ltr(row.unit), by_line(row.reference))
    return f"{heading(table)}<table class='chain'>{titles_of(words, 'test', 'result', 'unit', 'reference')}{lines}</table>"


def in_two_systems(table: Table, words: Words) -> str:
    """The amount in the laboratory's units with its range, then once more in other units with the range for those, where any line has them."""
    has_second = any(row.second for row in table.rows)
    lines = ""
    for row in table.rows:
        result, unit, usual = row.second or ("", "", "")
        other = (f"<i>{ltr(f'{result} {unit}'.strip())}</i>", f"<i>{ltr(usual)}</i>") if has_second else ()
        lines += cells_of(escape(row.label), _strong(row, amount(row)), by_line(row.reference), *other)
    keys = ("test", "result", "reference", *(("other_units", "reference") if has_second else ()))
    return f"{heading(table)}<table class='systems'>{titles_of(words, *keys)}{lines}</table>"


def with_earlier_below(table: Table, words: Words) -> str:
    """Below each line, in small print, what was found before and on which day."""
    lines = ""
    for row in table.rows:
        cells = (escape(row.label), f"{_strong(row, ltr(row.result))} {ARROWS[row.outside]}", ltr(row.unit), by_line(row.reference))
        lines += f"<tbody class='kept'>{cells_of(*cells)}{_earlier(row, table, words)}</tbody>"
    return f"{heading(table)}<table class='earlier'>{titles_of(words, 'test', 'result', 'unit', 'reference')}{lines}</table>"


def _earlier(row: Row, table: Table, words: Words) -> str:
    dated = zip(table.previous_dates, row.previous, strict=False)
    found = "; &nbsp; ".join(f"{apart(day)}: {ltr(value)}" for day, value in dated if value)
    return f"<tr><td class='before' colspan=4>{escape(words['previous'])} &nbsp; {found}</td></tr>" if found else ""


def as_a_page_shows_it(table: Table, words: Words) -> str:
    """A portal's list: name, a coloured word for where the value lies, the value with its unit, the range under its own word."""
    lines = ""
    for row in table.rows:
        key = {"high": "high", "low": "low", "": "in_limits"}[row.outside]
        pill = f"<span class='pill {row.outside}'>{escape(words.get(key, ''))}</span>" if any(row.limits) else ""
        usual = f"<small>{escape(words['usual_range'])}</small><br>{by_line(row.reference)}" if row.reference else ""
        lines += cells_of(escape(row.label), pill, f"<b>{amount(row)}</b>", usual)
    return f"{heading(table)}<table class='list'>{lines}</table>"


def filled_blanks(table: Table, words: Words) -> str:
    """A printed form whose blanks somebody typed: number, name, the value on a rule, the unit behind it, the usual in brackets."""
    lines = ""
    for number, row in enumerate(table.rows, 1):
        usual = f" <small>({escape(words['usual_range'])} {by_line(row.reference).replace('<br>', '; ')})</small>" if row.reference else ""
        lines += f"<div class='blank'>{number}. {escape(row.label)} <span class='typed'>{ltr(row.result)}</span> {ltr(row.unit)}{usual}</div>"
    return f"{heading(table)}{lines}"


def answers_on_blanks(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    lines = ""
    for number, row in enumerate(table.rows, 1):
        usual = f" <small>({apart(row.reference)})</small>" if row.reference else ""
        lines += f"<div class='blank'>{number}. {escape(row.label)} <span class='typed'>{apart(row.result)}</span>{usual}</div>"
    return f"{heading(table)}{lines}"


def in_groups(table: Table, words: Words) -> str:
    """An andrology form: what belongs together stands indented under a line that names the group."""
    lines = ""
    for group, members in groupby(table.rows, key=lambda row: words.get(GROUPS.get(_analyte(row), ""), "")):
        rows = list(members)
        is_grouped = bool(group) and len(rows) > 1
        lines += f"<tr><td class='group' colspan=4>{escape(group)}</td></tr>" if is_grouped else ""
        for row in rows:
            name = f"<span class='{'inner' if is_grouped else 'outer'}'>{escape(row.label)}</span>"
            lines += cells_of(name, _strong(row, ltr(row.result)), ltr(row.unit), by_line(row.reference))
    return f"{heading(table)}<table class='groups'>{titles_of(words, 'test', 'result', 'unit', 'reference')}{lines}</table>"


def chart_review(table: Table, words: Words) -> str:
    """A hospital's chart: range and unit in one column, then the days, the latest first, each value with its letter in brackets."""
    days = [table.own_date or words["result"], *table.previous_dates]
    top = cells_of(escape(words["test"]), escape(words.get("range_and_units", words["reference"])), *map(apart, days), tag="th")
    lines = ""
    for row in table.rows:
        latest = _strong(row, ltr(row.result + LETTERS[row.outside]))
        lines += cells_of(escape(row.label), _range_and_unit(row), latest, *map(ltr, row.previous or ("",) * len(table.previous_dates)))
    return f"{heading(table)}<table class='chart'><thead>{top}</thead>{lines}</table>"


def with_uncertainty(table: Table, words: Words) -> str:
    """An accredited laboratory's table: the expanded uncertainty of the method behind the range, in per cent; the methods only where any is named."""
    has_methods = any(row.method for row in table.rows)
    lines = ""
    for row in table.rows:
        cells = (_strong(row, ltr(row.result)), ltr(row.unit), by_line(row.reference), _uncertainty(row))
        lines += cells_of(escape(row.label), *([f"<small>{escape(row.method)}</small>"] if has_methods else []), *cells)
    keys = ("test", *(("method",) if has_methods else ()), "result", "unit", "reference", "uncertainty")
    return f"{heading(table)}<table class='accredited'>{titles_of(words, *keys)}{lines}</table>"


def _uncertainty(row: Row) -> str:
    """Belongs to the method, not to the day: the same name has always the same. What was not found has none."""
    is_measured = bool(row.says and row.says[0].number and row.unit)
    return ltr(f"± {5 + zlib.crc32(row.label.encode()) % 13} %") if is_measured else ""


def with_triangles(table: Table, words: Words) -> str:
    """An analyser's print: name, value, unit, range, and at the end a triangle."""
    lines = "".join(
        cells_of(escape(row.label), f"<b>{ltr(row.result)}</b>", ltr(row.unit), by_line(row.reference), SIGNS[row.outside]) for row in table.rows
    )
    return f"{heading(table)}<table class='analyser'>{titles_of(words, 'test', 'result', 'unit', 'reference', 'untitled')}{lines}</table>"


def in_a_box(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A letter's box of results: name and amount on one line, the range in small print below both."""
    lines = ""
    for row in table.rows:
        usual = f"<div class='usual'>{_range_and_unit(row)}</div>" if row.reference else ""
        lines += f"<tr><td>{escape(row.label)}</td><td><b>{amount(row)}</b>{usual}</td></tr>"
    return f"{heading(table)}<table class='inset'>{lines}</table>"


def answers_in_a_box(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    lines = ""
    for row in table.rows:
        usual = f"<div class='usual'>({apart(row.reference)})</div>" if row.reference else ""
        lines += cells_of(escape(row.label), f"<b>{apart(row.result)}</b>{usual}")
    return f"{heading(table)}<table class='inset'>{lines}</table>"


def keys_on_a_line(table: Table, words: Words) -> str:
    """An extract of a register: the name, then each thing behind its word, bars between them."""
    lines = ""
    for row in table.rows:
        flag = escape({"high": words["high"], "low": words["low"], "": ""}[row.outside])
        said = {"result": ltr(row.result), "unit": ltr(row.unit), "usual_range": by_line(row.reference).replace("<br>", "; "), "flag": flag}
        rest = " &nbsp;|&nbsp; ".join(f"{escape(words[key])}: {text}" for key, text in said.items() if text)
        lines += f"<div class='entry'><b>{escape(row.label)}</b> &nbsp;|&nbsp; {rest}</div>"
    return heading(table) + lines


def answers_on_a_line(table: Table, words: Words) -> str:
    lines = ""
    for row in table.rows:
        usual = f" &nbsp;|&nbsp; {escape(words['usual_range'])}: {apart(row.reference)}" if row.reference else ""
        lines += f"<div class='entry'><b>{escape(row.label)}</b> &nbsp;|&nbsp; {escape(words['result'])}: {apart(row.result)}{usual}</div>"
    return heading(table) + lines


def numbered(table: Table, words: Words) -> str:
    """A hospital's ruled table: number of the line, name, result, range, unit."""
    lines = "".join(
        cells_of(str(number), escape(row.label), _strong(row, ltr(row.result)), by_line(row.reference), ltr(row.unit))
        for number, row in enumerate(table.rows, 1)
    )
    return f"{heading(table)}<table class='ruled'>{titles_of(words, 'number', 'test', 'result', 'reference', 'unit')}{lines}</table>"


def under_two_titles(table: Table, words: Words) -> str:
    """Titles on two lines: value and unit under the result, from and to under the range; ranges of several lines stand across both."""
    name, *pairs = (escape(words[key]) for key in ("test", "result", "reference"))
    below = cells_of(*(escape(words.get(key, "")) for key in ("value", "unit", "lower_limit", "upper_limit")), tag="th")
    top = f"<tr><th rowspan=2>{name}</th>{''.join(f'<th colspan=2>{title}</th>' for title in pairs)}</tr>"
    lines = ""
    for row in table.rows:
        is_plain = "\n" not in row.reference and any(row.limits)
        usual = "".join(f"<td>{ltr(limit)}</td>" for limit in row.limits) if is_plain else f"<td colspan=2>{by_line(row.reference)}</td>"
        result = f"{_strong(row, ltr(row.result))} {ARROWS[row.outside]}"
        lines += f"<tr><td>{escape(row.label)}</td><td>{result}</td><td>{ltr(row.unit)}</td>{usual}</tr>"
    return f"{heading(table)}<table class='tiers'><thead>{top}{below}</thead>{lines}</table>"


def of_a_material(material: str) -> DrawTable:
    """Every line names what was examined, behind the name of the test; a letter in front of the range where the result lies outside."""

    def draw(table: Table, words: Words) -> str:
        lines = ""
        for row in table.rows:
            letter = LETTERS[row.outside].strip(" ()")
            cells = (escape(row.label), escape(material), f"<b>{ltr(row.result)}</b>", ltr(row.unit), letter, by_line(row.reference))
            lines += cells_of(*cells)
        top = titles_of(words, "test", "specimen", "result", "unit", "untitled", "reference")
        return f"{heading(table)}<table class='material'>{top}{lines}</table>"

    return draw


def answers_ruled(table: Table, words: Words) -> str:
    """Thing, answer and what is usual between rules, under titles."""
    titles = table.columns or (words["test"], words["result"])
    top = cells_of(*map(escape, titles), escape(words["reference"]), tag="th")
    lines = "".join(cells_of(escape(row.label), f"<b>{apart(row.result)}</b>", apart(row.reference)) for row in table.rows)
    return f"{heading(table)}<table class='ruled'><thead>{top}</thead>{lines}</table>"


def answers_bare(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing and answer, no titles, no rules."""
    lines = "".join(cells_of(escape(row.label), apart(row.result), apart(row.reference)) for row in table.rows)
    return f"{heading(table)}<table class='bare'>{lines}</table>"
