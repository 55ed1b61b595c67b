# SPDX-License-Identifier: Apache-2.0
"""The parts of the unit's page, named also where the page itself is not read yet."""

PARTS = (
    ("unit", "Names and colours"),
    ("keys", "Security and keys"),
    ("backup", "Backup"),
    ("documents", "Documents"),
    ("rules", "Rules"),
    ("about", "This program"),
)
"""The parts of the page, in order: a stable key, and the name of its tab."""
