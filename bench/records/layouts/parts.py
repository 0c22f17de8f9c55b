"""Of what are laid-out pages made? Heads, tables, prose and the sheet around them, as HTML. No part decides which of them a laboratory uses."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

from bench.records.matter import EM_SPACE, Block, Chapter, Paper, Prose, Row, Table

Words = dict[str, str]
DrawTable = Callable[[Table, Words], str]
DrawHead = Callable[[Chapter], str]


ARABIC_LETTER, KEPT_IN_ORDER = re.compile("[\u0621-\u064a\u067e-\u06d3]"), re.compile("[<>≤≥=-]")


def ltr(text: str) -> str:
    """Numbers, ranges and units keep their direction on right-to-left pages; a number with an Arabic unit reads from the right, as it is written."""
    if not text:
        return ""
    direction = "rtl" if ARABIC_LETTER.search(text) and not KEPT_IN_ORDER.search(text) else "ltr"
    return f'<bdi dir="{direction}">{escape(text)}</bdi>'


def by_line(text: str) -> str:
    """A range of several lines, each a word and its range."""
    parts = [line.rpartition(": ") for line in text.split("\n")]
    return "<br>".join(f"{escape(word)}: {ltr(span)}" if word else ltr(span) for word, _, span in parts)


def apart(text: str) -> str:
    """A text that has its own direction, whatever stands around it."""
    return f"<bdi>{escape(text)}</bdi>"


CELLS: dict[str, Callable[[Row], str]] = {
    "label": lambda row: escape(row.label),
    "coded_label": lambda row: f"<small>{escape(row.code)}</small> {escape(row.label)}",
    "label_method": lambda row: escape(row.label) + (f"<br><small>{escape(row.method)}</small>" if row.method else ""),
    "code": lambda row: ltr(row.code),
    "result": lambda row: ltr(row.result),
    "bold_outside": lambda row: f"<b>{ltr(row.result)}</b>" if row.outside else ltr(row.result),
    "red_outside": lambda row: f'<span class="red">{ltr(row.result)}</span>' if row.outside else ltr(row.result),
    "glued": lambda row: ltr(row.result + {"high": "H", "low": "L", "": ""}[row.outside]),
    "starred": lambda row: ltr(row.result + ("*" if row.outside else "")),
    "arrowed": lambda row: ltr(row.result + {"high": " ↑", "low": " ↓", "": ""}[row.outside]),
    "result_unit": lambda row: ltr(f"{row.result} {row.unit}".strip()),
    "unit_under": lambda row: ltr(row.result) + (f"<br><small>{ltr(row.unit)}</small>" if row.unit else ""),
    "unit": lambda row: ltr(row.unit),
    "reference": lambda row: by_line(row.reference),
    "reference_unit": lambda row: ltr(f"{row.reference} {row.unit}".strip()) if row.reference else ltr(row.unit),
    "lower_limit": lambda row: ltr(row.limits[0]),
    "upper_limit": lambda row: ltr(row.limits[1]),
    "star_before": lambda row: ltr(("* " if row.outside else "") + row.result),
    "plus_or_minus": lambda row: {"high": "+", "low": "-", "": ""}[row.outside],
    "bar": lambda row: {"high": "[----]*", "low": "*[----]", "": "[-*--]"}[row.outside] if row.reference else "",
    "both_results": lambda row: ltr(row.result) + (f"<br>{ltr(row.second[0])}" if row.second else ""),
    "both_units": lambda row: ltr(row.unit) + (f"<br>{ltr(row.second[1])}" if row.second else ""),
    "both_references": lambda row: by_line(row.reference) + (f"<br>{ltr(row.second[2])}" if row.second else ""),
    "price_code": lambda row: escape(row.label) + (f" <small>(ICD-9: {'LMNO'[len(row.label) % 4]}{row.code[:2]})</small>" if row.code else ""),
    "bold_method": lambda row: f"<b>{escape(row.label)}</b>" + (f"<br><small>({escape(row.method)})</small>" if row.method else ""),
    "name": lambda row: escape(row.label.split(EM_SPACE)[0]),
    "other_name": lambda row: escape(row.label.split(EM_SPACE)[-1]) if EM_SPACE in row.label else "",
    "site": lambda row: f"0{len(row.label) % 3 + 1}",
    "flag": lambda row: {"high": "H", "low": "L", "": ""}[row.outside],
    "flag_word": lambda row: {"high": "HIGH", "low": "LOW", "": ""}[row.outside],
    "flag_sign": lambda row: {"high": "▲", "low": "▼", "": ""}[row.outside],
    "in_range": lambda row: "" if row.outside else ltr(row.result),
    "out_of_range": lambda row: ltr(row.result) if row.outside else "",
    "method": lambda row: escape(row.method),
}
TITLES = {
    "coded_label": "test", "label": "test", "label_method": "test", "bold_outside": "result", "red_outside": "result", "glued": "result",
    "starred": "result", "arrowed": "result", "result_unit": "result", "unit_under": "result", "reference_unit": "reference",
    "flag_word": "flag", "flag_sign": "flag", "star_before": "result", "plus_or_minus": "untitled", "bar": "untitled", "both_results": "result",
    "both_units": "unit", "both_references": "reference", "price_code": "test", "bold_method": "test", "name": "test", "other_name": "test",
    "site": "code",
}  # fmt: skip


def columns(*names: str, shows_previous: bool = True, has_titles: bool = True) -> DrawTable:
    """A table drawing with these columns; earlier results follow the result's column."""

    def draw(table: Table, words: Words) -> str:
        dates = table.previous_dates if shows_previous else ()
        result = next(name for name in names if TITLES.get(name, name) in ("result", "out_of_range"))
        titles = "".join(_title(name, words) + (_dated(dates) if name == result else "") for name in names)
        lines = "".join(_line(row, names, result, bool(dates)) for row in table.rows)
        return heading(table) + f"<table>{f'<thead><tr>{titles}</tr></thead>' if has_titles else ''}<tbody>{lines}</tbody></table>"

    return draw


def _title(name: str, words: Words) -> str:
    return f'<th class="{name}">{escape(words[TITLES.get(name, name)])}</th>'


def _dated(dates: Sequence[str]) -> str:
    return "".join(f"<th>{ltr(day)}</th>" for day in dates)


def _line(row: Row, names: Sequence[str], result: str, has_previous: bool) -> str:
    cells = ""
    for name in names:
        cells += f'<td class="{name}">{CELLS[name](row)}</td>'
        if name == result and has_previous:
            cells += "".join(f"<td>{ltr(cell)}</td>" for cell in row.previous)
    return f"<tr>{cells}</tr>"


def heading(block: Block) -> str:
    return f"<h3>{escape(block.heading)}</h3>" if block.heading else ""


def answers(table: Table, words: Words) -> str:
    """A table that answers in words: thing, answer, what is usual."""
    titles = table.columns or (words["test"], words["result"])
    has_usual = any(row.reference for row in table.rows)
    top = "".join(f"<th>{escape(title)}</th>" for title in (*titles, *([words["reference"]] if has_usual else [])))
    lines = "".join(
        f"<tr><td>{escape(row.label)}</td><td>{apart(row.result)}</td>{f'<td>{apart(row.reference)}</td>' if has_usual else ''}</tr>"
        for row in table.rows
    )
    return heading(table) + f'<table class="answers"><thead><tr>{top}</tr></thead><tbody>{lines}</tbody></table>'


def prose(block: Prose) -> str:
    return heading(block) + "".join(f"<p>{escape(line)}</p>" for line in block.text.split("\n"))


def head_in_pairs(chapter: Chapter) -> str:
    """The laboratory's name, then label and text in two columns of pairs."""
    pairs = "".join(f"<div><b>{escape(one.label)}:</b> {apart(one.text)}</div>" for one in chapter.details)
    return f"{letterhead(chapter)}<h2>{escape(chapter.title)}</h2><div class='pairs'>{pairs}</div>"


def head_in_table(chapter: Chapter) -> str:
    """A ruled table of four columns: label, text, label, text."""
    cells = [f"<td class='k'>{escape(one.label)}</td><td>{apart(one.text)}</td>" for one in chapter.details]
    cells += ["<td></td><td></td>"] * (len(cells) % 2)
    lines = "".join(f"<tr>{''.join(cells[place : place + 2])}</tr>" for place in range(0, len(cells), 2))
    return f"{letterhead(chapter)}<table class='head'>{lines}</table><h2>{escape(chapter.title)}</h2>"


def letterhead(chapter: Chapter) -> str:
    return f"<header><div class='lab'>{escape(chapter.laboratory)}</div><small>{escape(chapter.address)}</small></header>"


@dataclass(frozen=True, slots=True)
class Dress:
    """What a laboratory's pages have of their own. `css` follows the common style; `fonts` is for Latin and Cyrillic, `arabic` for Arabic script."""

    css: str
    head: DrawHead
    table: DrawTable
    fonts: str
    arabic: str
    answers: DrawTable = answers
    prose: Callable[[Prose], str] = prose


COMMON = """@page{size:A4;margin:14mm;@bottom-center{content:"SAMPLE";font-size:8pt}}
body{margin:0;font-size:10pt} section{break-before:page} section:first-child{break-before:auto}
table{width:100%;border-collapse:collapse} th,td{text-align:start;padding:2px 6px;vertical-align:top}
h2{font-size:13pt} h3{font-size:11pt;margin:9px 0 3px} .lab{font-size:15pt;font-weight:bold}
.pairs{display:grid;grid-template-columns:1fr 1fr;gap:2px 18px;margin-bottom:10px} .sample{font-size:8pt;color:#555}
.foot{font-size:8pt;margin-top:12px}
"""


def lay_out(paper: Paper, dress: Dress) -> str:
    """The whole paper as one HTML page, a section a chapter."""
    return sheet(paper, dress, "".join(f"<section>{inside(chapter, paper, dress)}</section>" for chapter in paper.chapters))


def inside(chapter: Chapter, paper: Paper, dress: Dress) -> str:
    """One chapter, with the word SAMPLE above and the laboratory's small print below."""
    body = "".join(block_html(block, paper.words, dress) for block in chapter.blocks)
    small = f"<div class='foot'>{escape(paper.footer)}</div>"
    return f"<div class='sample'>{escape(paper.sample)}</div>{dress.head(chapter)}{body}{small}"


def block_html(block: Block, words: Words, dress: Dress) -> str:
    if isinstance(block, Prose):
        return dress.prose(block)
    return dress.table(block, words) if block.is_measured else dress.answers(block, words)


def sheet(paper: Paper, dress: Dress, body: str) -> str:
    direction = "rtl" if paper.is_right_to_left else "ltr"
    fonts = f"{dress.arabic},{dress.fonts}" if paper.is_right_to_left else dress.fonts
    style = f"{COMMON}body{{font-family:{fonts}}}{dress.css}"
    return f"<!doctype html><html dir={direction} lang={paper.language}><meta charset=utf-8><style>{style}</style><body>{body}</body></html>"
