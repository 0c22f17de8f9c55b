"""How are the countries of the world called? In: a language. Out: ISO 3166-1 codes with names, in the order of that language."""

import tomllib
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "country_names"


@cache
def countries_in(language: str) -> tuple[tuple[str, str], ...]:
    """(code, name) of every inhabited country; in English where the language has no list of its own."""
    file = next((path for path in FOLDER.glob("*.toml") if path.stem == language.split("-")[0]), FOLDER / "en.toml")
    return tuple(tomllib.loads(file.read_text(encoding="utf-8")).items())


def country_name(code: str, language: str) -> str:
    """The name of a country, or the code where it is not known."""
    return dict(countries_in(language)).get(code, code)
