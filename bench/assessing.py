"""How many cases a second can be assessed on one core?

In: nothing; an invented case with 30 reports, as in a thick folder of ten years. Out: one table. Facts are collected beforehand: what is timed
is the evaluation of all the guidelines, from frozen facts to verdicts, in time of the processor (other programs on it do not count), best of five.
"""

import time
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

from triage.rules import Facts, evaluate, load_guidelines
from triage.rules.facts import Answer, Examination, Fact, PartnerFacts, ReportFacts

DAY = date(2026, 11, 22)
REPORTS = 30
ROUNDS = 5
SECONDS_PER_ROUND = 1.0
TARGET = 200

_SEMEN: dict[str, Decimal | str] = {
    "semen_volume": Decimal("2.9"),
    "semen_ph": Decimal("7.6"),
    "abstinence": Decimal(4),
    "sperm_seen": "none",
    "pellet_examined": "yes",
}
_BLOOD: dict[str, Decimal | str] = {
    "fsh": Decimal(24),
    "lh": Decimal(11),
    "testosterone_total": Decimal("12.5"),
    "prolactin": Decimal(210),
    "estradiol": Decimal(90),
}
_IMAGING: dict[str, Decimal | str] = {"testis_length_left": Decimal("3.1"), "testis_length_right": Decimal("3.3"), "testis_mass": "absent"}
_KARYOTYPE: dict[str, Decimal | str] = {"karyotype": "46,XY[20]"}
_MARKERS: dict[str, Decimal | str] = {f"sts_{name}": "present" for name in ("sy84", "sy86", "sy127", "sy134", "sy254", "sy255", "sy14")}
_TURNS = (("semen_analysis", _SEMEN), ("hormone_panel", _BLOOD), ("scrotal_ultrasound", _IMAGING))


def thick_case() -> Facts:
    """Thirty reports: genetics once, then semen, hormones and ultrasound in turns, one every seven weeks."""
    turns = [_TURNS[number % len(_TURNS)] for number in range(REPORTS - 2)]
    kinds = [("karyotype", _KARYOTYPE), ("y_microdeletion", _MARKERS), *turns]
    return Facts(
        reports=tuple(_report(number, kind, values) for number, (kind, values) in enumerate(kinds)),
        history={"testosterone_use": Answer(False), "fever_last_3_months": Answer(False), "cryptorchidism": Answer(True)},
        examination=Examination("present", "present", Decimal(7), Decimal(8), "0.71", has_mass=False),
        partner=PartnerFacts(36, (ReportFacts("hers", "female_fertility", (Fact("amh", "hers/amh", Decimal(2)),), DAY),)),
    )


def _report(number: int, kind: str, values: dict[str, Decimal | str]) -> ReportFacts:
    facts = tuple(
        Fact(name, f"r{number}/{name}", value=value) if isinstance(value, str) else Fact(name, f"r{number}/{name}", number=value)
        for name, value in values.items()
    )
    return ReportFacts(f"r{number}", kind, facts, DAY - timedelta(weeks=7 * number, days=20), laboratory="SAMPLE Laboratory", accession=f"S-{number}")


def assessments_per_second() -> float:
    """The fastest round."""
    guidelines, facts = load_guidelines(), thick_case()
    return max(_round(lambda: evaluate(guidelines, facts, on=DAY)) for _ in range(ROUNDS))


def _round(assess: Callable[[], object]) -> float:
    started, done = time.process_time(), 0
    while (spent := time.process_time() - started) < SECONDS_PER_ROUND:
        assess()
        done += 1
    return done / spent


def main() -> None:
    rate = assessments_per_second()
    print(f"assessments of a case with {REPORTS} reports, one core: {rate:.0f}/s (wanted: {TARGET}/s)")


if __name__ == "__main__":
    main()
