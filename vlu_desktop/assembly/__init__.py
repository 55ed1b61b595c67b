# SPDX-License-Identifier: Apache-2.0
"""Builds the pages of an open casebook, a module a place, and joins them: what one asks for, another shows."""
