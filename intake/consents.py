"""What does a patient agree to, in which words? The texts are data in `consent_texts/<purpose>/<version>/<language>.toml`.

In: a purpose and a language. Out: the newest version of the text, with the digest of exactly the words that are shown. A published text is never
edited: a change of words is a new version, and whoever agreed to an older one is not asked to guess which. Who agreed, and when, is not kept here.
"""

import hashlib
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "consent_texts"
SOURCE_LANGUAGE = "en"


@dataclass(frozen=True, slots=True)
class ConsentText:
    """One text in one language. `body` is plain text with blank lines between paragraphs; `agreement` stands beside the box to tick."""

    purpose: str
    version: str
    language: str
    title: str
    body: str
    agreement: str
    is_required: bool

    @property
    def sha256(self) -> str:
        """Of the words in the order in which they are shown, as UTF-8 with one blank line between the parts."""
        return hashlib.sha256("\n\n".join((self.title, self.body, self.agreement)).encode()).hexdigest()


def purposes() -> tuple[str, ...]:
    """All purposes, in the order of their names."""
    return tuple(sorted(path.name for path in FOLDER.iterdir() if path.is_dir()))


def required_purposes() -> tuple[str, ...]:
    """The purposes without which no paper may be looked at."""
    return tuple(text.purpose for text in texts_in(SOURCE_LANGUAGE) if text.is_required)


@cache
def find_text(purpose: str, language: str) -> ConsentText | None:
    """The newest text; in English where it is not translated (its `language` says so). None for an unknown purpose."""
    if purpose not in purposes():
        return None
    newest = max(path for path in (FOLDER / purpose).iterdir() if path.is_dir())
    translated = {path.stem: path for path in newest.glob("*.toml")}
    file = translated.get(language.split("-")[0], translated[SOURCE_LANGUAGE])
    words = tomllib.loads(file.read_text(encoding="utf-8"))
    return ConsentText(purpose, newest.name, file.stem, words["title"], words["body"].strip(), words["agreement"], words["is_required"])


def texts_in(language: str) -> tuple[ConsentText, ...]:
    """Every purpose's text, as it is put before the patient."""
    return tuple(text for purpose in purposes() if (text := find_text(purpose, language)))
