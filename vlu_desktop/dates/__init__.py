# SPDX-License-Identifier: Apache-2.0
"""When something happened, as exactly as it is known and no more: the value, its grammar, its display, working days."""
