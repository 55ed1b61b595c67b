# SPDX-License-Identifier: Apache-2.0
"""What was tried: "tried to strangle me" is read as "strangled me" would be, and told as the attempt."""

from collections.abc import Iterator, Mapping

from vlu_desktop.intake.accounts.lexicon_rows import narrated
from vlu_desktop.intake.accounts.patterns import BREAK, Passage, PatternMatch
from vlu_desktop.intake.accounts.scopes import is_past
from vlu_desktop.record.behaviours import BEHAVIOURS, attempt_at

_TRIES = frozenset("tried tries trying try attempted attempts attempting".split())
_TRIED_AT = _TRIES | {"attempt"}
_LANES = frozenset({"violence", "property"})
_TRIABLE = frozenset(
    {each.key for each in BEHAVIOURS if each.lane in _LANES}
    | {"follow", "photograph", "device-access", "track", "bug", "confine"}
) - {"solicit-murder"}
"""Kinds of which an attempt is told apart. To ask somebody to kill is done by asking, and to try to ring is a call."""
_PAST: Mapping[str, str] = dict(
    pair.split(":")
    for pair in (
        "bite:bit break:broke burn:burnt catch:caught drive:drove feed:fed fling:flung hang:hanged hold:held "
        "kneel:knelt put:put cut:cut hit:hit hurt:hurt shut:shut set:set slit:slit beat:beat burst:burst ride:rode "
        "run:ran shake:shook shoot:shot sit:sat spit:spat stand:stood steal:stole stick:stuck strike:struck "
        "swing:swung take:took tear:tore throw:threw tread:trod wring:wrung"
    ).split()
)
"""What says little by itself ("tried to get me to", "tried to make it up") is read as nothing."""
_PARTS = frozenset({BREAK, "and", "but", "then", "so", "until"})
_NEAR = 4
_VOWELS = frozenset("aeiou")
_LONG = 5


def tried(words: list[str]) -> Iterator[PatternMatch]:
    """What stands behind "tried to" and would meet a row if it had been done, each from the word of trying on."""
    begun = {at + 2: at for at, word in enumerate(words[:-2]) if word in _TRIED_AT and words[at + 1] == "to"}
    if begun:
        done = [_past(word) if n in begun else word for n, word in enumerate(words)]
        for match in narrated().within(Passage(words=done)):
            if match.first in begun and match.row.kind in _TRIABLE:
                yield match._replace(first=begun[match.first])


def as_tried(words: list[str], match: PatternMatch) -> str:
    """The kind of a match, or the attempt at it: "tried to rape", "attempted wounding"; a threat stays what it is."""
    kind, first = match.row.kind, match.first
    is_one = words[first] in _TRIED_AT or words[max(0, first - 1) : first] == ["attempted"] or _is_behind(words, first)
    return attempt_at(kind) if is_one and kind in _TRIABLE else kind


def _is_behind(words: list[str], first: int) -> bool:
    """Whether it is what was tried, or stands behind that: "by the hair" in "tried grabbing me by the hair"."""
    for at in range(max(0, first - _NEAR), first):
        verb = at + 2 if words[at + 1] == "to" else at + 1
        trying = words[at] in _TRIED_AT and (verb == at + 2 or words[verb].endswith("ing"))
        if trying and first <= verb + 2 and not any(_is_new(word) for word in words[verb + 1 : first + 1]):
            return True
    return False


def _is_new(word: str) -> bool:
    """Whether something else begins with it that was done."""
    return word in _PARTS or is_past(word)


def _past(verb: str) -> str:
    """Of a verb as it stands behind "to"; a word that is none comes out as what stands in no row."""
    if verb in _PAST:
        return _PAST[verb]
    if verb.endswith("e"):
        return f"{verb}d"
    if verb.endswith("y") and verb[-2:-1] not in _VOWELS:
        return f"{verb[:-1]}ied"
    return f"{verb}{verb[-1]}ed" if _is_doubled(verb) else f"{verb}ed"


def _is_doubled(verb: str) -> bool:
    """ "Stab" and "grab", not "kick", "beat" or "throw"."""
    before, vowel, last = verb[-3:-2], verb[-2:-1], verb[-1:]
    return len(verb) <= _LONG and vowel in _VOWELS and not {before, last} & (_VOWELS | {*"wxy"}) and bool(before)
