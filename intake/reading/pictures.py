"""What are the pages in a JPEG, PNG, TIFF, WEBP or HEIC file?

In: the bytes of a file and its type by content, inside the confined reader. Out: one `Leaf` a page: a TIFF and a HEIC may hold several, everything
else is one. Only the decoder of that type is ever called. The size is judged from the header, before a pixel is unpacked; turns that the file
itself asks for (EXIF) are made, and pixels that are not square (a fax) become so.
"""

import io
import struct

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from intake.errors import Damaged, TooManyPixels
from intake.reading.filetypes import FileType
from intake.reading.images import clean
from intake.reading.leaf import Leaf
from intake.reading.limits import Limits
from intake.reading.photos import Pixels

_FORMATS = {FileType.JPEG: "JPEG", FileType.PNG: "PNG", FileType.TIFF: "TIFF", FileType.WEBP: "WEBP", FileType.HEIF: "HEIF"}
_PAGED = {FileType.TIFF, FileType.HEIF}  # the frames of a WEBP are a film, the further pictures in a JPEG are previews
_STUMBLES = (OSError, ValueError, SyntaxError, KeyError, IndexError, TypeError, OverflowError, struct.error, RuntimeError)
_PAPER_INCHES = (5.0, 17.0)  # the long side of what people scan, A6 to tabloid
_SCAN_DPI = (90.0, 620.0)
_SQUARE = 1.05  # a fax has twice as many dots across as down
_LEAST_SIDE = 16  # pixels
_SUBFILE_TYPE, _REDUCED = 254, 1  # TIFF 6.0, section 8: this picture is another one made smaller


class PictureFile:
    """A photo or a scan: a document of one page, or of as many as its frames."""

    def __init__(self, data: bytes, limits: Limits, kind: FileType) -> None:
        """Raises Damaged when there is no readable header."""
        Image.MAX_IMAGE_PIXELS = None  # our own bound comes first and has its own words
        if kind is FileType.HEIF:
            _learn_heif()
        self._limits = limits
        try:
            self._image = Image.open(io.BytesIO(data), formats=[_FORMATS[kind]])
            self._frames = _find_frames(self._image, limits.pages) if kind in _PAGED else [0]
        except (UnidentifiedImageError, *_STUMBLES) as error:
            raise Damaged from error
        if not self._frames:
            raise Damaged
        self.pages = len(self._frames)

    def read_leaf(self, number: int, inches: float | None = None) -> Leaf:
        """The cleaned page `number` (from 1), whose long side is shown `inches` long if somebody knows.

        Raises TooManyPixels from the header, Damaged when the pixels break off.
        """
        try:
            self._image.seek(self._frames[number - 1])
            picture, dpi = unpack(self._image, self._limits)
        except (EOFError, *_STUMBLES) as error:
            raise Damaged from error
        cleaned = clean(picture, dpi if inches is None else max(picture.shape[:2]) / inches)
        return Leaf(cleaned.preview, grey=cleaned.grey, dpi=cleaned.dpi)


def _learn_heif() -> None:
    """The decoder is loaded for the files that need it: it is large, and has had more holes than the others."""
    import pillow_heif

    pillow_heif.register_heif_opener(thumbnails=False, decode_threads=1)


def _find_frames(image: Image.Image, most: int) -> list[int]:
    """The frames that are pages; one more than `most` at the most. A frame that cannot be opened counts: its page will say so."""
    frames: list[int] = []
    frame = 0
    while len(frames) <= most:
        try:
            image.seek(frame)
            if not int(getattr(image, "tag_v2", {}).get(_SUBFILE_TYPE, 0)) & _REDUCED:
                frames.append(frame)
        except EOFError:
            break
        except _STUMBLES:
            frames.append(frame)
            break
        frame += 1
    return frames


def unpack(image: Image.Image, limits: Limits) -> tuple[Pixels, float | None]:
    """Pixels (grey, or blue-green-red), upright by EXIF, within the page's bound; and the resolution if the file names a credible one.

    Raises TooManyPixels, or whatever a decoder stumbles over.
    """
    width, height = image.size
    if width * height > limits.image_pixels:
        raise TooManyPixels
    across, down = _told_dpi(image)
    factor = (limits.page_pixels / (width * height)) ** 0.5
    if factor < 1:  # JPEG can be unpacked at a half, a quarter or an eighth straight away
        image.draft("RGB", (int(width * factor), int(height * factor)))
    shrunk = max(image.size) / max(width, height)
    ImageOps.exif_transpose(image, in_place=True)
    picture = _pixels_of(image)
    wide, high = 1.0, 1.0
    if across and down and max(across, down) > _SQUARE * min(across, down):
        wide, high = max(1.0, down / across), max(1.0, across / down)
    factor = min(1.0, (limits.page_pixels / (picture.shape[0] * picture.shape[1] * wide * high)) ** 0.5)
    if (wide * factor, high * factor) != (1.0, 1.0):
        smaller = factor < 1 and wide == high
        picture = cv2.resize(picture, None, fx=wide * factor, fy=high * factor, interpolation=cv2.INTER_AREA if smaller else cv2.INTER_LINEAR)
    dpi = max(across, down)
    picture = _at_least(_LEAST_SIDE, picture)
    return picture, dpi * shrunk * factor if _is_credible(dpi, max(width * wide, height * high)) else None


def _at_least(side: int, picture: Pixels) -> Pixels:
    """With white below and to the right where a picture is only a few pixels: nothing is printed on it, and filters need neighbours."""
    lower, wider = max(0, side - picture.shape[0]), max(0, side - picture.shape[1])
    return cv2.copyMakeBorder(picture, 0, lower, 0, wider, cv2.BORDER_CONSTANT, value=(255, 255, 255)) if lower or wider else picture


def _pixels_of(image: Image.Image) -> Pixels:
    """Bytes, on white paper where the picture is transparent."""
    if image.has_transparency_data:
        image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
    if image.mode in ("1", "L"):
        return np.asarray(image.convert("L"))
    if image.mode.startswith(("I", "F")):  # more than 8 bits: the brightest is paper
        deep = np.asarray(image).astype(np.float32)
        return cv2.convertScaleAbs(deep, alpha=255.0 / max(1.0, float(deep.max())))
    return cv2.cvtColor(np.asarray(image if image.mode == "RGB" else image.convert("RGB")), cv2.COLOR_RGB2BGR)  # a copy of 36 MB less


def _told_dpi(image: Image.Image) -> tuple[float, float]:
    """What the file says about itself, across and down; zeros where it says nothing."""
    told = image.info.get("dpi")
    try:
        across, down = (float(told[0]), float(told[1])) if told else (0.0, 0.0)
    except (TypeError, ValueError, ZeroDivisionError, IndexError):
        return 0.0, 0.0
    sane = all(20.0 < dpi < 5000.0 for dpi in (across, down))
    return (across, down) if sane else (0.0, 0.0)


def _is_credible(dpi: float, pixels: float) -> bool:
    """Whether the paper then has a paper's size. Cameras write 72 without meaning it."""
    return _SCAN_DPI[0] <= dpi <= _SCAN_DPI[1] and _PAPER_INCHES[0] <= pixels / dpi <= _PAPER_INCHES[1]
