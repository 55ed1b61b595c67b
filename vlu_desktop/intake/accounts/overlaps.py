# SPDX-License-Identifier: Apache-2.0
"""Of kinds that rest on the same words, keeps the one that says most: a voicemail is no call."""

from collections import Counter
from collections.abc import Iterable

from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.told_conduct import GRAVE, ToldConduct


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


MEDIA = _set("call text voicemail email social-message letter")
_ELSEWHERE = word_set("overlaps.elsewhere")
"""Kinds of contact with somebody else: the call was to them."""
_SAID_THERE = MEDIA | {"abusive-message"}
PLACES = _set("attend-home attend-work attend-school attend-other")
_IN_MESSAGES = word_set("overlaps.in_messages")
"""Kinds that are found in a message or call, which is one all the same."""
_STRONG = word_set("overlaps.strong")
_WEAK = word_set("overlaps.weak")
_SWALLOWS: dict[str, frozenset[str]] = {
    "silent-call": _set("call"),
    "assault": _set("approach"),
    "strangulation": _set("assault approach"),
    "weapon-used": _set("weapon-seen approach"),
    "lying-in-wait": _set("weapon-seen hide-nearby loiter approach"),
    "hide-nearby": _set("loiter attend-home"),
    "threat-to-kill": _set("threat-indirect threat-violence"),
    "threat-violence": _set("threat-indirect"),
    "threat-child": _set("threat-indirect research"),
    "threat-other": _set("threat-indirect threat-to-kill threat-violence"),
    "threat-fire": _set("threat-indirect threat-violence"),
    "threat-official": _set("threat-indirect threat-violence threat-child"),
    "proxy-threat": _set(
        "proxy-contact threat-indirect threat-violence threat-to-kill witness-intimidation attend-home"
    ),
    "intimate-image": _set("family-harassed employer-contact threat-expose"),
    "exposure": _set("attend-home attend-other approach loiter"),
    "bug": _set("gift"),
    "murder": _set(
        "attend-home proxy-contact attempted-murder weapon-used wounding assault assault-other threat-to-kill"
    ),
    "solicit-murder": _set("threat-to-kill attempted-murder proxy-contact proxy-watch assault-other"),
    "arson": _set("attempted-arson damage-home damage-car threat-fire attend-home"),
    "attempted-arson": _set("damage-home threat-fire attend-home"),
    "break-in": _set("attempted-entry attend-home attend-other loiter keys-taken"),
    "attend-home": _set("attend-other"),
    "attend-work": _set("attend-other"),
    "attend-school": _set("attend-other bodies-contacted loiter hide-nearby"),
    "voicemail": _set("abusive-call"),
    "block-way": _set("loiter"),
    "verbal-abuse": _set("abusive-message approach attend-other"),
    "online-attention": _set("follow research social-message"),
    "wounding": _set("weapon-seen"),
    "fail-to-report": _set("call text"),
    "partner-harassed": _set("assault-other abusive-message"),
    "spread-lies": _set("abusive-message"),
    "publish": _set("abusive-message online-attention"),
    "attempted-murder": _set("assault threat-to-kill wounding cut-services forced-substance"),
    "rights-claim": _set("zone-entry order-contact"),
    "damage-home": _set("weapon-seen"),
    "attempted-entry": _set("attend-home weapon-seen"),
    "filth-left": _set("attend-home gift"),
    "abduction": _set("attend-school child-contact"),
    "confine": _set("theft"),
    "download": _set("theft"),
    "witness-intimidation": _set("threat-indirect threat-expose"),
    "gift": _set("attend-home loiter"),
    "weapon-seen": _set("loiter approach"),
    "approach": _set("attend-other"),
    "zone-entry": _set("attend-other pass-by"),
    "friend-pretence": _set("impersonate"),
    "pass-by": _set("watch"),
    "payment-message": _set("text threat-indirect attend-home"),
    "animal-harm": _set("weapon-seen attend-home"),
    "damage-car": _set("weapon-seen"),
    "track": _set("damage-car"),
    "proxy-watch": _set("family-harassed research"),
    "burning": _set("assault"),
    "letter": _set("loiter"),
    "family-harassed": _set("research"),
    "medical-denial": _set("cut-services isolate"),
    "isolate": _set("cut-services"),
}
"""Kind -> kinds that say no more where it stands in the same entry."""


_BESIDE: dict[str, frozenset[str]] = {
    "impersonate": _set("publish device-access"),
    "child-contact": _set("letter family-harassed proxy-contact"),
    "keys-taken": _set("theft confine"),
    "threat-indirect": _set("letter"),
    "attempted-murder": _set("weapon-seen"),
    "break-in": _set("theft"),
    "attend-home": _set("photograph"),
    "photograph": _set("attend-home"),
    "social-message": _set("online-attention"),
    "threat-expose": _set("intimate-image"),
    "verbal-abuse": _set("follow attend-home"),
}
"""Kind -> kinds that stand beside it on the same words."""


_ONLY_BESIDE = frozenset({"order-contact", "zone-entry"})
"""Kinds that an order alone, spoken of, does not tell: something must have been done."""


_SAYING = MEDIA | {"verbal-abuse", "civil-claim", "device-access"}
"""Kinds whose words may only seem to tell of another: "rang me at work"."""
_TWO = 2
_MOST_ROWS = 4
"""More rows than these speak no more surely for a kind."""


def settle(told: Iterable[ToldConduct]) -> list[ToldConduct]:
    """What is left, in the order of the words."""
    every = list(told)
    if len(every) < _TWO:
        return _with_what_they_stand_beside(every)
    saying = [each for each in every if each.kind in _SAYING]
    found = [each for each in every if not any(_only_says(other, each) for other in saying)] if saying else every
    kept: list[ToldConduct] = []
    rows = Counter(each.kind for each in every if not each.beside)
    for each in sorted(found, key=lambda told: _rank(told, rows[told.kind])):
        if not any(_covers(other, each) for other in kept):
            kept.append(each)
    kept = _with_what_they_stand_beside(kept)
    present = {each.kind for each in kept}
    gone = {weak for kind in present for weak in _SWALLOWS.get(kind, ())}
    left = _borne_out([each for each in kept if each.kind not in gone], every)
    return sorted(left, key=lambda told: (told.start, told.end))


def _borne_out(kept: list[ToldConduct], every: list[ToldConduct]) -> list[ToldConduct]:
    """Without kinds that rest on one loose row alone, where another stands more firmly: of such on entries not seen
    before one in five was right.
    """
    rows = Counter(each.kind for each in every)
    firm = {each.kind for each in kept if not each.loose or rows[each.kind] > 1}
    beside = {other for kind in firm for other in _BESIDE.get(kind, ())}
    return [each for each in kept if each.kind in firm | beside] if firm else kept


def _only_says(other: ToldConduct, each: ToldConduct) -> bool:
    """ "Rang me at work" says where she was reached and not where he came, "hacked my email" names no email sent, and
    "dragged me through the courts" no violence.
    """
    if each.kind in PLACES:
        begins_inside = other.start < each.start < other.end
        return begins_inside if other.kind in MEDIA else other.kind == "verbal-abuse" and each.start == other.start
    if other.kind == "civil-claim" and each.kind == "assault":
        return each.start == other.start
    into = other.kind == "device-access" and each.kind in MEDIA and other.clause == each.clause
    return into and 0 < each.first - other.last <= 2


def _with_what_they_stand_beside(kept: list[ToldConduct]) -> list[ToldConduct]:
    """Without those told only beside something else, where there is none of it: abuse beside a message, all others
    beside anything done."""
    sent = any(each.kind in MEDIA for each in kept)
    done = any(not each.beside and each.kind not in _ONLY_BESIDE for each in kept)
    return [each for each in kept if not each.beside or (sent if each.kind == "abusive-message" else done)]


def _rank(told: ToldConduct, rows: int) -> tuple[int, bool, int, int]:
    """Which of two kinds on the same words goes first: rows that speak for a kind weigh as two words each."""
    strength = 0 if told.kind in _STRONG else 2 if told.kind in _WEAK else 1
    return strength, told.kind not in GRAVE, told.first - told.last - 2 * min(rows, _MOST_ROWS), told.start


def _covers(other: ToldConduct, each: ToldConduct) -> bool:
    """Whether a kind that was kept leaves nothing for another that rests on words of it."""
    if other.kind == each.kind or each.kind in _BESIDE.get(other.kind, ()):
        return False
    shared = min(each.end, other.end) - max(each.start, other.start)
    if shared <= 0:
        return other.kind in _ELSEWHERE and each.kind in _SAID_THERE and other.clause == each.clause and not each.to_her
    if each.kind in MEDIA and (other.kind in _IN_MESSAGES or (each.to_her and other.kind in _ELSEWHERE)):
        return False
    return 3 * shared >= each.end - each.start
