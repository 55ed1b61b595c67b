# SPDX-License-Identifier: Apache-2.0
"""One encrypted database file: the connection, how records become rows, and where such a file may not stand."""
