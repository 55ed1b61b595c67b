# SPDX-License-Identifier: Apache-2.0
"""The door for files: written whole without a name, the line that lets them go committed, then put in their place.

A line that can't be committed leaves no file and replaces none; a file that can't be put in its place is journalled as
one that did not leave. What is written is never readable after a kill: where the system has files without a name it has
none, and elsewhere the vault knows where it stands and takes it away at the next opening.
"""

import hashlib
import os
import re
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from vlu_desktop.kernel.errors import Sentence, UserError
from vlu_desktop.kernel.stopping import finishing
from vlu_desktop.language.catalogue import say
from vlu_desktop.store.keys.key_file import sync_folder
from vlu_desktop.store.records.acts import Act
from vlu_desktop.store.records.leaving_files import LeavingFile
from vlu_desktop.store.records.left_over import did_not_leave, one_did_not_leave
from vlu_desktop.store.records.store import Store

_OF_A_CASEBOOK = re.compile(r"\.vlu($|[-.])|^casebook-backup-.*\.(age|keys)$", re.IGNORECASE)


def said_by_name(name: str) -> str:
    """A file's name without the kind of document that the program puts at its beginning: that tells nothing."""
    # Not with this module: a command that notes what it prints would wait for every paper to be read.
    from vlu_desktop.papers.document_kinds import DOCUMENTS

    kinds = sorted((*(kind.key for kind in DOCUMENTS), "bundle"), key=len, reverse=True)
    return next((name.removeprefix(f"{kind}-") for kind in kinds if name.startswith(f"{kind}-")), name)


@contextmanager
def leaving(
    store: Store, method: str, files: Sequence[tuple[Path, bytes]], *, case_id: str = "", reason: str = "",
    detail: str = "",
) -> Iterator[Act]:  # fmt: skip
    """One act of disclosure with the files that it lets go; within it, the caller adds what the register holds."""
    parts: list[_Part] = []
    try:
        for out, _ in files:
            refuse_destination(store, out)
        for out, content in files:
            parts.append(_Part(store, out))
            parts[-1].write(content)
        with store.act(method, act="disclosed", case_id=case_id, reason=reason, detail=detail) as act:
            yield act
            for part in parts:
                part.announce(act.ref)
        with finishing():
            # The line stands, so the files go now, or the journal says that they did not.
            _put_in_place(store, parts, act.ref)
    finally:
        with finishing():
            for part in parts:
                part.drop()


def refuse_destination(store: Store, out: Path) -> None:
    """UserError for what no file may be put in the place of: a casebook and what is beside it, a link, a device."""
    if not out.parent.is_dir():
        raise UserError(say("acts.no-folder", folder=str(out.parent)))
    try:
        found = out.lstat()
    except OSError:
        found = None
    if found is not None and not stat.S_ISREG(found.st_mode):
        raise UserError(say("acts.no-file", name=out.name))
    vault = store.path
    beside = out.parent.resolve() == vault.parent.resolve() and out.name.casefold().startswith(vault.name.casefold())
    if beside or _OF_A_CASEBOOK.search(out.name) or (found is not None and os.path.samestat(found, vault.stat())):
        raise UserError(say("acts.name-of-a-casebook", name=out.name))


class _Part:
    """A whole file on the disk it goes to, with no name where the system has such, or one that the vault remembers."""

    def __init__(self, store: Store, out: Path) -> None:
        self._store = store
        self._out = out
        self._name = secrets.token_hex(8)
        self._part = out.with_name(f".vlu-{self._name}.part")
        self._announced = False
        self.owed = False
        """Whether the line that lets it go stands, and it is neither in its place nor journalled as not left."""

        self._sha256 = ""
        self._named = False
        self._file = self._nameless()
        if self._file < 0:
            self._remember(LeavingFile(name=self._name, part=str(self._part)))
            try:
                flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
                self._file = os.open(self._part, flags, 0o600)
                self._named = True
            except OSError as error:
                self.drop()
                raise _refused(out, error) from error

    @property
    def out(self) -> Path:
        """Where it goes."""
        return self._out

    def write(self, content: bytes) -> None:
        """All of it, on the disk. UserError."""
        self._sha256 = hashlib.sha256(content).hexdigest()
        try:
            left = memoryview(content)
            while left:
                left = left[os.write(self._file, left) :]
            os.fsync(self._file)
        except OSError as error:
            raise _refused(self._out, error) from error

    def announce(self, entry: str) -> None:
        """Within the act: that it is about to be put in its place, by way of a name of its own where one is there."""
        needs_name = self._named or os.path.lexists(self._out)
        part = str(self._part) if needs_name else ""
        self._remember(LeavingFile(name=self._name, part=part, out=str(self._out), sha256=self._sha256, entry=entry))

    def put(self) -> None:
        """Give it its name. OSError where it has not got it.

        Where the disk takes the name and then fails to say that the folder is written through, the file is there, and
        anybody can take it: it left.
        """
        if not self._named:
            source, folder = f"/proc/self/fd/{self._file}", os.open(self._out.parent, os.O_RDONLY)
            try:
                if not os.path.lexists(self._out):
                    # Fails where something came there meanwhile, which nobody was asked about.
                    os.link(source, self._out, src_dir_fd=folder, follow_symlinks=True)
                    with suppress(OSError):
                        os.fsync(folder)
                    return
                os.link(source, self._part, src_dir_fd=folder, follow_symlinks=True)
                self._named = True
            finally:
                os.close(folder)
        self._close()
        os.replace(self._part, self._out)
        self._named = False
        with suppress(OSError):
            sync_folder(self._out.parent)

    def drop(self) -> None:
        """Leave nothing of it but what is in its place."""
        self._close()
        if self._named:
            try:
                self._part.unlink(missing_ok=True)
            except OSError:
                # The vault goes on knowing of it.
                return
        if self._announced and not self.owed:
            with suppress(UserError):
                self._store.settle_leaving(self._name)

    def _nameless(self) -> int:
        """A file without a name on the disk of the folder; -1 where there can't be one."""
        try:
            file = os.open(self._out.parent, os.O_TMPFILE | os.O_WRONLY, 0o600)
        except (AttributeError, OSError):
            return -1
        if os.path.exists(f"/proc/self/fd/{file}"):
            return file
        os.close(file)
        return -1

    def _remember(self, file: LeavingFile) -> None:
        self._store.announce_leaving(file)
        self._announced = True

    def _close(self) -> None:
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


def _put_in_place(store: Store, parts: Sequence[_Part], entry: str) -> None:
    """Give each its name; which could not be, the journal says. What it can't say now, the next opening does."""
    for part in parts:
        part.owed = True
    failed: list[tuple[_Part, OSError]] = []
    for part in parts:
        try:
            part.put()
            part.owed = False
        except OSError as error:
            failed.append((part, error))
    if not failed:
        return
    none_left = len(failed) == len(parts)
    later = False
    for part, _ in failed:
        try:
            if none_left:
                did_not_leave(store, entry, part.out.name)
            else:
                one_did_not_leave(store, part.out.name)
            part.owed = False
        except UserError:
            later = True
    raise UserError(_said_of(failed, len(parts), later=later)) from failed[0][1]


def _said_of(failed: Sequence[tuple[_Part, OSError]], of: int, *, later: bool) -> Sentence:
    """What of so many files did not leave, and why the first of them; `later`: the journal will say so in time."""
    part, error = failed[0]
    n, name, folder, why = len(failed), part.out.name, str(part.out.parent), _why(error)
    if n == of and later:
        return say("acts.it-did-not-leave-later", name=name, folder=folder, why=why)
    if n == of:
        return say("acts.it-did-not-leave", name=name, folder=folder, why=why)
    if later:
        return say("acts.some-did-not-leave-later", n=n, all=of, name=name, folder=folder, why=why)
    return say("acts.some-did-not-leave", n=n, all=of, name=name, folder=folder, why=why)


def _refused(out: Path, error: OSError) -> UserError:
    return UserError(say("acts.not-written", folder=str(out.parent), why=_why(error)))


def _why(error: OSError) -> str:
    """The system's own word for it."""
    return error.strerror or str(say("acts.the-disk-refused"))
