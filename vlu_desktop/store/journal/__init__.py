# SPDX-License-Identifier: Apache-2.0
"""The journal: one chained line an act, signed by its device."""
