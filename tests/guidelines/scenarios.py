"""How does a scenario file become facts and expectations?

A scenario starts from the complete case in `base.toml` (or from nothing with `base = "empty"`), removes and changes reports by their name, and says
what must come out; "x" takes a measurement away. Days are relative to the day of assessment; numbers are in canonical units unless a value is
written as a whole reading.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from intake.vocabulary import load_vocabulary
from triage.rules import Facts
from triage.rules.json_facts import read_facts

FOLDER = Path(__file__).parent
DAY = date(2026, 11, 22)


@dataclass(frozen=True)
class Scenario:
    """`items` maps ids to the status wanted; `flags` are exactly those raised, `has_flags` at least those; `notes` are words in what
    is said of a rule."""

    file: str
    name: str
    json: dict[str, Any]
    expect: dict[str, Any]

    @property
    def facts(self) -> Facts:
        return read_facts(self.json)[0]

    def __str__(self) -> str:
        return f"{self.file}: {self.name}"


def load_scenarios() -> list[Scenario]:
    base = tomllib.loads((FOLDER / "base.toml").read_text(encoding="utf-8"))
    files = sorted(path for path in FOLDER.glob("*.toml") if path.name != "base.toml")
    return [scenario for path in files for scenario in _scenarios(path, base)]


def complete_case() -> dict[str, Any]:
    """The JSON of the complete case, as `assess --json` takes it."""
    return _case(tomllib.loads((FOLDER / "base.toml").read_text(encoding="utf-8")), {})


def _scenarios(path: Path, base: dict[str, Any]) -> Iterator[Scenario]:
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["scenario"]:
        changes = entry.get("change", {})
        yield Scenario(path.name, entry["name"], _case({} if entry.get("base") == "empty" else base, changes), entry["expect"])


def _case(base: dict[str, Any], changes: dict[str, Any]) -> dict[str, Any]:
    reports = {**base.get("reports", {}), **changes.get("reports", {})}
    partner = {**base.get("partner", {}), **changes.get("partner", {})}
    return {
        "as_of": DAY.isoformat(),
        "reports": [_report(name, report) for name, report in reports.items() if name not in changes.get("remove", [])],
        "history": {key: _answer(answer) for key, answer in {**base.get("history", {}), **changes.get("history", {})}.items()},
        "examination": _examination({**base.get("examination", {}), **changes.get("examination", {})}),
        "partner": {"age": partner.get("age"), "reports": [_report(name, report) for name, report in partner.get("reports", {}).items()]},
        "patient": changes.get("patient"),
        "previous_retrievals": [{**entry, "date": _day(entry["day"])} for entry in changes.get("previous_retrievals", [])],
        "waivers": [{"item": item, "reason": "clinician_decision", "on": DAY.isoformat()} for item in changes.get("waivers", [])],
    }


def _examination(found: dict[str, Any]) -> dict[str, Any]:
    known = {key: value for key, value in found.items() if value != "x" and key != "day"}
    return {**known, "examined_on": _day(found.get("day"))}


def _report(name: str, report: dict[str, Any]) -> dict[str, Any]:
    fixed = {key: value for key, value in report.items() if key not in ("day", "reported_day", "values", "unsure")}
    dates = {"collected_on": _day(report.get("day")), "reported_on": _day(report.get("reported_day"))}
    readings = [_reading(analyte, value, report.get("unsure", [])) for analyte, value in report.get("values", {}).items()]
    return {"id": name, **fixed, **dates, "readings": readings}


def _reading(name: str, value: Any, unsure: list[str]) -> dict[str, Any]:
    analyte = name.partition("#")[0]  # "fsh#2": a second FSH on the same report
    reading: dict[str, Any] = {"analyte": analyte, "needs_check": name in unsure}
    if isinstance(value, dict):
        return {**reading, **value}
    if isinstance(value, str):
        return {**reading, "value": value}
    unit = load_vocabulary().get_analyte(analyte).unit
    return {**reading, "number": value, "unit": unit.code if unit else None}


def _answer(answer: Any) -> Any:
    if not isinstance(answer, dict):
        return answer
    return {key.removesuffix("_day") + "_on" if key.endswith("_day") else key: _day(v) if key.endswith("_day") else v for key, v in answer.items()}


def _day(offset: int | None) -> str | None:
    return None if offset is None else (DAY + timedelta(days=offset)).isoformat()
