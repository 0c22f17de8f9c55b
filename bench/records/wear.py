"""What do a scanner and a telephone do to a page? Seeded, so that the same page wears the same way twice."""

import io
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFilter


def scanned(page: Image.Image, seed: int = 0) -> Image.Image:
    """An office scan: a little skewed, soft, noisy, with specks."""
    chance = np.random.default_rng(seed)
    skewed = page.rotate(float(chance.uniform(-0.8, 0.8)), resample=Image.Resampling.BICUBIC, fillcolor=255).filter(ImageFilter.GaussianBlur(0.5))
    pixels: npt.NDArray[np.floating[Any]] = np.asarray(skewed, dtype=np.float32)
    pixels = 255 - (255 - pixels) * 0.92 + chance.normal(0, 6, pixels.shape)
    pixels[chance.random(pixels.shape) < 0.0003] = 60
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def photographed(page: Image.Image, seed: int = 0, *, width: int = 2400, height: int = 3200, quality: int = 85) -> bytes:
    """A telephone's photo as JPEG: the sheet on a dark table, seen at a slant, lit from one side."""
    chance = np.random.default_rng(seed)
    wide, high = page.size
    corners = np.array([[0, 0], [wide, 0], [wide, high], [0, high]], np.float32)
    margin = 0.07
    target = np.array([[margin, margin], [1 - margin, margin], [1 - margin, 1 - margin], [margin, 1 - margin]]) + chance.uniform(
        -0.025, 0.025, (4, 2)
    )
    warp = cv2.getPerspectiveTransform(corners, (target * [width, height]).astype(np.float32))
    table = np.full((height, width), 70, np.uint8)
    seen = cv2.warpPerspective(np.asarray(page), warp, (width, height), dst=table, flags=cv2.INTER_AREA, borderMode=cv2.BORDER_TRANSPARENT)
    light = (
        np.linspace(1.0, float(chance.uniform(0.65, 0.8)), width, dtype=np.float32)[None, :]
        * np.linspace(0.95, 1.0, height, dtype=np.float32)[:, None]
    )
    lit = cv2.GaussianBlur(seen, (3, 3), 0).astype(np.float32) * light + chance.normal(0, 4, (height, width))
    out = io.BytesIO()
    Image.fromarray(np.clip(lit, 0, 255).astype(np.uint8)).convert("RGB").save(out, "JPEG", quality=quality)
    return out.getvalue()
