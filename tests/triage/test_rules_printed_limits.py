"""A value printed as a limit ("<15") is not the number beside the sign."""

from dataclasses import replace

import pytest

from tests.triage.test_rules_conditions import judge, papers, report, semen
from triage.rules.facts import ReportFacts
from triage.rules.truth import Truth


def as_limit(paper: ReportFacts, mark: str) -> ReportFacts:
    """The same paper with a sign before each of its numbers."""
    return replace(paper, facts=tuple(replace(fact, comparator=mark) for fact in paper.facts))


@pytest.mark.parametrize(("mark", "truth"), [("<", Truth.NO), ("<=", Truth.NO), (">", Truth.YES)])
def test_less_than_fifteen_million_is_no_proof_that_sperm_were_there_before(mark: str, truth: Truth) -> None:
    before, after = as_limit(semen(-900, "a", sperm_concentration=15), mark), semen(-20, "b", sperm_seen="none")

    assert judge({"sperm_lost": 1}, papers(before, after)) is truth


def test_a_volume_printed_as_a_limit_settles_nothing() -> None:
    paper = as_limit(report("scrotal_ultrasound", testis_volume_left=5, testis_volume_right=5), "<")

    assert judge({"testes": "volume", "below": 12}, papers(paper)) is Truth.UNSURE
