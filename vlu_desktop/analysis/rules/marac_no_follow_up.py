# SPDX-License-Identifier: Apache-2.0
"""A MARAC with no follow-up: held, and never looked at again, or its actions left open."""

from collections.abc import Iterator

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.marac_history import followed_up
from vlu_desktop.analysis.rule import Rule, no_incident
from vlu_desktop.language.catalogue import say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.record.finding import Finding
from vlu_desktop.record.work import UNFINISHED, Action, Meeting


def _find(rule: Rule, view: CaseView) -> Iterator[Finding]:
    for meeting, followed in followed_up(view):
        assert meeting.on is not None
        unset, missed = followed == "unset", followed == "missed"
        late, without = _open_actions(view, meeting)
        said = _said(meeting, unset, missed, (len(late), len(without)))
        if said:
            yield rule.finding(
                subject=meeting.id,
                title=say_in(ENGLISH, "rules.marac-no-follow-up")
                if unset or missed
                else say_in(ENGLISH, "findings.title-marac-actions"),
                sentence=" ".join([say_in(ENGLISH, "findings.marac-held", on=meeting.on), *said]),
                records=[meeting, *sorted([*late, *without], key=lambda action: action.id)],
                facts=[str(unset), str(missed)],
                starts=meeting.on,
                ends=view.up_to,
            )


def _open_actions(view: CaseView, meeting: Meeting) -> tuple[list[Action], list[Action]]:
    """The meeting's actions that are past the day due and not closed, and those not closed that have no such day."""
    actions = {action.id: action for action in view.case_file.all(Action)}.values()
    mine = [each for each in actions if each.meeting_id == meeting.id and each.status in UNFINISHED]
    return [each for each in mine if each.due and each.due < view.up_to], [each for each in mine if not each.due]


def _said(meeting: Meeting, unset: bool, missed: bool, open_actions: tuple[int, int]) -> list[str]:
    """What is left undone after it, a sentence each."""
    late, without = open_actions
    follow_up = meeting.follow_up_on
    return [
        *([say_in(ENGLISH, "findings.marac-no-follow-up")] if unset else []),
        *([say_in(ENGLISH, "findings.marac-missed", on=follow_up)] if missed and follow_up else []),
        *([say_in(ENGLISH, "findings.marac-late", n=late)] if late else []),
        *([say_in(ENGLISH, "findings.marac-undue", n=without)] if without and (late or unset or missed) else []),
    ]


RULE = Rule(
    key="marac-no-follow-up",
    version="2",
    title=say_in(ENGLISH, "rules.marac-no-follow-up"),
    method=say_in(ENGLISH, "rules.marac-no-follow-up-method"),
    limits=say_in(ENGLISH, "rules.marac-no-follow-up-limits"),
    source=say_in(ENGLISH, "rules.marac-no-follow-up-source"),
    find=_find,
    group="to-do",
    sees=no_incident,
    internal=True,
)
