"""Rows and columns as laboratories print them: labels over two lines, values before labels, ranges apart. One small invented paper for each."""

from tests.records.typed import printed


def test_a_label_goes_on_beside_the_second_line_of_its_range() -> None:
    readings = printed("""
        HORMONE PROFILE
        Test                 Result    Unit      Reference Range
        Luteinizing          18.7      IU/L      Men:
        hormone (LH)                             1.7 - 8.6
        FSH                  24.4      IU/L      1.5 - 12.4
    """)

    assert readings == {"lh": "18.7 IU/L", "fsh": "24.4 IU/L"}
