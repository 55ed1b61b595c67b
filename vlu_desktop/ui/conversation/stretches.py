# SPDX-License-Identifier: Apache-2.0
"""An incident with the messages that stand in it: how many are counted, and how many are its context."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from vlu_desktop.language.catalogue import say
from vlu_desktop.language.phrases import listed, number
from vlu_desktop.record.behaviours import kinds_said
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, SenderName, SourceItem, SourceItemIncident
from vlu_desktop.services.cases.conversations import counted_of, is_message


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """The messages of an incident. Those not among the ids in `counted` stand beside it as its context."""

    incident: Incident
    kinds: tuple[str, ...]
    items: tuple[SourceItem, ...]
    counted: frozenset[str]

    @property
    def when(self) -> str:
        """When it happened, as exactly as it is known."""
        happened = self.incident.happened
        return happened.display() if happened is not None else say("talks.no-date")

    @property
    def kinds_said(self) -> str:
        """Its kinds in words, or that nobody chose one."""
        return kinds_said(self.kinds)

    @property
    def told(self) -> str:
        """How many messages stand in it, how many of them are counted, and whose the others are."""
        beside = [item for item in self.items if item.id not in self.counted]
        hers = sum(item.direction == "from-victim" for item in beside)
        many = number(len(self.items), "message")
        if not beside:
            return say("talks.all-counted", many=many)
        others = len(beside) - hers
        parts = [say("talks.of-the-victims-own", hers=hers)] if hers else []
        parts += [say("talks.of-others-or-not-sent", value=others)] if others else []
        return say("talks.counted-and-context", many=many, n=len(self.counted), whose=listed(parts))


def stretches_of(file: CaseFile) -> Mapping[str, Stretch]:
    """Every incident of a case that messages stand in, by its id; rows of a diary are no messages."""
    items: dict[str, dict[str, SourceItem]] = {}
    for link in file.all(SourceItemIncident):
        item = file.get(SourceItem, link.source_item_id)
        if item is not None and is_message(item):
            items.setdefault(link.incident_id, {})[item.id] = item
    counted = counted_of((item for each in items.values() for item in each.values()), file.all(SenderName))
    found = ((file.get(Incident, incident_id), each.values()) for incident_id, each in items.items())
    return {incident.id: _stretch(file, incident, each, counted) for incident, each in found if incident is not None}


def stretch_of(file: CaseFile, incident_id: str) -> Stretch | None:
    """The messages of one incident; None where there is none."""
    incident = file.get(Incident, incident_id)
    links = file.linked(SourceItemIncident, "incident_id", incident_id) if incident is not None else ()
    items = {link.source_item_id: file.get(SourceItem, link.source_item_id) for link in links}
    there = [item for item in items.values() if item is not None and is_message(item)]
    if incident is None or not there:
        return None
    return _stretch(file, incident, there, counted_of(there, file.all(SenderName)))


def _stretch(file: CaseFile, incident: Incident, items: Iterable[SourceItem], counted: frozenset[str]) -> Stretch:
    there = tuple(items)
    kinds = tuple(row.kind for row in file.of(IncidentBehaviour, incident.id))
    own = frozenset(item.id for item in there if item.id in counted)
    return Stretch(incident=incident, kinds=kinds, items=there, counted=own)
