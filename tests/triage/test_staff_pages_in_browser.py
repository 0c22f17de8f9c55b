"""The staff pages in a real browser: values are checked with the keyboard, box and row light up together, nothing is blocked or cut off."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.house import House, running_house

pytestmark = pytest.mark.journey

PASSWORD = "a long invented password"
# One case in the hands of the nurse, one in those of the specialist: each with a paper of three values, two of which ask.
CLINIC = f"""
import io, json
from django.contrib.auth.models import Group
from django.utils import timezone
from PIL import Image
from intake.models import Stage
from intake.storage import store_picture
from tests.cast import case_of, held, paper, person, staff, value
from triage.assessment import assess_case

picture = io.BytesIO()
Image.new("L", (100, 140), 255).save(picture, "JPEG")
made = {{}}
for role, stage in (("nurse", Stage.IN_TRIAGE), ("specialist", Stage.IN_REVIEW)):
    user = staff(role)
    user.set_password("{PASSWORD}")
    user.save()
    case = held(case_of(person(f"patient-of-{{role}}"), stage), user)
    document = paper(case)
    store_picture(document.pages.get(), picture.getvalue())
    for number, (analyte, reasons) in enumerate((("fsh", ["low_confidence"]), ("lh", ["decimal_doubtful"]), ("prolactin", []))):
        one = value(document, analyte, "9", reasons=tuple(reasons))
        one.box_top, one.box_bottom = 0.2 + number / 10, 0.23 + number / 10
        one.save()
    assess_case(case, on=timezone.localdate())
    made[role] = [str(case.pk), str(document.pk), str(document.pages.get().pk)]
    if role == "nurse":  # a paper of its own for the test without scripts
        other = paper(case)
        value(other, "prolactin", "9")
        made["without scripts"] = [str(case.pk), str(other.pk), str(other.pages.get().pk)]
print(json.dumps(made))
"""


@dataclass
class Desk:
    """Somebody's browser, logged in; `troubles` collects what went wrong behind the page."""

    page: Page
    house: House
    case: str
    document: str
    paper_page: str
    troubles: list[str] = field(default_factory=list)

    def open(self, address: str) -> None:
        self.page.goto(self.house.url + address.format(case=self.case, document=self.document, page=self.paper_page))

    def row_in_focus(self) -> str:
        """The name of the value on which the keyboard stands."""
        return str(self.page.evaluate("document.activeElement.closest('[data-value]')?.getAttribute('aria-label')"))


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with running_house(tmp_path_factory.mktemp("house")) as house:
        yield house


@pytest.fixture(scope="module")
def clinic(house: House) -> dict[str, list[str]]:
    return dict(json.loads(house.manage("shell", "-v0", "-c", CLINIC).strip().splitlines()[-1]))


def desk_of(role: str, house: House, clinic: dict[str, list[str]], browser: Browser, **options: object) -> Desk:
    page = browser.new_context(**options).new_page()  # type: ignore[arg-type]
    desk = Desk(page, house, *clinic[role])
    page.on("console", lambda message: desk.troubles.append(message.text) if "Content Security Policy" in message.text else None)
    page.on("pageerror", lambda error: desk.troubles.append(str(error)))
    page.goto(house.url + "/account/login/")
    page.get_by_label("E-mail").or_(page.get_by_label("Your e-mail address")).first.fill(f"{role}@clinic.example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in", exact=True).click()
    page.wait_for_url(re.compile(r"/(admin|review)/$"))
    return desk


@pytest.fixture(scope="module")
def nurse(house: House, clinic: dict[str, list[str]], browser: Browser) -> Iterator[Desk]:
    desk = desk_of("nurse", house, clinic, browser, viewport={"width": 1280, "height": 800})
    yield desk
    desk.page.context.close()


@pytest.fixture(scope="module")
def specialist(house: House, clinic: dict[str, list[str]], browser: Browser) -> Iterator[Desk]:
    desk = desk_of("specialist", house, clinic, browser, viewport={"width": 360, "height": 780}, color_scheme="dark")
    yield desk
    desk.page.context.close()


def test_a_paper_is_checked_from_first_to_last_value_with_the_keyboard(nurse: Desk) -> None:
    page = nurse.page
    nurse.open("/admin/documents/{document}/")
    tally = page.locator("#values-tally")
    pictures: list[str] = []
    page.on("request", lambda request: pictures.append(request.url) if "/pages/" in request.url else None)

    expect(tally).to_have_text("2 values need your eye")
    assert nurse.row_in_focus() == "Follicle-stimulating hormone"

    page.keyboard.press("Enter")
    expect(tally).to_have_text("1 value needs your eye")
    assert nurse.row_in_focus() == "Luteinising hormone"

    page.keyboard.press("Enter")  # the number itself speaks against its reading: Enter corrects
    expect(tally).to_have_text("1 value needs your eye")
    expect(page.get_by_label("As on the paper").nth(1)).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("eleven")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Please write a number as it is printed")

    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("11.2")
    page.keyboard.press("Enter")
    expect(tally).to_have_text("Nothing needs a check on this paper")
    expect(page.get_by_role("listitem", name="Luteinising hormone")).to_contain_text("11.2 IU/L")
    assert nurse.row_in_focus() == "Prolactin"

    page.keyboard.press("x")
    expect(page.get_by_role("listitem", name="Prolactin")).to_contain_text("Not a value")
    assert pictures == [], "the picture of the page is not sent again for each word"
    assert nurse.troubles == []


def test_without_a_connection_the_nurse_is_told_that_nothing_was_saved(nurse: Desk) -> None:
    nurse.open("/admin/documents/{document}/")
    row = nurse.page.get_by_role("listitem", name="Prolactin")

    nurse.page.context.set_offline(True)
    row.get_by_role("button").first.click()

    expect(row.get_by_role("alert")).to_contain_text("nothing was saved")
    nurse.page.context.set_offline(False)


def test_a_row_lights_up_its_box_and_a_box_leads_to_its_row(nurse: Desk) -> None:
    page = nurse.page
    nurse.open("/admin/documents/{document}/")
    row = page.get_by_role("listitem", name="Prolactin")
    value = row.get_attribute("data-value")

    row.get_by_role("button").first.focus()
    expect(page.locator(f"#box-{value}")).to_have_class(re.compile("is-lit"))

    page.locator(".verify__paper rect").first.click()
    assert nurse.row_in_focus() == "Follicle-stimulating hormone"


def test_a_paper_is_checked_without_javascript_too(house: House, clinic: dict[str, list[str]], browser: Browser, nurse: Desk) -> None:
    plain = browser.new_context(java_script_enabled=False, storage_state=nurse.page.context.storage_state())
    page = plain.new_page()
    page.goto(f"{house.url}/admin/documents/{clinic['without scripts'][1]}/")

    row = page.get_by_role("listitem", name="Prolactin")
    row.get_by_role("button", name=re.compile("it is a value|right", re.IGNORECASE)).click()

    expect(page.get_by_role("listitem", name="Prolactin")).to_contain_text("Confirmed")
    plain.close()


@pytest.mark.parametrize("address", ["/admin/", "/admin/cases/{case}/", "/admin/documents/{document}/", "/admin/system/", "/admin/intake/case/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_the_nurses_pages_is_blocked_or_cut_off(nurse: Desk, address: str, width: int) -> None:
    nurse.page.set_viewport_size({"width": width, "height": 800})
    nurse.open(address)

    assert nurse.page.evaluate("document.documentElement.scrollWidth") <= width
    assert nurse.troubles == []


@pytest.mark.parametrize("address", ["/review/", "/review/{case}/", "/review/{case}/opinion/", "/review/{case}/page/{page}/"])
@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_of_the_specialists_pages_is_blocked_or_cut_off(specialist: Desk, address: str, width: int) -> None:
    specialist.page.set_viewport_size({"width": width, "height": 800})
    specialist.open(address)

    assert specialist.page.evaluate("document.documentElement.scrollWidth") <= width
    assert specialist.troubles == []


def test_a_case_is_printed_on_one_sheet(specialist: Desk) -> None:
    specialist.open("/review/{case}/")

    printed = specialist.page.pdf(prefer_css_page_size=True)

    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
