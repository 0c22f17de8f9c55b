"""Truth tables of the conditions about people, hands, genes and tissue, and what all truth tables are written with."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

from triage.rules.facts import Answer, Examination, Fact, Facts, PartnerFacts, PreviousRetrieval, ReportFacts
from triage.rules.truth import Truth

ON = date(2026, 11, 22)
YES, NO, UNSURE = Truth.YES, Truth.NO, Truth.UNSURE


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


NOTHING = Facts()
DIAMETERS = (Decimal("3.0"), Decimal("2.0"), Decimal("2.0"))
PEOPLE_AND_GENES: dict[str, list[tuple[dict[str, Any], Facts, Truth]]] = {
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
        ({"answered": "chemotherapy", "still": True}, said(chemotherapy=Answer(True, started_on=date(2026, 11, 23))), NO),
        ({"answered": "chemotherapy", "within_months": 12}, said(chemotherapy=Answer(True, started_on=date(2026, 11, 23))), NO),
        ({"answered": "chemotherapy", "ahead": True}, said(chemotherapy=Answer(True, started_on=date(2026, 11, 23))), YES),
        ({"answered": "chemotherapy", "ahead": True}, said(chemotherapy=Answer(True, started_on=date(2026, 11, 22))), NO),
        ({"answered": "chemotherapy", "ahead": True}, said(chemotherapy=True), UNSURE),
        ({"answered": "chemotherapy", "ahead": True}, said(chemotherapy=False), NO),
    ],
    "fever_of": [
        ({"fever_of": 39, "at_least_days": 3}, said(fever_last_3_months=Answer(True, highest_celsius=Decimal(39), days=3)), YES),
        ({"fever_of": 39, "at_least_days": 3}, said(fever_last_3_months=Answer(True, highest_celsius=Decimal("38.9"), days=3)), NO),
        ({"fever_of": 39, "at_least_days": 3}, said(fever_last_3_months=Answer(True, highest_celsius=Decimal(40), days=2)), NO),
        ({"fever_of": 39, "at_least_days": 3}, said(fever_last_3_months=Answer(True, highest_celsius=Decimal(40))), UNSURE),
        ({"fever_of": 39, "at_least_days": 3}, said(fever_last_3_months=False), NO),
        ({"fever_of": 39, "at_least_days": 3}, NOTHING, UNSURE),
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
    "cftr": [
        ({"cftr": "variant"}, papers(report(cftr_variants="F508del; 5T")), YES),
        ({"cftr": "variant"}, papers(report(cftr_poly_t="5T/9T")), YES),
        ({"cftr": "variant"}, papers(report(cftr_variants="none detected", cftr_poly_t="7T/9T")), NO),
        ({"cftr": "variant"}, papers(report(cftr_variants__unsure="F508del")), UNSURE),
        ({"cftr": "variant"}, papers(report(cftr_variants="IVS8-7T/9T")), NO),
        ({"cftr": "variant"}, papers(report(cftr_variants="c.1210-12T[7];[9]")), NO),
        ({"cftr": "variant"}, papers(report(cftr_variants="c.1210-12T[5];[9]")), YES),
        ({"cftr": "variant"}, papers(report(cftr_variants="IVS8-5T/9T")), YES),
        ({"cftr": "variant"}, papers(report(cftr_variants="36 variants tested: none detected")), NO),
        ({"cftr": "variant"}, papers(report(cftr_variants="F508del: not detected; R117H")), YES),
        ({"cftr": "two_severe"}, papers(report(cftr_variants="F508del: not detected; G542X")), NO),
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
}
