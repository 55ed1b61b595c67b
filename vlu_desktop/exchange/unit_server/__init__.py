# SPDX-License-Identifier: Apache-2.0
"""A unit's server: parcels kept by PostgreSQL, which sees who put how much and when, and nothing that is in them."""
