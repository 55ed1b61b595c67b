# SPDX-License-Identifier: Apache-2.0
"""The key file opens to the right passphrase alone, and any change to it is found."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

from vlu_desktop.domain.errors import UserError
from vlu_desktop.store import keys as k

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
    assert k.unlock(k.KeyFile("v", (slot,)), "six plain words") == k.Unlocked(key, "o")


def test_a_cost_below_the_floor_is_never_written() -> None:
    with pytest.raises(ValueError, match="not between"):
        k.passphrase_slot(bytes(32), "x", vault="v", officer_id="o", label="", random=os.urandom, cost=CHEAP)


def test_every_officer_opens_the_same_key() -> None:
    key = k.new_key(os.urandom)
    keys = key_file(key, "first", "second")
    assert [k.unlock(keys, phrase) for phrase in ("first", "second")] == [k.Unlocked(key, "o0"), k.Unlocked(key, "o1")]
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
    path.write_text(json.dumps({"version": 2, "vault": "v", "slots": [], "mac": ""}))
    with pytest.raises(UserError, match="newer version"):
        k.read_keys(path)


def test_keys_for_other_purposes_differ() -> None:
    assert len({k.derive(bytes(32), purpose) for purpose in ("key file", "log", "backup")}) == 3
