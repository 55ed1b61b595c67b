# SPDX-License-Identifier: Apache-2.0
"""What an act changed, for pages to refresh by, and a line of the journal as it is shown."""

from dataclasses import dataclass
from datetime import datetime

Reference = tuple[str, str]
"""A record: the key of its type, and its id."""

ACTS = ("collected", "altered", "consulted", "disclosed", "combined", "erased")
"""The six that section 62 of the Data Protection Act 2018 names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one act did. `entry` is its line in the journal ("device:number"), "" where nothing was done."""

    entry: str = ""
    method: str = ""
    added: frozenset[Reference] = frozenset()
    changed: frozenset[Reference] = frozenset()
    removed: frozenset[Reference] = frozenset()
    cases: frozenset[str] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether the record is as it was."""
        return not (self.added or self.changed or self.removed)

    def touches(self, *types: str) -> bool:
        """Whether a record of one of the types was added, changed or removed."""
        return any(key in types for each in (self.added, self.changed, self.removed) for key, _ in each)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalEntry:
    """A line of the journal. `at` is what the clock said; `order` sorts truly even where the clock was wrong."""

    ref: str
    at: datetime
    order: str
    officer: str
    act: str
    method: str
    case_id: str
    record_type: str
    record_id: str
    undoes: str
    reason: str
    detail: str = ""
    not_held: str = ""
    """What of it is not held here: the whole "line", its "reason", or "" for nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalQuery:
    """Which lines of the journal: of one case, some of the six acts, one officer, from one instant up to another."""

    case_id: str | None = None
    acts: tuple[str, ...] = ()
    officer: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One change of one field, values as stored; `was` is None where it was not filled in."""

    ref: str
    at: datetime
    officer: str
    method: str
    record_type: str
    record_id: str
    field: str
    was: str | int | None
    now: str | int | None
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLine:
    """A case as a list shows it. `last` is the stored text of its latest dated incident's `When`, "" for none."""

    id: str
    title: str
    reference: str
    scheme: str
    status: str
    officer_id: str
    incidents: int
    last: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchResult:
    """A record that a search found. `case_id` is "" for one that belongs to a person and not to one case.

    `case` is the title of that case, or of those of its person, in a list; `on` is its day as it is shown.
    """

    record_type: str
    record_id: str
    case_id: str
    snippet: str
    case: str = ""
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """Something begun and not yet saved; `body` is JSON of the page that made it."""

    key: str
    kind: str
    case_id: str
    body: str
    saved_at: datetime
