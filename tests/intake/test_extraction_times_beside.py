"""Times between a label and its value: "min" may be minutes, and may be the least that a value should be."""

import pytest

from tests.records.typed import printed


@pytest.mark.parametrize("line", ["Progressive motility  60 min 32 %", "Progressive motility  30 min 32"])
def test_round_minutes_before_a_number_are_not_surely_the_value(line: str) -> None:
    readings = printed(f"SEMEN ANALYSIS\nVolume   3.2 mL\n{line}")

    assert "label_doubtful" in readings["motility_progressive"]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Progressive motility  60 % min 32", "60 %"),
        ("Progressive motility  60    min 32", "60 %"),
        ("Progressive motility  33 min 32", "33 %"),
    ],
)
def test_the_least_that_a_value_should_be_leaves_it_certain(line: str, shown: str) -> None:
    readings = printed(f"SEMEN ANALYSIS\nVolume   3.2 mL\n{line}")

    assert readings["motility_progressive"] == shown


def test_a_hormone_some_minutes_after_a_stimulus_asks() -> None:
    readings = printed("HORMONES\nLH 30 min 12.5 IU/L\nFSH  6.1 IU/L")

    assert readings["fsh"] == "6.1 IU/L"
    assert "?" in readings["lh"]
