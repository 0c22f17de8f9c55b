"""How do the tables of the eighth set stand? Current beside previous, numbered fields, one exam after another, one table for all sections, dashes.

In: a table, the page's small words; some drawings are made for a chapter. Out: HTML. The manners are those of chains, hospitals, forms, portals and
letters; none copies a real one.
"""

from collections.abc import Callable, Sequence
from html import escape
from itertools import count

from bench.records.layouts.eighth_daily import number_from
from bench.records.layouts.fifth_tables import Column, amount, span
from bench.records.layouts.parts import DrawTable, Words, apart, heading, ltr
from bench.records.matter import Chapter, Row, Table

LETTERS = {"high": "H", "low": "L", "": ""}
ARROWS = {"high": "↑", "low": "↓", "": ""}
GROUPS = {"motility_progressive": "motility", "motility_nonprogressive": "motility", "sperm_immotile": "motility", "motility_total": "motility"}


def _in_brackets(row: Row, _: Table, __: Words) -> str:
    return f"<b>{ltr(f'{row.result} ({LETTERS[row.outside]})')}</b>" if row.outside else ltr(row.result)


def _sign_behind(row: Row, _: Table, __: Words) -> str:
    return {"high": "+", "low": "-", "": ""}[row.outside]


def _mark(row: Row, _: Table, __: Words) -> str:
    return {"high": "▲", "low": "▼", "": "✓"}[row.outside] if row.reference else ""


IN_BRACKETS: Column = ("result", _in_brackets)
SIGN: Column = ("untitled", _sign_behind)
MARK: Column = ("flag", _mark)


def current_and_previous(day_word: str) -> DrawTable:
    """Result and flag, then each earlier result with its day in a column of its own, then unit and range."""

    def draw(table: Table, words: Words) -> str:
        places = range(max(1, len(table.previous_dates)))
        titles = [words["test"], words["result"], words["flag"], *[words["previous"], day_word] * len(places), words["unit"], words["reference"]]
        top = "".join(f"<th>{escape(title)}</th>" for title in titles)
        lines = ""
        for row in table.rows:
            earlier = [cell for place in places for cell in _earlier(row, table, place)]
            value = f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result)
            flag = escape({"high": words["high"], "low": words["low"], "": ""}[row.outside])
            lines += _cells([escape(row.label), value, f"<b>{flag}</b>", *earlier, ltr(row.unit), span(row)])
        return f"{heading(table)}<table class='current'><thead><tr>{top}</tr></thead>{lines}</table>"

    return draw


def _earlier(row: Row, table: Table, place: int) -> tuple[str, str]:
    if place >= len(row.previous) or not row.previous[place]:
        return "", ""
    return ltr(row.previous[place]), f"<small>{apart(table.previous_dates[place])}</small>"


def _cells(cells: Sequence[str]) -> str:
    return f"<tr>{''.join(f'<td>{cell}</td>' for cell in cells)}</tr>"


def samples_side_by_side(chapter: Chapter, number_word: str, day_word: str) -> DrawTable:
    """A hospital's running table: numbers of the samples above their days, the latest last, unit and range behind all."""

    def draw(table: Table, words: Words) -> str:
        days = [*reversed(table.previous_dates), table.own_date] if table.own_date else [words["result"]]
        numbers = [*(f"{number_from(day, 6)}" for day in days[:-1]), chapter.accession]
        tops = [(number_word, numbers, "", "")] if table.own_date else []
        tops.append((day_word if table.own_date else words["test"], days, words["unit"], words["reference"]))
        lines = "".join(f"<tr>{''.join(f'<th>{apart(text)}</th>' for text in (word, *texts, unit, usual))}</tr>" for word, texts, unit, usual in tops)
        for row in table.rows:
            before = [*reversed(row.previous)] if row.previous else [""] * (len(days) - 1)
            latest = ltr(f"{row.result} {LETTERS[row.outside]}".strip())
            lines += _cells([escape(row.label), *map(ltr, before), f"<b>{latest}</b>", ltr(row.unit), span(row)])
        return f"{heading(table)}<table class='running-table'>{lines}</table>"

    return draw


def exams(material: str) -> DrawTable:
    """Each examination alone: its name on a band, material and method in small print, the result at the start side, usual values at the end side."""

    def draw(table: Table, words: Words) -> str:
        return heading(table) + "".join(_exam(row, words, material) for row in table.rows)

    return draw


def _exam(row: Row, words: Words, material: str) -> str:
    small = " &nbsp; ".join(text for text in (material, f"{escape(words['method'])}: {escape(row.method)}" if row.method else "") if text)
    usual = f"<div>{escape(words['reference'])}:<br>{span(row)}</div>" if row.reference else "<div></div>"
    result = f"<div>{escape(words['result'])}: <b>{amount(row)}</b></div>"
    return (
        f"<div class='exam'><div class='name'>{escape(row.label)}</div><div class='small'>{small}</div><div class='both'>{result}{usual}</div></div>"
    )


def numbered(groups: dict[str, str]) -> DrawTable:
    """A form's numbered lines, values on ruled lines; motility has a line of its own above its parts. `groups` has the words for such lines."""

    def draw(table: Table, words: Words) -> str:
        numbers, lines, last = count(1), "", ""
        for row in table.rows:
            group = groups.get(GROUPS.get(row.says[0].analyte, "")) if row.says else None
            if group and group != last:
                lines += f"<tr><td>{next(numbers)}.</td><td colspan=3><b>{escape(group)}</b></td></tr>"
            last = group or ""
            number, name = ("", f"&nbsp; – {escape(row.label)}") if group else (f"{next(numbers)}.", escape(row.label))
            usual = f"({escape(words['usual_range'])}: {span(row)})" if row.reference else ""
            lines += _cells([number, name, f"<u>&nbsp; {amount(row)} &nbsp;</u>", usual])
        return f"{heading(table)}<table class='numbered'>{lines}</table>"

    return draw


def ticked(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A form's answers: boxes before the words that may be answered, a cross in one; on a ruled line where nothing is offered."""
    lines = "".join(_cells([escape(row.label), _boxes(row), apart(row.reference)]) for row in table.rows)
    titles = "".join(f"<th>{escape(title)}</th>" for title in table.columns) if table.columns else ""
    return f"{heading(table)}<table class='ticked'>{f'<tr>{titles}</tr>' if titles else ''}{lines}</table>"


def _boxes(row: Row) -> str:
    if row.result not in row.choices:
        return f"<u>&nbsp; {apart(row.result)} &nbsp;</u>"
    return " &nbsp; ".join(f"<span class='kept'>{'☒' if choice == row.result else '☐'} {apart(choice)}</span>" for choice in row.choices)


def result_over_unit(table: Table, words: Words) -> str:
    """A boxed table whose title for the result spans value and unit; the range last."""
    top = f"<tr><th>{escape(words['test'])}</th><th colspan=2>{escape(words['result'])}</th><th>{escape(words['reference'])}</th></tr>"
    lines = "".join(
        _cells([f"<b>{escape(row.label)}</b>", f"<b>{ltr(row.result)}</b> {ARROWS[row.outside]}", ltr(row.unit), span(row)]) for row in table.rows
    )
    return f"{heading(table)}<table class='boxed'>{top}{lines}</table>"


def one_table(tables: Sequence[Table], words: Words, columns: Sequence[Column]) -> str:
    """All measured sections in one table with one line of titles; each section begins with its name in bold."""
    lines = f"<thead><tr>{''.join(f'<th>{escape(words[key])}</th>' for key, _ in columns)}</tr></thead>"
    for table in tables:
        lines += f"<tr><td class='section' colspan={len(columns)}>{escape(table.heading)}</td></tr>" if table.heading else ""
        lines += "".join(_cells([cell(row, table, words) for _, cell in columns]) for row in table.rows)
    return f"<table class='all'>{lines}</table>"


def by_component(chapter: Chapter) -> DrawTable:
    """A portal's history: each test with its usual range, below it a line a day, the latest first."""
    taken = next((one.text for one in chapter.details if one.key in ("collected", "date")), "")

    def draw(table: Table, words: Words) -> str:
        return heading(table) + "".join(_component(row, table, words, day=table.own_date or taken) for row in table.rows)

    return draw


def _component(row: Row, table: Table, words: Words, *, day: str) -> str:
    usual = f"<div class='small'>{escape(words['usual_range'])}: {span(row)} {ltr(row.unit)}</div>" if row.reference else ""
    word = escape({"high": words["high"], "low": words["low"], "": ""}[row.outside])
    lines = _cells([apart(day), f"<b>{amount(row)}</b>", word])
    for earlier, value in zip(table.previous_dates, row.previous, strict=False):
        lines += _cells([apart(earlier), ltr(f"{value} {row.unit}".strip()), ""]) if value else ""
    return f"<div class='component'><b>{escape(row.label)}</b>{usual}<table>{lines}</table></div>"


def with_dashes(table: Table, words: Words) -> str:
    """A word processor's lines: name, dash, value with unit, the usual range in brackets."""
    lines = ""
    for row in table.rows:
        usual = f" ({escape(words['usual_range'])} {span(row).replace('<br>', '; ')})" if row.reference else ""
        lines += f"<p>{escape(row.label)} – <b>{amount(row)}</b>{usual}</p>"
    return f"{heading(table)}<div class='tight'>{lines}</div>"


def answers_with_dashes(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """Thing, dash, answer."""
    return f"{heading(table)}<div class='tight'>{''.join(f'<p>{escape(row.label)} – {apart(row.result)}</p>' for row in table.rows)}</div>"


def in_a_paragraph(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    """A letter's paragraph: the section's name, then name, value, unit and range of each, parted by points in the middle of the line."""
    return _paragraph(table, lambda row: f"{escape(row.label)} {amount(row)} {ARROWS[row.outside]}{_usual(row)}")


def answers_in_a_paragraph(table: Table, words: Words) -> str:  # noqa: ARG001  the shape of every table drawing
    return _paragraph(table, lambda row: f"{escape(row.label)}: {apart(row.result)}")


def _usual(row: Row) -> str:
    return f" ({span(row).replace('<br>', '; ')})" if row.reference else ""


def _paragraph(table: Table, show: Callable[[Row], str]) -> str:
    name = f"<b>{escape(table.heading)}:</b> " if table.heading else ""
    return f"<p class='run'>{name}{' &nbsp;•&nbsp; '.join(show(row) for row in table.rows)}</p>"
