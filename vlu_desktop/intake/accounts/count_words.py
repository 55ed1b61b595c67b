# SPDX-License-Identifier: Apache-2.0
"""Words of numbers in accounts: what is counted, what makes a number less sure, and what tells many without one."""

from vlu_desktop.dates.date_words import TENS as _TENS
from vlu_desktop.dates.date_words import UNITS as _UNITS

NUMBERS = {word: n for n, word in enumerate(_UNITS, 1)}
TENS = {word: 10 * n for n, word in enumerate(_TENS, 2)} | {"fourty": 40}
NOUNS = frozenset(
    "times time_ calls call texts text messages message emails email voicemails voicemail letters letter cards card notes dms whatsapps "
    "posts occasions visits likes requests transfers payments snaps pings missed_ parcels gifts packages bouquets photos_ sms rings goes "
    "comments tweets postcards mails imessages threats views follows silent_ deliveries telegrams tags replies pokes".split()
)
MEDIA = frozenset("calls texts emails messages voicemails text call email letters missed total".split())
SKIPPED = frozenset(
    "missed silent phone voice more new separate different abusive nasty vile long short unanswered whatsapp facebook instagram snapchat odd "
    "other text_ video friend follow dropped withheld horrible drunk threatening further plus ish full solid little bank_ rude anonymous "
    "unwanted late drunken prank nuisance malicious foul begging random facetime messenger telegram fb email_ mail message_ whole unread "
    "angry crying love apology handwritten mobile landline private unknown blocked hang_up abuse consecutive bloody flipping freaking pathetic "
    "or so and more_ of the those his her these".split()
) - frozenset("or so and of the those his her these".split())
ABOUT_BEFORE = frozenset("about around roughly approximately approx circa nearly almost some maybe probably perhaps like say c bout reckon".split())
ABOUT_AFTER = frozenset("ish odd".split())
FLOOR_BEFORE = frozenset({"least", "minimum"})
FLOOR_AFTER = frozenset({"or more", "at least", "and counting", "and more", "if not"})
OVER_BEFORE = frozenset({"over"})
NOT_HERE_BEFORE = frozenset("makes thats total altogether number age aged no nos house flat page bus channel platform row junction under".split())
VAGUE = (
    "loads", "lots", "several", "a few", "few", "many", "dozens", "hundreds", "scores", "countless", "endless", "non stop", "nonstop", "constant",
    "constantly", "continuous", "continuously", "all night", "all day", "all evening", "all morning", "all afternoon", "all weekend", "all week", "every day",
    "every night", "every morning", "every evening", "every week", "every hour", "every few minutes", "every half hour", "daily", "nightly", "repeatedly", "over and over",
    "again and again", "keeps", "keep", "kept", "bombarded", "bombarding", "flooded", "most days", "most nights", "most mornings", "text after text",
    "call after call", "message after message", "one after another", "one after the other", "time and again", "lost count", "tons", "masses", "a load", "stream of",
    "barrage", "hourly", "back to back", "on and off", "every time", "numerous", "multiple", "so many", "too many", "a bunch of messages", "string of", "each night", "each day",
    "each morning", "every single", "round the clock", "more texts", "more calls", "more messages", "more emails", "dozens of", "on repeat", "full of", "a lot of",
)  # fmt: skip
