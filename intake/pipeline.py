"""What does a file say? The whole story of reading, on one page; every step can be looked at in what it returns."""

from pathlib import Path

from intake.extraction import read_reports
from intake.extraction.readings import RecordReading
from intake.extraction.second_look import look_again
from intake.reading import read_pages
from intake.reading.ocr import Engine
from intake.reading.second_reader import SecondReader, get_second_reader
from intake.vocabulary import Vocabulary


def read_file(
    path: Path | str,
    *,
    vocabulary: Vocabulary,
    ocr: Engine | str = "tesseract",
    second: SecondReader | None = None,
    languages: tuple[str, ...] = (),
) -> RecordReading:
    """Read a PDF, a Word document, a photo or a scan (`intake/reading/filetypes.py` has the list). `languages` are those it is likely in.

    1. A confined process opens the file; each page becomes words, from its text layer or by OCR.
    2. The pages are split into reports, and each report's values are read in the words of the vocabulary.
    3. Numbers that came from pixels are shown to a second reader, and the reports are read again from words that were seen twice.

    Raises an `UnreadableFile` when no page can be read, `EngineFailed` when the OCR engine itself is at fault.
    """
    pages = read_pages(path, ocr=ocr, languages=languages)
    reports = read_reports(pages, vocabulary)
    if any(word.ink for page in pages for word in page.words):
        pages = look_again(pages, reports, second or get_second_reader())
        reports = read_reports(pages, vocabulary)
    return RecordReading(pages=pages, reports=reports)
