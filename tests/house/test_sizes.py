"""The worst file counts, not the average. A ratchet: these limits may only come down."""

import ast
from statistics import median

from tests.house.tree import ROOT, functions, modules

LONGEST_MODULE = 350
LONGEST_FUNCTION = 40
MEDIAN_FUNCTION = 10


def test_no_module_is_longer_than_can_be_read_in_one_sitting() -> None:
    too_long = {str(path.relative_to(ROOT)): lines for path in modules() if (lines := len(path.read_text().splitlines())) > LONGEST_MODULE}
    assert too_long == {}


def test_no_function_is_longer_than_a_screen() -> None:
    too_long = {f"{path.relative_to(ROOT)}:{name}": lines for path in modules() for name, lines in functions(path) if lines > LONGEST_FUNCTION}
    assert too_long == {}


def test_the_usual_function_is_small() -> None:
    apps = [path for path in modules() if path.relative_to(ROOT).parts[0] in {"config", "intake", "triage"}]
    assert median(lines for path in apps for _, lines in functions(path)) <= MEDIAN_FUNCTION


def test_every_module_of_the_program_says_which_question_it_answers() -> None:
    silent = [
        str(path.relative_to(ROOT))
        for path in modules()
        if path.relative_to(ROOT).parts[0] in {"config", "intake", "triage", "bench"}
        and path.stat().st_size
        and not ast.get_docstring(ast.parse(path.read_text()))
    ]
    assert silent == []


def test_no_file_is_named_for_nothing_in_particular() -> None:
    vague = [
        str(path.relative_to(ROOT)) for path in modules() if any(word in path.stem for word in ("utils", "helpers", "manager", "misc", "common"))
    ]
    assert vague == []


def test_no_function_is_named_for_nothing_in_particular() -> None:
    vague = [
        f"{path.relative_to(ROOT)}:{name}"
        for path in modules()
        for name, _ in functions(path)
        if name.lstrip("_").split("_")[0] in {"process", "do"} or (name.lstrip("_").split("_")[0] == "handle" and "commands" not in path.parts)
    ]
    assert vague == []
