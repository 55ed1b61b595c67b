# SPDX-License-Identifier: Apache-2.0
"""What a kind of conduct is called where somebody does it for him."""

from vlu_desktop.intake.accounts.doers import Doer
from vlu_desktop.intake.accounts.grammar_words import word_set
from vlu_desktop.intake.accounts.told_conduct import ToldConduct

_THROUGH: dict[str, str] = {
    kind: through
    for through in ("proxy-contact", "proxy-watch", "proxy-threat")
    for kind in word_set(f"proxies.{through}")
}


def as_proxy(told: ToldConduct) -> ToldConduct:
    """The same, as done through somebody, where it was."""
    if told.doer is Doer.PROXY and told.kind in _THROUGH:
        return told._replace(kind=_THROUGH[told.kind])
    if told.kind.startswith("proxy-") and told.doer is not Doer.PROXY:
        return told._replace(doer=Doer.PROXY)
    return told
