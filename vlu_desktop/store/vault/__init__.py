# SPDX-License-Identifier: Apache-2.0
"""The vault as a whole: made, opened, brought up to date, checked and closed."""
