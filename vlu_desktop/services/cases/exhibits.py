# SPDX-License-Identifier: Apache-2.0
"""Exhibits: taken in with a digest, kept inside the vault, every step of custody noted."""

import hashlib
import mimetypes
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.store.records.store import Store

LARGEST = 50 * 1024 * 1024
"""Bytes. Larger files belong on the unit's own media, with their digest as an exhibit that is a thing."""


class Exhibits:
    """Taking in, reading back and checking files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_in(
        self, case_id: str, file: Path, title: str, handed_by: str, today: date, incident_id: str = ""
    ) -> Changes:
        """Take a file into the vault. The file itself stays where it is; only its bytes are read."""
        try:
            size = file.stat().st_size
            if size > LARGEST:
                raise UserError(
                    f"{file.name} is larger than {LARGEST // 1024 // 1024} MB. Keep it on the unit’s own media and "
                    "enter it as a thing, with where it is kept."
                )
            content = file.read_bytes()
        except OSError as error:
            raise UserError(f"{file.name} can’t be read. Check that it is there and not open elsewhere.") from error
        exhibit = Exhibit(
            case_id=case_id,
            reference=next_reference(self._store.all(Exhibit, case_id=case_id)),
            kind="file",
            title=title.strip() or file.stem,
            file_name=file.name,
            media_type=mimetypes.guess_type(file.name)[0] or "application/octet-stream",
            size=len(content),
            sha256=hashlib.sha256(content).hexdigest(),
            taken_in=today,
            handed_by=handed_by,
        )
        with self._store.act("exhibit.take-in", act="collected", case_id=case_id) as act:
            saved = act.add(exhibit)
            act.add_content(saved.id, (content,))
            act.add(ExhibitCustody(exhibit_id=saved.id, happened=When.on(today), act="received", by=handed_by))
            if incident_id:
                act.add(ExhibitIncident(exhibit_id=saved.id, incident_id=incident_id))
        return act.changes

    def content(self, exhibit_id: str) -> bytes:
        """The bytes as taken in; a digest that no longer fits is an error, never a silent answer."""
        exhibit, content = held_content(self._store, exhibit_id)
        self._store.consulted("exhibit.open", case_id=exhibit.case_id, detail=exhibit_id)
        return content


def held_content(store: Store, exhibit_id: str) -> tuple[Exhibit, bytes]:
    """An exhibit and its bytes; a digest that no longer fits is an error. Whoever asks notes it in the journal."""
    exhibit = store.get(Exhibit, exhibit_id)
    content = b"".join(store.content(exhibit_id))
    if exhibit is None or not exhibit.sha256:
        raise UserError("No file is held for that exhibit.")
    if hashlib.sha256(content).hexdigest() != exhibit.sha256:
        raise UserError("The file held for that exhibit is not the one taken in. Check the casebook and a backup.")
    return exhibit, content


def next_reference(held: Iterable[Exhibit]) -> str:
    """The reference of a case's next exhibit: one more than the highest, whatever was taken out between."""
    told = [each.reference.removeprefix("VLU/") for each in held]
    numbers = [int(number) for number in told if number.isdecimal() and len(number) < 10]
    return f"VLU/{max(numbers, default=0) + 1}"
