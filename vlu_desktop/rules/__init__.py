# SPDX-License-Identifier: Apache-2.0
"""Rules that are data: dated deadlines, licence conditions, forms, letters and the prompts beside a statement."""
