# SPDX-License-Identifier: Apache-2.0
"""The register of documents that left, over all cases."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Case
from vlu_desktop.record.work import Disclosure
from vlu_desktop.services.documents.outfile import leaving
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterEntry:
    """A document that was made, and the title of its case."""

    case_title: str
    disclosure: Disclosure


class Register:
    """Reading the register, and noting in it what leaves in another way than as a file of ours."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def with_digest(self, case_id: str, sha256: str) -> Disclosure:
        """The document of a case whose file has that digest; UserError where none was let go."""
        for row in self._store.all(Disclosure, case_id=case_id):
            if row.sha256 == sha256.strip().lower():
                return row
        raise UserError(say("acts.no-document-of-this-case"))

    def rows(self) -> tuple[RegisterEntry, ...]:
        """Every document made, the newest first."""
        titles: dict[str, str] = {case.id: case.title for case in self._store.all(Case)}
        found = [
            RegisterEntry(case_title=titles.get(row.case_id, ""), disclosure=row) for row in self._store.all(Disclosure)
        ]
        return tuple(reversed(found))

    def printed(self, what: str, recipient: str) -> Changes:
        """Note a list of no one case that a command is about to print, in the journal alone."""
        whom = recipient.strip() or str(say("acts.command-line"))
        with self._store.act(
            "record.take-out", act="disclosed", detail=say("acts.taken-out-to", what=what, whom=whom)
        ) as act:
            pass
        return act.changes

    def sheet_leaves(self, out: Path, page: bytes) -> Changes:
        """Let the recovery sheet go as a file, to be printed; it is of no case, so the journal alone has it."""
        with leaving(self._store, "keys.save-sheet", [(out, page)], detail=say("acts.recovery-sheet-file")) as act:
            pass
        return act.changes

    def taken_out(
        self, case_ids: Sequence[str], what: str, recipient: str, on: date, files: Sequence[tuple[Path, bytes]] = ()
    ) -> Changes:
        """Note cases that a command is about to print, or that leave in files of another kind, such as pictures."""
        whom = recipient.strip() or str(say("acts.command-line"))
        with leaving(
            self._store, "record.take-out", files, detail=say("acts.taken-out-to", what=what, whom=whom)
        ) as act:
            for case_id in case_ids:
                act.add(
                    Disclosure(
                        case_id=case_id, document=what, audience="internal", recipient=whom, made_on=on, data_to=on,
                        head=self._store.head_code(),
                    )
                )  # fmt: skip
        return act.changes
