# SPDX-License-Identifier: Apache-2.0
"""Editors for the fields of the record, one a kind, and the form that lays them out."""

from vlu_desktop.ui.fields.editor import Editor
from vlu_desktop.ui.fields.form import RecordForm
from vlu_desktop.ui.fields.make import Context, make_editor

__all__ = ["Context", "Editor", "RecordForm", "make_editor"]
