"""One calibrated confidence for values from pixels."""

import tomllib
from collections.abc import Mapping
from dataclasses import replace

import pytest

from bench.calibration import AGAINST, FOR, NAMES
from intake.extraction.confidence import DATA, load_calibration
from intake.extraction.evidence import AGAINST as REASONS_OF_DOUBTS
from intake.reading.words import PageSource, SecondLook
from intake.wording import REASONS
from tests.records.typed import read_one, scanned, typed

TABLE = """
SEMEN ANALYSIS
Parameter             Result    Unit        Reference
Semen volume          2.8       mL          >=1.4
Sperm concentration   12.4      x106/mL     >=16
Total sperm number    34.7      x106        >=39
Viscosity             Normal
"""
SURE: Mapping[str, float] = {"confirmed": 1.0, "engine_doubt": 0.5, "unit_printed": 1.0, "label_known": 1.0}


def test_weights_have_the_sign_that_their_names_promise() -> None:
    weights = load_calibration().weights

    assert set(weights) <= set(NAMES)
    assert [name for name in FOR if weights.get(name, 0) < 0] == []
    assert [name for name in AGAINST if weights.get(name, 0) > 0] == []


@pytest.mark.parametrize("doubt", sorted(set(AGAINST) - {"contradicted"}))
def test_no_doubt_makes_a_value_surer(doubt: str) -> None:
    calibration = load_calibration()

    assert calibration.confidence({**SURE, doubt: 1.2}) <= calibration.confidence({**SURE, doubt: 0.0})


def test_what_nobody_confirmed_is_less_sure() -> None:
    calibration = load_calibration()

    assert calibration.confidence({**SURE, "confirmed": 0.0}) < calibration.confidence(SURE)
    assert calibration.confidence(SURE) > calibration.threshold


def test_every_doubt_has_words_for_people() -> None:
    assert set(REASONS_OF_DOUBTS.values()) <= set(REASONS)
    assert set(REASONS_OF_DOUBTS) <= set(NAMES)


def test_every_piece_of_evidence_that_is_gathered_has_a_place_in_the_calibration() -> None:
    gathered = {name for reading in read_one(scanned(TABLE)).values() for name in reading.evidence}

    assert gathered <= set(NAMES)
    assert {"confirmed", "engine_doubt", "adds_up", "free_text"} <= gathered


def test_sums_that_come_out_right_speak_for_their_parts() -> None:
    right, wrong = read_one(scanned(TABLE)), read_one(scanned(TABLE.replace("34.7", "94.7")))

    assert right["sperm_total"].confidence > load_calibration().threshold
    assert "arithmetic" in wrong["sperm_total"].reasons
    assert "adds_up" not in wrong["sperm_total"].evidence


def test_a_text_layer_is_certain_and_never_weighed() -> None:
    readings = read_one(typed(TABLE))

    assert {reading.confidence for reading in readings.values()} == {1.0}
    assert not any(reading.evidence for reading in readings.values())


def test_the_data_file_is_what_the_benchmark_writes() -> None:
    data = tomllib.loads(DATA.read_text(encoding="utf-8"))

    assert set(data) == {"threshold", "base", "weights"}
    assert 0.9 < data["threshold"] < 1


@pytest.mark.parametrize(
    ("first", "unsure", "second", "sure", "is_asked"),
    [
        ("TAZ", 0.79, "7.12", 0.999, False),
        ("13.98", 0.82, "13.90", 0.999, False),
        ("13.98", 0.94, "13.90", 0.999, True),  # two readers, both sure
        ("13.98", 0.82, "13.90", 0.95, True),
        ("0", 0.7, "10", 0.999, True),  # an arrow before a nought
        ("4.7", 0.8, "47", 0.999, True),  # a mark is lost
        ("<0.1", 0.8, "0.1", 0.999, True),
    ],
)
def test_a_number_is_believed_of_a_sure_second_reader_against_an_unsure_first(
    first: str, unsure: float, second: str, sure: float, is_asked: bool
) -> None:
    page = scanned(f"HORMONES\nTest    Result    Unit    Reference\nTestosterone    {second}    nmol/L    8.6 - 29.0")
    look = SecondLook(first, unsure, second, sure, agrees=False)
    words = tuple(replace(word, look=look) if word.text == second else word for word in page.words)

    assert ("repaired" in read_one(replace(page, words=words))["testosterone_total"].reasons) == is_asked


@pytest.mark.parametrize(("answer", "is_free"), [("Normal", 0.0), ("Normol", 1.0)])
def test_an_answer_is_known_letter_by_letter_or_it_is_free_text(answer: str, is_free: float) -> None:
    viscosity = read_one(scanned(TABLE.replace("Normal", answer)))["semen_viscosity"]

    assert viscosity.evidence["free_text"] == is_free


def test_a_number_that_no_second_reader_saw_is_weighed_so() -> None:
    seen, unseen = read_one(scanned(TABLE)), read_one(typed(TABLE, source=PageSource.OCR))

    assert (seen["semen_volume"].evidence["unseen"], unseen["semen_volume"].evidence["unseen"]) == (0.0, 1.0)
    assert unseen["semen_volume"].confidence < seen["semen_volume"].confidence


def test_a_sentence_with_a_word_that_was_hardly_read_asks() -> None:
    told = "Après centrifugation : aucun spermatozoïde{} dans le culot."
    clear, spoilt = (read_one(scanned(f"SPERMOGRAMME\nVolume    2,8    mL\n{told.format(sure)}")) for sure in ("", "~0.6"))

    assert [reading["pellet_examined"].evidence["scrap"] for reading in (clear, spoilt)] == [0.0, 1.0]
    assert spoilt["pellet_examined"].needs_check
