"""What a heading says of the lines below it: per cent, or cells that are no sperm."""

from tests.records.typed import printed


def test_a_count_that_names_no_sperm_asks_below_leukocytes() -> None:
    readings = printed("""
        СПЕРМОГРАММА
        Объем               3,2 мл
        Лейкоциты
        Общее число         2 млн
    """)

    assert "label_doubtful" in readings["sperm_total"]
    assert "label_doubtful" in readings["sperm_seen"]


def test_per_cent_of_one_heading_ends_at_the_next() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Volume              3.2 mL
        MOTILITY (%)
        Progressive         32
        MORPHOLOGY (200 cells)
        Normal forms        30
    """)

    assert (readings["motility_progressive"], readings["sperm_normal_forms"]) == ("32 %", "30 ? unit_unknown")
