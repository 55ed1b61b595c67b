# SPDX-License-Identifier: Apache-2.0
"""The screens: Qt only, no SQL, no rule, no file format."""
