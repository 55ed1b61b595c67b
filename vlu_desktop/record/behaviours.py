# SPDX-License-Identifier: Apache-2.0
"""The one table of behaviours: what was done, the lane it is drawn in and the rung of the ladder it reaches.

Keys are stable: they stand in vaults, imports and exports, and are never reused. The kinds are drawn from the 80
cases of the Napo briefing of October 2011. The rungs follow its conclusion ("escalated from phone calls, unwanted
and abusive texts, following victims to threats of violence and then actual violence, threats to kill and even
homicide"); the rung for damage and intrusion is ours and stands between following and threats. Thirteen kinds that its
cases do not name came later, each on the rung of its nearest neighbour there (docs/decisions/0042-seriousness.md).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from vlu_desktop.language.phrases import lower_first
from vlu_desktop.record.attempt_names import NAMES, OWN_KEYS


@dataclass(frozen=True, slots=True)
class Lane:
    """A row of the timeline."""

    key: str
    label: str


LANES: tuple[Lane, ...] = (
    Lane("contact", "Calls and messages"),
    Lane("following", "Following, watching"),
    Lane("online", "Online and devices"),
    Lane("property", "Home and property"),
    Lane("others", "Through others"),
    Lane("control", "Control, courts, children"),
    Lane("threats", "Threats"),
    Lane("violence", "Violence"),
)


@dataclass(frozen=True, slots=True)
class Rung:
    """A step of the ladder; `seriousness` (1 to 5) is the shape and size of its mark.

    It has no name of its own: a step groups unlike kinds, and what was done is told by the kind.
    """

    number: int
    key: str
    seriousness: int


RUNGS: tuple[Rung, ...] = (
    Rung(1, "contact", 1),
    Rung(2, "following", 2),
    Rung(3, "intrusion", 3),
    Rung(4, "threat", 4),
    Rung(5, "violence", 5),
    Rung(6, "threat-to-kill", 5),
    Rung(7, "attempt-on-life", 5),
)
SERIOUSNESS: tuple[str, ...] = (
    "calls and messages, or contact through others",
    "following, watching or turning up, or reaching those around the victim",
    "entering, damage, tracking, posts, coercion, proceedings, exposure or a threat of suicide",
    "a threat, open or veiled, or a weapon shown",
    "violence, fire, abduction, lying in wait, a threat to kill or an attempt to",
)
"""What is graded 1 to 5, for whoever chooses a grade. A grade groups unlike kinds, so no sentence about an incident
ever says these of it: it says the number, and the kinds by their own names."""


@dataclass(frozen=True, slots=True)
class Behaviour:
    """A kind of conduct. `traits` name what rules look for (`remote`, `physical`, `entry`, `weapon`, ...)."""

    key: str
    label: str
    lane: str
    rung: int
    traits: frozenset[str] = frozenset()
    words: tuple[str, ...] = ()


def _b(key: str, label: str, lane: str, rung: int, traits: str = "", words: str = "") -> Behaviour:
    return Behaviour(key, label, lane, rung, frozenset(traits.split()), tuple(w for w in words.split("|") if w))


BEHAVIOURS: tuple[Behaviour, ...] = (
    _b("call", "Phone call", "contact", 1, "remote", "phone calls|rang|called|calling|calls|phoned"),
    _b("silent-call", "Silent call", "contact", 1, "remote", "silent|hung up|withheld number"),
    _b("text", "Text message", "contact", 1, "remote", "texts|texted|sms|text|whatsapp|imessage|messaged"),
    _b("voicemail", "Voicemail", "contact", 1, "remote", "voice mail|voicemails|left a message"),
    _b("email", "Email", "contact", 1, "remote", "e-mail|emails|emailed"),
    _b("social-message", "Social media message", "contact", 1, "remote", "facebook|instagram|snapchat|direct message"),
    _b("letter", "Letter or card", "contact", 1, "remote", "letters|card|cards|wrote to|note through"),
    _b("abusive-message", "Abusive message or call", "contact", 1, "remote abuse", "abusive|called her names|called him names|abuse"),
    _b("payment-message", "Message in a bank payment", "contact", 1, "remote", "payment reference|bank transfer"),
    _b("disguised-number", "Disguised or borrowed number", "contact", 1, "remote pretence", "spoofed|disguised number"),
    _b("gift", "Gift or delivery", "contact", 1, "remote gift", "flowers|gifts|present|parcel|bouquet"),
    _b("pressure-to-meet", "Pressure to meet", "contact", 1, "remote", "meet up|demanded to meet"),
    _b("from-custody", "Contact sent from prison or detention", "contact", 1, "remote custody"),
    _b("approach", "Approach in public", "following", 2, "physical", "approached|came up to|shouted at"),
    _b("verbal-abuse", "Verbal abuse face to face", "following", 2, "physical abuse", "shouted abuse|to my face"),
    _b("block-way", "Blocking the victim’s way", "following", 2, "physical", "blocked my way|blocked me in"),
    _b("attend-home", "Coming to the home", "following", 2, "physical home", "at the door|came round|outside the house|turned up at home|knocked|turned up at the house"),
    _b("attend-work", "Coming to work", "following", 2, "physical work", "at work|workplace|came to work"),
    _b("attend-school", "Coming to a school or college", "following", 2, "physical children", "school gate|nursery|at school|college"),
    _b("attend-other", "Turning up elsewhere", "following", 2, "physical", "turned up|gym|pub|church|at her friend|at his friend"),
    _b("follow", "Following", "following", 2, "physical", "followed|tailed|behind me|behind her|behind him|following"),
    _b("loiter", "Loitering or parking near", "following", 2, "physical surveillance", "parked|hanging around|loitering|waiting outside|sat in his car|sat in her car"),
    _b("pass-by", "Driving or riding past", "following", 2, "physical surveillance", "drove past|driving past|cycled past"),
    _b("move-close", "Moving or taking work close by", "following", 2, "physical", "moved in next door|moved opposite"),
    _b("watch", "Watching or spying", "following", 2, "physical surveillance", "watching|watched|through the window|staring|binoculars"),
    _b("photograph", "Photographing or filming", "following", 2, "physical surveillance", "photographed|filmed|took pictures|filming"),
    _b("hide-nearby", "Hiding on or near the property", "following", 3, "physical surveillance home entry", "hiding|in the garden|in the shed|living in the shed"),
    _b("research", "Searching for information about the victim", "online", 2, "remote surveillance research", "internet searches|searched|looked up|electoral roll"),
    _b("online-attention", "Likes, views and follows online", "online", 1, "remote", "likes|viewed my profile"),
    _b("track", "Tracking device or location sharing", "online", 3, "remote surveillance tracking", "tracker|gps|airtag|location"),
    _b("bug", "Listening or recording device", "online", 3, "remote surveillance tracking", "bug|bugged|listening device|hidden camera"),
    _b("device-access", "Access to accounts or devices", "online", 3, "remote surveillance intrusion", "hacked|password|logged in|accessed"),
    _b("download", "Copying pictures or documents", "online", 2, "remote surveillance", "downloaded|copied photographs"),
    _b("publish", "Posting about the victim", "online", 3, "remote publish", "posted|published|poster|online post|review"),
    _b("impersonate", "Impersonating or ordering in the victim’s name", "online", 3, "remote publish", "fake profile|in her name|in his name|in my name|pretending|mail order|impersonated"),
    _b("intimate-image", "Intimate images shared or threatened", "online", 3, "remote publish coercion", "intimate|naked|revenge"),
    _b("friend-pretence", "Befriending under a pretence", "others", 2, "pretence", "befriended|pretended"),
    _b("break-in", "Entering the home", "property", 3, "physical entry home intrusion", "broke in|broken into|burglary|let himself in|let herself in|break in|inside the house"),
    _b("attempted-entry", "Trying to enter the home", "property", 3, "physical entry home", "tried the door|tried to get in|trying the handle"),
    _b("keys-taken", "Keys taken or copied", "property", 3, "physical entry home", "keys|key copied"),
    _b("theft", "Taking belongings", "property", 3, "physical", "stole|stolen|took her|took his|notebooks"),
    _b("damage-home", "Damage to the home", "property", 3, "physical damage home", "smashed|broke the window|kicked the door|brick|graffiti|damage"),
    _b("damage-car", "Damage to or entry into a vehicle", "property", 3, "physical damage vehicle", "tyres|scratched|keyed|car window|wing mirror|slashed"),
    _b("filth-left", "Filth or a frightening object left", "property", 3, "physical", "dog mess|excrement|funeral wreath"),
    _b("cut-services", "Cutting off services or cancelling appointments", "property", 3, "coercion", "phone cut off|cancelled my"),
    _b("brakes", "Tampering with a vehicle so that it is dangerous", "property", 7, "physical damage vehicle tamper", "brake pipes|brakes cut|wheel nuts"),
    _b("arson", "Arson", "property", 5, "physical damage fire", "set fire|arson|burned down|petrol through"),
    _b("attempted-arson", "Attempted arson", "property", 5, "physical damage fire", "attempted arson|tried to set fire"),
    _b("animal-harm", "Harm to a pet or animal", "property", 3, "physical animal", "the cat|the dog|killed the|poisoned|pet"),
    _b("proxy-contact", "Contact through others", "others", 1, "proxy", "his mother|his friend|through a friend|passed a message|his sister|his brother"),
    _b("proxy-watch", "Others used to watch or report", "others", 2, "proxy surveillance", "got others to|asked her friends where"),
    _b("proxy-threat", "Threats by associates", "others", 4, "proxy threat", "his mates|her mates|associates|friends of his threatened"),
    _b("family-harassed", "Family or friends contacted or harassed", "others", 2, "targets", "my mother|my sister|my parents|her mother|her parents|rang my|family"),
    _b("partner-harassed", "New partner contacted or harassed", "others", 2, "targets", "new partner|boyfriend|husband"),
    _b("employer-contact", "Employer or colleagues contacted", "others", 2, "targets work", "my boss|my manager|employer|colleague|get her sacked|get him sacked"),
    _b("bodies-contacted", "Landlord, doctor, bank or school contacted", "others", 2, "", "my landlord|my doctor|my bank"),
    _b("spread-lies", "Lies told about the victim", "others", 2, "", "rumours|told everyone"),
    _b("false-report", "False report to an authority", "control", 3, "process", "false report|social services|reported her|reported him|reported me|wasting police"),
    _b("threat-process", "Threat to report or to sue", "control", 3, "process", "threatened to report|threatened to sue"),
    _b("isolate", "Isolating from family and friends", "control", 3, "coercion", "not allowed to see|isolat"),
    _b("money-control", "Controlling money", "control", 3, "coercion", "controlled money|bank account|took my wages"),
    _b("confine", "Not letting the victim out", "control", 3, "coercion", "wouldn't let|locked in|would not let"),
    _b("medical-denial", "Keeping from medical care", "control", 3, "coercion", "refused medical|doctor|hospital"),
    _b("child-contact", "Child contact used to reach the victim", "control", 3, "process children", "child contact|contact visit|handover|the children|access to the children"),
    _b("civil-claim", "Civil or family proceedings used to reach the victim", "control", 3, "process", "civil claim|county court|family court|court papers|injunction against me|claim form|back to court|took me to court|taking me to court|c100"),
    _b("rights-claim", "Human rights claim against the victim", "control", 3, "process", "human rights"),
    _b("suicide-threat", "Threat of suicide or self-harm by the offender", "threats", 3, "self-harm", "kill himself|suicide|kill herself|end it all|harm himself"),
    _b("threat-expose", "Threat to reveal a secret", "threats", 3, "coercion", "threatened to tell|threatened to expose|blackmail"),
    _b("threat-indirect", "Veiled or conditional threat", "threats", 4, "threat conditional", "or else|you'll be sorry|watch your back|you will regret|veiled"),
    _b("threat-violence", "Threat of violence", "threats", 4, "threat", "threatened|threat|threats|hurt you|break your"),
    _b("threat-child", "Threat to a child", "threats", 4, "threat children", "threatened the children|hurt the children|take the children"),
    _b("threat-other", "Threat to somebody close", "threats", 4, "threat targets", "threatened my|threatened her|threatened his"),
    _b("threat-fire", "Threat to burn or destroy", "threats", 4, "threat fire", "burn the|burn down|burn it down|destroy"),
    _b("threat-gesture", "Threatening gesture", "threats", 4, "threat gesture", "gesture|finger across|gun with his"),
    _b("bomb-hoax", "Bomb hoax", "threats", 4, "threat", "bomb"),
    _b("witness-intimidation", "Witness intimidation", "threats", 4, "threat", "withdraw|drop the charges|statement to the police|intimidat"),
    _b("threat-official", "Threat to a professional", "threats", 4, "threat official", "probation officer|social worker|threatened the officer"),
    _b("countdown", "Countdown to a death", "threats", 6, "threat kill", "countdown|days left"),
    _b("threat-to-kill", "Threat to kill", "threats", 6, "threat kill", "kill you|kill her|kill him|kill me|i'll kill|threat to kill|threats to kill|dead"),
    _b("weapon-seen", "Weapon carried, shown or collected", "threats", 4, "weapon", "knife|weapon|gun|machete|hammer|bat"),
    _b("assault", "Assault", "violence", 5, "physical violence", "punched|hit|slapped|kicked|assault|pushed|grabbed|beat"),
    _b("assault-other", "Assault on somebody close", "violence", 5, "physical violence targets", "assaulted my|punched my|hit my"),
    _b("strangulation", "Strangulation or suffocation", "violence", 5, "physical violence strangulation", "strangled|strangle|choked|throat|suffocat|couldn't breathe"),
    _b("attempted-assault", "Attempted assault", "violence", 5, "physical violence", "attempted assault|tried to hit|swung at|lunged at"),
    _b("attempted-strangulation", "Attempted strangulation or suffocation", "violence", 5, "physical violence", "attempted strangulation|tried to strangle|tried to choke"),
    _b("weapon-used", "Weapon used", "violence", 5, "physical violence weapon", "stabbed|knife to her throat|with a knife|hit with"),
    _b("burning", "Burning or scalding", "violence", 5, "physical violence fire", "burned her|burned him|scald|cigarette"),
    _b("wounding", "Wounding or serious injury", "violence", 5, "physical violence injury", "fracture|wound|stitches|broken"),
    _b("forced-substance", "Forced to take medication or a substance", "violence", 5, "physical violence", "forced her to take|forced him to take|tablets"),
    _b("sexual-assault", "Rape or sexual assault", "violence", 5, "physical violence sexual", "rape|sexual|raped"),
    _b("attempted-sexual-assault", "Attempted rape or sexual assault", "violence", 5, "physical violence", "attempted rape|tried to rape"),
    _b("exposure", "Indecent exposure", "violence", 3, "physical sexual", "exposed himself|exposed herself"),
    _b("abduction", "Abduction or false imprisonment", "violence", 5, "physical violence", "abduct|kidnap|imprison|forced into the car"),
    _b("attempted-abduction", "Attempted abduction", "violence", 5, "physical violence", "attempted abduction|tried to drag|tried to force"),
    _b("attempted-murder", "Attempt to kill", "violence", 7, "physical violence kill", "tried to kill|attempted murder"),
    _b("solicit-murder", "Asking or paying somebody to kill", "violence", 7, "kill proxy", "hitman|paid someone to kill|arrange to have"),
    _b("lying-in-wait", "Lying in wait with intent", "violence", 6, "physical kill surveillance", "waiting to kill|lying in wait"),
    _b("murder", "Killing", "violence", 7, "physical violence kill", "murder|homicide"),
    _b("order-contact", "Contact in breach of an order", "contact", 1, "breach", "breach|breached"),
    _b("zone-entry", "Entering an exclusion zone", "following", 2, "physical breach", "exclusion zone"),
    _b("fail-to-report", "Absconding or failing to report", "control", 2, "breach", "absconded|failed to report|left the hostel"),
    _b("other", "Other conduct", "control", 1, "", ""),
)  # fmt: skip


_ATTEMPTED = "attempted-"
_OWN_ATTEMPTS = frozenset({each.key for each in BEHAVIOURS if each.key.startswith(_ATTEMPTED)})
_DONE_OF = {attempt: done for done, attempt in OWN_KEYS.items()}


def attempt_at(key: str) -> str:
    """The kind that is the attempt at a kind, as "attempted-wounding" at "wounding"; of an attempt itself."""
    return key if is_attempt(key) else OWN_KEYS.get(key) or f"{_ATTEMPTED}{key}"


def is_attempt(key: str) -> bool:
    """Whether a kind says that something was tried, and not that it was done."""
    return key.startswith(_ATTEMPTED)


def attempted_of(key: str) -> str:
    """What an attempt was an attempt at; of any other kind itself."""
    return _DONE_OF.get(key) or key.removeprefix(_ATTEMPTED)


def _attempt(done: Behaviour) -> Behaviour:
    """The attempt at a kind. It stands where the kind stands, and has none of its traits: nothing of it was done."""
    name = NAMES.get(done.key) or f"Attempted {lower_first(done.label)}"
    return Behaviour(attempt_at(done.key), name, done.lane, done.rung)


ATTEMPTS: tuple[Behaviour, ...] = tuple(
    _attempt(each) for each in BEHAVIOURS if each.key not in _OWN_ATTEMPTS and attempt_at(each.key) not in _OWN_ATTEMPTS
)
"""The attempt at every kind that has none above. No rule that looks for what was done sees one: one of its own does."""
KINDS: tuple[Behaviour, ...] = (*BEHAVIOURS, *ATTEMPTS)
"""Every kind that can be chosen."""

NOT_CHOSEN = "Kind not chosen"
"""What stands everywhere for the kinds of an entry for which nobody has chosen one."""


@cache
def _by_key() -> dict[str, Behaviour]:
    return {kind.key: kind for kind in KINDS}


def behaviour(key: str) -> Behaviour:
    """The behaviour of that key; one that a newer program added is shown by its key, on the lowest rung."""
    return _by_key().get(key) or Behaviour(key, key.replace("-", " ").capitalize(), "control", 1)


def kinds_said(keys: Iterable[str]) -> str:
    """The kinds by name, each once, or that nobody chose one."""
    return ", ".join(dict.fromkeys(behaviour(key).label for key in keys)) or NOT_CHOSEN


def rung(number: int) -> Rung:
    """The rung of that number, 1 to 7."""
    return RUNGS[number - 1]


def rung_of(keys: Iterable[str]) -> int:
    """The highest rung among the kinds, 0 where there is none."""
    return max((behaviour(key).rung for key in keys), default=0)


def seriousness_of(keys: Iterable[str]) -> int:
    """1 to 5, from the highest rung among the kinds; 1 where no kind was chosen."""
    reached = rung_of(keys)
    return rung(reached).seriousness if reached else 1
