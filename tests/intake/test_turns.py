"""Nobody waits for ever: who gives a thing back and asks again stands behind those who wait, and who has had little goes before who has had much."""

import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.reading.ocr import Picture
from intake.reading.ocr_pool import EnginePool
from intake.reading.turns import _HEAD_START, Turns


def wait_for(is_so: Callable[[], bool]) -> None:
    until = time.monotonic() + 10
    while not is_so():
        assert time.monotonic() < until, "nothing has changed in ten seconds"
        time.sleep(0.001)


def order_of(turns: Turns[str], wishes: list[tuple[str, int]]) -> list[str]:
    """Who is served in which order, when all of them have come while somebody had the only thing."""
    served: list[str] = []

    def ask(name: str, had: int) -> None:
        with turns.turn(had):
            served.append(name)

    threads = [threading.Thread(target=ask, args=wish) for wish in wishes]
    with turns.turn():
        for count, thread in enumerate(threads, start=1):
            thread.start()
            wait_for(lambda expected=count: len(turns._line) == expected)
    for thread in threads:
        thread.join(10)
    return served


def test_those_who_have_had_the_same_are_served_as_they_came() -> None:
    assert order_of(Turns(["one"]), [("a", 0), ("b", 0), ("c", 0)]) == ["a", "b", "c"]


def test_a_photo_passes_every_packet_that_waits() -> None:
    assert order_of(Turns(["one"]), [("packet", 40), ("packet", 40), ("other packet", 12), ("photo", 0)])[0] == "photo"


def test_of_two_packets_the_one_that_has_had_less_goes_first() -> None:
    assert order_of(Turns(["one"]), [("long", 90), ("short", 3)]) == ["short", "long"]


def test_a_packet_lets_only_so_many_photos_pass() -> None:
    served = order_of(Turns(["one"]), [("packet", 500), *((f"photo {number}", 0) for number in range(3 * _HEAD_START))])

    assert 0 < served.index("packet") < _HEAD_START


def test_who_gives_back_and_asks_again_at_once_stands_behind_who_waits() -> None:
    pool = EnginePool("silent", cores=1)
    served: list[str] = []

    def ask_once() -> None:
        with pool.turn():
            served.append("photo")

    photo = threading.Thread(target=ask_once)
    with pool.turn(had=6):
        photo.start()
        wait_for(lambda: len(pool._places._line) == 1)
    with pool.turn(had=12):
        served.append("packet")
    photo.join(10)

    assert served == ["photo", "packet"]


def test_a_packet_s_later_questions_stand_in_line_as_its_stacks_do() -> None:
    pool = EnginePool("silent", cores=1)
    served: list[str] = []

    def read_hard_pages() -> None:
        with pool.turn(had=40):
            pass
        ready.set()
        begin.wait(10)
        pool.read(Picture(b"\xff", 1, 1, 300), ("en",))
        served.append("packet")

    def read_photo() -> None:
        with pool.turn():
            served.append("photo")

    ready, begin = threading.Event(), threading.Event()
    packet, photo = threading.Thread(target=read_hard_pages), threading.Thread(target=read_photo)
    packet.start()
    assert ready.wait(10)
    with pool.turn():
        begin.set()
        wait_for(lambda: len(pool._places._line) == 1)
        photo.start()
        wait_for(lambda: len(pool._places._line) == 2)
    packet.join(30)
    photo.join(10)
    pool.close()

    assert served == ["photo", "packet"]


def test_a_photo_waits_for_no_more_than_the_stacks_in_hand_however_long_the_packet() -> None:
    pool = EnginePool("silent", cores=2)
    stacks = 0
    is_over = threading.Event()

    def read_packet() -> None:
        nonlocal stacks
        while not is_over.is_set():
            with pool.turn(had=6 * stacks):
                stacks += 1
                time.sleep(0.002)  # somebody reads

    with ThreadPoolExecutor(2) as packet:
        for _ in range(2):
            packet.submit(read_packet)
        wait_for(lambda: stacks > 4)
        in_front = []
        for _ in range(10):
            before = stacks
            with pool.turn():
                in_front.append(stacks - before)
        is_over.set()

    assert max(in_front) <= 2


def test_a_thing_is_had_by_one_at_a_time_and_given_back_after_a_mistake() -> None:
    turns = Turns(["one"])
    with pytest.raises(ValueError, match="a mistake"), turns.turn():
        raise ValueError("a mistake")

    with turns.turn() as thing:
        idle: list[str] = []
        turns.visit_idle(idle.append)

    assert (thing, idle) == ("one", [])


@given(st.lists(st.integers(0, 600), min_size=1, max_size=12), st.integers(1, 3))
def test_everybody_is_served_once_and_all_things_lie_there_afterwards(wishes: list[int], things: int) -> None:
    turns = Turns(range(things))
    served: list[int] = []

    def ask(had: int) -> None:
        with turns.turn(had):
            served.append(had)

    with ThreadPoolExecutor(4) as threads:
        list(threads.map(ask, wishes))
    left: list[int] = []
    turns.visit_idle(left.append)

    assert (sorted(served), sorted(left)) == (sorted(wishes), list(range(things)))
