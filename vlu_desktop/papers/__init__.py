# SPDX-License-Identifier: Apache-2.0
"""The documents: one module a kind, composed from a disclosed case and nothing else."""
