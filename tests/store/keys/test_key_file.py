# SPDX-License-Identifier: Apache-2.0
"""The key file opens to the right passphrase alone, and any change to it is found."""

import base64
import json
import os
from pathlib import Path
from typing import Any

import pytest
from argon2.exceptions import HashingError
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.store.keys import kdf_cost
from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.kdf_cost import stretch

CHEAP = k.KeyCost(memory_kib=64, passes=1, lanes=1)


def key_file(key: bytes, *passphrases: str) -> k.KeyFile:
    slots = tuple(
        k.passphrase_slot(
            key, phrase, vault="v1", officer_id=f"o{n}", label="Officer", random=os.urandom, cost=CHEAP, floor=CHEAP
        )
        for n, phrase in enumerate(passphrases)
    )
    return k.KeyFile("v1", slots)


def test_the_passphrase_opens_it_at_the_default_cost() -> None:
    key = k.new_key(os.urandom)
    slot = k.passphrase_slot(key, "six plain words", vault="v", officer_id="o", label="A", random=os.urandom)
    assert (slot["m"], slot["t"], slot["p"]) == (262144, 3, 4)
    assert k.unlock(k.KeyFile("v", (slot,)), "six plain words") == k.UnlockedKey(key, "o")


def test_a_cost_below_the_floor_is_never_written() -> None:
    with pytest.raises(ValueError, match="not between"):
        k.passphrase_slot(bytes(32), "x", vault="v", officer_id="o", label="", random=os.urandom, cost=CHEAP)


def test_every_officer_opens_the_same_key() -> None:
    key = k.new_key(os.urandom)
    keys = key_file(key, "first", "second")
    assert [k.unlock(keys, phrase) for phrase in ("first", "second")] == [
        k.UnlockedKey(key, "o0"),
        k.UnlockedKey(key, "o1"),
    ]
    with pytest.raises(k.WrongPassphrase, match="does not open"):
        k.unlock(keys, "third")


def test_letters_typed_on_another_system_are_the_same_letters() -> None:
    keys = key_file(bytes(32), "caf\u00e9")
    assert k.unlock(keys, "cafe\u0301").key == bytes(32)


CHANGES: list[dict[str, Any]] = [
    {"t": 2}, {"label": "Another"}, {"officer": "o9"}, {"salt": "AAAAAAAAAAAAAAAAAAAAAA=="}, {"p": 0}, {"m": "x"},
    {"nonce": "!"}, {"kdf": "none"},
]  # fmt: skip


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_slot_does_not_open(change: dict[str, Any]) -> None:
    keys = key_file(bytes(32), "phrase")
    changed = k.KeyFile("v1", ({**keys.slots[0], **change},))
    with pytest.raises(k.WrongPassphrase):
        k.unlock(changed, "phrase")


@pytest.mark.parametrize("change", [{"m": 64 << 20}, {"t": 21}, {"p": 17, "m": 1 << 20}])
def test_a_hostile_cost_is_refused_before_anything_is_derived(change: dict[str, Any]) -> None:
    keys = key_file(bytes(32), "phrase")
    with pytest.raises(k.KeyFileDamaged, match="more memory or time"):
        k.unlock(k.KeyFile("v1", ({**keys.slots[0], **change},)), "phrase")


def test_written_and_read_back_with_slots_it_does_not_know(tmp_path: Path) -> None:
    path = tmp_path / "a.vlu.keys"
    known = key_file(bytes(32), "phrase")
    keys = k.KeyFile("v1", (*known.slots, {"kind": "recovery", "public": "abc", "later": [1, {"x": None}]}))
    written = k.write_keys(path, keys, bytes(32))
    assert k.read_keys(path) == written == k.read_keys(k.backup_path(path))
    assert k.is_whole(written, bytes(32))
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.vlu.keys", "a.vlu.keys.bak"]


def test_a_slot_taken_away_or_added_shows(tmp_path: Path) -> None:
    written = k.write_keys(tmp_path / "a.keys", key_file(bytes(32), "one", "two"), bytes(32))
    assert not k.is_whole(k.KeyFile("v1", written.slots[:1], written.mac), bytes(32))
    assert not k.is_whole(k.KeyFile("v1", (*written.slots, {"kind": "x"}), written.mac), bytes(32))


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"null", b'{"version": 1}', b"\xff\xfe", b"[" * 100_000])
def test_a_damaged_file_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "a.keys"
    path.write_bytes(content)
    with pytest.raises(k.KeyFileDamaged, match="backup"):
        k.read_keys(path)


def test_a_newer_file_is_left_to_the_newer_program(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    path.write_text(json.dumps({"version": k.VERSION + 1, "vault": "v", "slots": [], "mac": ""}))
    with pytest.raises(UserError, match="newer version"):
        k.read_keys(path)


def test_keys_for_other_purposes_differ() -> None:
    assert len({k.derive(bytes(32), purpose) for purpose in ("key file", "log", "backup")}) == 3


def test_a_key_file_harmed_by_chance_is_told_from_a_wrong_passphrase(tmp_path: Path) -> None:
    path = tmp_path / "a.keys"
    k.write_keys(path, key_file(bytes(32), "phrase"), bytes(32))
    whole = path.read_bytes()
    place = whole.index(b'"sealed": "') + 15
    path.write_bytes(whole[:place] + (b"A" if whole[place : place + 1] != b"A" else b"B") + whole[place + 1 :])
    with pytest.raises(k.KeyFileDamaged, match="is damaged"):
        k.read_keys(path)


def test_a_passphrase_is_drawn_out_once_for_slots_that_share_a_salt() -> None:
    first = k.passphrase_slot(
        bytes(32), "one", vault="v1", officer_id="o0", label="", random=os.urandom, cost=CHEAP, floor=CHEAP
    )
    slots = [first] + [
        k.passphrase_slot(
            bytes(32), f"number {n}", vault="v1", officer_id=f"o{n}", label="", random=os.urandom, cost=CHEAP,
            floor=CHEAP, salt=first["salt"],
        )
        for n in range(1, 4)
    ]  # fmt: skip
    looks: list[float] = []

    def timer() -> float:
        looks.append(0.0)
        return 0.0

    assert k.unlock(k.KeyFile("v1", tuple(slots)), "number 3", timer=timer).officer_id == "o3"
    assert len(looks) == 2, "the clock is read before and after a derivation"


def first_version(key: bytes, passphrase: str) -> dict[str, Any]:
    """A slot as the first version of this program wrote it: the data key alone, wrapped."""
    slot = {
        "kind": "officer", "officer": "o0", "label": "A", "kdf": "argon2id", "m": 64, "t": 1, "p": 1,
        "salt": base64.b64encode(bytes(16)).decode(), "nonce": base64.b64encode(bytes(12)).decode(),
    }  # fmt: skip
    metadata = json.dumps({**slot, "vault": "v1"}, sort_keys=True, separators=(",", ":")).encode()
    sealed = AESGCM(stretch(passphrase.encode(), bytes(16), CHEAP)).encrypt(bytes(12), key, metadata)
    return {**slot, "wrapped": base64.b64encode(sealed).decode()}


def test_a_slot_of_the_first_version_opens_and_is_made_anew() -> None:
    key = k.new_key(os.urandom)
    old = k.KeyFile("v1", (first_version(key, "phrase"),), version=1)
    opened = k.unlock(old, "phrase")
    assert opened.key == key
    assert opened.renew is not None
    slot = opened.renew(key)
    assert "public" in slot
    again = k.unlock(k.KeyFile("v1", (slot,)), "phrase")
    assert (again.key, again.renew) == (key, None)


def test_a_key_sealed_by_somebody_who_never_held_the_one_before_is_not_followed() -> None:
    keys = key_file(bytes(32), "phrase")
    made_up = k.turned_slot(keys.slots[0], vault="v1", before=b"x" * 32, key=b"y" * 32)
    with pytest.raises(k.KeyFileDamaged):
        k.unlock(k.KeyFile("v1", (made_up,)), "phrase")
    true = k.turned_slot(keys.slots[0], vault="v1", before=bytes(32), key=b"y" * 32)
    twice = k.turned_slot(true, vault="v1", before=b"y" * 32, key=b"z" * 32)
    assert k.unlock(k.KeyFile("v1", (twice,)), "phrase").key == b"z" * 32


def test_a_computer_with_too_little_memory_is_no_wrong_passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    def short(*_secret: object, **_cost: object) -> bytes:
        raise HashingError("Memory allocation error")

    slot = k.passphrase_slot(
        bytes(32), "words", vault="v", officer_id="o", label="A", random=os.urandom, cost=CHEAP, floor=CHEAP
    )
    monkeypatch.setattr(kdf_cost, "hash_secret_raw", short)
    with pytest.raises(UserError, match=r"too little free memory.*0 MB are needed"):
        k.unlock(k.KeyFile("v", (slot,)), "words")


@pytest.mark.parametrize("refused", ["fsync", "replace"])
def test_of_a_file_that_the_disk_refuses_nothing_is_left_and_the_one_before_it_stays(
    refused: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "unit.vlu.keys"
    k.replace_file(path, b"the one before")
    monkeypatch.setattr(os, refused, fails)
    with pytest.raises(OSError, match="No space"):
        k.replace_file(path, b"the new one")
    assert [each.name for each in tmp_path.iterdir()] == [path.name]
    assert path.read_bytes() == b"the one before"
