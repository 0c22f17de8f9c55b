"""Every sentence that a patient may meet stands in every language of the house."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import translation

from intake.casefile import AgeOutOfRange
from triage.management.commands.collect_wording import FILE, wording_file

TRANSLATED = [code for code, _name in settings.LANGUAGES if code != "en"]
TEMPLATES = settings.BASE_DIR / "templates"
PATIENTS_TEMPLATES = [path for folder in ("intake", "account", "notices", "triage/patient") for path in (TEMPLATES / folder).rglob("*.*")]
PATIENTS_TEMPLATES += list(TEMPLATES.glob("*.html"))


def catalogue(language: str) -> dict[str, list[str]]:
    """The translations of each source text as the translators' file has them."""
    text = (settings.LOCALE_PATHS[0] / language / "LC_MESSAGES" / "django.po").read_text(encoding="utf-8")
    text = re.sub(r'"\n"', "", text)  # long texts go over several lines
    assert "#, fuzzy" not in text.split("\n\n", 1)[1], "a guess of the tools is no translation"
    blocks = text.split("\n\n")[1:]
    return {
        re.search(r'^msgid "(.*)"$', block, re.M)[1].replace('\\"', '"'): re.findall(r'^msgstr(?:\[\d\])? "(.*)"$', block, re.M) for block in blocks
    }


def texts_of(template: Path) -> list[str]:
    """The literal texts that a template has translated. Blocks are compared by their first words."""
    return [text for _quote, text in re.findall(r"""{%\s*translate\s+(["'])(.*?)\1""", template.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_is_left_untranslated(language: str) -> None:
    empty = [source for source, words in catalogue(language).items() if not all(words)]

    assert empty == []


@pytest.mark.parametrize("language", TRANSLATED)
@pytest.mark.parametrize("template", PATIENTS_TEMPLATES, ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_every_text_of_a_page_is_in_the_catalogue(template: Path, language: str) -> None:
    known = catalogue(language)

    assert [text for text in texts_of(template) if text not in known] == []


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_sentence_in_data_is_in_the_catalogue(language: str) -> None:
    known = catalogue(language)
    sentences = [line[3:-2].replace('\\"', '"') for line in FILE.read_text(encoding="utf-8").splitlines() if line.startswith("_(")]

    assert len(sentences) > 100
    assert [sentence for sentence in sentences if sentence not in known] == []


def test_what_was_collected_from_data_is_what_the_data_say_today() -> None:
    assert FILE.read_text(encoding="utf-8") == wording_file(), "run: make messages"
    call_command("collect_wording", "--check")


@pytest.mark.parametrize("language", TRANSLATED)
def test_a_translation_keeps_every_place_that_is_filled_in(language: str) -> None:
    def places(text: str) -> set[str]:
        return set(re.findall(r"%\(\w+\)[sd]|</?bdi>", text))

    for source, words in catalogue(language).items():
        for word in words:
            assert places(word) <= places(source), source
        assert places(words[-1]) == places(source), source


@pytest.mark.parametrize(("language", "words"), [("tr", "16 ile 80"), ("ar", "بين 16 و80")])
def test_a_refusal_is_said_in_the_language_of_the_page(language: str, words: str) -> None:
    with translation.override(language):
        assert words in translation.gettext(AgeOutOfRange.message)


@pytest.mark.parametrize(("count", "words"), [(1, "وصلت ورقة واحدة."), (2, "وصلت ورقتان."), (3, "وصلت 3 أوراق."), (11, "وصلت 11 ورقة.")])
def test_arabic_counts_as_arabic_does(count: int, words: str) -> None:
    with translation.override("ar"):
        assert translation.ngettext("%(count)d paper received.", "%(count)d papers received.", count) % {"count": count} == words
