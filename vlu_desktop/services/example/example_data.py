# SPDX-License-Identifier: Apache-2.0
"""The example casebook: invented cases kept as data, replayed into a vault day by day as they became known."""

from collections import ChainMap, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from operator import attrgetter
from pathlib import Path
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import OfficerId
from vlu_desktop.record.base import Record
from vlu_desktop.record.fields import Kind
from vlu_desktop.record.people import Officer, Unit
from vlu_desktop.services.example.example_cells import ExampleEntry, fields_of, id_of, known_day, value_of
from vlu_desktop.services.example.example_files import UNIT_FILE, read_folder
from vlu_desktop.store.records.store import Store

_USUAL_OFFICER = id_of(f"{UNIT_FILE}/officer")
_MORNING = time(9, 5)
_BETWEEN_ACTS = timedelta(minutes=7)
# What was not yet so when the record was first made: the day that settled it, and what stood there until then.
_SETTLED_BY: dict[str, tuple[str, dict[str, Any]]] = {
    "whereabouts": ("ends", {"ends": None}),
    "recording-period": ("ends", {"ends": None}),
    "statement": ("signed_on", {"signed_on": None, "status": "draft"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class CasebookAct:
    """What one officer entered in one case on one day; `contents` holds the bytes of exhibits by their ids."""

    instant: datetime
    method: str
    case_id: str
    officer_id: str
    added: tuple[Record, ...] = ()
    changed: tuple[Record, ...] = ()
    contents: tuple[tuple[str, bytes], ...] = ()

    @property
    def records(self) -> tuple[Record, ...]:
        """Every record it adds or changes, as it leaves them."""
        return self.added + self.changed


def load_casebook(store: Store, folder: Path, set_clock: Callable[[datetime], None]) -> int:
    """Replay a casebook folder into a new vault; `set_clock` sets the store's own clock. Returns how many acts."""
    acts = read_casebook(folder)
    officer = store.officer
    try:
        for act in acts:
            store.officer = act.officer_id
            set_clock(act.instant)
            with store.act(act.method, act="collected", case_id=act.case_id) as under_way:
                under_way.add_many(act.added)
                for record in act.changed:
                    under_way.change(record)
                for exhibit_id, content in act.contents:
                    under_way.add_content(exhibit_id, (content,))
    finally:
        store.officer = officer
    return len(acts)


def say_how_it_is_reached(store: Store) -> None:
    """What a paper of the unit says of answering it, so that the example's letters show where that stands."""
    unit, officer = store.all(Unit)[0], store.get(Officer, store.officer)
    assert officer is not None
    with store.act("unit.change", act="altered") as act:
        act.change(
            replace(
                unit, telephone="01632 960500", email="unit@carrowdale.example", hours="Monday to Friday, 9 to 5",
                return_address="PO Box 12, Carrowdale",
                complaints="Write to the head of the unit at the same address, or ask me for somebody else.",
            )
        )  # fmt: skip
        act.change(replace(officer, telephone="01632 960511", email="officer@carrowdale.example"))


def read_casebook(folder: Path) -> tuple[CasebookAct, ...]:
    """The casebook as acts in the order they were done. UserError says what is wrong in which file."""
    entries, up_to = read_folder(folder)
    labels = _Labels(entries)
    for entry in entries:
        entry.known = known_day(entry, up_to)
    known = {entry.id: entry.known for entry in entries}
    for entry in entries:
        known[entry.id] = entry.known = max(entry.known, *_needed_days(entry, labels, known))
    days: dict[tuple[date, str], _Day] = defaultdict(_Day)
    officers = {entry.file: _officer(entry, labels) for entry in entries if entry.type.key == "case"}
    for entry in entries:
        values = _values(entry, labels)
        later = [*_settled(entry, values, up_to), *_named_later(entry, values, known), *_told_later(entry)]
        for each in later:
            values |= each.before
        if entry.type.key == "exhibit" and "file" in entry.values:
            content = (folder / "files" / entry.values["file"]).read_bytes()
            values |= {"file_name": entry.values["file"], "size": len(content), "sha256": sha256(content).hexdigest()}
            days[entry.known, entry.file].contents.append((entry.id, content))
        officer = officers.get(entry.file, _USUAL_OFFICER)
        record = entry.type.cls(id=entry.id, recorded_by=OfficerId(officer), **values)  # type: ignore[arg-type]
        days[entry.known, entry.file].add(entry, record)
        for each in sorted(later, key=attrgetter("day")):
            record = replace(record, **each.after)
            days[each.day, entry.file].changed[entry.id] = (entry.type.key, record)
    return tuple(_acts(days, officers))


class _Day:
    """What is entered in one file's case on one day."""

    def __init__(self) -> None:
        self.first = ""
        self.added: list[Record] = []
        self.changed: dict[str, tuple[str, Record]] = {}
        self.contents: list[tuple[str, bytes]] = []

    def add(self, entry: ExampleEntry, record: Record) -> None:
        self.first = "case" if entry.type.key == "case" else self.first or entry.type.key
        self.added.append(record)

    @property
    def method(self) -> str:
        if self.added:
            return f"{self.first}.add"
        return f"{next(iter(self.changed.values()))[0]}.change"


class _Labels:
    """What the entries are called: in their own file first, then the unit's, then wherever only one has the label."""

    def __init__(self, entries: list[ExampleEntry]) -> None:
        self._own: dict[str, dict[str, ExampleEntry]] = defaultdict(dict)
        everywhere: dict[str, list[ExampleEntry]] = defaultdict(list)
        for entry in entries:
            if entry.label in self._own[entry.file]:
                raise UserError(f"{entry.file}: two entries are labelled “{entry.label}”. Rename one.")
            self._own[entry.file][entry.label] = entry
            everywhere[entry.label].append(entry)
        self._elsewhere = {label: found[0] for label, found in everywhere.items() if len(found) == 1}

    def seen_from(self, file: str) -> Mapping[str, ExampleEntry]:
        """Label to entry, for the entries of one file."""
        return ChainMap(self._own[file], self._own[UNIT_FILE], self._elsewhere)


def _officer(entry: ExampleEntry, labels: _Labels) -> str:
    named = labels.seen_from(entry.file).get(entry.values.get("officer", ""))
    return named.id if named else _USUAL_OFFICER


def _needed_days(entry: ExampleEntry, labels: _Labels, known: Mapping[str, date]) -> list[date]:
    """When the entry's parent became known, and what it can't be without."""
    seen = labels.seen_from(entry.file)
    needed = [
        known[seen[raw].id]
        for spec, raw in fields_of(entry).values()
        if spec.kind is Kind.REF and (spec.required or spec.owner) and raw in seen
    ]
    return [entry.parent.known if entry.parent else date.min, *needed]


def _values(entry: ExampleEntry, labels: _Labels) -> dict[str, Any]:
    seen = labels.seen_from(entry.file)
    values = {name: value_of(entry, spec, raw, seen) for name, (spec, raw) in fields_of(entry).items()} | entry.fixed
    if "span" in entry.values:
        values |= _span(entry)
    return values


def _span(entry: ExampleEntry) -> dict[str, int]:
    """Where the words of a withholding mark stand in the text they are withheld from."""
    assert entry.parent is not None
    words, text = entry.values["span"], str(entry.parent.values[entry.values["field"]]).strip()
    if text.count(words) != 1:
        raise UserError(f"{entry.place}: the text holds “{words}” {text.count(words)} times. It must hold them once.")
    return {"starts_at": text.index(words), "ends_at": text.index(words) + len(words)}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Later:
    """What of a record changed on a later day than it became known, and what stood there before."""

    day: date
    after: dict[str, Any]
    before: dict[str, Any]


def _settled(entry: ExampleEntry, values: Mapping[str, Any], up_to: date) -> Iterator[_Later]:
    """What a day of the record itself settled, where the record may have been made before that day."""
    by, until_then = _SETTLED_BY.get(entry.type.key, ("", {}))
    settled = values.get(by)
    if not settled or settled > up_to or "known" in entry.values:
        return
    entry.known = max(entry.opened, values.get("starts") or values.get("taken_on") or entry.known)
    if settled > entry.known:
        after = {name: values[name] for name in until_then if name in values}
        yield _Later(day=settled, after=after, before=until_then)


def _named_later(entry: ExampleEntry, values: Mapping[str, Any], known: Mapping[str, date]) -> Iterator[_Later]:
    """References to what was not known yet."""
    for name, (spec, _) in fields_of(entry).items():
        target = values.get(name, "")
        if spec.kind is Kind.REF and not spec.owner and known.get(target, entry.known) > entry.known:
            yield _Later(day=known[target], after={name: target}, before={name: ""})


def _told_later(entry: ExampleEntry) -> Iterator[_Later]:
    """What the file itself gives as changed later."""
    for change in entry.values.get("later", ()):
        changed = ExampleEntry(
            type=entry.type, values=dict(change), file=entry.file, label=entry.label, opened=entry.opened
        )
        changed.known = changed.values.pop("known")
        new = {name: value_of(changed, spec, raw, {}) for name, (spec, raw) in fields_of(changed).items()}
        yield _Later(day=changed.known, after=new, before={})


def _acts(days: Mapping[tuple[date, str], _Day], officers: Mapping[str, str]) -> Iterator[CasebookAct]:
    at = datetime.min.replace(tzinfo=UTC)
    for day, file in sorted(days):
        found = days[day, file]
        at = max(datetime.combine(day, _MORNING, UTC), at + _BETWEEN_ACTS)
        yield CasebookAct(
            instant=at,
            method=found.method,
            case_id=id_of(f"{file}/case") if file in officers else "",
            officer_id=officers.get(file, _USUAL_OFFICER),
            added=tuple(found.added),
            changed=tuple(record for _, record in found.changed.values()),
            contents=tuple(found.contents),
        )
