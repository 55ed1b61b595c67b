# SPDX-License-Identifier: Apache-2.0
"""What a kind of conduct is called where somebody does it for him."""

from dataclasses import replace

from vlu_desktop.intake.accounts.doers import Doer
from vlu_desktop.intake.accounts.told import Told

_CONTACT = "call text email social-message letter voicemail pressure-to-meet approach attend-home witness-intimidation abusive-message suicide-threat"
_WATCHING = "watch loiter photograph follow pass-by research track"
_THREATS = "threat-violence threat-to-kill threat-child threat-other threat-fire threat-gesture threat-expose"
_THROUGH: dict[str, str] = (
    dict.fromkeys(_CONTACT.split(), "proxy-contact")
    | dict.fromkeys(_WATCHING.split(), "proxy-watch")
    | dict.fromkeys(_THREATS.split(), "proxy-threat")
)


def as_proxy(told: Told) -> Told:
    """The same, as done through somebody, where it was."""
    if told.doer is Doer.PROXY and told.kind in _THROUGH:
        return replace(told, kind=_THROUGH[told.kind])
    if told.kind.startswith("proxy-") and told.doer is not Doer.PROXY:
        return replace(told, doer=Doer.PROXY)
    return told
