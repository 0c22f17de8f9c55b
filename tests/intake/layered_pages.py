"""PDF pages whose text layer is not what a person sees, made from nothing. Each function gives the bytes of one page marked SAMPLE."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.ttfonts import TTFontFile
from reportlab.pdfgen.canvas import Canvas

from tests.intake.sample_pages import LINES, Drawn, jpeg

PAGE = (595, 842)
_TYPEFACE = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def page(draw: Callable[[Canvas], None], lines: Sequence[str] = LINES) -> bytes:
    """Typed lines, and whatever `draw` adds after them."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=PAGE, invariant=True)
    typed(canvas, lines)
    draw(canvas)
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def typed(canvas: Canvas, lines: Sequence[str], top: float = 750, font: str = "Helvetica") -> None:
    canvas.setFont(font, 11)
    for number, line in enumerate(lines):
        canvas.drawString(72, top - 24 * number, line)


def pasted(canvas: Canvas, pixels: Drawn, box: tuple[float, float, float, float]) -> None:
    """A picture at (left, bottom, width, height) in points."""
    canvas.drawImage(ImageReader(io.BytesIO(jpeg(pixels))), *box)


def scrambled(lines: Sequence[str] = LINES) -> bytes:
    """A font that draws each digit as another one, while its text says what it likes."""
    names = ["three", "five", "eight", "zero", "one", "six", "two", "nine", "seven", "four"]
    table = "\n".join(f"<{code:02x}> <{code:04x}>" for code in range(32, 127)).encode()
    with pikepdf.open(io.BytesIO(page(lambda _: None, lines))) as pdf:
        for font in pdf.pages[0].Resources.Font.values():
            font.Encoding = pikepdf.Dictionary(
                Type=pikepdf.Name.Encoding, BaseEncoding=pikepdf.Name.WinAnsiEncoding, Differences=[48, *(pikepdf.Name("/" + name) for name in names)]
            )
            font.ToUnicode = pdf.make_stream(_cmap(table, 95))
        return _saved(pdf)


def shifted(lines: Sequence[str] = LINES) -> bytes:
    """A font whose table of characters is one off: every F is said to be a G."""
    with pikepdf.open(io.BytesIO(page(lambda _: None, lines))) as pdf:
        table = "\n".join(f"<{code:02x}> <{code + 1:04x}>" for code in range(33, 126)).encode()
        for font in pdf.pages[0].Resources.Font.values():
            font.ToUnicode = pdf.make_stream(_cmap(table, 93))
        return _saved(pdf)


def without_unicode(lines: Sequence[str] = LINES) -> bytes:
    """Numbers of glyphs instead of characters, and no table that says what they mean."""
    face = TTFontFile(_TYPEFACE)
    codes = ("".join(f"{face.charToGlyph[ord(letter)]:04x}" for letter in line) for line in lines)
    content = "BT /F1 11 Tf 72 750 Td " + " ".join(f"<{code}> Tj 0 -24 Td" for code in codes) + " ET"
    with pikepdf.open(io.BytesIO(page(lambda _: None, ("SAMPLE",)))) as pdf:
        name = pikepdf.Name("/SampleFace")
        sizes = {"Flags": 4, "FontBBox": [0, -200, 1000, 900], "ItalicAngle": 0, "Ascent": 900, "Descent": -200, "CapHeight": 700, "StemV": 80}
        program = pdf.make_stream(Path(_TYPEFACE).read_bytes())
        descriptor = pikepdf.Dictionary(Type=pikepdf.Name.FontDescriptor, FontName=name, FontFile2=program, **sizes)
        widths = [item for letter in set("".join(lines)) for item in (face.charToGlyph[ord(letter)], [face.charWidths[ord(letter)]])]
        system = pikepdf.Dictionary(Registry=b"Adobe", Ordering=b"Identity", Supplement=0)
        inner = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, BaseFont=name, CIDSystemInfo=system, W=widths)
        inner.FontDescriptor, inner.CIDToGIDMap = pdf.make_indirect(descriptor), pikepdf.Name.Identity
        pdf.pages[0].Resources.Font.F1 = pikepdf.Dictionary(
            Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, BaseFont=name, Encoding=pikepdf.Name("/Identity-H"), DescendantFonts=[inner]
        )
        pdf.pages[0].Contents = pdf.make_stream(content.encode())
        return _saved(pdf)


def filled_form(**values: str) -> bytes:
    def draw(canvas: Canvas) -> None:
        for number, (name, value) in enumerate(values.items()):
            canvas.drawString(72, 500 - 30 * number, name)
            canvas.acroForm.textfield(name=name, value=value, x=200, y=494 - 30 * number, width=80, height=20)

    return page(draw, LINES[:3])


def annotated(note: str) -> bytes:
    """A line that somebody wrote on the page with a PDF program."""
    with pikepdf.open(io.BytesIO(page(lambda _: None, LINES[:3]))) as pdf:
        look = pdf.make_stream(f"BT /F1 14 Tf 4 8 Td ({note}) Tj ET".encode())
        look.Type, look.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        look.BBox, look.Resources = pikepdf.Array([0, 0, 328, 40]), pdf.pages[0].Resources
        place, drawn = pikepdf.Array([72, 300, 400, 340]), pikepdf.Dictionary(N=look)
        free = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.FreeText, Rect=place, AP=drawn, Contents=note, F=4)
        pdf.pages[0].Annots = pikepdf.Array([pdf.make_indirect(free)])
        return _saved(pdf)


def _cmap(table: bytes, size: int) -> bytes:
    start = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap 1 begincodespacerange <00> <ff> endcodespacerange\n"
    return start + b"%d beginbfchar\n" % size + table + b"\nendbfchar endcmap end end"


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out)
    return out.getvalue()
