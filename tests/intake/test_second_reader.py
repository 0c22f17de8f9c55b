"""A second, independent reader of small crops, in a process of its own that may die."""

import os
import signal
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image, ImageDraw, ImageFont

from intake.reading import second_reader
from intake.reading.confinement import find_landlock_abi
from intake.reading.frames import Frame
from intake.reading.processes import ChildFailed
from intake.reading.second_reader import WarmReader, WarmReaders, get_second_reader
from intake.reading.words import Crop

FONT = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"


def inked(text: str, size: int = 28) -> Crop:
    """The text in black on white, as an engine's box would cut it out."""
    font = ImageFont.truetype(FONT, size)
    left, top, right, bottom = (int(side) for side in font.getbbox(text))
    picture = Image.new("L", (right - left + 8, bottom - top + 8), 255)
    ImageDraw.Draw(picture).text((4 - left, 4 - top), text, font=font, fill=0)
    return Crop(picture.tobytes(), picture.width, picture.height)


@pytest.fixture
def reader() -> Iterator[WarmReader]:
    own = WarmReader()
    yield own
    own.close()


def test_numbers_signs_and_units_are_read_from_their_crops(reader: WarmReader) -> None:
    printed = ["2.8", "34", "≥16", "<0.1", "12,40", "1.50-12.40", "µg/dL", "mIU/mL", "215.0"]

    seen = reader.read_crops([inked(text) for text in printed])

    assert seen is not None
    assert [text.replace("μ", "µ").replace("mlU", "mIU") for text, _ in seen] == printed  # two ways to write µ; an I is an l in this face
    assert all(0.5 < confidence <= 1 for _, confidence in seen)


def test_many_crops_come_back_in_their_order_whoever_asks_at_the_same_time(reader: WarmReader) -> None:
    printed = [[str(10 + number) for number in range(start, start + 12)] for start in (0, 20, 40)]

    with ThreadPoolExecutor(3) as threads:
        seen = list(threads.map(lambda texts: reader.read_crops([inked(text) for text in texts]), printed))

    assert [[text for text, _ in answer or ()] for answer in seen] == printed


def test_a_photo_s_numbers_are_read_between_a_packet_s(monkeypatch: pytest.MonkeyPatch, reader: WarmReader) -> None:
    monkeypatch.setattr(second_reader, "_AT_ONCE", 2)
    done: list[str] = []

    def read(name: str, crops: list[Crop]) -> None:
        reader.read_crops(crops)
        done.append(name)

    reader.read_crops([inked("1")])
    with ThreadPoolExecutor(3) as threads:
        for _ in range(2):
            threads.submit(read, "packet", [inked("18.4")] * 400)
        threads.submit(read, "photo", [inked("7.42")])

    assert done == ["photo", "packet", "packet"]


def test_a_reader_that_was_killed_is_replaced(reader: WarmReader) -> None:
    reader.read_crops([inked("1")])
    assert reader.pid is not None
    os.kill(reader.pid, signal.SIGKILL)

    assert [text for text, _ in reader.read_crops([inked("7.42")]) or ()] == ["7.42"]


def test_a_reader_that_cannot_be_had_says_so_and_nothing_breaks(monkeypatch: pytest.MonkeyPatch, reader: WarmReader) -> None:
    monkeypatch.setattr(second_reader, "_PROCESS", "intake.reading.no_such_module")

    assert reader.read_crops([inked("7.42")]) is None


@pytest.mark.parametrize("seen", [None, [], [["1"]], [["1", 2.0]], [["1", -0.5]], [[1, 0.5]], [["1", "high"]], [["1", 0.5], ["2", 0.5]]])
def test_an_answer_of_the_wrong_shape_is_not_believed(seen: object) -> None:
    with pytest.raises(ChildFailed):
        second_reader._checked(Frame({"seen": seen}, ()), 1, second_reader._checked_one)


@pytest.mark.parametrize("seen", [[[]], [[0.5]], [[0.5, "FSH"]], [[2, []]], [[0.5, [["FSH", 0.1, 0.2]]]], [[0.5, [["FSH", 0.1, 0.2, 7]]]]])
def test_lines_of_the_wrong_shape_are_not_believed(seen: object) -> None:
    with pytest.raises(ChildFailed):
        second_reader._checked(Frame({"seen": seen}, ()), 1, second_reader._checked_line)


@pytest.mark.parametrize("seen", [None, [0.1], [[0.1, 0.2, 0.3]], [[0.1, 0.2, 0.3, 4]], [[0.1, 0.2, 0.3, "4"]]])
def test_boxes_of_the_wrong_shape_are_not_believed(seen: object) -> None:
    with pytest.raises(ChildFailed):
        second_reader._checked_boxes(Frame({"seen": seen}, ()))


@pytest.mark.skipif(not find_landlock_abi(), reason="this kernel has no Landlock")
def test_the_process_has_given_up_what_it_does_not_need(reader: WarmReader) -> None:
    reader.read_crops([inked("1")])

    status = Path(f"/proc/{reader.pid}/status").read_text()

    assert "NoNewPrivs:\t1" in status
    assert "Seccomp:\t2" in status


def test_all_threads_of_a_process_share_one_reader() -> None:
    with ThreadPoolExecutor(4) as threads:
        found = set(threads.map(lambda _: get_second_reader(), range(8)))

    assert len(found) == 1


@pytest.mark.parametrize("count", [0, 1, 2, 7])
def test_readers_on_several_cores_answer_in_order(count: int) -> None:
    printed = [str(10 + number) for number in range(count)]
    readers = WarmReaders(cores=2)

    seen = readers.read_crops([inked(text) for text in printed])
    readers.close()

    assert seen is not None
    assert [text for text, _ in seen] == printed
