# SPDX-License-Identifier: Apache-2.0
"""From the record to a document for one audience: disclosure, composers, the document tree and its writers."""
