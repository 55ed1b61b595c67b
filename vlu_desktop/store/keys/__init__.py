# SPDX-License-Identifier: Apache-2.0
"""The ways into a vault: the key file, its slots, the recovery key, and what a guess at a passphrase costs."""
