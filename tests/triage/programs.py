"""A program that speaks to our API in a person's name."""

from typing import Any

from django.test import Client

from intake.models import User


def program_of(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def post(client: Client, address: str, **body: Any) -> Any:
    return client.post(f"/api/v1/staff/{address}/", body, content_type="application/json")
