# SPDX-License-Identifier: Apache-2.0
"""The parts of the unit's page, named also where the page itself is not read yet."""

from vlu_desktop.language.catalogue import say


def the_parts() -> tuple[tuple[str, str], ...]:
    """The parts of the page, in order: a stable key, and the name of its tab."""
    return (
        ("unit", say("widgets.names-and-colours")),
        ("caseload", say("caseload.title")),
        ("briefing", say("caseload.briefing-part")),
        ("keys", say("widgets.security-and-keys")),
        ("backup", say("widgets.backup")),
        ("computers", say("computers.title")),
        ("documents", say("widgets.documents")),
        ("rules", say("widgets.rules")),
        ("about", say("widgets.this-program")),
    )
