# SPDX-License-Identifier: Apache-2.0
"""Two computers of a unit with every service, over one folder, the second made from a backup of the first."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.store.conftest import CHEAP, PASSPHRASE, TestClock
from tests.store.joining.computers import copied
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.services.keeping.other_computers import MeetingResult
from vlu_desktop.store.vault.vault import create_vault, open_vault

OTHERS = "velvet thimble orbit saffron quarry nettle"


class Laptops:
    """`first` made the casebook, `second` began with a copy of it; opened by another officer where one is named."""

    def __init__(self, folder: Path, other_officer: str = "") -> None:
        self.share = folder / "share"
        self.share.mkdir(parents=True)
        first, second = TestClock(), TestClock()
        self._first_clock, self._second_clock = first, second
        first.now = datetime(2026, 11, 2, 9, tzinfo=UTC)
        second.now = first.now + timedelta(hours=1)
        path = folder / "first" / "unit.vlu"
        path.parent.mkdir()
        made = create_vault(
            path, PASSPHRASE, officer_name="Asha Example", clock=first, random=os.urandom, cost=CHEAP, floor=CHEAP
        )
        if other_officer:
            made.ring.add_officer(PASSPHRASE, other_officer, OTHERS)
        made.close()
        other = copied(path, folder / "second", second, OTHERS if other_officer else PASSPHRASE)
        again = open_vault(path, PASSPHRASE, clock=first, cost=CHEAP, floor=CHEAP)
        self.first, self.second = Services(again, first), Services(other, second)

    def meet(self, services: Services) -> MeetingResult:
        """Meet over the folder."""
        return services.keeping.other_computers.meet_in(self.share)

    def set_both(self, moment: datetime) -> None:
        """Set both clocks."""
        self._first_clock.now = self._second_clock.now = moment

    def set_second(self, moment: datetime) -> None:
        """Set the clock of the second."""
        self._second_clock.now = moment

    def let_in(self, name: str = "Second laptop") -> None:
        """Let the second in, and have both know of it."""
        self.meet(self.second)
        [asking] = self.meet(self.first).asking
        code = self.second.keeping.other_computers.own_code()
        self.first.keeping.other_computers.let_in(asking, name, code)
        self.meet_both()

    def meet_both(self) -> None:
        """Until each has what the other had."""
        for services in (self.first, self.second, self.first, self.second):
            result = self.meet(services)
            assert result.troubles == ()

    def close(self) -> None:
        """Put both away."""
        self.first.close()
        self.second.close()
