# SPDX-License-Identifier: Apache-2.0
"""Takes a file of messages into a case within one act: the file, each message, and the files that came with them."""

import hashlib
import mimetypes
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from vlu_desktop.intake.messages.bursts import SORTS
from vlu_desktop.intake.messages.joining import Joining, Same, told_of
from vlu_desktop.intake.messages.message import NOBODYS, Media, Message, Progress
from vlu_desktop.intake.messages.senders import WhoIsWho
from vlu_desktop.kernel.errors import UserError
from vlu_desktop.kernel.ids import RecordId
from vlu_desktop.language.catalogue import say
from vlu_desktop.record.base import Record
from vlu_desktop.record.conduct import Exhibit, SourceItem, SourceItemExhibit
from vlu_desktop.services.cases.exhibits import next_reference
from vlu_desktop.services.cases.file_intake import first_step
from vlu_desktop.services.cases.message_preview import MOST_MESSAGES, MessagePreview
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.store import Store

LARGEST_MEDIA = 500 * 1024 * 1024
"""Bytes. A larger file stays in the export, which is kept whole, and is named."""


_SINCE = ("", "edited", "deleted")
"""A message stands in the first of its words that are known; what became of it since is told in a notice after it."""


class FileChanged(UserError):
    """The file is not the one it was when its taking in began, so nothing of it is kept."""


@dataclass(slots=True)
class StorageResult:
    """What came of a file: messages stored, and how many of each form; those held already by the case or
    another part of the file, files kept, and those left with the reason. `reworded` are those held that had other
    words there; both are kept.
    """

    exhibit_id: str = ""
    stored: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    doubles: int = 0
    reworded: int = 0
    media: int = 0
    left: list[tuple[str, str]] = field(default_factory=list)

    @property
    def are_messages(self) -> bool:
        """Whether there are any among them of which an incident may be made."""
        return any(self.forms[form] for form in SORTS)


class StorageRun:
    """One file on its way into a case, within an act that is under way."""

    def __init__(
        self, act: Act, store: Store, preview: MessagePreview, joining: Joining, today: date, handed_by: str
    ) -> None:
        held = store.all(Exhibit, case_id=preview.case_id)
        self._act = act
        self._store = store
        self._preview = preview
        self._joining = joining
        self._stamp: dict[str, Any] = {"taken_in": today, "handed_by": handed_by}
        self._exhibits = {each.sha256: each.id for each in held if each.sha256}
        self._linked = {
            (each.source_item_id, each.exhibit_id) for each in store.of_case(SourceItemExhibit, preview.case_id)
        }
        self._number = int(next_reference(held).removeprefix("VLU/"))
        self._who = WhoIsWho(preview.names)
        self._media: set[str] = set()
        self._since: list[tuple[Same, SourceItem]] = []
        self._room = MOST_MESSAGES - joining.many
        self.done = StorageResult()

    def run(self, progress: Progress) -> StorageResult:
        """Do it. UserError where the file was changed since it was previewed, or the case has not the room."""
        source = self._preview.source
        self.done.exhibit_id = self._exhibit(
            Exhibit(
                case_id=self._preview.case_id, title=_titled(self._preview), file_name=source.name,
                clock=self._preview.file.clock,
            ),
            source.pieces,
        )  # fmt: skip
        if self._joining.is_needed:
            for each in self._preview.file.read(lambda done, of: progress(done, 2 * of)):
                if isinstance(each, Message):
                    self._joining.expect(self._item(each), each.part)
            self._act.add_many(self._records(lambda done, of: progress(of + done, 2 * of)))
        else:
            self._act.add_many(self._records(progress))
        for same, item in self._since:
            self._tell(same, item)
        if self.done.stored + self.done.doubles != self._preview.messages or not source.is_unchanged:
            raise FileChanged(say("files.changed-open-again", file=source.name))
        return self.done

    def _records(self, progress: Progress) -> Iterator[Record]:
        for each in self._preview.file.read(progress):
            if isinstance(each, Message):
                yield from self._records_of(each)

    def _records_of(self, message: Message) -> Iterator[Record]:
        item = self._item(message)
        held = [media for media in message.media if media.member]
        same = self._joining.held(item, message.part) if self._joining.is_needed else None
        item_id = same.id if same else ""
        if same:
            self.done.doubles += 1
            self.done.reworded += same.is_reworded
            if same.is_reworded or same.is_restated:
                self._since.append((same, item))
        else:
            self.done.stored += 1
            if self.done.stored > self._room:
                raise UserError(
                    say("acts.no-room-for-these-messages", file=self._preview.source.name, most=MOST_MESSAGES)
                )
            self.done.forms[item.form] += 1
            if held or self._joining.is_needed:
                item_id = self._act.new_id()
                item = replace(item, id=RecordId(item_id))
                self._joining.stored(item, item_id, message.part)
            yield item
        for media in held:
            yield from self._kept(media, message, item_id)

    def _tell(self, same: Same, other: SourceItem) -> None:
        """Keep what another export says of a message that is there: its other words, and that it was changed since."""
        found = self._store.get(SourceItem, same.id)
        if found is None:
            return
        state = max(found.state, other.state, key=_since)
        first, later = found, other
        if same.is_reworded and _since(other.state) < _since(found.state):
            first, later = other, found
        self._act.change(
            replace(found, raw=first.raw, exhibit_id=first.exhibit_id, position=first.position, state=state), found
        )
        if same.is_reworded:
            self._act.add(
                replace(
                    other, form="notice", raw=told_of(later), direction="", state=later.state, seconds=None,
                    exhibit_id=later.exhibit_id, position=later.position,
                )
            )  # fmt: skip

    def _item(self, message: Message) -> SourceItem:
        sender, receiver = self._preview.seen.ends(message)
        among = self._preview.seen.among(message.thread) if not receiver else ()
        return SourceItem(
            case_id=self._preview.case_id,
            exhibit_id=self.done.exhibit_id,
            position=message.place,
            happened=message.at,
            sent_at=message.moment,
            sender=sender,
            receiver=receiver,
            direction="" if message.form in NOBODYS else self._who.direction(sender, receiver, among),
            medium=self._preview.file.service,
            raw=message.words,
            thread=message.thread,
            form=message.form,
            state=message.state,
            seconds=message.seconds,
        )

    def _kept(self, media: Media, message: Message, item_id: str) -> Iterator[Record]:
        """A file that came with a message, as an exhibit of its own within the export's, linked to the message."""
        when = f", sent on {message.at.display()}" if message.at is not None and message.at.is_dated else ""
        exhibit = Exhibit(
            case_id=self._preview.case_id, title=f"{media.name}{when}", file_name=media.name,
            media_type=media.media_type, within_id=self.done.exhibit_id,
        )  # fmt: skip
        try:
            exhibit_id = self._exhibit(exhibit, lambda: _capped(self._preview.file.content(media)))
        except FileChanged:
            raise
        except UserError as wrong:
            self.done.left.append((media.name, str(wrong)))
            return
        if (item_id, exhibit_id) not in self._linked:
            self._linked.add((item_id, exhibit_id))
            self._media.add(exhibit_id)
            self.done.media = len(self._media)
            yield SourceItemExhibit(source_item_id=item_id, exhibit_id=exhibit_id)

    def _exhibit(self, exhibit: Exhibit, pieces: Callable[[], Iterator[bytes]]) -> str:
        """The exhibit that has these bytes, made where the case has none; its id. The bytes are read twice."""
        whole, size = hashlib.sha256(), 0
        for piece in pieces():
            whole.update(piece)
            size += len(piece)
        sha256 = whole.hexdigest()
        found = self._exhibits.get(sha256)
        if found:
            return found
        media_type = exhibit.media_type or mimetypes.guess_type(exhibit.file_name)[0] or "application/octet-stream"
        made = self._act.add(
            replace(
                exhibit, reference=f"VLU/{self._number}", kind="file", media_type=media_type, size=size,
                sha256=sha256, **self._stamp,
            )
        )  # fmt: skip
        self._number += 1
        if self._act.add_content(made.id, pieces()) != (size, sha256):
            raise FileChanged(say("files.changed-open-again", file=exhibit.file_name))
        self._act.add(first_step(self._store, made))
        self._exhibits[sha256] = made.id
        return made.id


def _titled(preview: MessagePreview) -> str:
    """What the file's exhibit is called; a log by its own sort."""
    log = set(preview.forms) == {"entry"}
    return f"{preview.file.service if log else 'Messages exported'}: {preview.source.name}"


def _since(state: str) -> int:
    return _SINCE.index(state) if state in _SINCE else 0


def _capped(pieces: Iterator[bytes]) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > LARGEST_MEDIA:
            raise UserError(say("acts.it-is-larger-than-mb"))
        yield piece
