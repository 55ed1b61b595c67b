# SPDX-License-Identifier: Apache-2.0
"""A vehicle tampered with so that it is dangerous."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "vehicle",
    "Vehicle made dangerous",
    "Every incident of tampering with a vehicle so that it is dangerous, by the kinds of conduct an officer chose.",
    "brakes",
    source="Reference notes 5.4, subject 16; Napo briefing, October 2011.",
)
