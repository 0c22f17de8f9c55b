"""How does a table of a rule file become conditions?

In: parsed TOML (tables, lists, strings, numbers) and the words that exist. Out: frozen conditions. The condition's own field types say what may
stand there; whatever else stands there is an error that names the nearest right word.
"""

import difflib
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, fields
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

from triage.rules.conditions import CONDITIONS, Condition
from triage.rules.conditions.logic import Defined

REFERENCE_ENDS = ("reference_low", "reference_high")


class GuidelineError(ValueError):
    """A rule file says something that does not exist. The message names the file, the rule and the nearest right word."""


def unknown(kind: str, word: object, known: Iterable[str]) -> GuidelineError:
    near = difflib.get_close_matches(str(word), sorted(known), n=1, cutoff=0.4)
    return GuidelineError(f"unknown {kind} {word!r}" + (f"; did you mean {near[0]!r}?" if near else ""))


@dataclass
class Builder:
    """Builds conditions of one set of guidelines. `words` says which values the fields of a name may have (analytes, flags, classes …);
    a field that is not listed is free. `definitions` are the named conditions that rules share."""

    policy: Collection[str]
    words: Mapping[str, Callable[[str], bool]]
    known: Mapping[str, Collection[str]]
    definitions: Mapping[str, Any] = field(default_factory=dict)
    _open: tuple[str, ...] = ()
    _made: dict[Condition, Condition] = field(default_factory=dict)

    def build(self, table: object) -> Condition:
        """One condition of a table such as {measured = "fsh", above = 8.2}; equal tables give the same object, so that it is judged once."""
        condition = self._condition(table)
        return self._made.setdefault(condition, condition)

    def _condition(self, table: object) -> Condition:
        if not isinstance(table, dict) or not table:
            raise GuidelineError(f'a condition must be a table such as {{measured = "fsh", above = 8.2}}, not {table!r}')
        head = next(iter(table))
        if head == "defined":
            return self._defined(table)
        if head not in CONDITIONS:
            raise unknown("condition", head, [*CONDITIONS, "defined"])
        kind, first = CONDITIONS[head]
        hints = get_type_hints(kind)
        names = {entry.name for entry in fields(kind)}  # type: ignore[arg-type]  # every condition is a dataclass
        values: dict[str, Any] = {}
        for word, value in table.items():
            name = first if word == head else word
            if name not in names:
                raise unknown(f"word beside {head!r}", word, names - {first})
            values[name] = self._value(name, hints[name], value)
        return kind(**values)

    def limit(self, name: str, value: object) -> Decimal | str | None:
        """A number, or the name of a policy value; None where nothing stands."""
        return None if value is None else self._limit(name, value, may_be_named=True)

    def _defined(self, table: dict[str, Any]) -> Condition:
        name = table["defined"]
        if len(table) > 1:
            raise GuidelineError(f"nothing may stand beside 'defined': {sorted(set(table) - {'defined'})}")
        if name not in self.definitions:
            raise unknown("definition", name, self.definitions)
        if name in self._open:
            raise GuidelineError(f"the definition {name!r} refers to itself")
        self._open = (*self._open, name)
        try:
            return Defined(name, self.build(self.definitions[name]))
        finally:
            self._open = self._open[:-1]

    def _value(self, name: str, hint: Any, value: object) -> Any:
        if hint is Condition:
            return self.build(value)
        if hint == tuple[Condition, ...]:
            return tuple(self.build(part) for part in _listed(value))
        if hint == tuple[str, ...]:
            return tuple(self._word(name, part) for part in _listed(value))
        return self._plain(name, hint, value)

    def _plain(self, name: str, hint: Any, value: object) -> Any:
        options = get_args(hint) if get_origin(hint) is not Literal else ()
        if get_origin(hint) is Literal:
            if value not in get_args(hint):
                raise unknown(name, value, get_args(hint))
            return value
        if Decimal in (hint, *options):
            return self._limit(name, value, may_be_named=str in options)
        if hint is str:
            return self._word(name, value)
        if not isinstance(value, hint if isinstance(hint, type) else tuple(option for option in options if option is not NoneType)):
            raise GuidelineError(f"{name!r} cannot be {value!r}")
        return value

    def _limit(self, name: str, value: object, *, may_be_named: bool) -> Decimal | str:
        if isinstance(value, str) and may_be_named:
            if value not in self.policy and value not in REFERENCE_ENDS:
                raise unknown("policy value", value, [*self.policy, *REFERENCE_ENDS])
            return value
        if isinstance(value, int | float) and not isinstance(value, bool):
            return Decimal(str(value))
        raise GuidelineError(f"{name!r} must be a number, not {value!r}")

    def _word(self, name: str, value: object) -> str:
        if not isinstance(value, str):
            raise GuidelineError(f"{name!r} must be a word, not {value!r}")
        if name in self.words and not self.words[name](value):
            raise unknown(name, value, self.known.get(name, ()))
        return value


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else [value]
