# SPDX-License-Identifier: Apache-2.0
"""The file that leaves the program: written all of it or none of it, and what its name says beside its kind."""

import os
import tempfile
from contextlib import suppress
from pathlib import Path

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.papers.document_kinds import DOCUMENTS

_KINDS = sorted((*(kind.key for kind in DOCUMENTS), "bundle"), key=len, reverse=True)


def said_by_name(name: str) -> str:
    """A file's name without the kind of document that the program puts at its beginning: that tells nothing."""
    return next((name.removeprefix(f"{kind}-") for kind in _KINDS if name.startswith(f"{kind}-")), name)


def write_whole(out: Path, content: bytes) -> None:
    """All of the file or none of it: an earlier one stays until the new one is whole on the disk."""
    folder = out.parent
    if not folder.is_dir():
        raise UserError(f"There is no folder {folder}. Choose one that is there.")
    try:
        handle, name = tempfile.mkstemp(dir=folder, prefix=".vlu-", suffix=".part")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(name, out)
        except BaseException:
            with suppress(OSError):
                os.unlink(name)
            raise
    except OSError as error:
        raise UserError(
            f"The file could not be written to {folder}: {error.strerror or 'the disk refused'}. "
            "Nothing was saved; choose another folder or make room."
        ) from error
