"""What are the pages of a Word document, which has none?

In: the bytes of a DOCX, inside the confined reader. Out: one `Leaf` a page: its text set on pages of our own (`typesetting.py`), and after the
page on which it stands each picture that may hold print, read like a photo or scan. Nothing outside the file is asked for, macros are not looked at.
"""

from functools import cache
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from intake.errors import Damaged, TooComplex, TypeNotRead
from intake.reading.docx_parts import Parts
from intake.reading.docx_text import Section, has_foreign_text, read_blocks, read_sections
from intake.reading.filetypes import HEAD_BYTES, TAIL_BYTES, FileType, find_type
from intake.reading.images import PREVIEW_WIDTH
from intake.reading.leaf import Leaf
from intake.reading.limits import Limits
from intake.reading.pictures import PictureFile
from intake.reading.typesetting import FONT_SIZE, Block, Picture, Placed, SetPage, Token, set_pages
from intake.reading.words import Box, Word

_FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Latin, Cyrillic, Greek and Arabic
_MEASURED = 32  # pixels: fonts are measured once, at this size
_WORTH_READING = (2.5, 0.5)  # square inches and the shorter side of a picture that may hold print: larger than a logo or a stamp
_STRUCK_OUT = 0.3  # confidence: somebody has taken this word back
_TALLEST, _LONGEST_WORD = 16_000, 500


class DocxFile:
    """A Word document, set on pages when it is opened."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises Damaged, NeedsPassword, and TooComplex: also where Word would show what we cannot, and where there is nothing to read."""
        self._limits = limits
        self._parts = Parts(data)
        self._leaves = [leaf for section in self._read_sections() for page in self._set(section) for leaf in _leaves_of(page)]
        self.pages = len(self._leaves)
        if not self.pages:
            raise TooComplex

    def read_leaf(self, number: int) -> Leaf:
        """The page `number` (from 1). Raises TypeNotRead, Damaged or TooManyPixels for a picture that cannot be read."""
        leaf = self._leaves[number - 1]
        return self._read_picture(leaf) if isinstance(leaf, Picture) else _drawn(leaf)

    def _read_sections(self) -> list[Section]:
        tree = self._parts.read_xml(self._parts.main)
        body = next((child for child in tree if child.tag.endswith("}body")), None) if tree is not None else None
        if body is None:
            raise Damaged
        if has_foreign_text(body):
            raise TooComplex
        return read_sections(body, self._parts.find_targets(self._parts.main))

    def _set(self, section: Section) -> list[SetPage]:
        blocks = [*self._read_part(section.opening), *section.blocks]
        return set_pages(blocks, self._read_part(section.header), self._read_part(section.footer), measure)

    def _read_part(self, name: str) -> list[Block]:
        tree = self._parts.read_xml(name) if name else None
        return [] if tree is None else read_blocks(tree, {})  # letterheads: their pictures are logos

    def _read_picture(self, picture: Picture) -> Leaf:
        data = self._parts.read(picture.name, self._limits.file_bytes) if picture.name else None
        if not data:
            raise Damaged
        kind = find_type(data[:HEAD_BYTES], data[-TAIL_BYTES:])
        if kind in (None, FileType.PDF, FileType.DOCX):
            raise TypeNotRead
        return PictureFile(data, self._limits, kind).read_leaf(1, inches=max(picture.inches) if picture.inches else None)


def _leaves_of(page: SetPage) -> list[SetPage | Picture]:
    """The page if anything stands on it, and its pictures, each once."""
    pictures = [picture for picture in dict.fromkeys(page.pictures) if _may_hold_print(picture)]
    return [*([page] if page.words else []), *pictures]


def _may_hold_print(picture: Picture) -> bool:
    if picture.inches is None:
        return True
    area, side = _WORTH_READING
    return picture.inches[0] * picture.inches[1] >= area and min(picture.inches) >= side


def measure(token: Token) -> float:
    """The width of a word in points."""
    return float(_font(token.is_bold, _MEASURED).getlength(token.text)) * FONT_SIZE / _MEASURED


@cache
def _font(is_bold: bool, pixels: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    try:
        return ImageFont.truetype(str(_FONTS / ("DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf")), pixels)
    except OSError:
        return ImageFont.load_default(pixels)


def _drawn(page: SetPage) -> Leaf:
    scale = min(PREVIEW_WIDTH / page.width, _TALLEST / page.height)
    picture = Image.new("L", (round(page.width * scale), round(page.height * scale)), 255)
    brush = ImageDraw.Draw(picture)
    for word in page.words:
        left, middle = word.left * scale, (word.top + word.bottom) / 2 * scale
        brush.text((left, middle), word.token.text, fill=0, font=_font(word.token.is_bold, max(1, round(FONT_SIZE * scale))), anchor="lm")
        if word.token.is_struck:
            brush.line((left, middle, word.right * scale, middle), fill=0, width=2)
    return Leaf(np.asarray(picture), words=tuple(_word(word, page) for word in page.words))


def _word(word: Placed, page: SetPage) -> Word:
    sides = (word.left / page.width, word.top / page.height, word.right / page.width, word.bottom / page.height)
    return Word(word.token.text[:_LONGEST_WORD], Box(*(min(1.0, max(0.0, side)) for side in sides)), _STRUCK_OUT if word.token.is_struck else 1.0)
