# SPDX-License-Identifier: Apache-2.0
"""A text that a unit wrote itself, such as a form: read whole, or refused in a sentence."""

from pathlib import Path

from vlu_desktop.kernel.errors import UserError

LARGEST = 1 << 20


def text_of(file: Path) -> str:
    """The file's text; UserError where it is no text in UTF-8, or far more than anybody writes."""
    if file.stat().st_size > LARGEST:
        raise UserError(f"{file.name} is larger than 1 MB, so it is not one that a unit wrote. Take it out.")
    try:
        return file.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise UserError(f"{file.name} is not text in UTF-8. Save it again as UTF-8 in a text editor.") from error
