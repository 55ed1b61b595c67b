# SPDX-License-Identifier: Apache-2.0
"""The social history: the whole course of conduct put before a court, from a disclosed case to a document tree."""

from vlu_desktop.papers.social_history.compose import compose

__all__ = ["compose"]
