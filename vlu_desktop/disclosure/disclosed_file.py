# SPDX-License-Identifier: Apache-2.0
"""A case as an audience may have it, as a type of its own: what a document is composed from, and nothing else is.

`disclose` makes it, and the papers may import no other case (tests/layers).
"""

from collections.abc import Mapping
from typing import Self

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile


class DisclosedFile(CaseFile):
    """Holds the permitted rows with the permitted fields; what is withheld does not exist in it."""

    def with_rows(self, rows: Mapping[type[Record], tuple[Record, ...]]) -> Self:
        """The same case with fewer rows, such as without what ended in acquittal."""
        return type(self)(case=self.case, rows={**self.rows, **rows}, lawful_ends=self.lawful_ends)
