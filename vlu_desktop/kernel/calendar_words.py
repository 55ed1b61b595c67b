# SPDX-License-Identifier: Apache-2.0
"""The months and weekdays in English: what dates are read by, and what is no name of a person or place."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
