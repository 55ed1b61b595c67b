# SPDX-License-Identifier: Apache-2.0
"""Signs the list of a version's files: `python packaging/sign_release.py KEY.pem build/packages`.

The key is an Ed25519 private key in PEM (`openssl genpkey -algorithm ed25519 -aes256 -out KEY.pem`). Beside SHA256SUMS
stands SHA256SUMS.sig then, base64 of the signature over the list's bytes, as OpenSSL makes and checks it too.
"""

from __future__ import annotations

import base64
import getpass
import sys
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

KNOWN = Path(__file__).with_name("release-keys.txt")


def main(key_file: str, folder: str) -> int:
    """Sign the list in a folder. SystemExit for a key that is none, or that no version before could know."""
    key = _key(Path(key_file).read_bytes())
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    known = [line.split()[0] for line in KNOWN.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    if public not in known:
        raise SystemExit(f"Not signed: the program doesn't know this key. Its line for {KNOWN.name} is\n{public}")
    listed = Path(folder) / "SHA256SUMS"
    signature = base64.b64encode(key.sign(listed.read_bytes())).decode()
    listed.with_name("SHA256SUMS.sig").write_text(signature + "\n", encoding="ascii")
    print(f"{listed} is signed by {public}")
    return 0


def _key(pem: bytes) -> Ed25519PrivateKey:
    try:
        key = load_pem_private_key(pem, None)
    except TypeError:  # it has a passphrase
        key = load_pem_private_key(pem, getpass.getpass("Passphrase of the key: ").encode())
    if not isinstance(key, Ed25519PrivateKey):
        raise SystemExit("Not signed: that is no Ed25519 key.")
    return key


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
