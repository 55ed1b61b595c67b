# SPDX-License-Identifier: Apache-2.0
"""The case that is open, for its tabs and windows, and the window of one record of it."""
