"""Which one route, and how soon?

In: what the flags ask for, the base classification, the items. Out: one route and one priority, by `routes.toml`. The algorithm (and nothing
else) lives here: precedence decides between routes; the most urgent request decides the priority; only a case of default priority may wait for
papers, and a request of P1 or P2 is never lowered by a missing paper.
"""

from collections.abc import Iterable, Sequence

from triage.rules.rule import Routing
from triage.rules.scene import Scene
from triage.rules.truth import Truth
from triage.rules.verdicts import ItemVerdict, Priority, Route


def choose_route(routing: Routing, asked: Iterable[Route], scene: Scene) -> Route:
    """The highest of the routes that flags ask for and of the base classification."""
    candidates = {*asked, classify(routing, scene)}
    return next(route for route in routing.precedence if route in candidates)


def classify(routing: Routing, scene: Scene) -> Route:
    """The base classification; loading guarantees that its last step always holds."""
    return next(step.route for step in routing.classification if scene.ask(step.when).truth is Truth.YES)


def choose_priority(routing: Routing, route: Route, asked: Iterable[Priority], items: Sequence[ItemVerdict]) -> Priority:
    """P1 sorts before P4: the least is the most urgent."""
    start = min([routing.default, *asked])
    if start is routing.default and route in routing.waiting_routes and _waits_for_papers(routing, items):
        return routing.waiting
    return start


def _waits_for_papers(routing: Routing, items: Sequence[ItemVerdict]) -> bool:
    return any(item.id in routing.waiting_items and item.status in routing.waiting_statuses for item in items)
