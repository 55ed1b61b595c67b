# SPDX-License-Identifier: Apache-2.0
"""The user guide as the program shows it: a page a task, and which of them belongs to the page an officer is on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from vlu_desktop.language.catalogue import say
from vlu_desktop.platform import paths
from vlu_desktop.ui.widgets.hard_words import meanings

WORDS = "hard-words"
_NOT_FOR_OFFICERS = "for-it-staff"
# Where an officer is, by the key of a place or of a part of a case, and the page about what is done there.
PAGE_OF: Mapping[str, str] = {
    "today": "begin", "calendar": "begin", "cases": "begin", "register": "documents",
    "audit": "who-did-what-and-what-goes", "unit": "undo-lock-backup",
    "timeline": "see-what-has-changed", "incidents": "a-first-visit", "suggestions": "a-first-visit",
    "conversations": "messages", "statements": "statements", "meetings": "marac-and-actions", "risk": "keep-it-true",
    "orders": "keep-it-true", "history": "documents", "people": "one-offender-several-cases",
    "contacts": "a-first-visit", "exhibits": "exhibits", "journal": "who-did-what-and-what-goes",
}  # fmt: skip
PAGE_OF_WINDOW: Mapping[str, str] = {
    "import-wizard": "a-first-visit", "backlog-dialog": "a-first-visit", "message-window": "messages",
    "bursts-window": "messages", "document-maker": "documents", "bundler": "documents", "release-dialog": "documents",
    "sign-dialog": "statements", "compare-dialog": "statements", "follow-up-dialog": "marac-and-actions",
    "restore-wizard": "undo-lock-backup", "recovery-sheet": "undo-lock-backup",
    "reassign-window": "the-units-caseload", "cover-window": "the-units-caseload",
    "let-in-window": "other-computers", "turn-out-window": "other-computers", "rename-window": "other-computers",
    "server-window": "other-computers", "differences-window": "other-computers",
    "erase-dialog": "who-did-what-and-what-goes",
}  # fmt: skip
"""The page about what a window is for, by its type as `key_of_type` writes it; over any other, that of the page behind
it."""
_PICTURES = {
    "begin": "today.png", "a-first-visit": "import.png", "see-what-has-changed": "case-timeline.png",
    "statements": "case-statements.png",
}  # fmt: skip
"""Pictures of the example casebook that the program made of itself."""


@dataclass(frozen=True, slots=True)
class GuidePage:
    """A task: its key, its title, and its words as Markdown."""

    key: str
    title: str
    words: str


@cache
def guide_pages() -> tuple[GuidePage, ...]:
    """Every page for officers, in the order of the guide, the hard words last."""
    text = (paths.guide() / "user-guide.md").read_text(encoding="utf-8")
    found = []
    for part in text.split("\n## ")[1:]:
        title, _, words = part.partition("\n")
        key = _key_of(title)
        picture = f"\n\n![{title}](pictures/{_PICTURES[key]})" if key in _PICTURES else ""
        if key != _NOT_FOR_OFFICERS:
            found.append(GuidePage(key, title, words.strip() + picture))
    words = "\n\n".join(f"**{word}**: {meaning}" for word, meaning in sorted(meanings().items()))
    return (*found, GuidePage(WORDS, say("shell.hard-words"), words))


def key_of_type(window: type) -> str:
    """What a type of window is called in `PAGE_OF_WINDOW`: `ImportWizard` is "import-wizard"."""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", window.__name__).lower()


def _key_of(title: str) -> str:
    """A title in small letters and hyphens."""
    return "-".join(re.findall(r"\w+", title.lower().replace("’", "")))
