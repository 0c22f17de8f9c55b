"""Invented papers drawn as pictures and PDFs, for tests of reading. All are marked SAMPLE on the paper itself."""

import io
from collections.abc import Sequence
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from intake.reading.ocr import Picture

LINES = (
    "SAMPLE LABORATORY, not a real person",
    "Patient name: Sample Person",
    "Hormone results of the patient",
    "FSH        18.4    mIU/mL    1.5 - 12.4",
    "LH          9.1    mIU/mL    1.7 - 8.6",
    "Prolactin  12.7    ng/mL     4.0 - 15.2",
    "Reported on 2026-01-11 by the laboratory",
)
TURKISH = (
    "ÖRNEK LABORATUVARI, SAMPLE",
    "Hasta adı soyadı: Örnek Kişi",
    "Hormon tetkik sonuçları ve referans aralığı",
    "FSH        18,4    mIU/mL    1,5 - 12,4",
    "LH          9,1    mIU/mL    1,7 - 8,6",
    "Numune kabul tarihi: 10.01.2026",
    "Rapor tarihi: 11.01.2026",
)
RUSSIAN = (
    "ЛАБОРАТОРИЯ ОБРАЗЕЦ",
    "Пациент: Образец Образцович",
    "Результаты исследования, нормы и единицы",
    "ФСГ        18,4    мМЕ/мл    1,5 - 12,4",
    "Пролактин  12,7    нг/мл     4,0 - 15,2",
    "Дата: 11.01.2026  Врач: Образцова",
)
Drawn = NDArray[np.uint8]
_FONTS = ("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf", "/usr/share/fonts/truetype/liberation/LiberationSans-Regular.ttf")


def drawn(lines: Sequence[str] = LINES, *, dpi: int = 300, size: float = 11.0) -> Drawn:
    """An A4 page with the lines, dark grey on white."""
    page = Image.new("L", (round(8.27 * dpi), round(11.69 * dpi)), 255)
    brush, font = ImageDraw.Draw(page), ImageFont.truetype(next(name for name in _FONTS if Path(name).exists()), round(size * dpi / 72))
    for number, line in enumerate(lines):
        brush.text((dpi, dpi + number * round(2.2 * size * dpi / 72)), line, fill=30, font=font)
    return np.asarray(page)


def coloured(grey: Drawn) -> Drawn:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR))


def picture(grey: Drawn, dpi: int = 300) -> Picture:
    return Picture(np.ascontiguousarray(grey).tobytes(), grey.shape[1], grey.shape[0], dpi)


def photographed(grey: Drawn) -> Drawn:
    """The page lying askew on a brown table, half of it in shadow, as a colour picture."""
    height, width = 2000, 1500
    corners = np.array([(160, 140), (1330, 220), (1290, 1840), (210, 1790)], np.float32)
    page_corners = np.array([(0, 0), (grey.shape[1], 0), (grey.shape[1], grey.shape[0]), (0, grey.shape[0])], np.float32)
    table = np.full((height, width, 3), (40, 70, 110), np.uint8)
    matrix = cv2.getPerspectiveTransform(page_corners, corners)
    paper = cv2.warpPerspective(coloured(grey), matrix, (width, height), flags=cv2.INTER_AREA)
    where = cv2.warpPerspective(np.full_like(grey, 255), matrix, (width, height))
    scene = np.where(where[:, :, None] > 0, paper, table).astype(np.float32)
    light = np.linspace(1.0, 0.45, width, dtype=np.float32)[None, :, None]
    return np.asarray((scene * light).clip(0, 255).astype(np.uint8))


def speckled(grey: Drawn, share: float = 0.001) -> Drawn:
    """Lone dark pixels strewn over the page, the same ones every time."""
    dice = np.random.default_rng(7)
    worn = grey.copy()
    worn[dice.random(grey.shape) < share] = 60
    return worn


def jpeg(pixels: Drawn, *, dpi: int | None = None, exif: bytes = b"") -> bytes:
    out = io.BytesIO()
    image = Image.fromarray(pixels[:, :, ::-1] if pixels.ndim == 3 else pixels)
    image.save(out, "JPEG", quality=85, exif=exif, **({"dpi": (dpi, dpi)} if dpi else {}))
    return out.getvalue()


def png(pixels: Drawn) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


def pdf(
    *,
    image: Drawn | None = None,
    lines: Sequence[str] = (),
    mode: int = 0,
    colour: float = 0.0,
    rotate: int = 0,
    box: tuple[float, ...] | None = None,
) -> bytes:
    """One A4 page: a full-page image if given, then lines of text in a rendering mode and grey (0 is black)."""
    out = io.BytesIO()
    size = (842, 595) if image is not None and image.shape[1] > image.shape[0] else (595, 842)
    canvas = Canvas(out, pagesize=size, invariant=True)
    if image is not None:
        canvas.drawImage(ImageReader(io.BytesIO(jpeg(image))), 0, 0, *size)
    text = canvas.beginText(72, 750)
    text.setFont("Helvetica", 11)
    text.setTextRenderMode(mode)
    text.setFillGray(colour)
    text.setLeading(24)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)
    if rotate:
        canvas.setPageRotation(rotate)
    if box:
        canvas.setCropBox(box)
    canvas.showPage()
    canvas.save()
    return out.getvalue()
