# SPDX-License-Identifier: Apache-2.0
"""Guards the running program: what the system may keep of its memory, what its errors may say, and how it locks."""
