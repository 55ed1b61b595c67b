# SPDX-License-Identifier: Apache-2.0
"""Frames of lines in parts, each part sealed for those who hold one of the streams it stands in.

What all are told stands as it is within the pack, whose own seal every computer of the unit opens. Frames that stand in
the same streams follow each other in groups of some size, each sealed by a key of its own, which is sealed in turn by
the key of each of the streams:

    ["sealed", [[mark, sealed key], ...], sealed frames, packed]

A mark is what whoever has a stream's key knows it by in this pack alone, so that nobody else learns what stands in one
stream in two packs, or how many streams there are.
"""

import base64
import json
import zlib
from collections.abc import Callable, Iterable, Iterator

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vlu_desktop.exchange.carrier import PIECE
from vlu_desktop.exchange.sealed_parcel import LONGEST_FRAME, NotGenuine
from vlu_desktop.kernel.ids import RandomBytes
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.joining.chain_lines import Frame
from vlu_desktop.store.joining.part_lines import Placed
from vlu_desktop.store.joining.placing import UNIT, Streams

SEALED = "sealed"
_MARK, _KEY = 8, 32
_ONCE = bytes(12)
"""The nonce of a key that seals one thing alone."""


def sealed_frames(
    placed: Iterable[Placed], keys_for: Callable[[Streams], Iterable[bytes]], salt: bytes, random: RandomBytes
) -> Iterator[Frame]:
    """The frames of a pack. `keys_for` gives the keys of those who may read what stands in some streams."""
    sealing = _Sealing(salt, random)
    waiting: list[bytes] = []
    size, now = 0, frozenset({UNIT})
    for streams, frame in placed:
        if waiting and (streams != now or size > PIECE):
            yield sealing.group(keys_for(now), b"".join(waiting))
            waiting, size = [], 0
        now = streams
        if UNIT in streams:
            yield frame
        else:
            waiting.append(json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
            size += len(waiting[-1])
    if waiting:
        yield sealing.group(keys_for(now), b"".join(waiting))


def opened_frames(frames: Iterable[Frame], keys: Iterable[bytes], salt: bytes) -> Iterator[Frame]:
    """What somebody with some keys is given of a pack; the rest is passed over. NotGenuine where it is not whole."""
    marks = {_mark(key, salt): _sealer(key, salt) for key in keys}
    number = 0
    for frame in frames:
        if frame[0] != SEALED:
            yield frame
            continue
        number += 1
        _, sealed_keys, sealed = frame
        for mark, sealed_key in sealed_keys:
            if mark in marks:
                yield from _opened(marks[mark], number, sealed_key, sealed)
                break


class _Sealing:
    def __init__(self, salt: bytes, random: RandomBytes) -> None:
        self._salt = salt
        self._random = random
        self._sealers: dict[bytes, tuple[str, AESGCM]] = {}
        self._number = 0

    def group(self, keys: Iterable[bytes], content: bytes) -> Frame:
        self._number += 1
        own = self._random(_KEY)
        sealed_keys = []
        for key in sorted(set(keys)):
            mark, sealer = self._sealers.setdefault(key, (_mark(key, self._salt), _sealer(key, self._salt)))
            sealed_keys.append([mark, sealer.encrypt(_nonce(self._number), own, None).hex()])
        sealed = AESGCM(own).encrypt(_ONCE, zlib.compress(content), None)
        return [SEALED, sealed_keys, base64.b64encode(sealed).decode()]


def _opened(sealer: AESGCM, number: int, sealed_key: str, sealed: str) -> Iterator[Frame]:
    try:
        own = sealer.decrypt(_nonce(number), bytes.fromhex(sealed_key), None)
        packed = AESGCM(own).decrypt(_ONCE, base64.b64decode(sealed, validate=True), None)
        unpacker = zlib.decompressobj()
        content = unpacker.decompress(packed, LONGEST_FRAME)
        if not unpacker.eof:
            raise NotGenuine(say("exchange.no-parcel"))
        found = [json.loads(line) for line in content.split(b"\n")[:-1]]
    except (InvalidTag, zlib.error, ValueError, RecursionError) as error:
        raise NotGenuine(say("exchange.no-parcel")) from error
    yield from found


def _mark(key: bytes, salt: bytes) -> str:
    return _derived(key, salt, b"vlu mark")[:_MARK].hex()


def _sealer(key: bytes, salt: bytes) -> AESGCM:
    return AESGCM(_derived(key, salt, b"vlu part"))


def _derived(key: bytes, salt: bytes, what: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=_KEY, salt=salt, info=what).derive(key)


def _nonce(number: int) -> bytes:
    return number.to_bytes(12, "big")
