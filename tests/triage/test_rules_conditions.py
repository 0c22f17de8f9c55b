"""The truth table of every condition: when it is YES, when NO, and when nobody can say."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from triage.rules import load_guidelines
from triage.rules.building import Builder
from triage.rules.chart import Chart
from triage.rules.conditions import CONDITIONS
from triage.rules.days import months_before
from triage.rules.facts import Answer, Examination, Fact, Facts, PartnerFacts, PreviousRetrieval, ReportFacts
from triage.rules.finding import Finding
from triage.rules.limits import Comparison, compare
from triage.rules.scene import Scene
from triage.rules.truth import Truth
from triage.rules.verdicts import ItemStatus

ON = date(2026, 11, 22)
YES, NO, UNSURE = Truth.YES, Truth.NO, Truth.UNSURE
POLICY = load_guidelines().policy
YES_FLAG, NO_FLAG, UNSURE_FLAG = ({"flags": [flag]} for flag in ("RAISED", "LOWERED", "OPEN"))


def report(kind: str = "other", day: int | None = -10, id: str = "r", at: time | None = None, **values: Any) -> ReportFacts:  # noqa: A002
    """A paper so many days before: `fsh=24` is certain, `fsh__unsure=24` is not."""
    facts = []
    for name, value in values.items():
        analyte, _, unsure = name.partition("__")
        number, word = (None, value) if isinstance(value, str) else (Decimal(str(value)), None)
        facts.append(Fact(analyte, f"{id}/{analyte}", number, word, is_certain=not unsure))
    return ReportFacts(id, kind, tuple(facts), None if day is None else ON + timedelta(days=day), at)


def papers(*reports: ReportFacts) -> Facts:
    return Facts(reports=reports)


def said(**answers: Answer | bool | None) -> Facts:
    return Facts(history={key: answer if isinstance(answer, Answer) else Answer(answer) for key, answer in answers.items()})


def semen(day: int | None = -10, id: str = "s", **values: Any) -> ReportFacts:  # noqa: A002
    return report("semen_analysis", day, id, **values)


def judge(table: dict[str, Any], facts: Facts, since: date | None = None) -> Truth:
    flags = {"RAISED": Finding(YES), "LOWERED": Finding(NO), "OPEN": Finding(UNSURE)}
    items = {"THERE": ItemStatus.SATISFIED, "GONE": ItemStatus.MISSING}
    scene = Scene(Chart(facts, ON, POLICY, {"clinic_country": "TR"}, load_guidelines().patterns), since=since, flags=flags, items=items)
    return Builder(set(POLICY), {}, {}).build(table).judge(scene).truth


NOTHING = Facts()
DIAMETERS = (Decimal("3.0"), Decimal("2.0"), Decimal("2.0"))
FSH = papers(report(fsh=24))
FSH_UNSURE = papers(report(fsh__unsure=24))
ABOVE = {"measured": "fsh", "above": 8.2}
TWO_DAYS = papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_seen="none"))
TABLE: dict[str, list[tuple[dict[str, Any], Facts, Truth]]] = {
    "all": [
        ({"all": []}, NOTHING, YES),
        ({"all": [YES_FLAG, YES_FLAG]}, NOTHING, YES),
        ({"all": [YES_FLAG, UNSURE_FLAG]}, NOTHING, UNSURE),
        ({"all": [NO_FLAG, UNSURE_FLAG]}, NOTHING, NO),
    ],
    "any": [
        ({"any": []}, NOTHING, NO),
        ({"any": [YES_FLAG, UNSURE_FLAG]}, NOTHING, YES),
        ({"any": [NO_FLAG, UNSURE_FLAG]}, NOTHING, UNSURE),
    ],
    "not": [({"not": YES_FLAG}, NOTHING, NO), ({"not": NO_FLAG}, NOTHING, YES), ({"not": UNSURE_FLAG}, NOTHING, UNSURE)],
    "certain": [({"certain": YES_FLAG}, NOTHING, YES), ({"certain": NO_FLAG}, NOTHING, NO), ({"certain": UNSURE_FLAG}, NOTHING, NO)],
    "measured": [
        (ABOVE, FSH, YES),
        ({"measured": "fsh", "above": 24}, FSH, NO),
        (ABOVE, FSH_UNSURE, UNSURE),
        (ABOVE, NOTHING, UNSURE),
        (ABOVE, papers(report(day=-5, id="new", fsh=3), report(day=-50, id="old", fsh=24)), NO),
        (ABOVE, papers(report(id="a", fsh=3), report(id="b", fsh=24)), UNSURE),
        ({"measured": "fsh", "above": "reference_high"}, FSH, YES),
        ({"measured": "fsh", "above": "reference_high", "times": 2}, FSH, NO),
        ({"measured": "shbg", "above": "reference_high"}, papers(report(shbg=99)), UNSURE),
    ],
    "coded": [
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass="present")), YES),
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass="absent")), NO),
        ({"coded": "testis_mass", "values": ["present"]}, papers(report(testis_mass__unsure="present")), UNSURE),
        ({"coded": "testis_mass", "values": ["present"]}, NOTHING, UNSURE),
        (
            {"coded": "testis_mass", "values": ["present"], "ever": True},
            papers(report(day=-5, id="new", testis_mass="absent"), report(day=-50, id="old", testis_mass="present")),
            YES,
        ),
    ],
    "recorded": [
        ({"recorded": "fsh"}, FSH, YES),
        ({"recorded": "fsh"}, FSH_UNSURE, UNSURE),
        ({"recorded": "fsh"}, NOTHING, NO),
        ({"recorded": "fsh", "taken_by": "morning"}, papers(report(at=time(11, 0), fsh=24)), YES),
        ({"recorded": "fsh", "taken_by": "morning"}, papers(report(at=time(11, 1), fsh=24)), NO),
        ({"recorded": "amh", "of": "partner"}, papers(report(amh=2)), NO),
        ({"recorded": "amh", "of": "partner"}, Facts(partner=PartnerFacts(30, (report(amh=2),))), YES),
    ],
    "recorded_on_days": [
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(day=-5, id="a", fsh=3), report(day=-9, id="b", fsh=3)), YES),
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(id="a", fsh=3), report(id="b", fsh=3)), NO),
        ({"recorded_on_days": "fsh", "at_least": 2}, papers(report(day=-5, id="a", fsh=3), report(day=-9, id="b", fsh__unsure=3)), UNSURE),
        (
            {"recorded_on_days": "fsh", "at_least": 2, "taken_by": "morning"},
            papers(report(day=-5, id="a", at=time(8), fsh=3), report(day=-9, id="b", at=time(16), fsh=3)),
            NO,
        ),
    ],
    "measured_on_days": [
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh=9)), YES),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh=8)), NO),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(id="a", fsh=9), report(id="b", fsh=9)), NO),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=-9, id="b", fsh__unsure=9)), UNSURE),
        ({"measured_on_days": "fsh", "above": 8}, papers(report(day=-5, id="a", fsh=9), report(day=None, id="b", fsh=9)), UNSURE),
        ({"measured_on_days": "fsh", "above": 8, "days": 1}, FSH, YES),
    ],
    "illegible_reports": [
        ({"illegible_reports": True}, papers(report(fsh__unsure=24)), YES),
        ({"illegible_reports": True}, papers(report(fsh__unsure=24, lh=11)), NO),
        ({"illegible_reports": True}, papers(report("histology")), NO),
        ({"illegible_reports": True}, Facts(partner=PartnerFacts(30, (report(amh__unsure=2),))), YES),
    ],
    "tissue_shows": [
        ({"tissue_shows": ["tumour"]}, papers(report(histology_pattern="seminoma, pT1")), YES),
        ({"tissue_shows": ["tumour"]}, papers(report(histology_pattern="Sertoli cell only, no tumour")), NO),
        ({"tissue_shows": ["tumour"]}, papers(report(histology_pattern="see the letter")), UNSURE),
        ({"tissue_shows": ["tumour"]}, papers(report(histology_pattern__unsure="seminoma")), UNSURE),
        ({"tissue_shows": ["tumour"]}, papers(report(id="a", histology_pattern="see the letter"), report(id="b", histology_pattern="seminoma")), YES),
        ({"tissue_shows": ["sertoli_cell_only"]}, Facts(previous_retrievals=(PreviousRetrieval("tese", histology="sertoli_cell_only"),)), YES),
        ({"tissue_shows": ["tumour"]}, NOTHING, NO),
        ({"tissue_shows": ["any"]}, papers(report(histology_pattern="see the letter")), YES),
        ({"tissue_shows": ["any"]}, papers(report(histology_pattern__unsure="see the letter")), UNSURE),
        ({"tissue_shows": ["any"]}, NOTHING, NO),
    ],
    "tissue_unclear": [
        ({"tissue_unclear": True}, papers(report(histology_pattern="see the letter")), YES),
        ({"tissue_unclear": True}, papers(report(histology_pattern="hypospermatogenesis")), NO),
        ({"tissue_unclear": True}, NOTHING, NO),
    ],
    "clinic_in": [
        ({"clinic_in": ["TR"]}, NOTHING, YES),
        ({"clinic_in": ["DE", "FR"]}, NOTHING, NO),
    ],
    "disagree": [
        ({"disagree": "fsh"}, papers(report(id="a", fsh=24), report(id="b", fsh=4)), YES),
        ({"disagree": "fsh"}, papers(report(id="a", fsh=24), report(id="b", fsh=24.5)), NO),
        ({"disagree": "fsh"}, papers(report(day=-5, id="a", fsh=24), report(day=-9, id="b", fsh=4)), NO),
        ({"disagree": "fsh"}, NOTHING, NO),
    ],
    "reported": [
        ({"reported": "histology"}, papers(report("histology")), YES),
        ({"reported": "histology"}, papers(report("other")), NO),
    ],
    "future_reports": [
        ({"future_reports": True}, papers(report(day=1)), YES),
        ({"future_reports": True}, papers(report(day=0)), NO),
    ],
    "answered": [
        ({"answered": "diabetes"}, said(diabetes=True), YES),
        ({"answered": "diabetes"}, said(diabetes=False), NO),
        ({"answered": "diabetes"}, said(diabetes=None), UNSURE),
        ({"answered": "diabetes"}, NOTHING, UNSURE),
        ({"answered": "testosterone_use", "within_months": 12}, said(testosterone_use=Answer(True, stopped_on=date(2025, 11, 22))), YES),
        ({"answered": "testosterone_use", "within_months": 12}, said(testosterone_use=Answer(True, stopped_on=date(2025, 11, 21))), NO),
        ({"answered": "testosterone_use", "within_months": 12}, said(testosterone_use=True), YES),
        ({"answered": "chemotherapy", "within_months": 12, "undated": "unsure"}, said(chemotherapy=True), UNSURE),
        (
            {"answered": "chemotherapy", "within_months": 12, "undated": "unsure"},
            said(chemotherapy=Answer(True, started_on=date(2024, 1, 1))),
            YES,
        ),
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=Answer(True, started_on=date(2024, 1, 1))), YES),
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=Answer(True, ended_on=date(2026, 11, 23))), YES),
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=Answer(True, ended_on=date(2026, 11, 22))), NO),
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=True), UNSURE),
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=False), NO),
    ],
    "said_no": [
        ({"said_no": "complete_collection"}, said(complete_collection=False), YES),
        ({"said_no": "complete_collection"}, said(complete_collection=True), NO),
        ({"said_no": "complete_collection"}, NOTHING, NO),
    ],
    "examined": [
        ({"examined": "vas_left", "value": "absent"}, Facts(examination=Examination(vas_left="absent")), YES),
        ({"examined": "vas_left", "value": "absent"}, Facts(examination=Examination(vas_left="present")), NO),
        ({"examined": "vas_left", "value": "absent"}, NOTHING, UNSURE),
        ({"examined": "vas_left", "value": "recorded"}, NOTHING, NO),
        ({"examined": "vas_left", "value": "absent"}, papers(report(vas_left="absent")), YES),
        ({"examined": "vas_left", "value": "present"}, papers(report(vas_left="absent")), NO),
        ({"examined": "vas_left", "value": "absent"}, papers(report(vas_left__unsure="absent")), UNSURE),
        ({"examined": "vas_left", "value": "recorded"}, papers(report(vas_left="absent")), YES),
        ({"examined": "vas_left", "value": "recorded"}, papers(report(id="a", vas_left="absent"), report(id="b", vas_left="present")), UNSURE),
        ({"examined": "mass", "value": "yes"}, Facts(examination=Examination(has_mass=False)), NO),
        ({"examined": "day", "value": "recorded"}, Facts(examination=Examination(on=ON)), YES),
        ({"examined": "day", "value": "recorded"}, Facts(examination=Examination(on=ON + timedelta(days=1))), NO),
        ({"examined": "volumes", "value": "recorded"}, Facts(examination=Examination(testis_diameters_left=DIAMETERS)), NO),
        (
            {"examined": "ultrasound_volumes", "value": "recorded"},
            Facts(examination=Examination(testis_diameters_left=DIAMETERS, testis_diameters_right=DIAMETERS)),
            YES,
        ),
        ({"examined": "volumes", "value": "recorded"}, Facts(examination=Examination(testis_volume_left=Decimal(9))), NO),
    ],
    "own_age": [
        ({"own_age": True, "at_least": 40}, Facts(age=40), YES),
        ({"own_age": True, "at_least": 40}, Facts(age=39), NO),
        ({"own_age": True, "at_least": 40}, NOTHING, UNSURE),
    ],
    "known": [
        ({"known": ["vasectomy", "torsion"]}, said(vasectomy=True, torsion=False), YES),
        ({"known": ["vasectomy", "torsion"]}, said(vasectomy=True, torsion=None), NO),
        ({"known": ["vasectomy", "torsion"], "any_question": True}, said(vasectomy=False), YES),
        ({"known": ["vasectomy", "torsion"], "any_question": True}, NOTHING, NO),
    ],
    "undated_reports": [
        ({"undated_reports": True}, papers(report(day=None)), YES),
        ({"undated_reports": True}, FSH, NO),
    ],
    "same_day": [
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24, lh=11)), YES),
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24), report(day=-11, id="q", lh=11)), NO),
        ({"same_day": ["fsh", "lh"]}, papers(report(fsh=24, lh__unsure=11)), NO),
    ],
    "cftr": [
        ({"cftr": "variant"}, papers(report(cftr_variants="F508del; 5T")), YES),
        ({"cftr": "variant"}, papers(report(cftr_poly_t="5T/9T")), YES),
        ({"cftr": "variant"}, papers(report(cftr_variants="none detected", cftr_poly_t="7T/9T")), NO),
        ({"cftr": "variant"}, papers(report(cftr_variants__unsure="F508del")), UNSURE),
        ({"cftr": "poly_t"}, papers(report(cftr_variants="F508del; IVS8-5T")), YES),
        ({"cftr": "poly_t"}, papers(report(cftr_poly_t="7T/9T")), YES),
        ({"cftr": "poly_t"}, papers(report(cftr_variants="c.1210-34TG[12]T[5]")), YES),
        ({"cftr": "poly_t"}, papers(report(cftr_variants="none detected")), NO),
        ({"cftr": "poly_t"}, papers(report(cftr_variants="3849+10kbC>T")), NO),
        ({"cftr": "two_severe"}, papers(report(cftr_variants="F508del; G542X")), YES),
        ({"cftr": "two_severe"}, papers(report(cftr_variants="F508del"), report(id="q", cftr_variants="c.1521_1523delCTT")), NO),
        ({"cftr": "two_severe"}, papers(report(cftr_variants="F508del, homozygous")), YES),
        ({"cftr": "two_severe"}, papers(report(cftr_variants="F508del, heterozygous")), NO),
    ],
    "partner_age": [
        ({"partner_age": True, "at_least": 35}, Facts(partner=PartnerFacts(35)), YES),
        ({"partner_age": True, "at_least": 35}, Facts(partner=PartnerFacts(34)), NO),
        ({"partner_age": True, "at_least": 35}, NOTHING, UNSURE),
        ({"partner_age": True}, NOTHING, NO),
        ({"partner_age": True}, Facts(partner=PartnerFacts(34)), YES),
    ],
    "retrieved": [
        ({"retrieved": ["any"]}, Facts(previous_retrievals=(PreviousRetrieval("tese"),)), YES),
        ({"retrieved": ["any"]}, NOTHING, NO),
        ({"retrieved": ["micro_tese"], "sperm_found": "no"}, Facts(previous_retrievals=(PreviousRetrieval("micro_tese", None, False),)), YES),
        ({"retrieved": ["micro_tese"], "sperm_found": "no"}, Facts(previous_retrievals=(PreviousRetrieval("micro_tese"),)), UNSURE),
        ({"retrieved": ["micro_tese"], "sperm_found": "no"}, Facts(previous_retrievals=(PreviousRetrieval("tese", None, False),)), NO),
        ({"retrieved": ["any"], "within_months": 6}, Facts(previous_retrievals=(PreviousRetrieval("tese", date(2026, 6, 1)),)), YES),
        ({"retrieved": ["any"], "within_months": 6}, Facts(previous_retrievals=(PreviousRetrieval("tese", date(2026, 5, 22)),)), NO),
        ({"retrieved": ["any"], "within_months": 6}, Facts(previous_retrievals=(PreviousRetrieval("tese"),)), UNSURE),
    ],
    "ejaculates": [
        ({"ejaculates": "azoospermic", "at_least": 2}, TWO_DAYS, YES),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(sperm_seen="none")), NO),
        (
            {"ejaculates": "azoospermic", "at_least": 2},
            papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_seen__unsure="none")),
            UNSURE,
        ),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(-40, "a", sperm_seen="none"), semen(None, "b", sperm_seen="none")), UNSURE),
        ({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(None, sperm_seen="none")), YES),
        ({"ejaculates": "azoospermic", "at_least": 2}, papers(semen(-40, "a", sperm_seen="none"), semen(-60, "b", sperm_concentration=0)), YES),
        ({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(semen_volume=3)), UNSURE),
        ({"ejaculates": "with_sperm", "at_least": 1}, papers(semen(sperm_seen="rare")), YES),
        ({"ejaculates": "with_sperm", "at_least": 1}, papers(semen(sperm_concentration=0.1)), YES),
        ({"ejaculates": "with_sperm", "at_most": 0}, papers(semen(sperm_seen__unsure="rare")), UNSURE),
        ({"ejaculates": "with_sperm", "at_least": 1, "within_months": 24}, papers(semen(-800, sperm_seen="rare")), NO),
        ({"ejaculates": "assessed", "at_least": 1}, papers(semen(sperm_seen__unsure="none")), UNSURE),
        ({"ejaculates": "pellet_documented", "at_least": 1}, papers(semen(sperm_seen="none")), NO),
        ({"ejaculates": "pellet_documented", "at_least": 1}, papers(semen(sperm_seen="none", pellet_examined__unsure="yes")), UNSURE),
        ({"ejaculates": "contradicting", "at_least": 1}, papers(semen(sperm_seen="none", sperm_concentration=2)), YES),
    ],
    "short_gap": [
        ({"short_gap": 28}, TWO_DAYS, YES),
        ({"short_gap": 20}, TWO_DAYS, NO),
        ({"short_gap": 28}, papers(semen(sperm_seen="none")), NO),
    ],
    "sperm_lost": [
        ({"sperm_lost": 1}, papers(semen(-900, "a", sperm_concentration=2), semen(-20, "b", sperm_seen="none")), YES),
        ({"sperm_lost": 1}, papers(semen(-20, "a", sperm_concentration=2), semen(-900, "b", sperm_seen="none")), NO),
        ({"sperm_lost": 1}, papers(semen(-900, "a", sperm_concentration=0.9), semen(-20, "b", sperm_seen="none")), NO),
    ],
    "testes": [
        ({"testes": "axis", "which": "any", "at_most": 4.6}, papers(report(testis_length_left=4.6)), YES),
        ({"testes": "axis", "which": "any", "at_most": 4.6}, papers(report(testis_length_left=4.7, testis_length_right=4.7)), NO),
        ({"testes": "axis", "which": "both", "above": 4.6}, papers(report(testis_length_left=4.7)), UNSURE),
        ({"testes": "volume", "which": "any", "below": 12}, papers(report(testis_volume_left=7)), YES),
        ({"testes": "volume", "which": "any", "below": 12}, papers(report(testis_volume_left=10)), UNSURE),
        ({"testes": "volume", "which": "any", "below": 12}, papers(report(testis_volume_left=17, testis_volume_right=17)), NO),
        ({"testes": "volume", "which": "any", "below": 12}, NOTHING, UNSURE),
        ({"testes": "volume", "which": "any", "below": 12}, Facts(examination=Examination(testis_diameters_left=DIAMETERS)), YES),
        ({"testes": "axis", "which": "any", "at_most": 4.6}, Facts(examination=Examination(testis_diameters_left=DIAMETERS)), YES),
    ],
    "karyotype": [
        ({"karyotype": ["KLINEFELTER"]}, papers(report(karyotype="47,XXY")), YES),
        ({"karyotype": ["KLINEFELTER"]}, papers(report(karyotype="46,XY")), NO),
        ({"karyotype": ["KLINEFELTER"]}, papers(report(karyotype__unsure="47,XXY")), UNSURE),
        ({"karyotype": ["KLINEFELTER"]}, papers(report(id="a", karyotype="47,XXY"), report(id="b", karyotype="46,XY")), UNSURE),
        ({"karyotype": ["KLINEFELTER"]}, NOTHING, UNSURE),
    ],
    "y_deletion": [
        ({"y_deletion": ["AZFC_B2B4"]}, papers(report(sts_sy254="absent", sts_sy255="absent", sts_sy160="present")), YES),
        ({"y_deletion": ["AZFC_B2B4"]}, papers(report(sts_sy254="present", sts_sy255="present")), NO),
        ({"y_deletion": ["AZFC_B2B4"]}, papers(report(sts_sy254="absent", sts_sy255__unsure="absent", sts_sy160="present")), UNSURE),
        (
            {"y_deletion": ["AZFC_B2B4"]},
            papers(report(id="a", sts_sy254="absent", sts_sy255="absent"), report(day=-3, id="b", sts_sy160="present")),
            YES,
        ),
        ({"y_deletion": ["AZFC_EXTENT_UNKNOWN"]}, papers(report(azf_c="deleted")), YES),
        ({"y_deletion": ["AZFC_EXTENT_UNKNOWN"]}, papers(report(azf_c="unclear")), UNSURE),
        ({"y_deletion": ["AZFC_B2B4"]}, NOTHING, UNSURE),
    ],
    "genetics": [
        ({"genetics": "karyotype", "tells": "complete"}, papers(report(karyotype="47,XXY")), YES),
        ({"genetics": "karyotype", "tells": "complete"}, papers(report(karyotype="failed")), NO),
        ({"genetics": "karyotype", "tells": "complete"}, papers(report(karyotype__unsure="46,XY")), UNSURE),
        ({"genetics": "karyotype", "tells": "complete"}, NOTHING, NO),
        ({"genetics": "y_deletion", "tells": "complete"}, papers(report(azf_a="intact")), NO),
        ({"genetics": "y_deletion", "tells": "something"}, papers(report(azf_a="intact")), YES),
        ({"genetics": "y_deletion", "tells": "conflicting"}, papers(report(id="a", azf_a="intact"), report(id="b", azf_a="deleted")), YES),
    ],
    "flags": [({"flags": ["RAISED", "LOWERED"]}, NOTHING, YES), (UNSURE_FLAG, NOTHING, UNSURE), ({"flags": ["NEVER_HEARD_OF"]}, NOTHING, NO)],
    "items": [
        ({"items": ["THERE"], "status": ["satisfied"]}, NOTHING, YES),
        ({"items": ["THERE", "GONE"], "status": ["satisfied"]}, NOTHING, NO),
        ({"items": ["THERE", "GONE"], "status": ["satisfied"], "any_item": True}, NOTHING, YES),
    ],
}


def test_every_condition_of_the_closed_list_has_a_truth_table() -> None:
    assert set(TABLE) == set(CONDITIONS)


@pytest.mark.parametrize(("table", "facts", "truth"), [row for rows in TABLE.values() for row in rows])
def test_the_condition_comes_out_as_its_table_says(table: dict[str, Any], facts: Facts, truth: Truth) -> None:
    assert judge(table, facts) is truth


@pytest.mark.parametrize(
    ("day", "truth"),
    [(-30, YES), (-31, NO), (None, UNSURE)],
)
def test_evidence_must_reach_to_the_day_the_rule_asks_for_and_an_undated_paper_leaves_it_open(day: int | None, truth: Truth) -> None:
    since = ON - timedelta(days=30)

    assert judge({"recorded": "fsh"}, papers(report(day=day, fsh=24)), since) is truth
    assert judge({"reported": "other"}, papers(report(day=day)), since) is truth
    assert judge({"ejaculates": "azoospermic", "at_least": 1}, papers(semen(day, sperm_seen="none")), since) is truth


@pytest.mark.parametrize(("day", "truth"), [(-30, YES), (-31, NO), (None, YES)])
def test_an_old_examination_is_no_evidence_and_one_of_an_unknown_day_is(day: int | None, truth: Truth) -> None:
    on = None if day is None else ON + timedelta(days=day)
    facts = Facts(examination=Examination(vas_left="present", on=on))

    assert judge({"examined": "vas_left", "value": "recorded"}, facts, ON - timedelta(days=30)) is truth
    assert judge({"examined": "vas_left", "value": "recorded"}, facts) is YES


@pytest.mark.parametrize(
    ("on", "months", "then"),
    [
        (date(2026, 11, 22), 6, date(2026, 5, 22)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2026, 1, 15), 12, date(2025, 1, 15)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
    ],
)
def test_months_are_calendar_months(on: date, months: int, then: date) -> None:
    assert months_before(on, months) == then


@pytest.mark.parametrize(
    ("mark", "comparison", "limit", "truth"),
    [
        ("<", "below", 5, YES),
        ("<", "at_least", 5, NO),
        ("<", "below", 4, UNSURE),
        ("≤", "below", 5, UNSURE),
        ("≤", "above", 5, NO),
        (">", "above", 5, YES),
        (">", "at_most", 5, NO),
        (">", "above", 6, UNSURE),
        ("≥", "at_least", 5, YES),
        ("≥", "above", 5, UNSURE),
        ("~", "below", 100, UNSURE),
    ],
)
def test_a_value_printed_as_less_or_more_than_five_is_only_known_so_far(mark: str, comparison: Comparison, limit: int, truth: Truth) -> None:
    assert compare(Decimal(5), mark, comparison, Decimal(limit)) is truth


@given(
    st.integers(-5, 5),
    st.sampled_from(["<", "≤", ">", "≥"]),
    st.sampled_from(["below", "at_most", "at_least", "above"]),
    st.integers(-5, 5),
    st.integers(-12, 12),
)
def test_what_a_mark_settles_holds_for_every_value_it_allows(printed: int, mark: str, comparison: Comparison, limit: int, halves: int) -> None:
    true_value = Decimal(halves) / 2
    allowed = {"<": true_value < printed, "≤": true_value <= printed, ">": true_value > printed, "≥": true_value >= printed}[mark]
    settled = compare(Decimal(printed), mark, comparison, Decimal(limit))

    assert not allowed or settled is UNSURE or settled is compare(true_value, None, comparison, Decimal(limit))
