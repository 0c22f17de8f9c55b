"""Answers in words that are more than one word, and units that are two."""

import pytest

from tests.records.typed import printed


def mirrored(text: str) -> str:
    return " ".join(reversed(text.split()))


def test_an_answer_that_begins_with_a_flag_is_read_whole() -> None:
    assert printed(f"{mirrored('آزمایش اسپرم')}\n\n{mirrored('ویسکوزیته: افزایش یافته')}")["semen_viscosity"] == "افزایش یافته"


def test_an_answer_that_breaks_off_asks() -> None:
    assert "ambiguous" in printed(f"{mirrored('آزمایش اسپرم')}\n\nافزایش     ویسکوزیته\nیافته")["semen_viscosity"]
    assert "ambiguous" in printed("SEMEN ANALYSIS\n\nViscosity     thread longer than\n              2 cm")["semen_viscosity"]


@pytest.mark.parametrize("volume", ["12 سی سی", "12 سی‌سی", "12 میلی لیتر"])
def test_persian_units_are_one_word_or_two(volume: str) -> None:
    said = printed(f"{mirrored('سونوگرافی اسکروتوم')}\n\n{mirrored(f'حجم بیضه راست {volume} است')}")

    assert said["testis_volume_right"].startswith("12 ")
    assert "?" not in said["testis_volume_right"]


@pytest.mark.parametrize(
    ("title", "rows", "said"),
    [
        ("SCROTAL ULTRASOUND", "Left varicocele     Grade II\nRight varicocele     None", "Left varicocele Grade II ? ambiguous"),
        ("SCROTAL ULTRASOUND", "Left varicocele     None\nRight varicocele     Absent", "none"),
        ("SCROTAL ULTRASOUND", "Varicocele     Absent     Grade I", "Varicocele Absent Grade I ? ambiguous"),
        ("SKROTAL USG", "Varikosel     Sol grade II", "Varikosel Sol grade II ? ambiguous"),
        ("ÉCHOGRAPHIE SCROTALE Résultat", "Varicocèle     absente", "none"),
    ],
)
def test_a_varicocele_in_a_table_keeps_its_side_and_grade(title: str, rows: str, said: str) -> None:
    assert printed(f"{title}\n\n{rows}")["varicocele"] == said


def test_the_testis_on_a_side_in_turkish() -> None:
    said = printed("SKROTAL USG\n\nSağdaki testis 4,2 cm³, soldaki testis 1.1 cc hacmindedir.")

    assert (said["testis_volume_right"], said["testis_volume_left"]) == ("4.2 cm³", "1.1 cc")


@pytest.mark.parametrize("title", ["", "Test            Result         Unit     Reference"])
def test_an_answer_goes_on_in_small_letters_at_its_own_edge(title: str) -> None:
    said = printed(f"Semen analysis\n{title}\nAppearance      White\n                opalescent\nViscosity       Increased")

    assert said == {"semen_appearance": "White opalescent", "semen_viscosity": "Increased"}
