"""Where in the JSON does a value stand, and is it what is wanted there?

In: parsed JSON. Out: plain values, or a `JsonFactsError` with one sentence that names the place. Knows no fact and no rule.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal
from typing import Any, TypeVar, cast

from triage.rules.building import unknown

T = TypeVar("T")


class JsonFactsError(ValueError):
    """The JSON does not follow the contract. The message is one sentence and names the place."""


@dataclass(frozen=True, slots=True)
class Place:
    """A value with the way to it, for messages ("reports[1].readings[0].number")."""

    value: Any
    name: str = ""

    def table(self) -> Mapping[str, Any]:
        if not isinstance(self.value, dict):
            raise self.wrong("an object")
        return self.value

    def allow(self, keys: Collection[str]) -> None:
        """Refuse every other key: a misspelt one would be taken for nothing at all."""
        for key in self.table():
            if key not in keys:
                raise JsonFactsError(f"{self.name or 'the JSON'}: {unknown('key', key, keys)}")

    def numbers(self) -> tuple[Decimal, ...]:
        return tuple(number for place in self.items() if (number := place.number()) is not None)

    def key(self, name: str) -> "Place":
        return Place(self.table().get(name), f"{self.name}.{name}".lstrip("."))

    def items(self) -> list["Place"]:
        if self.value is None:
            return []
        if not isinstance(self.value, list):
            raise self.wrong("a list")
        return [Place(value, f"{self.name}[{index}]") for index, value in enumerate(self.value)]

    def wrong(self, wanted: str) -> JsonFactsError:
        return JsonFactsError(f"{self.name or 'the JSON'} must be {wanted}.")

    def word(self) -> str | None:
        if self.value is not None and not isinstance(self.value, str):
            raise self.wrong("a text")
        return self.value

    def one_of(self, *words: str) -> str | None:
        if self.value is not None and self.value not in words:
            raise self.wrong(" or ".join(words))
        return cast(str | None, self.value)

    def number(self) -> Decimal | None:
        if self.value is None:
            return None
        if isinstance(self.value, bool) or not isinstance(self.value, int | float | Decimal):
            raise self.wrong("a number")
        number = Decimal(str(self.value))
        if not number.is_finite():
            raise self.wrong("a finite number")
        return number

    def whole(self) -> int | None:
        number = self.number()
        if number is not None and number != int(number):
            raise self.wrong("a whole number")
        return None if number is None else int(number)

    def yes_or_no(self) -> bool | None:
        if isinstance(self.value, bool):
            return self.value
        word = self.one_of("yes", "no", "unknown")
        return {"yes": True, "no": False}.get(word or "")

    def day(self) -> date | None:
        return self._moment(date.fromisoformat, "a date such as 2026-11-22")

    def hour(self) -> time | None:
        return self._moment(time.fromisoformat, "a time such as 08:30")

    def _moment(self, read: Callable[[str], T], wanted: str) -> T | None:
        try:
            return None if self.value is None else read(self.value)
        except (TypeError, ValueError) as problem:
            raise self.wrong(wanted) from problem
