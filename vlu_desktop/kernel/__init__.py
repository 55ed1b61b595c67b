# SPDX-License-Identifier: Apache-2.0
"""What everything stands on and nothing is below: the one error an officer reads, ids, and pictures as dots."""
