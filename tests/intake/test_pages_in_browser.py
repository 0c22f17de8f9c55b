"""The portal in a real browser: narrow, right-to-left, with and without JavaScript, and nothing that the content policy blocks."""

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from tests.journeys.house import House, running_house

pytestmark = pytest.mark.journey

WIDTHS = [320, 1280]
CASE_PAGES = ["", "consent/", "about/", "history/treatments/", "partner/", "papers/", "check/", "withdraw/"]


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture
def visit(house: House, browser: Browser, request: pytest.FixtureRequest) -> Iterator[Callable[..., Page]]:
    """A page of somebody who has logged in and agreed; `blocked` collects what the content policy stopped."""
    opened = []

    def visit(name: str, **options: object) -> Page:
        page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
        page.blocked = []  # type: ignore[attr-defined]
        page.on("console", lambda message: page.blocked.append(message.text) if "Content Security Policy" in message.text else None)  # type: ignore[attr-defined]
        page.on("pageerror", lambda error: page.blocked.append(str(error)))  # type: ignore[attr-defined]
        opened.append(page)
        log_in(page, house, f"{name}@example.org")
        return page

    yield visit
    for page in opened:
        page.context.close()


def log_in(page: Page, house: House, address: str) -> None:
    """From the start page to the case, with both agreements given."""
    before = len(house.mails())
    page.goto(house.url)
    page.fill("#id_email", address)
    page.click("main form button")
    page.fill("#id_code", re.search(r"^\d{8}$", house.wait_for_mail(address, after=before), re.M).group())
    page.click("main button[value=verify]")
    page.wait_for_url("**/case/*/")
    page.goto(page.url + "consent/")
    for box in page.query_selector_all("main input[type=checkbox]"):
        box.check()
    page.click("main form .button")
    page.wait_for_url("**/case/*/")


def sample_report(path: Path, *, fsh: str) -> Path:
    """A hormone report with a text layer, marked SAMPLE on the paper itself."""
    canvas = Canvas(str(path), pagesize=A4)
    for number, line in enumerate(
        ("SAMPLE, not a real paper", "Hormone panel", "Date of collection: 2026-10-03", f"FSH   {fsh}   mIU/mL   1.5 - 12.4")
    ):
        canvas.drawString(72, 760 - 24 * number, line)
    canvas.save()
    return path


def is_too_wide(page: Page) -> bool:
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_page_fits_its_screen_and_breaks_no_policy(visit, house: House, language: str, width: int) -> None:
    page = visit(f"wide-{language}-{width}", viewport={"width": width, "height": 800}, locale=language)
    case = page.url

    for part in CASE_PAGES:
        page.goto(case + part)
        assert page.get_attribute("html", "dir") == ("rtl" if language == "ar" else "ltr")
        assert not is_too_wide(page), part
    for part in ("/", "/privacy/", "/nowhere/"):
        page.goto(house.url + part)
        assert not is_too_wide(page), part
    assert page.blocked == []


def test_targets_are_large_enough_for_a_thumb(visit) -> None:
    page = visit("thumbs", viewport={"width": 360, "height": 800})
    page.goto(page.url + "history/treatments/")

    small = page.evaluate("""[...document.querySelectorAll('button:not([aria-hidden]), a.back, label.choice, input[type=text]')]
        .filter((one) => one.offsetParent && one.getBoundingClientRect().height < 44).map((one) => one.outerHTML.slice(0, 80))""")
    assert small == []


def test_files_are_sent_one_by_one_and_values_appear_by_themselves(visit, tmp_path: Path) -> None:
    page = visit("sender")
    report = sample_report(tmp_path / "SAMPLE hormones.pdf", fsh="18.4")
    notes = tmp_path / "notes.txt"
    notes.write_text("SAMPLE words")
    page.goto(page.url + "papers/")
    address = page.url

    page.set_input_files("#files", [report, notes])

    expect(page.locator("#sent li")).to_have_count(2)
    expect(page.locator("#sent li").nth(0)).to_contain_text("Received")
    expect(page.locator("#sent li").nth(1)).to_contain_text("We cannot read this type of file")
    expect(page.locator(".paper .values")).to_contain_text("18.4 mIU/mL", timeout=60_000)
    expect(page.locator("#live-status")).to_have_text("All papers have been looked at.")
    page.set_input_files("#files", [report])
    expect(page.locator("#sent li").nth(2)).to_contain_text("We already have this file")
    assert page.url == address
    assert page.blocked == []


def test_what_he_has_opened_stays_open_while_the_page_changes(visit, tmp_path: Path) -> None:
    page = visit("reader")
    page.goto(page.url + "papers/")
    page.locator("details summary").first.click()
    opened = page.locator("details[open]").get_attribute("id")

    page.set_input_files("#files", [sample_report(tmp_path / "SAMPLE two.pdf", fsh="9.1")])
    expect(page.locator(".paper .values")).to_contain_text("9.1 mIU/mL", timeout=60_000)

    expect(page.locator(f"details#{opened}[open]")).to_have_count(1)


def test_it_works_without_javascript(visit, tmp_path: Path) -> None:
    page = visit("plain", java_script_enabled=False)
    page.goto(page.url + "papers/")

    page.set_input_files("#files", [sample_report(tmp_path / "SAMPLE one.pdf", fsh="7.7"), sample_report(tmp_path / "SAMPLE two.pdf", fsh="8.8")])
    page.click("#send")

    expect(page.locator(".paper")).to_have_count(2)
    deadline = time.monotonic() + 60
    while "8.8 mIU/mL" not in page.content() and time.monotonic() < deadline:
        page.wait_for_timeout(500)
        page.reload()
    assert "7.7 mIU/mL" in page.content()
    assert "8.8 mIU/mL" in page.content()


def test_a_date_is_asked_for_only_beside_a_yes(visit) -> None:
    page = visit("chooser")
    page.goto(page.url + "history/treatments/")
    date = page.locator("#id_chemotherapy_on_2")

    expect(date).to_be_hidden()
    page.check("input[name=chemotherapy][value=yes]")
    expect(date).to_be_visible()
    page.check("input[name=chemotherapy][value=no]")
    expect(date).to_be_hidden()


def test_what_does_not_fit_is_listed_first_and_has_the_focus(visit) -> None:
    page = visit("hasty")
    page.goto(page.url + "about/")

    page.click("main form .button")

    expect(page.locator(".problem")).to_be_focused()
    page.locator(".problem a").first.click()
    assert page.url.endswith("#id_full_name")
