# SPDX-License-Identifier: Apache-2.0
"""A document tree and its writers: numbering, fonts, the tagged PDF and the text twin. It knows no record."""
