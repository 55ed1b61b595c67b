# SPDX-License-Identifier: Apache-2.0
"""What the kind of an event implies for telling a victim, one row a kind: by when, at which level, if of safety."""

from dataclasses import dataclass

AT_ONCE, SOON = "tell_at_once", "key_stage_contact"
"""Deadlines by which a victim is told: on the day itself, or in the unit's own time."""
EVERY_STAGE, ANNUAL, MONTH = "key-stages", "annual", "release-month"
LEVELS = (MONTH, ANNUAL, EVERY_STAGE)
"""Levels of contact: who chose one is told of what is told at it and at those before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TellingEvent:
    """One kind. `called` is what it is in a line of Today; `level` the least at which it is told.

    `safety`: told at every level, also to somebody who wants no contact, where a manager decides so. `moves`: of what
    is told ahead, whether it is told anew when its "day" or its "month" was changed. `once_known`: told ahead however
    far off it is.
    """

    key: str
    label: str
    level: str = EVERY_STAGE
    clock: str = SOON
    safety: bool = False
    moves: str = ""
    once_known: bool = False

    @property
    def called(self) -> str:
        """What it is inside a sentence."""
        return self.label[0].lower() + self.label[1:]


TELLING_EVENTS: tuple[TellingEvent, ...] = (
    TellingEvent(key="first-contact", label="First contact", level=MONTH),
    TellingEvent(key="sentence", label="Sentence"),
    TellingEvent(key="court-result", label="Result of a hearing"),
    TellingEvent(key="order-made", label="Order made", level=ANNUAL),
    TellingEvent(key="order-varied", label="Order or licence varied", level=ANNUAL),
    TellingEvent(key="order-ended", label="Order ended before its time", level=ANNUAL),
    TellingEvent(key="licence-end", label="End of the licence", level=ANNUAL, moves="day"),
    TellingEvent(key="request-decided", label="Decision on what was asked for", level=MONTH),
    TellingEvent(key="release", label="Release", level=MONTH, moves="month"),
    TellingEvent(key="early-release", label="Early release on a tag", level=MONTH, moves="month"),
    TellingEvent(key="release-conditions", label="Conditions of the release that concern her or him", level=MONTH),
    TellingEvent(key="temporary", label="Temporary release", moves="day"),
    TellingEvent(key="release-error", label="Released in error", level=MONTH, clock=AT_ONCE, safety=True),
    TellingEvent(key="recall", label="Recall"),
    TellingEvent(key="escape", label="Escape", level=MONTH, clock=AT_ONCE, safety=True),
    TellingEvent(key="abscond", label="Absconded", level=MONTH, clock=AT_ONCE, safety=True),
    TellingEvent(key="at-large", label="Unlawfully at large", level=MONTH, clock=AT_ONCE, safety=True),
    TellingEvent(key="returned", label="Returned to custody", level=MONTH),
    TellingEvent(key="open-conditions", label="Move to open conditions"),
    TellingEvent(key="category", label="Change of category"),
    TellingEvent(key="hospital", label="Transfer to hospital"),
    TellingEvent(key="hospital-discharge", label="Discharge from hospital", level=MONTH, moves="month"),
    TellingEvent(key="deported", label="Removal from the country", level=ANNUAL),
    TellingEvent(key="deportation-refused", label="Removal from the country refused", level=ANNUAL),
    TellingEvent(key="parole-listed", label="Parole hearing listed", level=ANNUAL, moves="day", once_known=True),
    TellingEvent(key="parole-deferred", label="Parole hearing put off", level=ANNUAL),
    TellingEvent(key="parole-decision", label="Parole decision", level=ANNUAL),
    TellingEvent(key="tribunal-listed", label="Tribunal hearing listed", level=ANNUAL, moves="day", once_known=True),
    TellingEvent(key="tribunal-deferred", label="Tribunal hearing put off", level=ANNUAL),
    TellingEvent(key="tribunal-decision", label="Tribunal decision", level=ANNUAL),
    TellingEvent(key="death", label="Death of the offender", level=MONTH),
)
_BY_KEY = {row.key: row for row in TELLING_EVENTS}


def telling_event(key: str) -> TellingEvent:
    """The row of a kind; KeyError for none."""
    return _BY_KEY[key]
