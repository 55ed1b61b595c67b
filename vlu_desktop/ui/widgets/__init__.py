# SPDX-License-Identifier: Apache-2.0
"""Small pieces every screen is built from, and how the program looks."""
