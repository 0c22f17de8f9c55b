"""The page about the reading names every module of it, once."""

import re

import pytest

from tests.house.tree import ROOT

PAGE = (ROOT / "docs/reading.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("room", ["intake/reading", "intake/extraction"])
def test_every_module_of_the_reading_stands_on_its_page_once(room: str) -> None:
    chapter = PAGE.split(f"`{room}/`\n")[1].split("\n## ")[0]
    named = [name for row in re.findall(r"^\|.*\|([^|]*)\|$", chapter, flags=re.MULTILINE) for name in re.findall(r"`(\w+)`", row)]

    assert sorted(named) == sorted(path.stem for path in (ROOT / room).glob("*.py") if path.stem != "__init__")
