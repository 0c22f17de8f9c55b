"""What is the page in a JPEG or PNG file?

In: the bytes of a file, inside the confined reader. Out: one `Leaf`. Only Pillow's JPEG and PNG decoders are ever called. The size is judged
from the header, before a pixel is unpacked; EXIF orientation is honoured.
"""

import io

import cv2
import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from intake.errors import Damaged, TooManyPixels
from intake.reading.images import clean
from intake.reading.leaf import Leaf
from intake.reading.limits import Limits
from intake.reading.photos import Pixels

_PAPER_INCHES = (5.0, 17.0)  # the long side of what people scan, A6 to tabloid
_SCAN_DPI = (90.0, 620.0)


class PictureFile:
    """A photo or a scan: a document of one page."""

    pages = 1

    def __init__(self, data: bytes, limits: Limits) -> None:
        """Raises TooManyPixels from the header, Damaged when there is no readable header."""
        Image.MAX_IMAGE_PIXELS = None  # our own bound comes first and has its own words
        self._limits = limits
        try:
            self._image = Image.open(io.BytesIO(data), formats=["JPEG", "PNG"])
        except (UnidentifiedImageError, OSError, ValueError, SyntaxError) as error:
            raise Damaged from error
        width, height = self._image.size
        if width * height > limits.image_pixels:
            raise TooManyPixels
        if width < 1 or height < 1:
            raise Damaged

    def read_leaf(self, number: int) -> Leaf:  # noqa: ARG002 - a picture has only the one
        """The cleaned page. Raises Damaged when the pixels break off."""
        try:
            picture, dpi = self._unpack()
        except (OSError, ValueError, SyntaxError) as error:
            raise Damaged from error
        cleaned = clean(picture, dpi)
        return Leaf(cleaned.preview, grey=cleaned.grey, dpi=cleaned.dpi)

    def _unpack(self) -> tuple[Pixels, float | None]:
        """Colour pixels, upright by EXIF, within the page's bound; and the resolution if the file names a credible one."""
        image: Image.Image = self._image
        before = max(image.size)
        dpi = self._printed_dpi()
        factor = (self._limits.page_pixels / (image.size[0] * image.size[1])) ** 0.5
        if factor < 1:  # JPEG can be unpacked at a half, a quarter or an eighth straight away
            self._image.draft("RGB", (int(image.size[0] * factor), int(image.size[1] * factor)))
        image = ImageOps.exif_transpose(image)
        if image.has_transparency_data:
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA"))
        picture: Pixels = cv2.cvtColor(np.asarray(image.convert("RGB")), cv2.COLOR_RGB2BGR)
        factor = min(1.0, (self._limits.page_pixels / (picture.shape[0] * picture.shape[1])) ** 0.5)
        if factor < 1:
            picture = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
        return picture, dpi * max(picture.shape[:2]) / before if dpi else None

    def _printed_dpi(self) -> float | None:
        """What the file says about itself, if the paper then has a paper's size. Cameras write 72 without meaning it."""
        told = self._image.info.get("dpi")
        try:
            dpi = float(told[0]) if told else 0.0
        except (TypeError, ValueError, ZeroDivisionError, IndexError):
            return None
        if not _SCAN_DPI[0] <= dpi <= _SCAN_DPI[1]:
            return None
        inches = max(self._image.size) / dpi
        return dpi if _PAPER_INCHES[0] <= inches <= _PAPER_INCHES[1] else None
