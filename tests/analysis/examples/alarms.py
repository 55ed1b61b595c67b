# SPDX-License-Identifier: Apache-2.0
"""Examples of the single-incident alarms; several follow the facts of the briefing's histories."""

from tests.analysis.casemaker import Made, day, example


@example(
    "strangulation",
    "history 3: an attempt to strangle, answered with yes on the form though no kind was chosen",
    "The record shows 1 incident, dated 3 March 2024: strangulation or suffocation, as answered on the form.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "assault", strangulation="yes")


@example(
    "strangulation",
    "an attempt is named as one, and as nothing more",
    "The record shows 1 incident, dated 3 March 2024: attempted strangulation or suffocation.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "attempted-strangulation")


@example(
    "sexual-violence",
    "an attempt is named as one, and as nothing more",
    "The record shows 1 incident, dated 3 March 2024: attempted rape or sexual assault.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "attempted-sexual-assault")


@example(
    "abduction",
    "an attempt is named as one, and as nothing more",
    "The record shows 1 incident, dated 3 March 2024: attempted abduction.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "attempted-abduction")


@example("strangulation", "near miss: asked and answered with no, or not asked")
def _(made: Made) -> None:
    made.incident("2024-03-03", "assault", strangulation="no")
    made.incident("2024-03-04", "threat-violence assault", strangulation="not-asked")


@example(
    "attempt-on-life",
    "history 1: an attempt to pay for a killing",
    "The record shows 1 incident, dated 9 August 2024: asking or paying somebody to kill.",
)
def _(made: Made) -> None:
    made.incident("2024-08-09", "solicit-murder")


@example("attempt-on-life", "near miss: a threat to kill is no attempt")
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-to-kill")


@example(
    "threat-to-kill",
    "history 1: threats to kill and a countdown",
    "The record shows 2 incidents, dated 3 March 2024 and May 2024: countdown to a death (1) and threat to kill (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-to-kill")
    made.incident("2024-05", "countdown")


@example("threat-to-kill", "near miss: a threat of violence, and one veiled")
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-violence threat-indirect")


@example(
    "lying-in-wait",
    "lying in wait, one incident",
    "The record shows 1 incident, dated 3 March 2024: lying in wait with intent.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "lying-in-wait")


@example("lying-in-wait", "near miss: parking near, and hiding in the garden, without intent recorded")
def _(made: Made) -> None:
    made.incident("2024-03-03", "loiter hide-nearby")


@example(
    "weapon",
    "one that may have happened after the day looked back from",
    "The record may show 1 incident, dated August 2026: weapon carried, shown or collected.",
    certain=False,
)
def _(made: Made) -> None:
    made.incident("2026-08", "weapon-seen")


@example(
    "weapon",
    "history 9: a knife, answered with yes on the form",
    "The record shows 1 incident, dated 3 March 2024: a weapon, as answered on the form.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-gesture", weapon="yes")


@example("weapon", "near miss: the gesture of a gun (history 7), no weapon")
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-gesture", weapon="no")


@example(
    "fire",
    "histories 8 and 29: a fire tried and a fire threatened",
    "The record shows 2 incidents, dated 3 March 2024 and 4 March 2024: attempted arson (1) and threat to burn"
    " or destroy (1).",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-fire")
    made.incident("2024-03-04", "attempted-arson")


@example("fire", "near miss: a burn from a cigarette is violence, told as such")
def _(made: Made) -> None:
    made.incident("2024-03-03", "burning")


@example(
    "vehicle",
    "brake pipes cut",
    "The record shows 1 incident, dated 3 March 2024: tampering with a vehicle so that it is dangerous.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "brakes")


@example("vehicle", "near miss: tyres let down are damage")
def _(made: Made) -> None:
    made.incident("2024-03-03", "damage-car")


@example(
    "self-harm",
    "the offender's own threats, twice, once on at least five occasions",
    "The record shows 2 incidents, dated 3 March 2024 and 4 March 2024: threat of suicide or self-harm by the "
    "offender (2). They stand for at least 6 occasions.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "suicide-threat")
    made.incident("2024-03-04", "suicide-threat", times=5)


@example("self-harm", "near miss: a veiled threat against the victim")
def _(made: Made) -> None:
    made.incident("2024-03-03", "threat-indirect")


@example(
    "sexual-violence",
    "one incident, reported by nobody",
    "The record shows 1 incident that has no date: rape or sexual assault.",
)
def _(made: Made) -> None:
    made.incident("", "sexual-assault", told_on=day("2024-03-03"))


@example(
    "sexual-violence",
    "exposure is one too, and told as that",
    "The record shows 1 incident, dated 3 March 2024: indecent exposure.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "exposure")


@example(
    "abduction",
    "forced into a car",
    "The record shows 1 incident, dated 3 March 2024: abduction or false imprisonment.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "abduction")


@example("abduction", "near miss: not let out of the house is control")
def _(made: Made) -> None:
    made.incident("2024-03-03", "confine")


@example("sexual-violence", "near miss: verbal abuse")
def _(made: Made) -> None:
    made.incident("2024-03-03", "verbal-abuse")


@example(
    "weapon",
    "an attempt is named as one, and as nothing more",
    "The record shows 1 incident, dated 3 March 2024: attempt to use a weapon.",
)
def _(made: Made) -> None:
    made.incident("2024-03-03", "attempted-weapon-used")
