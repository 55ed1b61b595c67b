# SPDX-License-Identifier: Apache-2.0
"""Examples of what was done, in what order and from where; several follow the facts of the briefing's histories."""

from tests.analysis.casemaker import Made, day, example
from vlu_desktop.record.conduct import Charge, ChargeIncident
from vlu_desktop.record.offending import Whereabouts


def stay(made: Made, kind: str, starts: str, ends: str = "") -> str:
    return made.add(Whereabouts, kind=kind, starts=day(starts), ends=day(ends) if ends else None)


@example(
    "ladder",
    "history 5: calls and turning up, then threats to kill, then a serious assault",
    "The record shows the first incident of each step in this order: phone call and text message (step 1, 3 "
    "March 2024), turning up elsewhere (step 2, April 2024), threat to kill (step 6, 2 June 2024) and assault "
    "(step 5, 9 August 2024).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "call text")
    made.incident("2024-04", "attend-other")
    made.incident("2024-05-09", "call")
    made.incident("2024-06-02", "threat-to-kill")
    made.incident("2024-08-09", "assault")


@example(
    "ladder",
    "two steps whose dates overlap stand together",
    "The record may show the first incident of each step in this order: following (step 2, 9 June 2024) and "
    "threat of violence (step 4, 2024). The dates do not settle which came first of steps 2 and 4.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2024-06-09", "follow")
    made.incident("2024", "threat-violence")


@example("ladder", "one step only, however often")
def _(made: Made) -> None:
    made.incident("2024-03-03", "call")
    made.incident("2024-03-04", "text")


@example("ladder", "a higher step he was acquitted of is not used")
def _(made: Made) -> None:
    made.incident("2024-03-03", "call")
    tried = made.incident("2024-03-04", "assault")
    charge = made.add(Charge, offence="Common assault", outcome="acquitted")
    made.add(ChargeIncident, charge_id=charge, incident_id=tried)


@example("ladder", "the higher step lies after the day looked back from", up_to="2024-03-03")
def _(made: Made) -> None:
    made.incident("2024-03-03", "call")
    made.incident("2024-03-04", "assault")


@example(
    "contact-from-custody",
    "history 18: continuous letters from prison about the day of release",
    "The record shows 2 incidents (at least 41 occasions) of contact while the offender was in prison from "
    "5 January 2025 to 30 May 2025: letter or card (2). 1 further incident may also fall within it.",
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-01-19", "letter", times=40)
    made.incident("2025-03-02", "letter")
    made.incident("2025-05-30", "call")


@example(
    "contact-from-custody",
    "history 6: calls from immigration detention, still going on",
    "The record shows 1 incident of contact while the offender was in immigration detention from 5 January "
    "2025: phone call.",
)
def _(made: Made) -> None:
    stay(made, "immigration", "2025-01-05")
    made.incident("2025-02-01..2025-02-20", "call")


@example(
    "contact-from-custody",
    "history 3: somebody else carries it while he is on remand",
    "The record shows 1 incident of contact while the offender was on remand from 5 January 2025 to 30 May "
    "2025: coming to the home. Some of it came through other people.",
)
def _(made: Made) -> None:
    stay(made, "remand", "2025-01-05", "2025-05-30")
    made.incident("2025-02-01", "attend-home", attribution="proxy-knowing")


@example(
    "contact-from-custody",
    "a letter dated only to the year may have come before he went in",
    "The record may show 1 incident of contact while the offender was in prison from 5 January 2025 to 30 May "
    "2025: letter or card.",
    certain=False,
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025", "letter")


@example("contact-from-custody", "on licence he is not in custody; following cannot be done from inside")
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-02-28")
    stay(made, "licence", "2025-03-01", "2025-05-30")
    made.incident("2025-02-01", "follow")
    made.incident("2025-04-01", "letter")


@example("contact-from-custody", "an unknown hand is not his")
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-02-01", "letter", attribution="unknown")
