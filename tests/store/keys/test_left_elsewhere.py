# SPDX-License-Identifier: Apache-2.0
"""An officer who was removed on one computer of the unit is still let in on another, and that is said there."""

from datetime import timedelta
from pathlib import Path

from tests.opening_news import told
from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import bring, copied, first_computer
from vlu_desktop.record.people import Officer
from vlu_desktop.store.keys.who_left import still_let_in
from vlu_desktop.store.vault.vault import open_vault

THEIRS = "bens own passphrase"


def test_who_left_is_told_of_at_each_computer_until_removed_there_too(tmp_path: Path) -> None:
    clock, later = TestClock(), TestClock()
    later.now += timedelta(minutes=5)
    one = first_computer(tmp_path / "0", clock)
    ben = one.ring.add_officer(PASSPHRASE, "Ben Example", THEIRS)
    one.close()
    other = copied(one.path, tmp_path / "1", later)
    one = open_vault(one.path, PASSPHRASE, clock=clock, cost=CHEAP, floor=CHEAP)
    one.ring.remove_officer(PASSPHRASE, ben)
    assert still_let_in(one.ring, one.store) == ()
    assert still_let_in(other.ring, other.store) == (), "nothing of it came here yet"
    assert bring(one, other)
    one.close()
    other.close()

    def opened(passphrase: str = PASSPHRASE) -> tuple[str, ...]:
        with open_vault(other.path, passphrase, clock=later, cost=CHEAP, floor=CHEAP) as vault:
            assert {each.name for each in vault.store.all(Officer)} == {"Asha Example", "Ben Example"}
            return told(vault)

    [said] = opened()
    assert "Ben Example" in said
    assert "remove them here too" in said
    assert opened() == (said,), "until it is done"
    assert opened(THEIRS) == (), "whoever left is not told what others are to do"
    with open_vault(other.path, PASSPHRASE, clock=later, cost=CHEAP, floor=CHEAP) as vault:
        vault.ring.remove_officer(PASSPHRASE, ben)
    assert opened() == ()
