# SPDX-License-Identifier: Apache-2.0
"""Making a document: choose, look at its pages and at what is withheld, then save."""
