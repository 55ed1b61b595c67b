# SPDX-License-Identifier: Apache-2.0
"""In which streams what a line brought stands: the unit's, which every computer holds; a case's; or the rest.

A record stands in the stream of each case whose file shows it. What hangs on a person stands with each case that person
has a part in, what hangs on an offender with each case he is the offender of, under any entry found to be the same
person; whoever a case's rows name stands there with their name. What is surely the unit's own stands in the unit's
stream. Whatever is neither, or is not known any more, stands in the rest, which only computers that hold everything
hold: nothing is given on because nobody thought of it.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from vlu_desktop.record.fields import Kind, specs
from vlu_desktop.record.record_types import RECORD_TYPES, RecordType, record_type
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.database.tables import tables_of
from vlu_desktop.store.joining.computers import COMPUTER
from vlu_desktop.store.joining.holdings import HOLDS, NEED_TO_KNOW
from vlu_desktop.store.journal.journal import SETTING
from vlu_desktop.store.journal.signing import OWN_SETTINGS
from vlu_desktop.store.records.asked_files import APPROVAL
from vlu_desktop.store.records.erasure import ERASED

if TYPE_CHECKING:
    from vlu_desktop.store.database.known_tables import KnownTables

Streams = frozenset[str]
"""Cases by id, and `UNIT` or `REST`."""
UNIT = ""
REST = "*"
OF_UNIT: Streams = frozenset({UNIT})
OF_REST: Streams = frozenset({REST})
_UNITS = frozenset({"unit", "officer", "cover", "agency", "rule-setting"})
_ABOUT = frozenset({"protection", "withholding-mark"})
_BOTH = frozenset({"same-as", "apart", "relationship"})
"""What is between two people, and of the cases of either."""
ROLE = "role/"
"""Before an officer's id: the setting that says what they may do."""
_OF_UNIT = (
    COMPUTER, HOLDS, NEED_TO_KNOW, ROLE, *OWN_SETTINGS, "documents.sign-off", "documents.editing",
)  # fmt: skip
"""What the names of settings begin with that tell nothing of a case, and that every computer has to know."""


class Placing:
    """Looks up streams in one vault as it stands, and remembers what it found: for one look through lines alone."""

    def __init__(self, connection: Connection) -> None:
        self._tables = tables_of(connection)
        self._known: dict[tuple[str, str], Streams] = {}
        self._parts: dict[tuple[str, str], Streams] = {}
        self._naming: dict[str, list[tuple[RecordType, str]]] | None = None

    def extent(self, person_id: str, case_id: str) -> int:
        """How much of somebody stands with a case: 0 for the name alone, 1 for a part in it, 2 for its offender's."""
        return sum(case_id in self._part_in(person_id, role) for role in ("", "offender"))

    def of_change(self, key: str, record_id: str, name: str) -> Streams:
        """Where a change stands. That something was erased is told to all: it names nothing but its id."""
        if name == ERASED:
            return OF_UNIT
        return self.of_setting(record_id) if key == SETTING else self.of_record(key, record_id)

    def of_setting(self, name: str) -> Streams:
        """Where a setting stands; one of a record (`name:ID`) where that does."""
        if name.startswith(_OF_UNIT):
            return OF_UNIT
        if name.startswith(APPROVAL) and ":" not in name:
            return OF_UNIT
        record_id = name.rpartition(":")[2] if ":" in name else ""
        for kind in RECORD_TYPES if len(record_id) == 36 else ():
            if self._tables.table(kind.table).count_where("id = ?", (record_id,)):
                found = self.of_record(kind.key, record_id)
                return OF_REST if found == OF_UNIT else found
        return OF_REST

    def of_record(self, key: str, record_id: str) -> Streams:
        """Where a record stands."""
        at = (key, record_id)
        if at not in self._known:
            # Whoever leads back to itself, as two people who name each other, adds nothing by it.
            self._known[at] = frozenset()
            self._known[at] = self._found(record_type(key), record_id) or OF_REST
        return self._known[at]

    def _found(self, kind: RecordType, record_id: str) -> Streams:
        if kind.key in _UNITS:
            return OF_UNIT
        if kind.key == "case":
            return frozenset({record_id})
        if kind.key == "person":
            return self._of_person(record_id)
        if kind.key in _ABOUT:
            return self._above(kind, record_id, "record_type", "record_id")
        owner = kind.owner
        if owner is None:
            return OF_REST
        if owner.to != "person":
            return self._above(kind, record_id, "", owner.name)
        names = [owner.name, *(("other_id",) if kind.key in _BOTH else ())]
        people = self._values(kind, record_id, names)
        if kind.key == "person-name":
            return self.of_record("person", people[0]) if people else frozenset()
        role = "offender" if owner.name == "offender_id" else ""
        return frozenset().union(*(self._part_in(person_id, role) for person_id in people if person_id))

    def _above(self, kind: RecordType, record_id: str, type_name: str, id_name: str) -> Streams:
        """Where that stands to which a record belongs, or which it is about."""
        found = self._values(kind, record_id, [*([type_name] if type_name else ()), id_name])
        if not found or not all(found):
            return frozenset()
        if type_name:
            return self.of_record(found[0], found[1])
        assert kind.owner is not None
        return self.of_record(kind.owner.to, found[0])

    def _of_person(self, person_id: str) -> Streams:
        """The cases somebody has a part in, and those whose rows name them."""
        named = (self.of_record(kind.key, record_id) for kind, record_id in self._named_by(person_id))
        return frozenset().union(self._part_in(person_id, ""), *named) - OF_REST

    def _part_in(self, person_id: str, role: str) -> Streams:
        at = (person_id, role)
        if at not in self._parts:
            rows = self._tables.execute(_PARTS, (person_id, role)).fetchall()
            self._parts[at] = frozenset(case_id for (case_id,) in rows)
        return self._parts[at]

    def _named_by(self, person_id: str) -> Iterable[tuple[RecordType, str]]:
        """The rows that name somebody, in use or out of it, but for parts in cases."""
        if self._naming is None:
            self._naming = {}
            for kind, name in _naming_fields():
                sql = f'SELECT "{name}", id FROM "{kind.table}" WHERE "{name}" <> \'\''
                for named, record_id in self._tables.execute(sql).fetchall():
                    self._naming.setdefault(named, []).append((kind, record_id))
        return self._naming.get(person_id, ())

    def _values(self, kind: RecordType, record_id: str, names: list[str]) -> list[str]:
        listed = ", ".join(f'"{name}"' for name in names)
        row: Any = self._tables.execute(f'SELECT {listed} FROM "{kind.table}" WHERE id = ?', (record_id,)).fetchone()
        return [] if row is None else [str(value) for value in row]


_PARTS = (
    "WITH RECURSIVE same(id) AS (SELECT ?1 UNION SELECT CASE WHEN s.person_id = same.id THEN s.other_id "
    "ELSE s.person_id END FROM same_as AS s JOIN same ON same.id IN (s.person_id, s.other_id)) "
    "SELECT DISTINCT i.case_id FROM involvement AS i JOIN same ON i.person_id = same.id WHERE ?2 IN ('', i.role)"
)
"""Cases by part, also by one that ended or was taken out of use: what was seen in a case stays seen."""


def _naming_fields() -> Iterator[tuple[RecordType, str]]:
    for kind in RECORD_TYPES:
        for spec in specs(kind.cls):
            names = spec.kind is Kind.REF and spec.to == "person" and kind.key != "involvement"
            if names and (not spec.owner or kind.key in _BOTH or spec.name == "offender_id"):
                yield kind, spec.name


def belonging_to(tables: "KnownTables", placing: Placing, case_id: str) -> list[tuple[str, str]]:
    """Every record that stands in the stream of a case: for a case that a computer is to hold from now on."""
    found: list[tuple[str, str]] = []
    for kind in RECORD_TYPES:
        if kind.key not in _UNITS:
            ids = [row["id"] for row in tables.table(kind.table).rows_where(select="id")]
            found += [(kind.key, each) for each in ids if case_id in placing.of_record(kind.key, each)]
    return found
