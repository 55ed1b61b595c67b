# SPDX-License-Identifier: Apache-2.0
"""Every kind of document, once: what it is called, what composes it, and what it asks first."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import Enum, auto

from vlu_desktop.disclosure.field_policy import (
    ACTION_LIST,
    AGENCY_LETTER,
    AREA_MAPS,
    CHRONOLOGY,
    CUSTODY,
    EXHIBITS,
    HANDED,
    LETTER,
    LICENCE_REQUEST,
    MARAC_REFERRAL,
    MET,
    REPORTED,
    SOCIAL_HISTORY,
    STATEMENT,
    STATEMENT_DRAFT,
    UNIT_HISTORY,
    VICTIM_COPY,
    WITHHOLDING,
    Allowance,
)
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say, say_in
from vlu_desktop.language.languages import ENGLISH
from vlu_desktop.language.phrases import in_turn
from vlu_desktop.papers import (
    agency_letter,
    breach_schedule,
    chronology_paper,
    custody_log,
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
from vlu_desktop.papers.common.file_forms import asking_for_file
from vlu_desktop.papers.common.large_print import asking_for_size, in_print
from vlu_desktop.papers.common.paper_language import asking_for_language, in_language
from vlu_desktop.papers.common.paper_source import PaperSource
from vlu_desktop.papers.common.questions import Asks, always, together
from vlu_desktop.papers.social_history import chosen_entries, hearing_analysis, messages_annexe
from vlu_desktop.typeset.tree import Document

NOTHING = always()


class Check(Enum):
    """Something to ask the officer before a document leaves; how each is asked is in `services.documents`."""

    OFFENDER = auto()
    STATEMENT = auto()
    UNSIGNED = auto()
    FINDINGS = auto()
    CONVICTIONS = auto()
    INCIDENTS = auto()
    AGREEMENTS = auto()
    ORDERS = auto()
    AREAS = auto()
    EXHIBITS = auto()
    REQUESTS = auto()
    REACHING = auto()
    FORUM = auto()
    ACTIONS = auto()
    SEVERAL_VICTIMS = auto()
    HELD = auto()


NO_CHECKS: tuple[Check, ...] = ()
"""Said of a kind before which there is nothing to ask."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentKind:
    """A kind of document, whole: what composes it, what it may use for each audience, what is asked before it leaves.

    Nothing outside the allowance of an audience reaches the composer. `title` is kept in the register with what was
    made, so it is in English whoever made it. `checks` has no default: a kind before which
    nothing needs asking says `NO_CHECKS`. `drafts`: it holds statements that are not signed yet, and no others.
    """

    key: str
    title: str
    compose: Callable[[PaperSource], Document]
    allowances: Mapping[str, Allowance]
    checks: tuple[Check, ...]
    asks: Asks = NOTHING
    drafts: bool = False

    @property
    def audiences(self) -> tuple[str, ...]:
        """Whom it is made for."""
        return tuple(self.allowances)


_HISTORY = (
    Check.OFFENDER, Check.STATEMENT, Check.FINDINGS, Check.CONVICTIONS, Check.INCIDENTS, Check.AGREEMENTS, Check.ORDERS,
    Check.AREAS,
)  # fmt: skip
_CHRONOLOGIES = {
    "court": CHRONOLOGY, "parole": CHRONOLOGY, "police": {**CHRONOLOGY, **REPORTED},
    "internal": {**CHRONOLOGY, **REPORTED, **MET},
}  # fmt: skip
EXHIBIT_LISTS: Mapping[str, Allowance] = {
    "court": EXHIBITS, "parole": EXHIBITS, "police": {**EXHIBITS, **HANDED}, "internal": {**EXHIBITS, **HANDED},
}  # fmt: skip
"""What a list of exhibits may use, for each audience."""
BUNDLE_EXHIBITS: Mapping[str, Allowance] = {**EXHIBIT_LISTS, "licence": AREA_MAPS}
"""What a bundle may use of the exhibits it shows, for each audience; another shows none."""

# To add a document: a module here that composes it from a `PaperSource`, and an entry of `_KINDS` that says all of it.
# Run its tests once with `--write-goldens` and look at what they wrote; `tests/extending` shows the way.
_KINDS: tuple[DocumentKind, ...] = (
    DocumentKind(
        key="social-history", title=say_in(ENGLISH, "kinds.social-history"),
        compose=social_history.compose, checks=_HISTORY,
        asks=together(chosen_entries.asks, messages_annexe.asks, hearing_analysis.asks),
        allowances={"court": SOCIAL_HISTORY, "parole": SOCIAL_HISTORY, "internal": UNIT_HISTORY},
    ),
    DocumentKind(
        key="key-points", title=say_in(ENGLISH, "kinds.key-points"), compose=key_points_paper.compose, checks=_HISTORY,
        asks=hearing_analysis.asks,
        allowances={"court": SOCIAL_HISTORY, "parole": SOCIAL_HISTORY},
    ),
    DocumentKind(
        key="chronology", title=say_in(ENGLISH, "kinds.chronology"),
        compose=chronology_paper.compose, allowances=_CHRONOLOGIES,
        asks=together(chosen_entries.asks, messages_annexe.asks),
        checks=(Check.OFFENDER, Check.INCIDENTS, Check.AGREEMENTS, Check.AREAS),
    ),
    DocumentKind(
        key="breaches", title=say_in(ENGLISH, "kinds.breaches"),
        compose=breach_schedule.compose, allowances=_CHRONOLOGIES,
        checks=(Check.OFFENDER, Check.AGREEMENTS, Check.ORDERS, Check.AREAS),
    ),
    DocumentKind(
        key="exhibits", title=say_in(ENGLISH, "kinds.exhibits"),
        compose=exhibit_schedule.compose, allowances=EXHIBIT_LISTS,
        checks=(Check.OFFENDER, Check.EXHIBITS),
    ),
    DocumentKind(
        key="custody-log", title=say_in(ENGLISH, "kinds.custody-log"),
        compose=custody_log.compose, allowances={"internal": CUSTODY},
        checks=(Check.EXHIBITS,), asks=custody_log.asks,
    ),
    DocumentKind(
        key="victim-statement", title=say_in(ENGLISH, "kinds.victim-statement"),
        compose=in_language(statement_paper.compose),
        allowances={"court": STATEMENT, "parole": STATEMENT, "tribunal": STATEMENT, "internal": STATEMENT},
        checks=(Check.STATEMENT,), asks=asking_for_language(statement_paper.asks, hers=False),
    ),
    DocumentKind(
        key="statement-draft", title=say_in(ENGLISH, "kinds.statement-draft"),
        compose=in_language(statement_draft.compose),
        allowances={"victim": STATEMENT_DRAFT}, checks=(Check.UNSIGNED,), drafts=True,
        asks=asking_for_language(statement_draft.asks),
    ),
    DocumentKind(
        key="withholding-application", title=say_in(ENGLISH, "kinds.withholding-application"),
        compose=withholding_application.compose,
        allowances={"parole-withheld": WITHHOLDING}, checks=(Check.OFFENDER,),
        asks=withholding_application.asks,
    ),
    DocumentKind(
        key="licence-request", title=say_in(ENGLISH, "kinds.licence-request"), compose=licence_request.compose,
        allowances={"licence": LICENCE_REQUEST},
        checks=(Check.OFFENDER, Check.REQUESTS, Check.ORDERS, Check.AREAS),
    ),
    DocumentKind(
        key="marac-referral", title=say_in(ENGLISH, "kinds.marac-referral"), compose=marac_referral.compose,
        allowances={"marac": MARAC_REFERRAL},
        checks=(Check.OFFENDER, Check.FORUM, Check.REACHING, Check.FINDINGS, Check.INCIDENTS, Check.AREAS),
        asks=marac_referral.asks,
    ),
    DocumentKind(
        key="action-list", title=say_in(ENGLISH, "kinds.action-list"), compose=marac_actions.compose,
        allowances={"agency": ACTION_LIST, "internal": ACTION_LIST}, checks=(Check.ACTIONS,),
        asks=marac_actions.asks,
    ),
    DocumentKind(
        key="victim-copy", title=say_in(ENGLISH, "kinds.victim-copy"), compose=in_language(subject_access_copy.compose),
        allowances={"victim": VICTIM_COPY}, checks=(Check.SEVERAL_VICTIMS,),
        asks=asking_for_language(subject_access_copy.asks),
    ),
    DocumentKind(
        key="letter", title=say_in(ENGLISH, "kinds.letter"),
        compose=in_language(victim_letter.compose), allowances={"victim": LETTER},
        checks=NO_CHECKS, asks=asking_for_language(victim_letter.asks),
    ),
    DocumentKind(
        key="agency-letter", title=say_in(ENGLISH, "kinds.agency-letter"), compose=agency_letter.compose,
        allowances={"agency": AGENCY_LETTER}, checks=(Check.OFFENDER, Check.HELD), asks=agency_letter.asks,
    ),
)  # fmt: skip

WORTH_AS_ROWS = frozenset({"chronology", "breaches", "exhibits"})
"""Kinds whose tables can be had as rows, for a spreadsheet of whoever counts or sorts them."""
DOCUMENTS: tuple[DocumentKind, ...] = tuple(
    replace(
        kind,
        compose=in_print(kind.compose),
        asks=asking_for_file(
            asking_for_size(kind.asks, hers="victim" in kind.allowances), rows=kind.key in WORTH_AS_ROWS
        ),
    )
    for kind in _KINDS
)
"""Every kind, each of which can be had in large print and as a text for editing."""


def document_kinds() -> tuple[DocumentKind, ...]:
    """Every kind of document."""
    return DOCUMENTS


def document_kind(key: str, audience: str) -> DocumentKind:
    """The kind of that key for that audience; UserError where there is none."""
    for kind in DOCUMENTS:
        if kind.key == key:
            if audience in kind.audiences:
                return kind
            readers = in_turn(kind.audiences)
            raise UserError(say("kinds.not-for-audience", document=kind.title, readers=readers, audience=audience))
    raise UserError(say("kinds.no-such", kind=key, kinds=in_turn(kind.key for kind in DOCUMENTS)))
