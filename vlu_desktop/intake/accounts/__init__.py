# SPDX-License-Identifier: Apache-2.0
"""Reads the words of an account for what they suggest; what is suggested is for an officer to take."""
