# SPDX-License-Identifier: Apache-2.0
"""Which standards a document may say it meets. A claim that a person could find untrue is never made."""

from enum import StrEnum

from vlu_desktop.typeset import tree as t
from vlu_desktop.typeset.tree_numbering import walk


class Standards(StrEnum):
    """What a file says of itself, in the words used for it on paper."""

    ACCESSIBLE = "PDF/A-2a and PDF/UA-1"
    ARCHIVABLE = "PDF/A-2u"


def claimed(document: t.Document) -> Standards:
    """What the document's file may claim.

    A page made elsewhere is shown as a picture with its words behind it: they can be found and read out, but what is a
    heading and what a table is not known, and a picture that nobody has described says nothing to who can't see it.
    Such a file is archivable, with every character known (level u); it is not called accessible, though all the rest
    in it is tagged as ever.
    """
    for block in walk(document.body):
        if isinstance(block, t.PicturePage) or (isinstance(block, t.Picture) and not block.alternative.strip()):
            return Standards.ARCHIVABLE
    return Standards.ACCESSIBLE
