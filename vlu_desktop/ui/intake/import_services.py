# SPDX-License-Identifier: Apache-2.0
"""What the import window does its work by: reading and taking in files, the unit's column maps, the list of cases."""

from dataclasses import dataclass

from vlu_desktop.services.cases.cases import Cases
from vlu_desktop.services.cases.column_maps import ColumnMaps
from vlu_desktop.services.cases.imports import Imports


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportServices:
    """The services of one casebook, asked on the vault's own thread alone."""

    imports: Imports
    maps: ColumnMaps
    cases: Cases
