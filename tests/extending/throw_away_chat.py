# SPDX-License-Identifier: Apache-2.0
"""A throw-away import format: a chat as a telephone exports it, one message a line, with no columns to say."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from vlu_desktop.dates.when import When
from vlu_desktop.intake.importers import Importer, Options
from vlu_desktop.intake.proposal import NonEntryRow, NotRead, Progress, Proposal, ProposedIncident, Reading
from vlu_desktop.intake.repeats import Repeats
from vlu_desktop.record.conduct import Incident, SourceItem

_MESSAGE = re.compile(r"\[(\d\d/\d\d/\d{4}, \d\d:\d\d)\] ([^:]+): (.+)")
OF_THE_PROGRAM = "Messages and calls are encrypted"
EXAMPLE = (
    "[03/03/2026, 21:30] Dean: Pick up your phone\n"
    f"[03/03/2026, 21:31] {OF_THE_PROGRAM}: nobody else can read them\n"
    "\n"
    "[04/03/2026, 07:05] Dean: I saw you at the station this morning, you can't hide\n"
    "a line that no message begins\n"
).encode()


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatReading:
    """A chat, opened: its lines."""

    name: str
    data: bytes
    lines: tuple[str, ...]

    @property
    def noun(self) -> str:
        """A chat."""
        return "chat"

    @property
    def parts(self) -> tuple[str, ...]:
        """One, without a name."""
        return ("",)

    @property
    def rows(self) -> int:
        """Its lines."""
        return len(self.lines)

    @property
    def mapped(self) -> None:
        """There are no columns."""
        return

    def propose(
        self,
        said_on: date,
        existing: Iterable[Incident] = (),
        *,
        case_id: str = "",
        progress: Progress = lambda done, of: None,
    ) -> Proposal:
        """An incident a message; what the program itself says is set aside, and any other line is not read."""
        made, not_read, aside = [], [], []
        repeats = Repeats(existing)
        for number, line in self._written():
            progress(number, self.rows)
            found = _MESSAGE.fullmatch(line)
            if found is None:
                not_read.append(NotRead(sheet="", row=number, words=line, reason="no message begins with it"))
            elif found[2] == OF_THE_PROGRAM:
                aside.append(NonEntryRow(sheet="", row=number, words=line, what="of the program"))
            else:
                one = self._made(number, line, found, said_on, case_id)
                if repeats.in_case(one.incident):
                    reason = "already in the case"
                    not_read.append(NotRead(sheet="", row=number, words=line, reason=reason, instead=one))
                else:
                    made.append(one)
        return Proposal(
            reading=self, said_on=said_on, case_id=case_id, made=tuple(made), not_read=tuple(not_read),
            set_aside=tuple(aside), blank=sum(1 for line in self.lines if not line.strip()),
        )  # fmt: skip

    def _written(self) -> Iterator[tuple[int, str]]:
        return ((number, line) for number, line in enumerate(self.lines, start=1) if line.strip())

    def _made(self, number: int, line: str, found: re.Match[str], said_on: date, case_id: str) -> ProposedIncident:
        when = When.at(datetime.strptime(found[1], "%d/%m/%Y, %H:%M"))
        return ProposedIncident(
            sheet="", row=number, words=line, behaviours=(),
            incident=Incident(
                case_id=case_id, account=found[3], happened=when, source="victim", told_on=said_on,
                source_detail=f"{self.name}, line {number}",
            ),
            source_item=SourceItem(case_id=case_id, position=number, happened=when, medium="Chat", raw=line),
        )  # fmt: skip


def _open(data: bytes, name: str, options: Options) -> Reading:
    return ChatReading(name=name, data=data, lines=tuple(data.decode(options.encoding or "utf-8").splitlines()))


CHAT = Importer(
    key="chat",
    label="Chat of a telephone",
    about="a chat as a telephone exports it (txt)",
    endings=("txt",),
    matches=lambda start, name: bool(_MESSAGE.match(start.decode("utf-8", "ignore").partition("\n")[0])),
    open=_open,
)
