# SPDX-License-Identifier: Apache-2.0
"""What each column of a sheet holds, and how its dates are written."""
