# SPDX-License-Identifier: Apache-2.0
"""Somebody else's file into values: what it says, what it may mean, and what could not be read and why."""
