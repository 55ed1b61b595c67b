# SPDX-License-Identifier: Apache-2.0
"""A case record for victim liaison officers: it puts the whole history together and hands a court a document."""

__version__ = "0.2.0"
