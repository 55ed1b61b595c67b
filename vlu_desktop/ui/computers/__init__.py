# SPDX-License-Identifier: Apache-2.0
"""The other computers of the unit: met, let in, turned out, and what they entered differently decided."""
