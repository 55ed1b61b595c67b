# SPDX-License-Identifier: Apache-2.0
"""What an officer chose of a proposed entry before it is taken in: cells changed, suggestions ticked."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from vlu_desktop.dates.when import When
from vlu_desktop.intake.mapping.date_notes import DAY_ANSWERED
from vlu_desktop.intake.proposal import ProposedIncident
from vlu_desktop.intake.suggested import suggestions_of
from vlu_desktop.record.conduct import Incident, Suggestion
from vlu_desktop.record.count import Count
from vlu_desktop.record.fields import specs

Ticked = tuple[str, str]
"""A suggestion as what it is of and its value, by which it is known again when the file is read another way."""
CHANGED = "Changed by an officer before it was taken in"
_KINDS = "Kinds"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowChoice:
    """Of one row. `changed` are fields of its incident by name, as they are to be; `kinds` stand instead of those a
    column told, where they aren't None. `seen` says that the entry's words were in view as its suggestions were ticked.
    """

    changed: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))
    kinds: tuple[str, ...] | None = None
    ticked: frozenset[Ticked] = frozenset()
    seen: bool = False

    @property
    def is_change(self) -> bool:
        """Whether a cell was changed, apart from suggestions ticked."""
        return bool(self.changed) or self.kinds is not None


def key_of(suggestion: Suggestion) -> Ticked:
    """What a suggestion is known again by."""
    return suggestion.what, suggestion.value


def likeness(key: Ticked) -> Ticked:
    """What those share that one key takes together: of a date why it is only suggested, else what is suggested."""
    what, value = key
    return (what, When.from_text(value).basis) if what == "date" else key


def taken_date(value: str) -> When:
    """The date that was suggested, as an officer who takes it has it stand."""
    when = When.from_text(value)
    return replace(when, basis="; ".join(filter(None, (when.basis, DAY_ANSWERED))))


_FIELDS: Mapping[str, tuple[str, Callable[[str], Any]]] = {
    "count": ("count", Count.from_text), "actor": ("attribution", str), "reported": ("reported", str),
    "date": ("happened", taken_date),
}  # fmt: skip
"""What can be suggested of a field of the incident: its name, and what its value is made of."""


def above_now(before: ProposedIncident, choice: RowChoice, below: ProposedIncident) -> str | None:
    """The account of the row above as an officer typed it over; None where that is as the file has it."""
    is_above = before.sheet == below.sheet and before.incident.account == below.above
    return str(choice.changed["account"]) if is_above and "account" in choice.changed else None


def changed_entry(proposed: ProposedIncident, choice: RowChoice, above: str | None = None) -> ProposedIncident:
    """The entry with its cells as an officer changed them, and what its words suggest besides; nothing ticked is taken.

    Another account is read anew in its place, below the row above it; so is one whose row above was typed over, which
    then is `above`. What is chosen now, nobody need suggest.
    """
    if not choice.is_change and above is None:
        return proposed
    kinds = proposed.behaviours if choice.kinds is None else choice.kinds
    incident = _changed(proposed.incident, choice) if choice.is_change else proposed.incident
    anew = above is not None or "account" in choice.changed
    read = suggestions_of(incident, kinds, proposed.above if above is None else above) if anew else proposed.suggested
    open_still = tuple(each for each in read if not _is_chosen(each, choice, kinds))
    return replace(proposed, incident=incident, behaviours=kinds, suggested=open_still)


def chosen_entry(proposed: ProposedIncident, choice: RowChoice, above: str | None = None) -> ProposedIncident:
    """The entry as it is taken in: its cells as changed, what was ticked made, the rest still only suggested."""
    found = changed_entry(proposed, choice, above)
    taken = [each for each in found.suggested if key_of(each) in choice.ticked]
    if not taken:
        return found
    of = {what: [each.value for each in taken if each.what == what] for what, _ in map(key_of, taken)}
    values: dict[str, Any] = {name: read(of[what][0]) for what, (name, read) in _FIELDS.items() if what in of}
    return replace(
        found,
        incident=replace(found.incident, **values),
        behaviours=tuple(dict.fromkeys((*found.behaviours, *of.get("kind", ())))),
        targets=tuple(of.get("target", ())),
        entry=next(iter(of.get("entry", ())), ""),
        suggested=tuple(each for each in found.suggested if each not in taken),
    )


def _changed(incident: Incident, choice: RowChoice) -> Incident:
    values = dict(choice.changed)
    was, now = incident.happened, values.get("happened")
    if isinstance(now, When) and was is not None and was.words:
        values["happened"] = replace(now, basis=f"chosen by an officer; the file has “{was.words}”")
    labels = [each.label for each in specs(Incident) if each.name in values]
    labels += [_KINDS] if choice.kinds is not None else []
    detail = "; ".join(filter(None, (incident.source_detail, f"{CHANGED}: {', '.join(labels)}")))
    return replace(incident, **{**values, "source_detail": detail})


def _is_chosen(suggestion: Suggestion, choice: RowChoice, kinds: Collection[str]) -> bool:
    if suggestion.what == "kind":
        return suggestion.value in kinds
    return suggestion.what in _FIELDS and _FIELDS[suggestion.what][0] in choice.changed
