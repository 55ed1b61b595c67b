# SPDX-License-Identifier: Apache-2.0
"""The last day on which the law lets each order of a case run, put into the case by the dated rules in force."""

from dataclasses import replace
from datetime import date

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.record.areas import settings_of
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.offending import Order
from vlu_desktop.record.order_kind import kind_of
from vlu_desktop.rules.deadlines import Rules


def with_lawful_ends(file: CaseFile, shipped: Rules, holidays: Holidays) -> CaseFile:
    """The case with `lawful_ends`, counted by our deadlines and by what its unit holds in their place.

    An order of a kind that the law doesn't end, without the day it was made, or made when no rule held, has none.
    """
    ended_by_law = [order for order in file.all(Order) if kind_of(order.kind).end_rule]
    if not ended_by_law:
        return file
    rules = shipped.with_settings(settings_of(file))
    ends: dict[str, date] = {}
    for order in ended_by_law:
        end = rules.countable(kind_of(order.kind).end_rule, order.made, holidays) if order.made else None
        if end is not None:
            ends[order.id] = end.date
    return replace(file, lawful_ends=ends)
