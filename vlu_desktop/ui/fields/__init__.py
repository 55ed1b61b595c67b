# SPDX-License-Identifier: Apache-2.0
"""Editors for the fields of the record, one a kind, and the form that lays them out."""

from vlu_desktop.ui.fields.editor_for import Context, make_editor
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.fields.record_form import RecordForm

__all__ = ["Context", "Editor", "RecordForm", "make_editor"]
