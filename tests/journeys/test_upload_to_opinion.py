"""The whole way, through real processes and a real browser: a patient's papers become a specialist's opinion."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.journeys.house import House
from tests.journeys.people import LONG, Patient, Staff

PASSWORD = "a long invented password"
# What the papers say, whatever the machine reads.
HORMONES = {
    "Follicle-stimulating hormone": "24.1",
    "Luteinising hormone": "11.2",
    "Testosterone, total": "12.5",
    "Prolactin": "212",
    "Estradiol": "88",
    "Thyrotropin": "1.92",
}
SEMEN = {"Volume of semen": "3.1", "Sperm concentration": "0", "Spermatozoa in the ejaculate": "0", "Round cells in semen": "0.4"}
STORY = """
import json
from intake.models import Case
case = Case.objects.get()
print(json.dumps([case.stage, [event.verb for event in case.events.order_by("at", "pk")]]))
"""


@pytest.fixture
def screens(browser: Browser, tmp_path: Path) -> Iterator[dict[str, BrowserContext]]:
    contexts = {
        "patient": browser.new_context(viewport={"width": 360, "height": 740}, locale="en-GB"),
        "nurse": browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB"),
        "specialist": browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB"),
    }
    for context in contexts.values():
        context.set_default_timeout(30_000)
    yield contexts
    for name, context in contexts.items():
        for page in context.pages:
            page.screenshot(path=tmp_path / f"last-{name}.png", full_page=True)  # what was on the screen, should the test have failed
        context.close()


@pytest.mark.journey
def test_a_patients_papers_become_a_specialists_opinion(house: House, screens: dict[str, BrowserContext], shelf: dict[str, Path]) -> None:
    troubles: list[str] = []
    patient = Patient(_watched(screens["patient"], troubles), house, "patient@example.org")
    nurse = Staff(_watched(screens["nurse"], troubles), house, "nurse@example.org", PASSWORD)
    specialist = Staff(_watched(screens["specialist"], troubles), house, "specialist@example.org", PASSWORD)
    for member, role in ((nurse, "nurse"), (specialist, "specialist")):
        house.manage("add_staff", member.address, "--role", role, "--name", f"Invented {role.title()}", "--password-stdin", text=f"{PASSWORD}\n")

    _patient_prepares(patient, shelf)
    _nurse_asks_for_more(nurse)
    _patient_sends_what_was_asked(patient, shelf)
    _nurse_releases(nurse)
    opinion = "The records show azoospermia in two samples, with raised FSH."
    _specialist_signs(specialist, opinion)
    _patient_reads(patient, opinion)

    stage, verbs = json.loads(house.manage("shell", "-v0", "-c", STORY).strip().splitlines()[-1])
    assert stage == "opinion_sent"
    for verb in (
        "open_case",
        "give_consent",
        "upload_document",
        "read_document",
        "submit",
        "claim",
        "request_items",
        "return_to_nurse",
        "waive_item",
        "release",
        "sign_opinion",
    ):
        assert verb in verbs, verb
    assert troubles == []


def _patient_prepares(patient: Patient, shelf: dict[str, Path]) -> None:
    """Steps 1, 2 and 5: log-in, consents, answers, papers; he sees what was read and what is missing."""
    page = patient.page
    patient.log_in()
    patient.open_task("Your agreement")
    patient.agree()
    patient.open_task("About you")
    patient.say_who_he_is("John Sample", "14", "3", "1988")
    patient.open_task("Your history")
    patient.answer_no_to_everything()
    patient.open_task("Your partner")
    patient.state_partners_age(31)
    patient.open_task("Your papers")
    patient.send(shelf["semen.pdf"], shelf["hormones.jpg"])
    live = page.locator("#live")
    expect(live).to_contain_text("24.1")  # FSH, from the photo
    expect(live).to_contain_text("karyotype", ignore_case=True)  # still missing
    patient.send(shelf["damaged.pdf"])
    expect(live).to_contain_text("This file is damaged and cannot be opened.")
    page.locator("#files").set_input_files(str(shelf["semen.pdf"]))
    expect(page.locator("#sent")).to_contain_text("already", ignore_case=True)
    patient.hand_in()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def _nurse_asks_for_more(nurse: Staff) -> None:
    """Step 6, first half: the queue, the paper beside its values, a request."""
    page = nurse.page
    nurse.log_in("/admin/")
    page.get_by_role("link", name=re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}$")).first.click()
    page.get_by_role("button", name="Take this case").click()
    page.get_by_role("link", name="hormones.jpg").click()
    expect(page.locator("svg rect").first).to_be_attached()
    assert page.locator("svg rect").count() >= 5, "the place of each value is marked on the picture"
    assert _has_loaded(page, "img[src*='/pages/']")
    nurse.settle_doubtful_values(HORMONES)
    nurse.correct("Thyrotropin", HORMONES["Thyrotropin"])
    page.get_by_role("link", name="Back to the case").click()
    page.get_by_role("checkbox", name=re.compile("karyotype", re.IGNORECASE)).check()
    page.get_by_label(re.compile("note to the patient", re.IGNORECASE)).fill("Thank you. The karyotype report is still missing.")
    page.get_by_role("button", name=re.compile("Ask the patient")).click()
    expect(page.get_by_role("main")).to_contain_text("Waiting for the patient")


def _patient_sends_what_was_asked(patient: Patient, shelf: dict[str, Path]) -> None:
    page = patient.page
    mail = patient.house.wait_for_mail(patient.address, after=1)
    assert "karyotype" not in mail.lower(), "a mail says that there is something to see, never what"
    page.goto(f"{patient.house.url}/case/")
    page.get_by_role("link", name="See what we need").click()
    expect(page.get_by_role("main")).to_contain_text("The karyotype report is still missing.")
    page.get_by_role("link", name="See all your papers").click()
    patient.send(shelf["genetics.pdf"], shelf["semen-scan.pdf"])
    page.goto(f"{patient.house.url}/case/")
    page.get_by_role("link", name="See what we need").click()
    page.get_by_role("button", name="I have sent what I have").click()


def _nurse_releases(nurse: Staff) -> None:
    """Step 6, second half: what is doubtful is looked at, then the case goes to the specialists."""
    page = nurse.page
    page.goto(f"{nurse.house.url}/admin/")
    page.get_by_role("link", name=re.compile(r"^[2-9A-Z]{4}-[2-9A-Z]{4}$")).first.click()
    if page.get_by_role("button", name="Take this case").count():
        page.get_by_role("button", name="Take this case").click()
    desk = page.url
    for name in ("semen-scan.pdf", "genetics.pdf", "semen.pdf", "hormones.jpg"):
        page.get_by_role("link", name=name, exact=True).click()
        nurse.settle_doubtful_values(HORMONES if name == "hormones.jpg" else SEMEN)
        page.goto(desk)
    _close_without_a_paper(page, "Partner's rubella immunity", "Invented: read out by her doctor on 3 November")
    reason = page.locator("#release-reason")
    if reason.count():
        reason.fill("The patient cannot get more.")
    page.get_by_role("button", name="Release to the specialists").click()
    expect(page.get_by_role("main")).to_contain_text("Waiting for a specialist")


def _close_without_a_paper(page: Page, item: str, words: str) -> None:
    page.locator("summary", has_text="Close an item without a paper").click()
    page.get_by_label("Which item?").select_option(label=item)
    page.get_by_role("radio", name="Done, and seen elsewhere").check()
    page.get_by_role("textbox", name="What was done, on which day").fill(words)
    page.get_by_role("button", name="Close the item").click()
    expect(page.locator(".waived", has_text=item)).to_contain_text(words)


def _specialist_signs(specialist: Staff, opinion: str) -> None:
    """Step 7: the next case, one page, each number leads to its place, a signed opinion."""
    page = specialist.page
    specialist.log_in("/review/")
    page.get_by_role("button", name="Give me the next case").click()
    sheet = page.url
    number = page.locator("a.number", has_text="24.1").first
    number.click()
    expect(page.locator("svg rect.is-lit")).to_have_count(1)
    assert _has_loaded(page, "img[src*='/pages/']")
    page.goto(sheet)
    page.get_by_role("link", name="Write the opinion").click()
    page.get_by_label("Suitable to discuss sperm retrieval").check()
    page.get_by_label("What the records show").fill(opinion)
    page.get_by_label(re.compile("suggest", re.IGNORECASE)).fill("Please bring the original papers to a first visit.")
    page.get_by_role("button", name="Look at it as the patient will").click()
    expect(page.get_by_role("main")).to_contain_text(opinion)
    page.get_by_role("button", name="Sign and send").click()
    expect(page.get_by_role("main")).to_contain_text("Signed")


def _patient_reads(patient: Patient, opinion: str) -> None:
    page = patient.page
    seen = len(patient.house.mails())
    mail = patient.house.wait_for_mail(patient.address, after=min(2, seen - 1))
    assert "azoospermia" not in mail.lower()
    page.goto(f"{patient.house.url}/case/")
    page.get_by_role("link", name="Read the answer").click()
    expect(page.get_by_role("main")).to_contain_text(opinion, timeout=LONG)
    expect(page.get_by_role("main")).to_contain_text("Invented Specialist")


def _watched(context: BrowserContext, troubles: list[str]) -> Page:
    """A page whose script errors and refused content count as failures."""
    page = context.new_page()
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("response", lambda answer: troubles.append(f"{answer.status} {answer.url}") if answer.status >= 500 else None)
    return page


def _has_loaded(page: Page, selector: str) -> bool:
    """The picture is there and holds pixels."""
    image = page.locator(selector).first
    image.scroll_into_view_if_needed()
    page.wait_for_function("image => image.complete", arg=image.element_handle())
    return bool(image.evaluate("image => image.naturalWidth > 0"))
