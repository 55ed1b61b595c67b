# SPDX-License-Identifier: Apache-2.0
"""Files made elsewhere, read in a process of their own and turned into pictures: nothing of the file itself goes on."""

from vlu_desktop.foreign.foreign_reader import ExhibitFile, read_exhibit

__all__ = ["ExhibitFile", "read_exhibit"]
