"""An upload in plain leaves no name behind, on no disk where there is memory."""

from collections import namedtuple
from pathlib import Path

import pytest
from django.conf import settings
from django.test import RequestFactory

from config import spool

FILE = b"SAMPLE" * 1024 * 1024  # larger than what Django keeps in the process


def sent() -> object:
    body = b'--x\r\nContent-Disposition: form-data; name="files"; filename="SAMPLE.pdf"\r\n\r\n' + FILE + b"\r\n--x--\r\n"
    return RequestFactory().generic("POST", "/", body, content_type="multipart/form-data; boundary=x").FILES["files"]


def test_a_large_file_arrives_whole_and_has_no_name_on_the_way(tmp_path: Path, settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)

    file = sent()

    assert list(tmp_path.iterdir()) == []
    assert (file.size, file.name, b"".join(file.chunks())) == (len(FILE), "SAMPLE.pdf", FILE)


def test_a_file_that_breaks_off_is_closed(tmp_path: Path, settings) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    handler = spool.NamelessUploadHandler()
    handler.new_file("files", "SAMPLE.pdf", "application/pdf", None)

    handler.upload_interrupted()

    assert handler.file.closed


@pytest.mark.parametrize(("free", "chosen"), [(10**10, True), (64 * 1024**2, False)])
def test_memory_is_used_only_where_there_is_enough(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, free: int, chosen: bool) -> None:
    monkeypatch.setattr(spool, "MEMORY", tmp_path)
    monkeypatch.setattr(spool.shutil, "disk_usage", lambda _: namedtuple("Usage", "free")(free))

    assert spool.find_memory_folder() == (str(tmp_path) if chosen else None)


def test_the_settings_use_it() -> None:
    assert "config.spool.NamelessUploadHandler" in settings.FILE_UPLOAD_HANDLERS
    assert not any("TemporaryFileUploadHandler" in name for name in settings.FILE_UPLOAD_HANDLERS)
