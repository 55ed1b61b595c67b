# SPDX-License-Identifier: Apache-2.0
"""Drafts of entries: as text for the vault and back, and the timer that keeps what is being typed."""

import dataclasses
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar, cast

from PySide6.QtCore import QObject, QTimer, Signal

from vlu_desktop.dates.when import When
from vlu_desktop.record.base import Record
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import record_type, type_of
from vlu_desktop.services.cases.incidents import IncidentEntry
from vlu_desktop.services.cases.search_and_drafts import Drafts
from vlu_desktop.ui.threads.worker import Worker

PAUSE = 2000
"""Milliseconds from a change to the draft being kept."""
_UNREAD = "unread"

R = TypeVar("R", bound=Record)


def record_to_plain(record: Record) -> dict[str, Any]:
    """A record as JSON can hold it, with the key of its type."""
    values = {each.name: _plain(getattr(record, each.name)) for each in dataclasses.fields(record)}
    return {"type": type_of(type(record)).key, **values}


def record_from_plain(values: dict[str, Any]) -> Record:
    """The record that `record_to_plain` wrote; fields this program does not know are left out."""
    cls = record_type(values["type"]).cls
    kinds = {spec.name: spec.kind for spec in specs(cls)} | {"recorded_at": Kind.INSTANT}
    known = {each.name for each in dataclasses.fields(cls)}
    return cls(**{name: _value(kinds.get(name), value) for name, value in values.items() if name in known})


def entry_to_text(entry: IncidentEntry, unread: Mapping[str, str]) -> str:
    """An entry as the body of a draft, with the words of its page that are no value yet, by field."""
    return json.dumps({"entries": [_entry_to_plain(entry)], _UNREAD: dict(unread)}, ensure_ascii=False)


def entry_from_text(text: str) -> IncidentEntry:
    """The entry of a draft."""
    return entries_from_text(text)[0]


def unread_in(text: str) -> dict[str, str]:
    """The words of a draft that were no value, by field; none in a draft of an older program."""
    return {str(name): str(words) for name, words in json.loads(text).get(_UNREAD, {}).items()}


def _entry_to_plain(entry: IncidentEntry) -> dict[str, Any]:
    return {"incident": record_to_plain(entry.incident), "parts": [record_to_plain(part) for part in entry.parts]}


def entries_from_text(text: str) -> tuple[IncidentEntry, ...]:
    """The entries of a draft."""
    return tuple(
        IncidentEntry(
            incident=cast(Any, record_from_plain(each["incident"])),
            parts=cast(Any, tuple(record_from_plain(part) for part in each["parts"])),
        )
        for each in json.loads(text)["entries"]
    )


class DraftKeeper(QObject):
    """Keeps a draft a little after each change. `kept` comes when one is safely in the vault."""

    kept = Signal()

    def __init__(self, worker: Worker, drafts: Drafts, kind: str, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = worker
        self._drafts = drafts
        self._kind = kind
        self._body: Callable[[], str] = str
        self.key = ""
        self._case_id = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.keep)

    def begin(self, key: str, case_id: str, body: Callable[[], str]) -> None:
        """Keep drafts of something else from here on: under that key, with what `body` gives."""
        self._timer.stop()
        self.key = key
        self._case_id = case_id
        self._body = body

    def note(self) -> None:
        """Something was changed."""
        if not self._timer.isActive():
            self._timer.start()

    @property
    def waiting(self) -> bool:
        """Whether there is something not kept yet."""
        return self._timer.isActive()

    def keep(self, then: Callable[[], object] | None = None) -> None:
        """Keep the draft now; what comes `then` is done once it is safely in the vault."""
        self._timer.stop()
        if not self.key:
            return
        key, case_id, body, kind = self.key, self._case_id, self._body(), self._kind

        def done(_: None) -> None:
            self.kept.emit()
            if then is not None:
                then()

        self._worker.ask(lambda: self._drafts.keep(key, kind, case_id, body), done)

    def discard(self, key: str = "") -> None:
        """What was typed, or what was typed under that key before, is saved or given up: no draft is wanted."""
        key = key or self.key
        if key == self.key:
            self._timer.stop()
        if key:
            self._worker.ask(lambda: self._drafts.discard(key))


def _plain(value: Any) -> Any:
    if isinstance(value, When | Count):
        return value.to_text()
    if isinstance(value, date | datetime):
        return value.isoformat()
    return value


def _value(kind: Kind | None, value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case Kind.WHEN:
            return When.from_text(value)
        case Kind.COUNT:
            return Count.from_text(value)
        case Kind.DATE:
            return date.fromisoformat(value)
        case Kind.INSTANT:
            return datetime.fromisoformat(value)
        case _:
            return value
