# SPDX-License-Identifier: Apache-2.0
"""Taking a diary file into a case: what was read, what was not and why, and one act to take it in."""
