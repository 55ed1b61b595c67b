# SPDX-License-Identifier: Apache-2.0
"""What documents look up besides the record: letters, the menu of licence conditions, deadlines and days off."""

from dataclasses import dataclass, field

from vlu_desktop.dates.working_days import Holidays
from vlu_desktop.rules.deadlines import Rules
from vlu_desktop.rules.letter_templates import Letter
from vlu_desktop.rules.licence_menu import Menu


@dataclass(frozen=True, kw_only=True)
class Reference:
    """Files that a unit can read and edit, as values, as they hold in a case.

    `area` is whose rules those are; `from_meeting`: there a repeat at MARAC counts from the meeting.
    """

    letters: tuple[Letter, ...] = ()
    menu: Menu = field(default_factory=Menu)
    rules: Rules = field(default_factory=lambda: Rules(()))
    holidays: Holidays | None = None
    area: str = ""
    from_meeting: bool = False
