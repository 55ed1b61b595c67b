# SPDX-License-Identifier: Apache-2.0
"""The formats that phones and services export messages in: one module a format."""
