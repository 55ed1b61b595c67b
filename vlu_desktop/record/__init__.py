# SPDX-License-Identifier: Apache-2.0
"""The record as frozen values: who, what happened, what was done about it, and how far each thing is proved."""
