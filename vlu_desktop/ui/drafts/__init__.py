# SPDX-License-Identifier: Apache-2.0
"""What was begun and not saved, kept in the vault and offered again."""
