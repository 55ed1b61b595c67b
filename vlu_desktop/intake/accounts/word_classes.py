# SPDX-License-Identifier: Apache-2.0
"""Classes of words that rows of the lexicon and the grammar share; `_` stands for a blank within one."""

from vlu_desktop.intake.accounts.grammar_words import pairs

CLASSES = pairs("classes")
"""Name -> its words."""
