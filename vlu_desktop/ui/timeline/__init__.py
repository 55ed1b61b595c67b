# SPDX-License-Identifier: Apache-2.0
"""The timeline on the screen: a widget that paints a laid-out scene, and its table twin."""
