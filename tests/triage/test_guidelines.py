"""The rule files load, mistakes in them are named, and what patients read keeps its limits."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from triage.rules import Facts, GuidelineError, evaluate, find_problems, load_guidelines
from triage.rules.loading import FOLDER, load_folders
from triage.rules.verdicts import Route


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "guidelines"))


def test_the_rule_files_have_no_problems() -> None:
    assert find_problems() == []


def test_what_only_staff_see_has_no_words_for_patients() -> None:
    guidelines = load_guidelines()
    hidden = [item.id for item in guidelines.items if not item.ask_patient]

    assert {"G_COUNSEL", "G_YMD_EXT", "G_CFTR_FEMALE", "H_AFP_HCG_LDH", "IM_PIT_MRI"} <= set(hidden)
    assert [guidelines.find_wording(item, date(2026, 11, 22)) for item in hidden] == [None] * len(hidden)


def test_every_route_of_a_flag_is_one_of_the_precedence() -> None:
    guidelines = load_guidelines()

    assert {flag.route for flag in guidelines.flags if flag.route} <= set(guidelines.routing.precedence) == set(Route)


MISTAKES = [
    ("hormones.toml", '{ recorded = "lh" }', '{ recorded = "lhh" }', ["hormones.toml", "H_LH", "'lhh'", "'lh'"]),
    ("hormones.toml", '{ recorded = "lh" }', '{ recordet = "lh" }', ["hormones.toml", "H_LH", "'recordet'", "'recorded'"]),
    ("semen.toml", "at_least = 2 }", "at_leest = 2 }", ["semen.toml", "SA_TWO_AZOO", "'at_leest'", "'at_least'"]),
    ("semen.toml", '"azoospermic", at_least = 2', '"azospermic", at_least = 2', ["semen.toml", "SA_TWO_AZOO", "'azospermic'", "'azoospermic'"]),
    ("semen.toml", 'severity = "blocker"', 'severity = "bloker"', ["semen.toml", "SA_TWO_AZOO", "'bloker'", "'blocker'"]),
    ("semen.toml", 'source = "fever_2003"', 'source = "fever_2004"', ["semen.toml", "FEVER_3M", "'fever_2004'", "'fever_2003'"]),
    ("semen.toml", 'currency_months = "semen_months"', 'currency_months = "semen_month"', ["SA_TWO_AZOO", "'semen_months'"]),
    ("semen.toml", 'ask = "Two semen', 'asks = "Two semen', ["SA_TWO_AZOO", "'asks'", "'ask'"]),
    ("semen.toml", "valid_from = 2018-01-01", 'valid_from = "2018"', ["SA_TWO_AZOO", "2018"]),
    ("serology.toml", "valid_until = 2027-08-06", "valid_until = 2011-08-06", ["serology.toml", "SER_HIV", "'valid_until' 2011-08-06", "before"]),
    ("serology.toml", "valid_until = 2027-08-06", "valid_until = 2027-09-06", ["SER_HIV", "two editions"]),
    ("semen.toml", "within_months = ", "within_month = ", ["semen.toml", "SPERM_IN_ANY", "'within_month'", "'within_months'"]),
    ("semen.toml", 'severity = "blocker"\n', "", ["semen.toml", "SA_TWO_AZOO", "'severity' is missing"]),
    ("semen.toml", 'route = "CONFIRM_SEMEN"', 'route = "CONFIRM_SEMAN"', ["semen.toml", "ONE_SAMPLE", "'CONFIRM_SEMAN'", "'CONFIRM_SEMEN'"]),
    ("semen.toml", 'priority = "P2"', 'priority = "P22"', ["semen.toml", "SPERM_IN_ANY", "'P22'", "'P2'"]),
    ("semen.toml", 'within_months = "sperm_seen_months"', 'within_months = "sperm_sen_months"', ["SPERM_IN_ANY", "'sperm_seen_months'"]),
    ("semen.toml", '{ short_gap = "advised_gap_days" }', "{ short_gap = true }", ["SA_INTERVAL_SHORT", "'days' must be a number"]),
    ("semen.toml", '{ said_no = "complete_collection" }', '{ said_no = "complete_colection" }', ["LOW_VOL_INCOMPLETE", "'complete_collection'"]),
    (
        "hormones.toml",
        '"testosterone_estradiol_ratio"',
        '"testosteron_estradiol_ratio"',
        ["H_E2", "did you mean 'testosterone_estradiol_ratio'"],
    ),
    ("hormones.toml", '{ same_day = ["lh",', '{ same_day = ["lhh",', ["hormones.toml", "H_LH", "'lhh'", "'lh'"]),
    ("hormones.toml", "route_when = ", "route_wen = ", ["hormones.toml", "LOW_VOL_LOW_T", "'route_wen'", "'route_when'"]),
    ("hormones.toml", "days = 2, above", 'days = "two", above', ["hormones.toml", "IM_PIT_MRI", "'days' cannot be 'two'"]),
    ("genetics.toml", '{ cftr = "variant" }', '{ cftr = "varient" }', ["genetics.toml", "CFTR_POS", "'varient'", "'variant'"]),
    ("genetics.toml", '{ recorded = "cftr_variants", of = "partner" }', '{ recorded = "cftr_variants", of = "partnr" }', ["'partnr'", "'partner'"]),
    ("examination.toml", '{ reported = "operation_note" }', '{ reported = "operation_notes" }', ["RETR_OPNOTE", "'operation_note'"]),
    ("examination.toml", '{ retrieved = ["micro_tese"]', '{ retrieved = ["mikro_tese"]', ["PRIOR_RETRIEVAL_NEG", "'mikro_tese'", "'micro_tese'"]),
    ("examination.toml", '_in_situ", "tumour"]', '_in_situ", "tumors"]', ["examination.toml", "PRIOR_HISTO", "'tumors'", "'tumour'"]),
    ("partner.toml", 'status = ["missing", "expired"]', 'status = ["mising", "expired"]', ["partner.toml", "F_AGE_35", "'mising'", "'missing'"]),
    ("histology.toml", 'id = "tumour"', 'id = "sclerosis"', ["histology.toml", "sclerosis", "stands in histology.toml already"]),
    ("histology.toml", 'before = [\n    "no",', "before = [\n    7,", ["histology.toml", "negation", "a list of words"]),
    ("policy.toml", 'value = "TR"', 'value = "Turkey"', ["policy.toml", "clinic_country", "'Turkey'"]),
    ("policy.toml", 'carried_by = ["acid_ph"]', 'carried_by = ["acid_pH"]', ["policy.toml", "acid_limit", "'acid_pH'", "'acid_ph'"]),
    ("policy.toml", 'id = "advised_gap_days"', 'id = "min_gap_days"', ["policy.toml", "min_gap_days", "already"]),
    ("policy.toml", 'unit = "d"\n', 'units = "d"\n', ["policy.toml", "min_gap_days", "'units'", "'unit'"]),
    ("sources.toml", 'id = "fever_2003"', 'id = "schoor_2002"', ["sources.toml", "schoor_2002", "already"]),
    ("routes.toml", 'route = "NOA_REVIEW"', 'route = "NOA_REVEIW"', ["routes.toml", "'NOA_REVEIW'", "'NOA_REVIEW'"]),
    ("routes.toml", '"semen.toml", ', '"seman.toml", ', ["'seman.toml'", "'semen.toml'"]),
    ("definitions.toml", 'means = "On at least one side."', 'meaning = "On at least one side."', ["a vas is absent", "'meaning'", "'means'"]),
    ("genetics.toml", '["KLINEFELTER", "KLI', '["KLINFELTER", "KLI', ["genetics.toml", "KS_47XXY", "'KLINFELTER'", "'KLINEFELTER'"]),
    ("genetics.toml", '{ flags = ["HH_STRONG"] }', '{ flags = ["HH_STRNG"] }', ["G_KARYO", "'HH_STRNG'", "'HH_STRONG'"]),
    ("genetics.toml", '{ defined = "proven obstruction" }', '{ defined = "prooven obstruction" }', ["G_KARYO", "'proven obstruction'"]),
    ("definitions.toml", '{ answered = "vasectomy" }', '{ answered = "vasektomy" }', ["definitions.toml", "known cause", "'vasectomy'"]),
    ("routes.toml", '"DATA_INTEGRITY_HOLD", ', "", ["routes.toml", "DATA_INTEGRITY_HOLD"]),
    ("routes.toml", "when = { all = [] }", 'when = { answered = "vasectomy" }', ["routes.toml", "last classification"]),
    ("routes.toml", '"H_TT", "G_K', '"H_TTT", "G_K', ["routes.toml", "'H_TTT'", "'H_TT'"]),
    ("policy.toml", "value = 7\n", 'value = "7"\n', ["policy.toml", "min_gap_days"]),
    ("sources.toml", "[[source]]", "[[sauce]]", ["sources.toml", "'sauce'", "'source'"]),
    ("partner.toml", "[[item]]", "[[item]", ["partner.toml"]),
]


@pytest.mark.parametrize(("file", "right", "wrong", "named"), [mistake for mistake in MISTAKES if mistake[3]])
def test_a_mistake_is_named_with_file_rule_and_the_nearest_right_word(folder: Path, file: str, right: str, wrong: str, named: list[str]) -> None:
    text = (folder / file).read_text(encoding="utf-8")
    assert right in text
    (folder / file).write_text(text.replace(right, wrong, 1), encoding="utf-8")

    problems = find_problems(folder)

    assert len(problems) == 1
    assert [word for word in named if word not in problems[0]] == []


def test_rules_that_refer_to_each_other_in_a_circle_are_refused(folder: Path) -> None:
    text = (folder / "semen.toml").read_text(encoding="utf-8")
    circle = 'when = { any = [{ flags = ["ONE_SAMPLE"] }, { ejaculates = "with_sperm", at_least = 1, within_months = "sperm_seen_months" }] }'
    text = text.replace('when = { ejaculates = "with_sperm", at_least = 1, within_months = "sperm_seen_months" }', circle)
    (folder / "semen.toml").write_text(text, encoding="utf-8")

    with pytest.raises(GuidelineError, match="circle"):
        load_guidelines(folder)


def test_a_definition_that_refers_to_itself_is_refused(folder: Path) -> None:
    (folder / "more.toml").write_text('[[definition]]\nid = "odd"\nmeans = "x"\nwhen = { not = { defined = "odd" } }\n', encoding="utf-8")

    with pytest.raises(GuidelineError, match="refers to itself"):
        load_guidelines(folder)


def test_two_editions_of_one_rule_may_follow_but_not_overlap(folder: Path) -> None:
    text = (folder / "partner.toml").read_text(encoding="utf-8")
    second = text[text.index('[[flag]]\nid = "F_AGE_40"') :].replace('"partner_age_urgent"', "38").replace("2018-01-01", "2027-01-01")
    (folder / "more.toml").write_text(second.split('[[flag]]\nid = "TIME')[0], encoding="utf-8")

    assert "two editions" in find_problems(folder)[0]


def test_the_edition_in_force_on_the_day_decides(folder: Path) -> None:
    text = (folder / "partner.toml").read_text(encoding="utf-8")
    start, end = text.index('[[flag]]\nid = "F_AGE_40"'), text.index('[[flag]]\nid = "TIME_CRITICAL"')
    old = text[start:end]
    new = old.replace('"partner_age_urgent"', "38").replace("2018-01-01", "2027-01-01")
    until = old.replace("valid_from = 2018-01-01", "valid_from = 2018-01-01\nvalid_until = 2026-12-31")
    (folder / "partner.toml").write_text(text[:start] + until + new + text[end:], encoding="utf-8")
    guidelines = load_guidelines(folder)
    facts = Facts(partner=type(Facts().partner)(age=39))

    before = {flag.id for flag in evaluate(guidelines, facts, on=date(2026, 12, 31)).flags}
    after = {flag.id for flag in evaluate(guidelines, facts, on=date(2027, 1, 1)).flags}

    assert ("F_AGE_40" in before, "F_AGE_40" in after) == (False, True)


def test_the_digest_changes_with_a_number_and_not_with_a_comment(folder: Path) -> None:
    digest = load_guidelines().digest
    (folder / "policy.toml").write_text("# a remark\n" + (folder / "policy.toml").read_text(encoding="utf-8"), encoding="utf-8")
    with_comment = load_guidelines(folder).digest
    load_folders.cache_clear()
    (folder / "policy.toml").write_text((folder / "policy.toml").read_text(encoding="utf-8").replace("value = 7\n", "value = 14\n"), encoding="utf-8")

    assert with_comment == digest
    assert load_guidelines(folder).digest != digest


def test_every_open_question_names_its_default_and_what_a_clinic_may_change_for_it() -> None:
    guidelines = load_guidelines()
    asked = {question.id: question for question in guidelines.questions}

    assert set(asked) == {
        *("gap_between_samples", "age_of_results", "genetic_thresholds", "hormone_limits"),
        *("acid_limit", "who_is_operated", "urgent_path", "country"),
    }
    chosen = {value.id for value in guidelines.policy_values if value.is_policy}
    assert [question.id for question in asked.values() if not (question.default and chosen & set(question.carried_by))] == []


def test_no_item_ever_asks_for_a_biopsy() -> None:
    asked = [text for item in load_guidelines().items for text in (item.title, item.wording.ask if item.wording else "")]

    assert [text for text in asked if text.lower().startswith("biopsy") or "diagnostic biopsy" in text.lower()] == []


@pytest.mark.parametrize(("on", "law"), [(date(2027, 8, 6), "2006/17/EC"), (date(2027, 8, 7), "2024/1938")])
def test_the_law_about_serology_changes_on_its_day(on: date, law: str) -> None:
    items = {item.id: item for item in evaluate(load_guidelines(), Facts(), on=on).items}

    assert [name for name in ("SER_HIV", "SER_HBSAG", "SER_HBC", "SER_HCV") if law not in items[name].source] == []
