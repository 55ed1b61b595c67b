# SPDX-License-Identifier: Apache-2.0
"""A second pair of eyes: another officer agrees to one thing, here by their own passphrase, or at another computer."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.joining.computers import COMPUTER
from vlu_desktop.store.keys.key_slots import KeySlots
from vlu_desktop.store.keys.known_ways import SETTING as WAYS
from vlu_desktop.store.keys.known_ways import ways_from, ways_here
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

ASKED_FOR = "approvals.asked-for"
"""The setting with the kinds of acts for which a unit asks a second officer, besides signing documents off."""


class Kind(StrEnum):
    """What a second officer is asked about."""

    SIGN_OFF = "sign-off"
    CONTROLS = "controls"
    JOINING = "joining"
    ERASING = "erasing"


CHOSEN = (Kind.CONTROLS, Kind.JOINING, Kind.ERASING)
"""Those that a unit chooses whether to ask for; for whom documents are signed off is a setting of its own."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Another officer who has a passphrase here."""

    officer_id: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Endorsement:
    """That another officer agreed, after proving who they are, to `what` and to nothing else.

    Where they were asked at a computer: which (`computer`), when, what the search had found in the file that they saw
    (`found`), and the setting that says that their approval is used up (`ends`).
    """

    officer_id: str
    name: str
    what: str
    computer: str = ""
    on: datetime | None = None
    found: str | None = None
    ends: str = ""

    @property
    def told(self) -> str:
        """That it was given at a computer, and when; "" where it was given beside whoever asked."""
        if self.on is None:
            return ""
        return say("approvals.given-at", name=self.name, computer=self.computer, on=civil(self.on).date())


def use_up(second: Endorsement | None, act: Act) -> None:
    """Have an approval allow nothing more, within the act that it allows."""
    if second is not None and second.ends:
        act.set(second.ends, {"used": True})


class SecondOfficer:
    """Asks another officer's passphrase. What they agreed to is journalled with the act that it allows."""

    def __init__(self, ring: KeySlots) -> None:
        self._ring = ring

    def colleagues(self) -> tuple[Colleague, ...]:
        """Every officer who can open the casebook, but the one at work."""
        return tuple(
            Colleague(officer_id=way.officer_id, name=way.label)
            for way in self._ring.ways()
            if way.officer_id and not way.own
        )

    def vouch(self, officer_id: str, passphrase: str, what: str) -> Endorsement:
        """That the officer agrees to `what`, such as the digest of a document; UserError for a wrong passphrase."""
        return Endorsement(officer_id=officer_id, name=self._ring.prove_another(officer_id, passphrase), what=what)


def asked_for(store: Store) -> frozenset[Kind]:
    """The kinds of acts for which this unit asks a second officer, besides signing off."""
    told = json.loads(store.setting(ASKED_FOR) or "[]")
    return frozenset(Kind(each) for each in told if each in set(CHOSEN))


def is_alone(store: Store) -> bool:
    """Whether one officer at most has a passphrase, so that nobody else can have looked, at any computer of the unit.

    Not said where it is not known here who can open the casebook on another computer.
    """
    devices = {name.removeprefix(COMPUTER) for name in store.settings_after(COMPUTER)}
    elsewhere = [ways_from(store.setting(WAYS + device)) for device in devices - {store.device}]
    inside = ways_here(store.setting, store.device).officers.union(*(each.officers for each in elsewhere))
    return all(each.ways for each in elsewhere) and len(inside) <= 1


def is_needed(store: Store, kind: Kind) -> bool:
    """Whether another officer has to agree before an act of a kind; not where nobody else could."""
    return kind in asked_for(store) and not is_alone(store)


def agreed(store: Store, kind: Kind, what: str, second: Endorsement | None) -> str:
    """What is to be said of a second officer's part in an act; "" where none is asked for.

    `what` is the digest of the very act. UserError where the unit asks for one and nobody agreed to this; where nobody
    else could, it is said that nobody did.
    """
    if second is not None and second.what == what:
        return second.told or say("approvals.given-here", name=second.name)
    if kind not in asked_for(store):
        return ""
    if is_alone(store):
        return say("approvals.nobody-else")
    raise UserError(say("approvals.needed"))


def fewer_controls(setting: str, now: Iterable[str], wanted: Iterable[str]) -> str:
    """The digest of taking controls down: which setting, from what it says to what it is to say."""
    return digest_of(Kind.CONTROLS, setting, sorted(now), sorted(wanted))


def digest_of(*parts: object) -> str:
    """The SHA-256 in hexadecimal of what an approval is of, told so that two computers tell it alike."""
    return hashlib.sha256(json.dumps(parts, sort_keys=True, default=str).encode()).hexdigest()


_KINDS: Mapping[Kind, Callable[[], str]] = {
    Kind.SIGN_OFF: lambda: say("approvals.kind-sign-off"),
    Kind.CONTROLS: lambda: say("approvals.kind-controls"),
    Kind.JOINING: lambda: say("approvals.kind-joining"),
    Kind.ERASING: lambda: say("approvals.kind-erasing"),
}


def kind_said(kind: Kind) -> str:
    """A kind in words."""
    return _KINDS[kind]()
