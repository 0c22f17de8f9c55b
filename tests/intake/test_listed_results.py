"""Results in a paragraph: label and value in each entry, a mark or a blank between entries, and entries that go on in the next line."""

from tests.records.typed import printed


def test_entries_of_a_paragraph_go_on_in_the_next_line() -> None:
    readings = printed("""
        HORMONE PROFILE
        Hormones: FSH 18.4 mIU/mL (1.5-12.4)  •  LH 9.1 mIU/mL (men: 1.7-8.6;
        luteal phase: 1.0-11.4)  •  Testosterone 2.49 ng/mL (2.49-8.36)  •  DHEA
        sulfate 394 ug/dL (160-449)  •  Prolactin
        12.7 ng/mL (4.0-15.2)
    """)

    assert readings == {
        "fsh": "18.4 mIU/mL",
        "lh": "9.1 mIU/mL",
        "testosterone_total": "2.49 ng/mL",
        "dhea_s": "394 ug/dL",
        "prolactin": "12.7 ng/mL",
    }


def test_ranges_below_two_cards_are_those_of_the_card_above() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH 18.4 mIU/mL        LH 9.1 mIU/mL
        (1.5-12.4)             (1.7-8.6)
    """)

    assert readings == {"fsh": "18.4 mIU/mL", "lh": "9.1 mIU/mL"}


def test_the_first_result_stands_behind_the_heading_of_its_line() -> None:
    assert printed("""
        SEMEN ANALYSIS
        Macroscopy: Volume 3.3 mL (>= 1.4)    pH 7.6
    """) == {"semen_volume": "3.3 mL", "semen_ph": "7.6"}


def test_a_limit_before_the_bracket_of_its_range_is_the_result_and_asks() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH: <0.1 IU/L (normal Men: 1.5 - 12.4; follicular phase: 3.5 - 12.5;
        Luteal phase: 1.7 - 7.7)
    """)

    assert readings == {"fsh": "<0.1 IU/L ? column_doubtful"}


def test_a_day_alone_under_a_label_is_no_list_of_results() -> None:
    assert printed("HORMONES\n\nEstradiol\n12.03.2024\n\nFSH 6.1 IU/L") == {"fsh": "6.1 IU/L"}
