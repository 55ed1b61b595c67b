# SPDX-License-Identifier: Apache-2.0
"""What the officer decides for one document."""

from dataclasses import dataclass
from datetime import date

WITHOUT_HERS, HERS_MASKED, WITH_HERS = "without-hers", "hers-masked", "with-hers"
"""What becomes of the victim's own messages where those of the entries are set out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageChoice:
    """That the messages of the entries may stand in the document: `came` are the ids of those that entries count.

    `hers` is one of the three above. What anybody else wrote meanwhile stands in no document.
    """

    came: frozenset[str]
    hers: str = WITHOUT_HERS


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureOptions:
    """What the officer decided for one document. MARAC is mentioned only with a reason for doing so.

    `court` is whom it is for; its name is no secret from its own audience. `up_to` is the last day of the record that
    the document speaks of, the day of disclosure where it is None. `agency` is the one agency an action list is for:
    other agencies' actions are not in it. `reader_id` is whose copy a victim's copy is, where a case has several.
    `drafts`: it is for somebody to read and sign her or his own statement, so those not signed yet stand in it and no
    other. `messages`: those of the entries stand in it, none where it is None.
    """

    marac_reason: str = ""
    court: str = ""
    up_to: date | None = None
    agency: str = ""
    reader_id: str = ""
    drafts: bool = False
    messages: MessageChoice | None = None

    @property
    def mentions_marac(self) -> bool:
        """Whether MARAC dates may stand in the document."""
        return bool(self.marac_reason.strip())
