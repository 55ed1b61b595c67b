# SPDX-License-Identifier: Apache-2.0
"""Small looks at the words of a match and around it: whose it is, whom it was done to, whether it is what it seems."""

from vlu_desktop.intake.accounts import doer_words
from vlu_desktop.intake.accounts.patterns import PatternMatch
from vlu_desktop.intake.accounts.scopes import is_past
from vlu_desktop.intake.accounts.word_classes import CLASSES

_OTHERS = frozenset(doer_words.HERS | doer_words.AGENCIES | frozenset({"nan", "gp"}))
_NAMES = frozenset(CLASSES["abuse"].split()) | frozenset(
    "a an every all names everything the his her fat ugly bad stupid nothing".split()
)
_SHUTS = frozenset("blocked unfriended muted deleted removed".split())
_ON = frozenset("on off from via my the".split())
_PETS = frozenset(CLASSES["pet"].split())
_TO_ME = frozenset("me us my".split())
_OWNED = frozenset("my our the her his".split())
_PLAIN = frozenset("my the our a best old lovely that".split())
_ALL_OF_THEM = frozenset(("both", "all"))
_GOES = frozenset("go goes going went gone let ring rang send sent sends".split())
_LINES = frozenset("address email emails inbox account mobile phone number line laptop voicemail".split())
"""Behind "work": what is hers there, and nobody who employs her."""
_TRIES = frozenset("tried tries trying try attempted attempts attempting".split())
_CARS = frozenset("car van vehicle corsa passenger drivers windscreen motor".split())
_CAR_PARTS = frozenset("window windows door doors light lights tyres".split())
_ARRIVES = frozenset("arrived arrives came comes turned landed appeared delivered".split())
_BROUGHT = frozenset(
    "flowers flower roses bouquet chocolates hamper parcel parcels package packages pizza pizzas takeaway letter "
    "letters card cards email emails wreath present presents gift gifts balloons delivery basket cake".split()
)
_TO_A_BODY = frozenset("weapon-used assault wounding strangulation burning arson attempted-arson".split())
_PARTS = frozenset("throat neck wrist wrists head face chest stomach belly leg".split())
_TOWARDS = frozenset("at into onto upon".split())
_SOON = 4
_OF_HIM = frozenset("he hes hell hed she shes shell shed they theyll".split())
_ABOUT_WHO = frozenset("on see sees know knows of ask asks asked asking watching checking tell told about out".split())


def is_something_else(words: list[str], match: PatternMatch) -> bool:
    """Words that only sound like the kind: a call let go to voicemail, her work e-mail, an entry tried."""
    first, last = match.first, match.last
    if match.row.kind == "voicemail":
        return words[first - 1] == "to" and not _GOES.isdisjoint(words[max(0, first - 4) : first])
    if match.row.kind == "employer-contact":
        return words[last] == "work" and words[last + 1 : last + 2] != [] and words[last + 1] in _LINES
    if match.row.kind == "bodies-contacted":
        return words[last - 2 : last + 1] == ["my", "head", "teacher"]
    if match.row.kind in _TO_A_BODY and _is_to_himself(words[first : last + 3]):
        return True
    if match.row.kind == "break-in":
        return _is_tried(words[max(0, first - 3) : last])
    if match.row.kind == "attempted-entry":
        return _is_on_her(words[first : last + 1])
    if match.row.kind == "damage-home":
        return words[last] in _CAR_PARTS and words[last - 1] in _CARS
    arrived = match.row.kind in ("attend-work", "attend-home", "attend-other") and words[first] in _ARRIVES
    return arrived and first > 0 and words[first - 1] in _BROUGHT


def _is_on_her(words: list[str]) -> bool:
    """ "Tried to push me over": she is no door."""
    return words[1:2] == ["to"] and words[0] in _TRIES and not _TO_ME.isdisjoint(words[3:4])


def _is_to_himself(words: list[str]) -> bool:
    """Done to whoever does it: "a knife to his own throat", "set himself on fire"; not "threw himself at me"."""
    for n, word in enumerate(words[1:], 1):
        after = words[n + 1 : n + 2]
        if word == "own" and not _PARTS.isdisjoint(after):
            return True
        right_behind = n == 1 or words[n - 1] in ("over", "to", "round", "around")
        if word in ("himself", "herself") and right_behind and _TOWARDS.isdisjoint(after):
            return True
    return False


def _is_tried(before: list[str]) -> bool:
    return "to" in before and not _TRIES.isdisjoint(before[: before.index("to")])


def is_about_whoever(words: list[str], first: int) -> bool:
    """ "Reports on who comes to the house": anybody's coming."""
    return words[max(0, first - 1) : first] == ["who"] and words[first - 2 : first - 1] != [] and (
        words[first - 2] in _ABOUT_WHO
    )  # fmt: skip


def is_with_him(words: list[str], match: PatternMatch) -> bool:
    """ "Him and his mate came": he came, and sent nobody."""
    return match.row.kind == "proxy-contact" and words[match.first - 2 : match.first] in (["him", "and"], ["he", "and"])


def is_of_an_animal(words: list[str], size: int) -> bool:
    """ "Strangled my budgie": no violence to her."""
    told, behind = words[:size], words[size:]
    return _TO_ME.isdisjoint(told) and behind[:1] != [] and behind[0] in _OWNED and not _PETS.isdisjoint(behind[1:])


def receives(ahead: list[str], got: frozenset[str]) -> bool:
    """Whether a clause of hers has a word of getting or finding; "I had threatened" has none."""
    return any(
        word in got and not (word in ("had", "have") and n + 1 < len(ahead) and is_past(ahead[n + 1]))
        for n, word in enumerate(ahead)
    )


def shut_out(ahead: list[str]) -> bool:
    """ "Blocked him on WhatsApp": where she shut him out, and nothing that came."""
    said = [word for word in ahead if word not in _ON]
    return len(said) > 1 and said[-2] in _SHUTS and said[-1] in ("him", "her", "them")


def is_name_calling(words: list[str], match: PatternMatch) -> bool:
    """ "called me a slag" is no call."""
    said = words[match.first : match.last + 3]
    return said[0] in ("called", "calling", "calls") and len(said) > 2 and said[1] == "me" and said[2] in _NAMES


def is_another(words: list[str]) -> bool:
    """Whether "from ..." names somebody of hers or an agency, and nobody of his."""
    named = [word for word in words if word not in _PLAIN]
    return bool(named) and words[0] != "his" and named[0] in _OTHERS


def is_of_others(behind: list[str]) -> bool:
    """ "2 calls today, both the solicitor": words behind a message that only say whose it was, and it was not his."""
    start = next((n for n, word in enumerate(behind[:_SOON]) if word in _ALL_OF_THEM), None)
    if start is None:
        return False
    named = [word for word in behind[start + 1 : start + 4] if word not in _PLAIN and word not in ("from", "off")]
    return named[:1] != [] and named[0] in _OTHERS


def is_of_him(words: list[str], first: int) -> bool:
    """Whether a quotation speaks of him: "he'll kill you" is a warning of somebody else's."""
    return not _OF_HIM.isdisjoint(words[max(0, first - 2) : first + 1])
