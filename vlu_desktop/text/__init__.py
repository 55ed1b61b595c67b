# SPDX-License-Identifier: Apache-2.0
"""Text as evidence: spellings of a name, other scripts, what can't be seen, and where a mark stands after an edit."""
