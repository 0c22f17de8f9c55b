"""A label that names the pellet, and beside it what is said of sperm."""

from tests.records.typed import printed


def _beside(label: str, answer: str) -> dict[str, str]:
    return printed(f"""
        SEMEN ANALYSIS
        Volume   3.2 mL
        {label}     {answer}
    """)


def test_a_label_that_says_where_sperm_were_sought_goes_with_its_answer() -> None:
    readings = _beside("After centrifugation (pellet)", "No sperm")

    assert (readings["sperm_seen"], readings["pellet_examined"]) == ("none", "yes")


def test_a_pellet_that_was_not_examined_denies_no_sperm() -> None:
    readings = _beside("Pellet not examined", "Sperm: see above")

    assert "sperm_seen" not in readings


def test_choices_of_which_none_was_struck_out_say_nothing_of_sperm() -> None:
    readings = _beside("Sediment", "no sperm / rare sperm / sperm present")

    assert "sperm_seen" not in readings


def test_an_undated_column_of_results_is_the_newest_only_beside_one_before_the_papers_day() -> None:
    def paper(day: str) -> dict[str, str]:
        return printed(f"""
            HORMONES
            {day}
            Test     Result     Result      Unit
                     12.03.2021
            FSH      6.1        5.0         IU/L
            LH       7.1        4.0         IU/L
        """)

    assert paper("Collected: 14.05.2024")["fsh"] == "5.0 IU/L"
    assert "column_doubtful" in paper("")["fsh"]
