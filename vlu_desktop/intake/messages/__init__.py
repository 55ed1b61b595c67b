# SPDX-License-Identifier: Apache-2.0
"""Messages, calls and mail as phones and services export them: one value a message, whatever the format."""
