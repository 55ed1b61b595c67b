# SPDX-License-Identifier: Apache-2.0
"""The zone that a heading names, as "Date (UTC)" does, put behind the times below it."""

import re
from datetime import datetime, time

from vlu_desktop.intake.formats.grid import Value
from vlu_desktop.intake.mapping.cell_words import to_read
from vlu_desktop.intake.mapping.figures import FIGURES, ISO, read_clock

_ZONE = re.compile(r"(?<![^\W_])(?:utc|gmt|bst)(?:\s?[+-]\d{1,2}(?::?[0-5]\d)?)?(?![^\W_])", re.IGNORECASE)


def zone_in(heading: str) -> str:
    """The zone, "" where the heading names none, or may leave it open between two."""
    found = [zone.upper() for zone in _ZONE.findall(heading)]
    return found[0] if len(found) == 1 else ""


def with_zone(value: Value, zone: str) -> Value:
    """The cell with the zone behind its time; one without a time, or that names a zone itself, as it is."""
    if not zone:
        return value
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d %H:%M:%S} {zone}"
    if isinstance(value, time):
        return f"{value:%H:%M:%S} {zone}"
    if isinstance(value, str):
        said = to_read(value)
        dated = FIGURES.match(said) or ISO.match(said)
        if read_clock(dated["rest"].lstrip(" T,") if dated else said) is not None:
            return f"{said} {zone}"
    return value
