# SPDX-License-Identifier: Apache-2.0
"""Entering incidents: one at a time in an officer's order, or many at once on the first visit."""
