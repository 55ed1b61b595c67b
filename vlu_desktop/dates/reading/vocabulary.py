# SPDX-License-Identifier: Apache-2.0
"""The words of dates and what kind each is: months in several languages, function words, and phrases of several words."""

from vlu_desktop.dates.date_words import MONTHS, ORDINALS, TENS, UNITS, WEEKDAYS

Meaning = tuple[str, object]

WORDS: dict[str, Meaning] = {}
PHRASES: dict[str, list[tuple[tuple[str, ...], Meaning]]] = {}


def _put(kind: str, words: str, value: object = None) -> None:
    """Words or, where there are several in one, phrases of a kind; parted by |."""
    for each in words.split("|"):
        parts = tuple(each.split())
        if len(parts) == 1:
            WORDS[parts[0]] = (kind, each if value is None else value)
        else:
            PHRASES.setdefault(parts[0], []).append((parts, (kind, each if value is None else value)))


def _calendar() -> None:
    for n, name in enumerate(MONTHS, 1):
        _put("month", f"{name.lower()}|{name[:3].lower()}", n)
    _put("month", "sept", 9)
    for n, name in enumerate(WEEKDAYS):
        _put("weekday", f"{name.lower()}|{name[:3].lower()}", n)
        _put("weekdays", f"{name.lower()}s", n)
    for word, n in {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}.items():
        _put("weekday", word, n)
    for line in _FOREIGN.split("\n"):
        for n, word in enumerate(line.split(), 1):
            WORDS.setdefault(word, ("month", n))
    for name, starts in {"spring": 3, "springtime": 3, "summer": 6, "summertime": 6, "autumn": 9, "winter": 12}.items():
        _put("season", name, starts)
    for n, word in enumerate(UNITS, 1):
        _put("number", word, n)
    for n, word in enumerate(TENS, 2):
        _put("number", word, 10 * n)
    for n, word in enumerate(ORDINALS, 1):
        _put("ordinal", word, n)
    _put("ordinal", "twentieth", 20)
    _put("ordinal", "thirtieth", 30)


# Welsh, French, German, Spanish, Italian, Polish (as they stand beside a day): accents are taken off first.
_FOREIGN = """
ionawr chwefror mawrth ebrill mai mehefin gorffennaf awst medi hydref tachwedd rhagfyr
janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
januar februar marz april mai juni juli august september oktober november dezember
enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia
""".strip()


def _small_words() -> None:
    for word in "the of by to but during over into last this next past previous".split():
        _put(word, word)
    _put("at", "at|@")
    _put("on", "on|upon")
    _put("in", "in|within")
    _put("a", "a|an", 1)
    _put("of", "o'")
    _put("and", "and|&|and again|and then|and again in|plus")
    _put("or", "or|or maybe|or possibly|or perhaps|or even|or was it|either or")
    _put("between", "between|btwn|btw|on or between|in between|b/w|betw|bet")
    _put("until", "until|till|til|'til|untill|up to|up until|up till|through to|thru|up to and including")
    _put("until", "until and including|right up to|right up until")
    _put(
        "from",
        "from|starting|starting from|starting on|starting in|beginning on|beginning in|commencing|with effect from",
    )
    _put("since", "since|ever since|dating back to|going back to|dating from|as of")
    _put("before", "before|prior to|ahead of")
    _put("after", "after|following")
    _put("during", "across|in the course of|over the course of|in the period|over the period|during the period")
    _put("during", "over the period of|during the course of|in the run of")
    _put("ago", "ago|back")
    _put("gone", "gone|just gone|just past|just passed|just been|been|gone by")
    _put("coming", "coming")
    _put("for_", "for|lasting|lasted")
    _put("other", "other")
    _put("inst", "inst|instant", 0)
    _put("inst", "ult|ultimo", 1)


def _days_and_units() -> None:
    _put("dayword", "today|earlier today|this very day|the time of writing|earlier on today", 0)
    _put("dayword", "yesterday|yday", -1)
    _put("dayword", "tomorrow|tomorrow's", 1)
    _put("dayword", "day before yesterday|ereyesterday", -2)
    _put("dayword", "day after tomorrow", 2)
    _put("tonight", "tonight|this night|tonite")
    _put("lastnight", "last night|yesterday night|yesterday in the night", 1)
    _put("lastnight", "night before last|night before yesterday", 2)
    _put("overnight", "overnight|over night|o/n")
    for name, word in {"day": "day|days", "week": "week|weeks|wk|wks", "fortnight": "fortnight|fortnights"}.items():
        _put("unit", word, name)
    for name, word in {"month": "month|months|mth|mths", "year": "year|years|yr|yrs|calendar year"}.items():
        _put("unit", word, name)
    _put("unit", "decade|decades", "decade")
    _put("weekend", "weekend|week end|wkend|w/end")
    _put("weekends", "weekends")
    _put(
        "week_of", "w/c|wc|w/b|wk beg|wk commencing|wk c|week commencing|week beginning|week starting|week from", "from"
    )
    _put("week_of", "week of|week containing|week in which|wk of", "of")
    _put("week_of", "w/e|week ending|wk ending|wk end", "end")
    _put("half_year", "half a year|half year", 6)
    _put("half_year", "year and a half|one and a half years|1 and a half years", 18)
    _put("and_half", "and a half")
    _put("couple", "couple of|couple", 2)
    _put("today_exactly", "today|to the day|exactly|to this day exactly|this very day")
    _put("same_time", "this time|about this time|around this time")
    WORDS["today"] = ("dayword", 0)
    _put("from_now", "from now|from today|hence|time|from this day")
    WORDS["time"] = ("time_word", "time")
    _put("later_in", "earlier|earlier on|later")
    _put(
        "vague",
        "few|a few|several|many|some|number of|more than|at least|up to a|well over|just over|just under|nearly|some "
        "considerable|first few|good few",
    )
    _put("spell", "short while|while|long time|long while|considerable time")


def _clock() -> None:
    _put("half_of_day", "am", "a")
    _put("half_of_day", "pm", "p")
    _put("oclock", "o'clock|oclock|o clock|oclk")
    _put("hours", "hrs|hours|hr|hours'")
    _put("minutes", "minutes|minute|mins|min")
    _put("half", "half")
    _put("quarter", "quarter|a quarter", 15)
    _put("midnight", "midnight|the stroke of midnight")
    _put("noon", "noon|midday|mid day|high noon")
    _put("dinner", "dinnertime|dinner time|dinner")
    _put("back_of", "back of")
    parts = {
        "early hours": "early hours|early hours of the morning|small hours|wee hours|wee small hours|small hours of the "
        "morning",
        "middle of the night": "middle of the night|dead of night|dead of the night|middle of the nite",
        "first thing": "first thing|first thing in the morning|early morning|early in the morning|breakfast|breakfast "
        "time|breakfasttime|crack of dawn|very early morning",
        "morning": "morning|morn|forenoon|mid morning|mid-morning|late morning|am time",
        "lunchtime": "lunchtime|lunch time|lunch|lunch hour|dinner time at school",
        "afternoon": "afternoon|after noon|early afternoon|mid afternoon|mid-afternoon|arvo",
        "teatime": "teatime|tea time|tea|late afternoon",
        "evening": "evening|eve|early evening|evening time|supper time|suppertime",
        "late evening": "late evening|late at night|late night|late in the evening|bedtime|bed time|last thing at night|"
        "last thing|late in the night|late that night",
        "night": "night|nite|nighttime|night time|night-time",
    }
    for name, words in parts.items():
        _put("part", words, name)
    for name in ("morning", "afternoon", "evening", "night"):
        _put("parts", f"{name}s", name)


def _about() -> None:
    _put(
        "about",
        "about|around|approximately|approx|roughly|circa|c|ca|round about|round|on or about|on or around|~|o/a|abt",
    )
    _put(
        "about",
        "at or around|at or about|nearly|almost|somewhere around|some time around|sometime around|close to|just about",
    )
    _put("about", "in or about|in or around|in about|in around|on about|on around|at about|at around|at approximately")
    _put(
        "about", "at approx|on approx|at roughly|not far off|coming up to|getting on for|some time about|est|estimated"
    )
    _put("near", "just before|shortly before|right before|a little before|a bit before|immediately before", "before")
    _put(
        "near",
        "just after|shortly after|soon after|right after|a little after|a bit after|immediately after|straight after",
        "after",
    )
    _put("ish", "ish|or so|or thereabouts|thereabouts|give or take|or around then|or around there|or something")
    _put(
        "third_of",
        "early|beginning|start|very start|very beginning|early part|first part|early on in|early in|beginning part",
        "early",
    )
    _put("third_of", "mid|middle|middle part|halfway through|midway through", "mid")
    _put(
        "third_of",
        "late|end|very end|latter part|back end|tail end|late part|last part|towards the end|toward the end|late in",
        "late",
    )
    _put(
        "sometime",
        "on an unknown date|on a date unknown|an unknown date|date unknown|on a date|on an unknown day|some time|sometime|at some point|at some stage|at one point|some point|at one stage|somewhen|at sometime",
    )
    _put(
        "hedge",
        "i think|i believe|i guess|maybe|perhaps|possibly|probably|could be|could have been|may have been|i reckon|"
        "might have been|must have been|not sure|i'm not sure|im not sure|i am not sure|not certain|i'm not certain|unsure|"
        "if i remember|if i remember right|if i remember rightly|as far as i remember|as far as i can remember|i suppose|"
        "i am not certain|best guess|unconfirmed|not 100 sure|i can't be sure|can't be sure|i cant be sure|i'm unsure|"
        "but not sure|but i'm not sure|but i am not sure|from memory|it could have been|it might have been|would have been|"
        "it would have been|it may have been|it must have been|i want to say|i'm not too sure|not too sure|i assume|"
        "don't quote me|but i can't be sure|might be|may be|i think so|apparently|allegedly|not entirely sure|presumably",
    )


def _often() -> None:
    _put("every", "every|each|every single")
    _put("every_other", "every other|every second|alternate")
    _put("most", "most")
    _put("times", "times|occasions|separate occasions|different occasions|separate times|different times|x")
    _put("once", "once|on one occasion|one time|just once|only once")
    _put("twice", "twice|thrice|on two occasions")
    _put(
        "often",
        "on and off|off and on|sporadically|intermittently|from time to time|at times|now and then|now and again|"
        "occasionally|repeatedly|regularly|several times|many times|numerous times|a few times|a couple of times|often|"
        "a number of times|on several occasions|on occasion|on occasions|weekly|monthly|fortnightly|frequently|periodically|"
        "on diverse dates|on divers dates|on various dates|at various times|various dates|various occasions|various times|"
        "several occasions|on various occasions|on a number of occasions|on many occasions|on numerous occasions|multiple times|"
        "on multiple occasions|on dates|on a few occasions|on different days|loads of times|lots of times|several dates|"
        "on several dates|on a number of dates|on unknown dates|on dates unknown|again and again|time and again|countless times",
    )
    _put(
        "daily",
        "daily|nightly|constantly|continuously|continually|non stop|nonstop|non-stop|all the time|day and night|"
        "persistently|every single day|without a break|relentlessly|solidly|24 hours a day",
    )
    _put(
        "all",
        "all|whole|whole of|all of|entire|entirety of|throughout|all through|right through|the whole of|all throughout",
    )
    _put(
        "ongoing",
        "ongoing|on-going|going on|happening|continuing|it has been going on|has been going on|been going on|"
        "this has been going on|still going on|still ongoing|it's been going on|it has been happening|it has been ongoing|"
        "has been ongoing|it's been happening|the harassment has been going on|he has been doing this|he's been doing this|"
        "he is doing this|he has been at it|been happening|this has been happening|she has been doing this|it is going on|"
        "doing this|it goes on|this is happening|it is happening|he does this|he has done this|it's been ongoing|it continued|"
        "has continued|it has continued|continued|it went on|went on|it started|started|it began|began|dating back|"
        "the stalking has been going on|the abuse has been going on|it's going on|stretching back|going back",
    )


def _edges() -> None:
    _put("not_before", "not before|no earlier than|not earlier than|no sooner than")
    _put("not_after", "not after|no later than|not later than|by the latest|at the latest by|at the latest")
    _put("on_or_before", "on or before|by or before|on/before")
    _put("on_or_after", "on or after|on/after")
    _put("after", "later than")
    _put("before", "earlier than")
    _put("onwards", "onwards|onward|and on|and after|and onwards|on wards|and since|forward|forwards")
    _put(
        "to_now",
        "to date|to present|to the present|to the present day|to this day|until now|up to now|till now|to now|"
        "up until now|and still ongoing|and ongoing|and still going on|and continuing|until today|to today|til now|"
        "until the present|until present|to the present time|till today|up to today|until the present day|up to date|"
        "up to the present|up to the present day|and counting|til today|till date|and it is still going on|and still is|"
        "up to present|until this day|and it's still going on|right up to now|right up to today|still ongoing|still going on",
    )
    _put("end_unknown", "end not known")
    _put(
        "label",
        "doi|date of offence|date|when|date and time|date/time|time and date|incident date|date of incident|day and date",
    )
    _put("time_word", "time|itself")
    _put("spell", "period|period of|space of|course of|history|campaign|stretch of|a period|spell of")
    _put(
        "lead",
        "either|it was|it is|this was|that was|was|it happened|happened|this happened|occurred|it occurred|is|dated|"
        "this occurred|took place|it took place|this took place|incident|incident on|the incident was|it's|this is|"
        "that happened|the incident happened|the incident occurred|offence|i was told|reported as",
    )
    for word in "he she they it i we who".split():
        _put("actor", word)
    _put(
        "verb",
        "came|rang|called|phoned|texted|turned up|messaged|emailed|shouted|knocked|appeared|arrived|followed me|"
        "came round|came back|came over|came to the house|rang me|called me|phoned me|texted me|messaged me|hit me|"
        "was here|was outside|was there|showed up|came to mine|emailed me|followed|did it|saw me|left|drove past|walked past",
    )
    _put(
        "event",
        "moved|moved out|moved in|left|left him|left me|split|split up|separated|broke up|came out|came out of prison|"
        "got out|got out of prison|was released|met|met him|married|got married|divorced|got divorced|ended it|moved away|"
        "ended the relationship|ended things|finished with him|was arrested|was convicted|was charged|moved house|met her|"
        "relationship|marriage|breakdown|breakup|break-up|break up|separation|divorce|wedding|split|collapse|release|"
        "arrest|trial|court|conviction|affair|engagement|relationship ended|marriage ended|left home|broke it off|"
        "failure|moved here|came here|kicked him out|threw him out|told him to leave|found out",
    )
    for n, word in enumerate(
        ("twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"), 2
    ):
        _put("decade", word, f"{n}0")
    _put("decade", "noughties", "2000")
    for word in "my our his her their".split():
        _put("day_noun", word)


def _feasts() -> None:
    names = {
        "christmas": "christmas|xmas|christmas time|christmastime|xmas time|the christmas period|christmas period|crimbo",
        "christmas eve": "christmas eve|xmas eve", "christmas day": "christmas day|xmas day", "boxing day": "boxing day",
        "new year": "new year|new year's|new years|the new year",
        "new year's eve": "new year's eve|new years eve|new year eve|nye|hogmanay|old year's night",
        "new year's day": "new year's day|new years day|new year day", "twelfth night": "twelfth night|epiphany",
        "easter": "easter|easter weekend|easter time|eastertime|the easter weekend|easter bank holiday|easter bank holiday weekend|easter hols",
        "easter sunday": "easter sunday|easter day", "easter monday": "easter monday|easter bank holiday monday", "good friday": "good friday",
        "easter saturday": "easter saturday|holy saturday", "maundy thursday": "maundy thursday",
        "palm sunday": "palm sunday", "ash wednesday": "ash wednesday", "whit sunday": "whit sunday|whitsun|pentecost|whitsunday",
        "whit monday": "whit monday", "ascension day": "ascension day",
        "shrove tuesday": "shrove tuesday|pancake day|pancake tuesday",
        "mothering sunday": "mother's day|mothers day|mothers' day|mothering sunday",
        "father's day": "father's day|fathers day|fathers' day",
        "valentine's day": "valentine's day|valentines day|valentine's|valentines|valentine day|st valentine's day|"
        "saint valentine's day",
        "burns night": "burns night", "st david's day": "st david's day|st davids day|saint david's day|st david day",
        "st patrick's day": "st patrick's day|st patricks day|paddy's day|saint patrick's day|st paddy's day|paddys day",
        "st george's day": "st george's day|st georges day|saint george's day",
        "st andrew's day": "st andrew's day|st andrews day|saint andrew's day", "april fool's day":
        "april fool's day|april fools day|april fools|april fools' day|april fool's", "midsummer": "midsummer's day|midsummer day",
        "halloween": "halloween|hallowe'en|hallowe en|all hallows eve", "all saints": "all saints day|all saints' day",
        "bonfire night": "bonfire night|guy fawkes|guy fawkes night|firework night|fireworks night|guy fawkes day",
        "remembrance sunday": "remembrance sunday", "armistice day": "remembrance day|armistice day|poppy day",
        "trinity sunday": "trinity sunday", "corpus christi": "corpus christi", "black friday": "black friday",
        "may day": "may day|mayday",
        "stephen's day": "st stephen's day|st stephens day",
    }  # fmt: skip
    for name, words in names.items():
        _put("feast", words, name)
    _put("bank", "bank holiday|bank hol|bh|public holiday|bank hols|b/h")
    _put(
        "royal",
        "jubilee|queen's jubilee|platinum jubilee|the queen's platinum jubilee|diamond jubilee|golden jubilee",
        "jubilee",
    )
    _put("royal", "coronation|king's coronation", "coronation")
    _put("royal", "queen's funeral|day of the queen's funeral|state funeral|queens funeral", "funeral")
    _put("royal", "royal wedding", "wedding")
    _put("royal", "millennium", "millennium")
    _put("royal", "ve day", "ve day")


for _fill in (_calendar, _small_words, _days_and_units, _clock, _about, _often, _edges, _feasts):
    _fill()
for _list in PHRASES.values():
    _list.sort(key=lambda row: -len(row[0]))
