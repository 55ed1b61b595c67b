# SPDX-License-Identifier: Apache-2.0
"""What a computer leaves at a carrier: its card, keys for those who may read, and the lines of its own chain.

While every computer of the unit holds everything, lines go whole, sealed by one key that all are given. Once there is
one that may not, they go in parts (`parted_frames.py`), and each is given the keys of what it may hold.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

import pyrage

from vlu_desktop.exchange.carrier import Carrier, Kind, Parcel
from vlu_desktop.exchange.parted_frames import sealed_frames
from vlu_desktop.exchange.sealed_parcel import SALT, ParcelWriting, head_of, sealed_pieces, to_sign
from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.kernel.stopping import check_stopped
from vlu_desktop.store.joining.computers import Computer, Computers, KeysSent, StreamKey
from vlu_desktop.store.joining.joined_chains import Joining
from vlu_desktop.store.joining.placing import REST, Streams

LINES = 250
"""Lines of a chain in one parcel at the most; a line is never parted, however much it made."""
Progress = Callable[[int, int], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Readers:
    """The computers that are let in: all, those that hold everything, and the streams whose keys others are given."""

    all: list[Computer]
    whole: list[Computer]
    shares: dict[str, tuple[str, ...]]
    apart: tuple[str, ...]
    is_parted: bool

    @property
    def sent(self) -> KeysSent:
        """What is remembered once keys were sent to them."""
        devices = tuple(sorted(each.device for each in self.whole))
        return KeysSent(devices=devices, shares=self.shares, apart=self.apart)

    def streams(self, whole: str, parts: str) -> list[str]:
        """Those whose keys are left."""
        return [stream for stream, readers in ((whole, self.whole), (parts, self.shares)) if readers]


class Leaving:
    """Leaves them at one carrier."""

    def __init__(
        self, joining: Joining, computers: Computers, carrier: Carrier, *, stream: str, random: RandomBytes
    ) -> None:
        self._joining = joining
        self._computers = computers
        self._carrier = carrier
        self._stream = stream
        self._parts = computers.parts_stream()
        self._random = random

    def card(self, own: Computer, there: Iterable[Parcel]) -> None:
        """Once: what it says it knows is the least that it ever knows from then on."""
        if not any(self._is_own(each, Kind.CARD) for each in there):
            knows = self._joining.lines.last_numbers()
            told: dict[str, object] = {"signing": own.signing, "sealing": own.sealing, "knows": knows}
            if self._joining.is_part:
                told["part"] = True
            parcel = Parcel(own.device, Kind.CARD, self._stream, 1, 1)
            self._put(parcel, head_of(parcel, card=told), ())

    def keys(self, there: Iterable[Parcel]) -> int:
        """The keys, where somebody who may read has not had them, or those sent last are not on this carrier.

        How many parcels that were, as they are counted.
        """
        readers = self._readers()
        if not readers.all:
            return 0
        keys, sent, is_due = self._own_keys(readers)
        own = [each for each in there if self._is_own(each, Kind.KEYS)]
        lying = {each.stream for each in own if each.last == sent.number}
        if not is_due and lying.issuperset(readers.streams(self._stream, self._parts)):
            return 0
        # Some may lie there that a program left which ended before it could note that it had.
        self._put_keys(readers, keys, 1 + max(sent.number, *(each.last for each in own), 0))
        return 1

    def _put_keys(self, readers: "_Readers", keys: Iterable[StreamKey], number: int) -> None:
        if readers.whole:
            told = json.dumps({str(each.epoch): each.key.hex() for each in keys}).encode()
            recipients = [pyrage.x25519.Recipient.from_str(each.sealing) for each in readers.whole]
            parcel = Parcel(self._joining.device, Kind.KEYS, self._stream, number, number)
            self._put(parcel, head_of(parcel), (pyrage.encrypt(told, recipients),))
        if readers.shares:
            parcel = Parcel(self._joining.device, Kind.KEYS, self._parts, number, number)
            self._put(parcel, head_of(parcel), [self._share(each, readers, keys) for each in readers.all])
        self._computers.keys_were_sent(self._stream, replace(readers.sent, number=number))

    def _share(self, computer: Computer, readers: "_Readers", keys: Iterable[StreamKey]) -> bytes:
        """The keys of those streams alone that a computer may read, sealed for it; as large for one that has none."""
        told: dict[str, dict[str, str]] = {}
        for stream in readers.shares.get(computer.device, ()):
            found = {each.epoch: self._own_part_key(stream, each.epoch) for each in keys}
            told[stream] = {str(epoch): key.hex() for epoch, key in found.items()}
        sealed: bytes = pyrage.encrypt(json.dumps(told).encode(), [pyrage.x25519.Recipient.from_str(computer.sealing)])
        return sealed

    def _own_part_key(self, stream: str, epoch: int) -> bytes:
        key = self._computers.part_key(self._joining.device, self._stream, stream, epoch)
        assert key is not None, "a computer has the keys of its own streams"
        return key

    def _readers(self) -> "_Readers":
        """Who may read what of this computer's own lines, as the settings stand now."""
        let_in = [each for each in self._computers.known().values() if not each.is_out]
        allowed = self._joining.holdings()
        stream_of = self._computers.case_stream
        shares: dict[str, tuple[str, ...]] = {}
        for each in let_in:
            chosen = allowed.of(each.device)
            cases = chosen if chosen is not None else {n for n in allowed.apart if allowed.may_hold(each.device, n)}
            streams = sorted(map(stream_of, cases))
            if chosen is not None or streams:
                shares[each.device] = (*((self._parts,) if chosen is not None else ()), *streams)
        return _Readers(
            all=let_in, whole=[each for each in let_in if allowed.of(each.device) is None], shares=shares,
            apart=tuple(sorted(map(stream_of, allowed.apart))),
            is_parted=allowed.is_parted or self._joining.is_part,
        )  # fmt: skip

    def _own_keys(self, readers: "_Readers") -> tuple[list[StreamKey], KeysSent, bool]:
        return self._computers.own_keys(self._stream, readers.whole, readers.shares, readers.apart)

    def lines(self, there: Iterable[Parcel], knows: Mapping[str, int], progress: Progress) -> int:
        """Parts of this computer's own chain that somebody may lack and nobody left there yet; how many parcels.

        `knows` is how much of that chain each other computer's card said that it knew.
        """
        readers = self._readers()
        if not readers.all:
            return 0
        [*_, key], _, _ = self._own_keys(readers)
        wanted = self._wanted(readers, there, knows)
        for n, (begin, end) in enumerate(wanted):
            progress(n, len(wanted))
            check_stopped()
            if readers.is_parted:
                self._leave_parts(key, readers, begin, end)
            else:
                self._leave_pack(key, begin, end)
        return len(wanted)

    def _wanted(self, readers: "_Readers", there: Iterable[Parcel], knows: Mapping[str, int]) -> list[tuple[int, int]]:
        """The lines that somebody may lack, first and last of each parcel: whole ones are nothing to those of parts."""
        last = self._joining.lines.last_numbers().get(self._joining.device, 0)
        own = [each for each in there if self._is_own(each, Kind.PACK)]
        in_parts = [knows.get(each.device, 0) for each in readers.all if each not in readers.whole]
        lying = sorted((each.first, each.last) for each in own if each.stream == self._parts)
        wanted = [*_lacking(1 + min(in_parts), last, lying)] if in_parts else []
        if readers.whole:
            first = 1 + min(knows.get(each.device, 0) for each in readers.whole)
            lying = sorted([*((each.first, each.last) for each in own), *wanted])
            wanted += _lacking(first, last, lying)
        return [*_cut(sorted(wanted), self._joining.lines.knowing(self._joining.device))]

    def _leave_parts(self, key: StreamKey, readers: "_Readers", first: int, last: int) -> None:
        parcel = Parcel(self._joining.device, Kind.PACK, self._parts, first, last)
        salt = self._random(SALT)
        head = head_of(parcel, epoch=key.epoch, salt=salt.hex())

        def keys_for(streams: Streams) -> Iterator[bytes]:
            names = [self._computers.case_stream(each) for each in streams]
            if not set(names) <= set(readers.apart):
                names.append(self._computers.case_stream(REST))
            yield from (self._own_part_key(name, key.epoch) for name in names)

        parts = self._joining.parts()
        frames = sealed_frames(parts.frames(first, last), keys_for, salt, self._random)
        told = self._own_part_key(self._parts, key.epoch)
        self._put(parcel, head, sealed_pieces(told, salt, head, frames))
        self._joining.note_given(parts.given)

    def _leave_pack(self, key: StreamKey, first: int, last: int) -> None:
        parcel = Parcel(self._joining.device, Kind.PACK, self._stream, first, last)
        salt = self._random(SALT)
        head = head_of(parcel, epoch=key.epoch, salt=salt.hex())
        self._put(parcel, head, sealed_pieces(key.key, salt, head, self._joining.frames(first, last)))

    def _put(self, parcel: Parcel, head: bytes, pieces: Iterable[bytes]) -> None:
        self._carrier.put(parcel, self._signed(head, pieces))

    def _signed(self, head: bytes, pieces: Iterable[bytes]) -> Iterator[bytes]:
        writing = ParcelWriting(head)
        yield writing.opening()
        for piece in pieces:
            yield writing.piece(piece)
        yield writing.closing()
        yield self._computers.signed(to_sign(writing.digest()))

    def _is_own(self, parcel: Parcel, kind: Kind) -> bool:
        return parcel.device == self._joining.device and parcel.kind is kind


def _lacking(first: int, last: int, lying: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The lines from one to another that lie in no part there, in parts of `LINES`."""
    at = first
    for begin, end in [*lying, (last + 1, last + 1)]:
        while at < begin:
            upto = min(at + LINES, begin, last + 1)
            yield at, upto - 1
            at = upto
        at = max(at, end + 1)


def _cut(wanted: Iterable[tuple[int, int]], knowing: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The same, none with a line in its midst that knew of another chain.

    Whose chain that is may stand in a line before it, and has to be taken in first.
    """
    begins = set(knowing)
    for first, last in wanted:
        cuts = [first, *(at for at in range(first + 1, last + 1) if at in begins), last + 1]
        yield from ((begin, end - 1) for begin, end in pairwise(cuts))
