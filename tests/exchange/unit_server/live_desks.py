# SPDX-License-Identifier: Apache-2.0
"""Computers of a unit whose casebooks are open on threads of their own and meet by themselves at a real server."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject

from tests.exchange.unit_server.desks import Desks
from tests.services.keeping.two_laptops import Laptops
from tests.store.conftest import CHEAP, PASSPHRASE
from vlu_desktop.bootstrap.clock import now
from vlu_desktop.bootstrap.services import Services
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.people import Case
from vlu_desktop.store.vault.vault import open_vault
from vlu_desktop.ui.computers.live_meeting import LiveMeeting
from vlu_desktop.ui.threads.change_bus import ChangeBus
from vlu_desktop.ui.threads.worker import Worker

Until = Callable[[Callable[[], bool]], object]


class LiveDesk:
    """One of them, with the case that all have."""

    def __init__(self, path: Path, until: Until) -> None:
        self.until = until
        self.worker = Worker()
        self.bulletin = ChangeBus()
        self.services: Services = self.asked(
            lambda: Services(open_vault(path, PASSPHRASE, clock=now, cost=CHEAP, floor=CHEAP), now)
        )
        self.parent = QObject()
        self.live = LiveMeeting(self.worker, self.bulletin, self.services.keeping.other_computers, self.parent)
        self.live.begin()

    def asked(self, job: Callable[[], Any]) -> Any:
        """What a job gives, done on the casebook's own thread."""
        found: list[Any] = []
        self.worker.ask(job, found.append)
        self.until(lambda: bool(found))
        return found[0]

    def add(self, account: str) -> None:
        """Enter an incident, as a page would."""
        store = self.services.vault.store

        def act() -> Changes:
            case = store.all(Case)[0]
            return store.add("incident.add", Incident(case_id=case.id, account=account), case_id=case.id)[1]

        self.worker.ask(act, self.bulletin.publish)

    def accounts(self) -> list[str]:
        """What is in the casebook."""
        found: list[str] = self.asked(lambda: [each.account for each in self.services.vault.store.all(Incident)])
        return found

    def last_line(self) -> int:
        """How many acts were done on it."""
        return int(self.asked(lambda: self.services.vault.store.last_line))

    def until_reached(self) -> None:
        """Wait until it knows that the server is there."""
        self.until(lambda: self.services.keeping.other_computers.is_server_reached)

    def close(self) -> None:
        """Put the casebook away."""
        self.worker.ask(self.services.close)
        self.worker.stop()


def two_live(folder: Path, desks: Desks, until: Until) -> tuple[LiveDesk, LiveDesk]:
    """Two of one unit, each come in by a code and let in by the other, with one case."""
    laptops = Laptops(folder)
    for services in (laptops.first, laptops.second):
        status = services.keeping.other_computers.standing()
        with desks.administration() as server:
            invited = server.enrol(status.unit, status.device)
        services.keeping.other_computers.use_server(desks.address, invited.code)
    laptops.first.vault.store.add("case.add", Case(title="Example"))
    laptops.second.keeping.other_computers.meet_usual()
    [asking] = laptops.first.keeping.other_computers.meet_usual().asking
    laptops.first.keeping.other_computers.let_in(asking, "Second", laptops.second.keeping.other_computers.own_code())
    for services in (laptops.first, laptops.second, laptops.first, laptops.second):
        services.keeping.other_computers.meet_usual()
    paths = laptops.first.vault.path, laptops.second.vault.path
    laptops.close()
    first, second = (LiveDesk(path, until) for path in paths)
    return first, second
