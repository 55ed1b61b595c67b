# SPDX-License-Identifier: Apache-2.0
"""The grammar of dates as people tell them: nothing, one reading, or several with the question between them."""
