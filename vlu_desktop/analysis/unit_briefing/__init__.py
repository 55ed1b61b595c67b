# SPDX-License-Identifier: Apache-2.0
"""What a unit's cases show together, as tables in which nobody is named: the questions of the 2011 study, and more."""
