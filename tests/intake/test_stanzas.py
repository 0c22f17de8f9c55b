"""A label alone in its line, and below it what says itself that it is the result."""

from tests.records.typed import printed, read_one, show


def test_a_line_about_the_sample_may_stand_between_label_and_result() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume
        Drawn from: ejaculate
        Result: 3.3 mL            Reference range:
                                  >= 2.0
        MAR test
        Drawn from: ejaculate
        Result: 15 %              Reference range:
                                  <= 50
    """)

    assert readings == {"semen_volume": "3.3 mL", "mar_test": "15 %"}


def test_the_limits_below_an_open_title_at_the_end_of_the_line_are_those_of_the_result() -> None:
    reading = read_one("""
        SEMEN ANALYSIS
        Zinc
        Result: 162 mg/L            Reference range:
                                    70 - 250
    """)["semen_zinc"]

    assert reading.reference_range is not None
    assert str(reading.reference_range.high) == "250"


def test_another_test_s_answer_is_no_line_about_the_sample() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume
        Viscosity: normal
        Result: 3.3 mL
    """)

    assert "semen_volume" not in readings


def test_strange_words_behind_a_label_over_its_result_ask() -> None:
    readings = read_one("""
        SEMEN ANALYSIS
        Collected: 10.01.2026
        Viscosity of portion
        10.01.2026      normal
        Volume of portion
        Result: 3.3 mL            Reference range: >= 1.4
    """)

    assert {name: show(one) for name, one in readings.items()} == {
        "semen_viscosity": "normal ? label_doubtful",
        "semen_volume": "3.3 mL ? label_doubtful",
    }


def test_a_word_like_a_flag_behind_another_belongs_to_the_answer() -> None:
    said = printed("SEMEN ANALYSIS\n\nViscosity\nResult: slightly increased\n\nColour\nResult: grey")

    assert said == {"semen_viscosity": "slightly increased", "semen_appearance": "grey"}
