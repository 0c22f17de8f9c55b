"""Colours of the staff pages that can be read: WCAG 2.2 AA, worked out from the style sheet itself, for light and for dark."""

import re

import pytest
from django.conf import settings

SHEET = (settings.BASE_DIR / "static/css/staff.css").read_text(encoding="utf-8")
COLOUR = r"#[0-9a-f]{3,6}"
TEXT, LARGE_OR_FRAME = 4.5, 3.0
PAIRS = [
    *(("body-fg", ground, TEXT) for ground in ("body-bg", "card-bg", "darkened-bg", "ask-bg", "wrong-bg", "right-bg")),
    *(("body-quiet-color", ground, TEXT) for ground in ("body-bg", "card-bg", "darkened-bg")),
    *(("link-fg", ground, TEXT) for ground in ("body-bg", "card-bg", "ask-bg", "wrong-bg")),
    *((tone, f"{tone}-bg", TEXT) for tone in ("ask", "right", "wrong", "read")),
    *((tone, "card-bg", TEXT) for tone in ("ask", "right", "wrong")),
    *((f"{tone}-line", "card-bg", 1.9) for tone in ("ask", "right", "wrong", "read")),  # a stripe beside words that say the same
    ("button-fg", "button-bg", TEXT),
    ("header-color", "header-bg", TEXT),
    ("header-link-color", "header-bg", TEXT),
    ("card-bg", "wrong", TEXT),
    *(("focus", ground, LARGE_OR_FRAME) for ground in ("body-bg", "card-bg", "darkened-bg")),
]


def palette(scheme: int) -> dict[str, str]:
    """Name and colour; 0 is light, 1 is dark."""
    plain = re.findall(rf"--([\w-]+): ({COLOUR});", SHEET)
    double = re.findall(rf"--([\w-]+): light-dark\(({COLOUR}), ({COLOUR})\);", SHEET)
    return dict(plain) | {name: pair[scheme] for name, *pair in double}


def brightness(colour: str) -> float:
    """Relative luminance, WCAG 2.2."""
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[start : start + 2], 16) / 255 for start in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize(("front", "ground", "least"), PAIRS)
@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_a_colour_stands_out_from_its_ground(scheme: int, front: str, ground: str, least: float) -> None:
    colours = palette(scheme)
    lighter, darker = sorted((brightness(colours[front]), brightness(colours[ground])), reverse=True)

    assert (lighter + 0.05) / (darker + 0.05) >= least


def test_the_sheet_brings_nothing_from_elsewhere() -> None:
    assert "@import" not in SHEET
    assert "url(" not in SHEET
