# SPDX-License-Identifier: Apache-2.0
"""A case laid out in time, without Qt: layout to a display list that the screen and the PDF both draw."""
