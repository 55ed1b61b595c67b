# SPDX-License-Identifier: Apache-2.0
"""The composition root: opens or makes a vault and builds the services on it."""
