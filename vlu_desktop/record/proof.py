# SPDX-License-Identifier: Apache-2.0
"""How far an incident has been proved, derived from its charges, breaches and reports; never entered by hand."""

import re
from collections.abc import Iterable
from dataclasses import replace

from vlu_desktop.record.conduct import Charge, Incident
from vlu_desktop.record.offending import Breach

PROOF: tuple[str, ...] = (
    *("not-asked", "not-known", "unreported", "observed", "reported"),
    *("charged", "acquitted", "admitted", "convicted"),
)
"""Every proof status. They are labels, never summed: reported, charged, admitted, proved and acquitted stay apart."""

PROVED_OR_ADMITTED = frozenset({"admitted", "convicted", "contempt"})
"""Outcomes of a breach after which there is a sentence. In words, proved is what a court found, and nothing else."""

_BY_CHARGE = {
    "pending": "charged",
    "lie-on-file": "charged",
    "admitted": "admitted",
    "caution": "admitted",
    "convicted": "convicted",
    "proved": "convicted",
    "acquitted": "acquitted",
    "no-evidence": "acquitted",
    "quashed": "acquitted",
    "discontinued": "reported",
    "community-resolution": "reported",
    "nfa": "reported",
}
_BY_BREACH = {
    "not-reported": "unreported",
    "reported": "reported",
    "warned": "reported",
    "nfa": "reported",
    "discontinued": "reported",
    "recalled": "reported",
    "charged": "charged",
    "admitted": "admitted",
    "convicted": "convicted",
    "contempt": "convicted",
    "community-resolution": "reported",
    "acquitted": "acquitted",
}
_BREACH_BY_CHARGE = {
    "pending": "charged", "lie-on-file": "charged", "admitted": "admitted", "caution": "admitted",
    "convicted": "convicted", "proved": "convicted", "acquitted": "acquitted", "no-evidence": "acquitted",
    "quashed": "acquitted",
    "discontinued": "discontinued", "community-resolution": "community-resolution", "nfa": "nfa",
}  # fmt: skip
_DECIDED = frozenset({"admitted", "convicted", "contempt", "acquitted"})
_TOLD_POLICE = {"": "not-asked", "not-asked": "not-asked", "no": "unreported", "yes": "reported"}
_NAMES_A_BREACH = re.compile(r"\bbreach", re.IGNORECASE)


def told_police(incident: Incident) -> str:
    """What was answered to whether the police were told; a blank is a question nobody asked, and no answer."""
    return _TOLD_POLICE.get(incident.reported, "not-known")


def clears(outcome: str) -> bool:
    """Whether an outcome of a charge or a breach says that he did not do it, or that nobody could prove it in court."""
    return "acquitted" in (_BY_CHARGE.get(outcome), _BY_BREACH.get(outcome))


def still_stands(charge: Charge) -> bool:
    """Whether it is undecided, or ended in an admission or a conviction; one that came to nothing doesn't."""
    return _BY_CHARGE.get(charge.outcome, "charged") not in {"acquitted", "reported"}


def left_on_file(charges: Iterable[Charge]) -> bool:
    """Whether every charge that nobody decided was left to lie on the file: none is pending."""
    open_ones = [charge for charge in charges if _BY_CHARGE.get(charge.outcome, "charged") == "charged"]
    return bool(open_ones) and all(charge.outcome == "lie-on-file" for charge in open_ones)


def only_contempt(charges: Iterable[Charge], breaches: Iterable[Breach]) -> bool:
    """Whether what a court found proved it dealt with as contempt alone, which is no conviction."""
    if any(_BY_CHARGE.get(charge.outcome) == "convicted" for charge in charges):
        return False
    return {breach.outcome for breach in breaches if _BY_BREACH.get(breach.outcome) == "convicted"} == {"contempt"}


def names_a_breach(charge: Charge) -> bool:
    """Whether the offence charged is the breach of something ("Breach of restraining order")."""
    return _NAMES_A_BREACH.search(charge.offence) is not None


def settled(breach: Breach, charge: Charge | None) -> Breach:
    """The breach with its one outcome: that of the charge it was charged as, or else its own.

    A charge whose outcome nobody entered settles nothing, and a recall stands beside one that decided nothing.
    """
    outcome = _BREACH_BY_CHARGE.get(charge.outcome, "") if charge else ""
    if charge is None or (breach.outcome == "recalled" and outcome not in _DECIDED):
        return breach
    if not outcome:
        return breach if breach.outcome else replace(breach, outcome="charged")
    return breach if outcome == breach.outcome else replace(breach, outcome=outcome, outcome_on=charge.outcome_on)


def contradicts(breach: Breach, charge: Charge) -> bool:
    """Whether the outcome entered with a breach can't stand beside that of its charge, so that one is to be put right.

    What merely came earlier, such as "reported" beside a conviction, contradicts nothing.
    """
    outcome = settled(breach, charge).outcome
    return outcome != breach.outcome and breach.outcome in _DECIDED and not (
        outcome in PROVED_OR_ADMITTED and breach.outcome in PROVED_OR_ADMITTED
    )  # fmt: skip


def proof_of(
    incident: Incident, charges: Iterable[Charge] = (), breaches: Iterable[Breach] = (), police: bool = False, *,
    convicted: bool = False,
) -> str:  # fmt: skip
    """The proof status (a key of the vocabulary `proof`).

    One conviction or admission proves the incident even if another charge failed. While a charge is undecided it is
    charged, even beside an acquittal on another; acquitted only when nothing is left to decide. A charge without an
    outcome is undecided. `breaches` come settled. `police` says that a contact with the police is linked to it,
    `convicted` that a conviction is.
    """
    found = {_BY_CHARGE.get(charge.outcome, "charged") for charge in charges}
    found |= {_BY_BREACH[breach.outcome] for breach in breaches if breach.outcome in _BY_BREACH}
    found |= {"convicted"} if convicted else set()
    for status in ("convicted", "admitted", "charged", "acquitted"):
        if status in found:
            return status
    told = told_police(incident)
    if "reported" in found or police or told == "reported":
        return "reported"
    if incident.source == "observed":
        return "observed"
    return "unreported" if "unreported" in found else told
