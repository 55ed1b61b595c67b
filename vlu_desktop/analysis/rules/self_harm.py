# SPDX-License-Identifier: Apache-2.0
"""The offender's threats of suicide or self-harm."""

from vlu_desktop.analysis.high_harm_rules import alarm

RULE = alarm(
    "self-harm",
    "Offender’s threat of suicide or self-harm",
    "Every incident in which the offender threatened suicide or self-harm, by the kinds of conduct an officer chose.",
    "suicide-threat",
    source="Reference notes 5.4, subject 11.",
)
