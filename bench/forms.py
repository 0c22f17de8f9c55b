"""In which forms does a patient hand in the same paper? As a PDF with text, a scan, a searchable scan, a fax, a photo, a photo through a messenger,
a photo of a paper that has seen life.

In: invented records. Out: `Sample`s, each with its truth; a packet is several records in one file. The same seed gives the same wear. A photo of
several pages is a PDF of photos, as telephones make them. Not here: what happens to the pixels (`wear.py`).
"""

import io
import os
import subprocess
import zlib
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from copy import deepcopy
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
from PIL import Image

from bench import rough, wear
from bench.records.record import Record
from bench.samples import Sample
from bench.wear import Chance, Pixels

A4 = (595.28, 841.89)  # points
SENSOR = (2448, 3264)  # pixels
PACKET_OF = 6
ORIENTATIONS = {1: 0, 6: 1, 3: 2, 8: 3}  # EXIF's number for a picture to be turned clockwise by so many quarters
Form = Callable[[bytes, Chance], tuple[bytes, str]]


def as_text(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """The file that the laboratory sent."""
    del chance
    return pdf, ".pdf"


def as_scan(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """An office scan at 200 or 300 dpi, grey or colour."""
    pages, _ = _scanned(pdf, chance)
    quality = int(chance.integers(50, 86))
    return _picture_pdf([_jpeg(page, quality) for page in pages]), ".pdf"


def as_searchable_scan(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """A scan to which the scanner's own OCR, set to English, has added an invisible text layer with its mistakes."""
    pages, dpi = _scanned(pdf, chance)
    whole = pikepdf.Pdf.new()
    for page in pages:
        command = ["tesseract", "-", "-", "-l", "eng", "--dpi", str(dpi), "pdf"]
        read = subprocess.run(command, input=_jpeg(page, 80)[0], env=os.environ | {"OMP_THREAD_LIMIT": "1"}, capture_output=True, check=True).stdout
        with pikepdf.open(io.BytesIO(read)) as one:
            whole.pages.extend(one.pages)
    return _saved(whole), ".pdf"


def as_fax(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """Black and white at 204 dots and 196 lines per inch; one in four at 98 lines."""
    lines = 98 if chance.random() < 0.25 else 196
    askew = [wear.skewed(page, chance.uniform(-0.8, 0.8)) for page in _render(pdf, 204, is_grey=True)]
    return _picture_pdf([_bilevel(wear.faxed(page, chance, lines_per_dot=lines / 204)) for page in askew]), ".pdf"


def as_photo(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """A telephone's photo of the printed sheet, held in any way; EXIF says which way is up."""
    return _as_photo_file([_photographed(page, chance) for page in _render(pdf, 250)], chance, quality=int(chance.integers(75, 93)))


def as_shrunk_photo(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """The photo after a messenger: 1200 × 1600, quality 60 to 70, turned upright, without EXIF."""
    photos = [np.asarray(Image.fromarray(_photographed(page, chance)).resize(_held_like(page, 1200, 1600))) for page in _render(pdf, 250)]
    return _as_photo_file(photos, None, quality=int(chance.integers(60, 71)))


def as_rough_photo(pdf: bytes, chance: Chance) -> tuple[bytes, str]:
    """A paper that has been folded, stamped and stained, on other papers or in a sleeve, in poor light; half of them through a messenger."""
    photos = [_snapped(page, chance) for page in _render(pdf, 250)]
    if chance.random() < 0.5:
        photos = [np.asarray(Image.fromarray(photo).resize((960, 1280))) for photo in photos]
    return _as_photo_file(photos, None, quality=int(chance.integers(50, 71)))


FORMS: dict[str, Form] = {
    "text": as_text,
    "scan": as_scan,
    "searchable_scan": as_searchable_scan,
    "fax": as_fax,
    "photo": as_photo,
    "shrunk_photo": as_shrunk_photo,
    "rough_photo": as_rough_photo,
}
PACKET = "packet"
USUAL = ("text", "scan", "fax", "photo", "shrunk_photo", "rough_photo", PACKET)


def make_samples(records: Iterable[Record], form: str, seed: int = 0) -> Iterator[Sample]:
    """Every record in a form; for packets, every six records of a language in one file."""
    if form == PACKET:
        yield from _packets(records, seed)
        return
    for record in records:
        data, ending = FORMS[form](record.pdf, _chance(record.name, form, seed))
        name = f"{record.name}.{form}{ending}"
        yield Sample(name, data, form, record.language, record.kind, record.layout, {**record.truth, "files": [name]})


def _packets(records: Iterable[Record], seed: int) -> Iterator[Sample]:
    waiting: dict[str, list[Record]] = defaultdict(list)
    for record in records:
        waiting[record.language].append(record)
        if len(waiting[record.language]) == PACKET_OF:
            yield as_packet(waiting.pop(record.language), seed)
    yield from (as_packet(few, seed) for few in waiting.values() if len(few) > 1)


def as_packet(records: Sequence[Record], seed: int) -> Sample:
    """Several papers in one PDF, half of them scanned."""
    first = records[0]
    name = f"{first.name}.{PACKET}.pdf"
    chance = _chance(name, PACKET, seed)
    whole, reports = pikepdf.Pdf.new(), []
    for record in records:
        data, _ = (as_scan if chance.random() < 0.5 else as_text)(record.pdf, chance)
        reports += _later(record.truth["reports"], len(whole.pages))
        with pikepdf.open(io.BytesIO(data)) as part:
            whole.pages.extend(part.pages)
    truth = {"files": [name], "kind": first.kind, "language": first.language, "reports": reports}
    return Sample(name, _saved(whole), PACKET, first.language, PACKET, "several", truth)


def _later(reports: Sequence[dict[str, Any]], pages: int) -> list[dict[str, Any]]:
    """The reports, so many pages further on."""
    moved = deepcopy(list(reports))
    for report in moved:
        report["pages"] = [page + pages for page in report["pages"]]
        for reading in report["readings"]:
            reading["page"] += pages
    return moved


def _chance(name: str, form: str, seed: int) -> Chance:
    return np.random.default_rng(zlib.crc32(f"{name} {form} {seed}".encode()))


def _render(pdf: bytes, dpi: int, *, is_grey: bool = False) -> list[Pixels]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [_plain(page.render(scale=dpi / 72, grayscale=is_grey, rev_byteorder=True).to_numpy()) for page in document]


def _plain(pixels: Pixels) -> Pixels:
    """Grey as two dimensions, colour as three channels; a copy, since the renderer's memory goes with its page."""
    return (pixels[..., 0] if pixels.ndim == 3 and pixels.shape[2] == 1 else pixels[..., :3] if pixels.ndim == 3 else pixels).copy()


def _scanned(pdf: bytes, chance: Chance) -> tuple[list[Pixels], int]:
    dpi = 200 if chance.random() < 0.7 else 300
    pages = _render(pdf, dpi, is_grey=bool(chance.random() < 0.75))
    return [_scanned_page(page, dpi, chance) for page in pages], dpi


def _scanned_page(page: Pixels, dpi: int, chance: Chance) -> Pixels:
    page = wear.blurred(wear.skewed(page, chance.uniform(-1.2, 1.2)), chance.uniform(0.3, 0.7) * dpi / 200)
    page = wear.noisy(wear.faded(page, chance.uniform(0.75, 1.0)), chance, chance.uniform(2, 8))
    page = wear.specked(page, chance, chance.uniform(0, 0.0002))
    return wear.edged(page, chance) if chance.random() < 0.2 else page


def _held_like(page: Pixels, narrow: int, wide: int) -> tuple[int, int]:
    """Width and height of a picture held the way the page lies: a wide page is not squeezed into a tall picture."""
    return (wide, narrow) if page.shape[1] > page.shape[0] else (narrow, wide)


def _photographed(page: Pixels, chance: Chance) -> Pixels:
    if chance.random() < 0.5:
        page = wear.folded(page, chance)
    if chance.random() < 0.5:
        page = wear.curled(page, chance)
    seen = wear.seen_at_a_slant(wear.faded(page, chance.uniform(0.8, 1.0)), chance, *_held_like(page, *SENSOR))
    seen = wear.shaken(wear.blurred(wear.lit(seen, chance), chance.uniform(0.5, 1.3)), int(chance.integers(0, 4)), chance.uniform(0, 180))
    return wear.noisy(seen, chance, chance.uniform(2, 6))


def _snapped(page: Pixels, chance: Chance) -> Pixels:
    """One of the things that happen to papers happens to about every second one."""
    for happen in (rough.creased, rough.stained, rough.stamped, rough.signed, wear.curled):
        page = happen(page, chance) if chance.random() < 0.45 else page
    size = _held_like(page, *SENSOR)
    table = wear.make_table(chance, *size)
    seen = wear.seen_at_a_slant(page, chance, *size, rough.crowded(table, chance) if chance.random() < 0.4 else table)
    for befall in (rough.held, rough.glared):
        seen = befall(seen, chance) if chance.random() < 0.4 else seen
    seen = wear.shaken(wear.blurred(wear.lit(seen, chance), chance.uniform(0.6, 1.6)), int(chance.integers(0, 5)), chance.uniform(0, 180))
    return wear.noisy(seen, chance, chance.uniform(4, 12))


def _as_photo_file(photos: Sequence[Pixels], chance: Chance | None, *, quality: int) -> tuple[bytes, str]:
    if len(photos) > 1:
        return _picture_pdf([_jpeg(photo, quality) for photo in photos]), ".pdf"
    number = int(chance.choice(list(ORIENTATIONS), p=(0.4, 0.4, 0.1, 0.1))) if chance is not None else 1
    exif = Image.Exif()
    exif[0x0112] = number
    out = io.BytesIO()
    held = Image.fromarray(np.rot90(photos[0], ORIENTATIONS[number]))
    held.save(out, "JPEG", quality=quality, **({"exif": exif} if chance is not None else {}))
    return out.getvalue(), ".jpg"


Embedded = tuple[bytes, dict[str, Any]]  # the bytes of a picture in a PDF and its dictionary


def _jpeg(page: Pixels, quality: int) -> Embedded:
    out = io.BytesIO()
    Image.fromarray(page).save(out, "JPEG", quality=quality)
    return out.getvalue(), _described(page, "/DeviceRGB" if page.ndim == 3 else "/DeviceGray", 8, "/DCTDecode")


def _bilevel(page: Pixels) -> Embedded:
    packed = np.packbits(page > 127, axis=1)
    return zlib.compress(packed.tobytes()), _described(page, "/DeviceGray", 1, "/FlateDecode")


def _described(page: Pixels, colours: str, bits: int, encoding: str) -> dict[str, Any]:
    return {
        "/Type": pikepdf.Name.XObject,
        "/Subtype": pikepdf.Name.Image,
        "/Width": page.shape[1],
        "/Height": page.shape[0],
        "/ColorSpace": pikepdf.Name(colours),
        "/BitsPerComponent": bits,
        "/Filter": pikepdf.Name(encoding),
    }


def _picture_pdf(pictures: Sequence[Embedded]) -> bytes:
    """A PDF with one picture to an A4 page, which lies on its side for a wide picture."""
    pdf = pikepdf.Pdf.new()
    for data, described in pictures:
        size = A4 if described["/Width"] <= described["/Height"] else A4[::-1]
        page = pdf.add_blank_page(page_size=size)
        picture = pikepdf.Stream(pdf, data, described)
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=pdf.make_indirect(picture)))
        page.Contents = pdf.make_stream(b"%.2f 0 0 %.2f 0 0 cm /P Do" % size)
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    out = io.BytesIO()
    pdf.save(out, deterministic_id=True)
    return out.getvalue()
