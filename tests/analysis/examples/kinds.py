# SPDX-License-Identifier: Apache-2.0
"""Examples of rules that look for kinds of conduct; several follow the facts of the briefing's histories."""

from tests.analysis.casemaker import Made, day, example, when
from vlu_desktop.dates.when import When
from vlu_desktop.record.conduct import RecordingPeriod
from vlu_desktop.record.count import Count
from vlu_desktop.record.offending import Conviction
from vlu_desktop.record.people import Person, SameAs


@example(
    "new-kinds",
    "history 19: following and messages for a year, then her home and computer",
    "The record shows 2 kinds of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: entering the home (1 June 2026) and access to accounts or devices (July 2026). "
    "Before then it holds 2 kinds.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "call")
    made.incident("2025-09-09", "follow")
    made.incident("2026-06-01", "break-in")
    made.incident("2026-07", "device-access")


@example(
    "new-kinds",
    "a kind is new, but so was the diary it stands in",
    "The record shows 1 kind of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: silent call (2 July 2026). Before then it holds 1 kind. The way incidents were "
    "recorded changed on 1 July 2026.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "follow")
    made.incident("2026-07-02", "silent-call")
    made.add(RecordingPeriod, way="diary", starts=day("2026-07-01"))


@example(
    "new-kinds",
    "an incident dated only to this year may be older than it looks",
    "The record may show 1 kind of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: gift or delivery (2026). Before then it holds 1 kind.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "follow")
    made.incident("2026", "gift")


@example("new-kinds", "in a new record everything is new, and nothing is said")
def _(made: Made) -> None:
    made.incident("2026-06-01", "call")
    made.incident("2026-07-01", "follow")


@example("new-kinds", "the same kinds go on")
def _(made: Made) -> None:
    made.incident("2025-06-01", "call")
    made.incident("2026-07-01", "call order-contact")


@example(
    "new-targets",
    "histories 8 and 24: her new partner, and then her children",
    "The record shows conduct in the 90 days from 6 May 2026 to 3 August 2026 towards a new partner of the victim "
    "(1 June 2026) and a child of the victim (2 July 2026), and none towards the same before, from 3 March 2025 on.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "call", targets="victim")
    made.incident("2026-06-01", "partner-harassed")
    made.incident("2026-07-02", "letter", targets="victim child:p-child")


@example(
    "new-targets",
    "a sister named for the first time may be among the family an earlier incident did not name",
    "The record may show conduct in the 90 days from 6 May 2026 to 3 August 2026 towards family of the victim (1 "
    "June 2026), and none towards the same before, from 3 March 2025 on.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "family-harassed")
    made.incident("2026-06-01", "call", targets="family:p-sister")


@example("new-targets", "the same friend, entered twice as a person and found to be one")
def _(made: Made) -> None:
    made.add(Person, id="p-friend")
    made.add(Person, id="p-friend-again")
    made.add(SameAs, person_id="p-friend", other_id="p-friend-again")
    made.incident("2025-03-03", "call", targets="friend:p-friend")
    made.incident("2026-06-01", "call", targets="friend:p-friend-again victim:p-victim")


@example(
    "remote-to-physical",
    "calls and texts for months before he first follows her",
    "The record shows contact at a distance first (3 March 2024) and presence in person later (9 June 2024). 2 "
    "incidents at a distance came before it.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "call")
    made.incident("2024-04", "text")
    made.incident("2024-06-09", "follow")


@example("remote-to-physical", "in person from the start")
def _(made: Made) -> None:
    made.incident("2024-03-03", "attend-home")
    made.incident("2024-04-03", "call")


@example(
    "remote-to-physical",
    "he followed her some time in the year of the call",
    "The record may show contact at a distance first (3 April 2024) and presence in person later (2024).",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2024", "follow")
    made.incident("2024-04-03", "call")
    made.incident("", "text")


@example(
    "through-others",
    "histories 3 and 4: friends who keep watch, associates who threaten at the door",
    "The record shows 3 incidents carried out through other people, dated 3 March 2024, 4 April 2024 and 5 May"
    " 2024: contact through others (1), others used to watch or report (1) and threats by associates (1). In 1"
    " the other person is recorded as knowing what for. In 1 the other person is recorded as not knowing what "
    "for.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "proxy-watch", attribution="proxy-unknowing")
    made.incident("2024-04-04", "proxy-threat", attribution="proxy-knowing")
    made.incident("2024-05-05", "proxy-contact")


@example("through-others", "her family is harassed, but nobody acts for him")
def _(made: Made) -> None:
    made.incident("2024-03-03", "family-harassed", attribution="offender")


@example(
    "threats",
    "history 7's gesture and history 29's child",
    "The record shows 2 incidents, dated 3 March 2024 and 1 with no date: threat to a child (1) and "
    "threatening gesture (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-gesture", told_on=day("2024-03-04"))
    made.incident("", "threat-child", told_on=day("2024-03-04"))


@example("threats", "abuse without a threat")
def _(made: Made) -> None:
    made.incident("2024-03-03", "abusive-message")


@example(
    "home-entered",
    "history 2: keys stolen, then in again and again",
    "The record shows 2 incidents, dated 3 March 2024 and April 2024: entering the home (1) and keys taken or "
    "copied (1). They stand for at least 6 occasions.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "keys-taken")
    made.incident("2024-04", "break-in", times=5)


@example("home-entered", "at the door is not in the house")
def _(made: Made) -> None:
    made.incident("2024-03-03", "attend-home damage-home")


@example(
    "surveillance",
    "history 1: listening devices at home and at work",
    "The record shows 1 incident, dated 3 March 2024: listening or recording device. It stands for at least 2 "
    "occasions.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "bug", times=2)


@example(
    "surveillance",
    "of many dates a stretch is no end of another, and the last is the one that goes on longest",
    "The record shows 5 incidents, dated first from 5 January 2024 to 9 March 2024, last 2 June 2026: watching "
    "or spying (5).",
)
def _(made: Made) -> None:
    made.incident(When.during(day("2024-01-05"), day("2024-03-09")), "watch")
    for on in ("2024-02-02", "2026-06-02", "2025-05-05", "2025"):
        made.incident(on, "watch")


@example(
    "surveillance",
    "one that goes on from the first date past all others is told by itself",
    "The record shows 5 incidents, dated from 5 January 2024 to 9 July 2026: watching or spying (5).",
)
def _(made: Made) -> None:
    made.incident(When.during(day("2024-01-05"), day("2026-07-09")), "watch")
    for on in ("2024-02-02", "2026-06-02", "2025-05-05", "2025"):
        made.incident(on, "watch")


@example("surveillance", "following openly is no surveillance by itself")
def _(made: Made) -> None:
    made.incident("2024-03-03", "follow")


@example(
    "process-used",
    "histories 12 and 14: a civil claim and a claim of human rights",
    "The record shows 2 incidents, dated 3 March 2024 and 4 April 2024: civil or family proceedings used to "
    "reach the victim (1) and human rights claim against the victim (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "civil-claim")
    made.incident("2024-04-04", "rights-claim")


@example("process-used", "he is seen outside the school, which is no proceedings")
def _(made: Made) -> None:
    made.incident("2024-03-03", "attend-school")


@example(
    "animals",
    "history 2: the family pet, suspected only",
    "The record shows 2 incidents, dated 3 March 2024 and 4 April 2024: harm to a pet or animal (1) and "
    "conduct aimed at a pet or animal (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "animal-harm", certainty="suspected")
    made.incident("2024-04-04", "threat-violence", targets="pet")


@example("animals", "property is not an animal")
def _(made: Made) -> None:
    made.incident("2024-03-03", "damage-car", targets="property")


@example(
    "fear-of-violence",
    "twice in fear that he would hurt her",
    "The record shows the victim in fear that violence would be used in 2 incidents on at least 2 different days, "
    "dated 3 March 2024 and April 2024.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "follow", fear_of_violence="yes")
    made.incident("2024-04", "attend-home", fear_of_violence="yes")


@example("fear-of-violence", "once, and once she was not asked")
def _(made: Made) -> None:
    made.incident("2024-03-03", "follow", fear_of_violence="yes")
    made.incident("2024-04-04", "attend-home", fear_of_violence="not-asked")


@example(
    "other-victims",
    "history 24: convictions in respect of two earlier partners",
    "The record holds at least 4 convictions in respect of 2 people other than the victim (2019 and 1 with no date).",
)
def _(made: Made) -> None:
    made.add(Conviction, offence="Common assault", against_id="p-first", count=Count.not_fewer(3))
    made.add(Conviction, offence="Harassment", against_id="p-second", convicted=when("2019"))


@example(
    "other-victims",
    "one conviction, in a year that is not over",
    "The record may hold 1 conviction in respect of 1 person other than the victim (2026).",
    certain=False,
)
def _(made: Made) -> None:
    made.add(Conviction, offence="Harassment", against_id="p-first", convicted=when("2026"))


@example("other-victims", "convictions against this victim, against nobody named, and one still to come")
def _(made: Made) -> None:
    made.add(Conviction, offence="Harassment", against_id="p-victim")
    made.add(Conviction, offence="Theft")
    made.add(Conviction, offence="Harassment", against_id="p-other", convicted=when("2027-01-05"))


@example(
    "attempts",
    "what was tried is told as that, whatever it was",
    "The record shows 2 incidents, dated 3 March 2024 and April 2024: attempted damage to the home (2) and attempt to "
    "come to work (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "attempted-damage-home attempted-attend-work")
    made.incident("2024-04", "attempted-damage-home")


@example("attempts", "near miss: what was done, and an attempt that stands with the home entered")
def _(made: Made) -> None:
    made.incident("2024-03-03", "damage-home assault")
    made.incident("2024-03-04", "attempted-entry")


@example(
    "new-kinds",
    "what was tried before and is done now is new, and what is tried now and was done before is not",
    "The record shows 1 kind of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: damage to the home (1 June 2026). Before then it holds 1 kind.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "attempted-damage-home call")
    made.incident("2026-06-01", "damage-home")
    made.incident("2026-07-01", "attempted-call")


@example(
    "new-kinds",
    "an attempt at what nothing else in the record tells of",
    "The record shows 1 kind of behaviour in the 90 days from 6 May 2026 to 3 August 2026 that it does not hold "
    "before, from 3 March 2025 on: attempted wounding or serious injury (1 June 2026). Before then it holds 1 kind.",
)
def _(made: Made) -> None:
    made.incident("2025-03-03", "call")
    made.incident("2026-06-01", "attempted-wounding attempted-other")
