"""Who gets what at every address of the house. The table is `access_table.py`; an address that is not in it fails here."""

import re
from functools import cache
from typing import Any

import pytest
from django.db import transaction
from django.http import HttpResponseBase
from django.test import Client

from intake.models import Case, Stage
from tests.house.access_table import TABLE, find_row
from tests.house.clinic import ACTORS, UNKNOWN, Clinic, every_address, open_clinic

pytestmark = pytest.mark.django_db
AREAS = ["", "account", "admin", "api", "case", "healthz", "language", "pages", "papers", "privacy", "review"]
OTHER_PARTS = {
    r"\^|\$": "",
    r"<path:content_type_id>": "1",
    r"<slug:slug>": "treatments",
    r"\(\?P<key>.*?\)(?=/|$)": "abc",
    r"\(\?P<uidb36>.*?\)": "1",
    r"\(\?P<url>.*\)": "nothing",
    r"\(\?P<app_label>.*?\)": "intake",
}


class Visitors:
    """One browser for each actor. Whatever a request changes is undone after it."""

    def __init__(self, clinic: Clinic) -> None:
        self._clients = {actor: clinic.client_of(actor) for actor in ACTORS}
        self._cookies = {actor: client.cookies.copy() for actor, client in self._clients.items()}

    def ask(self, actor: str, method: str, address: str) -> HttpResponseBase:
        client: Client = self._clients[actor]
        client.cookies = self._cookies[actor].copy()
        before = transaction.savepoint()
        is_json = address.startswith("/api/") and not address.endswith("/documents/")
        body = {"data": {}, "content_type": "application/json"} if method == "POST" and is_json else {}
        answer: HttpResponseBase = getattr(client, method.lower())(address, **body)
        transaction.savepoint_rollback(before)
        return answer


@pytest.fixture
def clinic() -> Clinic:
    return open_clinic()


@pytest.fixture
def visitors(clinic: Clinic) -> Visitors:
    return Visitors(clinic)


@cache
def addresses_of(area: str) -> list[str]:
    return [pattern for pattern in every_address() if pattern.split("/")[0] == area]


def filled(pattern: str, ids: dict[str, str], rows: dict[str, str]) -> str:
    """The pattern as a real address. Django's own pages are filled with a row of their model, `admin/<app>/<model>/…`; 0 where there is none."""
    model = pattern.split("/")[2] if pattern.startswith("admin/") and pattern.count("/") > 2 else ""
    pattern = pattern.replace("<path:object_id>", rows.get(model, "0"))
    for part, value in OTHER_PARTS.items():
        pattern = re.sub(part, value, pattern)
    return "/" + re.sub(r"<uuid:(\w+)_id>", lambda found: ids[found[1]], pattern)


def test_every_area_of_the_house_is_tried() -> None:
    assert {pattern.split("/")[0] for pattern in every_address()} <= set(AREAS)


def test_every_address_has_a_row_and_every_row_an_address() -> None:
    addresses = every_address()

    without_row = [pattern for pattern in addresses if find_row("GET", pattern) is None]
    without_address = [row for row in TABLE if not any(row.fits(pattern) for pattern in addresses)]

    assert without_row == [], "Say in tests/house/access_table.py who gets what at these addresses."
    assert without_address == []


@pytest.mark.parametrize("area", AREAS)
def test_everybody_gets_exactly_what_the_table_says(clinic: Clinic, visitors: Visitors, area: str) -> None:
    surprises = []
    for pattern in addresses_of(area):
        for method in ("GET", "POST"):
            row = find_row(method, pattern)
            if row is not None:
                found = [visitors.ask(actor, method, filled(pattern, clinic.ids, clinic.rows)).status_code for actor in ACTORS]
                surprises += [f"{method:4} {pattern:68} is {found}, not {row.statuses}"] if found != row.statuses else []

    assert not surprises, "\n".join(surprises)


@pytest.mark.parametrize("area", AREAS)
def test_whoever_may_not_look_may_not_write_either(clinic: Clinic, visitors: Visitors, area: str) -> None:
    for pattern in addresses_of(area):
        for actor, expected in zip(ACTORS, find_row("GET", pattern).statuses, strict=True):  # type: ignore[union-attr]
            if "<uuid:" in pattern and expected in (302, 403, 404) and actor != "patient B":
                assert visitors.ask(actor, "POST", filled(pattern, clinic.ids, clinic.rows)).status_code in (expected, 405), (actor, pattern)


def _plain(answer: Any, ids: dict[str, str]) -> tuple[bytes, dict[str, str]]:
    """What can be told from an answer, without what differs from one request to the next and without the id asked for."""
    content = re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", answer.content)
    headers = {name: text for name, text in answer.headers.items() if name != "Content-Length"}
    for real in ids.values():
        content = content.replace(real.encode(), str(UNKNOWN).encode())
        headers = {name: text.replace(real, str(UNKNOWN)) for name, text in headers.items()}
    return content, headers


@pytest.mark.parametrize("area", AREAS)
def test_what_is_forbidden_looks_like_what_does_not_exist(clinic: Clinic, visitors: Visitors, area: str) -> None:
    nothing = dict.fromkeys(clinic.ids, str(UNKNOWN))
    for pattern in addresses_of(area):
        for method in ("GET", "POST"):
            row = find_row(method, pattern)
            for actor in ACTORS if row is not None and "<uuid:" in pattern else ():
                forbidden = visitors.ask(actor, method, filled(pattern, clinic.ids, clinic.rows))
                if forbidden.status_code == 404:
                    unknown = visitors.ask(actor, method, filled(pattern, nothing, {}))
                    assert _plain(forbidden, clinic.ids) == _plain(unknown, clinic.ids), (actor, method, pattern)


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.WITHDRAWN])
def test_a_draft_and_a_withdrawn_case_are_no_business_of_nurses_and_specialists(clinic: Clinic, visitors: Visitors, stage: str) -> None:
    clinic.case.claims.update(released_at=clinic.document.received_at)
    clinic.case.opinions.all().delete()
    Case.objects.filter(pk=clinic.case.pk).update(stage=stage)
    for pattern in [one for one in every_address() if "<uuid:" in one]:
        for actor in ("nurse", "specialist without", "specialist with"):
            seen = visitors.ask(actor, "GET", filled(pattern, clinic.ids, clinic.rows)).status_code
            assert seen in (404, 405) or (seen == 302 and pattern.startswith("admin/") and actor != "nurse"), (actor, pattern, seen)


@pytest.mark.parametrize("stage", list(Stage))
def test_a_patient_sees_nothing_of_another_at_any_stage(clinic: Clinic, visitors: Visitors, stage: str) -> None:
    Case.objects.filter(pk=clinic.case.pk).update(stage=stage)
    for pattern in [one for one in every_address() if "<uuid:" in one]:
        seen = visitors.ask("patient A", "GET", filled(pattern, clinic.ids, clinic.rows)).status_code
        assert seen in (404, 405) or (seen == 302 and pattern.startswith("admin/")), (pattern, seen)


@pytest.mark.parametrize("nonsense", ["nonsense", "0", "%00", "../../etc/passwd"])
def test_a_nonsense_id_breaks_no_page(visitors: Visitors, nonsense: str) -> None:
    for pattern in [one for one in every_address() if "<path:object_id>" in one]:
        address = filled(pattern.replace("<path:object_id>", nonsense), {}, {})
        assert visitors.ask("lead", "GET", address).status_code < 500, address
