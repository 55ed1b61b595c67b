# SPDX-License-Identifier: Apache-2.0
"""What every document shares: its source, its head and sections, its wording and what it asks first."""
