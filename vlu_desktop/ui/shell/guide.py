# SPDX-License-Identifier: Apache-2.0
"""The user guide as the program shows it: a page a task, and which of them belongs to the page an officer is on."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vlu_desktop.platform import paths
from vlu_desktop.ui.widgets.hard_words import meanings

WORDS = "Hard words"
_NOT_FOR_OFFICERS = "For IT staff"
# Where an officer is, by the key of a place or of a part of a case, and the page about what is done there.
PAGE_OF: Mapping[str, str] = {
    "today": "Begin", "calendar": "Begin", "cases": "Begin", "register": "Documents",
    "audit": "Who did what, and what goes", "unit": "Undo, lock, backup",
    "timeline": "See what has changed", "incidents": "A first visit", "suggestions": "A first visit",
    "conversations": "Messages", "statements": "Statements", "meetings": "MARAC and actions", "risk": "Keep it true",
    "orders": "Keep it true", "history": "Documents", "people": "One offender, several cases",
    "contacts": "A first visit", "exhibits": "Exhibits", "journal": "Who did what, and what goes",
}  # fmt: skip
PAGE_OF_WINDOW: Mapping[str, str] = {
    "ImportWizard": "A first visit", "BacklogDialog": "A first visit", "MessageWindow": "Messages",
    "BurstsWindow": "Messages", "DocumentMaker": "Documents", "Bundler": "Documents", "ReleaseDialog": "Documents",
    "SignDialog": "Statements", "CompareDialog": "Statements", "FollowUpDialog": "MARAC and actions",
    "RestoreWizard": "Undo, lock, backup", "RecoverySheet": "Undo, lock, backup",
    "ReassignWindow": "The unit’s caseload", "CoverWindow": "The unit’s caseload", "EraseDialog":
    "Who did what, and what goes",
}  # fmt: skip
"""The page about what a window is for, by the window's type; over any other it is that of the page behind it."""
_PICTURES = {
    "Begin": "today.png", "A first visit": "import.png", "See what has changed": "case-timeline.png",
    "Statements": "case-statements.png",
}  # fmt: skip
"""Pictures of the example casebook that the program made of itself."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A task: its title, and its words as Markdown."""

    title: str
    words: str


@cache
def guide_pages() -> tuple[GuidePage, ...]:
    """Every page for officers, in the order of the guide, the hard words last."""
    text = (paths.guide() / "user-guide.md").read_text(encoding="utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        title, _, words = part.partition("\n")
        picture = f"\n\n![{title}](pictures/{_PICTURES[title]})" if title in _PICTURES else ""
        if title != _NOT_FOR_OFFICERS:
            found.append(GuidePage(title, words.strip() + picture))
    words = "\n\n".join(f"**{word}**: {meaning}" for word, meaning in sorted(meanings().items()))
    return (*found, GuidePage(WORDS, words))
