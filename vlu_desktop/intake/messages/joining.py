# SPDX-License-Identifier: Apache-2.0
"""Exports that overlap joined without doubles: as many of each message as the fullest of them holds, and no more."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.formats.whatsapp_bodies import without_files
from vlu_desktop.intake.messages.senders import WhoIsWho, identity, is_owner
from vlu_desktop.record.conduct import SourceItem

Moment = tuple[str, str, str, str, str]
"""The service, the conversation, who sent it, whose phone it came to, and the minute."""
Key = tuple[Moment, str, str]
_SPOKEN = frozenset({"call", "missed", "voicemail"})
SINCE_CHANGED = frozenset({"deleted", "edited"})
_NUMBERED = re.compile(r"\bmessage [0-9]+")
_REWORDED = "In another export this message "
_READS = _REWORDED + "reads: "
_IS = {"deleted": _REWORDED + "is deleted: ", "edited": _REWORDED + "is edited: "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """The message that another one is: its id, whether it has other words here that nothing tells of yet, and whether
    it is known as deleted or edited from here alone.
    """

    id: str
    is_reworded: bool = False
    is_restated: bool = False


@dataclass(slots=True)
class _Export:
    """One export held against the others: what is expected of it, what it alone has, and which its own have been."""

    keys: Counter[Key] = field(default_factory=Counter)
    moments: Counter[Moment] = field(default_factory=Counter)
    own: Counter[Moment] = field(default_factory=Counter)
    used: set[str] = field(default_factory=set)
    next: Counter[Key] = field(default_factory=Counter)


class Joining:
    """What a case holds, and one file of messages held against it, which must be shown twice: first each message is
    counted by `expect`, then asked of by `held` and, where it is none of those, told by `stored`.

    An archive may be several exports, each a part of the file: they are held against one another too, and none
    against itself.
    """

    def __init__(self, held: Iterable[SourceItem], who: WhoIsWho, *, parts: int = 1) -> None:
        self._who = who
        self._ids: dict[Key, list[str]] = defaultdict(list)
        self._keys: dict[Moment, dict[Key, None]] = defaultdict(dict)
        self._many: Counter[Moment] = Counter()
        self._changed: set[str] = set()
        self._told: set[Key] = set()
        """The words a message was told of in a notice, as a key of that message would have them."""
        self._exports: dict[str, _Export] = defaultdict(_Export)
        self._parts = parts
        for item in held:
            if words := told_words(item):
                self._told.add(self._key(item, words))
            else:
                self.stored(item, item.id)

    @property
    def is_needed(self) -> bool:
        """Whether there is anything that a message of the file may be already."""
        return bool(self._ids) or self._parts > 1

    @property
    def many(self) -> int:
        """How many messages there are so far, but for what notices tell of others."""
        return self._many.total()

    def expect(self, item: SourceItem, part: str = "") -> None:
        """Count a message of the file."""
        key = self._key(item)
        export = self._exports[part]
        export.keys[key] += 1
        export.moments[key[0]] += 1

    def held(self, item: SourceItem, part: str = "") -> Same | None:
        """The message that this one is; None where there is none yet.

        Each is given once to each export. One that was deleted or edited in either is the same where its minute has
        no more messages from that side in this export than in the others.
        """
        key = self._key(item)
        export = self._exports[part]
        export.keys[key] -= 1
        found = self._exact(key, export)
        if found:
            export.used.add(found)
            return Same(id=found, is_restated=self._restates(item, found))
        # Of messages without a time nothing says that two with other words are one.
        if key[0][-1] and export.moments[key[0]] <= self._many[key[0]] - export.own[key[0]]:
            found = next(self._reworded(item, key, export), "")
        if not found:
            return None
        export.used.add(found)
        is_new = key not in self._told
        self._told.add(key)
        return Same(id=found, is_reworded=is_new, is_restated=self._restates(item, found))

    def stored(self, item: SourceItem, item_id: str, part: str | None = None) -> None:
        """A message that is there from now on, by that part of the file."""
        key = self._key(item)
        self._ids[key].append(item_id)
        self._keys[key[0]][key] = None
        self._many[key[0]] += 1
        if item.state in SINCE_CHANGED:
            self._changed.add(item_id)
        if part is not None:
            self._exports[part].used.add(item_id)
            self._exports[part].own[key[0]] += 1

    def _restates(self, item: SourceItem, found: str) -> bool:
        is_new = item.state in SINCE_CHANGED and found not in self._changed
        if is_new:
            self._changed.add(found)
        return is_new

    def _exact(self, key: Key, export: _Export) -> str:
        ids = self._ids.get(key, ())
        while export.next[key] < len(ids):
            found = ids[export.next[key]]
            if found not in export.used:
                return found
            export.next[key] += 1
        return ""

    def _reworded(self, item: SourceItem, key: Key, export: _Export) -> Iterator[str]:
        """Those of its minute and form that have other words, but for those this export has too by their own words."""
        for other in self._keys[key[0]]:
            if other[1] != key[1] or other == key:
                continue
            free = [each for each in self._ids[other] if each not in export.used][max(0, export.keys[other]) :]
            yield from (each for each in free if item.state in SINCE_CHANGED or each in self._changed)

    def _key(self, item: SourceItem, words: str | None = None) -> Key:
        # What a case keeps of a conversation without a name is told apart by whom it went to.
        thread = item.thread or self._beside_her(item)
        to = self._side(item.receiver) if is_owner(item.receiver) or not thread else ""
        # One export names her, another in which she wrote nothing says no more than whose phone it is of.
        to = "" if to == "victim" else to
        moment = (item.medium, identity(thread), self._side(item.sender), to, _minute(item.happened))
        form = item.form if words is None else "message"
        return moment, form, _alike(form, item.raw if words is None else words)

    def _beside_her(self, item: SourceItem) -> str:
        """Whom she wrote with where the conversation has no name: as other exports of it are called on her phone."""
        if item.sender and item.receiver:
            if self._side(item.receiver) == "victim":
                return item.sender
            if self._side(item.sender) == "victim":
                return item.receiver
        return ""

    def _side(self, written: str) -> str:
        """Her and him under whatever name; of everybody else each number or phone is a side of its own.

        A phone whose owner nobody has named is taken for hers, as nearly all are.
        """
        who = self._who.who(written)
        if who in ("victim", "offender"):
            return who
        return "victim" if is_owner(written) and not who else identity(written)


def _alike(form: str, words: str) -> str:
    """The words as every export of the message has them; a reaction counts its message within its own."""
    if form in _SPOKEN:
        return ""
    return without_files(words) if form != "notice" else _NUMBERED.sub("message", words)


def told_of(item: SourceItem) -> str:
    """What a notice says of a message that another export has in these other words."""
    return _IS.get(item.state, _READS) + item.raw


def told_words(item: SourceItem) -> str:
    """The other words in such a notice; "" where it is none."""
    if item.form == "notice":
        for begins in (_READS, *_IS.values()):
            if item.raw.startswith(begins):
                return item.raw.removeprefix(begins)
    return ""


def _minute(when: When | None) -> str:
    if when is None:
        return ""
    return when.words if when.earliest is None else when.earliest.isoformat()
