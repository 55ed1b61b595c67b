# SPDX-License-Identifier: Apache-2.0
"""A new version is checked with no network: what is signed passes, and whatever else lies there is refused by name."""

import base64
import hashlib
import runpy
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from vlu_desktop.cli.main import main
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.platform import paths
from vlu_desktop.services.keeping.releases import LIST, SIGNATURE, check_release, known_keys

ROOT = Path(__file__).parents[3]
KEY, OTHER = (Ed25519PrivateKey.from_private_bytes(bytes([n]) * 32) for n in (1, 2))
DEB, ARCHIVE = "vlu-desktop_0.3.0_amd64.deb", "vlu-desktop-0.3.0-linux-x86_64.tar.gz"


def public(key: Ed25519PrivateKey) -> bytes:
    return key.public_key().public_bytes_raw()


def make(folder: Path, files: dict[str, bytes], key: Ed25519PrivateKey = KEY, more: str = "") -> None:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    lines = [f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in files.items()]
    sign(folder, "".join(lines) + more, key)


def sign(folder: Path, listed: str, key: Ed25519PrivateKey = KEY) -> None:
    (folder / LIST).write_text(listed, encoding="ascii")
    (folder / SIGNATURE).write_text(base64.b64encode(key.sign(listed.encode())).decode() + "\n", encoding="ascii")


@pytest.fixture
def release(tmp_path: Path) -> Path:
    folder = tmp_path / "fetched"
    folder.mkdir()
    make(folder, {DEB: b"the package", ARCHIVE: b"the archive"})
    return folder


def test_what_was_signed_passes_also_where_only_one_file_was_fetched(release: Path) -> None:
    (release / ARCHIVE).unlink()
    (release / "holiday.jpg").write_bytes(b"beside it")
    found = check_release(release, [public(OTHER), public(KEY)], "0.2.0")
    assert (found.version, found.files, found.absent) == ("0.3.0", (DEB,), (ARCHIVE,))
    assert base64.b64decode(found.key) == public(KEY)
    assert check_release(release, [public(KEY)], "0.3.0").files == (DEB,), "the version that is here may be put on anew"


def without(at: Path, *names: str, folder: bool = False) -> None:
    """Take files away; with a folder in the place of each where that is wanted."""
    for name in names:
        (at / name).unlink()
        if folder:
            (at / name).mkdir()


Harm = Callable[[Path], Any]
REFUSED: dict[str, tuple[Harm, str]] = {
    "a file altered": (lambda at: (at / DEB).write_bytes(b"the packagE"), "is not the file that was signed"),
    "a file cut": (lambda at: (at / DEB).write_bytes(b""), "is not the file that was signed"),
    "a folder in its place": (lambda at: without(at, DEB, folder=True), "can’t be read"),
    "one more of ours": (lambda at: (at / "vlu-desktop_0.3.1_amd64.deb").touch(), "is not on the signed list"),
    "the list altered": (lambda at: (at / LIST).write_text((at / LIST).read_text() + "\n"), "or was changed since"),
    "its line ends": (lambda at: (at / LIST).write_bytes((at / LIST).read_bytes().replace(b"\n", b"\r\n")), "changed"),
    "no list": (lambda at: without(at, LIST), "SHA256SUMS is not there"),
    "a list that is none": (lambda at: (at / LIST).write_bytes(b"\xff\x00"), "can’t be read"),
    "no signature": (lambda at: without(at, SIGNATURE), "SHA256SUMS.sig is not there"),
    "a signature that is none": (lambda at: (at / SIGNATURE).write_text("signed, the maintainers"), "not signed by a"),
    "signed by another": (lambda at: make(at, {DEB: b"theirs"}, OTHER), "not signed by a key"),
    "an older version": (lambda at: make(at, {"vlu-desktop_0.1.9_amd64.deb": b"old"}), "is older|older than"),
    "two versions": (lambda at: make(at, {DEB: b"x", "vlu-desktop_0.4_amd64.deb": b"y"}), "not of one version"),
    "a path": (lambda at: make(at, {DEB: b"x"}, more=f"{'0' * 64}  ../{DEB}\n"), "names no file"),
    "nothing of it": (lambda at: without(at, DEB, ARCHIVE), "None of the files"),
}


@pytest.mark.parametrize("how", REFUSED)
def test_whatever_else_lies_there_is_refused_in_a_sentence(release: Path, how: str) -> None:
    harm, said = REFUSED[how]
    harm(release)
    with pytest.raises(UserError, match=said):
        check_release(release, [public(KEY)], "0.2.0")


def test_without_a_key_nothing_passes(release: Path) -> None:
    with pytest.raises(UserError, match="knows no key of its maintainers"):
        check_release(release, [], "0.2.0")


def test_the_keys_that_are_shipped_can_be_read() -> None:
    assert all(len(key) == 32 for key in known_keys(paths.release_keys()))


@pytest.mark.parametrize("line", ["AAAA the maintainers", "ssh-ed25519 AAAA", "é"])
def test_a_file_that_holds_no_keys_is_no_file_of_keys(tmp_path: Path, line: str) -> None:
    file = tmp_path / "keys.txt"
    file.write_text(f"# whose\n{line}\n", encoding="utf-8")
    with pytest.raises(UserError, match="holds no public keys"):
        known_keys(file)


def test_the_command_says_it(release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keys = release.parent / "keys.txt"
    keys.write_text(f"# whose\n\n{base64.b64encode(public(KEY)).decode()} The maintainers\n", encoding="utf-8")
    assert main(["verify-update", str(release), "--key", str(keys)]) == 0
    assert '"version": "0.3.0"' in capsys.readouterr().out
    (release / ARCHIVE).write_bytes(b"other")
    assert main(["verify-update", str(release), "--key", str(keys)]) != 0
    assert f"{ARCHIVE} is not the file that was signed" in capsys.readouterr().err


def test_what_signs_a_version_is_what_openssl_would_and_refuses_a_key_that_no_version_knows(
    release: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    signing = runpy.run_path(str(ROOT / "packaging" / "sign_release.py"))
    known, pem = release.parent / "known.txt", release.parent / "key.pem"
    pem.write_bytes(KEY.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    monkeypatch.setitem(signing["main"].__globals__, "KNOWN", known)
    known.write_text("# none yet\n", encoding="utf-8")
    (release / SIGNATURE).unlink()
    with pytest.raises(SystemExit, match="doesn't know this key"):
        signing["main"](str(pem), str(release))
    assert not (release / SIGNATURE).exists()
    known.write_text(f"{base64.b64encode(public(KEY)).decode()} The maintainers\n", encoding="utf-8")
    assert signing["main"](str(pem), str(release)) == 0
    assert check_release(release, known_keys(known), "0.2.0").version == "0.3.0"
    capsys.readouterr()
