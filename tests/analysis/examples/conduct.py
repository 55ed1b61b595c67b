# SPDX-License-Identifier: Apache-2.0
"""Examples of what was done, in what order and from where; several follow the facts of the briefing's histories."""

from tests.analysis.casemaker import Made, day, example
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import Charge, ChargeIncident
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Whereabouts
from vlu_desktop.record.work import Request


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


@example("ladder", "near miss: two steps whose dates overlap have no order")
def _(made: Made) -> None:
    made.incident("2024-06-09", "follow")
    made.incident("2024", "threat-violence")


@example("ladder", "near miss: damage that may have come before both leaves no order at all")
def _(made: Made) -> None:
    made.incident("2010-01-03", "assault")
    made.incident("2010-06-03", "follow")
    made.incident(When.between(day("2005-01-01"), day("2011-12-31")), "damage-home")


@example("ladder", "near miss: two steps, one of which has no date")
def _(made: Made) -> None:
    made.incident("2010-01-03", "assault")
    made.incident("", "follow", told_on=day("2010-06-03"))


@example(
    "ladder",
    "calls surely came first; of what followed the dates settle no order",
    "The record shows the first incident of each step, in this order as far as the dates settle it: phone call (step "
    "1, 3 January 2009), assault (step 5, 3 January 2010), following (step 2, 3 June 2010) and damage to the home "
    "(step 3, 2010). The dates do not settle which came first of steps 5, 2 and 3.",
)
def _(made: Made) -> None:
    made.incident("2009-01-03", "call")
    made.incident("2010-01-03", "assault")
    made.incident("2010-06-03", "follow")
    made.incident("2010", "damage-home")


@example(
    "ladder",
    "a threat nobody dates may have come before any of it",
    "The record may show the first incident of each step in this order: phone call (step 1, 3 January 2009) and "
    "assault (step 5, 3 January 2010). 1 incident that has no date is left out, and may have come before any of these.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2009-01-03", "call")
    made.incident("2010-01-03", "assault")
    made.incident("", "threat-violence", told_on=day("2010-06-03"))


@example(
    "ladder",
    "a call nobody dates can only have come before the first of them",
    "The record shows the first incident of each step in this order: phone call (step 1, 3 January 2009) and assault "
    "(step 5, 3 January 2010).",
)
def _(made: Made) -> None:
    made.incident("2009-01-03", "call")
    made.incident("2010-01-03", "assault")
    made.incident("", "text call", told_on=day("2010-06-03"))


@example(
    "ladder",
    "two steps in one evening",
    "The record shows the first incident of each step in this order: phone call (step 1, 3 January 2009), following "
    "(step 2, 3 January 2010) and threatening gesture (step 4, 3 January 2010). These were first reached on one day: "
    "steps 2 and 4.",
)
def _(made: Made) -> None:
    made.incident("2009-01-03", "call")
    made.incident("2010-01-03", "follow threat-gesture")


@example(
    "threats",
    "history 13: the number of an entry of several kinds is that of no one of them",
    "The record shows 1 incident, dated 3 March 2024: threat of violence. 1 of the entries is of several kinds of "
    "conduct, which together stand for at least 90 occasions.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "text call threat-violence", times=90)


@example(
    "sexual-violence",
    "history 39: scores of times is no number, and is not once",
    "The record shows 1 incident, dated 3 March 2024: rape or sexual assault. 1 of the entries stands for a number of "
    "occasions that is not known.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "sexual-assault", count=Count.unknown())


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
    "The record shows 2 incidents, dated 19 January 2025 and 2 March 2025, of a kind that can be done from custody "
    "while the offender was in prison, from 5 January 2025 to 30 May 2025: letter or card (2). They stand for at least "
    "41 occasions. 1 further incident may also fall within it.",
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-01-19", "letter", times=40)
    made.incident("2025-03-02", "letter")
    made.incident("2025-05-30", "call")


@example(
    "contact-from-custody",
    "history 18: a block on letters, and letters after it",
    "The record shows 2 incidents, dated 19 January 2025 and 2 March 2025, of a kind that can be done from custody "
    "while the offender was in prison, from 5 January 2025 to 30 May 2025: letter or card (2). 1 of these came after a "
    "block on letters or calls was put in place on 1 February 2025.",
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-01-19", "letter")
    made.incident("2025-03-02", "letter")
    made.add(Request, kind="contact-block", decision="granted", decided_on=day("2025-02-01"))
    made.add(Request, kind="contact-block", decision="varied", decided_on=day("2025-02-03"))


@example(
    "contact-from-custody",
    "a block that was refused, put in place elsewhere or on no known day, or after the letter, is not told",
    "The record shows 1 incident, dated 19 January 2025, of a kind that can be done from custody while the offender "
    "was in prison, from 5 January 2025 to 30 May 2025: letter or card.",
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-01-19", "letter")
    made.add(Request, kind="contact-block", decision="refused", decided_on=day("2025-01-10"))
    made.add(Request, kind="contact-block", decision="granted")
    made.add(Request, kind="contact-block", decision="granted", decided_on=day("2024-12-01"))
    made.add(Request, kind="contact-block", decision="granted", decided_on=day("2025-01-19"))
    made.add(Request, kind="exclusion", decision="granted", decided_on=day("2025-01-10"))


@example(
    "contact-from-custody",
    "history 6: calls from immigration detention, still going on",
    "The record shows 1 incident, dated between 1 and 20 February 2025, of a kind that can be done from custody while "
    "the offender was in immigration detention, from 5 January 2025 with no end recorded: phone call.",
)
def _(made: Made) -> None:
    stay(made, "immigration", "2025-01-05")
    made.incident("2025-02-01..2025-02-20", "call")


@example(
    "contact-from-custody",
    "history 3: somebody else carries it while he is on remand",
    "The record shows 1 incident, dated 1 February 2025, of a kind that can be done from custody while the offender "
    "was on remand, from 5 January 2025 to 30 May 2025: coming to the home. Some of it came through other people.",
)
def _(made: Made) -> None:
    stay(made, "remand", "2025-01-05", "2025-05-30")
    made.incident("2025-02-01", "attend-home", attribution="proxy-knowing")


@example(
    "contact-from-custody",
    "a letter dated only to the year may have come before he went in",
    "The record may show 1 incident, dated 2025, of a kind that can be done from custody while the offender was in "
    "prison, from 5 January 2025 to 30 May 2025: letter or card.",
    certain=False,
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025", "letter")


@example(
    "contact-from-custody",
    "the day he went in is not known, so nothing is surely inside",
    "The record may show 1 incident, dated 3 March 2025, of a kind that can be done from custody while the offender "
    "was in prison, from a day not recorded to 30 May 2025: letter or card.",
    certain=False,
)
def _(made: Made) -> None:
    made.add(Whereabouts, kind="prison", ends=day("2025-05-30"))
    made.incident("2025-03-03", "letter")


@example(
    "contact-from-custody",
    "a search of the web reaches nobody",
    "The record shows 1 incident, dated 1 February 2025, of a kind that can be done from custody while the offender "
    "was in prison, from 5 January 2025 to 30 May 2025: searching for information about the victim.",
)
def _(made: Made) -> None:
    stay(made, "prison", "2025-01-05", "2025-05-30")
    made.incident("2025-02-01", "research")


@example("contact-from-custody", "an email with no date is in no stay, however likely")
def _(made: Made) -> None:
    stay(made, "remand", "2023-11-10", "2024-01-19")
    made.incident("", "email", told_on=day("2025-03-03"))


@example(
    "contact-from-custody",
    "histories 32 and 39: letters the entry itself says came from prison, in a stay without dates",
    "The record shows 2 incidents that have no date and that their entries say were sent from prison or detention: "
    "contact sent from prison or detention (2) and letter or card (1).",
)
def _(made: Made) -> None:
    made.add(Whereabouts, kind="prison")
    made.incident("", "letter from-custody", told_on=day("2025-03-03"))
    made.incident("", "from-custody", told_on=day("2025-03-03"))


@example(
    "contact-from-custody",
    "one in the stay and one, by its own word from prison, outside it",
    "The record shows 1 incident, dated 1 February 2025, of a kind that can be done from custody while the offender "
    "was in prison, from 5 January 2025 to 30 May 2025: contact sent from prison or detention.",
    "The record shows 1 incident, dated 1 July 2025, that its entry says was sent from prison or detention: contact "
    "sent from prison or detention. No stay in the record surely holds it.",
)
def _(made: Made) -> None:
    made.add(Whereabouts, id="a-stay", kind="prison", starts=day("2025-01-05"), ends=day("2025-05-30"))
    made.incident("2025-02-01", "from-custody")
    made.incident("2025-07-01", "from-custody")


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
