# SPDX-License-Identifier: Apache-2.0
"""Lines of one computer's chain given to another, and taken in there as if they had always been there."""
