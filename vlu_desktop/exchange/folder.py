# SPDX-License-Identifier: Apache-2.0
"""A folder as a carrier: a share, a synchronised folder or a stick. Each computer writes only files of its own in it.

A parcel is `DEVICE/KIND-STREAM-FIRST-LAST.vlup`. It is written under another name and then given its own, so nobody
reads half of one; nothing is ever changed or taken away, and a name that is not a parcel's is left alone.
"""

import os
import re
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO

from vlu_desktop.exchange.carrier import CarrierFailed, Kind, OtherParcelThere, Parcel, pieces
from vlu_desktop.language.catalogue import say

_NAME = re.compile(r"(card|keys|pack)-([0-9a-f]{32})-([0-9]{1,19})-([0-9]{1,19})\.vlup\Z")
_DEVICE = re.compile(r"[0-9a-f]{16}\Z")


class FolderCarrier:
    """Parcels in a folder, which must be there already: a stick that is not plugged in is never made up."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def parcels(self) -> Iterable[Parcel]:
        """The names of all that lie there. CarrierFailed where the folder is not there or can't be read."""
        try:
            return list(self._listed())
        except OSError as error:
            raise CarrierFailed(say("exchange.folder-unreadable", folder=str(self.folder))) from error

    def put(self, parcel: Parcel, body: Iterable[bytes]) -> None:
        """Lay a parcel there, whole or not at all."""
        path = self._path(parcel)
        part = path.with_name(f".{path.name}.{os.getpid()}.part")
        try:
            if not self.folder.is_dir():
                raise CarrierFailed(say("exchange.folder-unreadable", folder=str(self.folder)))
            path.parent.mkdir(exist_ok=True)
            if path.parent.is_symlink():
                # Whoever laid a link there would have this computer write where it leads.
                raise CarrierFailed(say("exchange.folder-not-writable", folder=str(path.parent)))
            for name in os.listdir(path.parent):
                if name.startswith(f".{path.name}.") and name.endswith(".part"):
                    path.with_name(name).unlink()
            with open(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY | _BINARY, 0o600), "wb") as file:
                file.writelines(body)
                file.flush()
                os.fsync(file.fileno())
            if path.exists():
                self._refuse_other(part, path)
            else:
                os.replace(part, path)
        except OSError as error:
            raise CarrierFailed(say("exchange.folder-not-writable", folder=str(self.folder))) from error
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    @contextmanager
    def read(self, parcel: Parcel) -> Iterator[BinaryIO]:
        """A parcel's bytes. KeyError where it isn't there."""
        path = self._path(parcel)
        try:
            # A link or a device laid there under a parcel's name is not followed.
            if not stat.S_ISREG(path.lstat().st_mode):
                raise KeyError(parcel)
            file = path.open("rb")
        except FileNotFoundError:
            raise KeyError(parcel) from None
        except OSError as error:
            raise CarrierFailed(say("exchange.folder-unreadable", folder=str(self.folder))) from error
        with file:
            yield file

    def _listed(self) -> Iterator[Parcel]:
        for device in sorted(os.listdir(self.folder)):
            folder = self.folder / device
            if _DEVICE.match(device) and folder.is_dir() and not folder.is_symlink():
                yield from filter(None, (_named(device, name) for name in sorted(os.listdir(folder))))

    def _path(self, parcel: Parcel) -> Path:
        name = f"{parcel.kind}-{parcel.stream}-{parcel.first}-{parcel.last}.vlup"
        return self.folder / parcel.device / name

    def _refuse_other(self, part: Path, path: Path) -> None:
        with part.open("rb") as new, path.open("rb") as there:
            same = part.stat().st_size == path.stat().st_size and all(
                one == other for one, other in zip(pieces(new), pieces(there), strict=True)
            )
        if not same:
            raise OtherParcelThere(say("exchange.other-parcel-there"))


@lru_cache(maxsize=1 << 16)
def _named(device: str, name: str) -> Parcel | None:
    """The parcel that a file's name tells of; the same few names are met at every meeting."""
    if found := _NAME.match(name):
        kind, stream, first, last = found.groups()
        with suppress(ValueError):
            return Parcel(device, Kind(kind), stream, int(first), int(last))
    return None


_BINARY = getattr(os, "O_BINARY", 0)
