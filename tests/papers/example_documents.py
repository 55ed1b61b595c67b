# SPDX-License-Identifier: Apache-2.0
"""Every document that the cases of the example casebook can give, each composed as the program composes it."""

import os
import re
import tempfile
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path

from vlu_desktop.bootstrap.shipped_data import shipped
from vlu_desktop.disclosure.protected_values import VaultView
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.common.paper_language import KEY as LANGUAGE
from vlu_desktop.papers.document_kinds import DOCUMENTS
from vlu_desktop.platform import paths
from vlu_desktop.record.people import Case
from vlu_desktop.rules.lawful_ends import with_lawful_ends
from vlu_desktop.services.documents.composing import ComposedDocument, Composer, Moment
from vlu_desktop.services.documents.document_order import Order
from vlu_desktop.services.documents.vault_view import vault_view
from vlu_desktop.services.example.example_data import load_casebook
from vlu_desktop.store.keys.key_file import KeyCost
from vlu_desktop.store.records.store import Store
from vlu_desktop.store.vault.vault import Vault, create_vault
from vlu_desktop.typeset import tree as t

FOLDER = paths.resources() / "casebook"
LAST_DAY = date(2026, 11, 16)
MADE = datetime(2026, 11, 16, 9, tzinfo=UTC)
REFERENCES: tuple[str, ...] = tuple(
    re.search(r'^reference = "([^"]+)"', file.read_text(encoding="utf-8"), re.MULTILINE)[1]  # type: ignore[index]
    for file in sorted(FOLDER.glob("[0-9]*.toml"))
    if "reference = " in file.read_text(encoding="utf-8") and not file.name.startswith("00")
)
"""Of every case of the example, in the order of its files."""


class _Clock:
    now = datetime(2016, 1, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def set(self, moment: datetime) -> None:
        self.now = moment


def example() -> Store:
    """The example casebook, open; kept for as long as the tests of this process run."""
    return _vault().store


@cache
def _vault() -> Vault:
    """Held on to: a vault that nobody holds is closed."""
    clock, data = _Clock(), shipped()
    cheap = KeyCost(memory_kib=64, passes=1, lanes=1)
    vault = create_vault(
        Path(tempfile.mkdtemp()) / "casebook.vlu", "correct horse battery staple orbit", officer_name="Example officer",
        unit_name="Example victim liaison unit", clock=clock, random=os.urandom, cost=cheap, floor=cheap,
    )  # fmt: skip
    load_casebook(vault.store, FOLDER, clock.set)
    clock.set(MADE)
    vault.store.completed = lambda file: with_lawful_ends(file, data.rules, data.holidays)
    return vault


def composed(reference: str, kind: str, audience: str, answers: Mapping[str, str] | None = None) -> ComposedDocument:
    """One document, composed once however many tests look at it; UserError where the case gives none."""
    return _composed(reference, kind, audience, tuple(sorted((answers or {}).items())))


@cache
def _view(reference: str) -> VaultView:
    (case,) = [each for each in example().all(Case) if each.reference == reference]
    return vault_view(example(), case.id)


@cache
def _composed(reference: str, kind: str, audience: str, answers: tuple[tuple[str, str], ...]) -> ComposedDocument:
    store, data, view = example(), shipped(), _view(reference)
    order = Order(case_id=view.file.case.id, kind=kind, audience=audience, data_to=LAST_DAY, answers=dict(answers))
    moment = Moment(made=MADE, head="AB12 CD34", officer=store.officer, on=LAST_DAY)
    return Composer(store, data.params, data.reference).composed(order, view, moment)


ASKED: Mapping[tuple[str, str], Mapping[str, str]] = {
    ("action-list", "agency"): {"agency": "Police"},
    ("letter", "victim"): {"letter": "letter-first-contact", "reply_by": "14 December 2026"},
    ("agency-letter", "agency"): {"letter": "letter-to-prison", "asked": "Please confirm the day of release."},
}
"""What a kind can't be made without an answer to."""


def documents_of(reference: str, size: str = "usual", language: str = "") -> dict[str, t.Document]:
    """By kind, audience and form, every document that the case gives, in that print; with a language, those that can
    be had in it."""
    found, data = {}, shipped().reference
    for kind in DOCUMENTS:
        if language and LANGUAGE not in {ask.key for ask in kind.asks(data)}:
            continue
        for audience in kind.audiences:
            asked = {"size": size, "language": language, **ASKED.get((kind.key, audience), {})}
            for form in ("full", "short") if kind.key == "social-history" else ("",):
                answers = {**asked, "form": form} if form else asked
                try:
                    tree = composed(reference, kind.key, audience, answers).tree
                except UserError:
                    continue
                found[" ".join(filter(None, (kind.key, "for", audience, form)))] = tree
    return found
