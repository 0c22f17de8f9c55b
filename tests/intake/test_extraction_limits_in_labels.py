"""Limits of the laboratory between a label and its colon: "Volume (≥ 1.5): 2.8 mL"."""

from tests.records.typed import printed


def test_limits_between_a_label_and_its_colon_are_no_value() -> None:
    assert printed(
        """
        SPERMIOGRAMM

        Ejakulatvolumen (≥ 2.0): 2.8 ml          Farbe: weißlich-grau
        pH (7.2 – 8.0): 7.6                      Rundzellen (≤ 5.0): 3.3 Mio./ml
        """
    ) == {"semen_volume": "2.8 ml", "semen_appearance": "weißlich-grau", "semen_ph": "7.6", "round_cells": "3.3 Mio./ml"}


def test_limits_in_a_label_go_on_in_the_next_line_of_their_column() -> None:
    assert printed(
        """
        HORMONES

        Prolactin (4.0 - 15.2): 12.1             Sex hormone binding globulin (SHBG) (18.3 -
        ng/mL                                    54.1): 43.5 nmol/L
        """
    ) == {"prolactin": "12.1 ng/mL", "shbg": "43.5 nmol/L"}


def test_limits_of_several_groups_in_a_label_are_left_out() -> None:
    assert printed(
        """
        HORMONES

        LH (Men: 1.7 - 8.6; Follicular phase: 2.4 - 12.6;
        Luteal phase: 1.0 - 11.4): 4.95 IU/L
        """
    ) == {"lh": "4.95 IU/L"}


def test_a_bracket_without_a_value_behind_it_says_nothing() -> None:
    assert printed("SEMEN ANALYSIS\n\nVolume (>= 1.4):\n") == {}


def test_a_number_that_opens_a_bracket_nothing_closes_asks() -> None:
    shown = printed("HORMONE PROFILE\nFSH (1.5 mIU/mL\nLH (9.1) mIU/mL")

    assert "column_doubtful" in shown["fsh"]
    assert shown["lh"] == "9.1 mIU/mL"
