# SPDX-License-Identifier: Apache-2.0
"""One meeting of this computer with whatever a carrier holds: its own parts left there, those of others taken in.

What comes is proved before it is unsealed, and taken in a parcel at a time, each whole or not at all; so a meeting may
be broken off anywhere and begun again. What can't be taken in yet waits where it lies.
"""

import hashlib
import json
import math
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pyrage

from vlu_desktop.exchange.carrier import MOST_BYTES, Carrier, CarrierFailed, Kind, Parcel, pieces
from vlu_desktop.exchange.leaving_parcels import Leaving, Progress
from vlu_desktop.exchange.parted_frames import opened_frames
from vlu_desktop.exchange.sealed_parcel import (
    NotGenuine,
    ParcelReading,
    to_sign,
    unsealed_frames,
)
from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.changes import Changes
from vlu_desktop.store.joining.arriving_lines import NotTaken, NotYet
from vlu_desktop.store.joining.computers import Computer, Computers, StreamKey
from vlu_desktop.store.joining.joined_chains import Joining

IN_MEMORY = 8 << 20
"""Bytes of a parcel, all of them sealed, that are held in memory while it is proved; larger ones go through a file."""
LARGEST_OPEN = 1 << 20
"""Bytes of a card or of a parcel of keys."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why something of a computer was not taken in, as a sentence."""

    device: str
    what: str


@dataclass(slots=True)
class Met:
    """What came of a meeting. `asking` are computers not let in yet."""

    sent: int = 0
    taken: int = 0
    waiting: int = 0
    waiting_of: set[str] = field(default_factory=set)
    """Whose parts wait for others, by device."""
    asking: list[Computer] = field(default_factory=list)
    met: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)
    changes: list[Changes] = field(default_factory=list)
    is_let_in: bool = True
    """Whether any computer there has sealed its parts for this one."""
    is_more: bool = False
    """Whether it ended before all that lay there was looked at, for its time was up."""


def code_of(computer: Computer) -> str:
    """What is read out and compared before a computer is let in: 80 bits of a digest of its keys."""
    told = f"vlu-computer-1\n{computer.device}\n{computer.signing}\n{computer.sealing}".encode()
    code = hashlib.sha256(told).hexdigest().upper()[:20]
    return " ".join(code[at : at + 4] for at in range(0, 20, 4))


class Meeting:
    """Meets over one carrier. `stream` is the unit's, of those that hold everything.

    While every computer does, lines go whole in that stream. Once there is one that may not, they go in parts.
    """

    def __init__(
        self, joining: Joining, computers: Computers, carrier: Carrier, *, stream: str, random: RandomBytes
    ) -> None:
        self._joining = joining
        self._computers = computers
        self._carrier = carrier
        self._stream = stream
        self._parts = computers.parts_stream()
        self._leaving = Leaving(joining, computers, carrier, stream=stream, random=random)
        self._ends = math.inf
        self._knows: dict[str, int] = {}
        """Of each other computer, how much of this one's chain its card said it knew."""

    def run(self, progress: Progress = lambda done, of: None, seconds: float = math.inf) -> Met:
        """Leave what is new here, take in what is new there. CarrierFailed where nothing can be done at all.

        What it could not take is in `troubles`, a sentence each, and the rest was done. After so many `seconds` it
        takes no further parcel in, though at least one, and says that there is more: whoever waits for the vault is
        let in between.
        """
        self._ends = time.monotonic() + seconds
        met = Met()
        # Sorted only where the order tells something, and then few: a year's parcels are tens of thousands.
        there = [each for each in self._carrier.parcels() if each.stream in (self._stream, self._parts)]
        own = self._computers.own()
        self._leaving.card(own, there)
        known = None
        while known != (known := self._computers.known()):
            # What was taken in may let in another computer, whose parts are then taken too.
            met.asking.clear()
            met.met.clear()
            self._read_cards(there, met)
            self._read_keys(there, met)
            self._take_all(there, met, progress)
        met.sent += self._leaving.keys(there)
        met.sent += self._leaving.lines(there, self._knows, progress)
        return met

    # --- what is taken in

    def _read_cards(self, there: Iterable[Parcel], met: Met) -> None:
        known = self._computers.known()
        newest = {each.device: each for each in sorted(each for each in there if each.kind is Kind.CARD)}
        for device, parcel in newest.items():
            if device == self._joining.device:
                continue
            with self._told(met, device), self._opened(parcel) as reading:
                found = _card(device, reading)
                if not self._computers.is_from(found, to_sign(reading.digest), reading.signature):
                    raise NotGenuine(say("exchange.no-parcel"))
                here = known.get(device)
                if here is None and self._computers.committed(device) == found.signing:
                    # Its own chain, of which this casebook is a copy, says that it signs by this key.
                    self._computers.know(found)
                    here = found
                if here is None:
                    met.asking.append(found)
                elif (here.signing, here.sealing) != (found.signing, found.sealing):
                    raise NotTaken(say("joining.two-of-one-name"))
                elif not here.is_out:
                    self._knows[device] = _knows(reading).get(self._joining.device, 0)
                    self._computers.note_met(device)
                    met.met.append(device)

    def _read_keys(self, there: Iterable[Parcel], met: Met) -> None:
        """The newest keys of each computer that is let in; those that are not sealed for this one are passed over."""
        known = self._computers.known()
        keys = sorted(each for each in there if each.kind is Kind.KEYS and each.device in known)
        newest = {(each.device, each.stream): each for each in keys}
        met.is_let_in = not known
        for (device, stream), parcel in newest.items():
            if known[device].is_out:
                continue
            with self._told(met, device), self._opened(parcel) as reading:
                self._refuse_not_from(known[device], reading)
                if stream == self._parts:
                    met.is_let_in = self._read_shares(device, reading) or met.is_let_in
                    continue
                sealed = b"".join(reading.pieces())
                told = self._computers.unsealed(sealed)
                if told is not None:
                    met.is_let_in = True
                    for epoch, key in json.loads(told).items():
                        kept = StreamKey(epoch=int(epoch), key=bytes.fromhex(key))
                        self._computers.keep_key(device, self._stream, kept)

    def _read_shares(self, device: str, reading: ParcelReading) -> bool:
        """Keep the keys of single streams that a computer sealed for this one; whether it sealed any."""
        found = False
        for told in filter(None, map(self._computers.unsealed, list(reading.pieces()))):
            for stream, keys in json.loads(told).items():
                for epoch, key in keys.items():
                    kept = StreamKey(epoch=int(epoch), key=bytes.fromhex(key))
                    if self._computers.key_of(device, str(stream), kept.epoch) != kept.key:
                        self._computers.keep_key(device, str(stream), kept)
                        self._computers.read_again(device)
                    found = True
        return found

    def _take_all(self, there: Iterable[Parcel], met: Met, progress: Progress) -> None:
        """Every parcel that brings something, again and again until none does: one may rest on another's."""
        waiting = self._packs(there)
        moved = True
        of = len(waiting)
        while moved and waiting and not met.is_more:
            moved = False
            left: list[Parcel] = []
            for place, parcel in enumerate(waiting):
                if met.taken and time.monotonic() >= self._ends:
                    met.is_more = True
                    left += waiting[place:]
                    break
                progress(of - len(waiting) + len(left), of)
                check_stopped()
                outcome = self._take(parcel, met)
                moved = moved or outcome is True
                if outcome is None:
                    left.append(parcel)
            waiting = left
        of_whom = {each.device for each in waiting}
        if not met.is_more:
            met.waiting, met.waiting_of = len(waiting), of_whom
        unread = of_whom | {each.device for each in met.troubles}
        self._computers.was_read_again(self._computers.to_read_again() - unread)

    def _packs(self, there: Iterable[Parcel]) -> list[Parcel]:
        """Those of others that may bring something, in order."""
        last, again = self._joining.lines.last_numbers(), self._computers.to_read_again()

        def is_wanted(each: Parcel) -> bool:
            in_parts = each.stream == self._parts
            is_new = each.last > last.get(each.device, 0) or (in_parts and each.device in again)
            return is_new and (in_parts or not self._joining.is_part)

        packs = (each for each in there if each.kind is Kind.PACK and each.device != self._joining.device)
        return sorted(filter(is_wanted, packs))

    def _take(self, parcel: Parcel, met: Met) -> bool | None:
        """Whether a parcel brought something; None where it has to wait."""
        device = parcel.device
        computer = self._computers.known().get(device)
        is_again = self._joining.lines.last_numbers().get(device, 0) >= parcel.last
        if is_again and (parcel.stream != self._parts or device not in self._computers.to_read_again()):
            return False
        if computer is None or computer.is_out:
            return False
        try:
            with self._opened(parcel) as reading:
                self._refuse_not_from(computer, reading)
                changes = self._taken_in(parcel, reading)
        except (NotYet, KeyError):
            # It rests on something that is to come, or was there when the names were read and is not there now.
            return None
        except (NotTaken, NotGenuine, CarrierFailed) as error:
            met.troubles.append(Trouble(device, str(error)))
            return False
        if changes is None or (is_again and changes.is_empty):
            return None if changes is None else False
        met.changes.append(changes)
        met.taken += 1
        return True

    def _taken_in(self, parcel: Parcel, reading: ParcelReading) -> Changes | None:
        """Take a parcel in; None where its key is not here."""
        device, epoch, salt = parcel.device, int(reading.head["epoch"]), bytes.fromhex(reading.head["salt"])
        key = self._computers.part_key(device, self._stream, parcel.stream, epoch)
        if parcel.stream == self._stream:
            key = self._computers.key_of(device, self._stream, epoch)
        if key is None:
            return None
        frames = unsealed_frames(key, salt, reading.head_bytes, reading.pieces())
        if parcel.stream == self._stream:
            return self._joining.take(device, frames, parcel.first, parcel.last)
        held = opened_frames(frames, self._computers.keys_within(device, self._stream, epoch), salt)
        return self._joining.take_parts(device, held, parcel.first, parcel.last)

    def _refuse_not_from(self, computer: Computer, reading: ParcelReading) -> None:
        if not self._computers.is_from(computer, to_sign(reading.digest), reading.signature):
            raise NotGenuine(say("exchange.no-parcel"))

    @contextmanager
    def _opened(self, parcel: Parcel) -> Iterator[ParcelReading]:
        """A parcel's bytes, copied to where they can be read twice; all that lies on the disk of them is sealed."""
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as here:
            with self._carrier.read(parcel) as file:
                for piece in pieces(file, MOST_BYTES if parcel.kind is Kind.PACK else LARGEST_OPEN):
                    here.write(piece)
            here.seek(0)
            try:
                yield ParcelReading(here, parcel)
            except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
                raise NotGenuine(say("exchange.no-parcel")) from error

    @contextmanager
    def _told(self, met: Met, device: str) -> Iterator[None]:
        """Have a parcel that is no good told of, and go on with the others."""
        try:
            yield
        except KeyError:
            met.troubles.append(Trouble(device, say("exchange.gone-meanwhile")))
        except (NotTaken, NotGenuine, CarrierFailed) as error:
            met.troubles.append(Trouble(device, str(error)))


def _card(device: str, reading: ParcelReading) -> Computer:
    told = reading.head["card"]
    found = Computer(
        device=device, signing=str(told["signing"]), sealing=str(told["sealing"]), is_part=bool(told.get("part"))
    )  # fmt: skip
    bytes.fromhex(found.signing)
    try:
        pyrage.x25519.Recipient.from_str(found.sealing)
    except pyrage.RecipientError as error:
        raise NotGenuine(say("exchange.no-parcel")) from error
    return found


def _knows(reading: ParcelReading) -> dict[str, int]:
    return {str(device): int(number) for device, number in reading.head["card"]["knows"].items()}
