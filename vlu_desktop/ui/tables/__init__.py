# SPDX-License-Identifier: Apache-2.0
"""Tables of records that sort, edit in place and say what to do when they are empty."""

from vlu_desktop.ui.tables.record_model import Columns, RecordModel
from vlu_desktop.ui.tables.record_table import RecordTable

__all__ = ["Columns", "RecordModel", "RecordTable"]
