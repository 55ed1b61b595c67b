# SPDX-License-Identifier: Apache-2.0
"""What a guess at a passphrase costs: Argon2id's memory, passes and lanes, fitted to the computer within bounds."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

QUICKEST, SLOWEST = 0.7, 1.5
"""Seconds that one derivation should take on the computer where the passphrase is set."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCost:
    """What one derivation costs: memory in KiB, passes over it, lanes at once."""

    memory_kib: int
    passes: int
    lanes: int

    def at_least(self, other: "KeyCost") -> bool:
        """Whether it is no cheaper than the other in any respect."""
        return self.memory_kib >= other.memory_kib and self.passes >= other.passes and self.lanes >= other.lanes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyCosts:
    """What a passphrase set now costs to guess, and the least that any may cost here."""

    new: KeyCost
    floor: KeyCost


# 256 MiB, 3, 4 takes about 0.7 s on an office laptop. The floor is the second option of RFC 9106, section 4; the
# ceiling keeps a hostile key file from taking the computer's memory, and is looked at before anything is derived.
DEFAULT_COST = KeyCost(memory_kib=256 * 1024, passes=3, lanes=4)
FLOOR = KeyCost(memory_kib=64 * 1024, passes=3, lanes=4)
CEILING = KeyCost(memory_kib=2 * 1024 * 1024, passes=20, lanes=16)
# More would keep a colleague's older computer from opening the same casebook.
_MOST_MEMORY = 1024 * 1024


class NoMemory(UserError):
    """A passphrase costs more memory than this computer has free; nothing is wrong with either."""

    def __init__(self, cost: KeyCost) -> None:
        super().__init__(say("keys.no-memory", megabytes=cost.memory_kib // 1024))


def stretch(secret: bytes, salt: bytes, cost: KeyCost, length: int = 32) -> bytes:
    """The key that a passphrase gives. NoMemory where this computer can't take it."""
    try:
        return hash_secret_raw(
            secret, salt, time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes, hash_len=length,
            type=Type.ID,
        )  # fmt: skip
    except HashingError as error:
        raise NoMemory(cost) from error


def fitted(cost: KeyCost, seconds: float, memory_kib: int) -> KeyCost:
    """The cost that takes QUICKEST to SLOWEST seconds where `cost` took that many; never below the floor.

    Memory is doubled first, to at most a quarter of the computer's (`memory_kib`), then passes are added. The time
    goes up in proportion to both.
    """
    most = min(_MOST_MEMORY, max(memory_kib // 4, FLOOR.memory_kib))
    while seconds < QUICKEST and cost.memory_kib * 2 <= most and seconds * 2 <= SLOWEST:
        cost, seconds = replace(cost, memory_kib=cost.memory_kib * 2), seconds * 2
    while seconds < QUICKEST and cost.passes < CEILING.passes:
        seconds *= (cost.passes + 1) / cost.passes
        cost = replace(cost, passes=cost.passes + 1)
    return cost


def calibrated(timer: Callable[[], float] = time.perf_counter) -> KeyCost:
    """The cost for a new passphrase on this computer, from one derivation at the floor."""
    start = timer()
    stretch(b"calibration", bytes(16), FLOOR)
    return fitted(FLOOR, timer() - start, memory())


def memory() -> int:
    """The computer's memory in KiB; that of a small computer where it can't be known."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 1024
    except (AttributeError, ValueError, OSError):
        return 4 * 1024 * 1024
