# SPDX-License-Identifier: Apache-2.0
"""Examples of rules that tell of change: graver conduct, more kinds, more people reached, breaches in turn."""

from datetime import timedelta

from tests.analysis.casemaker import Made, day, example
from tests.analysis.examples.rates import diary
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Charge, PoliceContact, PoliceContactIncident


def weekly(made: Made, kinds: str, start: str = "2025-01-06", **more: str) -> None:
    """One incident a week, a kind of conduct each."""
    for week, kind in enumerate(kinds.split()):
        made.incident(When.on(day(start) + timedelta(weeks=week)), kind, **more)


RISING = (
    "call text call call follow watch break-in threat-violence assault threat-to-kill assault assault assault assault "
    "assault call"
)


@example(
    "seriousness-rising",
    "calls and texts first, then following, then threats and violence, a week apart",
    "The record shows incidents becoming more serious, from 1 January 2025 to 13 April 2025: of 7 incidents before 24 "
    "February 2025, 1 of grade 3 (entering the home), 2 of grade 2 (following and watching or spying) and 4 of grade 1 "
    "(phone call and text message); of 7 from then on, 6 of grade 5 (assault and threat to kill) and 1 of "
    "grade 4 (threat of violence). Since then, from 14 April 2025 to 2 August 2026: 2 incidents on exact days, 1 of "
    "them of grade 4 or 5.",
)
def _(made: Made) -> None:
    diary(made)
    weekly(made, RISING)


@example(
    "seriousness-rising",
    "the same where nobody entered how it was recorded",
    "The record may show incidents becoming more serious, from 7 January 2025 to 20 April 2025: of 7 incidents before "
    "3 March 2025, 1 of grade 3 (entering the home), 2 of grade 2 (following and watching or spying) and 4 of grade 1 "
    "(phone call and text message); of 7 from then on, 6 of grade 5 (assault and threat to kill) and 1 of "
    "grade 4 (threat of violence). Since then, from 21 April 2025 to 2 August 2026: 2 incidents on exact days, 1 of "
    "them of grade 4 or 5.",
    certain=False,
)
def _(made: Made) -> None:
    weekly(made, "call " + RISING)


@example("seriousness-rising", "near miss: the same incidents in another order")
def _(made: Made) -> None:
    diary(made)
    weekly(
        made, "assault call threat-violence call assault call text follow assault break-in watch call assault call call"
    )


@example("seriousness-rising", "near miss: one bad night at the end is one episode, however many incidents it holds")
def _(made: Made) -> None:
    diary(made)
    weekly(made, "call " * 16)
    for _ in range(12):
        made.incident("2025-05-05", "assault")


@example("seriousness-rising", "near miss: seven incidents are too few to tell")
def _(made: Made) -> None:
    diary(made)
    weekly(made, "call call call follow threat-violence assault assault")


@example(
    "kinds-in-window",
    "history 19: messages and following, then the home, the computer and a threat within three months",
    "The record shows 4 kinds of behaviour in the 90 days from 6 May 2026 to 3 August 2026, and no more than 2 in "
    "any 90 days before, from 3 March 2025 on: access to accounts or devices (1), entering the home (1), text "
    "message (1) and threat of violence (1).",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text")
    made.incident("2025-09-09", "follow text")
    for on, kind in (
        ("2026-06-01", "text"),
        ("2026-06-08", "break-in"),
        ("2026-07-01", "device-access threat-violence"),
    ):
        made.incident(on, kind)


@example(
    "kinds-in-window",
    "one of them may be older",
    "The record may show 3 kinds of behaviour in the 90 days from 6 May 2026 to 3 August 2026, and no more than 2 "
    "in any 90 days before, from 3 March 2025 on: entering the home (1), following (1) and text message (1).",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text follow")
    made.incident("2026-06-01", "text follow")
    made.incident("2026-04-01..2026-07-01", "break-in")


@example("kinds-in-window", "near miss: as many kinds in three months of the year before")
def _(made: Made) -> None:
    made.incident("2025-03-03", "text follow")
    made.incident("2025-05-03", "watch")
    made.incident("2026-06-01", "text break-in")
    made.incident("2026-07-01", "threat-violence")


@example("kinds-in-window", "near miss: an order broken is no kind of conduct of its own")
def _(made: Made) -> None:
    made.incident("2025-03-03", "text follow")
    made.incident("2026-06-01", "text follow order-contact")


@example(
    "third-parties",
    "history 24: the mother, a new partner and the employer",
    "The record shows 4 incidents that reached people other than the victim, dated 3 March 2025, 4 April 2025,"
    " 5 May 2025 and 6 June 2025: family of the victim (2), a new partner of the victim (1), a colleague or "
    "employer of the victim (1) and somebody else (1).",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "family-harassed")
    made.incident("2025-04-04", "call", targets="family new-partner")
    made.incident("2025-05-05", "employer-contact")
    made.incident("2025-06-06", "assault-other")


@example("third-parties", "near miss: the victim alone, and a pet, which is told by itself")
def _(made: Made) -> None:
    made.incident("2025-03-03", "call", targets="victim")
    made.incident("2025-03-04", "animal-harm", targets="pet")


@example(
    "after-breach",
    "history 29: three breaches, one charged, and how soon each was followed",
    "The record shows 3 incidents recorded as breaches of the restraining order of 1 January 2025 (3 February 2025, 3 "
    "March 2025 and 8 March 2025): 1 charged and not decided, 1 reported and 1 not asked whether reported. An arrest, "
    "warning, community resolution, charge, finding of breach or recall is recorded for 1 of the 3. The next incident "
    "came so many days later, by exact dates: 2 and 5. After 1 of them none has an exact date yet.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    made.incident("2025-02-03", "call", breaks=order, reported="yes")
    made.incident("2025-02-05", "text")
    charged = made.incident("2025-03-03", "attend-home", breaks=order, outcome="charged")
    made.incident("2025-03-08", "text", breaks=order)
    made.police(charged)


@example(
    "after-breach",
    "one breach, an arrest, and nothing later in the record",
    "The record shows 1 incident recorded as a breach of the restraining order of 1 January 2025 (3 February 2025): 1 "
    "reported. An arrest, warning, community resolution, charge, finding of breach or recall is recorded. No later "
    "incident has an exact date in the record; that is not a sign of safety.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    made.incident("2024-12-03", "call")
    broken = made.incident("2025-02-03", "call", breaks=order)
    contact = made.add(PoliceContact, kind="arrest")
    made.add(PoliceContactIncident, police_contact_id=contact, incident_id=broken)


@example(
    "after-breach",
    "eight breaches, told together",
    "The record shows 8 incidents recorded as breaches of the restraining order of 1 January 2025 (5 January 2025 to "
    "16 March 2025): 8 not reported. An arrest, warning, community resolution, charge, finding of breach or recall is "
    "recorded for none of the 8. By exact dates, the next incident came 1 to 30 days later, half of the times within "
    "4. After 1 of them none has an exact date yet.",
)
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    on = day("2025-01-02")
    for gap in (3, 9, 1, 20, 4, 4, 30, 2):
        on += timedelta(days=gap)
        made.incident(When.on(on), "call", breaks=order, reported="no")


@example(
    "after-breach",
    "it may have come before the order",
    "The record may show 1 incident recorded as a breach of the restraining order of 15 January 2025 (January 2025): "
    "1 not asked whether reported. No arrest, warning, community resolution, charge, finding of breach or recall is "
    "recorded. How soon the next incident came cannot be told from their dates.",
    certain=False,
)
def _(made: Made) -> None:
    order = made.order("2025-01-15")
    made.incident("2025-01", "call", breaks=order)


@example("after-breach", "near miss: acquitted of the breach")
def _(made: Made) -> None:
    order = made.order("2025-01-01")
    charge = made.add(Charge, offence="Breach of a restraining order", outcome="acquitted")
    made.incident("2025-02-03", "call", breaks=order, outcome="acquitted")
    assert charge


@example("kinds-in-window", "near miss: two kinds, each of them tried as well as done, are no more than two")
def _(made: Made) -> None:
    made.incident("2025-03-03", "text follow")
    made.incident("2026-06-01", "text follow attempted-text attempted-follow")


@example(
    "kinds-in-window",
    "what was tried counts as its kind, and is named as tried",
    "The record shows 3 kinds of behaviour in the 90 days from 6 May 2026 to 3 August 2026, and no more than 2 in "
    "any 90 days before, from 3 March 2025 on: attempted text message (1), attempted wounding or serious injury (1), "
    "following (1) and text message (1).",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text follow")
    made.incident("2026-06-01", "text follow")
    made.incident("2026-06-02", "attempted-text attempted-wounding attempted-other")
