"""What tests ask of a page: its words, what its forms would send, and that nothing on it is inline."""

import re
from html import unescape

from django.http import HttpResponse
from django.test import Client

from intake.models import User


def logged_in(user: User, client: Client | None = None) -> Client:
    """A browser in which this person has logged in."""
    client = client or Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


def said(answer: HttpResponse) -> str:
    """The page's words, without its marks."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def hidden(answer: HttpResponse, name: str) -> str:
    """What a hidden field of the page would send."""
    found = re.search(rf'name="{name}" value="([^"]*)"', answer.content.decode())
    if found is None:
        raise AssertionError(f"The page has no hidden field {name}.")
    return unescape(found[1])


def inline_things(answer: HttpResponse) -> list[str]:
    """Scripts, styles and handlers that the content policy would block."""
    html = answer.content.decode()
    return re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", html) + re.findall(r"<style|\sstyle=|\son\w+=", html)
