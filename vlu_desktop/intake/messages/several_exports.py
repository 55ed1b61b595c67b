# SPDX-License-Identifier: Apache-2.0
"""An archive that holds the exports of several services: which of them is read is asked, and the others are named."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from vlu_desktop.intake.messages.message import (
    Media,
    Message,
    MessageFile,
    Progress,
    SkippedPart,
    SourceQuestion,
    unwatched,
)
from vlu_desktop.language.phrases import listed, number

WHICH = "export"
"""The key of the question which export is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """One export of the archive: its format's key, what that is called, and how it is opened."""

    key: str
    label: str
    open: Callable[[], MessageFile]


@dataclass(frozen=True, slots=True, kw_only=True)
class SeveralExports:
    """One export at a time, the first until an officer chose; the archive is imported once for each."""

    exports: Sequence[Export]
    chosen: Export
    opened: MessageFile

    @property
    def name(self) -> str:
        """The archive's name."""
        return self.opened.name

    @property
    def service(self) -> str:
        """What the export that is read is of."""
        return self.opened.service

    @property
    def clock(self) -> str:
        """Whose clock the times of that export are by."""
        return self.opened.clock

    @property
    def leaves_out(self) -> tuple[str, ...]:
        """What that export never holds, and first the exports that are not read with it."""
        others = listed([each.label for each in self.exports if each is not self.chosen])
        left = f"In this archive too, and not read now: {others}. Import it again for that."
        return (left, *self.opened.leaves_out)

    @property
    def asked(self) -> tuple[SourceQuestion, ...]:
        """Which export is read, and what that one can't answer."""
        which = SourceQuestion(
            key=WHICH,
            question=f"This archive holds {number(len(self.exports), 'export')}. Which is read now? "
            "Import it again for the next.",
            choices=tuple((each.key, each.label) for each in self.exports),
            answer=self.chosen.key,
        )
        return (which, *(replace(each, key=self._own(each.key)) for each in self.opened.asked))

    def answered(self, key: str, answer: str) -> "SeveralExports":
        """Another export, or the same read by another answer. ValueError for what was no choice."""
        if key != WHICH:
            own = key.removeprefix(self._own(""))
            if own == key:
                raise ValueError(key)
            return replace(self, opened=self.opened.answered(own, answer))
        chosen = next((each for each in self.exports if each.key == answer), None)
        if chosen is None:
            raise ValueError(answer)
        return self if chosen is self.chosen else replace(self, chosen=chosen, opened=chosen.open())

    def read(self, progress: Progress = unwatched) -> Iterator[Message | SkippedPart]:
        """Every message of the export chosen."""
        return self.opened.read(progress)

    def content(self, media: Media) -> Iterator[bytes]:
        """The bytes of a media file that came with one."""
        return self.opened.content(media)

    def _own(self, key: str) -> str:
        """What a question of the export is known by here: an answer for one export is none for another."""
        return f"{self.chosen.key}.{key}"
