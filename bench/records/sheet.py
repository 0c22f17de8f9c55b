"""How does an invented page become a file: a PDF with a text layer, or a picture?

In: a `Sheet` of placed texts and rules, in millimetres on A4. Out: PDF bytes, or a grey picture. Not here: what stands on the page
(`papers.py`) and how paper wears (`wear.py`).
"""

import io
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFont

WIDTH_MM, HEIGHT_MM = 210, 297
MM_PER_INCH = 25.4
POINTS_PER_MM = 72 / MM_PER_INCH
FONTS = Path("/usr/share/fonts/truetype/dejavu")  # Debian's fonts-dejavu-core


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of text whose baseline starts at (x, y) millimetres from the top left corner; size in points."""

    x: float
    y: float
    words: str
    size: float = 10
    is_bold: bool = False


@dataclass(slots=True)
class Sheet:
    """One page. `rules` are horizontal lines (x from, x to, y) in millimetres."""

    texts: list[Text] = field(default_factory=list)
    rules: list[tuple[float, float, float]] = field(default_factory=list)

    def write(self, x: float, y: float, words: str, size: float = 10, *, bold: bool = False) -> None:
        self.texts.append(Text(x, y, words, size, bold))

    def rule(self, y: float, x_from: float = 15, x_to: float = 195) -> None:
        self.rules.append((x_from, x_to, y))


def as_text_pdf(sheets: list[Sheet]) -> bytes:
    """A PDF with a text layer, in Helvetica. Raises UnicodeEncodeError for letters outside Windows-1252: print those as a picture."""
    pdf = pikepdf.Pdf.new()
    for sheet in sheets:
        page = pdf.add_blank_page(page_size=(WIDTH_MM * POINTS_PER_MM, HEIGHT_MM * POINTS_PER_MM))
        page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(R=_font("Helvetica"), B=_font("Helvetica-Bold")))
        page.Contents = pdf.make_stream(
            b"\n".join([*(_text_operators(text) for text in sheet.texts), *(_rule_operators(*rule) for rule in sheet.rules)])
        )
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()


def as_picture(sheet: Sheet, dpi: int = 200) -> Image.Image:
    """The page as clean grey pixels."""
    scale = dpi / MM_PER_INCH
    picture = Image.new("L", (round(WIDTH_MM * scale), round(HEIGHT_MM * scale)), 255)
    draw = ImageDraw.Draw(picture)
    for text in sheet.texts:
        draw.text((text.x * scale, text.y * scale), text.words, fill=0, font=_ink(round(text.size * dpi / 72), text.is_bold), anchor="ls")
    for x_from, x_to, y in sheet.rules:
        draw.line((x_from * scale, y * scale, x_to * scale, y * scale), fill=0, width=max(1, dpi // 100))
    return picture


def as_picture_pdf(pictures: list[Image.Image], dpi: int = 200) -> bytes:
    """A PDF that holds nothing but pictures, as a scanner makes it."""
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:], resolution=dpi, quality=75)
    return out.getvalue()


def _font(name: str) -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name("/" + name), Encoding=pikepdf.Name.WinAnsiEncoding
    )


def _text_operators(text: Text) -> bytes:
    words = text.words.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
    x, y = text.x * POINTS_PER_MM, (HEIGHT_MM - text.y) * POINTS_PER_MM
    return b"BT /%s %.2f Tf %.2f %.2f Td (%s) Tj ET" % (b"B" if text.is_bold else b"R", text.size, x, y, words)


def _rule_operators(x_from: float, x_to: float, y: float) -> bytes:
    down = (HEIGHT_MM - y) * POINTS_PER_MM
    return b"0.5 w %.2f %.2f m %.2f %.2f l S" % (x_from * POINTS_PER_MM, down, x_to * POINTS_PER_MM, down)


@lru_cache(maxsize=64)
def _ink(pixels: int, is_bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / ("DejaVuSans-Bold.ttf" if is_bold else "DejaVuSans.ttf")), pixels)
