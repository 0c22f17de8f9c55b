"""What does the XML of a Word document say, in the order in which a person reads it?

In: the trees of a DOCX (WordprocessingML, ECMA-376 part 1, section 17). Out: sections of blocks for `typesetting.py`. What Word does not show is left
out (deleted and hidden text, field codes); struck words are marked; raised digits become superscripts, so that a footnote mark or a power of ten
never becomes a digit of the number before it. Elements are known by their local names: the two published namespaces differ in nothing else here.

Not here: styles (sizes and fonts), footnotes, numbers of lists.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal
from xml.etree.ElementTree import Element

from intake.reading.glyphs import UNKNOWN, raised, symbol
from intake.reading.typesetting import Block, Cell, PageBreak, Paragraph, Picture, Table, TabStop, Token

_TWIPS, _EMU = 20.0, 914_400.0  # per point; per inch
_UNSEEN = frozenset({"del", "moveFrom", "Fallback", "instrText", "delText", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sectPr"})
_BREAKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "softHyphen": ""}
_SPACES = str.maketrans({"\t": " ", "\r": " ", "\n": " ", "\f": " ", "\u00ad": "", "\u200b": "", "\ufeff": ""})


@dataclass(slots=True)
class Section:
    """Blocks under one header and over one footer, each by part name; `opening` is the header of the first page alone."""

    blocks: list[Block] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    opening: str = ""


def read_sections(body: Element, targets: Mapping[str, str]) -> list[Section]:
    """The document's sections in order; what the last does not say about headers, the one before does."""
    sections = [Section()]
    for child in _seen(body):
        sections[-1].blocks += _blocks(child, targets)
        for properties in _section_ends(child):
            _name_parts(sections[-1], properties, targets)
            sections.append(Section(header=sections[-1].header, footer=sections[-1].footer))
    last = _child(body, "sectPr")
    if last is not None:
        _name_parts(sections[-1], last, targets)
    return sections


def read_blocks(part: Element, targets: Mapping[str, str]) -> list[Block]:
    """The blocks of a header or footer."""
    return [block for child in _seen(part) for block in _blocks(child, targets)]


def has_foreign_text(body: Element) -> bool:
    """Whether the document takes text from a part in another format, which Word would show and we cannot."""
    return any(_name(element) == "altChunk" for element in body.iter())


def _blocks(element: Element, targets: Mapping[str, str]) -> Iterator[Block]:
    match _name(element):
        case "p":
            yield from _paragraph(element, targets)
        case "tbl":
            yield _table(element, targets)
        case "sectPr":
            return
        case _:  # content controls, tracked insertions, custom XML: wrappers
            for child in _seen(element):
                yield from _blocks(child, targets)


def _paragraph(element: Element, targets: Mapping[str, str]) -> Iterator[Block]:
    """The paragraph, cut at page breaks; then what floats beside it: text boxes and pictures."""
    properties = _child(element, "pPr")
    if _child(properties, "pageBreakBefore") is not None:
        yield PageBreak()
    is_rtl = _is_on(_child(properties, "bidi"))
    tokens: list[Token] = []
    for token in _tokens(element):
        if token.text == "\f":
            yield _set(tokens, properties, is_rtl=is_rtl)
            yield PageBreak()
            tokens = []
        else:
            tokens.append(token)
    yield _set(tokens, properties, is_rtl=is_rtl)
    for floating in _floating(element):
        if _name(floating) == "txbxContent":
            for child in _seen(floating):
                yield from _blocks(child, targets)
        else:
            yield from _picture(floating, targets)


def _set(tokens: list[Token], properties: Element | None, *, is_rtl: bool) -> Paragraph:
    start = _number(_child(properties, "ind"), "start", "left") / _TWIPS
    tabs = tuple(
        TabStop(_number(tab, "pos") / _TWIPS, ends=_value(tab) in ("right", "end", "decimal"))
        for tab in (_child(properties, "tabs") if properties is not None else None) or ()
        if _value(tab) != "clear"
    )
    told = _value(_child(properties, "jc"))
    align: Literal["start", "center", "end"] = "center" if told == "center" else "end" if told in ("right", "end") and not is_rtl else "start"
    return Paragraph(tuple(tokens), tuple(sorted(tabs, key=lambda tab: tab.place)), min(max(0.0, start), 200.0), align, is_rtl)


def _tokens(paragraph: Element) -> Iterator[Token]:
    """Words across runs: the half of a word that is bold is no word of its own."""
    open_word = Token("")
    for text, is_bold, is_struck in _pieces(paragraph):
        for piece in re.split(r"([\t\n\f]|[^\S\t\n\f]+)", text):
            if piece.strip():
                open_word = Token(open_word.text + piece, open_word.is_bold or is_bold, open_word.is_struck or is_struck)
            elif piece:
                if open_word.text:
                    yield open_word
                open_word = Token("")
                if piece in "\t\n\f":
                    yield Token(piece)
    if open_word.text:
        yield open_word


def _pieces(element: Element) -> Iterator[tuple[str, bool, bool]]:
    """(text, bold, struck) of what is visible; "\\f" for a page break. In formulas, what is raised and what is divided stays so."""
    for child in _seen(element):
        match _name(child):
            case "txbxContent" | "tbl":
                continue
            case "r":
                yield from _run(child)
            case "sup":
                yield from ((raised(text), is_bold, is_struck) for text, is_bold, is_struck in _pieces(child))
            case "den":
                yield "/", False, False
                yield from _pieces(child)
            case _:
                yield from _pieces(child)


def _run(run: Element) -> Iterator[tuple[str, bool, bool]]:
    properties = _child(run, "rPr")
    if _is_on(_child(properties, "vanish")):
        return
    is_raised = _value(_child(properties, "vertAlign")) == "superscript" or _number(_child(properties, "position"), "val") > 0
    fonts = _child(properties, "rFonts")
    font = "" if fonts is None else fonts.get(_key(fonts, "ascii"), "")
    text = "".join(symbol(font, letter) if letter not in "\t\n\f" else letter for letter in _run_text(run))
    is_struck = _is_on(_child(properties, "strike")) or _is_on(_child(properties, "dstrike"))
    yield raised(text) if is_raised else text, _is_on(_child(properties, "b")), is_struck


def _run_text(run: Element) -> str:
    return "".join(_text_of(child) for child in run)


def _text_of(child: Element) -> str:
    name = _name(child)
    if name == "t":
        return (child.text or "").translate(_SPACES)
    if name == "br" and child.get(_key(child, "type")) == "page":
        return "\f"
    if name == "sym":
        code = child.get(_key(child, "char"), "")
        letter = chr(int(code, 16)) if re.fullmatch(r"[0-9A-Fa-f]{1,4}", code) else UNKNOWN
        return symbol(child.get(_key(child, "font"), ""), letter)
    return _BREAKS.get(name, "")


def _table(element: Element, targets: Mapping[str, str]) -> Table:
    grid = _child(element, "tblGrid")
    columns = tuple(_number(column, "w") / _TWIPS for column in grid if _name(column) == "gridCol") if grid is not None else ()
    rows = tuple(tuple(_cells(row, targets)) for row in _inside(element, "tr"))
    return Table(columns, rows, is_rtl=_is_on(_child(_child(element, "tblPr"), "bidiVisual")))


def _cells(row: Element, targets: Mapping[str, str]) -> Iterator[Cell]:
    skipped = int(_number(_child(_child(row, "trPr"), "gridBefore"), "val"))
    if 0 < skipped < 64:
        yield Cell((), skipped)
    for cell in _inside(row, "tc"):
        properties = _child(cell, "tcPr")
        span = min(64, max(1, int(_number(_child(properties, "gridSpan"), "val") or 1)))
        merge = _child(properties, "vMerge")
        is_covered = merge is not None and _value(merge) != "restart"
        yield Cell(() if is_covered else tuple(block for child in _seen(cell) for block in _blocks(child, targets)), span)


def _picture(element: Element, targets: Mapping[str, str]) -> Iterator[Picture]:
    """The picture that a `blip` (DrawingML) or `imagedata` (VML) refers to, with the size its frame gives it."""
    frame = next((child for child in element.iter() if _name(child) == "extent"), None)
    size = (_number(frame, "cx") / _EMU, _number(frame, "cy") / _EMU)
    for child in element.iter():
        if _name(child) in ("blip", "imagedata"):
            link = next((value for key, value in child.attrib.items() if key.rpartition("}")[2] in ("embed", "id", "link")), "")
            if link in targets:
                yield Picture(targets[link], size if min(size) > 0 else None)


def _floating(element: Element) -> Iterator[Element]:
    """Text boxes and drawings under a paragraph, outermost first; a text box hides the drawing around it."""
    for child in _seen(element):
        name = _name(child)
        if name == "txbxContent":
            yield child
        elif name in ("drawing", "pict", "object"):
            boxes = list(_boxes(child))
            yield from boxes or [child]
        else:
            yield from _floating(child)


def _boxes(element: Element) -> Iterator[Element]:
    for child in _seen(element):
        if _name(child) == "txbxContent":
            yield child
        else:
            yield from _boxes(child)


def _section_ends(element: Element) -> Iterator[Element]:
    """Section properties within a paragraph, but for those that go on on the same page."""
    end = _child(_child(element, "pPr"), "sectPr") if _name(element) == "p" else None
    if end is not None and _value(_child(end, "type")) != "continuous":
        yield end


def _name_parts(section: Section, properties: Element, targets: Mapping[str, str]) -> None:
    for child in properties:
        place = {"headerReference": "header", "footerReference": "footer"}.get(_name(child))
        kind = child.get(_key(child, "type"), "default")
        target = targets.get(next((value for key, value in child.attrib.items() if key.endswith("}id")), ""), "")
        if place and kind == "default":
            setattr(section, place, target)
        elif place == "header" and kind == "first" and _is_on(_child(properties, "titlePg")):
            section.opening = target


def _seen(element: Element) -> Iterator[Element]:
    return (child for child in element if _name(child) not in _UNSEEN)


def _inside(element: Element, name: str) -> Iterator[Element]:
    """Rows of a table, cells of a row: also those within wrappers."""
    for child in _seen(element):
        if _name(child) == name:
            yield child
        elif _name(child) not in ("tbl", "p", "tc", "tr"):
            yield from _inside(child, name)


def _name(element: Element) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _key(element: Element, name: str) -> str:
    """An attribute's name in the namespace of its element."""
    return element.tag.rpartition("}")[0] + "}" + name


def _child(element: Element | None, name: str) -> Element | None:
    return None if element is None else next((child for child in element if _name(child) == name), None)


def _value(element: Element | None) -> str:
    return "" if element is None else element.get(_key(element, "val"), "")


def _is_on(element: Element | None) -> bool:
    return element is not None and _value(element) not in ("0", "false", "off", "none")


def _number(element: Element | None, *names: str) -> float:
    """The first of these attributes that is a number; 0 where none is."""
    for name in names:
        told = "" if element is None else element.get(_key(element, name), element.get(name, ""))
        if re.fullmatch(r"-?\d{1,9}(\.\d{1,6})?", told):
            return float(told)
    return 0.0
