"""docs/changing.md promises that a change touches what it names. Here every example is made, in a copy of the repository, and proved there."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import ROOT, files

PAGE = ROOT / "docs/changing.md"
PROOF = '''
from datetime import date
from decimal import Decimal

from intake.vocabulary import find_problems
from tests.records.typed import read
from triage.rules import evaluate, load_guidelines
from triage.rules.facts import Facts, PartnerFacts

HORMONES = """
HORMOONBEPALINGEN
Patiënt: Jan Voorbeeld          Afnamedatum: 12.10.2026

Onderzoek                       Uitslag        Eenheid    Referentiewaarden
Follikelstimulerend hormoon     18,4           mIU/mL     1,5 - 12,4
Testosteron totaal              3,85           ng/mL      2,49 - 8,36
"""
SEMEN = """
SPERMAONDERZOEK
Na centrifugeren zijn geen zaadcellen gezien in het sediment.
"""
CORTISOL = """
HORMONE PROFILE
Test                   Result     Unit        Reference
FSH                    18.4       IU/L        1.5 - 12.4
LH                     9.2        IU/L        1.7 - 8.6
Cortisol               140        ngramm/mL   50 - 250
"""
MRI = """
MRI OF THE PITUITARY
Patient: John Sample
No lesion is seen.
"""


def test_what_the_examples_promise():
    assert find_problems() == []
    (dutch,), (semen,), (blood,), (mri,) = read(HORMONES), read(SEMEN), read(CORTISOL), read(MRI)
    assert (dutch.language, dutch.kind) == ("nl", "hormone_panel")
    assert {reading.analyte: reading.value for reading in semen.readings} == {"sperm_seen": "none", "pellet_examined": "yes"}
    assert {reading.analyte: reading.number for reading in dutch.readings} == {"fsh": Decimal("18.4"), "testosterone_total": Decimal("3.85")}
    (found,) = [reading for reading in blood.readings if reading.analyte == "cortisol"]
    assert round(found.canonical_number) == 386
    assert mri.kind == "pituitary_mri"


def test_each_edition_counts_in_its_years():
    her = Facts(partner=PartnerFacts(age=34))
    before, after = (evaluate(load_guidelines(), her, on=date(year, 6, 1)).flags for year in (2027, 2028))
    assert ["F_AGE_35" in {flag.id for flag in raised} for raised in (before, after)] == [False, True]
'''
FILES = [
    "tests/test_proof.py",
    "tests/intake/test_units.py",
    "tests/intake/test_vocabulary.py",
    "tests/intake/test_engine_contract.py",
    "tests/triage/test_guidelines.py",
    "tests/triage/test_rules_scenarios.py",
    "tests/triage/test_rules_conditions.py",
    "tests/triage/test_notifications.py",
    "tests/triage/test_casework_table.py",
]
# Of those files only what the examples touch: the rest is proved where it belongs.
CONCERNED = "proof or spellings_of_one_unit or problems or contract_is_known or SHBG or every_status or as_its_table or discreet"
CONCERNED += " or needs_info or (sparse and called)"


def _changes() -> Iterator[tuple[str, list[str]]]:
    """(file, lines) of every change on the page, in its order."""
    for block in re.findall(r"^```diff\n(.*?)^```", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL):
        for change in re.split(r"^\+\+\+ ", block, flags=re.MULTILINE)[1:]:
            name, *lines = change.rstrip("\n").split("\n")
            yield name, lines


def _make(root: Path, name: str, lines: list[str]) -> None:
    """Put a change into a file: what stands there now is found exactly once; where nothing is named, the new lines come last."""
    path = root / name
    before = "".join(f"{line[1:]}\n" for line in lines if line[:1] in (" ", "-"))
    after = "".join(f"{line[1:]}\n" for line in lines if line[:1] in (" ", "+"))
    text = path.read_text(encoding="utf-8") if path.exists() else ""
    assert not before or text.count(before) == 1, f"{name} has changed; docs/changing.md has not"
    path.write_text(text.replace(before, after) if before else f"{text}\n\n{after}".lstrip("\n"), encoding="utf-8")


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository with every example made."""
    root = tmp_path_factory.mktemp("changed")
    for path in files():
        target = root / path.relative_to(ROOT)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, target)
    for name, lines in _changes():
        _make(root, name, lines)
    (root / "tests/test_proof.py").write_text(PROOF)
    return root


def test_there_is_an_example_for_every_kind_of_change() -> None:
    headings = re.findall(r"^## A (?:new )?(.+)$", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)

    assert len(headings) == 11
    assert len(list(_changes())) > len(headings)


def test_every_example_can_be_made_and_is_proved_by_the_check_it_names(changed: Path) -> None:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *FILES, "-k", CONCERNED]

    done = subprocess.run(command, cwd=changed, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-2000:]
