"""Promises that hold for every case: order, replay, unrelated papers, more evidence, arbitrary input."""

import random
from dataclasses import fields, is_dataclass, replace
from datetime import date, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from intake.vocabulary import load_vocabulary
from tests.guidelines.scenarios import DAY, Scenario, load_scenarios
from triage.rules import Facts, evaluate, load_guidelines
from triage.rules.facts import Answer, Examination, Fact, PartnerFacts, PreviousRetrieval, ReportFacts, Waiver
from triage.rules.json_facts import JsonFactsError, read_facts
from triage.rules.verdicts import ItemStatus, Verdicts
from triage.rules.vocabulary import HISTORY_QUESTIONS, RETRIEVAL_KINDS

GUIDELINES = load_guidelines()
SCENARIOS = load_scenarios()
ITEMS = sorted({rule.id for rule in GUIDELINES.items})
COMPLETE = SCENARIOS[[scenario.name[:2] for scenario in SCENARIOS].index("1 ")]

NUMBERS = [
    "fsh",
    "lh",
    "testosterone_total",
    "prolactin",
    "semen_volume",
    "semen_ph",
    "sperm_concentration",
    "round_cells",
    "afp",
    "amh",
    "testis_length_left",
]
CODES = {
    "sperm_seen": ["none", "pellet_only", "rare", "present", "odd"],
    "pellet_examined": ["yes", "no"],
    "karyotype": ["46,XY", "47,XXY", "46,XX", "nonsense", ""],
    "sts_sy84": ["present", "absent"],
    "sts_sy254": ["present", "absent"],
    "azf_a": ["deleted", "intact", "partial", "unclear"],
    "cftr_variants": ["none detected", "F508del"],
    "testis_mass": ["present", "absent"],
    "identity": ["match", "mismatch"],
    "histology_pattern": ["sertoli_cell_only", "GCNIS", "no GCNIS", "odd"],
}
KINDS = ["semen_analysis", "hormone_panel", "karyotype", "y_microdeletion", "scrotal_ultrasound", "histology", "operation_note", "other_lab", "other"]

days = st.none() | st.integers(-1500, 60).map(lambda offset: DAY + timedelta(days=offset))
decimals = st.decimals(0, 500, places=2)
diameters = st.decimals("0.5", 7, places=1)
measured = st.builds(
    Fact,
    st.sampled_from(NUMBERS),
    st.uuids().map(str),
    number=st.none() | decimals,
    comparator=st.sampled_from([None, "<", ">", "≤", "~"]),
    reference_high=st.none() | decimals,
    is_certain=st.booleans(),
)
coded = st.sampled_from(sorted(CODES)).flatmap(
    lambda name: st.builds(Fact, st.just(name), st.uuids().map(str), value=st.none() | st.sampled_from(CODES[name]), is_certain=st.booleans())
)
reports = st.builds(
    ReportFacts,
    st.uuids().map(str),
    st.sampled_from(KINDS),
    st.lists(measured | coded, max_size=6).map(tuple),
    days,
    st.sampled_from([None, time(8, 30), time(15)]),
    st.sampled_from(["collection", "receipt", "report"]),
    st.sampled_from([None, "A", "B"]),
    st.sampled_from([None, "1", "2"]),
)
answers = st.builds(
    Answer, st.sampled_from([True, False, None]), days, days, days, st.none() | st.decimals(35, 42, places=1), st.none() | st.integers(0, 30)
)
cases = st.builds(
    Facts,
    st.lists(reports, max_size=6, unique_by=lambda report: report.id).map(tuple),
    st.dictionaries(st.sampled_from(sorted(HISTORY_QUESTIONS)), answers, max_size=6),
    st.builds(
        Examination,
        st.sampled_from(["present", "absent", None]),
        st.sampled_from(["present", "absent", None]),
        st.none() | decimals,
        st.none() | decimals,
        st.sampled_from([None, "0.52", "0.71", "odd"]),
        st.sampled_from([True, False, None]),
        days,
        st.just(()) | st.tuples(diameters, diameters, diameters),
        st.just(()) | st.tuples(diameters, diameters, diameters),
    ),
    st.builds(PartnerFacts, st.none() | st.integers(18, 60), st.lists(reports, max_size=2).map(tuple)),
    st.lists(st.builds(PreviousRetrieval, st.sampled_from(sorted(RETRIEVAL_KINDS)), days, st.sampled_from([True, False, None])), max_size=2).map(
        tuple
    ),
    st.none() | st.integers(18, 70),
    st.dictionaries(
        st.sampled_from(ITEMS), st.builds(Waiver, st.sampled_from(ITEMS), st.dates(DAY - timedelta(days=9), DAY), st.just("odd")), max_size=3
    ),
)


def asked_for(value: object) -> set[str]:
    """The analytes that a rule, or what follows from another analyte, asks for."""
    if isinstance(value, tuple):
        return {name for part in value for name in asked_for(part)}
    if not is_dataclass(value):
        return set()
    own = {getattr(value, "analyte", ""), *getattr(value, "analytes", ())}
    return own.union(*(asked_for(getattr(value, entry.name)) for entry in fields(value)))


READ_BY_NAME = {"sperm_seen", "sperm_concentration", "sperm_total", "pellet_examined", "semen_volume", "semen_ph", "karyotype", "sts"}
READ_BY_NAME |= {"azf_a", "azf_b", "azf_c", "cftr_variants", "cftr_poly_t", "testis_volume_left", "testis_volume_right", "testis_length_left"}
READ_BY_NAME |= {"vas_left", "vas_right", "testis_length_right", "histology_pattern", "testosterone_total", "estradiol"}
UNRELATED = sorted(set(load_vocabulary().analytes) - asked_for((GUIDELINES.items, GUIDELINES.flags)) - READ_BY_NAME)
thorough = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def judged(facts: Facts, on: date = DAY) -> Verdicts:
    return evaluate(GUIDELINES, facts, on=on)


@given(cases)
@thorough
def test_any_case_gets_every_item_one_route_and_one_priority(facts: Facts) -> None:
    verdicts = judged(facts)

    assert [item.id for item in verdicts.items] == [rule.id for rule in GUIDELINES.items if rule.is_in_force(DAY)]
    assert verdicts.as_json()["route"] in set(map(str, GUIDELINES.routing.precedence))


@given(cases, st.randoms(use_true_random=False))
@thorough
def test_the_order_of_papers_never_matters(facts: Facts, chance: random.Random) -> None:
    shuffled = [replace(report, facts=tuple(chance.sample(report.facts, len(report.facts)))) for report in facts.reports]
    chance.shuffle(shuffled)

    assert judged(replace(facts, reports=tuple(shuffled))) == judged(facts)


def test_there_are_analytes_that_no_rule_asks_for() -> None:
    assert {"shbg", "free_t4", "semen_zinc"} <= set(UNRELATED)
    assert not {"fsh", "sperm_total", "semen_volume", "estradiol", "hiv"} & set(UNRELATED)


@given(cases, st.sampled_from(["other", "other_lab", "hormone_panel", "referral_letter"]), st.sampled_from(UNRELATED), decimals, st.integers(0, 900))
@thorough
def test_an_unrelated_paper_changes_nothing(facts: Facts, kind: str, analyte: str, number: Decimal, age: int) -> None:
    unrelated = ReportFacts("unrelated", kind, (Fact(analyte, f"unrelated/{analyte}", number),), DAY - timedelta(days=age))

    assert judged(replace(facts, reports=(*facts.reports, unrelated))) == judged(facts)


@given(cases)
@thorough
def test_what_a_person_must_check_never_raises_a_flag_and_never_satisfies(facts: Facts) -> None:
    def unsure(reports: tuple[ReportFacts, ...]) -> tuple[ReportFacts, ...]:
        return tuple(replace(report, facts=tuple(replace(fact, is_certain=False) for fact in report.facts)) for report in reports)

    verdicts = judged(Facts(reports=unsure(facts.reports), partner=PartnerFacts(None, unsure(facts.partner.reports))))

    assert {flag.id for flag in verdicts.flags} <= {"DATE_IN_FUTURE", "STALE"}
    by_reports_alone = {"RETR_OPNOTE", "IM_SCROTAL_US", "IM_TRUS"}
    assert {item.id for item in verdicts.items if item.status is ItemStatus.SATISFIED} <= by_reports_alone


def paper(kind: str, **values: Decimal | str) -> ReportFacts:
    facts = (Fact(name, f"new/{name}", value=v) if isinstance(v, str) else Fact(name, f"new/{name}", v) for name, v in values.items())
    return ReportFacts("new", kind, tuple(facts), DAY)


EVIDENCE: list[tuple[str, ReportFacts]] = [
    ("SA_CORE_FIELDS", paper("semen_analysis", semen_volume=Decimal(3), semen_ph=Decimal("7.6"))),
    ("SA_FRUCTOSE", paper("semen_analysis", semen_fructose=Decimal(20))),
    ("SA_WBC", paper("semen_analysis", semen_leukocytes=Decimal(1))),
    ("H_E2", paper("hormone_panel", estradiol=Decimal(90))),
    ("H_INHB", paper("hormone_panel", inhibin_b=Decimal(20))),
    ("H_TSH", paper("hormone_panel", tsh=Decimal(2))),
    ("H_AFP_HCG_LDH", paper("other_lab", afp=Decimal(2), beta_hcg=Decimal(1), ldh=Decimal(200))),
    ("G_CFTR", paper("cftr", cftr_variants="none detected", cftr_poly_t="7T/9T")),
    ("F_TSH_PRL", paper("female_fertility", tsh=Decimal(2), prolactin=Decimal(200))),
    ("F_SEROLOGY", paper("female_fertility", hiv="nonreactive", hbsag="nonreactive", anti_hbc="nonreactive", anti_hcv="nonreactive")),
    ("RETR_HISTO", paper("histology", histology_pattern="hypospermatogenesis")),
    ("IM_TRUS", paper("transrectal_ultrasound")),
    ("H_FSH", paper("hormone_panel", fsh=Decimal(24))),
    ("H_LH", paper("hormone_panel", lh=Decimal(11))),
    ("H_PRL", paper("hormone_panel", prolactin=Decimal(200))),
    ("H_TT", paper("hormone_panel", testosterone_total=Decimal(15))),
    ("F_RESERVE", paper("female_fertility", amh=Decimal(2))),
    ("SER_HIV", paper("serology", hiv="nonreactive")),
    ("SA_ABSTINENCE", paper("semen_analysis", abstinence=Decimal(3))),
    ("RETR_OPNOTE", paper("operation_note")),
    ("IM_SCROTAL_US", paper("scrotal_ultrasound")),
    ("SA_TWO_AZOO", paper("semen_analysis", sperm_seen="none", pellet_examined="yes")),
]
RANK = [ItemStatus.MISSING, ItemStatus.PARTIAL, ItemStatus.UNREADABLE, ItemStatus.EXPIRED, ItemStatus.SATISFIED]


@pytest.mark.parametrize(("item", "report"), EVIDENCE, ids=[item for item, _ in EVIDENCE])
@given(facts=cases)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_good_evidence_never_makes_its_item_worse(item: str, report: ReportFacts, facts: Facts) -> None:
    def status(case: Facts) -> ItemStatus:
        return next(verdict.status for verdict in judged(case).items if verdict.id == item)

    def with_evidence(case: Facts) -> Facts:
        if report.kind == "female_fertility":
            return replace(case, partner=replace(case.partner, reports=(*case.partner.reports, report)))
        return replace(case, reports=(*case.reports, report))

    # Contradicting evidence of the same day, and values under treatment, are another matter: without such papers and answers.
    calm = replace(
        facts,
        history={key: answer for key, answer in facts.history.items() if key not in ("testosterone_use", "hcg_or_serm_use")},
        reports=tuple(other for other in facts.reports if other.collected_on != DAY),
        partner=replace(facts.partner, reports=tuple(other for other in facts.partner.reports if other.collected_on != DAY)),
    )
    before, after = status(calm), status(with_evidence(calm))

    assert before not in RANK or after not in RANK or RANK.index(after) >= RANK.index(before)


def test_yesterday_can_be_replayed() -> None:
    first = judged(COMPLETE.facts)
    expired = judged(COMPLETE.facts, DAY + timedelta(days=365))

    assert expired != first
    assert judged(COMPLETE.facts) == first
    assert {item.id for item in expired.items if item.status is ItemStatus.EXPIRED} >= {"SA_TWO_AZOO", "H_FSH", "H_TT"}


def test_replaying_an_earlier_day_leaves_later_papers_out() -> None:
    facts, on = read_facts(COMPLETE.json, as_of=DAY - timedelta(days=60))

    assert on is not None
    verdicts = judged(facts, on)
    assert {flag.id for flag in verdicts.flags} == {"ONE_SAMPLE"}
    assert next(item.status for item in verdicts.items if item.id == "H_FSH") is ItemStatus.MISSING


words = st.text(max_size=8) | st.sampled_from(["0001-01-01", "9999-12-31", "yes", "fsh", "46,XY"])
scalars = st.none() | st.booleans() | st.integers() | st.floats() | words
anything = st.recursive(scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3), max_leaves=6)


def changed_somewhere(value: object, chance: random.Random, to: object) -> object:
    """The same JSON with one value, however deep, replaced."""
    if isinstance(value, dict) and value and chance.random() < 0.9:
        key = chance.choice(sorted(value))
        return {**value, key: changed_somewhere(value[key], chance, to)}
    if isinstance(value, list) and value and chance.random() < 0.9:
        place = chance.randrange(len(value))
        return [*value[:place], changed_somewhere(value[place], chance, to), *value[place + 1 :]]
    return to


@given(st.sampled_from(SCENARIOS), st.randoms(use_true_random=False), anything)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_json_crashes_the_evaluation(scenario: Scenario, chance: random.Random, value: object) -> None:
    try:
        facts, on = read_facts(changed_somewhere(scenario.json, chance, value))
    except JsonFactsError:  # refused with a sentence (test_assess_command.py): as good
        return

    assert judged(facts, on or DAY).route in GUIDELINES.routing.precedence


@pytest.mark.parametrize("on", [date.min, date.max])
def test_the_ends_of_the_calendar_do_not_crash_the_evaluation(on: date) -> None:
    fever = Answer(True, started_on=date.min, ended_on=date.max, days=10**12)

    assert judged(replace(COMPLETE.facts, history={"fever_last_3_months": fever}), on).route in GUIDELINES.routing.precedence
