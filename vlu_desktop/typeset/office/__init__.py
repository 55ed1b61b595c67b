# SPDX-License-Identifier: Apache-2.0
"""Files that an office program edits: spreadsheets of a document's tables, and the document itself as a text."""
