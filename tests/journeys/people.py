"""The three people of a journey, each in a browser of their own: what they do, in the words they see."""

import re
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.journeys.house import House

SECONDS = 1000
LONG = 90 * SECONDS  # a paper is read by real OCR, on whatever machine this is


@dataclass
class Patient:
    """Somebody abroad, on a telephone."""

    page: Page
    house: House
    address: str

    def log_in(self) -> None:
        seen = len(self.house.mails())
        self.page.goto(self.house.url)
        self.page.get_by_label("Your e-mail address").fill(self.address)
        self.page.get_by_role("button", name="Send me a code").click()
        code = re.search(r"\b\d{6,8}\b", self.house.wait_for_mail(self.address, after=seen))
        assert code, "the mail holds a code"
        self.page.get_by_label("Code").fill(code.group())
        self.page.get_by_role("button", name="Go on").click()

    def agree(self) -> None:
        for box in self.page.get_by_role("checkbox").all():
            expect(box).not_to_be_checked()
            box.check()
        self.page.get_by_role("button", name="Agree and go on").click()

    def say_who_he_is(self, name: str, day: str, month: str, year: str) -> None:
        self.page.get_by_label("Your full name").fill(name)
        for label, value in (("Day", day), ("Month", month), ("Year", year)):
            self.page.get_by_label(label, exact=True).fill(value)
        self.page.get_by_label("The country you live in").select_option("TR")
        self._save()

    def answer_no_to_everything(self) -> None:
        while self.page.get_by_role("group").filter(has=self.page.get_by_role("radio")).count():
            for question in self.page.get_by_role("group").filter(has=self.page.get_by_role("radio", name="No", exact=True)).all():
                question.get_by_role("radio", name="No", exact=True).check()
            self._save()

    def state_partners_age(self, age: int) -> None:
        self.page.get_by_label("How old is your partner?").fill(str(age))
        self._save()

    def send(self, *papers: Path) -> None:
        """Chooses files; they are sent, and every one of them ends as read."""
        before = self.page.locator("#live article").count()
        self.page.locator("#files").set_input_files(list(papers))
        expect(self.page.locator("#live article")).to_have_count(before + len(papers), timeout=LONG)
        expect(self.page.locator("#live > [data-settled=yes], #live[data-settled=yes]")).to_have_count(1, timeout=LONG)

    def open_task(self, name: str) -> None:
        self.page.goto(f"{self.house.url}/case/")
        self.page.get_by_role("link", name=name, exact=True).click()

    def hand_in(self) -> None:
        self.open_task("Check and send")
        self.page.get_by_role("button", name="Send my case").click()

    def _save(self) -> None:
        self.page.get_by_role("button", name="Save and go on").click()


@dataclass
class Staff:
    """A nurse or a specialist, at a desk."""

    page: Page
    house: House
    address: str
    password: str

    def log_in(self, address: str) -> None:
        self.page.goto(self.house.url + address)
        self.page.get_by_role("link", name="Log in with a password").click()
        self.page.get_by_label("Your e-mail address").or_(self.page.get_by_label("E-mail")).first.fill(self.address)
        self.page.get_by_label("Password").fill(self.password)
        self.page.get_by_role("button", name="Log in", exact=True).click()

    def settle_doubtful_values(self, printed: dict[str, str]) -> None:
        """On the page of one paper: compares each value that asks with what the paper says, and says so: right, or corrected."""
        while (asking := self.page.locator("li[data-tone=ask]")).count():
            before, row = asking.count(), asking.first
            name, read = row.get_attribute("aria-label") or "", row.locator("dd.printed").first.inner_text()
            if printed.get(name, read) == read:
                row.get_by_role("button", name=re.compile("right")).click()
            else:
                self.correct(name, printed[name])
            expect(self.page.locator("li[data-tone=ask]")).to_have_count(before - 1, timeout=LONG)

    def correct(self, name: str, as_printed: str) -> None:
        """Types what the paper says."""
        row = self.page.get_by_role("listitem", name=name, exact=True)
        row.get_by_text("Correct…").click()
        row.get_by_label("As on the paper").fill(as_printed)
        row.get_by_role("button", name="Save").click()
        expect(row.get_by_text("Corrected")).to_be_visible(timeout=LONG)
