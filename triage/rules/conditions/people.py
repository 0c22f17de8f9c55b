"""What did people say, find and do?

Questions about history answers, the examination, the partner and earlier operations. What nobody was asked is UNSURE, not no.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from triage.rules.days import months_before
from triage.rules.facts import Answer, Examination, PreviousRetrieval
from triage.rules.finding import Finding, agreed, unique
from triage.rules.limits import Bounds
from triage.rules.scene import Scene
from triage.rules.truth import Truth, any_of


@dataclass(frozen=True, slots=True)
class Answered:
    """The patient said yes; with `within_months`, to something that still went on so recently; with `still`, to something that goes on; with
    `ahead`, to something that has yet to begin. A yes without any date counts as recent unless `undated` says otherwise. Not asked and "do not
    know" are UNSURE."""

    question: str
    within_months: Decimal | str | None = None
    undated: Literal["recent", "unsure"] = "recent"
    still: bool = False
    ahead: bool = False

    def judge(self, scene: Scene) -> Finding:
        answer = scene.chart.facts.history.get(self.question, Answer())
        truth = min(Truth.of(answer.is_yes), self._is_recent(answer, scene)) if answer.is_yes else Truth.of(answer.is_yes)
        return Finding(truth, (f"history:{self.question}",) if answer.is_yes is not None else ())

    def _is_recent(self, answer: Answer, scene: Scene) -> Truth:
        if self.ahead:
            return Truth.of(None if answer.started_on is None else answer.started_on > scene.on)
        if self.within_months is None and not self.still:
            return Truth.YES
        return Truth.NO if answer.started_on and answer.started_on > scene.on else self._went_on(answer, scene)

    def _went_on(self, answer: Answer, scene: Scene) -> Truth:
        ended = answer.stopped_on or answer.ended_on
        if ended is None:  # begun and not said to be over: it goes on
            return Truth.YES if answer.started_on or (self.undated == "recent" and not self.still) else Truth.UNSURE
        if self.within_months is None:
            return Truth.of(ended > scene.on)
        return Truth.of(ended >= months_before(scene.on, int(scene.number(self.within_months))))


@dataclass(frozen=True, slots=True)
class FeverWas:
    """The fever he told of reached so many degrees and lasted so many days. What he does not know of it is UNSURE."""

    at_least_celsius: Decimal | str
    at_least_days: Decimal | str

    def judge(self, scene: Scene) -> Finding:
        fever = scene.chart.facts.history.get("fever_last_3_months", Answer())
        was_high = None if fever.highest_celsius is None else fever.highest_celsius >= scene.number(self.at_least_celsius)
        was_long = None if fever.days is None else fever.days >= scene.number(self.at_least_days)
        truth = min(Truth.of(fever.is_yes), Truth.of(was_high), Truth.of(was_long)) if fever.is_yes else Truth.of(fever.is_yes)
        return Finding(truth, ("history:fever_last_3_months",) if fever.is_yes is not None else ())


@dataclass(frozen=True, slots=True)
class SaidNo:
    """The patient said no. Not asked is NO as well: nothing was said."""

    question: str

    def judge(self, scene: Scene) -> Finding:
        answer = scene.chart.facts.history.get(self.question, Answer())
        return Finding(Truth.of(answer.is_yes is False), (f"history:{self.question}",) if answer.is_yes is False else ())


@dataclass(frozen=True, slots=True)
class Known:
    """Every one of these questions was answered with yes or no; `any_question`: at least one was."""

    questions: tuple[str, ...]
    any_question: bool = False

    def judge(self, scene: Scene) -> Finding:
        history = scene.chart.facts.history
        known = [question for question in self.questions if history.get(question, Answer()).is_yes is not None]
        is_enough = bool(known) if self.any_question else len(known) == len(self.questions)
        return Finding(Truth.of(is_enough), unique(f"history:{question}" for question in known), f"{len(known)} of {len(self.questions)}")


@dataclass(frozen=True, slots=True)
class Examined:
    """A clinician found this (`value`: "present", "absent", "yes", "no"), or recorded anything at all ("recorded"). Where the rule wants recent
    evidence, an examination of a known day must be recent; one of an unknown day is not held back for that (the rule notes it)."""

    finding: Literal["vas_left", "vas_right", "mass", "volumes", "ultrasound_volumes", "day"]
    value: Literal["present", "absent", "yes", "no", "recorded"]

    def judge(self, scene: Scene) -> Finding:
        examination = scene.chart.examination
        if self.finding in ("vas_left", "vas_right") and _found(self.finding, examination) is None:
            return self._on_paper(scene)
        word = _found(self.finding, examination)
        evidence = (f"examination:{self.finding}",) if word else ()
        if examination.on is not None and scene.is_current(examination.on) is Truth.NO:
            return Finding(Truth.NO if self.value == "recorded" else Truth.UNSURE)
        if self.value == "recorded":
            return Finding(Truth.of(word is not None), evidence)
        return Finding(Truth.of(None if word is None else word == self.value), evidence)

    def _on_paper(self, scene: Scene) -> Finding:
        """What a doctor's letter says of a vas, as a person wrote it down; the newest letter counts."""
        newest = scene.chart.newest_of(self.finding)
        if not newest:
            every = unique(dated.fact.evidence for dated in scene.chart.values_of(self.finding))
            return Finding(Truth.NO if self.value == "recorded" and not every else Truth.UNSURE, every)
        is_current = scene.is_current(newest[0].day)
        said = agreed(Truth.of(dated.fact.value == "present") for dated in newest)
        is_so = said if self.value == "present" else ~said
        evidence = unique(dated.fact.evidence for dated in newest)
        if self.value == "recorded":
            return Finding(min(is_current, Truth.UNSURE if said is Truth.UNSURE else Truth.YES), evidence)
        return Finding(is_so if is_current is Truth.YES else Truth.UNSURE, evidence)


def _found(finding: str, examination: Examination) -> str | None:
    volumes = (examination.testis_volume_left, examination.testis_volume_right)
    are_measured = bool(examination.testis_diameters_left and examination.testis_diameters_right)
    is_ultrasound = are_measured or (None not in volumes and examination.volume_formula not in (None, "prader"))
    words = {
        "vas_left": examination.vas_left,
        "vas_right": examination.vas_right,
        "mass": None if examination.has_mass is None else "yes" if examination.has_mass else "no",
        "volumes": "recorded" if are_measured or None not in volumes else None,
        "ultrasound_volumes": "recorded" if is_ultrasound else None,
        "day": "recorded" if examination.on else None,
    }
    return words[finding]


@dataclass(frozen=True, slots=True)
class PartnerAge(Bounds):
    """The partner's age in full years lies within the limits; without limits: it is known."""

    known: bool = True

    def judge(self, scene: Scene) -> Finding:
        age = scene.chart.facts.partner.age
        if age is None:
            return Finding(Truth.UNSURE if self.limits else Truth.NO)
        return Finding(self.hold_for(Decimal(age), scene), ("partner:age",))


@dataclass(frozen=True, slots=True)
class OwnAge(Bounds):
    """His own age in full years lies within the limits. Not known is UNSURE."""

    known: bool = True

    def judge(self, scene: Scene) -> Finding:
        age = scene.chart.facts.age
        return Finding(Truth.UNSURE) if age is None else Finding(self.hold_for(Decimal(age), scene), ("patient:age",))


@dataclass(frozen=True, slots=True)
class Retrieved:
    """An earlier attempt to find sperm in the testis, of one of these kinds ("any" for all), with this outcome ("yes", "no"; "" for any), and so
    recently. An attempt without a date may or may not be recent."""

    kinds: tuple[str, ...]
    sperm_found: Literal["yes", "no", ""] = ""
    within_months: Decimal | str | None = None

    def judge(self, scene: Scene) -> Finding:
        fitting = [attempt for attempt in scene.chart.facts.previous_retrievals if self._is_of_kind(attempt)]
        truth = any_of(min(self._had_outcome(attempt), self._is_recent(attempt, scene)) for attempt in fitting)
        return Finding(truth, ("history:previous_retrievals",) if fitting else ())

    def _is_of_kind(self, attempt: PreviousRetrieval) -> bool:
        return "any" in self.kinds or attempt.kind in self.kinds

    def _had_outcome(self, attempt: PreviousRetrieval) -> Truth:
        if not self.sperm_found:
            return Truth.YES
        return Truth.of(None if attempt.is_sperm_found is None else attempt.is_sperm_found == (self.sperm_found == "yes"))

    def _is_recent(self, attempt: PreviousRetrieval, scene: Scene) -> Truth:
        if self.within_months is None:
            return Truth.YES
        return Truth.of(None if attempt.on is None else attempt.on > months_before(scene.on, int(scene.number(self.within_months))))
