# SPDX-License-Identifier: Apache-2.0
"""A passphrase costs 0.7 to 1.5 seconds on the computer where it is set, and never less than the floor."""

import os
from collections.abc import Mapping
from typing import Any

import pytest

from vlu_desktop.store.keys import key_file as k
from vlu_desktop.store.keys.kdf_cost import CEILING, FLOOR, KeyCost, calibrated, fitted, stretch

GIB = 1024 * 1024


@pytest.mark.parametrize("seconds", [0.003, 0.02, 0.1, 0.17, 0.3, 0.5, 0.69])
def test_a_quick_computer_pays_more(seconds: float) -> None:
    cost = fitted(FLOOR, seconds, 16 * GIB)
    growth = cost.memory_kib * cost.passes / (FLOOR.memory_kib * FLOOR.passes)
    assert cost.at_least(FLOOR)
    assert CEILING.at_least(cost)
    assert 0.7 <= seconds * growth <= 1.5 or cost.passes == CEILING.passes


def test_a_slow_computer_pays_the_floor() -> None:
    assert fitted(FLOOR, 4.0, 16 * GIB) == FLOOR


def test_a_small_computer_keeps_three_quarters_of_its_memory() -> None:
    assert fitted(FLOOR, 0.17, GIB // 2).memory_kib == 128 * 1024
    assert fitted(FLOOR, 0.17, GIB // 2).passes > 3


def test_it_is_measured_on_this_computer() -> None:
    seconds = iter((10.0, 10.17))
    assert calibrated(lambda: next(seconds)) == fitted(FLOOR, 0.17, 64 * GIB)


def test_an_old_cost_goes_up_when_its_officer_opens_on_a_quicker_computer() -> None:
    slot = k.passphrase_slot(
        bytes(32), "phrase", vault="v", officer_id="o", label="", random=os.urandom, cost=FLOOR
    )  # fmt: skip
    keys = k.KeyFile("v", (slot,))
    quick, busy = iter((0.0, 0.36)), iter((0.0, 2.0))
    assert k.unlock(keys, "phrase", timer=lambda: next(busy)).renew is None
    renew = k.unlock(keys, "phrase", timer=lambda: next(quick)).renew
    assert renew is not None
    raised = renew(bytes(32))
    cost = KeyCost(memory_kib=raised["m"], passes=raised["t"], lanes=raised["p"])
    assert cost.at_least(FLOOR)
    assert cost != FLOOR
    assert k.unlock(k.KeyFile("v", (raised,)), "phrase").key == bytes(32)


def slot_of(officer: str, cost: KeyCost, salt: bytes) -> Mapping[str, Any]:
    return k.passphrase_slot(
        bytes(32), officer, vault="v", officer_id=officer, label=officer, random=lambda many: salt[:many], cost=cost,
        floor=cost,
    )  # fmt: skip


def test_one_that_was_renewed_opens_with_one_derivation_whoever_else_was_not(monkeypatch: pytest.MonkeyPatch) -> None:
    cheap, dear = (KeyCost(memory_kib=many, passes=1, lanes=1) for many in (64, 128))
    slots = (*(slot_of(name, cheap, b"a" * 32) for name in ("Asha", "Bo")), slot_of("Cai", dear, b"b" * 32))
    asked: list[KeyCost] = []

    def stretched(secret: bytes, salt: bytes, cost: KeyCost) -> bytes:
        asked.append(cost)
        return stretch(secret, salt, cost)

    monkeypatch.setattr(k, "stretch", stretched)
    assert k.unlock(k.KeyFile("v", slots), "Cai").key == bytes(32)
    assert asked == [dear]
    assert k.unlock(k.KeyFile("v", slots), "Bo").key == bytes(32)
    assert asked == [dear, dear, cheap]


def test_a_slot_that_would_harm_keeps_nobody_elses_from_opening() -> None:
    good = slot_of("Asha", KeyCost(memory_kib=64, passes=1, lanes=1), b"a" * 32)
    harmful = {**good, "m": 1 << 40}
    for slots in ((harmful, good), (good, harmful)):
        assert k.unlock(k.KeyFile("v", slots), "Asha").key == bytes(32)
    with pytest.raises(k.KeyFileDamaged):
        k.unlock(k.KeyFile("v", (harmful,)), "Asha")
