# SPDX-License-Identifier: Apache-2.0
"""What is recorded as a breach and not counted as one, each with the reason, in whole sentences."""

from collections.abc import Sequence

from vlu_desktop.analysis.breach_facts import (
    AFTER,
    BEFORE_MADE,
    BEFORE_SERVED,
    BY_OTHERS,
    UNDATED,
    UNSERVED,
    BreachFact,
)
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.offending import Order


def sentences(order: Order, left: Sequence[BreachFact]) -> list[str]:
    """A sentence for each reason that holds for any of them."""
    counts = {life: sum(each.life == life for each in left) for life in {each.life for each in left}}
    said: list[str] = []
    if BEFORE_MADE in counts and order.made:
        said.append(say_in(ENGLISH, "findings.left-before-made", n=counts[BEFORE_MADE], on=order.made))
    if BEFORE_SERVED in counts and order.served:
        said.append(say_in(ENGLISH, "findings.left-before-served", n=counts[BEFORE_SERVED], on=order.served))
    if UNSERVED in counts:
        said.append(say_in(ENGLISH, "findings.left-unserved", n=counts[UNSERVED]))
    if AFTER in counts:
        said.append(say_in(ENGLISH, "findings.left-after", n=counts[AFTER]))
    if UNDATED in counts:
        said.append(say_in(ENGLISH, "findings.left-undated", n=counts[UNDATED]))
    if BY_OTHERS in counts:
        said.append(say_in(ENGLISH, "findings.left-by-others", n=counts[BY_OTHERS]))
    return said
