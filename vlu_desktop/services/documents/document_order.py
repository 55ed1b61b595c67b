# SPDX-License-Identifier: Apache-2.0
"""What an officer asks for when a document is made, and its form in the register, from which it can be made again."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from typing import Any

from vlu_desktop.kernel.errors import UserError
from vlu_desktop.language.catalogue import say

_ANSWER = "answer."


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What the officer asks for. `answers` holds what was answered to the kind's own questions, by key."""

    case_id: str
    kind: str
    audience: str
    data_to: date
    recipient: str = ""
    purpose: str = ""
    court: str = ""
    case_number: str = ""
    hearing_on: date | None = None
    marac_reason: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)

    def to_text(self) -> str:
        """The order, a line for each thing asked, for the register; the case is the register's own."""
        said = {each.name: getattr(self, each.name) for each in fields(self) if each.name not in ("case_id", "answers")}
        said |= {f"{_ANSWER}{key}": value for key, value in self.answers.items()}
        return to_lines(said)

    @classmethod
    def from_text(cls, text: str, case_id: str) -> "Order":
        """The order as it stands in the register; UserError for one of a version that kept none."""
        try:
            said = from_lines(text)
            answers = {key.removeprefix(_ANSWER): said.pop(key) for key in list(said) if key.startswith(_ANSWER)}
            for name in ("data_to", "hearing_on"):
                if name in said:
                    said[name] = date.fromisoformat(said[name])
            return cls(case_id=case_id, answers=answers, **said)
        except (ValueError, TypeError) as error:
            raise UserError(say("acts.how-that-document-was-asked")) from error


def to_lines(said: Mapping[str, Any]) -> str:
    """Each thing that was said by its name, a line of JSON each; nothing of what is empty."""
    return "\n".join(
        f"{name}: {json.dumps(value, ensure_ascii=False, default=lambda at: at.isoformat())}"
        for name, value in said.items()
        if value
    )


def from_lines(text: str) -> dict[str, Any]:
    """What `to_lines` wrote, with days as text; ValueError for anything else."""
    return {name: json.loads(value) for name, _, value in (line.partition(": ") for line in text.split("\n"))}
