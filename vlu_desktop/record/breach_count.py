# SPDX-License-Identifier: Apache-2.0
"""How many breaches of an order an incident stands for: as the breach itself was counted, or else the incident."""

from collections.abc import Iterable

from vlu_desktop.record.conduct import Incident
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Breach


def own_count(rows: Iterable[Breach]) -> Count | None:
    """How many the rows of one incident were themselves counted as; None where none of them was.

    Of rows counted otherwise, as where one term was broken more often than another, it is the greatest as a floor.
    """
    told = list(dict.fromkeys(row.count for row in rows if row.count is not None))
    if len(told) < 2:
        return next(iter(told), None)
    return Count.not_fewer(max(each.at_least() for each in told))


def counted_as(rows: Iterable[Breach], incident: Incident | None) -> Count:
    """How many breaches of one order an incident stands for; one where nothing was said of it."""
    return own_count(rows) or (incident.count if incident else None) or Count.exactly(1)
