# SPDX-License-Identifier: Apache-2.0
"""What the unit and its partners did: MARACs and what followed them, statements and the last serious incident."""

from collections import Counter

from vlu_desktop.analysis.case_view import CaseView
from vlu_desktop.analysis.marac_history import followed_up
from vlu_desktop.analysis.rules import statement_older
from vlu_desktop.analysis.unit_briefing.counting import rows_of
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.unit_table import CASES, UnitTable


class WorkCounted:
    """Takes in one case after another, and counts."""

    def __init__(self) -> None:
        self._maracs: Counter[tuple[str, str]] = Counter()
        self._statements: Counter[tuple[str, str]] = Counter()

    def add(self, view: CaseView) -> None:
        """A case; a closed one has no statement to be kept current."""
        for _, standing in followed_up(view):
            self._maracs[standing, ""] += 1
        closed = view.case_file.case.closed
        if closed is None or closed > view.up_to:
            self._statements[_statement(view), ""] += 1

    def maracs(self) -> UnitTable:
        """MARACs by what followed."""
        labels = {
            "followed": say("briefing.marac-followed"),
            "set": say("briefing.marac-set"),
            "missed": say("briefing.marac-missed"),
            "none-needed": say("briefing.marac-none-needed"),
            "unset": say("briefing.marac-unset"),
        }
        return UnitTable(
            key="maracs",
            title=say("briefing.title-maracs"),
            definition=say("briefing.about-maracs"),
            base=self._maracs.total(),
            base_said=say("briefing.of-maracs", n=self._maracs.total()),
            columns=(say("briefing.column-number"),),
            rows=rows_of(labels, self._maracs),
        )

    def statements(self) -> UnitTable:
        """Cases by how their statement stands to the last serious incident."""
        labels = {
            "newer": say("briefing.statement-newer"),
            "older": say("briefing.statement-older"),
            "may": say("briefing.statement-may"),
            "none": say("briefing.statement-none"),
        }
        return UnitTable(
            key="statements",
            title=say("briefing.title-statements"),
            definition=say("briefing.about-statements"),
            base=self._statements.total(),
            base_said=say("briefing.of-cases", n=self._statements.total()),
            columns=(say("briefing.column-number"),),
            rows=rows_of(labels, self._statements),
            within=CASES,
        )


def _statement(view: CaseView) -> str:
    """By the finding that tells of it, which rests on the statement where there is one."""
    found = next(iter(statement_older.RULE.find(statement_older.RULE, view)), None)
    if found is None:
        return "newer"
    if not found.links:
        return "none"
    return "older" if found.certain else "may"
