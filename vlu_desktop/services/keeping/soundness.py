# SPDX-License-Identifier: Apache-2.0
"""Whether an open casebook can be trusted as it stands: its clock, its pages, its journal."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.ids import Clock
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.integrity.integrity_check import CheckReport, Told
from vlu_desktop.store.joining.computers import Computer
from vlu_desktop.store.vault.vault import Vault


def unread_said() -> str:
    """Of an error at work. SQLite calls a file malformed that it could not read, and an opening looks into that."""
    return say("backups.a-part-can-not-be-read")


def disk_said() -> str:
    """Of a disk that failed at work."""
    return say("backups.disk-did-not-give")


def clocks_said(ahead: Mapping[str, datetime], known: Mapping[str, Computer], today: date) -> tuple[str, ...]:
    """Of each computer that wrote by a clock that was ahead, by what officers call it, that it did."""
    called = {device: (known[device].name if device in known else "") or device for device in ahead}
    return tuple(
        say("exchange.clock-ahead", computer=called[device], at=civil(at).date(), today=today)
        for device, at in sorted(ahead.items())
    )


class Soundness:
    """What is told of an open casebook without being asked, and the check that is asked for."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def opening_said(self) -> str:
        """What was found beside the casebook when it was opened; "" where all was as it was left."""
        return " ".join(self._vault.found)

    def opening_told(self) -> None:
        """That was shown to an officer; until then each opening says it again."""
        self._vault.were_told()

    def clock_said(self) -> str:
        """What to tell the officer where this computer's clock stands before what the record knows; "" where it holds.
        Where another computer wrote by a clock that was ahead it is that one's.

        The journal's own order does not follow the clock, so nothing is lost by it; the dates shown would be wrong.
        """
        latest = self._vault.store.latest_moment()
        if latest is None or latest - self._clock() <= timedelta(days=1):
            return ""
        clock, known = civil(self._clock()).date(), civil(latest).date()
        if ahead := self._vault.computers.clocks_ahead():
            return " ".join(clocks_said(ahead, self._vault.computers.known(), clock))
        return say("backups.clock-is-behind", clock=clock, latest=known)

    def harm_said(self) -> str:
        """What to tell the officer where a page of the file is harmed that no read has met yet; "" where all hold."""
        return say("backups.a-part-is-damaged") if self._vault.harmed_pages() else ""

    def check(self, progress: Told = lambda done, of: None) -> CheckReport:
        """Check the file and the journal; `progress` is told how many of the checks are done, and of how many.

        What was kept of cases is worked out from the record anew afterwards.
        """
        self._vault.store.summaries.forget()
        return self._vault.check(progress)
