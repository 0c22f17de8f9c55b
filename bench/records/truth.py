"""What truly stands on an invented paper, as data: one object a file, in the shape the scorers read.

In: the paper and its printed PDF. Out: a dict for JSON. The values come from what was to be printed; only page numbers are looked up in the print.
"""

import io
import re
import unicodedata
from decimal import Decimal
from typing import Any

import pdfplumber
import pypdfium2
from pdfplumber.page import Page

from bench.records.matter import EM_SPACE, Chapter, Paper, Said


def write_truth(paper: Paper, pdf: bytes, *, name: str) -> dict[str, Any]:
    """Raises ValueError where the number of a later chapter is on no page."""
    texts = read_pages_as_printed(pdf, right_to_left=paper.is_right_to_left)
    first_pages = [1, *(_first_page(chapter, texts) for chapter in paper.chapters[1:])]  # the first begins the file, even where extractors mix lines
    following = [next((page for page in first_pages[place + 1 :] if page > first), len(texts) + 1) for place, first in enumerate(first_pages)]
    reports = [_report(*each, texts) for each in zip(paper.chapters, first_pages, following, strict=True)]
    return {"files": [name], "kind": paper.chapters[0].kind, "language": paper.language, "reports": reports}


def read_pages_as_printed(pdf: bytes, *, right_to_left: bool = False) -> list[str]:
    """Each page's text layer, squeezed for comparing. Right-to-left pages as the eye finds them, from left to right: numbers stay whole."""
    if right_to_left:
        with pdfplumber.open(io.BytesIO(pdf)) as document:
            return [squeeze(_level(page).extract_text(y_tolerance=5)) for page in document.pages]
    with pypdfium2.PdfDocument(pdf) as document:
        return [squeeze(page.get_textpage().get_text_range()) for page in document]


def _level(page: Page) -> Page:
    """The page with letters set on the line they are written on: boxes of Arabic fonts reach deeper than those of the Latin letters beside them."""
    for char in page.chars:
        deeper = page.height - char["matrix"][5] - char["bottom"]
        for edge in ("top", "bottom", "doctop"):
            char[edge] += deeper
    return page


def squeeze(text: str) -> str:
    """Without spaces, marks of direction, line-end hyphens and forms of letters and digits: what is left is ink."""
    plain = "".join(str(unicodedata.digit(sign)) if sign.isdecimal() else sign for sign in unicodedata.normalize("NFKC", text))
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\ufffe\x02]", "", plain)


def _first_page(chapter: Chapter, texts: list[str]) -> int:
    for number, text in enumerate(texts, 1):
        if all(part in text for part in re.findall(r"\d+", chapter.accession)):  # right-to-left pages turn parts round
            return number
    raise ValueError(f"report {chapter.accession} is on no page")


def _report(chapter: Chapter, first: int, following: int, texts: list[str]) -> dict[str, Any]:
    """`following` is the page where another report begins: on papers with several reports a page, this one may end there."""
    days: dict[str, Any] = {
        f"{name}_on": day and day.isoformat() for name in ("collected", "received", "reported") for day in [getattr(chapter.days, name)]
    }
    readings = [_reading(said, _page_of(said, range(first, min(following, len(texts)) + 1), texts)) for said in chapter.said()]
    ends = max([following - 1, *(reading["page"] for reading in readings)])
    if chapter.days.undecided:
        days["collected_on_also"] = [chapter.days.undecided.isoformat()]
    person = {"patient_name": chapter.patient_name, "patient_birth_date": chapter.birth_date and chapter.birth_date.isoformat()}
    return {"kind": chapter.kind, "pages": list(range(first, ends + 1)), "laboratory": chapter.laboratory, **person, **days, "readings": readings}


def _page_of(said: Said, pages: range, texts: list[str]) -> int:
    """The page with the label and the value; with the value alone where the label was taken apart."""
    label, value = squeeze((said.label or "").split(EM_SPACE)[0]), squeeze(said.as_printed)
    for marks in ((label, value), (value,)):
        if page := next((number for number in pages if all(mark in texts[number - 1] for mark in marks)), None):
            return page
    return pages[0]


def _reading(said: Said, page: int) -> dict[str, Any]:
    reading: dict[str, Any] = {
        "analyte": said.analyte,
        "label": said.label,
        "as_printed": said.as_printed,
        "number": _plain(said.number),
        "comparator": said.comparator,
        "value": said.value,
        "unit": said.unit,
        "page": page,
        "reference_range": said.reference,
    }
    extra = {
        "value_also_right": list(said.also_right),
        "canonical_number": _plain(said.canonical),
        "collected_on": said.collected_on and said.collected_on.isoformat(),
        "previous": said.is_previous,
        "optional": said.is_optional,
    }
    return reading | {key: value for key, value in extra.items() if value}


def _plain(number: Decimal | None) -> float | None:
    return None if number is None else float(number)
