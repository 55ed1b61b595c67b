# SPDX-License-Identifier: Apache-2.0
"""Examples of what followed: after orders, sentences and releases, at MARAC, in statements, and nothing at all."""

from datetime import timedelta

from tests.analysis.casemaker import Made, day, example, when
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import LifeEvent
from vlu_desktop.record.offending import Conviction, Hearing, Movement, Proceeding, Sentence, Whereabouts
from vlu_desktop.record.people import Involvement, Person
from vlu_desktop.record.work import Action, Meeting, Statement, StatementOffer


def marac(made: Made, on: str, **more: object) -> str:
    return made.add(Meeting, kind="marac", on=day(on), status="held", **more)


def release(made: Made, on: str) -> str:
    return made.add(Movement, kind="release", on=day(on))


@example(
    "after-sanction",
    "history 29: an order, and calls at once; conviction, sentence and order of one day stand together",
    "The record shows the next incident 4 days after the conviction, restraining order and sentence of 3 March "
    "2024. It holds 2 incidents from 4 March 2024 to 1 June 2024.",
)
def _(made: Made) -> None:
    made.order("2024-03-03")
    made.add(Conviction, offence="Harassment", convicted=when("2024-03-03"))
    made.add(Sentence, kind="community", passed=when("2024-03-03"))
    made.incident("2024-03-03", "call")
    made.incident("2024-03-07", "call")
    made.incident("2024-06-01", "text")
    made.incident("2024-06-02", "text")


@example(
    "after-sanction",
    "dates that are not exact give a range, and custody is named",
    "The record shows the next incident 6 to 20 days after the sentence of 3 March 2024. It holds 1 incident from "
    "4 March 2024 to 1 June 2024. 2 incidents without an exact day may lie in the time from 4 March 2024 to 1 June "
    "2024. From 4 March 2024 to 1 June 2024 the offender was in custody on 27 of 90 days (in prison).",
)
def _(made: Made) -> None:
    made.add(Sentence, kind="imprisonment", passed=when("2024-03-03"))
    made.add(Whereabouts, kind="prison", starts=day("2024-03-03"), ends=day("2024-03-30"))
    made.incident("2024-03-09..2024-03-23", "letter")
    made.incident("2024-05-20..2024-06-09", "call")
    made.incident("2024-05-30..2024-06-09", "call")


@example(
    "after-sanction",
    "days still running are counted up to the day looked back from",
    "The record shows the next incident 1 day after the release of 1 August 2026. It holds 1 incident from 2 "
    "August 2026 to 3 August 2026.",
)
def _(made: Made) -> None:
    release(made, "2026-08-01")
    made.incident("2026-08-02", "text")


@example("after-sanction", "nothing after it is no finding: absence reassures nobody")
def _(made: Made) -> None:
    made.order("2024-03-03")
    made.incident("2024-03-02", "call")
    made.incident("2025-03-02", "call")
    made.incident("", "call")


@example("after-sanction", "a sentence known only to its year has no days after it to count")
def _(made: Made) -> None:
    made.add(Sentence, kind="fine", passed=when("2024"))
    made.incident("2024-07-07", "call")


@example(
    "breach-soon",
    "conditions made on the day of the release: what was broken is told once, with the release",
    "The record shows 1 incident recorded as breaking the licence conditions of 10 June 2026, within 7 days of the "
    "release of 10 June 2026 (12 June 2026): 1 reported.",
)
def _(made: Made) -> None:
    licence = made.order("2026-06-10", "licence", served=day("2026-06-10"))
    made.add(Movement, kind="release", on=day("2026-06-10"))
    made.incident("2026-06-12", "call", breaks=licence, outcome="reported")


@example(
    "breach-soon",
    "history 23: outside her house on the day of his release",
    "The record shows 2 incidents recorded as breaking the licence conditions of 3 March 2024, within 7 days of "
    "the release of 5 May 2025 (5 May 2025 and 9 May 2025): 1 dealt with by recall and 1 not asked whether "
    "reported. The first was on the day itself.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03", "licence")
    release(made, "2025-05-05")
    made.incident("2025-05-05", "attend-home", breaks=order, outcome="recalled")
    made.incident("2025-05-09", "call", breaks=order)


@example(
    "breach-soon",
    "history 29: the order broken at once, counted from the day it was served",
    "The record shows 1 incident recorded as breaking the non-molestation order of 3 March 2024, within 7 days of "
    "the serving on 10 March 2024 (12 March 2024): 1 reported.",
)
def _(made: Made) -> None:
    order = made.order("2024-03-03", "nmo", served=day("2024-03-10"))
    made.incident("2024-03-12", "text", breaks=order, outcome="reported")


@example(
    "breach-soon",
    "a breach dated to the month of the order",
    "The record may show 1 incident recorded as breaking the restraining order of 3 March 2024, within 7 days of "
    "the making (March 2024): 1 not asked whether reported.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2024-03", "text", breaks=made.order("2024-03-03"))


@example("breach-soon", "on the eighth day, and an incident in the week that broke nothing")
def _(made: Made) -> None:
    order = made.order("2024-03-03")
    made.incident("2024-03-11", "text", breaks=order)
    made.incident("2024-03-04", "text")


@example(
    "marac-no-follow-up",
    "one meeting, an action nobody closed, and never looked at again",
    "The record holds a MARAC of 4 June 2026. No follow-up to it is recorded. 1 action is past the day due.",
)
def _(made: Made) -> None:
    meeting = marac(made, "2026-06-04")
    made.add(Action, meeting_id=meeting, what="Housing transfer", due=day("2026-07-21"), status="open")
    made.add(Action, meeting_id=meeting, what="Alarm fitted", due=day("2026-06-21"), status="complete")


@example(
    "marac-no-follow-up",
    "a follow-up was set and its day went by",
    "The record holds a MARAC of 4 June 2026. A follow-up was set for 2 July 2026 and is not recorded as held.",
)
def _(made: Made) -> None:
    marac(made, "2026-06-04", follow_up_on=day("2026-07-02"))


@example("marac-no-follow-up", "followed by a second, which has its follow-up to come; another needs none")
def _(made: Made) -> None:
    marac(made, "2026-05-04")
    marac(made, "2026-06-04", follow_up_on=day("2026-09-01"))


@example("marac-no-follow-up", "a reason why none is needed, and a meeting that is not a MARAC")
def _(made: Made) -> None:
    marac(made, "2026-06-04", no_follow_up_reason="Moved to another area, transferred.")
    made.add(Meeting, kind="mappa", on=day("2026-06-04"), status="held")
    made.add(Meeting, kind="marac", on=day("2026-06-05"), status="cancelled")


@example(
    "marac-repeat",
    "a text through a friend nine months after the referral",
    "The record shows 1 incident, dated 5 March 2026, within 12 months of the last MARAC referral (4 June 2025).",
)
def _(made: Made) -> None:
    marac(made, "2025-06-20", referred_on=day("2025-06-04"))
    made.incident("2026-03-05", "proxy-contact")


@example(
    "marac-repeat",
    "counted from the meeting, for want of a day of referral, and dated to its month",
    "The record may show 1 incident, dated June 2025, within 12 months of the last MARAC meeting (20 June 2025).",
    certain=False,
)
def _(made: Made) -> None:
    marac(made, "2025-06-20")
    made.incident("2025-06", "proxy-contact")


@example(
    "marac-repeat",
    "a call after the meeting",
    "The record shows 1 incident, dated 21 June 2025, within 12 months of the last MARAC meeting (20 June 2025).",
)
def _(made: Made) -> None:
    marac(made, "2025-06-20")
    made.incident("2025-06-21", "call")


@example("marac-repeat", "before the referral, and a year and a day after it")
def _(made: Made) -> None:
    marac(made, "2025-06-20", referred_on=day("2025-06-04"))
    made.incident("2025-06-03", "call")
    made.incident("2026-06-05", "call")


@example(
    "marac-threshold",
    "three incidents told to the police within the year",
    "The record shows 3 incidents reported to the police in the 12 months from 4 August 2025 to 3 August 2026. No "
    "MARAC referral is recorded in that time.",
)
def _(made: Made) -> None:
    made.incident("2025-08-04", "call", reported="yes")
    made.incident("2026-03", "call", reported="yes")
    made.police(made.incident("2026-08-03", "call"))


@example(
    "marac-threshold",
    "three, if one dated to last year fell in its last months",
    "The record may show as many as 3 incidents reported to the police in the 12 months from 4 August 2025 to 3 "
    "August 2026. A MARAC referral is recorded in that time.",
    certain=False,
)
def _(made: Made) -> None:
    for on in ("2025", "2026-03-03", "2026-04-03"):
        made.incident(on, "call", reported="yes")
    marac(made, "2026-05-04", referred_on=day("2026-04-04"))


@example("marac-threshold", "three incidents of which one was not reported, and one a day too old")
def _(made: Made) -> None:
    made.incident("2025-08-03", "call", reported="yes")
    made.incident("2026-03-03", "call", reported="yes")
    made.incident("2026-04-03", "call", reported="yes")
    made.incident("2026-05-03", "call", reported="no")


@example(
    "statement-older",
    "something serious by another person who is named",
    "The record holds no signed statement. It shows 1 serious incident, dated 20 December 2025. It is not recorded as "
    "the offender’s.",
)
def _(made: Made) -> None:
    made.incident("2025-12-20", "strangulation", actor_id="p-cousin")


@example(
    "statement-older",
    "something serious that has no date, and no statement",
    "The record holds no signed statement. It shows 1 serious incident that has no date.",
)
def _(made: Made) -> None:
    made.incident("", "assault", told_on=day("2026-01-01"))


@example(
    "statement-older",
    "a threat to kill after the statement was signed",
    "The record holds a statement signed on 12 March 2026 as the latest. It shows 2 serious incidents after 12 "
    "March 2026, dated 18 June 2026 and 13 July 2026.",
)
def _(made: Made) -> None:
    made.add(Statement, kind="court", status="signed", signed_on=day("2025-03-12"))
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-03-12"))
    made.add(Statement, kind="court", status="draft")
    made.incident("2026-06-18", "threat-to-kill")
    made.incident("2026-07-13", "assault")


@example(
    "statement-older",
    "nobody has made a statement",
    "The record holds no signed statement. It shows 1 serious incident, dated June 2026.",
)
def _(made: Made) -> None:
    made.incident("2026-06", "threat-to-kill")


@example(
    "statement-older",
    "an update offered and not wanted, and then another threat",
    "The record holds a statement signed on 12 March 2026 as the latest. An update was offered on 1 July 2026 and "
    "not wanted. It shows 1 serious incident after 1 July 2026, dated 13 July 2026.",
)
def _(made: Made) -> None:
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-03-12"))
    made.add(StatementOffer, offered_on=day("2026-07-01"), result="no-change")
    made.incident("2026-06-18", "threat-to-kill")
    made.incident("2026-07-13", "threat-to-kill")


@example("statement-older", "signed on the day of the threat, and only calls since")
def _(made: Made) -> None:
    made.add(Statement, kind="court", status="signed", signed_on=day("2026-06-18"))
    made.incident("2026-06-18", "threat-to-kill")
    made.incident("2026-07-18", "call")


@example(
    "trigger-dates",
    "a release, an order that ends, a hearing and a day that comes round",
    "The record holds dates to come from 4 August 2026 to 2 September 2026: release (6 August 2026), anniversary "
    "(9 August 2026), the victim's birthday (10 August 2026), hearing (24 August 2026) and end of the "
    "non-molestation order (1 September 2026).",
)
def _(made: Made) -> None:
    release(made, "2026-08-06")
    proceeding = made.add(Proceeding, kind="criminal")
    made.add(Hearing, proceeding_id=proceeding, on=day("2026-08-24"))
    made.order("2025-09-01", "nmo", expires=day("2026-09-01"))
    made.add(LifeEvent, kind="anniversary", happened=when("2019-08-09"), recurs=True)
    made.add(Person, id="p-second", born=when("1990-08-10"))
    made.add(Involvement, person_id="p-second", role="victim")


@example(
    "trigger-dates",
    "the end of a licence and a move of home entered ahead",
    "The record holds dates to come from 4 August 2026 to 2 September 2026: end of licence (20 August 2026) and "
    "moved home (25 August 2026).",
)
def _(made: Made) -> None:
    made.add(Whereabouts, kind="licence", starts=day("2026-02-20"), ends=day("2026-08-20"))
    made.add(LifeEvent, kind="home-move", happened=when("2026-08-25"))


@example("trigger-dates", "past, too far off, until further order, not coming round, and a birthday known to its month")
def _(made: Made) -> None:
    release(made, "2026-08-03")
    release(made, "2026-09-03")
    made.order("2025-09-01", "nmo", expires=day("2026-08-20"), until_further_order=True)
    made.add(LifeEvent, kind="anniversary", happened=when("2019-08-09"))
    made.add(Person, id="p-second", born=when("1990-08"))
    made.add(Involvement, person_id="p-second", role="victim")


def weekly(made: Made, last: str, weeks: int) -> None:
    for n in range(weeks):
        made.incident(When.on(day(last) - timedelta(days=7 * n)), "call")


@example(
    "sudden-quiet",
    "an incident a week for months, then two months of nothing",
    "The record holds no dated incident in the 63 days from 2 June 2026 to 3 August 2026. In the year before that, "
    "from 1 June 2025 to 1 June 2026, it holds incidents on 20 days, no more than 7 days apart. It does not say "
    "why.",
)
def _(made: Made) -> None:
    weekly(made, "2026-06-01", 20)


@example(
    "sudden-quiet",
    "some incidents have no exact date, so it may not be quiet at all",
    "The record holds no dated incident in the 63 days from 2 June 2026 to 3 August 2026. In the year before that, "
    "from 1 June 2025 to 1 June 2026, it holds incidents on 20 days, no more than 7 days apart. 1 incident without "
    "an exact date is left out. It does not say why.",
    certain=False,
)
def _(made: Made) -> None:
    weekly(made, "2026-06-01", 20)
    made.incident("", "call")


@example("sudden-quiet", "a gap no longer than one there was before")
def _(made: Made) -> None:
    weekly(made, "2026-06-01", 12)
    weekly(made, "2026-01-05", 8)


@example("sudden-quiet", "too few before for a gap to mean anything")
def _(made: Made) -> None:
    weekly(made, "2026-06-01", 9)


@example("sudden-quiet", "an incident that may still be going on")
def _(made: Made) -> None:
    weekly(made, "2026-06-01", 20)
    made.incident("2026-06-01..2026-08-03", "call")
