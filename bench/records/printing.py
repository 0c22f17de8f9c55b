"""How do invented papers become PDF files? One Chromium prints all the HTML; what it writes is made the same on every day.

In: HTML. Out: a PDF with a text layer. The browser lives in a thread of its own, so that whoever asks may drive another browser beside it.
"""

import io
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pikepdf

if TYPE_CHECKING:
    from playwright.sync_api import Page

CHROMIUM = "/usr/bin/chromium"
QUIET = ("--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update")


class Press:
    """Prints HTML to PDF. Use `open_press`."""

    def __init__(self, page: "Page", thread: ThreadPoolExecutor) -> None:
        self._page, self._thread = page, thread

    def print_page(self, html: str) -> bytes:
        return undated(self._thread.submit(self._print, html).result())

    def _print(self, html: str) -> bytes:
        self._page.set_content(html)
        return self._page.pdf(prefer_css_page_size=True, print_background=True)


@contextmanager
def open_press() -> Iterator[Press]:
    """A running Chromium, closed at the end."""
    from playwright.sync_api import sync_playwright  # a package for development: the demo imports this folder without it

    with ThreadPoolExecutor(1) as thread:
        playwright = thread.submit(lambda: sync_playwright().start()).result()
        try:
            browser = thread.submit(lambda: playwright.chromium.launch(executable_path=CHROMIUM, args=list(QUIET))).result()
            yield Press(thread.submit(browser.new_page).result(), thread)
            thread.submit(browser.close).result()
        finally:
            thread.submit(playwright.stop).result()


def undated(pdf: bytes) -> bytes:
    """The same PDF without the instant of its printing: the same seed gives the same bytes."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        del document.docinfo
        if "/Metadata" in document.Root:
            del document.Root.Metadata
        document.save(out, deterministic_id=True)
    return out.getvalue()
