# SPDX-License-Identifier: Apache-2.0
"""An incident with what hangs on it: its kinds, targets, breaches, charges and contacts, and how far it is proved."""

from dataclasses import dataclass
from datetime import date

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.dates.when import When
from vlu_desktop.dates.window_law import Reach
from vlu_desktop.record.behaviours import behaviour
from vlu_desktop.record.conduct import Charge, Incident, IncidentTarget, PoliceContact
from vlu_desktop.record.offending import Breach

UNDATED = When.undated("", None)
_LAST = 2**63


@dataclass(frozen=True, slots=True, kw_only=True)
class Conduct:
    """An incident with what hangs on it, its breaches settled (`proof.settled`).

    `seriousness` is 1 to 5, `rung` 1 to 7 (0: no kind chosen).
    """

    incident: Incident
    kinds: tuple[str, ...] = ()
    targets: tuple[IncidentTarget, ...] = ()
    breaches: tuple[Breach, ...] = ()
    charges: tuple[Charge, ...] = ()
    police: tuple[PoliceContact, ...] = ()
    rung: int = 0
    seriousness: int = 1
    proof: str = "not-asked"

    @property
    def id(self) -> str:
        """The incident's id."""
        return self.incident.id

    @property
    def happened(self) -> When:
        """When it happened; an undated value where nothing was said."""
        return self.incident.happened or UNDATED

    @property
    def order(self) -> tuple[str, int, str]:
        """What entries are sorted by: their date; without one, their place among those as told; then as they came."""
        place = None if self.happened.is_dated else self.incident.place_in_order
        return (self.happened.time_key, _LAST if place is None else place, self.incident.id)

    @property
    def told(self) -> date | None:
        """The day it was told, or else the day here on which it was entered."""
        incident = self.incident
        return incident.told_on or (civil(incident.recorded_at).date() if incident.recorded_at else None)

    @property
    def reach(self) -> Reach:
        """The days it may lie on: what rules, timeline and documents ask about any window."""
        return self.happened.reach(self.told)

    @property
    def lanes(self) -> tuple[str, ...]:
        """The lanes it is drawn in, without repeats, in the order of its kinds."""
        return tuple(dict.fromkeys(behaviour(kind).lane for kind in self.kinds))

    @property
    def traits(self) -> frozenset[str]:
        """Every trait of its kinds."""
        return frozenset().union(*(behaviour(kind).traits for kind in self.kinds))
