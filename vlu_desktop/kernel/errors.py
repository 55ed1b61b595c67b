# SPDX-License-Identifier: Apache-2.0
"""The one exception whose text reaches the officer as written."""


class UserError(Exception):
    """Something the officer can act on; the message says what to do next and holds no case text."""
