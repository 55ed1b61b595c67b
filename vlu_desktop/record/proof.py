# SPDX-License-Identifier: Apache-2.0
"""How far an incident has been proved, derived from its charges, breaches and reports; never entered by hand."""

from collections.abc import Iterable

from vlu_desktop.record.conduct import Charge, Incident
from vlu_desktop.record.offending import Breach

PROOF: tuple[str, ...] = ("unreported", "observed", "reported", "charged", "acquitted", "admitted", "convicted")
"""Every proof status. They are labels, never summed: reported, charged, proved and acquitted stay apart."""

PROVED = frozenset({"admitted", "convicted"})

_BY_CHARGE = {
    "pending": "charged",
    "lie-on-file": "charged",
    "admitted": "admitted",
    "caution": "admitted",
    "convicted": "convicted",
    "acquitted": "acquitted",
    "no-evidence": "acquitted",
    "quashed": "acquitted",
    "discontinued": "reported",
    "community-resolution": "reported",
    "nfa": "reported",
}
NOT_CONVICTED = frozenset(outcome for outcome, proof in _BY_CHARGE.items() if proof in {"reported", "acquitted"})
"""Outcomes of a charge that ended without conviction or admission."""
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
    "acquitted": "acquitted",
}


def proof_of(
    incident: Incident, charges: Iterable[Charge] = (), breaches: Iterable[Breach] = (), police: bool = False
) -> str:
    """The proof status (a key of the vocabulary `proof`).

    One conviction or admission proves the incident even if another charge failed. While a charge is undecided it is
    charged, even beside an acquittal on another; acquitted only when nothing is left to decide. A charge without an
    outcome is undecided. `police` says that a contact with the police is linked to it.
    """
    found = {_BY_CHARGE.get(charge.outcome, "charged") for charge in charges}
    found |= {_BY_BREACH[breach.outcome] for breach in breaches if breach.outcome in _BY_BREACH}
    for status in ("convicted", "admitted", "charged", "acquitted"):
        if status in found:
            return status
    if "reported" in found or police or incident.reported == "yes":
        return "reported"
    return "observed" if incident.source == "observed" else "unreported"
