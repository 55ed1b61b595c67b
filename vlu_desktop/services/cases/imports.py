# SPDX-License-Identifier: Apache-2.0
"""Imports: a file previewed, mapped and taken into a case as one act that one undo takes back."""

import hashlib
import mimetypes
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Choices
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import Any

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.intake import importers
from vlu_desktop.intake.formats.delimited import DELIMITERS, ENCODINGS
from vlu_desktop.intake.formats.sheets import LARGEST_FILE
from vlu_desktop.intake.importers import Importer, Options, importer_for
from vlu_desktop.intake.mapping import date_notes, headings
from vlu_desktop.intake.mapping.column_mapping import Mapping
from vlu_desktop.intake.mapping.figures import ORDERS
from vlu_desktop.intake.proposal import MappedReading, Progress, Proposal, ProposedIncident, Reading, RowId, RowQuestion
from vlu_desktop.intake.row_choices import RowChoice, above_now, changed_entry, chosen_entry, key_of, likeness
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import Clock, RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed, number
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.conduct import (
    Exhibit,
    Incident,
    IncidentBehaviour,
    IncidentTarget,
    SourceItemIncident,
)
from vlu_desktop.record.people import Case, Involvement, Person
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.cases.exhibits import next_reference
from vlu_desktop.services.cases.file_intake import first_step
from vlu_desktop.services.cases.given_file import Given, opened_from
from vlu_desktop.services.cases.suggestions import in_its_place, is_grave
from vlu_desktop.services.cases.told_acts import BESIDE_NAME
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

__all__ = [
    "DELIMITERS", "ENCODINGS", "ORDERS", "USES", "WAYS", "Importer", "Imports", "MappedReading", "Mapping", "Options",
    "Proposal", "ProposedIncident", "RowChoice", "RowId", "RowQuestion", "above_now", "changed_entry", "formats",
    "key_of", "likeness", "summary",
]  # fmt: skip

METHOD = "import.commit"
_NONE: Choices[RowId, RowChoice] = MappingProxyType({})
USES: tuple[tuple[str, str], ...] = tuple((each.key, each.label) for each in headings.USES)
"""What a column can be used for: key and label."""


WAYS: tuple[tuple[str, str], ...] = tuple(
    (key, label("recording-way", key)) for key in ("diary", "diary-later", "diary-unknown")
)
"""How a diary may have been kept: key and label, the last where nobody has said."""


def formats() -> tuple[Importer, ...]:
    """Every kind of file that can be imported."""
    return importers.IMPORTERS


class Imports:
    """Reading somebody else's file, showing what it would make, and making it."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def preview(
        self,
        case_id: str,
        given: Given | bytes,
        name: str = "",
        options: Options | None = None,
        *,
        told_on: date | None = None,
        progress: Progress = lambda done, of: None,
    ) -> Proposal:
        """What the file would make of the case; nothing is kept. `case_id` is "" for a case that is yet to begin.

        `told_on` is the day the file was handed over, today where it isn't given. `progress` may raise to stop it.
        """
        file, name = opened_from(given, name)
        data = _bytes_of(file) if isinstance(file, Path) else file
        name = name or (file.name if isinstance(file, Path) else "diary")
        reading = importer_for(data, name).open(data, name, options or Options())
        if (mapped := reading.mapped) is not None:
            reading = mapped.born_on(self._born(case_id))
        said_on = told_on or self._today()
        return reading.propose(said_on, self._existing(case_id), case_id=case_id, progress=progress)

    def again(
        self,
        proposal: Proposal,
        reading: Reading | None = None,
        told_on: date | None = None,
        *,
        case_id: str | None = None,
        progress: Progress = lambda done, of: None,
    ) -> Proposal:
        """The same file read another way, as the officer changed the mapping, answered a question or changed the day;
        it is not opened again. `case_id` is the case it goes into, where that was changed: "" for a new one.
        """
        reading, said_on = reading or proposal.reading, told_on or proposal.said_on
        into = proposal.case_id if case_id is None else case_id
        if into != proposal.case_id and (mapped := reading.mapped) is not None:
            reading = mapped.born_on(self._born(into))
        return reading.propose(said_on, self._existing(into), case_id=into, progress=progress)

    def commit(
        self,
        case_id: str,
        proposal: Proposal,
        rows: Sequence[RowId] | None = None,
        *,
        choices: Choices[RowId, RowChoice] = _NONE,
        handed_by: str = "",
        with_period: bool = False,
        kept: str = "",
    ) -> Changes:
        """Take the proposal into the case: incidents, each row as it came, and the file itself as an exhibit.

        `rows` chooses entries, those first left out among them; without it, all that were made. `choices` are what an
        officer changed and ticked of them; what is suggested and not ticked stays a suggestion of the case.
        `with_period` also notes the recording period that the file spans, `kept` in which way it was kept, a key of
        `recording-way`: a diary of which nobody says so is compared with nothing. A file that adds nothing leaves
        nothing. UserError where a threat or worse is ticked and the entry's words were not in view.
        """
        if self._store.get(Case, case_id) is None:
            raise UserError(say("acts.that-case-is-not-in"))
        chosen = _chosen(proposal, rows, choices)
        if not chosen:
            return Changes()
        detail = _detail(proposal, chosen, choices)
        with self._store.act(METHOD, act="collected", case_id=case_id, detail=detail) as act:
            self._keep(act, case_id, proposal, chosen, handed_by)
            self._note_period(act, case_id, proposal, with_period, kept)
        return act.changes

    def commit_to_new_case(
        self,
        proposal: Proposal,
        rows: Sequence[RowId] | None = None,
        *,
        choices: Choices[RowId, RowChoice] = _NONE,
        handed_by: str = "",
        with_period: bool = False,
        kept: str = "",
    ) -> tuple[str, Changes]:
        """Begin a case titled after the file with the rows chosen, as one act. Gives the case's id."""
        chosen = _chosen(proposal, rows, choices)
        title = " ".join(Path(proposal.reading.name).stem.split()) or say("acts.imported-case")
        with self._store.act(METHOD, act="collected", detail=_detail(proposal, chosen, choices)) as act:
            case = act.add(Case(title=title, status="active", opened=self._today()))
            self._keep(act, case.id, proposal, chosen, handed_by)
            self._note_period(act, case.id, proposal, with_period, kept)
        return case.id, act.changes

    def file_into(self, case_id: str, file: Path, *, dry_run: bool = False, kept: str = "") -> dict[str, Any]:
        """The whole of a file into a case, and what came of it for the command line.

        `kept` says how a diary was kept, a key of `recording-way`; without it that is put down as not known.
        """
        proposal = self.preview(case_id, file)
        if not dry_run:
            self.commit(case_id, proposal, with_period=True, kept=kept)
        return summary(case_id, proposal)

    def file_into_new_case(self, file: Path, *, dry_run: bool = False, kept: str = "") -> dict[str, Any]:
        """The whole of a file into a case of its own, and what came of it; a dry run has no case, shown as ""."""
        proposal = self.preview("", file)
        if dry_run:
            return summary("", proposal)
        case_id, _ = self.commit_to_new_case(proposal, with_period=True, kept=kept)
        return summary(case_id, proposal)

    def _today(self) -> date:
        return civil(self._clock()).date()

    def _born(self, case_id: str) -> date | None:
        """The day the victim was born, where it is known to the day."""
        parts = self._store.all(Involvement, case_id=case_id) if case_id else ()
        people = [self._store.get(Person, part.person_id) for part in parts if part.role == "victim"]
        born = [each.born for each in people if each is not None and each.born is not None]
        days = [when.first_day for when in born if when.span_days == 1 and when.first_day]
        return min(days, default=None)

    def _existing(self, case_id: str) -> tuple[Incident, ...]:
        return self._store.all(Incident, case_id=case_id) if case_id else ()

    def _keep(
        self,
        act: Act,
        case_id: str,
        proposal: Proposal,
        chosen: Sequence[ProposedIncident],
        handed_by: str,
    ) -> None:
        exhibit_id = self._exhibit(act, case_id, proposal, handed_by)
        act.add_many(_records(act, case_id, exhibit_id, chosen))

    def _note_period(self, act: Act, case_id: str, proposal: Proposal, noted: bool, kept: str) -> None:
        """What was said of how it was kept stands though no day is certain yet; nothing said of no day is nothing."""
        period = proposal.period
        if period is not None and (kept or (noted and period.starts)):
            act.add(replace(period, case_id=case_id, way=kept or period.way))

    def _exhibit(self, act: Act, case_id: str, proposal: Proposal, handed_by: str) -> str:
        """The file as an exhibit of the case; the one it is already, where it was imported before."""
        data, name, today = proposal.reading.data, proposal.reading.name, self._today()
        sha256 = hashlib.sha256(data).hexdigest()
        held = self._store.all(Exhibit, case_id=case_id)
        for exhibit in held:
            if exhibit.sha256 == sha256:
                return exhibit.id
        exhibit = act.add(
            Exhibit(
                case_id=case_id,
                reference=next_reference(held),
                kind="file",
                title=f"{_capital(proposal.reading.noun)} imported: {name}",
                file_name=name,
                media_type=mimetypes.guess_type(name)[0] or "application/octet-stream",
                size=len(data),
                sha256=sha256,
                taken_in=today,
                handed_by=handed_by,
            )
        )
        act.add_content(exhibit.id, (data,))
        act.add(first_step(self._store, exhibit))
        return exhibit.id


def summary(case_id: str, proposal: Proposal) -> dict[str, Any]:
    """An import in figures, with each row that made nothing and each assumption, ready for JSON."""
    several = len(proposal.reading.parts) > 1

    def at(sheet: str, row: int) -> dict[str, Any]:
        return {"sheet": sheet, "row": row} if several else {"row": row}

    return {
        "case": case_id,
        "read": proposal.read,
        "made": len(proposal.made),
        "not_read": [
            {**at(each.sheet, each.row), "words": each.words, "reason": each.reason} for each in proposal.not_read
        ],
        "noted": [{**at(each.sheet, each.row), "note": each.note} for each in proposal.noted],
        "notes": list(proposal.notes),
        "questions": [
            {
                "question": each.question,
                "answers": [words for _, words in each.choices],
                "taken": dict(each.choices).get(each.answer, ""),
                "rows": [at(*row) for row in each.rows],
            }
            for each in proposal.questions
        ],
    }


def _chosen(
    proposal: Proposal, rows: Sequence[RowId] | None, choices: Choices[RowId, RowChoice]
) -> tuple[ProposedIncident, ...]:
    made = proposal.made if rows is None else proposal.insisting_on(rows).made
    wanted = {each.id for each in made} if rows is None else set(rows)
    none = RowChoice()
    found: list[ProposedIncident] = []
    before: ProposedIncident | None = None
    for each in made:
        above = above_now(before, choices.get(before.id, none), each) if before else None
        if each.id in wanted:
            found.append(_as_chosen(each, choices.get(each.id, none), above))
        before = each
    return tuple(found)


def _as_chosen(proposed: ProposedIncident, choice: RowChoice, above: str | None) -> ProposedIncident:
    suggested = changed_entry(proposed, choice, above).suggested
    if not choice.seen and any(is_grave(each) and key_of(each) in choice.ticked for each in suggested):
        raise UserError(say("acts.one-by-one"))
    return _with_date_as_read(chosen_entry(proposed, choice, above), proposed)


def _with_date_as_read(chosen: ProposedIncident, proposed: ProposedIncident) -> ProposedIncident:
    """With what the reader had to choose of its date, where the officer left that as it was read."""
    notes = [each for each in proposed.assumed if each in date_notes.CHOSEN]
    open_still = any(each.what == "date" for each in chosen.suggested)
    was, now = proposed.incident.happened, chosen.incident.happened
    taken = now is not None and date_notes.DAY_ANSWERED in now.basis
    if not notes or open_still or (was != now and not taken):
        return chosen
    notes += [date_notes.DAY_ANSWERED] if taken else []
    detail = f"{chosen.incident.source_detail}; {date_notes.AS_READ}: {'. '.join(notes)}"
    return replace(chosen, incident=replace(chosen.incident, source_detail=detail))


def _detail(
    proposal: Proposal, chosen: Sequence[ProposedIncident], choices: Choices[RowId, RowChoice]
) -> str:  # fmt: skip
    """What the journal says of it: the file, and how much of it an officer chose."""
    of = [choice for each in chosen if (choice := choices.get(each.id))]
    ticked, changed = sum(len(each.ticked) for each in of), sum(each.is_change for each in of)
    said = [f"{number(ticked, 'suggestion')} taken"] if ticked else []
    said += [f"{number(changed, 'entry', 'entries')} changed"] if changed else []
    name = proposal.reading.name
    return f"{name}{BESIDE_NAME}{listed(said)}" if said else name


def _records(act: Act, case_id: str, exhibit_id: str, chosen: Sequence[ProposedIncident]) -> Iterator[Record]:
    for each in chosen:
        incident_id, item_id = RecordId(act.new_id()), RecordId(act.new_id())
        incident = replace(each.incident, id=incident_id, case_id=case_id)
        yield replace(each.source_item, id=item_id, case_id=case_id, exhibit_id=exhibit_id)
        if each.entry not in ("", "incident"):
            # An officer took it to be no incident: its row is kept as it came, whatever stands in its place.
            if instead := in_its_place(incident, each.entry):
                yield instead
            continue
        yield incident
        yield SourceItemIncident(source_item_id=item_id, incident_id=incident_id)
        for kind in each.behaviours:
            yield IncidentBehaviour(incident_id=incident_id, kind=kind)
        for target in each.targets:
            yield IncidentTarget(incident_id=incident_id, kind=target)
        for suggestion in each.suggested:
            yield replace(suggestion, incident_id=incident_id)


def _capital(noun: str) -> str:
    return noun[:1].upper() + noun[1:]


def _bytes_of(file: Path) -> bytes:
    try:
        if file.stat().st_size > LARGEST_FILE:
            raise UserError(say("acts.import-too-large", file=file.name, most=LARGEST_FILE // 1024 // 1024))
        return file.read_bytes()
    except OSError as error:
        raise UserError(say("files.can-not-be-read", file=file.name)) from error
