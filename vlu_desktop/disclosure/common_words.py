# SPDX-License-Identifier: Apache-2.0
"""Names that are ordinary words too: alone they tell nobody apart, and only a capital makes them a name."""

from vlu_desktop.dates.date_words import MONTHS, SEASONS, WEEKDAYS

MONTHS_AND_DAYS = frozenset(name.lower() for name in (*MONTHS, *WEEKDAYS, *SEASONS, "Christmas", "Easter"))

ORDINARY = MONTHS_AND_DAYS | frozenset(
    "acton archer art ash ashes baker banks barber barking barrow bath battle beach bean beer bell best bill bird "
    "bishop black blue bond book booth bowling bridge bright brook brown buckle bull bury bush butler button cannon "
    "carpenter carpet carter case chance chapel charity chase church city clay close coast cole constant constance "
    "cook cooper corner cotton court cross crown day deal dean dear diss ditch dove down drew duke ear east eye faith "
    "farm farmer father field fish fisher fleet flower ford forest forward fox frank free frost gale garden gate gay "
    "gift glass gold good goose grace grant grave gray green grey ground guest hale hall hand hard hardy harry haven "
    "hawk hay head heart heath hedge high hill holiday holly home hook hope house hunt hunter ice iris ivy jack joy "
    "judge justice keen key kind king kirk knight lake lamb lane large law lawn lee light lily little lock london long "
    "lord love low luck major mark marsh mason mast mate may meadow melody mercy mill miller mine moon moor moore more "
    "morning moss mould nail near new nice night noble norman north nurse oak old olive order page pace palmer park "
    "parker pat patience peace pearl penny pepper piper place plant pond pool poor poppy port porter post pound pratt "
    "price pride prince prior prudence queen quick ray read reading red reed reeve rice rich ridge river rob robin "
    "rock rod rose ross rough round ruby rugby rush rye sage sale sandwich sandy savage sea settle sharp shaw shepherd "
    "ship shore short silver singer skipper small smart smith snow son south spark speed spring square stack stand "
    "star steel sterling still stone storm street strong sue summer sun swift tanner taylor temple thorn tiger tongue "
    "town trick trip tucker turner unity vale verity victor victoria viola violet virtue wade walker wall ward ware "
    "warm wash waters way weaver webb well wells west wheeler white wild will wise wish wit wolf wood woods worth "
    "wright yard young".split()
)
