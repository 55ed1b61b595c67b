# SPDX-License-Identifier: Apache-2.0
"""An export that was unpacked already: a folder read as the archive it came from, and nothing outside it."""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.intake.messages.message_source import BOMB, DAMAGED, GONE, MOST_MEMBERS, MessageSource
from vlu_desktop.kernel.errors import UserError


class MessageFolder(MessageSource):
    """A folder whose files are its members, by their paths within it. A link is no member, wherever it leads."""

    def __init__(self, folder: Path) -> None:
        super().__init__(b"", folder.name)
        self._folder = folder
        self._files = self._files_now()
        self.size = sum(size for size, _ in self._files.values())

    @property
    def is_archive(self) -> bool:
        """It is read as one."""
        return True

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The files' paths within the folder, in the order of their names."""
        return tuple(self._files)

    @property
    def is_unchanged(self) -> bool:
        """Whether its files are those that were there when it was opened, as large and as old."""
        return self._files == self._files_now()

    def size_of(self, member: str) -> int:
        """Bytes; 0 where there is no such member. "" is the whole folder."""
        return self._files.get(member, (0, 0))[0] if member else self.size

    @contextmanager
    def opened(self, member: str = "") -> Iterator[BinaryIO]:
        """A member's bytes as a stream; UserError where it can't be read. The folder itself has none."""
        if not member:
            yield io.BytesIO()
            return
        if member not in self._files:
            raise UserError(DAMAGED)
        try:
            stream = (self._folder / member).open("rb")
        except OSError as error:
            raise UserError(GONE) from error
        with stream:
            yield stream

    def _files_now(self) -> dict[str, tuple[int, int]]:
        """By member its bytes, and when it was last written in nanoseconds."""
        found: dict[str, tuple[int, int]] = {}
        for path, folders, files in os.walk(self._folder, followlinks=False):
            folders.sort()
            for name in sorted(files):
                file = Path(path) / name
                if not file.is_symlink() and file.is_file():
                    state = file.stat()
                    found[file.relative_to(self._folder).as_posix()] = (state.st_size, state.st_mtime_ns)
                if len(found) > MOST_MEMBERS:
                    raise UserError(BOMB)
        return found


def source_at(file: Path | bytes, name: str = "") -> MessageSource:
    """A file or a folder as it was handed over, before anybody understands it."""
    return MessageFolder(file) if isinstance(file, Path) and file.is_dir() else MessageSource(file, name)
