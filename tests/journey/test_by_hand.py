# SPDX-License-Identifier: Apache-2.0
"""Three days of an officer's, by keys and mouse in the program's own window, each from an empty casebook."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from tests.journey.hand import Hand, at_the_program
from tests.rights import needs_linux
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Incident, IncidentBehaviour
from vlu_desktop.record.offending import Hearing
from vlu_desktop.record.work import Disclosure, Meeting
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.vault.vault import create_vault, open_vault

CHEAP = KeyCost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "seven quiet harbours by night"
R = TypeVar("R", bound=Record)

pytestmark = [needs_linux, pytest.mark.soak]


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "Documents").mkdir()
    return tmp_path


def held(casebook: Path, kind: type[R]) -> tuple[R, ...]:
    """What the casebook holds once the program has let it go."""
    with open_vault(casebook, PASSPHRASE, clock=lambda: datetime.now(UTC)) as vault:
        return vault.store.all(kind)


@contextmanager
def opened(home: Path) -> Iterator[tuple[Hand, Path]]:
    """The program on an empty casebook that was opened with its passphrase."""
    casebook = home / "Documents" / "unit.vlu"
    create_vault(
        casebook, PASSPHRASE, officer_name="Asha Example", clock=lambda: datetime.now(UTC), random=os.urandom,
        cost=CHEAP, floor=CHEAP,
    ).close()  # fmt: skip
    with at_the_program(home, casebook) as hand:
        hand.comes("Passphrase")
        hand.write(PASSPHRASE)
        hand.press("Return")
        hand.until(lambda: hand.has_button("Today"), "Today")
        yield hand, casebook


def begin_case(hand: Hand) -> None:
    hand.find("new case")
    hand.comes("Victim’s given names")
    hand.write("Tamar")
    hand.fill(
        {"Victim’s family name": "Illingworth", "Offender’s given names": "Jory", "Offender’s family name": "Pascoe"}
    )
    hand.press("Return")
    hand.until(lambda: hand.has_button("Add incident"), "the case")


def incident(hand: Hand, account: str, when: str, kind: str) -> None:
    hand.press("ctrl+i")
    hand.comes("What happened")
    hand.write(account)
    hand.fill({"When": when, "What kind": kind})
    hand.press("Return", "ctrl+Return")
    hand.says("Saved incident")


def test_a_first_visit(home: Path) -> None:
    """No casebook yet: one is made, its sheet put off, a case begun, one incident told and two of the years before."""
    casebook = home / "Documents" / "casebook.vlu"
    with at_the_program(home) as hand:
        hand.click("Make a new casebook…")
        hand.comes("Your name")
        hand.write("Asha Example")
        hand.fill({"Your unit": "Example unit"})
        hand.tab_to("Where")
        hand.press("ctrl+a")
        hand.write(str(casebook))
        hand.fill({"Passphrase": PASSPHRASE, "The same again": PASSPHRASE})
        hand.press("Return")
        hand.window("Recovery sheet")
        hand.press("Escape")
        hand.until(lambda: hand.has_button("Today"), "Today")
        begin_case(hand)
        incident(hand, "He rang nine times.", "yesterday at 9pm", "phone call")
        hand.press("ctrl+shift+i")
        hand.window("Backlog")
        rows = (("3 March 2026", "He stood outside.", "loitering"), ("7 July 2026, 8pm", "A letter.", "letter"))
        for when, what, kind in rows:
            hand.write(when)
            hand.press("Tab")
            hand.write(what)
            hand.press("Tab")
            hand.write(kind)
            hand.press("Return", "Return")
        hand.press("ctrl+Return")
        hand.says("2 incidents")
        hand.press("ctrl+z")
        hand.says("Took back")
        hand.press("ctrl+y")
        hand.says("Done again")
        hand.leave()
    told = held(casebook, Incident)
    assert sorted(each.account for each in told) == ["A letter.", "He rang nine times.", "He stood outside."]
    assert all(each.happened is not None for each in told)
    kinds = held(casebook, IncidentBehaviour)
    assert sorted(each.kind for each in kinds) == ["call", "letter", "loiter"]


def test_the_day_of_a_marac(home: Path) -> None:
    """A meeting of yesterday is entered and closed, which its follow-up goes with."""
    with opened(home) as (hand, casebook):
        begin_case(hand)
        hand.find("add meeting")
        hand.comes("Meeting")
        hand.write("marac")
        hand.fill({"On": "yesterday"})
        hand.press("ctrl+Return")
        hand.says("Saved meeting")
        hand.press("alt+a")
        hand.click("Close meeting…")
        hand.comes("Follow-up on")
        hand.press("Return")
        hand.comes("Follow-up on")
        hand.write("in four weeks")
        hand.press("Return")
        hand.says("Closed the meeting")
        hand.leave()
    was, coming = sorted(held(casebook, Meeting), key=lambda each: each.on or date.max)
    assert (was.status, coming.status, coming.follows_id) == ("closed", "planned", was.id)
    assert was.on is not None
    assert coming.on == was.follow_up_on == date.today() + timedelta(weeks=4)


def test_a_hearing_in_three_weeks(home: Path) -> None:
    """The hearing is entered with its time, and a paper for it made, read on the screen and saved."""
    with opened(home) as (hand, casebook):
        begin_case(hand)
        incident(hand, "He said he would wait for her.", "3 March 2026", "phone call")
        hand.find("add hearing")
        hand.comes("Hearing")
        hand.fill({"On": "in three weeks at 10am"})
        hand.press("ctrl+Return")
        hand.says("Saved hearing")
        hand.find("make a document")
        hand.window("Make a document")
        hand.click("Make it")
        hand.click("Save…")
        hand.comes("Save as")
        hand.press("ctrl+a")
        hand.write(str(home / "court.pdf"))
        hand.click("Save")
        hand.says("Saved")
        hand.until((home / "court.pdf").exists, "the paper")
        hand.leave()
    (hearing,) = held(casebook, Hearing)
    assert (hearing.on, hearing.at) == (date.today() + timedelta(weeks=3), "10am")
    assert (home / "court.pdf").read_bytes().startswith(b"%PDF")
    (paper,) = held(casebook, Disclosure)
    assert paper.document == "Social history"
