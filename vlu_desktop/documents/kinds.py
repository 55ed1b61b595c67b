# SPDX-License-Identifier: Apache-2.0
"""Every kind of document, once: what it is called, what composes it, and what it asks first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vlu_desktop.documents import (
    actions,
    breaches,
    chronology,
    exhibits,
    letter,
    licence,
    marac,
    own_copy,
    short,
    social_history,
    statement,
    statement_draft,
    withholding,
)
from vlu_desktop.documents.allowance import ALLOWANCES, Allowance
from vlu_desktop.documents.asks import Asks, always
from vlu_desktop.documents.source import Source
from vlu_desktop.documents.tree import Document
from vlu_desktop.domain.errors import UserError

NOTHING = always()


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document; for each audience, nothing outside its allowance reaches the composer."""

    key: str
    title: str
    compose: Callable[[Source], Document]
    asks: Asks = NOTHING
    drafts: bool = False
    """Whether it holds statements that are not signed yet, and no others."""

    @property
    def allowances(self) -> Mapping[str, Allowance]:
        """What it may use, for each audience it is made for."""
        return ALLOWANCES[self.key]

    @property
    def audiences(self) -> tuple[str, ...]:
        """Whom it is made for."""
        return tuple(self.allowances)


# To add a document: a module here that composes it from a `Source`, a line, and in `allowance.py` what it may use.
DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind("social-history", "Social history", social_history.compose),
    DocumentKind("key-points", "Key points", short.compose),
    DocumentKind("chronology", "Chronology", chronology.compose),
    DocumentKind("breaches", "Schedule of breaches", breaches.compose),
    DocumentKind("exhibits", "Schedule of exhibits", exhibits.compose),
    DocumentKind("victim-statement", "Victim personal statement", statement.compose, always(*statement.ASKS)),
    DocumentKind(
        "statement-draft", statement_draft.TITLE, statement_draft.compose, always(*statement_draft.ASKS), True
    ),
    DocumentKind("withholding-application", "Application to withhold", withholding.compose, always(*withholding.ASKS)),
    DocumentKind("licence-request", "Request for licence conditions", licence.compose),
    DocumentKind("marac-referral", "MARAC referral", marac.compose, always(*marac.ASKS)),
    DocumentKind("action-list", "Action list", actions.compose, always(*actions.ASKS)),
    DocumentKind("victim-copy", "Copy of the record for the victim", own_copy.compose, always(*own_copy.ASKS)),
    DocumentKind("letter", "Letter", letter.compose, letter.asks),
)


def document_kind(key: str, audience: str) -> DocumentKind:
    """The kind of that key for that audience; UserError where there is none."""
    for kind in DOCUMENTS:
        if kind.key == key:
            if audience in kind.audiences:
                return kind
            raise UserError(f"A {kind.title.lower()} is made for: {', '.join(kind.audiences)}; not for “{audience}”.")
    raise UserError(f"There is no document “{key}”. There is: {', '.join(kind.key for kind in DOCUMENTS)}.")
