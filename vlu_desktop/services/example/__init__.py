# SPDX-License-Identifier: Apache-2.0
"""The example casebook: invented cases kept as data and replayed into a vault."""
