"""A blob is there whole, or not at all."""

import errno
import os
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import pytest

from intake.crypto import SealBroken
from intake.models import Case, Page
from intake.storage import delete_blob, open_blob, read_picture, store_original, store_picture, sweep_leftovers
from tests.cast import case_of, paper, person
from tests.intake.papers import blobs

pytestmark = pytest.mark.django_db


@pytest.fixture
def media(settings, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return tmp_path / "media"


@pytest.fixture
def case(media: Path) -> Case:
    return case_of(person("patient"))


def _aged(path: Path) -> None:
    yesterday = time.time() - 25 * 60 * 60
    os.utime(path, (yesterday, yesterday))


def test_a_blob_comes_back_as_it_was_and_lies_encrypted_for_its_owner_only(case: Case, media: Path) -> None:
    name, data = uuid4(), b"SAMPLE paper " * 50_000

    store_original(case, name, (data[:7], data[7:]))

    stored = media / str(case.pk) / str(name)
    assert b"".join(open_blob(case, name)) == data
    assert b"SAMPLE" not in stored.read_bytes()
    assert (stored.stat().st_mode & 0o777, stored.parent.stat().st_mode & 0o777) == (0o600, 0o700)


@pytest.mark.parametrize("error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt()])
def test_a_blob_that_breaks_off_leaves_nothing(case: Case, error: BaseException) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"x" * 200_000
        raise error

    with pytest.raises(type(error)):
        store_original(case, uuid4(), pieces())

    assert blobs() == []


def test_a_missing_blob_is_told_before_the_first_byte(case: Case) -> None:
    with pytest.raises(FileNotFoundError):
        open_blob(case, uuid4())


def test_a_blob_under_another_s_name_is_not_opened(case: Case, media: Path) -> None:
    mine, theirs = uuid4(), uuid4()
    store_original(case, mine, (b"mine",))
    store_original(case, theirs, (b"theirs",))
    folder = media / str(case.pk)

    (folder / str(theirs)).replace(folder / str(mine))

    with pytest.raises(SealBroken):
        b"".join(open_blob(case, mine))


def test_a_blob_of_another_case_is_not_opened(case: Case, media: Path) -> None:
    other, name = case_of(person("other")), uuid4()
    store_original(other, name, (b"theirs",))
    (media / str(case.pk)).mkdir()

    (media / str(other.pk) / str(name)).replace(media / str(case.pk) / str(name))

    with pytest.raises(SealBroken):
        b"".join(open_blob(case, name))


def test_a_page_s_picture_comes_back(case: Case) -> None:
    page = paper(case).pages.get()

    store_picture(page, b"SAMPLE picture")

    assert read_picture(page) == b"SAMPLE picture"


def test_a_deleted_blob_is_gone_and_may_be_deleted_twice(case: Case) -> None:
    name = uuid4()
    store_original(case, name, (b"x",))

    delete_blob(case, name)
    delete_blob(case, name)

    assert blobs() == []


def test_the_sweep_takes_old_parts_and_old_blobs_without_a_row_and_nothing_else(case: Case, media: Path) -> None:
    document = paper(case)
    page = Page.objects.get(document=document)
    orphan, young = uuid4(), uuid4()
    for name in (document.pk, page.pk, orphan, young):
        store_original(case, name, (b"x",))
    folder = media / str(case.pk)
    for name in ("a.part", "fresh.part", "not ours"):
        (folder / name).write_bytes(b"x")
    for name in (document.pk, page.pk, orphan, "a.part", "not ours"):
        _aged(folder / str(name))

    gone = sweep_leftovers()

    assert gone == 2
    assert set(blobs()) == {str(document.pk), str(page.pk), str(young), "fresh.part", "not ours"}


def test_a_sweep_without_a_folder_finds_nothing(media: Path) -> None:
    assert sweep_leftovers() == 0
