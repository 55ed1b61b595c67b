# SPDX-License-Identifier: Apache-2.0
"""Examples of conduct that is not recorded as the offender's: told with its own words, or by no rule at all."""

from datetime import timedelta

from tests.analysis.casemaker import OFFENDER, Made, day, example
from vlu_desktop.dates.when import When
from vlu_desktop.record.people import Person, SameAs


@example(
    "strangulation",
    "another person who is named strangled her, and nobody chose who did it",
    "The record shows 1 incident that is not recorded as the offender’s (by another person who is named), dated 3 "
    "March 2024: strangulation or suffocation.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "strangulation", actor_id="p-cousin")


@example(
    "threat-to-kill",
    "his own threat, a letter from nobody knows whom and one from a stranger",
    "The record shows 1 incident, dated 3 March 2024: threat to kill. The record shows 2 incidents that are not "
    "recorded as the offender’s (by another person who is named (1) and by somebody not known (1)), dated 4 March 2024 "
    "and 5 March 2024: threat to kill (2).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-to-kill", actor_id=OFFENDER)
    made.incident("2024-03-04", "threat-to-kill", attribution="unknown")
    made.incident("2024-03-05", "threat-to-kill", actor_id="p-stranger", attribution="offender")


@example(
    "threats",
    "by an unknown hand, with no date",
    "The record shows 1 incident that has no date and is not recorded as the offender’s (by somebody not known): "
    "threatening gesture.",
)
def _(made: Made) -> None:
    made.incident("", "threat-gesture", attribution="unknown", told_on=day("2024-03-04"))


@example(
    "home-entered",
    "by an unknown hand, at a time that may be after the day looked back from",
    "The record may show 1 incident that is not recorded as the offender’s (by somebody not known), dated 2026: "
    "entering the home.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2026", "break-in", attribution="unknown")


@example(
    "weapon",
    "his, under another entry of the same man",
    "The record shows 1 incident, dated 3 March 2024: weapon carried, shown or collected.",
)
def _(made: Made) -> None:
    made.add(Person, id="p-again")
    made.add(SameAs, person_id=OFFENDER, other_id="p-again")
    made.incident("2024-03-03", "weapon-seen", actor_id="p-again")


@example(
    "through-others",
    "his brother, who acts for him, is told as that and not as a stranger",
    "The record shows 1 incident carried out through other people, dated 3 March 2024: phone call. In 1 the other "
    "person is recorded as knowing what for.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "call", actor_id="p-brother", attribution="proxy-knowing")


def _a_third_person(made: Made) -> None:
    """What would be a ladder, new kinds, new targets and a move to presence in person, were it the offender's."""
    made.incident("2024-03-03", "call", fear_of_violence="yes")
    for n, kind in enumerate(("follow", "strangulation", "threat-child", "partner-harassed")):
        actor = {"attribution": "unknown"} if n % 2 else {"actor_id": "p-cousin"}
        made.incident(When.on(day("2026-07-01") + timedelta(days=n)), kind, fear_of_violence="yes", **actor)


for _rule in ("ladder", "new-kinds", "new-targets", "kinds-in-window", "remote-to-physical", "fear-of-violence"):
    example(_rule, "near miss: a third person or an unknown hand")(_a_third_person)
