# SPDX-License-Identifier: Apache-2.0
"""The window as a program: start-up, commands, and the pages of an open casebook."""
