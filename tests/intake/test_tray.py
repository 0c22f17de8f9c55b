"""Waiting sheets are shared fairly: a lone page goes at once, a packet in stacks, nobody waits for ever."""

from concurrent.futures import ThreadPoolExecutor

from hypothesis import given
from hypothesis import strategies as st

from intake.reading.sheets import Sheet
from intake.reading.tray import Tray


def laid(tray: Tray, count: int, *, of: int | None = None) -> Tray:
    """The first `count` sheets of a file with `of` pages."""
    for number in range(1, count + 1):
        tray.put(Sheet(number, after=(of or count) - number))
    return tray


def taken(tray: Tray) -> list[int]:
    return [sheet.number for sheet in tray.take()]


def test_a_lone_page_is_taken_at_once() -> None:
    assert taken(laid(Tray(2), 1)) == [1]


def test_what_waits_is_shared_between_those_who_take() -> None:
    tray = laid(Tray(2), 4)

    assert [taken(tray), taken(tray), taken(tray)] == [[1, 2], [3], [4]]


def test_of_a_packet_as_much_is_taken_as_lies_there_for_the_rest_is_still_to_come() -> None:
    assert taken(laid(Tray(2), 3, of=100)) == [1, 2, 3]


def test_the_last_pages_of_a_packet_are_not_all_in_one_hand() -> None:
    assert taken(laid(Tray(2), 3, of=4)) == [1, 2]


def test_where_other_files_wait_the_last_pages_of_a_packet_are_not_divided() -> None:
    assert [sheet.number for sheet in laid(Tray(2), 4).take(is_crowded=True)] == [1, 2, 3, 4]


def test_a_page_that_others_left_is_not_taken_before_its_neighbour_is_there() -> None:
    tray = laid(Tray(2), 3, of=100)
    tray.take()
    tray.put(Sheet(4, after=96))

    assert taken(tray) == []


def test_the_second_page_of_a_packet_is_waited_for() -> None:
    tray = laid(Tray(2), 1, of=4)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(lambda: tray.wait() and taken(tray))
        tray.put(Sheet(2, after=2))

        assert waiting.result(timeout=10) == [1, 2]


def test_nobody_takes_more_than_a_handful() -> None:
    assert taken(laid(Tray(1), 4)) == [1, 2, 3, 4]
    assert taken(laid(Tray(2), 8)) == [1, 2, 3, 4]


def test_after_closing_what_lies_there_is_taken_and_then_nothing() -> None:
    tray = laid(Tray(1), 2)
    tray.close()

    assert (tray.wait(), taken(tray), tray.wait(), taken(tray)) == (True, [1, 2], False, [])


def test_nothing_can_be_laid_on_a_closed_tray() -> None:
    tray = Tray(1)
    tray.close()

    assert tray.put(Sheet(1)) is False


def test_whoever_waits_for_room_is_told_when_the_tray_closes() -> None:
    tray = laid(Tray(1), 4)
    with ThreadPoolExecutor(1) as threads:
        waiting = threads.submit(tray.put, Sheet(5))
        tray.close()

        assert waiting.result(timeout=10) is False


@given(st.integers(0, 40), st.integers(1, 4))
def test_every_sheet_is_taken_once(count: int, takers: int) -> None:
    tray = Tray(takers)

    def take_all() -> list[int]:
        mine: list[int] = []
        while tray.wait():
            mine += taken(tray)
        return mine

    with ThreadPoolExecutor(takers) as threads:
        hands = [threads.submit(take_all) for _ in range(takers)]
        laid(tray, count)
        tray.close()

    assert sorted(number for hand in hands for number in hand.result(timeout=10)) == list(range(1, count + 1))
