# SPDX-License-Identifier: Apache-2.0
"""Every kind of document, once: what it is called, what composes it, and what it asks first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vlu_desktop.disclosure.field_policy import ALLOWANCES, Allowance
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers import (
    breach_schedule,
    chronology_paper,
    exhibit_schedule,
    key_points_paper,
    licence_request,
    marac_actions,
    marac_referral,
    social_history,
    statement_draft,
    statement_paper,
    subject_access_copy,
    victim_letter,
    withholding_application,
)
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Asks, always
from vlu_desktop.typeset.tree import Document

NOTHING = always()


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document; for each audience, nothing outside its allowance reaches the composer."""

    key: str
    title: str
    compose: Callable[[PaperSource], Document]
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


# To add a document: a module here that composes it from a `PaperSource`, a line, and in `allowance.py` what it may use.
DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind("social-history", "Social history", social_history.compose),
    DocumentKind("key-points", "Key points", key_points_paper.compose),
    DocumentKind("chronology", "Chronology", chronology_paper.compose),
    DocumentKind("breaches", "Schedule of breaches", breach_schedule.compose),
    DocumentKind("exhibits", "Schedule of exhibits", exhibit_schedule.compose),
    DocumentKind(
        "victim-statement", "Victim personal statement", statement_paper.compose, always(*statement_paper.ASKS)
    ),
    DocumentKind(
        "statement-draft", statement_draft.TITLE, statement_draft.compose, always(*statement_draft.ASKS), True
    ),
    DocumentKind(
        "withholding-application",
        "Application to withhold",
        withholding_application.compose,
        always(*withholding_application.ASKS),
    ),
    DocumentKind("licence-request", "Request for licence conditions", licence_request.compose),
    DocumentKind("marac-referral", "MARAC referral", marac_referral.compose, always(*marac_referral.ASKS)),
    DocumentKind("action-list", "Action list", marac_actions.compose, always(*marac_actions.ASKS)),
    DocumentKind(
        "victim-copy",
        "Copy of the record for the victim",
        subject_access_copy.compose,
        always(*subject_access_copy.ASKS),
    ),
    DocumentKind("letter", "Letter", victim_letter.compose, victim_letter.asks),
)


def document_kind(key: str, audience: str) -> DocumentKind:
    """The kind of that key for that audience; UserError where there is none."""
    for kind in DOCUMENTS:
        if kind.key == key:
            if audience in kind.audiences:
                return kind
            raise UserError(f"A {kind.title.lower()} is made for: {', '.join(kind.audiences)}; not for “{audience}”.")
    raise UserError(f"There is no document “{key}”. There is: {', '.join(kind.key for kind in DOCUMENTS)}.")
