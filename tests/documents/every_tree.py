# SPDX-License-Identifier: Apache-2.0
"""One tree of every kind this program makes a file of: each document for each audience, every block, bundles."""

from collections.abc import Iterator
from datetime import UTC, datetime

from tests.documents import foreign_samples as foreign
from tests.documents.disclosed_samples import a_campaign, court, source_of, view_of
from tests.documents.tree_samples import document, rich
from vlu_desktop.documents.bundle import Bundle, DocumentPart, ExhibitPart, composed
from vlu_desktop.documents.elsewhere import read_exhibit
from vlu_desktop.documents.kinds import DOCUMENTS
from vlu_desktop.documents.tree import Document


def documents() -> Iterator[tuple[str, Document]]:
    """Each kind of document for each of its audiences, by a name of its own."""
    for kind in DOCUMENTS:
        for audience in kind.audiences:
            yield f"{kind.key}-{audience}", kind.compose(source_of(court(view_of(*a_campaign()))))


def others() -> Iterator[tuple[str, Document]]:
    """What else a file is made of."""
    yield "every-block", rich()
    yield "welsh", document(*rich().body, language="cy")
    yield "nothing", document()
    described = ExhibitPart(
        reference="AB/1", title="The gate", file=read_exhibit(foreign.photograph()), sha256="0f" * 32,
        alternative="A gate with a broken lock.",
    )  # fmt: skip
    letter = ExhibitPart(reference="AB/2", title="A letter", file=read_exhibit(foreign.letter(3)), sha256="0f" * 32)
    for name, exhibits in (("bundle", (described,)), ("bundle-with-a-letter", (described, letter))):
        bundle = Bundle(
            title="Bundle: R v Person", made=datetime(2026, 8, 4, tzinfo=UTC), identity="7F2C91AE",
            marking="OFFICIAL-SENSITIVE", parts=(DocumentPart(document=rich()), *exhibits),
        )  # fmt: skip
        yield name, composed(bundle)[0]
