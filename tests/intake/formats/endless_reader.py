# SPDX-License-Identifier: Apache-2.0
"""A reader that never answers, for what is said of one that takes too long."""

import threading

if __name__ == "__main__":
    threading.Event().wait()
