# SPDX-License-Identifier: Apache-2.0
"""Reads the tables of accounts that stand beside these tests: entries with their labels, and families of sentences."""

from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An account with what a careful officer would make of it; `also` kinds are neither right nor wrong."""

    number: int
    text: str
    previous: str
    kinds: frozenset[str]
    also: frozenset[str]
    count: str
    incident: bool
    by: frozenset[str]
    targets: frozenset[str]


OFFICERS_ALONE = frozenset({
    "from-custody", "attempted-assault", "attempted-strangulation", "attempted-sexual-assault", "attempted-abduction",
})  # fmt: skip
"""Kinds that an officer chooses and no words suggest: where it came from, and how far an attempt went."""


def entries(name: str = "entries.txt") -> list[Entry]:
    """The entries of a table, numbered by their lines."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    return [_entry(n, line) for n, line in enumerate(lines) if line and not line.startswith("#")]


def _entry(number: int, line: str) -> Entry:
    kinds, count, who, text = (part.strip() for part in line.split("|", 3))
    text, _, previous = (part.strip() for part in text.partition("||"))
    named = [kind for kind in kinds.split(",") if kind not in ("", "-")]
    doers, _, targets = who.removesuffix("same").strip().partition(">")
    by = {"o": {"offender"}, "p": {"proxy", "offender"}, "u": {"unknown", "offender"}}.get(doers, {"offender"})
    return Entry(
        number=number,
        text=text,
        previous=previous,
        kinds=frozenset(kind for kind in named if not kind.startswith("~")),
        also=frozenset(kind[1:] for kind in named if kind.startswith("~")),
        count=count.removeprefix("="),
        incident=kinds != "-",
        by=frozenset(by),
        targets=frozenset(each for each in targets.split(",") if each and not each.startswith("~")),
    )


def sentences(name: str) -> list[tuple[str, str]]:
    """The lines of a table in two columns: a family or kind, and an account."""
    lines = (HERE / name).read_text(encoding="utf-8").splitlines()
    rows = [line.split("|", 1) for line in lines if line and not line.startswith("#")]
    return [(first.strip(), second.strip()) for first, second in rows]
