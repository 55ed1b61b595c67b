# SPDX-License-Identifier: Apache-2.0
"""Pictures of every screen and the demonstration without a display."""
