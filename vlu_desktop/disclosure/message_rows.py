# SPDX-License-Identifier: Apache-2.0
"""Which messages a document may set out: what entries count, and of the victim's own what the officer chose."""

from dataclasses import replace

from vlu_desktop.disclosure.disclosure_options import HERS_MASKED, WITH_HERS, WITHOUT_HERS, MessageChoice
from vlu_desktop.disclosure.masking import mark
from vlu_desktop.record.conduct import SourceItem

HER_OWN = "W7"
"""The reason for leaving out what the victim wrote herself."""
_SENT = frozenset({"message", "mail", "call", "missed", "voicemail"})
_NOT_SENT = frozenset({"draft", "failed"})


class MessageRows:
    """Asked of each message on its own, and given the row to leave out of it what its reader is not to have."""

    def __init__(self, choice: MessageChoice) -> None:
        self._choice = choice

    @property
    def shows_hers(self) -> bool:
        """Whether her own stand as she wrote them."""
        return self._choice.hers == WITH_HERS

    def may(self, row: SourceItem) -> bool:
        """Whether a message may be there."""
        return row.id in self._choice.came or (is_hers(row) and self._choice.hers != WITHOUT_HERS)

    def only(self, row: SourceItem) -> SourceItem:
        """The message; of her own no name or number, and where they are marked none of the words."""
        if row.id in self._choice.came:
            return row
        left = replace(row, sender="")
        return replace(left, raw=mark(HER_OWN), seconds=None) if self._choice.hers == HERS_MASKED else left


def is_hers(row: SourceItem) -> bool:
    """Whether the victim wrote it, or rang, and it was sent."""
    return row.direction == "from-victim" and row.form in _SENT and row.state not in _NOT_SENT
