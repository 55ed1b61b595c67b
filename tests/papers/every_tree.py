# SPDX-License-Identifier: Apache-2.0
"""A tree of every kind this program makes a file of: each document for each audience, every block, bundles."""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import partial

from tests.foreign import foreign_samples as foreign
from tests.papers.whole_case import EVERY, made, whole_case
from tests.typeset.tree_samples import document, rich
from vlu_desktop.foreign import read_exhibit
from vlu_desktop.papers.bundle.assemble import composed
from vlu_desktop.papers.bundle.bundle_contents import Bundle, DocumentPart, ExhibitPart
from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree import Document

Made = Callable[[], Document]


def _document(kind: str, audience: str) -> Document:
    return made(whole_case(), kind, audience)


def _short(**more: str) -> Document:
    rows = t.Table(columns=(t.Column(),) * 2, header=(("Dyddiad", "Digwyddiad"),), rows=(("3 Mawrth", "Galwad"),),
                   caption="Digwyddiadau", id="rows")  # fmt: skip
    return document(
        t.Contents(),
        t.Heading(text="Hanes"),
        t.NumberedParagraph(text=("Gweler ", t.Ref(target="rows"), t.NoteRef(target="note"), "."), id="one"),
        rows,
        t.Endnote(text="Fel y dywedwyd.", id="note"),
        **more,
    )


def _bundle(*, letter: bool) -> Document:
    exhibits = [
        ExhibitPart(
            reference="AB/1", title="The gate", file=read_exhibit(foreign.photograph()), sha256="0f" * 32,
            alternative="A gate with a broken lock.",
        )
    ]  # fmt: skip
    if letter:
        file = read_exhibit(foreign.letter(3))
        exhibits.append(ExhibitPart(reference="AB/2", title="A letter", file=file, sha256="0f" * 32))
    bundle = Bundle(
        title="Bundle: R v Person", made=datetime(2026, 8, 4, tzinfo=UTC), identity="7F2C91AE",
        marking="OFFICIAL-SENSITIVE",
        parts=(DocumentPart(document=_short()), DocumentPart(document=_short(language="cy")), *exhibits),
    )  # fmt: skip
    return composed(bundle)[0]


DOCUMENT_TREES: dict[str, Made] = {f"{kind}-{audience}": partial(_document, kind, audience) for kind, audience in EVERY}
"""Each kind of document for each of its audiences."""
OTHER_TREES: dict[str, Made] = {
    "every-block": rich,
    "welsh": partial(_short, language="cy"),
    "nothing": document,
    "bundle": partial(_bundle, letter=False),
    "bundle-with-a-letter": partial(_bundle, letter=True),
}
"""What else a file is made of."""
EVERY_TREE = DOCUMENT_TREES | OTHER_TREES
