# SPDX-License-Identifier: Apache-2.0
"""Where the program's own files and the officer's folders are, in a checkout and in an installed copy alike."""

import tempfile
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parents[1]


def resources() -> Path:
    """The folder of dated rules, word lists, prompts and the example casebook."""
    return _shipped("resources")


def forms() -> Path:
    """The folder with one folder a form."""
    return _shipped("forms")


def guide() -> Path:
    """The folder with the user guide and its pictures."""
    inside = _PACKAGE / "_guide"
    return inside if inside.is_dir() else _PACKAGE.parent / "docs"


def requirements() -> Path:
    """The pinned list of the packages that the program is installed with."""
    inside = _PACKAGE / "_requirements.txt"
    return inside if inside.is_file() else _PACKAGE.parent / "packaging" / "requirements.txt"


def release_keys() -> Path:
    """The public halves of the keys that sign this program's versions."""
    inside = _PACKAGE / "_release" / "release-keys.txt"
    return inside if inside.is_file() else _PACKAGE.parent / "packaging" / "release-keys.txt"


def data_dir() -> Path:
    """Where this program keeps what it needs on this computer, such as which casebook was last open; never a case."""
    return platformdirs.user_data_path("vlu-desktop", appauthor=False)


def documents_dir() -> Path:
    """The officer's own documents folder, where a new casebook or an export is first offered to be put."""
    return platformdirs.user_documents_path()


def fresh_folder(name: str) -> Path:
    """A new, empty folder of this program's own on this computer, such as for one look round the example."""
    parent = data_dir()
    parent.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(prefix=f"{name}-", dir=parent))


def _shipped(name: str) -> Path:
    """A wheel carries the folder inside the package; a checkout has it beside the package."""
    inside = _PACKAGE / f"_{name}"
    return inside if inside.is_dir() else _PACKAGE.parent / name
