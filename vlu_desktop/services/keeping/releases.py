# SPDX-License-Identifier: Apache-2.0
"""Whether the files of a version are those that its maintainers signed; needs no network and no casebook."""

import base64
import binascii
import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

LIST, SIGNATURE = "SHA256SUMS", "SHA256SUMS.sig"
_LONGEST = 1 << 20
"""The most bytes of a list, a signature or a file of keys."""
_PUBLIC = 32
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._+-]*)")
_OURS = re.compile(r"vlu[-_]desktop[-_](\d+(?:\.\d+)*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedRelease:
    """A version that may be installed: its `files` that are there and as signed, by which public half (base64).

    `absent` are on the list and not in the folder: those of another kind of computer.
    """

    version: str
    files: tuple[str, ...]
    absent: tuple[str, ...]
    key: str


def known_keys(path: Path) -> tuple[bytes, ...]:
    """The public halves in a file of them, a line each: base64 of 32 bytes, then whose. UserError for anything else."""
    lines = [line.split()[0] for line in _text(path).splitlines() if line.strip() and not line.startswith("#")]
    try:
        keys = tuple(base64.b64decode(line, validate=True) for line in lines)
    except (binascii.Error, ValueError) as error:
        raise UserError(say("releases.no-file-of-keys", file=path.name)) from error
    if any(len(key) != _PUBLIC for key in keys):
        raise UserError(say("releases.no-file-of-keys", file=path.name))
    return keys


def check_release(folder: Path, keys: Sequence[bytes], running: str) -> SignedRelease:
    """Hold what lies in a folder against its signed list. UserError says what is wrong; then install nothing of it.

    `running` is the version that is installed: an older one is refused, for a signature stays good for ever.
    """
    if not keys:
        raise UserError(say("releases.no-key"))
    listed = _text(folder / LIST)
    signer = _signer(listed.encode(), _text(folder / SIGNATURE), keys)
    if signer is None:
        raise UserError(say("releases.not-signed-by-them"))
    sums = dict(_sums(listed))
    version = _version_of(sums)
    if _numbers(version) < _numbers(running):
        raise UserError(say("releases.older", version=version, running=running))
    files = _as_listed(folder, sums)
    absent = tuple(name for name in sums if name not in files)
    return SignedRelease(version=version, files=files, absent=absent, key=base64.b64encode(signer).decode())


def _as_listed(folder: Path, sums: dict[str, str]) -> tuple[str, ...]:
    """The files there that are on the list, each as it says; none of this program's may lie beside them."""
    there = {path.name for path in folder.iterdir()}
    stray = next((name for name in sorted(there - sums.keys()) if _OURS.match(name)), None)
    if stray is not None:
        raise UserError(say("releases.not-on-the-list", file=stray))
    files = tuple(name for name in sums if name in there)
    if not files:
        raise UserError(say("releases.none-there", folder=folder.name))
    altered = next((name for name in files if _digest(folder / name) != sums[name]), None)
    if altered is not None:
        raise UserError(say("releases.altered", file=altered))
    return files


def _signer(listed: bytes, signature: str, keys: Sequence[bytes]) -> bytes | None:
    try:
        signed = base64.b64decode(signature.strip(), validate=True)
    except (binascii.Error, ValueError):
        return None
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(signed, listed)
        except InvalidSignature:
            continue
        return key
    return None


def _sums(listed: str) -> Iterator[tuple[str, str]]:
    for line in listed.splitlines():
        found = _LINE.fullmatch(line)
        if found is None:
            raise UserError(say("releases.list-is-odd", line=line[:80]))
        yield found[2], found[1]


def _version_of(names: dict[str, str]) -> str:
    """The one version that every name on the list is of."""
    versions = {found[1] for name in names if (found := _OURS.match(name))}
    if len(versions) != 1:
        raise UserError(say("releases.list-of-no-version"))
    return versions.pop()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(each) for each in re.findall(r"\d+", version))


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise UserError(say("releases.unread", file=path.name)) from error


def _text(path: Path) -> str:
    """A small file's text, byte for byte: line ends are signed too."""
    try:
        with path.open("rb") as file:
            return file.read(_LONGEST).decode("ascii" if path.name in (LIST, SIGNATURE) else "utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UserError(say("releases.unread", file=path.name)) from error
