"""Are the rule files right, and what do they say?

In: a folder of TOML files. Out: `Guidelines`, or one `GuidelineError` that names the file, the rule and the nearest right word. Every file may hold
`[[item]]`, `[[flag]]`, `[[definition]]`, `[[policy]]`, `[[source]]` and, in one of them, `[routing]` with its `[[classification]]` steps. A clinic
may have a folder of its own, which changes and extends ours (`overriding.py`); the digest covers both.
"""

import hashlib
import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from graphlib import CycleError, TopologicalSorter
from itertools import combinations
from pathlib import Path
from typing import Any

from triage.rules.assembling import Entry, read_flag, read_item, read_patterns, read_policy, read_question, read_routing, read_source
from triage.rules.building import Builder, GuidelineError, unknown
from triage.rules.conditions.judged import FlagRaised, ItemIs
from triage.rules.overriding import add_clinic
from triage.rules.rule import FlagRule, Guidelines, ItemRule, Rule
from triage.rules.vocabulary import known_words, rule_analytes, word_tests

FOLDER = Path(__file__).parents[1] / "guidelines"
TABLES = ("item", "flag", "definition", "policy", "question", "source", "routing", "classification", "pattern", "negation")


_clinics_own: list[Path] = []  # at most one; set once, when the program starts


def use_clinic_folder(folder: Path | None) -> None:
    """From now on our rules are loaded together with this clinic's folder; None: ours alone."""
    _clinics_own[:] = [folder] if folder else []


def load_guidelines(folder: Path = FOLDER, clinic: Path | None = None) -> Guidelines:
    """The guidelines of this folder with the clinic's own, by default ours with those in use. GuidelineError when a file is wrong."""
    return load_folders(folder, clinic or (_clinics_own[0] if folder == FOLDER and _clinics_own else None))


@cache
def load_folders(folder: Path, clinic: Path | None) -> Guidelines:
    """As `load_guidelines`; read once in the life of the program."""
    ours = _read(folder)
    contents = _in_order(ours if clinic is None else add_clinic(ours, _read(clinic)))
    entries = {table: tuple(_entries(contents, table)) for table in TABLES}
    _check_ids(entries)
    policy = tuple(read_policy(entry) for entry in entries["policy"])
    builder = _builder(entries, {value.id for value in policy if not isinstance(value.value, str)})
    sources = {entry.id: read_source(entry) for entry in entries["source"]}
    items = tuple(read_item(entry, builder, sources) for entry in entries["item"])
    flags = tuple(read_flag(entry, builder, sources) for entry in entries["flag"])
    if len(entries["routing"]) != 1:
        raise GuidelineError("exactly one file must have a [routing] table")
    routing = read_routing(entries["routing"][0], entries["classification"], builder)
    _check_editions(items)
    _check_editions(flags)
    patterns = read_patterns(entries["pattern"], entries["negation"])
    known = {rule.id for rule in (*items, *flags)} | {value.id for value in policy}
    questions = tuple(read_question(entry, known) for entry in entries["question"])
    return Guidelines(items, flags, _order((*items, *flags)), routing, policy, patterns, questions, _digest(contents))


def find_problems(folder: Path = FOLDER, clinic: Path | None = None) -> list[str]:
    """What is wrong with the rule files, for `manage.py check`; empty when nothing is."""
    try:
        load_guidelines(folder, clinic)
    except GuidelineError as problem:
        return [str(problem)]
    return []


def _read(folder: Path) -> dict[str, dict[str, Any]]:
    if not folder.is_dir():
        raise GuidelineError(f"there is no folder {folder} with rule files")
    return {path.name: _parse(path) for path in sorted(folder.glob("*.toml"))}


def _parse(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise GuidelineError(f"{path.name}: {problem}") from problem
    for table in content:
        if table not in TABLES:
            raise GuidelineError(f"{path.name}: {unknown('table', table, TABLES)}")
    return content


def _in_order(contents: Mapping[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """The files that [routing] names come first, in its order: that is how items are listed. The others follow by name."""
    first = [name for content in contents.values() for name in content.get("routing", {}).get("files", [])]
    for name in first:
        if name not in contents:
            raise unknown("file", name, contents)
    return {name: contents[name] for name in (*first, *(name for name in contents if name not in first))}


def _entries(contents: Mapping[str, dict[str, Any]], table: str) -> Iterator[Entry]:
    for name, content in contents.items():
        found = content.get(table, [])
        for data in found if isinstance(found, list) else [found]:
            yield Entry(name, table, data)


def _builder(entries: Mapping[str, tuple[Entry, ...]], policy: set[str]) -> Builder:
    ids = {"flags": {entry.id for entry in entries["flag"]}, "items": {entry.id for entry in entries["item"]}}
    patterns = {entry.id for entry in entries["pattern"]} | {"any"}
    if clash := ids["flags"] & ids["items"]:
        raise GuidelineError(f"{sorted(clash)[0]} is both an item and a flag")
    definitions = {entry.id: entry.data.get("when") for entry in entries["definition"]}
    words = {**ids, "patterns": patterns}
    builder = Builder(policy, word_tests(words), {**known_words(), **words, "analyte": rule_analytes()}, definitions)
    for entry in entries["definition"]:
        entry.reading(lambda data: builder.build(data["when"]), {"id", "when", "means"})
    return builder


def _check_ids(entries: Mapping[str, tuple[Entry, ...]]) -> None:
    """Only items and flags have editions; of two other entries with one id, one would win silently."""
    for table in ("definition", "policy", "question", "source", "pattern"):
        seen: dict[str, Entry] = {}
        for entry in entries[table]:
            if other := seen.get(entry.id):
                raise GuidelineError(f"{entry.file}: {entry.id}: this {table} stands in {other.file} already")
            seen[entry.id] = entry


def _check_editions(rules: tuple[ItemRule, ...] | tuple[FlagRule, ...]) -> None:
    for one, other in combinations(rules, 2):
        if one.id == other.id and one.valid_from <= (other.valid_until or date.max) and other.valid_from <= (one.valid_until or date.max):
            raise GuidelineError(f"{one.id}: two editions are in force at the same time")


def _order(rules: tuple[Rule, ...]) -> tuple[str, ...]:
    """Every id after the ids it refers to; otherwise in the order of the files."""
    graph: dict[str, set[str]] = {}
    for rule in rules:
        graph.setdefault(rule.id, set()).update(_references(rule))
    try:
        return tuple(TopologicalSorter(graph).static_order())
    except CycleError as problem:
        raise GuidelineError(f"these rules refer to each other in a circle: {' → '.join(problem.args[1])}") from problem


def _references(value: object) -> Iterator[str]:
    if isinstance(value, FlagRaised):
        yield from value.flags
    elif isinstance(value, ItemIs):
        yield from value.items
    elif isinstance(value, tuple):
        yield from (name for part in value for name in _references(part))
    elif is_dataclass(value):
        yield from (name for entry in fields(value) for name in _references(getattr(value, entry.name)))


def _digest(contents: Mapping[str, Any]) -> str:
    """sha256 over everything the files say; comments and layout do not count."""
    return hashlib.sha256(json.dumps(contents, sort_keys=True, default=str, ensure_ascii=True).encode()).hexdigest()
