# SPDX-License-Identifier: Apache-2.0
"""Examples of sentences that say from when to when, and of stretches that bear no comparison."""

from datetime import timedelta

from tests.analysis.casemaker import Made, day, example
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.offending import Movement, Whereabouts
from vlu_desktop.record.people import Involvement, Person


def three_kinds_lately(made: Made) -> None:
    for on, kind in (("2026-06-01", "text"), ("2026-06-08", "break-in"), ("2026-07-01", "watch")):
        made.incident(on, kind)


@example("kinds-in-window", "near miss: one call from memory, and a diary begun within the last months")
def _(made: Made) -> None:
    made.add(RecordingPeriod, way="memory", starts=day("2015-01-01"), ends=day("2015-12-31"))
    made.add(RecordingPeriod, way="diary", starts=day("2026-05-10"))
    made.incident("2015-06-01", "call")
    three_kinds_lately(made)


@example("kinds-in-window", "near miss: the diary is older than the months, and by less than as many months again")
def _(made: Made) -> None:
    made.add(RecordingPeriod, way="diary", starts=day("2026-02-06"))
    made.incident("2015-06-01", "call")
    three_kinds_lately(made)


@example(
    "kinds-in-window",
    "a diary of just as many months before: what memory held of earlier is not compared",
    "The record shows 3 kinds of behaviour in the 90 days from 6 May 2026 to 3 August 2026, and no more than 1 in any "
    "90 days before, from 5 February 2026 on: entering the home (1), text message (1) and watching or spying (1).",
)
def _(made: Made) -> None:
    made.add(RecordingPeriod, way="diary", starts=day("2026-02-05"))
    made.incident("2015-06-01", "call email letter gift")
    made.incident("2026-03-01", "text")
    three_kinds_lately(made)


@example("kinds-in-window", "near miss: the whole history is one call the day before")
def _(made: Made) -> None:
    made.incident("2026-05-05", "call")
    three_kinds_lately(made)


for _rule, _kind in (("new-kinds", "follow"), ("new-targets", "family-harassed")):

    @example(_rule, f"near miss: on the 91st day back, {_kind}")
    def _(made: Made, kind: str = _kind) -> None:
        made.incident("2025-03-03", "text")
        made.incident("2026-05-05", kind)


@example(
    "new-kinds",
    "on the 90th day back",
    "The record shows 1 kind of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: following (6 May 2026). Before then it holds 1 kind.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text")
    made.incident("2026-05-06", "follow")


@example(
    "new-targets",
    "two of her family are told together",
    "The record shows conduct in the 90 days from 6 May 2026 to 3 August 2026 towards family of the victim, 2 of them "
    "(1 July 2026 and 2 July 2026), and none towards the same before, from 3 March 2025 on.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "text")
    for on, person in (("2026-07-01", "p-sister"), ("2026-07-02", "p-brother")):
        made.add(Person, id=person)
        made.add(Involvement, person_id=person, role="family")
        made.incident(on, "call", targets=f"family:{person}")


@example("process-used", "near miss: a witness is threatened, and no court or authority is used")
def _(made: Made) -> None:
    made.incident("2025-03-03", "witness-intimidation")


@example("fear-of-violence", "near miss: one day, or one entry made twice, is one occasion")
def _(made: Made) -> None:
    for _ in range(2):
        made.incident("2022-03-27", "follow", fear_of_violence="yes")


@example("fear-of-violence", "near miss: without dates nobody knows whether it was more than one day")
def _(made: Made) -> None:
    made.incident("2022-03-27", "follow", fear_of_violence="yes")
    made.incident("", "follow", fear_of_violence="yes", told_on=day("2023-01-01"))


@example(
    "fear-of-violence",
    "a month that may be the day of the other",
    "The record may show the victim in fear that violence would be used in 2 incidents on as many as 2 different days, "
    "dated March 2022 and 27 March 2022.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2022-03-27", "follow", fear_of_violence="yes")
    made.incident("2022-03", "follow", fear_of_violence="yes")


def weekly(made: Made) -> None:
    for n in range(20):
        made.incident(When.on(day("2026-06-01") - timedelta(days=7 * n)), "call")


@example(
    "sudden-quiet",
    "quiet since the day he went in",
    "The record holds no dated incident in the 63 days from 2 June 2026 to 3 August 2026. In the year before that, "
    "from 1 June 2025 to 1 June 2026, it holds incidents on 20 days, no more than 7 days apart. From 2 June 2026 to "
    "3 August 2026 the offender was in custody on every day (in prison and on remand). It does not say whether that is "
    "why.",
)
def _(made: Made) -> None:
    weekly(made)
    made.add(Whereabouts, kind="remand", starts=day("2026-06-01"), ends=day("2026-07-01"))
    made.add(Whereabouts, kind="prison", starts=day("2026-07-01"))


@example(
    "after-sanction",
    "in prison on every day of the time counted",
    "The record shows the next incident 9 days after the release of 24 July 2026. It holds 1 incident from 25 July "
    "2026 to 3 August 2026. From 25 July 2026 to 3 August 2026 the offender was in custody on every day (in prison).",
)
def _(made: Made) -> None:
    made.add(Movement, kind="release", on=day("2026-07-24"))
    made.add(Whereabouts, kind="prison", starts=day("2026-07-20"))
    made.incident("2026-08-02", "letter")
