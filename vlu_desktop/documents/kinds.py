# SPDX-License-Identifier: Apache-2.0
"""Every kind of document, once: its audiences, what it may use of the record, and what composes it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from vlu_desktop.documents import social_history
from vlu_desktop.documents.allowance import ALLOWANCES, Allowance
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.tree import Document
from vlu_desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document; for each audience, nothing outside its allowance reaches the composer."""

    key: str
    title: str
    allowances: Mapping[str, Allowance]
    compose: Callable[[Source], Document]

    @property
    def audiences(self) -> tuple[str, ...]:
        """Whom it is made for."""
        return tuple(self.allowances)


# To add a document: a module here that composes it from a `Source`, and a line with what it may use.
DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind(
        key="social-history",
        title="Social history",
        allowances={"court": ALLOWANCES["social-history"]["court"]},
        compose=social_history.compose,
    ),
)


def document_kind(key: str, audience: str) -> DocumentKind:
    """The kind of that key for that audience; UserError where there is none."""
    for kind in DOCUMENTS:
        if kind.key == key:
            if audience in kind.audiences:
                return kind
            raise UserError(f"A {kind.title.lower()} is made for: {', '.join(kind.audiences)}; not for “{audience}”.")
    raise UserError(f"There is no document “{key}”. There is: {', '.join(kind.key for kind in DOCUMENTS)}.")
