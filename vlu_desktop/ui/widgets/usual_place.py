# SPDX-License-Identifier: Apache-2.0
"""Where a window for files opens: among the officer's own documents, and not where the program was started."""

from vlu_desktop.platform import paths


def usual_place(name: str = "") -> str:
    """The officer's documents, or a file of that name among them."""
    return str(paths.documents_dir() / name)
