"""What is missing from this work-up, what must staff see, and who looks next?

In: guidelines (`load_guidelines`), facts, the day. Out: `Verdicts`. Pure: the same three always give the same answer, and the order of the papers
never matters. It flags and orders; it never diagnoses, and nothing it says about flags or routes is for a patient's eyes.
"""

from datetime import date

from triage.rules.building import GuidelineError
from triage.rules.facts import Facts
from triage.rules.judging import judge_rules
from triage.rules.loading import find_problems, load_guidelines, use_clinic_folder
from triage.rules.routing import choose_priority, choose_route
from triage.rules.rule import Guidelines
from triage.rules.verdicts import Verdicts

__all__ = ["Facts", "GuidelineError", "Guidelines", "Verdicts", "evaluate", "find_problems", "load_guidelines", "use_clinic_folder"]


def evaluate(guidelines: Guidelines, facts: Facts, *, on: date) -> Verdicts:
    """Judge every rule in force on that day, then choose one route and one priority."""
    judged = judge_rules(guidelines, facts, on)
    route = choose_route(guidelines.routing, judged.routes, judged.settled)
    priority = choose_priority(guidelines.routing, route, judged.priorities, judged.items)
    return Verdicts(judged.items, judged.flags, route, priority, guidelines.digest)
