# SPDX-License-Identifier: Apache-2.0
"""How large a bundle may be, from dated data."""

import tomllib
from dataclasses import dataclass
from datetime import date

from vlu_desktop.language.phrases import sentence_case
from vlu_desktop.platform import paths


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeLimit:
    """The largest file that a recipient takes, while it is in force."""

    recipient: str
    most_bytes: int
    source: str
    valid_from: date
    valid_to: date | None = None
    checked: bool = False

    def warning(self, size: int) -> str:
        """What to tell the officer of a file of that size; "" where it fits."""
        if size <= self.most_bytes:
            return ""
        return (
            f"This file is {size / 1e6:.1f} MB. {sentence_case(self.recipient)} takes at most "
            f"{self.most_bytes / 1e6:.0f} MB: split the bundle, or ask how else it may be delivered."
        )


def size_limits(day: date, text: str = "") -> tuple[SizeLimit, ...]:
    """The limits in force on a day; `text` is a unit's own file in place of the one shipped."""
    text = text or (paths.resources() / "rules" / "bundles.toml").read_text(encoding="utf-8")
    limits = (SizeLimit(**entry) for entry in tomllib.loads(text)["limit"])
    return tuple(
        limit for limit in limits if limit.valid_from <= day and (limit.valid_to is None or day <= limit.valid_to)
    )
