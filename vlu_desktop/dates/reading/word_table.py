# SPDX-License-Identifier: Apache-2.0
"""The words and phrases of dates by their kind, as data: `kind=value: word | phrase | phrase`, longer ones indented.

Without a value a word stands for itself. To teach the grammar a word, put it on the line of its kind.
"""

TABLE = """
decade=2000: noughties
season=3: spring | springtime
season=6: summer | summertime
season=9: autumn
season=12: winter
seasons=3: springs
seasons=6: summers
seasons=9: autumns
seasons=12: winters
unit: day | week | fortnight | month | year | decade
unit=day: days | day's
unit=week: weeks | wk | wks | week's
unit=fortnight: fortnights | fortnight's
unit=month: months | mth | mths | month's
unit=year: years | yr | yrs | calendar year | year's
unit=decade: decades
part=first thing: breakfast | brekkie | brekkie time | brekky | brekky time | breakfasttime |
    first thing in the morning | early in the morning | early morning
    | breakfast time | crack of dawn | very early morning
part: morning | lunchtime | afternoon | teatime | evening | night | first thing | early hours | middle of the
    night | late evening
part=morning: morn | mornin | forenoon | mid-morning | mid morning | late morning | am time
part=lunchtime: lunch | dinner time at school | lunch time | lunch hour
part=afternoon: mid-afternoon | arvo | avo | aft | aftn | mid afternoon | early afternoon | after noon
part=teatime: tea | late afternoon | tea time
part=evening: eve | suppertime | early evening | evening time | supper time
part=late evening: bedtime | last thing at night | last thing |
    late in the evening | late in the night | late
    at night | late that night | late night | bed time
part=night: nite | nighttime | night-time | night time
part=early hours: early hours of the morning | small hours of the morning | small hours | wee small hours | wee
    hours
part=middle of the night: middle of the nite | dead of the night | dead of night
parts=morning: mornings
parts=afternoon: afternoons
parts=evening: evenings
parts=night: nights
weekend: weekend | wkend | w/end | week end
weekends: weekends | weekdays
feast: christmas | easter | halloween | good friday | may day | christmas eve | christmas day | boxing day | new
    year's eve | new year's day | new year | twelfth night | easter sunday | easter monday | easter saturday |
    maundy thursday | palm sunday | ash wednesday | whit sunday | whit monday | ascension day | shrove tuesday |
    mothering sunday | father's day | valentine's day | st david's day | st patrick's day | st george's day | st
    andrew's day | burns night | april fool's day | bonfire night | remembrance sunday | armistice day | trinity
    sunday | corpus christi | black friday
feast=christmas: xmas | christmastime | crimbo | the christmas period | christmas time | christmas period | xmas
    time
feast=new year's eve: new yrs eve | new yr's eve | nye | hogmanay | new years eve | new year eve | old year's night
feasts=christmas: christmases | xmases
feasts=easter: easters
eve_of: eve of
feast=twelfth night: epiphany
feast=easter: eastertime | the easter weekend | easter bank holiday weekend | easter bank holiday | easter
    weekend | easter time | easter hols
feast=whit sunday: whitsun | pentecost | whitsunday
feast=valentine's day: valantines day | valentimes day | valentine's | valentines | valentines day | valentine day
    | st valentine's day | saint
    valentine's day
feast=halloween: hallowe'en | all hallows eve | hallowe en
feast=may day: mayday
feast=new year: the new year | new year's | new years
feast=all saints: all saints day | all saints' day
feast=christmas eve: xmas eve
feast=christmas day: xmas day
feast=new year's day: new years day | new year day
feast=easter monday: easter bank holiday monday
feast=easter sunday: easter day
feast=easter saturday: holy saturday
feast=shrove tuesday: pancake day | pancake tuesday
feast=mothering sunday: mother's day | mothers day | mothers' day
feast=father's day: fathers day | fathers' day
feast=st david's day: st davids day | st david day | saint david's day
feast=st patrick's day: st patricks day | st paddy's day | saint patrick's day | paddy's day | paddys day
feast=st george's day: st georges day | saint george's day
feast=st andrew's day: st andrews day | saint andrew's day
feast=stephen's day: st stephen's day | st stephens day
feast=april fool's day: april fools day | april fools' day | april fools | april fool's
feast=midsummer: midsummer's day | midsummer day
feast=bonfire night: bonfire nite | guy fawkes night | guy fawkes day | guy fawkes | firework night | fireworks night
feast=armistice day: remembrance day | poppy day
bank: bh | b/h | bank holiday | bank hol | bank hols | public holiday
royal: jubilee | coronation | millennium | ve day
royal=jubilee: queen's jubilee
royal=platinum jubilee: the queen's platinum jubilee | platinum jubilee
royal=golden jubilee: golden jubilee
royal=diamond jubilee: diamond jubilee
royal=silver jubilee: silver jubilee
royal=funeral: day of the queen's funeral | queen's funeral | state funeral | queens funeral
royal=coronation: king's coronation
royal=wedding: royal wedding
half_of_day=a: am
half_of_day=p: pm
oclock: o'clock | oclock | oclk | o clock
hours: hrs | hours | hr | hours'
minutes: minutes | minute | mins | min
half: half
quarter=15: quarter | a quarter
midnight: midnight | the stroke of midnight
noon: noon | midday | mid day | high noon
dinner: dinnertime | dinner | dinner time
back_of: back of
next_day: next day | the next day | following day | the following day | next morning | the next morning | following
    morning | the following morning
the: the
a=1: a | an | per
of: of | o' | de
at: at | @ | bang on | dead on | spot on
on: on | upon | back on
in: in | within | back in | way back in
by: by
to: to
until: until | till | til | 'til | untill | thru | up to and including | up to | up until | up till | through to
    | until and including | right up to | right up until | ended | ended on | ending | ending on | ends | ends on
    | finished | finished on
and: and | & | plus | and again in | and again at | and again on | and again | and then
but: but
or: or | or was it | or maybe | or possibly | or perhaps | or even | either or
from: from | as from | wef | starting | commencing | starting from | starting on | starting in | beginning on |
    beginning in |
    with effect from
between: between the hours of | between | b/n | btwn | btw | b/w | betw | bet | on or between | in between
since: since | ever since | dating back to | dating from | going back to | as of
before: before | prior to | ahead of | earlier than
after: after | following | later than
during: during | across | in the course of | in the run of | in the period | over the course of | over the
    period of | over the period | during the course of | during the period
over: over
into: into | going into | running into | leading into
last: last | latter
this: this | this very
next: next
past: past | passed
previous: previous
ago: ago | back
gone: gone | been | just gone | just past | just passed | just been | gone by
dayword=0: today | earlier on today | earlier today | this very day | the time of writing
dayword=-1: yesterday | yday | yest | yesty | ystday
dayword=1: tomorrow | tomorrow's
dayword=-2: ereyesterday | day before yesterday | day before yest
dayword=2: day after tomorrow
tonight: tonight | tonite | this night
overnight: overnight | o/n | over night
lastnight=1: last nite | lastnight | last night | yesterday in the night | yesterday night
lastnight=2: night before last | night before yesterday
about: bout | on/about | a good | nearly | about | around | approximately | approx | roughly | circa | c | ca |
    round | ~
    | o/a | abt |
    almost | est | estimated | on or about | on or around | on about | on around | on approx | in or about | in
    or around | in about | in around | just about | at or around | at or about | at about | at around | at
    approximately | at approx | at roughly | some time around | some time about | round about | somewhere around
    | sometime around | close to | not far off | coming up to | getting on for | back around | practically
    | virtually
ish: ish | give or take a day | give or take a couple of days | thereabouts | or around then | or around there | or
    so | or thereabouts | or something | give or take
near=before: right before | just before | a little before | a bit before | shortly before | immediately before
near=after: right after | just after | a little after | a bit after | shortly after | immediately after | soon
    after | straight after
third_of: early | mid | late
third_of=early: beginning | start | beginning part | first part | early on in | early part | early in | very
    start | very beginning
third_of=mid: middle | height | middle part | halfway through | midway through
third_of=late: end | last part | back end | very end | late part | late in | latter part | tail end | towards
    the end | toward the end
week_of=from: w/c | wc | w/b | week commencing | week beginning | week starting | wk beg | wk
    commencing | wk c
week_of=end: w/e | week ending | wk ending | wk end
week_of=of: week in which | week of | week containing | wk of
inst=0: inst | instant
inst=1: ult | ultimo
every: every | each | every single
less: less than | under | not more than | no more than | no longer than
every_other: alternate | every other | every second
most: most
other: other
times: times | occasions | x | separate days | different days | separate occasions | separate times | different
    occasions | different times
once: once | on one occasion | just once | one time | only once
twice: twice | thrice | on two occasions
often: on more than one occasion | more than once | hundreds of times | dozens of times | scores of times |
    thousands of times | umpteen times | a dozen times |
    a dozen or so times | half a dozen times | a handful of times | on a handful of occasions | once or twice |
    sporadically | intermittently | occasionally | repeatedly | regularly | often | weekly |
    monthly | fortnightly | frequently | periodically | on a number of occasions | on a number of dates | on a
    few occasions | on and off | on several occasions | on diverse dates | on divers dates | on various dates |
    on various occasions | on many occasions | on numerous occasions | on multiple occasions | on different days
    | on several dates | on unknown dates | on dates unknown | on occasion | on occasions | on dates | from time
    to time | a couple of times | a number of times | a few times | at various times | at times | off and on |
    now and then | now and again | several times | several occasions | several dates | many times | numerous
    times | various dates | various occasions | various times | multiple times | loads of times | lots of times
    | again and again | time and again | countless times
daily: daily | nightly | constantly | continuously | continually | nonstop | non-stop | persistently |
    relentlessly | solidly | day and night | every single day | non stop | all the time | without a break | 24
    hours a day
all: all | whole | entire | throughout | right through | the whole of | all of | all through | all throughout |
    whole of | entirety of
ongoing: ongoing | on-going | happening | continuing | continued | started | began | dating back | going on |
    going back | this has been going on | this has been happening | this is happening | the harassment has been
    going on | the stalking has been going on | the abuse has been going on | it has been going on | it has been
    happening | it has been ongoing | it is going on | it goes on | it is happening | it has continued | it went
    on | it continued | it started | it began | has been going on | has been ongoing | has continued | been
    going on | been happening | still going on | still ongoing | it's been going on | it's been happening | it's
    been ongoing | it's going on | he has been doing this | he has been at it | he is doing this | he has done
    this | he does this | he's been doing this | she has been doing this | doing this | went on | stretching
    back
sometime: somewhere | any time | anytime | at any time | at some time | a date unknown | sometime | somewhen | on a
    day | on one day
    | on an unknown date | on a date unknown | on an unknown day
    | on a date | at some
    point | at some stage | at one point | at one stage | at sometime | some time | some point | an unknown date
    | date unknown
hedge: think it was | think | reckon it was | reckon | must of been | poss | probs | pretty sure | fairly sure |
    quite sure | almost certain | almost sure | nearly sure | reasonably sure | i'm
    pretty sure | i am pretty sure | i'm fairly sure | i am fairly sure | i'm almost certain | i'd say | i would
    say | if memory serves | off the top of my head | pretty sure it was | fairly sure it was | almost certain it
    was | i think it was | can't remember | cant remember | can't remember exactly | can't remember exactly when |
    can't remember when
    | i can't
    remember exactly | i can't remember exactly when | i can't remember | can't recall | don't know | i don't know
    | dont know | not sure when | not sure exactly | not sure exactly when | to the
    best of my memory | to the best of my knowledge | as best i can remember | maybe | perhaps | possibly |
    probably | unsure | unconfirmed | apparently | allegedly | presumably | as far as i can remember | as far as
    i remember | from memory | not 100 sure | not too sure | not entirely sure | not sure | not certain | i am
    not sure | i am not certain | i can't be sure | i cant be sure | i want to say | i think so | i think | i
    believe | i guess | i reckon | i suppose | i assume | could have been | could be | may have been | may be |
    might have been | might be | must have been | i'm not too sure | i'm not sure | i'm not certain | i'm unsure
    | im not sure | if i remember right | if i remember rightly | if i remember | best guess | can't be sure |
    but i am not sure | but i can't be sure | but i'm not sure | but not sure | it could have been | it might
    have been | it would have been | it may have been | it must have been | would have been | don't quote me
lead: for the first time | for the last time | committed | offence committed | incident at | due | due on | expires
    | expires on | expires at | listed for | adjourned to |
    valid | definitely | certainly | exactly | precisely | for certain | i'm certain | i am certain | i'm sure | i am
    sure | for sure | only on | either | was | happened | occurred | is | dated | incident | it's | offence |
    this took place | this was | this happened | this occurred | this is | the incident was | the incident
    happened | the incident occurred | i was told | it took place | it was | it is | it happened | it occurred |
    incident on | that was | that happened | took place | reported as | inclusive | incl | time unknown | time not
    known | times unknown | time not recorded | not sure of the time | unsure of the time | don't know the time |
    can't
    remember the time | can't remember what time | not sure what time | exact date unknown | exact date not known |
    exact
    dates unknown | exact day unknown | exact time unknown | exact time not known | not sure of the exact date |
    not sure
    of the exact day | not sure of the exact time | don't know the exact date | can't remember the exact date | can't
    remember the exact day | can't remember the exact time | can't recall the exact date | can't remember the date
label: doi | date | when | date/time | day and date | date of offence | date and time | date of incident | time
    and date | incident date
not_before: not earlier than | not before | no earlier than | no sooner than
not_after: at the latest by | at the latest | not later than | not after | no later than | by the latest
or_before: or before | or before that | or before then | or earlier | or earlier than that | or even before |
    or even earlier | if not before | if not earlier
on_or_before: on/before | on or before | by or before
on_or_after: on/after | on or after
onwards: onwards | onward | forward | forwards | and on | and after | and onwards | and since | on wards
to_now: now | present | present day | and it is still going on | and it's still going on | and still going on |
    and still ongoing | and still is | and ongoing | and continuing | and counting | up to the present day | up
    to the present | up to now | up until now | up to today | up to date | up to present | until the present day
    | until the present | until this day | until now | until today | until present | right up to now | right up
    to today | to the present day | to the present time | to the present | to this day | to date | to present |
    to now | to today | till now | till today | till date | til now | til today
end_unknown: end not known
couple=2: couple | couple of
vague: few | several | many | some | up to a | just over | just under | a few | number of | more than | at least
    | well over | some considerable | first few | good few
half_year=6: half a year | half year
half_year=18: year and a half | one and a half years | 1 and a half years
and_half: and a half
for_: for | lasting | lasted
time_word: time | itself
today_exactly: on the dot | sharp | prompt | exactly | to this day exactly | to the day
same_time: this time | about this time | around this time
event: was born | lost his job | lost my job | got out of jail | came out of jail | was bailed | was sentenced |
    came through | was finalised | leaving him | leaving | splitting up | moving out | moving in | breaking up |
    getting out | moved in together | got together | had the baby | left | moved | split | separated | met |
    married | divorced | relationship | marriage | breakdown |
    breakup | break-up | separation | divorce | wedding | collapse | release | arrest | trial | court |
    conviction | affair | engagement | failure | came out of prison | came out | came here | was released | was
    arrested | was convicted | was charged | moved out | moved in | moved away | moved house | moved here | left
    him | left me | left home | split up | broke it off | broke up | got out of prison | got out | got married |
    got divorced | met him | met her | ended the relationship | ended it | ended things | finished with him |
    break up | relationship ended | marriage ended | kicked him out | threw him out | told him to leave | found
    out
actor: he | she | they | it | i | we | who
verb: came | rang | called | phoned | texted | messaged | emailed | shouted | knocked | appeared | arrived |
    followed | turned up | followed me | came to the house | came to mine | came round | came back | came over |
    rang me | called me | phoned me | texted me | messaged me | hit me | was here | was outside | was there |
    showed up | emailed me | did it | saw me | drove past | walked past | call me | calls me | ring me | rings me |
    rang the
    bell | rang the doorbell | knocked on the door | banged on the door | was at the door | came to the door | came
    to my
    house | came to my work | sat outside | parked outside | waited outside | stood outside | drove by | walked by
    | texts
    me | messages me | followed us | shouted at me | threatened me | turned up at mine | turned up at the house |
    turned up
    at work | broke in | smashed the window | sent a message | sent me a message | sent a text | sent flowers
coming: coming
later_in: earlier | earlier on
from_now: hence | from this day | from now | from today
spell: a period of | while | period | history | campaign | a period | short while | long time | long while |
    considerable time | period of | space of | course of | stretch of | spell of
day_noun: my | our | his | her | their
"""
