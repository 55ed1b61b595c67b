# SPDX-License-Identifier: Apache-2.0
"""The places of the rail: Today, cases, the register and the unit's own page."""
