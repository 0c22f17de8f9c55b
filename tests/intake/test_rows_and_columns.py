"""Rows and columns as laboratories print them: labels over two lines, values before labels, ranges apart. One small invented paper for each."""

from tests.records.typed import printed, read_one, show


def test_a_label_goes_on_beside_the_second_line_of_its_range() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                 Result    Unit      Reference Range
        Luteinizing          18.7      IU/L      Men:
        hormone (LH)                             1.7 - 8.6
        FSH                  24.4      IU/L      1.5 - 12.4
    """)

    assert readings == {"lh": "18.7 IU/L", "fsh": "24.4 IU/L"}


def test_a_result_below_its_label_says_itself_that_it_is_one() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume
        Method: graduated pipette
        Result: 2.7 mL
           Normal:
           > 1.5
        Appearance
        Result: Milky white
        pH
        Result: 8.2
           Normal:
           7.2 - 8.0
    """)

    assert {name: readings[name] for name in ("semen_volume", "semen_ph", "semen_appearance")} == {
        "semen_volume": "2.7 mL",
        "semen_ph": "8.2",
        "semen_appearance": "Milky white",
    }


def test_a_stanza_may_have_its_titles_above_value_and_range() -> None:
    reading = read_one("""
        ESTUDIO HORMONAL
        Folitropina (FSH)
        Valor              Normal
        14,2 UI/L Alto     1,5 - 12,4
        TSH basal
        Valor              Normal
        4,22 µUI/mL        0,27 - 4,20
    """)

    assert {name: show(one) for name, one in reading.items()} == {"fsh": "14.2 UI/L", "tsh": "4.22 µUI/mL"}
    assert reading["fsh"].reference_range is not None


def test_the_result_under_an_unknown_label_is_not_the_label_s_above_it() -> None:
    readings = printed("""
        HORMONE PROFILE
        FSH
        Sent to another laboratory
        Result: 4.2 mIU/mL
        LH
        Result: 9.1 mIU/mL
    """)

    assert readings == {"lh": "9.1 mIU/mL"}


def test_a_low_result_with_many_ranges_below_is_no_table_of_limits() -> None:
    readings = printed("""
        HORMONE PROFILE
        LH
        Result: <0.1 mIU/mL
           Normal:
           Adult men: 1.7 - 8.6
           Follicular phase: 2.4 - 12.6
           Luteal phase: 1.0 - 11.4
    """)

    assert readings == {"lh": "<0.1 mIU/mL"}


def test_titles_and_names_may_stand_in_two_languages() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test / Oznaczenie     Result / Wynik     Unit / Jedn.     Reference range / Norma     Test / Oznaczenie
        FSH                   4.4                mIU/mL           1.5 - 12.4                  Folitropina (FSH)
        LH                    3.4                IU/L             1.7 - 8.6                   Hormon luteinizujący
        Prolactin             243                µU/mL            86 - 324                    Prolaktyna
    """)

    assert readings == {"fsh": "4.4 mIU/mL", "lh": "3.4 IU/L", "prolactin": "243 µU/mL"}
