# SPDX-License-Identifier: Apache-2.0
"""Every page of an encrypted file as plain bytes, free ones and gaps included, read without SQLite.

SQLCipher 4 with a raw key: each page of 4,096 bytes is AES-256-CBC, its last 80 bytes the vector (16) and a keyed
digest; the first page begins with 16 bytes of salt.
"""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, TAIL, SALT = 4096, 80, 16


def decrypted(path: Path, key: bytes) -> bytes:
    """The whole file, page after page."""
    content, plain = path.read_bytes(), bytearray()
    for start in range(0, len(content), PAGE):
        page = content[start : start + PAGE]
        first = SALT if start == 0 else 0
        vector = page[PAGE - TAIL : PAGE - TAIL + 16]
        decryptor = Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor()
        plain += decryptor.update(page[first : PAGE - TAIL]) + decryptor.finalize()
    return bytes(plain)
