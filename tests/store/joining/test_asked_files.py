# SPDX-License-Identifier: Apache-2.0
"""The file that another officer is asked to approve: it goes with the question, is proved, and goes when that ends."""

import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store.conftest import TestClock
from tests.store.joining.computers import as_sent, bring, bring_parts, everything_in, meet_all, part_of, unit
from vlu_desktop.record.people import Case
from vlu_desktop.store.joining.arriving_lines import NotTaken
from vlu_desktop.store.records.asked_files import PIECE
from vlu_desktop.store.vault.vault import Vault

FILE = b"%PDF example " * (PIECE // 8)
NEEDLE = "Wolstencroft"


@pytest.fixture
def two(tmp_path: Path) -> Iterator[list[Vault]]:
    clocks = [TestClock(), TestClock()]
    clocks[1].now += timedelta(hours=1)
    made = unit(tmp_path, clocks)
    yield made
    for each in made:
        each.close()


def case_in(vault: Vault) -> str:
    return vault.store.add("case.add", Case(title="Example"))[0].id


def name_of(about: str, number: int = 1) -> str:
    beginning = f"approval/00000000-0000-7000-8000-{number:012d}"
    return f"{beginning}/asked:{about}" if about else f"{beginning}/asked"


def ask(vault: Vault, name: str, content: bytes = FILE, **told: object) -> None:
    with vault.store.act("approval.ask") as act:
        act.set(name, {"sha256": hashlib.sha256(content).hexdigest(), "reason": NEEDLE, **told})
        vault.store.asked.keep(name, content)


def test_the_file_goes_with_the_question_and_is_no_draft_to_go_on_with(two: list[Vault]) -> None:
    a, b = two
    name = name_of(case_in(a))
    ask(a, name)
    a.store.save_draft("x", "incident", "", "{}")
    assert bring(a, b)
    assert b.store.asked.file(name) == FILE
    assert b.store.asked.here() == {name}
    assert b.store.drafts() == []
    assert [each.key for each in a.store.drafts()] == ["x"]
    assert a.store.drafts("nothing") == []
    b.store.asked.drop(name)
    assert (b.store.asked.here(), b.store.asked.file(name)) == (set(), b"")
    assert a.store.asked.file(name) == FILE
    assert a.store.verify().problems == b.store.verify().problems == ()


def test_where_it_was_taken_away_before_the_question_goes_without_it(two: list[Vault]) -> None:
    a, b = two
    name = name_of(case_in(a))
    ask(a, name)
    a.store.asked.drop(name)
    assert bring(a, b)
    assert b.store.asked.here() == set()
    assert b.store.setting(name)


@pytest.mark.parametrize("harm", ["altered", "short", "out of order", "of another name", "of no question"])
def test_another_file_than_the_question_names_is_not_taken(two: list[Vault], harm: str) -> None:
    a, b = two
    name = name_of(case_in(a))
    ask(a, name)
    frames = as_sent(a.joining.frames(b.joining.lines.last_numbers()[a.joining.device] + 1, a.store.last_line))
    pieces = [frame for frame in frames if frame[0] == "file"]
    assert len(pieces) == 2
    match harm:
        case "altered":
            pieces[1][3] = pieces[1][3][:-8] + "AAAAAAAA"
        case "short":
            frames.remove(pieces[1])
        case "out of order":
            pieces[1][2] = 2
        case "of another name":
            pieces[0][1] = pieces[1][1] = name_of("", 2)
        case _:
            pieces[0][1] = "documents.sign-off"
    first = b.joining.lines.last_numbers()[a.joining.device] + 1
    with pytest.raises(NotTaken):
        b.joining.take(a.joining.device, frames, first, a.store.last_line)
    assert b.store.asked.here() == set()
    assert b.store.setting(name) is None


def test_a_piece_that_comes_twice_is_kept_once(two: list[Vault]) -> None:
    a, b = two
    name = name_of(case_in(a))
    ask(a, name)
    first = b.joining.lines.last_numbers()[a.joining.device] + 1
    frames = as_sent(a.joining.frames(first, a.store.last_line))
    at = next(n for n, frame in enumerate(frames) if frame[0] == "file")
    b.joining.take(a.joining.device, [*frames[: at + 1], *frames[at:]], first, a.store.last_line)
    assert b.store.asked.file(name) == FILE


def test_a_computer_of_chosen_cases_has_those_of_its_cases_and_of_the_unit(two: list[Vault], tmp_path: Path) -> None:
    a, _ = two
    held, other = case_in(a), case_in(a)
    part = part_of(a, tmp_path / "part", TestClock(), {held})
    for number, about in enumerate((held, other, "")):
        ask(a, name_of(about, number))
    bring_parts(a, part, {held})
    assert part.store.asked.here() == {name_of(held, 0), name_of("", 2)}
    assert part.store.asked.file(name_of(held, 0)) == FILE
    assert part.store.setting(name_of(other, 1)) is None
    assert part.store.verify().problems == ()
    part.close()


def test_an_altered_file_is_not_taken_in_parts_either(two: list[Vault], tmp_path: Path) -> None:
    a, _ = two
    held = case_in(a)
    part = part_of(a, tmp_path / "part", TestClock(), {held})
    ask(a, name_of(held))
    first, last = part.joining.lines.last_numbers()[a.joining.device] + 1, a.store.last_line
    frames = as_sent(frame for _, frame in a.joining.parts().frames(first, last))
    piece = next(frame for frame in frames if frame[0] == "file")
    piece[3] = "AAAAAAAA" + piece[3][8:]
    with pytest.raises(NotTaken):
        part.joining.take_parts(a.joining.device, frames, first, last)
    part.close()


def test_an_erasure_takes_every_question_about_what_goes_and_every_file(two: list[Vault]) -> None:
    a, b = two
    case_id, other = case_in(a), case_in(a)
    ask(a, name_of(case_id, 1))
    ask(a, name_of(other, 2), about=[other])
    ask(a, name_of(other, 3), about=[other, case_id])
    meet_all([a, b])
    b.store.erase("case.erase", [("case", case_id)], case_id=case_id, reason="Asked for", authority="The manager")
    # Asked without knowing of the erasure.
    ask(a, name_of(case_id, 4))
    with b.store.act("approval.answer") as act:
        act.set(f"approval/00000000-0000-7000-8000-{2:012d}/answered/x:{other}", {"approved": True})
    meet_all([a, b])
    for each in (a, b):
        names = set(each.store.settings_after("approval/"))
        assert {name for name in names if name.endswith(case_id)} == set()
        assert name_of(other, 2) in names
        assert name_of(other, 3) not in names
        assert each.store.verify().problems == ()
    assert b.store.asked.here() == a.store.asked.here() == set()
    assert json.loads(a.store.setting(name_of(other, 2)) or "")["reason"] == NEEDLE
    assert everything_in(a).count(NEEDLE) == everything_in(b).count(NEEDLE)


def test_a_question_answered_where_its_erasure_is_not_known_goes_when_it_comes(two: list[Vault]) -> None:
    a, b = two
    case_id = case_in(a)
    ask(a, name_of(case_id))
    meet_all([a, b])
    a.store.erase("case.erase", [("case", case_id)], case_id=case_id, reason="Asked for", authority="The manager")
    answer = name_of(case_id).replace("/asked", f"/answered/{b.joining.device}")
    with b.store.act("approval.answer") as act:
        act.set(answer, {"approved": True, "reason": NEEDLE})
    assert bring(b, a)
    assert a.store.setting(answer) is None
    assert NEEDLE not in everything_in(a)
    meet_all([a, b])
    assert NEEDLE not in everything_in(b)
    assert a.store.verify().problems == b.store.verify().problems == ()
