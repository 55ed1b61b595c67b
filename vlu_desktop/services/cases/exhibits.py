# SPDX-License-Identifier: Apache-2.0
"""Exhibits: taken in with a digest, kept inside the vault, looked at and compared with that digest again."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from vlu_desktop.dates.when import When
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import Exhibit, ExhibitCustody, ExhibitIncident
from vlu_desktop.record.people import Officer
from vlu_desktop.services.cases import file_intake
from vlu_desktop.services.cases.exhibit_view import OpenFile
from vlu_desktop.services.cases.file_intake import ReadFile, first_step, shown_name, shown_stem
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

LARGEST = file_intake.LARGEST
MOST_AT_ONCE = 200
"""Files of one act: what one undo takes back, and what fits a list that somebody reads."""
Progress = Callable[[int, int], None]
"""How much of how much, in kilobytes or exhibits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """What came of taking files in: the act, its exhibits in the order of the files, and a sentence for each other.

    `known` are the exhibits that some of the files were already.
    """

    changes: Changes = field(default_factory=Changes)
    taken: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestCheck:
    """Whether the file held for an exhibit is the one taken in, and that in a sentence."""

    exhibit: Exhibit
    matches: bool
    sentence: str


class Exhibits:
    """Taking in, reading back, looking at and checking files."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take_in(
        self, case_id: str, file: Path, title: str, handed_by: str, today: date, incident_id: str = ""
    ) -> Changes:
        """Take a file into the vault. The file itself stays where it is; only its bytes are read."""
        done = self.take_in_many(case_id, [file], handed_by, today, title=title, incident_id=incident_id)
        if done.refused:
            raise UserError(done.refused[0])
        return done.changes

    def take_in_many(
        self, case_id: str, files: Sequence[Path], handed_by: str, today: date, *, title: str = "",
        incident_id: str = "", progress: Progress = lambda done, of: None, stopped: Callable[[], bool] = lambda: False,
    ) -> Intake:  # fmt: skip
        """Take files into the vault as one act, each an exhibit, shown by an incident where one is given.

        Whatever can't be taken is refused with a sentence and the others go in. What the case holds already, to the
        last bit, comes in no second time; it is linked to the incident all the same. `title` is that of the first.
        """
        if len(files) > MOST_AT_ONCE:
            raise UserError(say("files.too-many-at-once", most=MOST_AT_ONCE))
        reading = _Reading(files, progress, stopped)
        held = {row.sha256: row for row in self._store.all(Exhibit, case_id=case_id) if row.sha256}
        new, known, refused = self._read(reading, files, held)
        if not new and not (incident_id and known):
            return Intake(refused=tuple(refused), known=tuple(row.id for row in known))
        references = [*self._store.all(Exhibit, case_id=case_id)]
        taken: list[str] = []
        with self._store.act("exhibit.take-in", act="collected", case_id=case_id) as act:
            for each in new:
                named = title.strip() if each is new[0] else ""
                exhibit = _exhibit(case_id, each, next_reference(references), named, handed_by, today)
                saved = act.add(exhibit)
                references.append(saved)
                _keep(act, saved, each, reading)
                act.add(first_step(self._store, saved))
                taken.append(saved.id)
            if incident_id:
                already = {row.exhibit_id for row in self._store.all(ExhibitIncident, incident_id=incident_id)}
                for exhibit_id in (*taken, *(row.id for row in known if row.id not in already)):
                    act.add(ExhibitIncident(exhibit_id=exhibit_id, incident_id=incident_id))
        ids = tuple(row.id for row in known)
        return Intake(changes=act.changes, taken=tuple(taken), refused=tuple(refused), known=ids)

    def content(self, exhibit_id: str) -> bytes:
        """The bytes as taken in; a digest that no longer fits is an error, never a silent answer."""
        exhibit, content = held_content(self._store, exhibit_id)
        self._store.consulted("exhibit.open", case_id=exhibit.case_id, detail=exhibit_id)
        return content

    def open_file(self, exhibit_id: str) -> OpenFile:
        """An exhibit's file to be looked at, as taken in; UserError where it is not, or none is held."""
        found = self.file_again(exhibit_id)
        self._store.consulted("exhibit.open", case_id=found.exhibit.case_id, detail=exhibit_id)
        return found

    def file_again(self, exhibit_id: str) -> OpenFile:
        """The file of an exhibit that is open already, for further pages of it."""
        exhibit, content = held_content(self._store, exhibit_id)
        return OpenFile(exhibit=exhibit, content=content)

    def rows(self, exhibit_ids: Iterable[str]) -> tuple[Exhibit, ...]:
        """These exhibits as they are now, without those that were taken out."""
        return tuple(row for each in exhibit_ids if (row := self._store.get(Exhibit, each)) is not None)

    def verify(
        self, case_id: str, at: datetime, exhibit_ids: Sequence[str] = (), *,
        progress: Progress = lambda done, of: None, stopped: Callable[[], bool] = lambda: False,
    ) -> tuple[tuple[DigestCheck, ...], Changes]:  # fmt: skip
        """Compare the bytes held with the digest at intake, of these exhibits or of all that have a file.

        Each comparison is a step of custody, also one that failed. `at` is the moment (aware) that it is noted with.
        """
        rows = [row for row in self._store.all(Exhibit, case_id=case_id) if row.sha256]
        if exhibit_ids:
            rows = [row for row in rows if row.id in set(exhibit_ids)]
        if not rows:
            raise UserError(say("acts.no-file-is-held-there"))
        found: list[DigestCheck] = []
        for place, row in enumerate(rows):
            progress(place, len(rows))
            if stopped():
                raise UserError(say("acts.stopped-as-you-asked-nothing"))
            found.append(_compared(row, self._store.content(row.id)))
        officer = self._store.get(Officer, self._store.officer)
        by, moment = officer.name if officer else "", When.at_instant(at)
        with self._store.act("exhibit.verify", act="collected", case_id=case_id) as act:
            for each in found:
                act.add(
                    ExhibitCustody(
                        exhibit_id=each.exhibit.id, happened=moment, act="verified", by=by, note=each.sentence
                    )
                )
        return tuple(found), act.changes

    def _read(
        self, reading: "_Reading", files: Sequence[Path], held: dict[str, Exhibit]
    ) -> tuple[list[ReadFile], list[Exhibit], list[str]]:
        """The files that are new, the exhibits that some are already, and a sentence for each that does not go in."""
        new: list[ReadFile] = []
        known: list[Exhibit] = []
        refused: list[str] = []
        for file in files:
            try:
                found = file_intake.read_file(file, LARGEST, reading.read)
            except UserError as error:
                if reading.stopped():
                    raise
                refused.append(str(error))
                continue
            same = held.get(found.sha256)
            if same is not None:
                known.append(same)
                known_as = same.reference or same.title
                refused.append(say("files.here-already", file=shown_name(file), exhibit=known_as))
            elif any(each.sha256 == found.sha256 for each in new):
                refused.append(say("files.same-as-another", file=shown_name(file)))
            else:
                new.append(found)
        return new, known, refused


class _Reading:
    """How far an intake is; each file is read twice, for its digest and then into the vault."""

    def __init__(self, files: Sequence[Path], progress: Progress, stopped: Callable[[], bool]) -> None:
        self._progress = progress
        self.stopped = stopped
        self._whole = 2 * sum(map(_size, files))
        self._done = 0

    def read(self, size: int) -> None:
        if self.stopped():
            raise UserError(say("files.stopped"))
        self._done += size
        self._progress(min(self._done, self._whole) // 1024, max(self._whole // 1024, 1))


def _size(file: Path) -> int:
    try:
        return min(file.stat().st_size, LARGEST)
    except (OSError, ValueError):
        return 0


def _exhibit(case_id: str, found: ReadFile, reference: str, title: str, handed_by: str, today: date) -> Exhibit:
    return Exhibit(
        case_id=case_id,
        reference=reference,
        kind="file",
        title=title or shown_stem(found.file),
        file_name=shown_name(found.file),
        media_type=file_intake.media_type(found.file),
        size=found.size,
        sha256=found.sha256,
        taken_in=today,
        handed_by=handed_by,
    )


def _keep(act: Act, exhibit: Exhibit, found: ReadFile, reading: _Reading) -> None:
    """The bytes into the vault; whatever is not the file that the digest is of ends the act."""
    kept = act.add_content(exhibit.id, file_intake.pieces(found.file, LARGEST, reading.read))
    if kept != (found.size, found.sha256):
        raise UserError(say("files.changed-while-read", file=shown_name(found.file)))


def _compared(row: Exhibit, content: Iterable[bytes]) -> DigestCheck:
    whole, size, pieces = hashlib.sha256(), 0, 0
    for piece in content:
        check_stopped()
        whole.update(piece)
        size += len(piece)
        pieces += 1
    if not pieces:
        return DigestCheck(exhibit=row, matches=False, sentence=say_in(ENGLISH, "files.no-bytes-held"))
    if whole.hexdigest() == row.sha256:
        return DigestCheck(exhibit=row, matches=True, sentence=say_in(ENGLISH, "files.as-taken-in"))
    differs, digest = say_in(ENGLISH, "files.not-as-taken-in"), whole.hexdigest()
    now = say_in(ENGLISH, "files.digest-now", now=digest, then=row.sha256)
    return DigestCheck(exhibit=row, matches=False, sentence=f"{differs} {_of_size(size, row.size)} {now}")


def _of_size(size: int, was: int | None) -> str:
    """How large it is beside what came in, in bytes; None where that was not noted. The record keeps it, in English."""
    if was is None:
        return say_in(ENGLISH, "files.size-not-noted", size=size)
    if size == was:
        return say_in(ENGLISH, "files.same-size")
    return say_in(ENGLISH, "files.other-size", size=size, was=was)


def held_content(store: Store, exhibit_id: str) -> tuple[Exhibit, bytes]:
    """An exhibit and its bytes; a digest that no longer fits is an error. Whoever asks notes it in the journal."""
    exhibit = store.get(Exhibit, exhibit_id)
    content = b"".join(store.content(exhibit_id))
    if exhibit is None or not exhibit.sha256:
        raise UserError(say("acts.no-file-is-held-for"))
    if hashlib.sha256(content).hexdigest() != exhibit.sha256:
        raise UserError(say("acts.the-file-held-for-that"))
    return exhibit, content


def next_reference(held: Iterable[Exhibit]) -> str:
    """The reference of a case's next exhibit: one more than the highest, whatever was taken out between."""
    told = [each.reference.removeprefix("VLU/") for each in held]
    numbers = [int(number) for number in told if number.isdecimal() and len(number) < 10]
    return f"VLU/{max(numbers, default=0) + 1}"
