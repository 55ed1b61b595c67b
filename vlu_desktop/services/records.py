# SPDX-License-Identifier: Apache-2.0
"""Adding, changing and taking out single records: the acts behind every table and form."""

import dataclasses

from vlu_desktop.domain.base import Record
from vlu_desktop.domain.changes import Changes
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.fields import Kind, specs
from vlu_desktop.domain.records import type_of
from vlu_desktop.domain.work import Disclosure, Meeting, Statement
from vlu_desktop.store.records import Store


class Records:
    """One record at a time. What must stay as it is (a signed statement, the register) is refused with a sentence."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, *records: Record, case_id: str = "") -> Changes:
        """Save new records as one act, the first giving it its name; the ids they lack are made."""
        for record in records:
            _complete(record)
            self._allow(None, record)
        kind = type_of(type(records[0])).key
        with self._store.act(f"{kind}.add", act="collected", case_id=case_id) as act:
            for record in records:
                act.add(record)
        return act.changes

    def change(self, record: Record, reason: str = "", case_id: str = "") -> Changes:
        """Save a record's new values; nothing is written where nothing changed."""
        _complete(record)
        before = self._store.get(type(record), record.id)
        self._allow(before, record)
        kind = type_of(type(record)).key
        with self._store.act(f"{kind}.change", act="altered", case_id=case_id, reason=reason) as act:
            act.change(record)
        return act.changes

    def remove(self, record: Record, reason: str = "", case_id: str = "") -> Changes:
        """Take a record out, with all that belongs to it; it can be brought back by undo."""
        self._allow(record, None)
        kind = type_of(type(record)).key
        with self._store.act(f"{kind}.remove", act="altered", case_id=case_id, reason=reason) as act:
            act.remove(type(record), record.id)
        return act.changes

    def _allow(self, before: Record | None, after: Record | None) -> None:
        match before, after:
            case Statement(status="signed"), _:
                raise UserError("A signed statement is never changed. Make a new one that supplements it.")
            case (None, Statement(status="signed")):
                raise UserError("A statement is written first and then signed. Save it as a draft.")
            case Meeting(), Meeting() if before.status != "closed" and after.status == "closed":
                raise UserError("A meeting is closed with its follow-up: choose “Close the meeting”.")
            case Disclosure(), _:
                raise UserError("The register of documents made is never changed.")
            case _:
                return


def _complete(record: Record) -> None:
    """Refuse a record without what it must have, naming the fields as the officer sees them."""
    missing = [
        spec.label
        for spec in specs(type(record))
        if spec.required and spec.kind is not Kind.FLAG and not getattr(record, spec.name)
    ]
    if missing:
        title = type_of(type(record)).title
        raise UserError(f"{title} needs: {', '.join(missing)}.")
    for spec in specs(type(record)):
        if spec.kind in (Kind.DATE,) and (value := getattr(record, spec.name)) and not 1800 <= value.year <= 2200:
            raise UserError(f"{spec.label}: the year {value.year} can’t be right. Check the date.")


def replaced(record: Record, **changes: object) -> Record:
    """The record with other values; a convenience of the tables."""
    return dataclasses.replace(record, **changes)  # type: ignore[arg-type]
