# SPDX-License-Identifier: Apache-2.0
"""Screens that keep a casebook: who can open it, and what happens when a passphrase is forgotten."""
