# SPDX-License-Identifier: Apache-2.0
"""What guards an open casebook on the screen: when it locks, what may be copied, and whether it can be photographed."""
