# SPDX-License-Identifier: Apache-2.0
"""The text of each schema step, one module a step. They are history: what stands here is never changed."""
