# SPDX-License-Identifier: Apache-2.0
"""Of kinds that rest on the same words, keeps the one that says most: a voicemail is no call."""

from collections.abc import Iterable

from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.told_conduct import Told
from vlu_desktop.record.behaviours import behaviour


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MEDIA = _set("call text voicemail email social-message letter")
_ELSEWHERE = word_set("overlaps.elsewhere")
"""Kinds of contact with somebody else: the call was to them."""
_IN_MESSAGES = word_set("overlaps.in_messages")
"""Kinds that are found in a message or call, which is one all the same."""
_STRONG = word_set("overlaps.strong")
_WEAK = word_set("overlaps.weak")
_SWALLOWS: dict[str, frozenset[str]] = {
    "silent-call": _set("call"),
    "attempted-murder": _set("assault threat-to-kill wounding"),
    "assault": _set("approach"),
    "strangulation": _set("assault"),
    "weapon-used": _set("weapon-seen"),
    "lying-in-wait": _set("weapon-seen hide-nearby loiter"),
    "hide-nearby": _set("loiter"),
    "threat-to-kill": _set("threat-indirect threat-violence"),
    "threat-violence": _set("threat-indirect"),
    "threat-child": _set("threat-indirect"),
    "threat-other": _set("threat-indirect threat-to-kill threat-violence"),
    "threat-fire": _set("threat-indirect threat-violence"),
    "threat-official": _set("threat-indirect threat-violence"),
    "proxy-threat": _set("proxy-contact threat-indirect threat-violence threat-to-kill witness-intimidation"),
    "murder": _set("attempted-murder weapon-used wounding assault assault-other threat-to-kill"),
    "solicit-murder": _set("threat-to-kill attempted-murder"),
    "arson": _set("attempted-arson damage-home damage-car threat-fire"),
    "attempted-arson": _set("damage-home threat-fire attend-home"),
    "break-in": _set("attempted-entry"),
    "attend-home": _set("attend-other"),
    "attend-work": _set("attend-other"),
    "attend-school": _set("attend-other"),
    "voicemail": _set("abusive-call"),
    "block-way": _set("loiter"),
    "verbal-abuse": _set("abusive-message"),
    "rights-claim": _set("zone-entry"),
    "medical-denial": _set("cut-services"),
}
"""Kind -> kinds that say no more where it stands in the same entry."""


_BESIDE: dict[str, frozenset[str]] = {
    "verbal-abuse": _set("approach"),
    "research": _set("online-attention"),
    "online-attention": _set("research"),
    "impersonate": _set("publish device-access"),
    "child-contact": _set("letter"),
    "keys-taken": _set("theft confine"),
    "threat-indirect": _set("letter"),
    "attempted-murder": _set("weapon-seen"),
    "break-in": _set("theft"),
}
"""Kind -> kinds that stand beside it on the same words."""


def settle(found: Iterable[Told]) -> list[Told]:
    """What is left, in the order of the words."""
    kept: list[Told] = []
    found = _surest(list(found))
    for each in sorted(found, key=_rank):
        if not any(_covers(other, each) for other in kept):
            kept.append(each)
    present = {each.kind for each in kept}
    gone = {weak for kind in present for weak in _SWALLOWS.get(kind, ())}
    return sorted((each for each in kept if each.kind not in gone), key=lambda told: (told.start, told.end))


_ALWAYS = frozenset({"murder"})
"""Kinds that even a loose row tells."""


def _surest(found: list[Told]) -> list[Told]:
    """Loose rows speak only where nothing surer tells what was done, and then the one with most of the words."""
    sure = [each for each in found if not each.loose or each.kind in _ALWAYS]
    if any(each.kind not in MEDIA for each in sure):
        return sure
    return found


def _rank(told: Told) -> tuple[int, int, int, int]:
    strength = 0 if told.kind in _STRONG else 2 if told.kind in _WEAK else 1
    return strength, behaviour(told.kind).lane not in ("threats", "violence"), told.first - told.last, told.start


def _covers(other: Told, each: Told) -> bool:
    """Whether a kind that was kept leaves nothing for another that rests on words of it."""
    if other.kind == each.kind or each.kind in _BESIDE.get(other.kind, ()):
        return False
    shared = min(each.end, other.end) - max(each.start, other.start)
    if shared <= 0:
        return other.kind in _ELSEWHERE and each.kind in MEDIA and other.clause == each.clause and not each.to_her
    if each.kind in MEDIA and (other.kind in _IN_MESSAGES or (each.to_her and other.kind in _ELSEWHERE)):
        return False
    return 3 * shared >= each.end - each.start
