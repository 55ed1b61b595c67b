# SPDX-License-Identifier: Apache-2.0
"""How often: a rise seen at a look, a higher rate after an order, and the near misses that must stay silent."""

from datetime import date, timedelta

from tests.analysis.casemaker import Made, day, example
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.offending import Whereabouts


def diary(made: Made, starts: str = "2025-01-01", ends: str = "", way: str = "diary") -> None:
    made.add(RecordingPeriod, way=way, starts=day(starts), ends=day(ends) if ends else None)


def each(made: Made, start: str, gaps: list[int], kind: str = "call", **more: str) -> date:
    """Incidents so many days after one another, the first so many after the start; the day of the last."""
    on = day(start)
    for gap in gaps:
        on += timedelta(days=gap)
        made.incident(When.on(on), kind, **more)
    return on


SPEEDING = [60, 50, 40, 30, 20, 9, 7, 6, 5, 4, 4, 3, 3, 2, 2, 3, 2]
STEADY = [9, 2, 14, 5, 8, 21, 3, 6, 11, 4, 17, 7, 1, 12, 10, 5, 8, 19, 3, 9, 6, 13, 2, 15, 7, 4, 18, 8, 5, 11, 6, 9]


@example(
    "rate-highlight",
    "calls that come faster and faster through a diary",
    "The record shows days with incidents coming more often, from 1 January 2025 to 2 September 2025: 2 of the first "
    "122 days, and 12 of the last 123, which begin on 3 May 2025. Since then, from 3 September 2025 to 2 August 2026: "
    "incidents on 3 of 334 days. Looked at up to 2 August 2026 it no longer shows.",
)
def _(made: Made) -> None:
    diary(made)
    each(made, "2025-01-01", SPEEDING)


@example(
    "rate-highlight",
    "the same where nobody entered how it was recorded",
    "The record may show days with incidents coming more often, from 2 January 2025 to 2 September 2025: 2 of the "
    "first 122 days, and 12 of the last 122, which begin on 4 May 2025. Since then, from 3 September 2025 to 2 August "
    "2026: incidents on 3 of 334 days. Looked at up to 2 August 2026 it no longer shows.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-01-01", "call")
    each(made, "2025-01-01", SPEEDING)


@example("rate-highlight", "near miss: a diary kept through a steady campaign")
def _(made: Made) -> None:
    diary(made)
    each(made, "2025-01-01", STEADY)


@example("rate-highlight", "near miss: one night of forty calls at the end is one day")
def _(made: Made) -> None:
    diary(made)
    last = each(made, "2025-01-01", STEADY[:12])
    for _ in range(40):
        made.incident(When.on(last), "call")


@example("rate-highlight", "near miss: the rise is where the diary begins")
def _(made: Made) -> None:
    diary(made, "2020-01-01", "2025-12-31", "memory")
    diary(made, "2026-01-01")
    each(made, "2023-01-01", [200, 190, 210, 180])
    each(made, "2026-01-01", STEADY[:18])


@example("rate-highlight", "near miss: nothing entered, and all before the first telling comes from memory")
def _(made: Made) -> None:
    each(made, "2023-01-01", [200, 190, 210, 180], told_on=day("2026-01-02"))  # type: ignore[arg-type]
    each(made, "2026-01-01", STEADY[:18], told_on=day("2026-08-01"))  # type: ignore[arg-type]


@example(
    "rate-highlight",
    "visits that come faster where the months in prison are no time at risk",
    "The record shows days with incidents coming more often, from 1 January 2025 to 2 September 2025: 2 of the first "
    "109 days, and 12 of the last 109, which begin on 17 May 2025. This counts conduct done in person, on days out of "
    "custody. Since then, from 3 September 2025 to 20 September 2025: incidents on 3 of 18 days.",
    up_to="2025-09-21",
)
def _(made: Made) -> None:
    diary(made)
    made.add(Whereabouts, kind="prison", starts=day("2025-02-01"), ends=day("2025-03-01"))
    each(made, "2025-01-01", SPEEDING, "attend-home")


@example("rate-highlight", "near miss: visits that stop in prison and go on after it at the same rate")
def _(made: Made) -> None:
    diary(made)
    made.add(Whereabouts, kind="prison", starts=day("2025-01-31"), ends=day("2025-11-20"))
    each(made, "2025-01-01", [9, 8, 7], "attend-home")
    each(made, "2025-11-20", STEADY[:22], "attend-home")


@example(
    "rate-after-order",
    "three calls in the months before a restraining order, most days after it",
    "The record shows, from 2 July 2025 to 31 December 2025, incidents on 16 of the 91 days after the restraining "
    "order of 1 October 2025, and on 2 of the 91 days before.",
)
def _(made: Made) -> None:
    diary(made)
    made.order("2025-10-01")
    each(made, "2025-06-01", [30, 40, 35])
    each(made, "2025-10-02", [3, 5, 2, 7, 4, 6, 3, 2, 5, 4, 8, 3, 6, 4, 2, 5])


@example(
    "rate-after-order",
    "the same with one incident that may lie before it",
    "The record may show, from 2 July 2025 to 31 December 2025, incidents on 16 of the 91 days after the restraining "
    "order of 1 October 2025, and on 2 of the 91 days before.",
    certain=False,
)
def _(made: Made) -> None:
    diary(made)
    made.order("2025-10-01")
    each(made, "2025-06-01", [30, 40, 35])
    made.incident("2025-09", "call")
    each(made, "2025-10-02", [3, 5, 2, 7, 4, 6, 3, 2, 5, 4, 8, 3, 6, 4, 2, 5])


@example("rate-after-order", "near miss: as often after the order as before")
def _(made: Made) -> None:
    diary(made)
    made.order("2025-05-15")
    each(made, "2025-01-01", STEADY)


@example("rate-after-order", "near miss: thirteen weeks have not passed", up_to="2025-12-20")
def _(made: Made) -> None:
    diary(made)
    made.order("2025-10-01")
    each(made, "2025-06-01", [30, 40, 35])
    each(made, "2025-10-02", [3, 5, 2, 7, 4, 6, 3, 2, 5, 4, 8, 3, 6, 4, 2])


@example("rate-after-order", "near miss: recording changed with the order")
def _(made: Made) -> None:
    diary(made, "2025-01-01", "2025-10-01", "officer")
    diary(made, "2025-10-02", "", "phone")
    made.order("2025-10-01")
    each(made, "2025-06-01", [30, 40, 35])
    each(made, "2025-10-02", [3, 5, 2, 7, 4, 6, 3, 2, 5, 4, 8, 3, 6, 4, 2, 5])
