# SPDX-License-Identifier: Apache-2.0
"""Prints what each test of a rising rate is worth: `python -m tests.statistics [campaigns a cell]`."""

import sys

import numpy as np

from tests.statistics.campaigns import RISES, STEADY, Campaign, rising, season
from tests.statistics.grades import GRADES, first_look_that_shows, graded, one_look
from tests.statistics.methods import METHODS, share

NUMBERS = (10, 20, 50, 100)


def main(each: int) -> None:
    """Share called rising at 5%, one-sided, in campaigns of 10, 20, 50 and 100 incidents over a year."""
    columns: dict[str, Campaign] = {**STEADY, "season +-30%": season} | {name: rising(name) for name in RISES}
    print(f"Share called rising at 5%, one-sided, over 365 days; {each:,} campaigns a cell; n = {NUMBERS}.")
    print("The first columns are steady: any flag there is false.\n")
    cells: dict[str, list[str]] = {name: [] for name in METHODS}
    for column, campaign in columns.items():
        random = np.random.default_rng(20260803)
        drawn = [[campaign(random, number, 365) for _ in range(each)] for number in NUMBERS]
        for name, method in METHODS.items():
            cells[name].append(" ".join(f"{share(method, campaigns, 365):.3f}" for campaigns in drawn))
        print(f"  {column}", file=sys.stderr)
    print("| method | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for name, shown in cells.items():
        print(f"| {name} | " + " | ".join(shown) + " |")
    life = [60, 150, 300]
    print("\nThe highlight over the whole life of a steady campaign of 60, 150 and 300 incidents:")
    for column, campaign in STEADY.items():
        for total in (200, 365, 2500):
            random = np.random.default_rng(20260803)
            shares = [share(METHODS["Highlight (ours)"], [campaign(random, n, total) for _ in range(each)], total)
                      for n in life]  # fmt: skip
            print(f"  {column}, {total} days: " + " ".join(f"{each_share:.3f}" for each_share in shares))
    print("\nSeriousness: one look at 5%, and any look of a whole life, of 12, 30 and 80 incidents in 365 days:")
    for name in GRADES:
        for rises in (False, True):
            random = np.random.default_rng(20260803)
            cells_of = []
            for number in (12, 30, 80):
                marked = [graded(random, name, number, 365, rising=rises) for _ in range(each)]
                once = sum(map(one_look, marked)) / each
                cells_of.append(f"{once:.3f}/{sum(map(first_look_that_shows, marked)) / each:.3f}")
            print(f"  {name}, {'rising' if rises else 'the same'}: {' '.join(cells_of)}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
