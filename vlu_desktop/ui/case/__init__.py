# SPDX-License-Identifier: Apache-2.0
"""The case workspace: a header that always says how it is safe to make contact, and a tab for each part of the work."""
