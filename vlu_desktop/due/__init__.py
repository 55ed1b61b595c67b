# SPDX-License-Identifier: Apache-2.0
"""What is due: the lines of Today, each from the record and a dated rule, and when keeping a case is to be reviewed."""
