# SPDX-License-Identifier: Apache-2.0
"""The only way from the record to a document: a case as an audience may have it, with nothing else left in it."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date

from vlu_desktop.documents.allowance import Allowance
from vlu_desktop.documents.guarded import READERS, Guarded, VaultView, guarded_values
from vlu_desktop.documents.masking import Masker, mark
from vlu_desktop.documents.permitted import Permitted
from vlu_desktop.domain.casefile import CaseFile
from vlu_desktop.domain.errors import UserError
from vlu_desktop.domain.people import Case
from vlu_desktop.domain.work import WithholdingMark

__all__ = ["Choices", "Disclosed", "Left", "disclose", "mark"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What the officer decided for one document. MARAC is mentioned only with a reason for doing so.

    `court` is whom it is for; its name is no secret from its own audience. `up_to` is the last day of the record that
    the document speaks of, the day of disclosure where it is None.
    """

    marac_reason: str = ""
    court: str = ""
    up_to: date | None = None

    @property
    def mentions_marac(self) -> bool:
        """Whether MARAC dates may stand in the document."""
        return bool(self.marac_reason.strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """How often something was withheld for a reason, and in what; never what it was. For the officer alone."""

    reason: str
    what: str
    times: int


@dataclass(frozen=True, kw_only=True)
class Disclosed:
    """A case for an audience. What is withheld does not exist in it, so no composer can print it.

    `file` holds the permitted rows with the permitted fields; in their texts a mark of fixed length stands for each
    value withheld. `left` tells the officer what was withheld, also of what is not mentioned to the audience at all;
    `guarded` is for the search of the finished file only.
    """

    audience: str
    on: date
    file: CaseFile
    choices: Choices
    left: tuple[Left, ...]
    guarded: tuple[Guarded, ...] = field(repr=False)

    def masked(self, text: str) -> str:
        """A text from outside the case, such as the unit's name, as the audience may have it."""
        return Masker(self.guarded).text(text)


def disclose(view: VaultView, audience: str, on: date, choices: Choices, allowance: Allowance) -> Disclosed:
    """The case as `audience` may have it on the day `on`, holding only what `allowance` names.

    Raises UserError for an audience nobody defined, and for a case kept from the audience whole.
    """
    if audience not in READERS:
        raise UserError(f"There is no audience “{audience}”. Choose one of: {', '.join(READERS)}.")
    marac = choices.mentions_marac
    guarded = guarded_values(view, audience, on, marac=marac, court=choices.court)
    permitted = Permitted(view, audience, on, choices.up_to or on, marac=marac, allowance=allowance)
    masker = Masker(guarded, (row for row in view.file.all(WithholdingMark) if row.audience == audience))
    rows = {cls: tuple(masker.record(row) for row in found) for cls, found in permitted.rows().items()}
    if not rows[Case]:
        raise UserError("This case is kept from this audience as a whole. Change its protection to make a document.")
    case = rows[Case][0]
    assert isinstance(case, Case)
    left = Counter(masker.left)
    left.update(permitted.left)
    return Disclosed(
        audience=audience,
        on=on,
        file=CaseFile(case=case, rows=rows),
        choices=choices,
        left=tuple(Left(reason=reason, what=what, times=times) for (reason, what), times in sorted(left.items())),
        guarded=guarded,
    )
