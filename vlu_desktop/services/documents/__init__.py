# SPDX-License-Identifier: Apache-2.0
"""Making documents and bundles, and the one door by which a finished file leaves."""
