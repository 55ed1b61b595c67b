# SPDX-License-Identifier: Apache-2.0
"""Single-incident alarms: conduct of which one incident is enough to be shown at once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from vlu_desktop.analysis.presence import present
from vlu_desktop.analysis.rule import Rule
from vlu_desktop.analysis.view import Entry, View
from vlu_desktop.domain.conduct import Incident
from vlu_desktop.domain.findings import Finding


def _never(incident: Incident) -> bool:
    return False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """One alarm: its key, its name, how a sentence speaks of it, and the kinds or the answer that raise it."""

    key: str
    title: str
    what: str
    kinds: frozenset[str]
    answered: Callable[[Incident], bool] = _never


ALARMS: tuple[Alarm, ...] = (
    Alarm(
        key="attempt", title="Attempt on life", what="of an attempt on life",
        kinds=frozenset({"attempted-murder", "solicit-murder", "murder"}),
    ),
    Alarm(
        key="strangulation", title="Strangulation or suffocation", what="of strangulation or suffocation",
        kinds=frozenset({"strangulation"}), answered=lambda incident: incident.strangulation == "yes",
    ),
    Alarm(
        key="threat-to-kill", title="Threat to kill", what="of a threat to kill",
        kinds=frozenset({"threat-to-kill", "countdown"}),
    ),
    Alarm(
        key="lying-in-wait", title="Lying in wait with intent", what="of lying in wait with intent",
        kinds=frozenset({"lying-in-wait"}),
    ),
    Alarm(
        key="weapon", title="Weapon", what="in which a weapon was seen, shown or used",
        kinds=frozenset({"weapon-seen", "weapon-used"}), answered=lambda incident: incident.weapon == "yes",
    ),
    Alarm(
        key="fire", title="Arson, attempted or threatened", what="of fire being set, tried or threatened",
        kinds=frozenset({"arson", "attempted-arson", "threat-fire"}),
    ),
    Alarm(
        key="vehicle", title="Vehicle made dangerous", what="of tampering with a vehicle so that it is dangerous",
        kinds=frozenset({"brakes"}),
    ),
    Alarm(
        key="self-harm", title="Offender's threat of suicide or self-harm",
        what="in which the offender threatened suicide or self-harm", kinds=frozenset({"suicide-threat"}),
    ),
    Alarm(
        key="sexual", title="Rape or sexual assault", what="of rape or sexual assault",
        kinds=frozenset({"sexual-assault"}),
    ),
    Alarm(
        key="abduction", title="Abduction or false imprisonment", what="of abduction or false imprisonment",
        kinds=frozenset({"abduction"}),
    ),
)  # fmt: skip


_BY_KIND = {kind: alarm.key for alarm in ALARMS for kind in alarm.kinds}
_ANSWERED = tuple(alarm for alarm in ALARMS if alarm.answered is not _never)


def _find(rule: Rule, view: View) -> Iterator[Finding]:
    raised: dict[str, list[Entry]] = {alarm.key: [] for alarm in ALARMS}
    for entry in view.entries:
        kinds, incident = entry.conduct.kinds, entry.conduct.incident
        keys = [key for kind in kinds if (key := _BY_KIND.get(kind))]
        keys += [alarm.key for alarm in _ANSWERED if alarm.answered(incident)]
        for key in dict.fromkeys(keys):
            raised[key].append(entry)
    for alarm in ALARMS:
        yield from present(
            rule, raised[alarm.key], alarm.what, alarm.kinds if len(alarm.kinds) > 1 else (),
            subject=alarm.key, title=alarm.title, single=True,
        )  # fmt: skip


RULE = Rule(
    key="single-incident",
    title="One incident is enough",
    method="Every incident with one of the kinds of conduct named, or where strangulation or a weapon was answered "
    "with yes. One is enough to be shown.",
    limits="It says that the record holds the incident, not how likely anything is to follow; nothing is counted into "
    "a score. Where none is recorded, that is no sign that none happened.",
    source="Reference notes 5.4, subjects 4, 9, 10, 11 and 16; Napo briefing, October 2011, conclusions.",
    find=_find,
)
