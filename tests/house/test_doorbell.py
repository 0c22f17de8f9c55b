"""Doorbells on one machine: whole or not at all, and each heard once."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Empty

import pytest
from kombu import Connection

from config.doorbell import Channel


def channel(folder: Path) -> Channel:
    options = {name: str(folder) for name in ("data_folder_in", "data_folder_out", "control_folder")}
    return Connection(transport="config.doorbell:Transport", transport_options=options).channel()


def test_a_message_comes_back_as_it_was_put(tmp_path: Path) -> None:
    bell = channel(tmp_path)
    bell._put("celery", {"n": 1})
    assert bell._get("celery") == {"n": 1}
    with pytest.raises(Empty):
        bell._get("celery")


def test_a_half_written_message_is_dropped_and_the_next_one_is_heard(tmp_path: Path) -> None:
    bell = channel(tmp_path)
    (tmp_path / "1_half.celery.msg").write_text('{"n":')
    bell._put("celery", {"n": 2})
    assert bell._get("celery") == {"n": 2}


def write(folder: Path, numbers: range) -> None:
    bell = channel(folder)
    for number in numbers:
        bell._put("celery", {"n": number})


def read(folder: Path, silences: int) -> list[int]:
    """Listens until it has met an empty folder so many times."""
    bell, heard = channel(folder), []
    while silences:
        try:
            heard.append(bell._get("celery")["n"])
        except Empty:
            silences -= 1
    return heard


def test_six_readers_and_four_writers_lose_nothing_and_hear_nothing_twice(tmp_path: Path) -> None:
    with ThreadPoolExecutor(10) as people:
        writers = [people.submit(write, tmp_path, range(start, start + 50)) for start in range(0, 200, 50)]
        readers = [people.submit(read, tmp_path, 50) for _ in range(6)]
        for writer in writers:
            writer.result()
        heard = [number for reader in readers for number in reader.result()]
    assert sorted(heard + read(tmp_path, 1)) == list(range(200))
