# SPDX-License-Identifier: Apache-2.0
"""Exports that overlap joined without doubles: as many of each message as the fuller of the two holds, and no more."""

from collections import Counter, defaultdict
from collections.abc import Iterable

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.whatsapp_bodies import without_files
from vlu_desktop.intake.messages.senders import WhoIsWho, identity, is_owner
from vlu_desktop.record.conduct import SourceItem

Moment = tuple[str, str, str, str, str]
"""The service, the conversation, who sent it, whose phone it came to, and the minute."""
Key = tuple[Moment, str, str]
_SPOKEN = frozenset({"call", "missed", "voicemail"})
_SINCE_CHANGED = frozenset({"deleted", "edited"})


class Joining:
    """The messages a case holds, held against those of another export, which must be shown twice: first counted by
    `expect`, then each asked of by `held`. The first time alone is needed where messages were deleted or edited since.
    """

    def __init__(self, held: Iterable[SourceItem], who: WhoIsWho) -> None:
        self._who = who
        self._held: dict[Key, list[str]] = defaultdict(list)
        self._in_minute: Counter[Moment] = Counter()
        self._expected: Counter[Moment] = Counter()
        for item in held:
            key = self._key(item)
            self._held[key].append(item.id)
            self._in_minute[key[0]] += 1

    @property
    def is_needed(self) -> bool:
        """Whether the case holds any message at all."""
        return bool(self._held)

    def expect(self, item: SourceItem) -> None:
        """Count a message of the other export."""
        moment = self._key(item)[0]
        if moment in self._in_minute:
            self._expected[moment] += 1

    def held(self, item: SourceItem) -> str:
        """The id of the message of the case that this one is; "" where the case lacks it.

        Each message of the case is given once. One that was deleted or edited since is the same where its minute has
        no more messages from that side now than the case holds.
        """
        key = self._key(item)
        ids = self._held.get(key)
        if ids:
            return ids.pop(0)
        moment = key[0]
        if item.state in _SINCE_CHANGED and 0 < self._expected[moment] <= self._in_minute[moment]:
            return next((ids.pop(0) for other, ids in self._held.items() if other[0] == moment and ids), "")
        return ""

    def _key(self, item: SourceItem) -> Key:
        to = self._side(item.receiver) if is_owner(item.receiver) else ""
        moment = (item.medium, identity(item.thread), self._side(item.sender), to, _minute(item.happened))
        return moment, item.form, "" if item.form in _SPOKEN else without_files(item.raw)

    def _side(self, written: str) -> str:
        """Her and him under whatever name; of everybody else each number or phone is a side of its own.

        A phone whose owner nobody has named is taken for hers, as nearly all are.
        """
        who = self._who.who(written)
        if who in ("victim", "offender"):
            return who
        return "victim" if is_owner(written) and not who else identity(written)


def _minute(when: When | None) -> str:
    if when is None:
        return ""
    return when.words if when.earliest is None else when.earliest.isoformat()
