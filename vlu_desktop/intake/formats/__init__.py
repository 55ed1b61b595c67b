# SPDX-License-Identifier: Apache-2.0
"""File formats read as a grid of cells: text in rows, workbooks, and what is packed in them."""
