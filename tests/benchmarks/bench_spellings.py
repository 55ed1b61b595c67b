# SPDX-License-Identifier: Apache-2.0
"""Of values rewritten as people write them, the share that is found, by class."""

from tests.text.rewritten_values import CLASSES, caught

TIMES = 2000


def main() -> None:
    for name in CLASSES:
        print(f"{caught(name, TIMES, seed=2).share:7.1%}  {name}")


if __name__ == "__main__":
    main()
