# SPDX-License-Identifier: Apache-2.0
"""The editor for a field, chosen by the field's own description."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from vlu_desktop.record.field_display import NameOf
from vlu_desktop.record.fields import Kind, Spec
from vlu_desktop.ui.fields.date_editors import CountEditor, DayEditor, InstantEditor, WhenEditor
from vlu_desktop.ui.fields.field_editor import Editor
from vlu_desktop.ui.fields.plain_editors import (
    ChoiceEditor,
    CodeEditor,
    FlagEditor,
    IntegerEditor,
    LongTextEditor,
    RefEditor,
    Terms,
    TextEditor,
)


@dataclass(frozen=True, slots=True)
class Context:
    """What editors ask of their page: today's date; as pairs of id and name the records of a type, or what is offered.

    `name_of` gives what a record is called, by its type and id.
    `history` shows the history of a record, by its type and id; None where there is none to show.
    """

    today: Callable[[], date]
    choices: Callable[[str], Terms]
    name_of: NameOf
    history: Callable[[str, str], None] | None = None


def make_editor(spec: Spec, context: Context) -> Editor:
    """An empty editor for the field."""
    match spec.kind:
        case Kind.LONG_TEXT:
            return LongTextEditor(spec)
        case Kind.CHOICE:
            return ChoiceEditor(spec)
        case Kind.REF:
            return RefEditor(spec, context.choices)
        case Kind.WHEN:
            return WhenEditor(spec, context.today)
        case Kind.DATE:
            return DayEditor(spec, context.today)
        case Kind.INSTANT:
            return InstantEditor(spec)
        case Kind.COUNT:
            return CountEditor(spec)
        case Kind.INTEGER:
            return IntegerEditor(spec)
        case Kind.FLAG:
            return FlagEditor(spec)
        case _:
            return CodeEditor(spec, context.choices(spec.offers)) if spec.offers else TextEditor(spec)
