# SPDX-License-Identifier: Apache-2.0
"""Makes an incident of messages: exact count, range and words, every message linked, and only the kinds chosen."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from vlu_desktop.intake.messages.bursts import Burst
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Incident, IncidentBehaviour, SourceItem, SourceItemIncident
from vlu_desktop.record.count import Count
from vlu_desktop.store.records.acts import Act

QUOTED = 3000
"""Characters: as many are quoted whole, message by message. Of more, the first and the last are, where short."""
SHORT = 300
_NAMES = {
    "message": ("message", "messages"),
    "mail": ("e-mail", "e-mails"),
    "call": ("call", "calls"),
    "missed": ("missed call", "missed calls"),
    "voicemail": ("voicemail", "voicemails"),
}
_STATES = {"deleted": "deleted since", "edited": "edited since", "blocked": "blocked"}
_ATTRIBUTION = {"offender": "offender", "unknown": "unknown"}
"""Of somebody acting for him it isn't known whether she or he knew it, so that is left to the officer."""


def records_of(
    act: Act, case_id: str, burst: Burst, kinds: Mapping[str, str], offender_id: str, told_on: date
) -> Iterator[Record]:
    """The incident of a burst with its kinds and links. `kinds` is a behaviour by a form, as an officer chose them."""
    incident_id = RecordId(act.new_id())
    yield Incident(
        id=incident_id,
        case_id=case_id,
        account=account_of(burst),
        happened=burst.happened,
        count=Count.exactly(burst.count),
        actor_id=offender_id if burst.who == "offender" else "",
        attribution=_ATTRIBUTION.get(burst.who, ""),
        attribution_basis=f"As the export names the sender: {burst.sender}" if burst.sender else "",
        source="document",
        source_detail=f"Messages by {burst.medium}",
        reliability="document",
        told_on=told_on,
    )
    for kind in dict.fromkeys(kinds[item.form] for item in burst.counted if item.form in kinds):
        yield IncidentBehaviour(incident_id=incident_id, kind=kind)
    for item in (*burst.counted, *burst.context):
        yield SourceItemIncident(source_item_id=item.id, incident_id=incident_id)


def account_of(burst: Burst) -> str:
    """What came and from whom, then the exact words: all of them, or where that is long the first and the last."""
    told = f"{_counted(burst.counted)} by {burst.medium}{_from(burst.counted)}."
    lines = [line for item in burst.counted if (line := _line(item))]
    if not lines:
        return told
    if sum(map(len, lines)) <= QUOTED:
        return "\n".join([told, *lines])
    ends = [f"{name}: {line}" for name, line in (("First", lines[0]), ("Last", lines[-1])) if len(line) <= SHORT]
    return "\n".join([told, *ends, "All of them are kept with the case as they came."])


def _counted(items: Iterable[SourceItem]) -> str:
    """ "3 calls and 1 missed call", in the order of the vocabulary."""
    many = Counter(item.form for item in items)
    parts = [f"{many[form]:,} {one if many[form] == 1 else more}" for form, (one, more) in _NAMES.items() if many[form]]
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _from(items: Iterable[SourceItem]) -> str:
    names = list(dict.fromkeys(item.sender for item in items if item.sender))
    return f" from {', '.join(names)}" if names else ""


def _line(item: SourceItem) -> str:
    """One message with its time and exact words; "" for a call, of which there are none."""
    if item.form in ("call", "missed") or not (item.raw or item.state in _STATES):
        return ""
    when = f"{item.happened.display(short=True)}: " if item.happened is not None and item.happened.is_dated else ""
    state = f" ({_STATES[item.state]})" if item.state in _STATES else ""
    return f"{when}“{item.raw}”{state}" if item.raw else f"{when.removesuffix(': ')}{state}".strip()
