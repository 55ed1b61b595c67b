# SPDX-License-Identifier: Apache-2.0
"""Learns the weights of `lexicon/leaning.toml` from the tables of entries beside it: `python -m ...learn_leaning`."""

from collections import Counter
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tests.intake.accounts.entry_tables import entries, sentences
from vlu_desktop.intake.accounts.clauses import split
from vlu_desktop.intake.accounts.doers import doers_of
from vlu_desktop.intake.accounts.leaning import traits_of

TABLES = ("entries.txt", "families.txt", "slantwise.txt", "sidelong.txt", "kept.txt", "many_hands.txt", "registers.txt")
MET = 3
"""Entries a trait must stand in."""
ROUNDS = 250
SHRINK = 4.0
NOT_WORTH = 1.5
"""How much an entry that tells of nothing weighs; there are fewer of them."""
LEAST = 0.08
"""A weight below this is left out."""


def labelled() -> list[tuple[str, bool]]:
    """Every entry of the tables, and whether something done to her is told in it."""
    told = [(each.text, each.incident) for name in TABLES for each in entries(name) if not each.previous]
    return told + [(text, sign == "+") for sign, text in sentences("leaning.txt")]


def learn(told: Sequence[tuple[str, bool]]) -> tuple[dict[str, float], float]:
    """The weight of each trait and the bias: logistic regression, shrunk towards nought, by Adagrad from nought."""
    traits = [sorted(_traits(text)) for text, _ in told]
    met = Counter(trait for each in traits for trait in each)
    names = sorted(trait for trait, many in met.items() if many >= MET)
    number = {trait: n for n, trait in enumerate(names)}
    rows = [[number[trait] for trait in each if trait in number] for each in traits]
    column = np.concatenate([np.array(row, dtype=np.intp) for row in rows])
    row_of = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    truth = np.array([1.0 if incident else 0.0 for _, incident in told])
    weights, bias = _fit(column, row_of, truth, len(names))
    return {trait: round(float(weights[n]), 2) for trait, n in number.items() if abs(weights[n]) > LEAST}, round(
        bias, 2
    )


def _fit(
    column: NDArray[np.intp], row_of: NDArray[np.intp], truth: NDArray[np.float64], many: int
) -> tuple[NDArray[np.float64], float]:
    worth = np.where(truth > 0, 1.0, NOT_WORTH)
    weights, steps, bias, bias_steps = np.zeros(many), np.full(many, 1e-6), 0.0, 1e-6
    for _ in range(ROUNDS):
        sums = np.bincount(row_of, weights=weights[column], minlength=len(truth)) + bias
        wrong = (1 / (1 + np.exp(-sums)) - truth) * worth
        slope = np.bincount(column, weights=wrong[row_of], minlength=many) + SHRINK * weights
        steps += slope * slope
        weights -= 0.3 * slope / np.sqrt(steps)
        bias_steps += float(wrong.sum()) ** 2
        bias -= 0.3 * float(wrong.sum()) / bias_steps**0.5
    return weights, bias


def _traits(text: str) -> set[str]:
    told = split(text)
    return traits_of(told, doers_of(told))


def written(weights: dict[str, float], bias: float) -> str:
    """The file of the lexicon."""
    lines = "\n".join(f"{weight:g} {trait}" for trait, weight in sorted(weights.items()))
    head = "# Learnt by tests/intake/accounts/learn_leaning.py from the tables there; not to be changed by hand.\n"
    return f"{head}bias = {bias!r}\nweights = '''\n{lines}\n'''\n"


def main() -> None:
    """Writes the weights into the lexicon."""
    folder = Path(str(resources.files("vlu_desktop.intake.accounts")))
    folder.joinpath("lexicon", "leaning.toml").write_text(written(*learn(labelled())), encoding="utf-8")


if __name__ == "__main__":
    main()
