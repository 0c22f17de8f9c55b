"""The scorer against cases made by hand: what it calls right, wrong, missed and invented, and where it must not be fooled."""

from typing import Any

import pytest

from bench.scoring import judge


def printed(analyte: str = "fsh", number: float | None = 18.4, unit: str | None = "mIU/mL", **more: Any) -> dict[str, Any]:
    return {"analyte": analyte, "number": number, "unit": unit, "page": 1, "as_printed": str(number)} | more


def read(analyte: str = "fsh", number: float | None = 18.4, unit: str | None = "IU/L", **more: Any) -> dict[str, Any]:
    return {"analyte": analyte, "number": number, "unit": unit, "page": 1, "needs_check": False, "confidence": 0.9} | more


def truth(*readings: dict[str, Any], **more: Any) -> dict[str, Any]:
    report = {"kind": "hormone_panel", "pages": [1], "collected_on": "2025-05-01", "patient_birth_date": "1988-03-14", "readings": list(readings)}
    return {"reports": [report | more]}


def document(*readings: dict[str, Any], **more: Any) -> dict[str, Any]:
    report = {"kind": "hormone_panel", "pages": [1], "collected_on": "2025-05-01", "readings": list(readings)}
    return {"status": "read", "reports": [report | more]}


def verdicts(wanted: dict[str, Any], found: dict[str, Any] | None) -> list[tuple[str, str, bool]]:
    return [(verdict.what, verdict.why, verdict.is_flagged) for verdict in judge(wanted, found).verdicts]


@pytest.mark.parametrize(
    ("said", "verdict"),
    [
        (read(), ("correct", "", False)),
        (read(needs_check=True), ("correct", "", True)),
        (read(number=184), ("wrong", "number", False)),
        (read(unit="ng/mL"), ("wrong", "unit", False)),
        (read(unit=None), ("wrong", "unit", False)),
        (read(comparator="<"), ("wrong", "comparator", False)),
        (read(collected_on="2024-01-01"), ("wrong", "date", False)),
    ],
)
def test_a_reading_of_the_printed_value_is_right_only_in_every_part(said: dict[str, Any], verdict: tuple[str, str, bool]) -> None:
    assert verdicts(truth(printed()), document(said)) == [verdict]


def test_a_value_that_nobody_read_is_missed() -> None:
    assert verdicts(truth(printed()), document()) == [("missed", "", False)]


@pytest.mark.parametrize("found", [None, {"status": "unreadable", "reports": []}])
def test_a_file_that_could_not_be_read_has_missed_everything(found: dict[str, Any] | None) -> None:
    judged = judge(truth(printed(), printed("lh", 3.1)), found)

    assert [verdict.what for verdict in judged.verdicts] == ["missed", "missed"]
    assert (judged.is_read, judged.is_kind_right, judged.dates) == (False, False, {"missing": 1})


def test_a_value_that_is_not_printed_is_spurious() -> None:
    assert verdicts(truth(printed()), document(read(), read("lh", 3.1))) == [("correct", "", False), ("spurious", "", False)]


def test_the_end_of_a_range_read_as_a_second_value_is_spurious() -> None:
    assert verdicts(truth(printed()), document(read(), read(number=12.4))) == [("correct", "", False), ("spurious", "", False)]


def test_the_same_ink_read_twice_counts_once_and_is_unflagged_when_one_copy_is() -> None:
    twice = document(read(number=184, needs_check=True), read(number=184, unit="mIU/ml"))

    assert verdicts(truth(printed()), twice) == [("wrong", "number", False)]


def test_a_lost_comparator_is_an_error() -> None:
    less = truth(printed("inhibin_b", 10, "pg/mL", as_printed="<10"))

    assert verdicts(less, document(read("inhibin_b", 10, "ng/L", comparator="<"))) == [("correct", "", False)]
    assert verdicts(less, document(read("inhibin_b", 10, "ng/L"))) == [("wrong", "comparator", False)]


def test_another_unit_is_right_when_it_is_the_same_amount() -> None:
    wanted = truth(printed("testosterone_total", 3.0, "ng/mL", canonical_number=10.4))

    assert verdicts(wanted, document(read("testosterone_total", 10.4, "nmol/L", canonical_number=10.4))) == [("correct", "", False)]
    assert verdicts(wanted, document(read("testosterone_total", 3.0, "nmol/L", canonical_number=3.0))) == [("wrong", "unit", False)]


def test_an_answer_may_be_written_in_several_ways() -> None:
    wanted = truth(printed("karyotype", None, None, value="47,XXY", value_also_right=["47,XXY[20]"]))

    assert verdicts(wanted, document(read("karyotype", None, None, value="47, xxy [20]"))) == [("correct", "", False)]
    assert verdicts(wanted, document(read("karyotype", None, None, value="46,XY"))) == [("wrong", "value", False)]


def test_an_earlier_result_need_not_be_read_but_must_not_be_wrong() -> None:
    wanted = truth(printed(), printed(number=3.3, previous=True, collected_on="2024-01-01"))

    assert verdicts(wanted, document(read())) == [("correct", "", False)]
    assert verdicts(wanted, document(read(), read(number=3.3, collected_on="2024-01-01"))) == [("correct", "", False)]
    assert verdicts(wanted, document(read(), read(number=33, collected_on="2024-01-01"))) == [("correct", "", False), ("wrong", "number", False)]


def test_an_earlier_result_without_its_day_is_not_today_s_value() -> None:
    wanted = truth(printed(), printed(number=3.3, previous=True, collected_on="2024-01-01"))

    assert verdicts(wanted, document(read(), read(number=3.3))) == [("correct", "", False), ("spurious", "", False)]
    assert [verdict.what for verdict in judge(wanted, document(read(number=3.3))).verdicts] == ["wrong"]


def test_an_optional_value_need_not_be_read_but_must_not_be_wrong() -> None:
    wanted = truth(printed("azf_a", None, None, value="intact", optional=True))

    assert verdicts(wanted, document()) == []
    assert verdicts(wanted, document(read("azf_a", None, None, value="intact"))) == []
    assert verdicts(wanted, document(read("azf_a", None, None, value="deleted"))) == [("wrong", "value", False)]


def test_what_is_printed_without_a_number_must_not_be_read_as_one() -> None:
    cells = truth(printed("round_cells", None, None, as_printed="4-6 /hpf", optional=True))

    assert verdicts(cells, document(read("round_cells", 6, "10*6/mL"))) == [("spurious", "", False)]


def test_the_same_analyte_on_two_pages_is_two_values() -> None:
    wanted = truth(printed(number=5), printed(number=6, page=2), pages=[1, 2])

    assert verdicts(wanted, document(read(number=6, page=2), read(number=5))) == [("correct", "", False)] * 2
    assert verdicts(wanted, document(read(number=6, page=2))) == [("correct", "", False), ("missed", "", False)]


@pytest.mark.parametrize(
    ("day", "outcome"), [("2025-05-01", {"right": 1}), ("2025-01-05", {"wrong": 1}), (None, {"missing": 1}), ("1988-03-14", {"wrong": 1})]
)
def test_the_day_of_collection_is_right_wrong_or_missing(day: str | None, outcome: dict[str, int]) -> None:
    assert judge(truth(printed()), document(read(), collected_on=day)).dates == outcome


def test_a_day_where_none_is_printed_is_invented() -> None:
    assert judge(truth(printed(), collected_on=None), document(read())).dates == {"invented": 1}
    assert judge(truth(printed(), collected_on=None), document(read(), collected_on=None)).dates == {}


def test_a_date_of_birth_in_place_of_a_day_of_collection_is_counted() -> None:
    assert judge(truth(printed()), document(read(), collected_on="1988-03-14")).births == 1
    assert judge(truth(printed()), document(read(collected_on="1988-03-14"))).births == 1
    assert judge(truth(printed()), document(read())).births == 0


def test_a_report_is_right_with_its_kind_and_exactly_its_pages() -> None:
    assert judge(truth(printed()), document(read())).reports_right == 1
    assert judge(truth(printed()), document(read(), pages=[1, 2])).reports_right == 0
    assert judge(truth(printed()), document(read(), kind="serology")).is_kind_right is False
    assert judge(truth(printed(), kind_also=["serology"]), document(read(), kind="serology")).is_kind_right is True


def test_the_dates_of_a_packet_are_compared_report_by_report() -> None:
    wanted = {
        "reports": [
            *truth(printed())["reports"],
            *truth(printed("hiv", None, None, value="nonreactive", page=2), kind="serology", pages=[2], collected_on="2025-06-02")["reports"],
        ]
    }
    found = {
        "status": "read",
        "reports": [
            *document(read("hiv", None, None, value="nonreactive", page=2), kind="serology", pages=[2], collected_on="2025-06-02")["reports"],
            *document(read())["reports"],
        ],
    }

    assert judge(wanted, found).dates == {"right": 2}
