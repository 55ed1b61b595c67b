# SPDX-License-Identifier: Apache-2.0
"""Screens about people across cases."""
