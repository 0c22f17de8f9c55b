"""Figures and their intervals, against numbers worked out by hand or printed in the literature."""

import pytest

from bench.figures import Counts, calibrate, tabulate
from bench.intervals import f1_interval, f1_of, wilson
from bench.scoring import Judged, judge
from tests.bench.test_scoring import document, printed, read, truth


def of_ten() -> Judged:
    """Ten values, one to a page: seven right of which two are flagged, one wrong and silent, two missed; and one invented that asks."""
    wanted = truth(*(printed(number=page, page=page) for page in range(1, 11)), pages=list(range(1, 11)))
    right = [read(number=page, page=page, needs_check=page <= 2, confidence=0.96) for page in range(1, 8)]
    return judge(wanted, document(*right, read(number=99, page=8, confidence=0.6), read("lh", 1, page=9, needs_check=True, confidence=0.3)))


@pytest.mark.parametrize(("hits", "of", "low", "high"), [(8, 10, 0.4902, 0.9433), (0, 100, 0.0, 0.0370), (10, 10, 0.7225, 1.0)])
def test_wilson_s_interval_is_the_printed_one(hits: int, of: int, low: float, high: float) -> None:
    assert wilson(hits, of) == pytest.approx((low, high), abs=1e-4)


def test_nothing_counted_has_no_interval() -> None:
    assert wilson(0, 0) is None
    assert f1_interval([]) is None
    assert f1_interval([(0, 0, 0)]) is None


def test_f1_is_the_harmonic_mean_of_recall_and_precision() -> None:
    recall, precision = 7 / 10, 7 / 9

    assert f1_of(7, 10, 9) == pytest.approx(2 * recall * precision / (recall + precision))


def test_documents_that_are_all_alike_leave_no_doubt_and_mixed_ones_do() -> None:
    assert f1_interval([(5, 5, 5)] * 20) == (1.0, 1.0)
    low, high = f1_interval([(5, 5, 5)] * 10 + [(0, 5, 5)] * 10) or (0, 0)
    assert low < 0.5 < high


def test_the_same_documents_have_the_same_interval_each_time() -> None:
    documents = [(number % 4, 4, 3) for number in range(30)]

    assert f1_interval(documents) == f1_interval(documents)


def test_every_value_is_counted_once_and_where_it_belongs() -> None:
    assert Counts.of([of_ten()]) == Counts(truth=10, read=9, correct=7, silent=1, unflagged=6, straight=5)


def test_the_table_shows_shares_with_their_intervals() -> None:
    head, line = tabulate([("all", [of_ten()]), ("nobody", [])])

    assert head.split()[:4] == ["files", "values", "recall", "%"]
    assert line.split()[:3] == ["all", "1", "10"]
    assert [figure for figure in ("70.0 (39.7–89.2)", "166.7 (", "50.0 (") if figure not in line] == []


def test_the_calibration_counts_what_was_read_by_how_sure_it_was() -> None:
    lines = [line.split() for line in calibrate([of_ten()])][1:]

    assert [(line[0], line[2], line[3], line[4], line[-1]) for line in lines] == [
        ("0.0", "0.5", "1", "0.0", "1"),
        ("0.5", "0.7", "1", "0.0", "0"),
        ("0.95", "0.97", "7", "100.0", "2"),
    ]
