"""Forms that print the possible answers side by side, and sentences that name more than the patient's own findings: a person looks."""

import pytest

from tests.records.typed import printed


@pytest.mark.parametrize(
    ("paper", "expected"),
    [
        ("SEROLOGY\nHIV        Negative / Positive\nAnti-HCV   Negative", {"hiv": "nonreactive ? column_doubtful", "anti_hcv": "nonreactive"}),
        (
            "SEMEN ANALYSIS\nViscosity:   normal / increased\nAppearance:  grey / yellow",
            {"semen_viscosity": "normal ? column_doubtful", "semen_appearance": "grey / yellow ? column_doubtful"},
        ),
        ("SEMEN ANALYSIS\nSperm found: yes / no\nPellet examined: yes / no", {}),
        ("SCROTAL ULTRASOUND\nVaricocele: right / left / none\nMass: yes / no", {}),
    ],
)
def test_choices_that_nobody_struck_out_are_no_certain_answer(paper: str, expected: dict[str, str]) -> None:
    assert printed(paper) == expected


@pytest.mark.parametrize(
    ("paper", "name", "said"),
    [
        ("SEMEN ANALYSIS\nNo sperm / no round cells seen in the pellet after centrifugation.", "sperm_seen", "none"),
        ("SCROTAL ULTRASOUND\nNo mass / nodule in either testis.", "testis_mass", "absent"),
        ("SCROTAL ULTRASOUND\nNo varicocele / hydrocele.", "varicocele", "none"),
    ],
)
def test_a_stroke_between_two_things_that_are_denied_is_no_choice(paper: str, name: str, said: str) -> None:
    assert printed(paper)[name] == said


def test_variants_that_a_test_covers_or_the_wife_has_are_no_certain_findings() -> None:
    readings = printed("CFTR\nThe test covers F508del, G542X and N1303K. R117H was detected in the wife.")

    assert readings["cftr_variants"].endswith("? ambiguous")
    assert printed("CFTR\nR117H was detected, heterozygous.")["cftr_variants"] == "R117H"


def test_two_counts_that_contradict_each_other_leave_open_whether_sperm_were_seen() -> None:
    readings = printed("""
        SEMEN ANALYSIS
        Concentration 16 million/mL
        Your results
        Concentration 0 million/mL
    """)

    assert readings["sperm_seen"].endswith("? conflict")


def test_expected_answers_under_one_that_nobody_knows_are_not_read() -> None:
    readings = printed("""
        Serology
        HIV             HBsAg           Anti-HCV
        Gurbleflax      Negative        (ELISA)
        Negative        Negative        Negative
    """)

    assert readings == {"hbsag": "nonreactive", "anti_hcv": "nonreactive"}


def test_an_arabic_answer_is_no_second_name_beside_limits_in_latin_letters() -> None:
    readings = printed("""
                                             سرولوژی
        نرمال: Non Reactive          نامشخص (1.08)            RPR
        نرمال: Non Reactive          منفی (0.1)               HBsAg
    """)

    assert readings == {"syphilis": "indeterminate", "hbsag": "nonreactive"}
