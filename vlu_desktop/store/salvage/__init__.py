# SPDX-License-Identifier: Apache-2.0
"""What can be saved out of a damaged vault, and the count of what can't."""
