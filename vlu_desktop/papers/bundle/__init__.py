# SPDX-License-Identifier: Apache-2.0
"""A bundle: several documents and exhibits in one file, counted from page 1, with one index."""
