# SPDX-License-Identifier: Apache-2.0
"""Findings from values: rules over a case, with the dates they hold for. No database, no screen."""
