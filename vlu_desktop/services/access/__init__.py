# SPDX-License-Identifier: Apache-2.0
"""Who can open a casebook, and who vouches for what another does."""
