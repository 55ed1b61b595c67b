# SPDX-License-Identifier: Apache-2.0
"""The program's own sentences: whole templates by key in each language, plurals, lists, and the names of days.

It knows no record and no toolkit, so every room may use it. `docs/decisions/0051-language.md` says why it is as it is.
"""
