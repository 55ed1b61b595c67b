# SPDX-License-Identifier: Apache-2.0
"""A first page that lists no tables, for a copy whose own can't be read: the other pages can then be read one by one.

It is written as SQLCipher 4 writes one (AES-256 in CBC mode, a keyed SHA-512 over the page, its vector and its number),
under the key and the salt of the damaged file. Nothing else of a casebook is encrypted other than by SQLCipher itself.
"""

import hashlib
import hmac
import os
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from vlu_desktop.store.database.schema_version import APPLICATION_ID, SCHEMA_VERSION

PAGE = 4096
_SALT, _VECTOR, _DIGEST = 16, 16, 64
_USABLE = PAGE - _VECTOR - _DIGEST
_MASK, _TURNS, _KEY = 0x3A, 2, 32
"""How SQLCipher comes from key and salt to the key of the pages' digests."""


def list_no_tables(path: Path, key: bytes) -> None:
    """Put such a page into the place of a file's first one; its salt stays."""
    with path.open("r+b") as file:
        salt = file.read(_SALT)
        file.seek(0)
        file.write(_encrypted(key, salt))


def _encrypted(key: bytes, salt: bytes) -> bytes:
    vector = os.urandom(_VECTOR)
    encryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).encryptor()
    page = encryptor.update(_plain()[_SALT:]) + encryptor.finalize() + vector
    masked = bytes(byte ^ _MASK for byte in salt)
    digests_key = hashlib.pbkdf2_hmac("sha512", key, masked, _TURNS, _KEY)
    return salt + page + hmac.digest(digests_key, page + struct.pack("<I", 1), "sha512")


def _plain() -> bytes:
    """The page as SQLite reads it (https://sqlite.org/fileformat.html): a header, and a list without a row."""
    header = struct.pack(
        ">16sHBBBBBB12I20x2I",
        b"SQLite format 3\0", PAGE,
        2, 2,  # written and read through a log
        PAGE - _USABLE, 64, 32, 32,
        1,  # changes
        0,  # pages: as many as the file has
        0, 0,  # no free page
        1, 4, 0, 0,  # the schema's number and format
        1, SCHEMA_VERSION, 0, APPLICATION_ID,
        0, 0,
    )  # fmt: skip
    empty = struct.pack(">BHHHB", 0x0D, 0, 0, _USABLE, 0)
    return (header + empty).ljust(_USABLE, b"\0")
