# SPDX-License-Identifier: Apache-2.0
"""A case as an audience may have it, as a type of its own: what a document is composed from, and nothing else is.

`disclose` makes it, and the papers may import no other case (tests/layers).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Self

from vlu_desktop.record.base import Record
from vlu_desktop.record.casefile import CaseFile
from vlu_desktop.record.conduct import Charge
from vlu_desktop.record.offending import Conviction, Order, Sentence, Whereabouts

_HANG_ON_HIM: tuple[type[Record], ...] = (Order, Conviction, Charge, Sentence, Whereabouts)


@dataclass(frozen=True, kw_only=True)
class DisclosedFile(CaseFile):
    """Holds the permitted rows with the permitted fields; what is withheld does not exist in it.

    `hang_on`: how much of the whole record hangs on each entry for an offender, as `hanging_on` counts it.
    """

    hang_on: Mapping[str, int] = field(default_factory=dict)

    def with_rows(self, rows: Mapping[type[Record], tuple[Record, ...]]) -> Self:
        """The same case with fewer rows, such as without what ended in acquittal."""
        return replace(self, rows={**self.rows, **rows})


def hanging_on(whole: CaseFile) -> Mapping[str, int]:
    """How much hangs on each entry for an offender, whatever of it a reader has: so that each paper for whomever names
    a man entered twice by the same name first."""
    return {each: sum(len(whole.of(cls, each)) for cls in _HANG_ON_HIM) for each in whole.offenders}
