"""Shared by all tests."""

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Browser, sync_playwright

from tests.chromium import CHROMIUM, QUIET
from triage.roles import Role


@pytest.fixture(scope="session", autouse=True)
def _collected_static_files() -> None:
    """Pages name their styles and scripts by content hash, as in production; the hashes come from here."""
    call_command("collectstatic", verbosity=0, interactive=False)


@pytest.fixture(autouse=True)
def _as_installed(request: pytest.FixtureRequest) -> None:
    """What a test with real transactions leaves behind: rate limits in the cache, and a flushed table of the groups that a migration made."""
    if "db" in request.fixturenames or "transactional_db" in request.fixturenames or request.node.get_closest_marker("django_db"):
        request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
        cache.clear()
        for role in Role:
            Group.objects.get_or_create(name=role)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for the whole run: a second one beside it cannot be started."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield chromium
        chromium.close()
