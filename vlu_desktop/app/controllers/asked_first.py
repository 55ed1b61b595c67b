# SPDX-License-Identifier: Apache-2.0
"""Acts that a unit may want a second officer to approve first; what does them is made when it is first wanted."""

from vlu_desktop.bootstrap.services import Services
from vlu_desktop.record.changes import Changes
from vlu_desktop.services.keeping.erasing import ErasurePlan
from vlu_desktop.ui.audit.erase_window import Eraser
from vlu_desktop.ui.people.joining_window import Joiner


def eraser(services: Services) -> Eraser:
    """Erases, or asks first."""

    def erase(plan: ErasurePlan, reason: str, authority: str) -> Changes:
        return services.approving.approval_desk.erase(plan, reason, authority)

    return erase


def joiner(services: Services) -> Joiner:
    """Joins two people, or asks first."""

    def join(one: str, other: str, reason: str) -> Changes:
        return services.approving.approval_desk.join(one, other, reason)

    return join
