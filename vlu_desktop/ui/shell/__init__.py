# SPDX-License-Identifier: Apache-2.0
"""The frame: the first page, the window, its menu, palette and shortcuts."""
