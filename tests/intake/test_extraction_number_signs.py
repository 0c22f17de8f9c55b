""" "No of sperm", "Nº", "№" and "N°" count; they deny nothing."""

import pytest

from tests.records.typed import printed


@pytest.mark.parametrize(
    ("title", "line"),
    [
        ("SEMEN ANALYSIS", "No of spermatozoa     14 million/ml"),
        ("SEMEN ANALYSIS", "No. of sperm     14 million/ml"),
        ("SEMINOGRAMA Resultado", "Nº de espermatozoides/ml     14 millones/ml"),
        ("SEMINOGRAMA Resultado", "No. de espermatozoides     14 millones/ml"),
        ("ESPERMOGRAMA Paciente Laudo", "N.º de espermatozoides/mL     14 milhões/mL"),
        ("SPERMOGRAMME Résultat", "Nb de spermatozoïdes / ml     14 millions/ml"),
        ("SPERMIOGRAMMA Referto", "N° spermatozoi/ml     14 milioni/ml"),
    ],
)
def test_a_number_sign_is_no_denial(title: str, line: str) -> None:
    said = printed(f"{title}\n{line}")

    assert said["sperm_concentration"].startswith("14 ")
    assert said["sperm_seen"] == "present"


def test_a_number_sign_without_a_value_says_nothing_of_sperm() -> None:
    assert "sperm_seen" not in printed("SEMEN ANALYSIS\nSperm no.     see below")


def test_a_no_behind_a_colon_denies() -> None:
    assert printed("SEMEN ANALYSIS\nSpermatozoa: no.")["sperm_seen"] == "none"


@pytest.mark.parametrize(("title", "label"), [("SEMEN ANALYSIS", "Sperm count"), ("SPERMOGRAMME Résultat", "Numération")])
def test_a_limit_of_the_total_count_gives_a_bare_count_no_unit(title: str, label: str) -> None:
    assert "unit_unknown" in printed(f"{title}\n{label}     45     > 39")["sperm_concentration"]
