# SPDX-License-Identifier: Apache-2.0
"""A parcel's bytes: a head that anyone may read, what is sealed, and one signature over all of it.

    vlu-parcel-1 NEWLINE
    length of the head in 4 bytes, the head as JSON
    pieces: length in 4 bytes, then that many bytes; a length of 0 ends them
    signature of 64 bytes (Ed25519) by the computer whose parcel it is

The signature covers SHA-512 of everything before it, so it is proved before anything is unsealed. The parcel's whole
name stands in the head, so none can be put in another's place. Pieces of a pack are AES-256-GCM under a key of the
parcel's own, each with its number and whether it is the last in its nonce: none can be left out, doubled or moved.
"""

import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from vlu_desktop.exchange.carrier import PIECE, Parcel
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

MAGIC = b"vlu-parcel-1\n"
SIGNATURE = 64
SALT = 32
LONGEST_HEAD = 1 << 16
LONGEST_FRAME = 1 << 26
"""Bytes of one frame as text; a line that made 200,000 records has about 20 million."""
_TAG = 16
_DOMAIN = b"vlu parcel"


class NotGenuine(UserError):
    """A parcel is not what its computer made: it was altered, cut short or put in another's place."""


def head_of(parcel: Parcel, **more: object) -> bytes:
    """The head of a parcel, with its whole name."""
    told = {
        "device": parcel.device, "kind": parcel.kind, "stream": parcel.stream, "first": parcel.first,
        "last": parcel.last, **more,
    }  # fmt: skip
    return json.dumps(told, sort_keys=True).encode()


def to_sign(digest: bytes) -> bytes:
    """What is signed of a parcel: that it is one, and the SHA-512 of its bytes."""
    return _DOMAIN + digest


class ParcelWriting:
    """A parcel's bytes in order, with the digest that is to be signed in the end."""

    def __init__(self, head: bytes) -> None:
        self._digest = hashlib.sha512()
        self._head = head

    def opening(self) -> bytes:
        """The magic and the head."""
        return self._noted(MAGIC + len(self._head).to_bytes(4, "big") + self._head)

    def piece(self, content: bytes) -> bytes:
        """One piece, which may not be empty."""
        return self._noted(len(content).to_bytes(4, "big") + content)

    def closing(self) -> bytes:
        """The end of the pieces; what is left is the signature over `to_sign(digest())`."""
        return self._noted(bytes(4))

    def digest(self) -> bytes:
        """SHA-512 of all so far."""
        return self._digest.digest()

    def _noted(self, content: bytes) -> bytes:
        self._digest.update(content)
        return content


class ParcelReading:
    """A parcel read from a file that can go back to its beginning, nothing of it trusted."""

    def __init__(self, file: IO[bytes], parcel: Parcel) -> None:
        self._file = file
        digest = hashlib.sha512()
        waiting = b""
        while piece := file.read(PIECE):
            waiting += piece
            digest.update(waiting[:-SIGNATURE])
            waiting = waiting[-SIGNATURE:]
        self.signature = waiting
        self.digest = digest.digest()
        file.seek(0)
        if file.read(len(MAGIC)) != MAGIC:
            raise NotGenuine(say("exchange.no-parcel"))
        head = self._exactly(self._length(LONGEST_HEAD))
        try:
            self.head: Mapping[str, Any] = json.loads(head)
        except (ValueError, RecursionError) as error:
            raise NotGenuine(say("exchange.no-parcel")) from error
        if not isinstance(self.head, dict) or head_of(parcel, **_more(self.head)) != head:
            raise NotGenuine(say("exchange.in-anothers-place"))
        self.head_bytes = head

    def pieces(self) -> Iterator[bytes]:
        """Each piece in turn."""
        while length := self._length(PIECE + _TAG):
            yield self._exactly(length)
        if self._file.tell() != self._end():
            raise NotGenuine(say("exchange.no-parcel"))

    def _end(self) -> int:
        at = self._file.tell()
        end = self._file.seek(0, 2)
        self._file.seek(at)
        return end - SIGNATURE

    def _length(self, most: int) -> int:
        length = int.from_bytes(self._exactly(4), "big")
        if length > most:
            raise NotGenuine(say("exchange.no-parcel"))
        return length

    def _exactly(self, length: int) -> bytes:
        found = self._file.read(length)
        if len(found) != length:
            raise NotGenuine(say("exchange.no-parcel"))
        return found


def _more(head: Mapping[str, Any]) -> dict[str, Any]:
    return {str(key): value for key, value in head.items() if key not in ("device", "kind", "stream", "first", "last")}


def sealed_pieces(key: bytes, salt: bytes, head: bytes, frames: Iterable[object]) -> Iterator[bytes]:
    """Frames as sealed pieces: JSON by the line, packed, sealed under a key of this parcel's own."""
    cipher = AESGCM(_own_key(key, salt, head))
    packer = zlib.compressobj()
    waiting = bytearray()
    n = 0

    def sealed(last: bool) -> bytes:
        nonlocal n
        content = bytes(waiting[:PIECE])
        del waiting[:PIECE]
        n += 1
        return cipher.encrypt(_nonce(n, last), content, None)

    for frame in frames:
        waiting += packer.compress(json.dumps(frame, ensure_ascii=False, separators=(",", ":")).encode() + b"\n")
        while len(waiting) > PIECE:
            yield sealed(False)
    waiting += packer.flush()
    while len(waiting) > PIECE:
        yield sealed(False)
    yield sealed(True)


def unsealed_frames(key: bytes, salt: bytes, head: bytes, pieces: Iterable[bytes]) -> Iterator[Any]:
    """The frames within sealed pieces. NotGenuine where they are not whole, or the key is another."""
    cipher = AESGCM(_own_key(key, salt, head))
    unpacker = zlib.decompressobj()
    waiting = b""
    ended = False
    for n, piece in enumerate(pieces, 1):
        content, ended = _unsealed(cipher, n, piece, ended)
        while content:
            try:
                waiting += unpacker.decompress(content, PIECE)
            except zlib.error as error:
                raise NotGenuine(say("exchange.no-parcel")) from error
            content = unpacker.unconsumed_tail
            *lines, waiting = waiting.split(b"\n")
            if len(waiting) > LONGEST_FRAME:
                raise NotGenuine(say("exchange.no-parcel"))
            for line in lines:
                yield _frame(line)
    if not ended or waiting or not unpacker.eof:
        raise NotGenuine(say("exchange.no-parcel"))


def _frame(line: bytes) -> Any:
    try:
        return json.loads(line)
    except (ValueError, RecursionError) as error:
        raise NotGenuine(say("exchange.no-parcel")) from error


def _unsealed(cipher: AESGCM, n: int, piece: bytes, ended: bool) -> tuple[bytes, bool]:
    if ended:
        raise NotGenuine(say("exchange.no-parcel"))
    for last in (False, True):
        try:
            return cipher.decrypt(_nonce(n, last), piece, None), last
        except InvalidTag:
            continue
    raise NotGenuine(say("exchange.no-parcel"))


def _nonce(n: int, last: bool) -> bytes:
    return n.to_bytes(11, "big") + bytes([last])


def _own_key(key: bytes, salt: bytes, head: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"vlu pack " + head).derive(key)
