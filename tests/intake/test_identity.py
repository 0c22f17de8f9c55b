"""Is this paper the patient's own?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from intake.identity import Match, bears_another_name, compare_dates, compare_names, is_clearly_anothers
from intake.models import Patient, Report

NAMES = st.lists(st.text(st.characters(categories=["Lu", "Ll"]), min_size=2, max_size=12), min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize(
    ("printed", "known", "answer"),
    [
        ("Demir Yılmaz", "Demir Yılmaz", Match.SAME),
        ("YILMAZ, DEMİR", "Demir Yilmaz", Match.SAME),
        ("Łukasz Søren-Groß", "lukasz soren gross", Match.SAME),
        ("Demir Ali Yilmaz", "Demir Yılmaz", Match.SIMILAR),
        ("D. Yilmaz", "Demir Yılmaz", Match.SIMILAR),
        ("Kemal Aydın", "Demir Yılmaz", Match.DIFFERENT),
        ("Kemal Yılmaz", "Demir Yılmaz", Match.DIFFERENT),
        ("K. Yılmaz", "Demir Yılmaz", Match.DIFFERENT),
        ("محمد علي", "علي محمد", Match.SAME),
        ("", "Demir Yılmaz", Match.NOT_PRINTED),
        ("Demir", "", Match.NOT_PRINTED),
        ("—", "Demir", Match.NOT_PRINTED),
    ],
)
def test_a_name_is_compared_by_its_parts(printed: str, known: str, answer: Match) -> None:
    assert compare_names(printed, known) is answer


@given(NAMES)
def test_a_name_is_itself_in_capitals_and_turned_round(name: str) -> None:
    turned = " ".join(reversed(name.split()))

    assert compare_names(turned, name) is Match.SAME


@given(NAMES, NAMES)
def test_it_does_not_matter_which_of_two_names_is_on_the_paper(one: str, other: str) -> None:
    assert compare_names(one, other) is compare_names(other, one)


def test_there_is_no_similar_birth_date() -> None:
    assert compare_dates("1989-03-14", "1989-03-14") is Match.SAME
    assert compare_dates("1989-03-15", "1989-03-14") is Match.DIFFERENT
    assert compare_dates("", "1989-03-14") is Match.NOT_PRINTED


def test_a_report_without_name_and_birth_date_is_not_suspected() -> None:
    patient = Patient(full_name="Demir Yılmaz", birth_date_text="1989-03-14")

    assert not bears_another_name(Report(), patient)
    assert bears_another_name(Report(patient_name="Kemal Aydın"), patient)
    assert bears_another_name(Report(patient_name="Demir Yılmaz", patient_birth_date_text="1981-07-02"), patient)


@pytest.mark.parametrize(
    ("printed", "is_another"),
    [
        ("Kemal Aydin", True),
        ("Ayse Yilmaz", True),
        ("Kemal Yilmaz", True),
        ("K. Yilmaz", False),  # an initial is no name
        ("Demirr Yilmz", False),
        ("Demir", False),
        ("Демир Йылмаз", False),  # another alphabet cannot be compared
        ("", False),
    ],
)
def test_only_a_name_of_its_own_is_clearly_anothers(printed: str, is_another: bool) -> None:
    assert is_clearly_anothers(Report(patient_name=printed), Patient(full_name="Demir Yilmaz")) is is_another


@pytest.mark.parametrize(
    ("printed", "is_another"),
    [("1989-03-04", False), ("1989-04-03", False), ("1939-03-04", False), ("1989-03-14", False), ("1981-07-02", True), ("", False)],
)
def test_a_birth_date_with_one_wrong_part_is_perhaps_misread(printed: str, is_another: bool) -> None:
    assert is_clearly_anothers(Report(patient_birth_date_text=printed), Patient(birth_date_text="1989-03-04")) is is_another
