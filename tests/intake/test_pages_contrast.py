"""Colours that can be read: WCAG 2.2 AA, worked out from the style sheet itself, for light and for dark."""

import re

import pytest
from django.conf import settings

SHEET = (settings.BASE_DIR / "static/css/portal.css").read_text(encoding="utf-8")
TEXT, LARGE_OR_FRAME = 4.5, 3.0
PAIRS = [
    *(("ink", ground, TEXT) for ground in ("paper", "card", "tint", "amber-tint")),
    *(("soft", ground, TEXT) for ground in ("paper", "card", "tint")),
    *(("teal", ground, TEXT) for ground in ("paper", "card", "tint")),
    *(("red", ground, TEXT) for ground in ("paper", "card", "red-tint")),
    ("amber", "amber-tint", TEXT),
    ("amber", "card", TEXT),
    ("on-fill", "fill", TEXT),
    ("on-fill", "fill-over", LARGE_OR_FRAME),
    *(("edge", ground, LARGE_OR_FRAME) for ground in ("paper", "card")),
    *(("focus", ground, LARGE_OR_FRAME) for ground in ("paper", "card", "tint")),
]


def colours(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6})\b", block))


LIGHT = colours(SHEET.split("@media (prefers-color-scheme: dark)")[0])
DARK = LIGHT | colours(SHEET.split("@media (prefers-color-scheme: dark)")[1].split("\n}\n")[0])


def brightness(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_colour_stands_out_from_its_ground(scheme: str, front: str, ground: str, least: float) -> None:
    palette = LIGHT if scheme == "light" else DARK
    lighter, darker = sorted((brightness(palette[front]), brightness(palette[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_the_sheet_knows_no_left_and_no_right() -> None:
    one_sided = re.findall(
        r"(?:margin|padding|border|inset)-(?:left|right)|text-align: (?:left|right)|float: (?:left|right)|\b(?:left|right): \d", SHEET
    )

    assert one_sided == []


def test_the_sheet_stays_light_to_load() -> None:
    assert len(SHEET.encode()) < 24 * 1024
    assert "@import" not in SHEET
    assert "url(" not in SHEET
