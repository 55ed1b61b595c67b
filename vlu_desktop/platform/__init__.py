# SPDX-License-Identifier: Apache-2.0
"""The computer the program runs on: folders, preferences, hardening of the process, errors kept without values."""
