# SPDX-License-Identifier: Apache-2.0
"""One controller a part of the program: each joins its screens to the services they ask."""
