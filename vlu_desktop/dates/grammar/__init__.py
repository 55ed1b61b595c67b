# SPDX-License-Identifier: Apache-2.0
"""The grammar of UK dates as people say them: words to a range with notes, or a refusal with the readings between."""
