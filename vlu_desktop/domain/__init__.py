# SPDX-License-Identifier: Apache-2.0
"""The record as frozen values and pure functions; the standard library only."""
