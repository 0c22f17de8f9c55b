"""The OpenAPI description is complete, and says what the answers really look like."""

from io import StringIO
from typing import Any

import pytest
import yaml
from django.core.management import call_command
from django.test import Client
from django.urls import get_resolver


@pytest.fixture(scope="module")
def description() -> dict[str, Any]:
    out = StringIO()
    call_command("spectacular", "--validate", "--fail-on-warn", stdout=out)
    return yaml.safe_load(out.getvalue())  # type: ignore[no-any-return]


def test_the_description_is_valid_and_leaves_nothing_to_guess(description: dict[str, Any]) -> None:
    assert description["openapi"].startswith("3.")


def test_every_address_of_the_door_is_described(description: dict[str, Any]) -> None:
    [door] = [one for one in get_resolver().url_patterns if str(one.pattern) == "api/v1/"]
    addresses = {"/api/v1/" + str(one.pattern).replace("<uuid:", "{").replace(">", "}") for one in door.url_patterns}

    assert set(description["paths"]) == addresses - {"/api/v1/", "/api/v1/schema/"}


def test_every_refusal_is_described_with_a_code_and_a_sentence(description: dict[str, Any]) -> None:
    for address, methods in description["paths"].items():
        for method, operation in methods.items():
            if method != "parameters":
                refusals = {status: answer for status, answer in operation["responses"].items() if status.startswith("4")}
                assert {"403", "404"} <= set(refusals), (address, method)
                shapes = {answer["content"]["application/json"]["schema"]["$ref"] for answer in refusals.values()}
                assert shapes == {"#/components/schemas/Problem"}
    assert set(description["components"]["schemas"]["Problem"]["required"]) == {"code", "message"}


@pytest.mark.django_db
def test_the_description_is_open_to_everybody() -> None:
    answer = Client().get("/api/v1/schema/")

    assert answer.status_code == 200
    assert b"openapi: 3." in answer.content
