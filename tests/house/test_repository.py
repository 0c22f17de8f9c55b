"""Promises the repository makes about itself."""

import re
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files, modules

TEXT = {".py", ".md", ".toml", ".txt", ".html", ".css", ".js", ".sh", ".yml", ".json", ".po", ""}


def test_every_runtime_package_is_pinned_and_has_a_reason() -> None:
    lines = [line for line in (ROOT / "requirements.txt").read_text().splitlines() if line and not line.startswith("#")]
    assert len(lines) > 10
    assert [line for line in lines if not re.fullmatch(r"[\w.\[\]-]+==[\w.]+ +# [\w./+-]+(/[\w.-]+)*\. .{10,}", line)] == []


def test_every_setting_from_the_environment_is_named_in_the_example() -> None:
    settings = (ROOT / "config/settings.py").read_text()
    asked = set(re.findall(r'env\.(?:text|flag|number|words|secret)\(\s*"([A-Z_]+)"', settings))
    named = set(re.findall(r"^#? ?([A-Z_]+)=", (ROOT / ".env.example").read_text(), flags=re.MULTILINE))
    assert asked - named == set()


def test_nothing_in_the_repository_knows_the_machine_it_was_written_on() -> None:
    paths = re.compile(r"(?<![\w.])(/work/|/root/|/home/\w+/)")
    telling = [
        str(path.relative_to(ROOT)) for path in files() if path.suffix in TEXT and path.stat().st_size < 2_000_000 and paths.search(_text(path))
    ]
    assert [name for name in telling if not name.endswith("test_repository.py")] == []


def test_the_owner_s_tree_is_there() -> None:
    for name in ("intake", "triage", "templates", "media", "tests", "manage.py", "requirements.txt"):
        assert (ROOT / name).exists(), name


def test_no_template_holds_a_script_or_a_style_of_its_own() -> None:
    inline = re.compile(r"<script(?![^>]*\bsrc=)(?![^>]*type=\"application/json\")|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.IGNORECASE)
    assert [str(path.relative_to(ROOT)) for path in files(".html") if inline.search(path.read_text())] == []


def test_nothing_a_person_wrote_is_shown_unescaped() -> None:
    unsafe = re.compile(r"\|\s*safe\b|mark_safe\(|autoescape off")
    assert [
        str(path.relative_to(ROOT)) for path in [*files(".html"), *modules()] if unsafe.search(path.read_text()) and "house" not in path.parts
    ] == []


@pytest.mark.parametrize("name", ["docs/map.md", "docs/glossary.md", "docs/changing.md", "README.md"])
def test_every_path_that_a_page_for_newcomers_names_exists(name: str) -> None:
    text = (ROOT / name).read_text()
    named = set(re.findall(r"`((?:intake|triage|config|tests|docs|bench|templates|static|locale|scripts)/[\w./-]+)`", text))
    assert sorted(path for path in named if not (ROOT / path).exists()) == []


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8", errors="replace")
