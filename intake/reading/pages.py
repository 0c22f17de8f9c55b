"""How does a file become pages of words? The text layer where the reader believed it, an OCR engine elsewhere, pages in parallel.

In: a path and an engine. Out: every page, in order, each with its words, or with the code of why it has none. A file none of whose pages can be
read is refused like one that cannot be opened. Not here: what the words mean.
"""

import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import repeat
from pathlib import Path

from intake.errors import UNREADABLE, TooComplex
from intake.reading.crops import InkBox
from intake.reading.hard_pages import MOST_PAGES, is_hard, is_much, is_unclear, is_worth_reading, keep_print, merge
from intake.reading.languages import FIRST_GUESS, are_akin, expected_with, find_language, is_misread, languages_in
from intake.reading.limits import LIMITS, Limits
from intake.reading.ocr import Engine, Picture
from intake.reading.ocr_pool import EnginePool, PageTooHard, count_cores, get_pool
from intake.reading.sandbox import read_sheets
from intake.reading.second_reader import get_second_reader
from intake.reading.sheets import Sheet
from intake.reading.strips import cut_strip
from intake.reading.tray import Tray
from intake.reading.words import Page, PageSource, Word

TEXT_ENGINE = "text layer"  # of a PDF, or the text of a Word document
MORE_SENSE = 1.2  # times what was read with confidence: the Arabic pack reads Latin pages as well as the Latin one, other wrong ones half as well
_POOR = 0.72  # mean confidence below which a page was read upside down or in the wrong script, or is hardly legible


def read_pages(path: Path | str, *, ocr: Engine | str = "tesseract", languages: tuple[str, ...] = (), limits: Limits = LIMITS) -> tuple[Page, ...]:
    """All pages of a file: PDF, Word (DOCX), JPEG, PNG, TIFF, WEBP or HEIC.

    `ocr` is a name in `ENGINES` (read in warm confined processes, one per core) or an engine of your own. `languages` are ISO 639-1 codes the
    pages are likely in, most likely first: a page that is in another one is read as if nothing had been expected. Raises an `UnreadableFile` when
    the file, or each of its pages, cannot be read; `EngineFailed` when OCR is needed and the engine is not there.
    """
    engine = get_pool(ocr) if isinstance(ocr, str) else ocr
    reading = _Reading(engine, languages)
    pages = tuple(_in_parallel(reading, read_sheets(Path(path), limits)))
    if all(page.problem for page in pages):
        raise UNREADABLE[pages[0].problem or TooComplex.code]
    return pages


def _in_parallel(reading: "_Reading", sheets: Iterable[Sheet]) -> list[Page]:
    """Pages in the order of the sheets, on all cores; the reader of the file is kept waiting rather than pixels piling up."""
    cores = count_cores()
    tray = Tray(cores)
    with ThreadPoolExecutor(max_workers=cores) as threads:
        readers = [threads.submit(_read_from, tray, reading) for _ in range(cores)]
        try:
            for sheet in sheets:
                if not tray.put(sheet):
                    break
        finally:
            tray.close()
    return sorted((page for reader in readers for page in reader.result()), key=lambda page: page.number)


def _read_from(tray: Tray, reading: "_Reading") -> list[Page]:
    pages: list[Page] = []
    try:
        while tray.wait():
            with reading.engine.turn(had=reading.taken) as is_crowded:
                handful = tray.take(is_crowded=is_crowded)
                firsts = reading.first_tries(handful)
            pages += reading.finish(handful, firsts)  # pages that are read again stand in line again: a photo may pass between them
    except BaseException:
        tray.close()  # whoever lays sheets down must not wait for us
        raise
    return pages


@dataclass(frozen=True, slots=True)
class _Try:
    """One reading of a picture and how it was held."""

    words: tuple[Word, ...]
    languages: tuple[str, ...]
    picture: Picture
    quarter_turns: int = 0
    seconds: float = 0.0  # its share of reading a stack

    @property
    def weight(self) -> float:
        """How much was read with confidence: what better readings have more of."""
        return sum(weigh(word) for word in self.words)

    @property
    def is_poor(self) -> bool:
        letters = sum(len(word.text) for word in self.words)
        return letters == 0 or sum(len(word.text) * word.confidence for word in self.words) / letters < _POOR


class _Reading:
    """One file being read: what its pages share is the language found so far, and the room for crops."""

    def __init__(self, engine: Engine | EnginePool, languages: tuple[str, ...]) -> None:
        self.engine = engine
        self._expected = _with_english(languages)
        self._ink = InkBox()
        self._hard_left = MOST_PAGES
        self.taken = 0  # pages in hand or done

    def first_tries(self, sheets: Sequence[Sheet]) -> Iterator[_Try | None]:
        """The sheets that are pictures, read as expected in one go; None for all when one of them was too hard: then each is tried by itself."""
        self.taken += len(sheets)
        pictures = [sheet.picture for sheet in sheets if sheet.picture is not None]
        languages = self._expected
        began = time.perf_counter()
        try:
            read = self.engine.read_stack(pictures, languages) if pictures else ()
        except PageTooHard:
            return repeat(None)
        share = (time.perf_counter() - began) / max(1, len(pictures))
        return (_Try(words, languages, picture, seconds=share) for words, picture in zip(read, pictures, strict=True))

    def finish(self, sheets: Sequence[Sheet], firsts: Iterator[_Try | None]) -> list[Page]:
        """The page of each sheet."""
        return [self._page_of(sheet) if sheet.picture is None else self._read_picture(sheet, sheet.picture, next(firsts)) for sheet in sheets]

    def _page_of(self, sheet: Sheet) -> Page:
        words = sheet.words or ()
        return Page(
            number=sheet.number,
            words=words,
            source=PageSource.TEXT,
            engine=TEXT_ENGINE,
            width=sheet.width,
            height=sheet.height,
            language=find_language(words),
            seconds=sheet.seconds,
            problem=sheet.problem,
            preview=sheet.preview,
        )

    def _read_picture(self, sheet: Sheet, picture: Picture, first: _Try | None) -> Page:
        began = time.perf_counter() - (first.seconds if first else 0.0)
        problem: str | None = None
        try:
            best = first or self._try(picture, self._expected)
            best = self._read_beside(best, sheet.words) if sheet.words else self._read_well(best)
            preview = self._turned_preview(sheet.preview, best.quarter_turns)
        except PageTooHard:
            best, preview, problem = _Try((), (), picture), sheet.preview, TooComplex.code
        typed = sheet.words or ()
        language = find_language((*typed, *best.words))
        if language is not None:
            self._expected = expected_with(language)
        return Page(
            number=sheet.number,
            words=(*typed, *self._ink.fill(best.words, best.picture)),
            source=PageSource.OCR,
            engine=self.engine.name,
            width=best.picture.width,
            height=best.picture.height,
            language=language,
            seconds=sheet.seconds + time.perf_counter() - began,
            problem=problem,
            preview=preview,
        )

    def _read_beside(self, first: _Try, typed: tuple[Word, ...]) -> _Try:
        """What is printed beside typed words: they have told which way is up, and in which language."""
        language = find_language(typed)
        return self._try(first.picture, expected_with(language)) if is_misread(language, first.languages) else first

    def _read_well(self, best: _Try) -> _Try:
        """If a first try makes no sense, look which way is up and in which script; read again in a language that was not expected."""
        language = find_language(best.words)
        if best.languages != FIRST_GUESS and language != best.languages[0] and not are_akin(language, best.languages[0]):
            best = self._read_unexpected(best)
        if best.is_poor or find_language(best.words) is None:
            best = self._second_try(best)
        language = find_language(best.words)
        wanted = expected_with(language) if is_misread(language, best.languages) else best.languages
        is_latin = best.languages[0] in languages_in("Latn")
        if wanted != best.languages:
            best = max(best, self._try(best.picture, wanted, best.quarter_turns), key=lambda one: one.weight)
        return self._read_hard(best, wanted, is_latin=is_latin) if is_hard(best.words) and self._hard_left > 0 else best

    def _read_hard(self, best: _Try, wanted: tuple[str, ...], *, is_latin: bool) -> _Try:
        """What a second reader sees on a page, and what the first one does once only unclear print is left on it; costs as much as the page did."""
        self._hard_left -= 1
        reader, picture = get_second_reader(), best.picture
        boxes = reader.find_lines(picture, self.taken)
        if not boxes:
            return best
        unclear = keep_print(picture, [box for box in boxes if is_unclear(box, best.words)])
        is_worth = partial(is_worth_reading, words=best.words, picture=picture, is_latin=is_latin)
        with ThreadPoolExecutor(1) as beside:  # both readers at once, unless only the second can tell the language
            reading = beside.submit(reader.read_lines, picture, boxes, self.taken, is_worth=is_worth)
            if is_latin and find_language(best.words) is None:
                wanted = expected_with(find_language(word for line in reading.result() or () for word in line.words))
            again = self._try(unclear, wanted)
        if (lines := reading.result()) is None:
            return best
        return replace(best, words=merge(lines, (again.words, best.words), is_latin=is_latin), languages=again.languages)

    def _read_unexpected(self, first: _Try) -> _Try:
        """The page is not in the language that was expected: read it as if none had been, for other packs pass over decimal points."""
        again = self._try(first.picture, FIRST_GUESS)
        return again if find_language(again.words) else max(first, again, key=lambda one: one.weight)

    def _second_try(self, first: _Try) -> _Try:
        """In the script in which part of the page makes most sense; where that makes none, the way up and in the script that a look finds."""
        best = self._try_scripts(first)
        if best is not first:
            return best
        look = self.engine.look(first.picture)
        turns = look.quarter_turns if look else 0
        likely = languages_in(look.script)[:1] if look and look.script and look.script != "Latn" else ()
        if turns or (likely and likely[0] not in (*first.languages, *best.languages)):
            again = self._try(first.picture.turned(turns), expected_with(likely[0]) if likely else first.languages, turns)
            best = max(best, self._try_scripts(again) if turns and again.is_poor else again, key=lambda one: one.weight)
        return best

    def _try_scripts(self, first: _Try) -> _Try:
        """The page in another script, if a strip of it makes clearly more sense in that."""
        if not is_much(first.words):
            return first
        strip = cut_strip(first.picture)
        words = tuple(word for word in first.words if strip.top <= word.box.middle <= strip.bottom)
        languages = self._script_of(strip.picture, replace(first, words=words))
        return max(first, self._try(first.picture, languages, first.quarter_turns), key=lambda one: one.weight) if languages else first

    def _script_of(self, strip: Picture, first: _Try) -> tuple[str, ...]:
        """The languages of the other script in which a strip makes clearly more sense than it did at first; none where it makes none."""
        for likely in map(languages_in, ("Arab", "Cyrl")):
            part = first if likely[0] in first.languages else self._try(strip, expected_with(likely[0]))
            language = find_language(part.words)
            if part.weight > MORE_SENSE * first.weight and (not part.is_poor or language in likely):
                return expected_with(language) if language in likely else part.languages
        return ()

    def _try(self, picture: Picture, languages: tuple[str, ...], quarter_turns: int = 0) -> _Try:
        return _Try(self.engine.read(picture, languages), languages, picture, quarter_turns)

    def _turned_preview(self, preview: bytes | None, quarter_turns: int) -> bytes | None:
        if preview is None or not quarter_turns or not isinstance(self.engine, EnginePool):
            return preview
        return self.engine.turn_preview(preview, quarter_turns)


def weigh(word: Word) -> float:
    """How much of a word was read with confidence."""
    return len(word.text) * word.confidence**2


def _with_english(languages: tuple[str, ...]) -> tuple[str, ...]:
    """What to expect at first: what the caller knows, and English unless the first is better alone."""
    if not languages:
        return FIRST_GUESS
    return tuple(dict.fromkeys((*expected_with(languages[0]), *languages[1:])))
