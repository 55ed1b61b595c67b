# SPDX-License-Identifier: Apache-2.0
"""What an officer can do: one method an act, one transaction, one journal entry."""
