# SPDX-License-Identifier: Apache-2.0
"""Entries that may be one person: proposed over the whole casebook, joined or kept apart by an officer alone."""

from dataclasses import dataclass

from vlu_desktop.analysis.duplicate_people import LOOKED_AT, Likeness, joined, likely_same
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.changes import Changes
from vlu_desktop.record.people import Apart, Involvement, SameAs
from vlu_desktop.record.vocabulary import label
from vlu_desktop.services.access.second_officer import Endorsement, Kind, agreed, digest_of, use_up
from vlu_desktop.services.cases.records import refuse_dangling
from vlu_desktop.store.records.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two entries: its name, and each case it stands in with its part there."""

    person_id: str
    name: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two entries that may be one person, for an officer to decide."""

    one: Side
    other: Side
    agrees: tuple[str, ...]
    differs: tuple[str, ...]


class Joining:
    """Proposing, joining and keeping apart; each decision is an act that can be undone."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._counted: tuple[tuple[int, ...], int] | None = None

    def how_many(self) -> int:
        """How many pairs there are to decide, counted again when rows about people were added or taken out.

        A changed spelling alone is met when the pairs themselves are asked for.
        """
        rows = tuple(self._store.count(cls) for cls in LOOKED_AT)
        if self._counted is None or self._counted[0] != rows:
            self._counted = (rows, len(self._found()))
        return self._counted[1]

    def _found(self) -> tuple[Likeness, ...]:
        return likely_same({cls: self._store.all(cls) for cls in LOOKED_AT})

    def proposals(self) -> tuple[Proposal, ...]:
        """Every pair that may be one person, those that agree in most first."""
        self._counted = None
        return self._proposed(self._found())

    def _proposed(self, found: tuple[Likeness, ...]) -> tuple[Proposal, ...]:
        names = self._store.names({each for pair in found for each in (pair.one, pair.other)})
        titles = {line.id: line.title for line in self._store.case_list()} if found else {}
        parts: dict[str, list[str]] = {}
        for row in self._store.all(Involvement) if found else ():
            if row.case_id in titles:
                parts.setdefault(row.person_id, []).append(
                    say("acts.part-in-a-case", role=label("role", row.role), case=titles[row.case_id])
                )

        def side(person_id: str) -> Side:
            return Side(
                person_id=person_id,
                name=names.get(person_id) or say("acts.not-named"),
                parts=tuple(parts.get(person_id) or [say("acts.in-no-case")]),
            )

        def proposal(pair: Likeness) -> Proposal:
            return Proposal(one=side(pair.one), other=side(pair.other), agrees=pair.agrees, differs=pair.differs)

        return tuple(map(proposal, found))

    def join(self, one: str, other: str, reason: str, second: Endorsement | None = None) -> Changes:
        """Say that two entries are one person. Nothing of either is rewritten, and taking it back parts them again.

        UserError where the unit asks a second officer for it, and none agreed to joining these as they stand.
        """
        self.refuse_joining(one, other)
        link = SameAs(person_id=one, other_id=other, reason=reason.strip())
        said = agreed(self._store, Kind.JOINING, self.digest(one, other), second)
        with self._store.act("person.join", act="combined", detail=said) as act:
            act.add(link)
            use_up(second, act)
        return act.changes

    def refuse_joining(self, one: str, other: str) -> None:
        """UserError for two entries that can't be one person, or were decided on already."""
        link = SameAs(person_id=one, other_id=other)
        self._require_two(link)
        first, second = self._parts(one), self._parts(other)
        for mine, theirs in ((first, second), (second, first)):
            if any((case_id, "victim") in theirs for case_id, role in mine if role == "offender"):
                raise UserError(say("acts.one-is-the-offender-and"))

    def digest(self, one: str, other: str) -> str:
        """The digest of joining two entries, with all that is held of either that they are compared by."""
        both = {one, other}
        rows = [repr(row) for cls in LOOKED_AT for row in self._store.all(cls) if both & _people_of(row)]
        return digest_of(Kind.JOINING, one, other, sorted(rows))

    def pair(self, one: str, other: str) -> Proposal:
        """Two entries to be compared, in what they agree and differ."""
        found = (each for each in self._found() if {each.one, each.other} == {one, other})
        return self._proposed((next(found, Likeness(one=one, other=other, agrees=())),))[0]

    def keep_apart(self, one: str, other: str, reason: str) -> Changes:
        """Say that two entries are two people, so that they are not proposed again."""
        link = Apart(person_id=one, other_id=other, reason=reason.strip())
        self._require_two(link)
        return self._store.add("person.keep-apart", link)[1]

    def _parts(self, person_id: str) -> set[tuple[str, str]]:
        """The cases and parts of somebody, under every entry that is known to be theirs."""
        links = self._store.all(SameAs)
        return {
            (row.case_id, row.role)
            for each in joined(person_id, links)
            for row in self._store.all(Involvement, person_id=each)
        }

    def _require_two(self, link: SameAs | Apart) -> None:
        one, other = link.person_id, link.other_id
        if one == other or not (one and other):
            raise UserError(say("acts.choose-two-entries"))
        refuse_dangling(self._store, None, link)
        for first, second in ((one, other), (other, one)):
            if self._store.all(SameAs, person_id=first, other_id=second):
                raise UserError(say("acts.are-one-person-already"))
            if self._store.all(Apart, person_id=first, other_id=second):
                raise UserError(say("acts.are-two-people-already"))


def _people_of(row: Record) -> set[str]:
    """Whom a row is, or is about."""
    return {row.id, str(getattr(row, "person_id", "")), str(getattr(row, "other_id", ""))}
