# SPDX-License-Identifier: Apache-2.0
"""Classes of words that rows of the lexicon and the grammar share; `_` stands for a blank within one."""

_RELATIVES = (
    "mum mother stepmum stepmother dad father stepdad parents sister sisters brother brothers nan nana gran granny grandma "
    "grandmother grandad grandparents grandfather aunt auntie aunty uncle cousin cousins niece nephew mother_in_law "
    "sister_in_law brother_in_law in_laws family folks mums dads nans  granddaughter grandson"
)
_FRIENDS = (
    "friend friends mate mates best_friend best_friends best_mate bestie friendship_group pal pals neighbour neighbours "
    "flatmate housemate best_mates  neighbors"
)
_CHILDREN = (
    "kids kid children child son daughter baby boy girl boys girls lad bairn bairns toddler little_one little_ones "
    "little_boy little_girl sons daughters eldest youngest babies twins  stepson stepdaughter teenager wee_one"
)
_PARTNERS = (
    "boyfriend girlfriend partner fella husband wife fiance fiancee new_bloke new_man new_fella new_partner new_boyfriend "
    "new_girlfriend  new_husband hubby other_half boyfriends partners girlfriends husbands new_chap"
)

CLASSES: dict[str, str] = {
    "family": _RELATIVES,
    "friend": _FRIENDS,
    "child": _CHILDREN,
    "partner": _PARTNERS,
    "close": f"{_RELATIVES} {_FRIENDS} {_PARTNERS}",
    "kin": f"{_RELATIVES} {_CHILDREN}",
    "my": "my our mine ",
    "his": "his her their",
    "me": "me us",
    "he": "he she hes shes hed shed hell shell they theyve theyre",
    "one": "a an one the this that my his another some",
    "be": "is was be been being are were hes shes am im its has_been had_been",
    "again": "again still also just always then only even now",
    "num": (
        "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
        "eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred dozen couple several few many "
        "loads lots 1* 2* 3* 4* 5* 6* 7* 8* 9*"
    ),
    # Contact
    "rang": (
        "rang ring rings ringing rung phone phones phoned phoning call calls called calling telephoned telephoning bell belled "
        "belling dialled buzzed facetimed skyped"
    ),
    "texted": (
        "text texts texted texting messaged messaging messages message whatsapp sms smsd imessaged pinged dmd msgd bombarded "
        "spammed"
    ),
    "emailed": "email emails emailed emailing e_mailed mailed",
    "wrote": "wrote written writes writing write",
    "sent": "sent sends send sending",
    "contacted": "contacted contacts contacting contact messaged messaging texted texting emailed emailing rang ringing phoned "
    "phoning called calling wrote writing spoke speaking",
    "left": "left leaves leave leaving dropped drops",
    "social": (
        "facebook instagram snapchat twitter tiktok messenger linkedin telegram tinder hinge bumble discord reddit threads "
        " vinted ebay gumtree marketplace strava spotify duolingo words_with_friends xbox playstation roblox pinterest "
        "youtube bluesky mastodon skype onlyfans "
    ),
    "abuse": (
        "slag slut whore bitch cow slapper cunt cnt tart slags bitches whores pig psycho freak bastard scum scrubber  "
        "prick twat liar tramp faggot wanker"
    ),
    "vile": (
        "vile nasty abusive foul disgusting horrible filthy obscene hateful  vicious evil poisonous awful threatening "
        "rude spiteful horrid nastier cruel insulting venomous"
    ),
    # Places
    "home": (
        "house home flat door doorstep step front_door back_door gate drive garden path porch place mine ours letterbox "
        "bungalow caravan driveway hallway communal_door estate block_of_flats  landing intercom lawn yard garden_gate "
        "front_garden back_garden back_gate front_gate front_step my_mums mums houses building"
    ),
    "work": (
        "work office salon shop_floor workplace reception depot warehouse factory surgery ward hospital_where staff_entrance "
        "staff_door staff_room clinic job till tills counter my_shop site canteen the_office shift switchboard desk my_desk "
        "pub_where_i_work staff_car_park works_car_park"
    ),
    "school": (
        "school nursery playground college uni university school_gate school_gates creche childminders childminder pre_school "
        "playgroup schools campus lecture classroom sports_day parents_evening nativity school_play breakfast_club "
        "after_school_club"
    ),
    "elsewhere": (
        "gym pub church club wedding funeral party dance_class class swimming_baths baths pool leisure_centre library cafe "
        "restaurant bar supermarket shop park beach cinema theatre gig concert doctors dentist dentists hospital station bus_stop "
        "christening mosque temple chapel bingo salsa yoga zumba pilates choir match football rugby allotment market "
        "slimming_world weight_watchers festival airport hotel quiz hairdressers nail_bar nightclub soft_play chippy barbers "
        "evening_class book_club spa holiday parkrun baby_group toddler_group aa_meeting meeting  vets bakery chemist "
        "tesco asda morrisons lidl aldi sainsburys co_op boots costa greggs mcdonalds spoons wetherspoons ikea primark "
        "wilko waitrose iceland b_and_m home_bargains garden_centre train bus tram hall soft_play bus_station town_centre "
        "town train_station platform taxi_rank crem cemetery grave graveside reunion barbecue bbq wake weddings"
    ),
    "street": "street road lane corner avenue close pavement layby lay_by car_park kerb verge junction opposite alley bus_stop "
    "bench park ginnel lamp_post lampost lamppost",
    "outside": "outside opposite across_from over_from in_front_of out_front round_the_corner by near facing across over down_from "
    "at_the_end at_the_bottom at_the_top behind beside next_to",
    "vehicle": "car van truck motor taxi pickup lorry motorbike bike jeep vehicle transit golf corsa fiesta astra bmw audi 4x4 "
    "scooter moped land_rover minibus",
    "window": "window windows windscreen pane panes glass patio_door patio_doors back_window front_window conservatory",
    "carpart": "tyre tyres windscreen wing_mirror wing_mirrors mirror mirrors bonnet paintwork headlight headlights back_light "
    "aerial wipers number_plate number_plates bumper car_window car_windows rear_window  exhaust side_window paint_work "
    "tail_light  soft_top car_door headlamp",
    "stuff": (
        "purse handbag bag wallet phone laptop ipad tablet passport diary notebook jewellery ring rings necklace  money cash "
        "post mail parcel parcels knickers underwear bra clothes coat jacket bike bicycle pram pushchair photos photographs album "
        "letters documents papers paperwork birth_certificate birth_certificates certificates licence bank_card bank_cards  "
        "telly tv computer glasses teddy blanket washing sim ashes medals  bin bins handset ornament ornaments pictures "
        "driving_licence things belongings stuff charger car_seat toys console hair_brush hairbrush toothbrush dress shoes "
        "wedding_ring earrings bracelet notebooks evidence file"
    ),
    "pet": (
        "dog dogs cat cats puppy kitten rabbit rabbits hamster guinea_pig horse horses pony hens chickens budgie parrot goldfish "
        "fish tortoise pet pets ferret ferrets ducks goat bird birds animals donkey koi"
    ),
    "keys": "keys key fob car_keys house_keys door_key house_key front_door_key spare_key spare_keys keyring back_door_key",
    "weapon": (
        "knife knives blade machete gun shotgun pistol rifle air_rifle hammer bat baseball_bat axe hatchet crowbar iron_bar  "
        "sword knuckleduster screwdriver samurai_sword cleaver  crossbow cosh metal_bar stanley_knife kitchen_knife "
        "carving_knife bread_knife weapon weapons scissors catapult golf_club cricket_bat chisel spanner pole taser revolver "
        "razor  pickaxe chainsaw scaffold_pole wrench snooker_cue penknife flick_knife lock_knife sledgehammer"
    ),
    "body": (
        "face head arm arms leg legs mouth nose eye eyes jaw ribs rib back stomach belly chest shoulder hand hands wrist ear ears "
        "cheek lip teeth hair neck throat knee knees shin ankle finger fingers thigh chin temple guts side hip collarbone skull "
        "eyebrow forehead scalp elbow foot"
    ),
    "vow": "will would ill id hell hed shell shed going_to gonna wants_to want_to intends_to plans_to promised_to can could  "
    "swore_to vowed_to mean_to wanted_to gets_to get_to were_going_to was_going_to is_going_to might may must",
    "people": "everyone everybody people anyone neighbours mums parents village street town mutual_friends lads family friends half "
    "customers colleagues",
    "police": "police cops copper coppers officer officers pc dc sergeant sgt detective bobby pcso",
    "offi": (
        "probation_officer probation officer social_worker judge magistrate solicitor barrister pc police_officer copper "
        "sergeant dc detective idva vlo doctor gp nurse teacher headteacher counsellor health_visitor caseworker support_worker "
        "lawyer po key_worker usher cafcass_officer cafcass cafcass_lady cafcass_woman housing_officer paramedic"
    ),
    "boss": "boss manager supervisor hr head_office area_manager employer employers colleague colleagues gaffer team_leader work "
    "line_manager workmates workmate coworker ward_sister receptionist depot payroll director headmaster  office foreman",
    "bodies": (
        "landlord landlady gp doctor doctors surgery bank housing housing_association council letting_agent "
        "letting_agents estate_agent estate_agents health_visitor insurance benefits_office building_society dentist "
        "hospital vets vet optician pharmacy chemist school_office landlords"
    ),
    "kill": "kill murder stab shoot finish bury end strangle butcher execute  drown slaughter behead  snuff poison",
    "hurt": (
        "hurt batter smash punch hit slap kick beat break cut slash burn knock hammer deck leather thump twat lamp scar maim cripple "
        "paralyse rape stamp strangle glass belt bash throttle  chin nut boot damage hospitalise acid brain pan kneecap "
        "slice disfigure blind carve knife paste "
    ),
    "after_me": "you me us  my",
}
"""Name -> its words."""
