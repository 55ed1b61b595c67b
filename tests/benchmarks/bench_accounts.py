# SPDX-License-Identifier: Apache-2.0
"""Reading accounts by their grammar, against looking their words up as version 0.2 did."""

import time
from collections.abc import Callable
from statistics import median

from tests.intake.accounts.entry_tables import entries
from vlu_desktop.intake.accounts.account_reader import read_account
from vlu_desktop.intake.accounts.kind_suggestions import suggest_kinds

ROUNDS = 5
TARGET = 100_000


def main() -> None:
    """Print the seconds that 100,000 entries take and the ratio."""
    texts = [entry.text for entry in entries()]
    for text in texts:  # what is compiled once is not measured
        read_account(text)
    ours, plain = [], []
    for _ in range(ROUNDS):
        ours.append(_seconds(texts, read_account))
        plain.append(_seconds(texts, suggest_kinds))
    each = median(ours) / len(texts)
    print(f"{TARGET:,} accounts read: {each * TARGET:.0f} s, one core ({len(texts)} of ours, {ROUNDS} rounds)")
    ratio = median(ours) / median(plain)
    print(
        f"the same looked up word by word (kind_suggestions): {median(plain) / len(texts) * TARGET:.0f} s; "
        f"ratio {ratio:.1f}"
    )


def _seconds(texts: list[str], read: Callable[[str], object]) -> float:
    start = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - start


if __name__ == "__main__":
    main()
