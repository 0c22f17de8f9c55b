"""When are two printed words the same word?

In: text as a paper or a vocabulary file spells it. Out: a folded copy for comparing, never for showing. Case, accents, Turkish dots, Arabic
vowel signs, letter variants, Persian letters and digit shapes fall away; letters of different scripts stay different.
"""

import re
import unicodedata
from functools import lru_cache

_PRESENTATION_FORM = re.compile("[\ufb50-\ufdff\ufe70-\ufeff]")
_LETTERS = str.maketrans(
    {
        "ı": "i",
        "ə": "e",
        "ł": "l",
        "œ": "oe",
        "ʼ": None,
        "ʻ": None,
        "µ": "u",
        "μ": "u",
        "ي": "ی",
        "ى": "ی",
        "ك": "ک",
        "ة": "ه",
        "أ": "ا",
        "إ": "ا",
        "آ": "ا",
        "ٱ": "ا",
        "پ": "ب",  # Persian letters of an Arabic shape: an engine that expects Arabic reads them as that, and no two words differ by one
        "چ": "ج",
        "ژ": "ز",
        "گ": "ک",
        "ـ": None,
        "٫": ".",
        "٬": ",",
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
        "\u200e": None,
        "\u200f": None,
        "\u202a": None,
        "\u202b": None,
        "\u202c": None,
        "\u2066": None,
        "\u2067": None,
        "\u2068": None,
        "\u2069": None,
        "\u200c": None,
        "\ufeff": None,
        "\xad": None,
    }
)
_NUMBER_SIGNS = str.maketrans({"º": "°", "№": "n°"})  # "Nº", "№": else they would be the word "no"


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Lower case without accents, ASCII digits and dashes, single spaces."""
    if _PRESENTATION_FORM.search(text):
        # Arabic stored as drawn shapes comes in drawing order, last letter first.
        text = text[::-1]
    plain = unicodedata.normalize("NFKD", text.translate(_NUMBER_SIGNS)).casefold()
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter)).translate(_LETTERS)
    plain = "".join(str(unicodedata.digit(letter)) if letter.isdigit() and not letter.isascii() else letter for letter in plain)
    # Lam and alef are drawn as one sign, and text layers give its two letters in either order.
    return " ".join(plain.replace("لا", "ال").split())


@lru_cache(maxsize=20_000)
def squeeze(text: str) -> str:
    """Folded, and nothing but letters and digits: "Anti-Müllerian hormone" and "antimullerian  Hormone" are one."""
    return "".join(letter for letter in fold(text) if letter.isalnum())
