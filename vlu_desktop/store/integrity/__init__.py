# SPDX-License-Identifier: Apache-2.0
"""Whether a vault is whole: checks of file and journal, copies opened first, and a vault that is less than it was."""
