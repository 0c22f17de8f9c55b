"""Takes the pictures of the README again: `.venv/bin/python -m docs.pictures.take`. Needs what `make test` installs, and about a minute.

In: a house of its own in a temporary folder, filled by `manage.py demo`. Out: papers.png, verify.png and review.png beside this file. What is on
them is invented.
"""

import re
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.chromium import CHROMIUM, QUIET
from tests.journeys.house import House, running_house
from tests.journeys.people import Patient, Staff

HERE = Path(__file__).parent
TELEPHONE = {"viewport": {"width": 360, "height": 740}, "device_scale_factor": 2, "locale": "en-GB"}
DESK = {"viewport": {"width": 1152, "height": 800}, "device_scale_factor": 10 / 9, "locale": "en-GB"}  # 1280 pixels wide
MARGIN = 12


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, running_house(Path(folder)) as house, sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        said = house.manage("demo")
        password = said.partition("with this password:")[2].split()[0]
        addresses = dict(re.findall(r"^    (patient|nurse|specialist) +\S+@\S+ +(http\S+/(?:papers|documents|review)/\S*)  ", said, re.MULTILINE))
        _take_papers(chromium, house, addresses["patient"])
        _take_verify(chromium, house, addresses["nurse"], password)
        _take_review(chromium, house, addresses["specialist"], password)
        chromium.close()


def _take_papers(chromium: Browser, house: House, address: str) -> None:
    """The patient, on a telephone: what was read, what is missing."""
    patient = Patient(chromium.new_context(**TELEPHONE).new_page(), house, "daniel@example.org")
    patient.log_in()
    page = patient.page
    page.goto(address)
    first, last = page.locator("article", has_text="blood test.jpg").bounding_box(), page.locator("ul.missing").last.bounding_box()
    if first is None or last is None:
        raise LookupError("The page of papers has changed: where are the photo and the list of what is missing?")
    top, bottom = first["y"] - MARGIN, last["y"] + last["height"] + MARGIN
    _keep(page, "papers", full_page=True, clip={"x": 0, "y": top, "width": 360, "height": bottom - top})


def _take_verify(chromium: Browser, house: House, address: str, password: str) -> None:
    """A nurse compares the values of a photo."""
    page = _staff_page(chromium, house, "nurse1@clinic.example.org", password, "/admin/")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    _keep(page, "verify")


def _take_review(chromium: Browser, house: House, address: str, password: str) -> None:
    """A specialist reads a case."""
    page = _staff_page(chromium, house, "doctor1@clinic.example.org", password, "/review/")
    page.goto(address)
    page.wait_for_load_state("networkidle")
    _keep(page, "review")


def _staff_page(chromium: Browser, house: House, address: str, password: str, door: str) -> Page:
    staff = Staff(chromium.new_context(**DESK).new_page(), house, address, password)
    staff.log_in(door)
    staff.page.wait_for_url(f"**{door}")
    return staff.page


def _keep(page: Page, name: str, **part: Any) -> None:
    page.screenshot(path=HERE / f"{name}.png", animations="disabled", **part)


if __name__ == "__main__":
    main()
