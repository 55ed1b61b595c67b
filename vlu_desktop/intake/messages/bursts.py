# SPDX-License-Identifier: Apache-2.0
"""Messages gathered into bursts, each of which may become one incident: by a rule the officer sees, counted exactly.

Only what came to the victim from the offender, from somebody acting for him or from nobody knows whom is counted.
What she wrote herself, and what others wrote to her meanwhile, stands beside a burst as context and never in its count.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from vlu_desktop.dates.when import When
from vlu_desktop.intake.messages.senders import WhoIsWho, identity
from vlu_desktop.record.conduct import SourceItem
from vlu_desktop.record.count import MOST

COUNTED = frozenset({"offender", "proxy", "unknown"})
"""Whose messages to the victim are counted, by the vocabulary "sender"."""
SORTS: dict[str, str] = {
    "message": "messages",
    "mail": "mail",
    "call": "calls",
    "missed": "calls",
    "voicemail": "calls",
}
"""Which forms are counted together, where calls and messages are kept apart."""
RULES: tuple[tuple[str, str], ...] = (
    ("gap", "Until nothing came for some hours"),
    ("day", "A day at a time"),
    ("evening", "A night at a time, from noon to noon"),
)
NOT_SENT = frozenset({"draft", "failed"})
WITHOUT_DAY = "Without a day"
_NOON = timedelta(hours=12)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """How messages are cut into bursts: a key of `RULES`, the hours of a gap, and whether calls stand apart."""

    key: str = "gap"
    hours: int = 4
    calls_apart: bool = True

    def __post_init__(self) -> None:
        if self.key not in dict(RULES):
            raise ValueError("that is no rule for bursts")
        if not 1 <= self.hours <= 24 * 366:
            raise ValueError("a gap is from an hour to a year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Messages that came one after another from one side by one service, in order, with what else was said meanwhile.

    `who` is a key of "sender"; `sender` the name as written in the first of them; `sort` a value of `SORTS`, or "all".
    """

    who: str
    sender: str
    sort: str
    medium: str
    counted: tuple[SourceItem, ...]
    context: tuple[SourceItem, ...] = ()

    @property
    def count(self) -> int:
        """How many there are, exactly."""
        return len(self.counted)

    @property
    def happened(self) -> When:
        """When it was: the moment of the one message, or from the first to the last."""
        return range_of(self.counted)


@dataclass(frozen=True, slots=True, kw_only=True)
class BurstList:
    """The bursts in order of time, and what is in none: how many messages for each reason, in words."""

    bursts: tuple[Burst, ...]
    left: tuple[tuple[str, int], ...] = ()

    @property
    def counted(self) -> int:
        """How many messages are in the bursts."""
        return sum(each.count for each in self.bursts)


def gather(items: Iterable[SourceItem], who: WhoIsWho, rule: Rule) -> BurstList:
    """The bursts of stored messages, the same for the same messages in whatever order they are given."""
    lanes: dict[tuple[str, str, str, str], list[SourceItem]] = defaultdict(list)
    beside: dict[tuple[str, str], list[SourceItem]] = defaultdict(list)
    left: dict[str, int] = defaultdict(int)
    for item in sorted(items, key=order_of):
        reason = why_not_counted(item, who)
        if reason:
            left[reason] += 1
            if is_placed(item) and item.form in SORTS:
                beside[conversation_of(item)].append(item)
            continue
        sort = SORTS[item.form] if rule.calls_apart else "all"
        by = who.who(item.sender)
        # The offender is one man under all his numbers; of others each number stands for itself.
        lanes[by, "" if by == "offender" else identity(item.sender), sort, item.medium].append(item)
    context = _Context(beside)
    bursts = [
        Burst(
            who=by, sender=run[0].sender, sort=sort, medium=medium, counted=tuple(run),
            context=context.of(run),
        )
        for (by, _, sort, medium), lane in lanes.items()
        for run in _runs(lane, rule)
    ]  # fmt: skip
    bursts.sort(key=lambda each: (order_of(each.counted[0]), each.sort, each.sender))
    return BurstList(bursts=tuple(bursts), left=tuple(sorted(left.items())))


def why_not_counted(item: SourceItem, who: WhoIsWho) -> str:
    """Why a message is in no burst, in words; "" where it is counted."""
    if item.form not in SORTS:
        return "A notice of the service itself, or a row"
    if item.direction == "from-victim":
        return "From the victim"
    if item.direction == "between-others":
        return "Between others"
    if item.direction != "to-victim" or not who.who(item.sender):
        return "Nobody has said who sent it or to whom"
    if who.who(item.sender) not in COUNTED:
        return "From somebody else"
    if item.state in NOT_SENT:
        return "Never sent"
    return "" if is_placed(item) else WITHOUT_DAY


def stretch(items: Iterable[SourceItem], who: WhoIsWho) -> Burst | None:
    """One burst of messages that an officer chose; None where none of them is to be counted."""
    ordered = sorted((item for item in items if item.form in SORTS), key=order_of)
    counted = tuple(item for item in ordered if why_not_counted(item, who) in ("", WITHOUT_DAY))
    if not counted:
        return None
    sides = {who.who(item.sender) for item in counted}
    own = {item.id for item in counted}
    return Burst(
        who=sides.pop() if len(sides) == 1 else "",
        sender=", ".join(dict.fromkeys(item.sender for item in counted)),
        sort="all",
        medium=", ".join(dict.fromkeys(item.medium for item in counted)),
        counted=counted,
        context=tuple(item for item in ordered if item.id not in own),
    )


def range_of(items: Sequence[SourceItem]) -> When:
    """From the first message to the last of those whose day is known, as exactly as they are; undated where none is."""
    dated = sorted((item for item in items if is_placed(item)), key=order_of)
    if not dated:
        return When.undated("The messages themselves give no day.")
    first, last = dated[0].happened, max(dated, key=_latest).happened
    assert first is not None
    assert last is not None
    if len(dated) == 1:
        return first
    if (first.earliest, first.latest) == (last.earliest, last.latest):
        return _bare(first)
    return When.during(_bare(first), _bare(last))


def is_placed(item: SourceItem) -> bool:
    """Whether its day is known."""
    return item.happened is not None and item.happened.is_dated and item.happened.span_days == 1


def _start(item: SourceItem) -> datetime:
    assert item.happened is not None
    assert item.happened.earliest is not None
    return item.happened.earliest


def _latest(item: SourceItem) -> tuple[datetime, datetime]:
    assert item.happened is not None
    assert item.happened.latest is not None
    return item.happened.latest, _start(item)


def _bare(when: When) -> When:
    """The same range without the words and the instant of the one message."""
    assert when.earliest is not None
    assert when.latest is not None
    return When.within(when.earliest, when.latest, precision=when.precision)


def order_of(item: SourceItem) -> tuple[str, int, str, str]:
    """Puts messages in order of time; of one minute, in the order of their file."""
    when = item.happened.sort_key if item.happened is not None else "~"
    return (when.partition(";")[0], item.position or 0, item.exhibit_id, item.id)


def _runs(lane: Sequence[SourceItem], rule: Rule) -> list[list[SourceItem]]:
    """A lane cut by the rule; no run is longer than a count can be."""
    together = _TOGETHER[rule.key]
    runs: list[list[SourceItem]] = []
    for item in lane:
        if runs and len(runs[-1]) < MOST and together(_start(runs[-1][-1]), _start(item), rule):
            runs[-1].append(item)
        else:
            runs.append([item])
    return runs


_TOGETHER: dict[str, Callable[[datetime, datetime, Rule], bool]] = {
    "gap": lambda before, now, rule: now - before <= timedelta(hours=rule.hours),
    "day": lambda before, now, rule: before.date() == now.date(),
    "evening": lambda before, now, rule: (before - _NOON).date() == (now - _NOON).date(),
}


def conversation_of(item: SourceItem) -> tuple[str, str]:
    """The service, and the conversation's name; where it has none, its file."""
    return (item.medium, item.thread or item.exhibit_id)


class _Context:
    """What else stands in the conversations of a run, from its first message to its last, and is counted nowhere."""

    def __init__(self, threads: dict[tuple[str, str], list[SourceItem]]) -> None:
        self._threads = threads
        self._starts = {key: [_start(item) for item in found] for key, found in threads.items()}

    def of(self, run: Sequence[SourceItem]) -> tuple[SourceItem, ...]:
        """In order."""
        first, last = _start(run[0]), _start(run[-1])
        found: list[SourceItem] = []
        for key in dict.fromkeys(conversation_of(item) for item in run):
            starts = self._starts.get(key, [])
            found += self._threads.get(key, [])[bisect_left(starts, first) : bisect_right(starts, last)]
        return tuple(sorted(found, key=order_of))
