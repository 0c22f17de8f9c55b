"""What stands on the pages of a PDF: words where its text layer can be believed, cleaned pixels elsewhere, and both where a page has both?

In: the bytes of a file, inside the confined reader. Out: one `Leaf` a page. pdfium opens and renders, pdfplumber gives words with boxes, qpdf
(pikepdf) repairs what pdfium cannot open. Raises the `UnreadableFile` that fits. Not here: limits of time and memory (the process has them), OCR.
"""

import io
import struct
import zlib
from typing import Any

import cv2
import pdfplumber
import pikepdf
import pypdfium2
from pdfminer.pdfexceptions import PDFException
from pypdfium2 import raw

from intake.errors import Damaged, NeedsPassword
from intake.reading.images import A4_LONG_INCHES, PREVIEW_WIDTH, SKEW_WORTH_TURNING, clean, find_skew, grey_of, has_specks
from intake.reading.leaf import Leaf
from intake.reading.limits import Limits
from intake.reading.photos import Pixels, is_photo
from intake.reading.strays import without
from intake.reading.textlayer import Layer, TooSlow, find_layer, has_invisible_text, looks_trustworthy

# pdfminer trusts its input; a broken page surfaces as any of these, far from where it went wrong.
_STUMBLES = (
    *(ArithmeticError, AssertionError, AttributeError, EOFError, LookupError, MemoryError, OSError, RuntimeError, TypeError, ValueError),
    *(struct.error, zlib.error, PDFException, TooSlow),
)
_POINTS = 72  # PDF units per inch
_LARGEST_PAPER = 20.0  # inches: a longer "page" is a picture without a scale
_NOTES = {raw.FPDF_ANNOT_FREETEXT, raw.FPDF_ANNOT_STAMP, raw.FPDF_ANNOT_INK}
_MOST_ANNOTATIONS = 1_000
_SCAN_SHARE = 0.6  # a picture covering this much of a page is the page


class PdfFile:
    """A PDF opened by pdfium, repaired if need be."""

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises NeedsPassword, Damaged (also for a file without pages)."""
        self._limits = limits
        self._data, self._document = _open(data)
        self._plumber: Any = None
        self.pages = len(self._document)

    def read_leaf(self, number: int) -> Leaf:
        """The page `number` (from 1). Raises Damaged when not even pdfium can show it."""
        try:
            page = self._document[number - 1]
            words_leaf = self._read_words(page, number) if looks_trustworthy(page) else None
            return words_leaf or self._read_pixels(page)
        except pypdfium2.PdfiumError as error:
            raise Damaged from error

    def _read_words(self, page: Any, number: int) -> Leaf | None:
        preview = self._render(page, PREVIEW_WIDTH / page.get_width() * _POINTS)
        layer = self._plumb(page, number, grey_of(preview))
        if layer is None:
            return None
        return self._read_rest(page, layer, preview) if layer.has_more or has_notes(page) else Leaf(preview, words=layer.words)

    def _plumb(self, page: Any, number: int, picture: Pixels) -> Layer | None:
        """pdfplumber's words, or None if it stumbles: then pixels are the safer witness."""
        try:
            if self._plumber is None:
                self._plumber = pdfplumber.open(io.BytesIO(self._data))
            plumbed = self._plumber.pages[number - 1]
            layer = find_layer(plumbed, page, picture)
            plumbed.close()
        except _STUMBLES:
            self._plumber = None  # what it holds may be half-made
            return None
        return layer

    def _read_rest(self, page: Any, layer: Layer, preview: Pixels) -> Leaf | None:
        """The layer's words, and the page without them for an engine to read; None where that is crooked or a photo: a page of pixels after all."""
        dpi = self._mixed_dpi(page)
        rest = without([word.box for word in layer.words], grey_of(self._render(page, dpi)))
        if is_photo(rest) or abs(find_skew(rest)) >= SKEW_WORTH_TURNING:
            return None
        return Leaf(preview, words=layer.words, grey=cv2.medianBlur(rest, 3) if has_specks(rest) else rest, dpi=round(dpi))

    def _mixed_dpi(self, page: Any) -> float:
        inches = max(float(page.get_width()), float(page.get_height())) / _POINTS
        return 300.0 * min(1.0, A4_LONG_INCHES / inches)

    def _read_pixels(self, page: Any) -> Leaf:
        inches = max(page.get_width(), page.get_height()) / _POINTS
        dpi = find_scan_dpi(page) or 300.0
        if inches > _LARGEST_PAPER:
            dpi = 300.0 * A4_LONG_INCHES / inches
        picture = self._render(page, dpi)
        cleaned = clean(picture, dpi if inches <= _LARGEST_PAPER else None)
        return Leaf(cleaned.preview, grey=cleaned.grey, dpi=cleaned.dpi)

    def _render(self, page: Any, dpi: float) -> Pixels:
        """The page as a colour picture of at most `page_pixels`, at least one pixel each way."""
        width, height = max(page.get_width(), 0.01), max(page.get_height(), 0.01)
        scale = min(dpi / _POINTS, (self._limits.page_pixels / (width * height)) ** 0.5, 20_000 / max(width, height))
        scale *= 1 - 1e-6  # sizes are rounded up: a scan drawn one pixel larger than it is would be blurred
        picture: Pixels = page.render(scale=scale, rev_byteorder=False, prefer_bgrx=False).to_numpy()
        return picture[:, :, :3] if picture.ndim == 3 else picture


def has_notes(page: Any) -> bool:
    """Whether somebody wrote on the page with a PDF program: such notes are no part of the text layer."""
    return any(_annotation_type(page, number) in _NOTES for number in range(min(raw.FPDFPage_GetAnnotCount(page), _MOST_ANNOTATIONS)))


def _annotation_type(page: Any, number: int) -> int:
    annotation = raw.FPDFPage_GetAnnot(page, number)
    kind = int(raw.FPDFAnnot_GetSubtype(annotation))
    raw.FPDFPage_CloseAnnot(annotation)
    return kind


def find_scan_dpi(page: Any) -> float | None:
    """The resolution of the one picture that is the page, within 150 to 300; None where anything is typed or there is no such picture."""
    if next(iter(page.get_objects(filter=(raw.FPDF_PAGEOBJ_TEXT,), max_depth=3)), None) is not None and not has_invisible_text(page):
        return None
    area = page.get_width() * page.get_height()
    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_IMAGE,), max_depth=3):
        left, bottom, right, top = item.get_bounds()
        width, height = right - left, top - bottom
        if width <= 0 or height <= 0 or width * height < _SCAN_SHARE * area:
            continue
        pixels = float(max(item.get_px_size()))
        return min(300.0, max(150.0, pixels / (max(float(width), float(height)) / _POINTS)))
    return None


def _open(data: bytes) -> tuple[bytes, Any]:
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise NeedsPassword from error
        return _open_repaired(data)
    if not len(document):
        return _open_repaired(data)
    return (data, document) if document.get_formtype() == raw.FORMTYPE_NONE else _open_filled(data, document)


def _open_filled(data: bytes, form: Any) -> tuple[bytes, Any]:
    """A form with what was typed into its fields made part of its pages: neither pdfium nor pdfplumber shows it otherwise."""
    flat = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as pdf:
            if pdf.Root.AcroForm.get("/NeedAppearances", False):
                pdf.generate_appearance_streams()
            pdf.flatten_annotations("screen")
            pdf.save(flat)
        return flat.getvalue(), pypdfium2.PdfDocument(flat.getvalue())
    except (pikepdf.PdfError, pypdfium2.PdfiumError, AttributeError, KeyError, ValueError, RuntimeError):
        return data, form


def _open_repaired(data: bytes) -> tuple[bytes, Any]:
    """A second try after qpdf has rebuilt the file's tables."""
    repaired = io.BytesIO()
    try:
        with pikepdf.open(io.BytesIO(data)) as broken:
            broken.save(repaired)
        document = pypdfium2.PdfDocument(repaired.getvalue())
    except pikepdf.PasswordError as error:
        raise NeedsPassword from error
    except (pikepdf.PdfError, pypdfium2.PdfiumError, ValueError, RuntimeError) as error:
        raise Damaged from error
    if not len(document):
        raise Damaged
    return repaired.getvalue(), document
