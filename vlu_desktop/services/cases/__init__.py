# SPDX-License-Identifier: Apache-2.0
"""What an officer does in a case: one method an act."""
