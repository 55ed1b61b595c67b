# SPDX-License-Identifier: Apache-2.0
"""Files that another officer is asked to approve, as they come with the line that asks: proved against its value."""

import hashlib
from collections.abc import Callable, Collection
from typing import Any

from vlu_desktop.language.catalogue import say
from vlu_desktop.store.database.codec import Value
from vlu_desktop.store.database.connection import Connection
from vlu_desktop.store.joining.arriving_lines import NotTaken
from vlu_desktop.store.records import asked_files


class ArrivingFiles:
    """Keeps pieces as they come, and proves each file once the line that asks is read; within one transaction."""

    def __init__(self, connection: Connection, erased: Collection[str]) -> None:
        self._connection = connection
        self._erased = erased
        self._read: dict[str, tuple[Any, int]] = {}

    def take(self, name: str, n: int, piece: bytes) -> None:
        """Another piece of the file of a question. NotTaken where it is none; one that comes again is left out."""
        if not asked_files.is_question(name):
            raise NotTaken(say("joining.not-whole"))
        whole, there = self._read.get(name, (hashlib.sha256(), 0))
        if n < there:
            return  # given twice
        if n != there:
            raise NotTaken(say("joining.not-whole"))
        whole.update(piece)
        self._read[name] = (whole, there + 1)
        if asked_files.about(name) not in self._erased:
            asked_files.keep_piece(self._connection, name, n, piece)

    def settle(self, value_of: Callable[[str], Value]) -> None:
        """Each file that came is the one that its question names. NotTaken where it is another, or nobody asks."""
        for name, (whole, _) in self._read.items():
            if whole.hexdigest() != asked_files.digest_in(value_of(name)):
                raise NotTaken(say("joining.record-altered"))
        self._read.clear()
