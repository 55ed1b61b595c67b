# SPDX-License-Identifier: Apache-2.0
"""What every record has: an id, its unit, and the fourth clock, when and by whom it was recorded."""

from dataclasses import dataclass
from datetime import datetime

from vlu_desktop.kernel.ids import OfficerId, RecordId, UnitId


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A row of the record. The store stamps the id, unit, instant and officer of one that has none."""

    id: RecordId = RecordId("")
    unit: UnitId = UnitId("")
    recorded_at: datetime | None = None
    recorded_by: OfficerId = OfficerId("")
