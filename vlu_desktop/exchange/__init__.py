# SPDX-License-Identifier: Apache-2.0
"""What computers of one unit bring each other: parts of their chains, sealed and signed, and what carries them."""
