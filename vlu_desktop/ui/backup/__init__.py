# SPDX-License-Identifier: Apache-2.0
"""Backups on screen: the card, the line on Today, what runs in the background, and the way back."""
