# SPDX-License-Identifier: Apache-2.0
"""The clock that the program runs by: the present instant and the civil day here."""

import os
from datetime import UTC, date, datetime

from vlu_desktop.dates.civil_clock import civil
from vlu_desktop.kernel.ids import Clock


def now() -> datetime:
    """The present instant, aware, in UTC; SOURCE_DATE_EPOCH (seconds) stands in, to make a document again alike."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)


def today(clock: Clock = now) -> date:
    """The civil day here."""
    return civil(clock()).date()
