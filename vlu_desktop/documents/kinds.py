# SPDX-License-Identifier: Apache-2.0
"""Every kind of document, once: its audiences, what it may use of the record, and what composes it."""

from collections.abc import Callable
from dataclasses import dataclass

from vlu_desktop.documents import social_history
from vlu_desktop.documents.allowance import SOCIAL_HISTORY, Allowance
from vlu_desktop.documents.social_history.source import Source
from vlu_desktop.documents.tree import Document
from vlu_desktop.domain.errors import UserError


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document; nothing outside `allowance` reaches its composer."""

    key: str
    title: str
    audiences: tuple[str, ...]
    allowance: Allowance
    compose: Callable[[Source], Document]


# To add a document: a module here that composes it from a `Source`, and a line with what it may use.
DOCUMENTS: tuple[DocumentKind, ...] = (
    DocumentKind(
        key="social-history",
        title="Social history",
        audiences=("court",),
        allowance=SOCIAL_HISTORY,
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
