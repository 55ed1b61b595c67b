# SPDX-License-Identifier: Apache-2.0
"""The mutation run itself: what it changes, that it kills, and that it says what survives."""

import ast
import os
from pathlib import Path

import pytest

from tests.mutation import swapping
from tests.mutation.__main__ import ROOT, Outcome, judged, report, survivors
from tests.mutation.imports import independent
from tests.mutation.mutants import compiled, mutants
from tests.mutation.targets import TARGETS
from tests.mutation.trial import Baseline

PROOF = "vlu_desktop.record.proof"
FORKS = hasattr(os, "fork")


def source_of(module: str) -> Path:
    return ROOT.joinpath(*module.split(".")).with_suffix(".py")


def changes(source: str) -> list[str]:
    return [mutant.key.partition(": ")[2] for mutant in mutants(ast.parse(source))]


@pytest.mark.parametrize(
    ("source", "made"),
    [
        ("a < b", ["a < b -> a <= b", "a < b -> a >= b"]),
        ("a == b", ["a == b -> a != b"]),
        ("a in b", ["a in b -> a not in b"]),
        ("a and b", ["a and b -> a or b", "a and b -> b", "a and b -> a"]),
        ("not a", ["not a -> a"]),
        ("a + b", ["a + b -> a - b"]),
        ("a + 'words'", []),
        ("f(3)", ["f(3) -> pass", "3 -> 4", "3 -> 2"]),
        ("x = 1.5", ["1.5 -> 3.0"]),
        ("x = True", ["True -> False"]),
        ("x = min(a)", ["min(a) -> max(a)"]),
        ("x = a if b else c", ["b -> not b"]),
        ("x = [a for a in b if a]", ["a -> True"]),
        ("x = {'one', 'two'}", ["row 'one' -> nothing", "row 'two' -> nothing"]),
        ("x = {'a': 1, 'b': 2}", ["'a': 1 -> 2", "'b': 2 -> 1"]),
        ("x = 'one two'.split()", ["'one two' -> 'two'", "'one two' -> 'one'"]),
        ("x = 'a sentence'", []),
        ("x == 'key'", ["x == 'key' -> x != 'key'", "'key' -> 'key~'"]),
        ('"""What it is for."""', []),
        ("__all__ = ['one', 'two']", []),
        ("assert a < b", []),
        ("def f(a: int = 1) -> int:\n    return a", ["1 -> 2", "1 -> 0", "return a -> return None"]),
        ("for a in b:\n    continue", ["continue -> break"]),
        ("raise E(a < b)", ["raise E(a < b) -> pass"]),
    ],
)
def test_what_is_changed(source: str, made: list[str]) -> None:
    assert changes(source) == made


def test_the_same_change_twice_in_one_place_has_two_keys() -> None:
    assert changes("x = f(1, 1)") == ["1 -> 2", "1 -> 0", "1 -> 2 (2)", "1 -> 0 (2)"]


def test_each_change_is_made_and_taken_back() -> None:
    tree = ast.parse("def f(a, b):\n    return a < b and not b")
    before = ast.dump(tree)
    results = set()
    for mutant in [None, *mutants(tree)]:
        space: dict[str, object] = {}
        exec(compiled(tree, mutant, "it"), space)
        f = space["f"]
        assert callable(f)
        results.add(tuple(f(a, b) for a in (0, 1) for b in (0, 1)))
        assert ast.dump(tree) == before
    assert len(results) > 4


def test_a_living_function_gets_the_changed_code_and_its_caches_are_emptied() -> None:
    tree = ast.parse("def outer():\n    def inner(a):\n        return a + 1\n    return inner")
    before, after = compiled(tree, None, "living"), compiled(tree, mutants(tree)[0], "living")
    space: dict[str, object] = {}
    exec(before, space)
    outer = space["outer"]
    assert callable(outer)
    inner = outer()
    assert inner(1) == 2
    assert swapping.swap(swapping.functions_of("living"), before, after)
    assert (inner(1), outer()(1)) == (None, None) or (inner(1), outer()(1)) != (2, 2)
    assert not swapping.swap([], before, before), "nothing is changed by nothing"


def test_a_sample_is_killed_by_the_tests_and_by_no_others() -> None:
    """Were nothing killed, or all, the run would say nothing; the tree is as it was before."""
    source = source_of(PROOF)
    before = source.read_bytes()
    if not FORKS:
        with pytest.raises(RuntimeError, match="needs a computer that can fork"):
            next(judged([PROOF], TARGETS[PROOF], 5, 7))
        return
    (noticed,) = judged([PROOF], TARGETS[PROOF], 3, 7)
    assert (noticed.killed, noticed.mutants, noticed.survivors) == (3, 3, ())
    (unnoticed,) = judged([PROOF], ("tests/text/test_mark_positions.py",), 2, 7)
    assert (unnoticed.killed, len(unnoticed.survivors)) == (0, 2)
    assert source.read_bytes() == before


def test_tests_that_fail_with_nothing_changed_are_no_judges(tmp_path: Path) -> None:
    failing = tmp_path / "test_failing.py"
    failing.write_text("def test_it() -> None:\n    assert False\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="fail with nothing changed" if FORKS else "fork"):
        list(judged([PROOF], (str(failing),), 1, 0))


def test_the_tests_that_kill_most_for_their_time_come_first_and_of_a_table_its_first_rows() -> None:
    seconds = {"slow": 8.0, "killer": 8.0, "row[1]": 1.0, "row[2]": 1.0, "row[3]": 1.0, "quick": 2.5}
    baseline = Baseline(lines={"it": dict.fromkeys(seconds, frozenset({4}))}, seconds=seconds)
    baseline.kills["killer"] = 6
    assert baseline.nearest("it", range(4, 5)) == ["row[1]", "killer", "row[2]", "quick", "row[3]", "slow"]
    assert baseline.nearest("it", range(5, 9)) == []


def test_what_comes_to_a_module_by_its_imports_waits_for_it() -> None:
    loaded = ["json", "tests.rights", "vlu_desktop", "vlu_desktop.dates", "vlu_desktop.dates.civil_clock"]
    loaded += ["vlu_desktop.dates.when", "vlu_desktop.dates.date_display", "vlu_desktop.dates.date_words"]
    left = independent(loaded, "vlu_desktop.dates.date_words")
    assert left == ["json", "vlu_desktop", "vlu_desktop.dates", "vlu_desktop.dates.civil_clock"]


OUTCOME = Outcome(module="m", mutants=10, killed=7, survivors=((1, "a"), (2, "b"), (3, "c")), seconds=1.0)


@pytest.mark.parametrize(("reasons", "score"), [({}, 0.7), ({"a": "why"}, 7 / 9), (dict.fromkeys("abc", "why"), 1.0)])
def test_the_score_leaves_out_what_has_a_reason(reasons: dict[str, str], score: float) -> None:
    assert OUTCOME.score(reasons) == pytest.approx(score)


def test_survivors_are_listed_and_reasons_that_stand_for_none_are_said() -> None:
    said = "\n".join(report(OUTCOME, {"a": "why", "z": "why"}, whole=True))
    assert "line 1, a" not in said
    assert "line 2, b" in said
    assert "no longer survives" in said
    assert "no longer survives" not in "\n".join(report(OUTCOME, {"a": "why", "z": "why"}, whole=False))


def test_every_target_and_every_reason_is_of_something_that_is_there() -> None:
    for module, tests in TARGETS.items():
        assert source_of(module).is_file(), module
        assert all((ROOT / test).is_file() for test in tests), (module, tests)
    for module, reasons in survivors().items():
        known = {mutant.key for mutant in mutants(ast.parse(source_of(module).read_text(encoding="utf-8")))}
        assert module in TARGETS
        assert set(reasons) <= known, f"{module}: the code has changed; run python -m tests.mutation {module}"
        assert all(reasons.values())
