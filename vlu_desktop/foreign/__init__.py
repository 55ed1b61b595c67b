# SPDX-License-Identifier: Apache-2.0
"""Files made elsewhere, read in a process of their own and turned into pictures: nothing of the file itself goes on."""

from vlu_desktop.foreign.foreign_reader import ExhibitFile, FilePreview, read_details, read_exhibit, read_preview
from vlu_desktop.foreign.frames import FileDetails
from vlu_desktop.foreign.word_reader import reads_words, with_words

__all__ = [
    "ExhibitFile", "FileDetails", "FilePreview", "read_details", "read_exhibit", "read_preview", "reads_words",
    "with_words",
]  # fmt: skip
