# SPDX-License-Identifier: Apache-2.0
"""What an audience may have of a case: policies by field and row, protected values, masking, and the disclosed case."""
