"""Words that names are made of: titles before a person, the organs of a state, what the last word of a name tells."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Words that a text may write small inside of a name: "Free Syrian army", "Jufra airbase".
SMALL = _words("""
airbase airfield airport alliance area army authority base battalion block border brigade brigades camp city coalition
command committee congress corps council court crossing desert district faction force forces front governorate group
groups guard guards island islands junta liberation militant militants militia militias mission mountains movement
national navy network oilfield organisation organization parliament party peninsula police port province rebel rebels
regiment region republic resistance revolutionary river security separatists states strip town tribe tribes troops
union valley village
""")

#: Before a person's name, in capitals or not, and no part of it.
TITLES = _words("""
acting admiral adm ambassador analyst archbishop ayatollah baron barrister bishop brigadier brig captain capt caliph
cardinal chairman chairwoman chancellor chief co-chair col colonel commander constable inspector superintendent
commander-in-chief commissioner congressman congresswoman coordinator corporal count counsellor crown defence defense
deputy diplomat director dr duke emir emperor envoy ex father field finance first foreign former gen general gov
governor grand head hajj high his her highness imam interior judge justice king lady late lawmaker leader lieutenant
lt maj major majesty marshal mayor minister monsignor mr mrs ms maulana mullah mufti negotiator ngo officer official
oil opposition padoh pastor police pope premier president president-elect prime prince princess prof professor queen
rebel rep representative rev reverend secretary secretary-general sen senator senior sgt sergeant sheikh shaykh sheik
sir speaker special spokesman spokesperson spokeswoman staff strongman sultan supreme taoiseach then tsar
under-secretary vice warlord militiaman militia
""")

#: Capital words after a state's name or demonym that name an organ, an office or a person of it, and no other body.
ORGANS = TITLES | _words("""
administration affairs air ambassadors assembly armed armies army authorities authority border cabinet coast consulate
constitutional court defence defense delegation embassy executive federal fleet force forces government governments
guard guards house infantry intelligence interim judiciary jets legislature marines military ministers ministries
ministry mission national navy office officials parliament parliamentary people peoples permanent police provisional
regime representatives republic rule ruler security senate service services soldiers special state supreme
transitional treasury troops warplanes
""")

#: Capital words that make a name of its own of what stands before them.
HEADS = _words("""
academy agency airlines airways alliance army assembly association authority avengers awakening bank battalion
battalions bloc cartel clan commandos eagles falcons hunters panthers scorpions tigers warriors
board brigade brigades brotherhood broadcasting bureau caliphate centre center chronicle church club coalition college
command commission committee company confederation conference congress consortium convoy coordination corporation
corps council crescent cross daily defenders democrats department division emirate enterprise express faction federation
fighters forum foundation fraternity front fund gazette group guard guardian guards hawks herald initiative institute
institution insurgency journal junta lions league legion martyrs media militia militias monitor movement mujahideen
nation network news newspaper observatory observer organisation organization partnership party patriots police post
press programme project radio regiment resistance review revolutionaries salvation service shield society star station
streets sun telegraph television times tribune trust tv unit units university vanguard volunteers watch wing workers
""")

#: Last words of what is a treaty, a war or an event, and no actor or place, whatever its first words are.
THINGS = _words("""
accord accords act agreement agreements championship charter constitution convention conventions cup declaration
doctrine games massacre offensive olympics pact prize protocol resolution revolution spring summer treaty uprising war
wars
""")

#: Behind the name of a place: what was held there.
MEETINGS = _words("accord accords agreement agreements conference declaration process summit talks treaty")

#: Capitals that are no names.
NO_ACRONYMS = _words("""
ak aids apc atm ceo cet covid cv dna dvd eid fm fob fpv gdp gmt gps hiv hms hq icu id ins idp idps ied ieds it
jr lng lpg mp mps mt mv ngo ngos ok phd pm pms pow pows pr rpg rpgs sms sr ss suv suvs tv uav uavs ufo un us usd
uss utc uk uxo vat vip wmd
""")

#: Before the name of a medium.
MEDIA_BEFORE = _words("agency broadcaster channel daily magazine newspaper outlet radio site station weekly website")

#: Words for bodies whose names go on with what they are of or for: "Front for the Liberation of Kivu".
FOUNDED = _words("""
academy alliance army assembly association authority board bureau centre center club coalition college command
commission committee community confederation conference congress convention coordination council defence defense
federation fellowship fighters force forces forum foundation front group initiative institute institution league
movement network observatory organisation organization party parties platform project rally resistance section service
society syndicate team tribunal union
""")

#: What such bodies are for.
CAUSES = _words("""
agriculture allies change citizens commerce concord congress conquest democracy democratic development equality faith
family finance forces free freedom gas health industry islam jihad justice labour law lawyers liberation martyrs
monotheism muslims nation nations oil patriots peace people peoples progress prosperity rebirth reconciliation
reform relief renaissance renewal resistance restoration revolution rights rule salvation scholars science
security solidarity sovereign steadfastness support technology trade unity women workers youth
""")
_ABSTRACT = ("acy", "ance", "dom", "ence", "hood", "ism", "ity", "ment", "ness", "ship", "sion", "tion")

#: Plurals and the like that "of" joins to a name's next words: "Lions of the East Army", "Sons of Libya Brigade".
BANDS = _words("""
army base brigade brigades companions defenders eagles falcons guardians heroes horsemen knights lions martyrs men
partisans rangers revolutionaries shield soldiers sons supporters sword swords tigers union vanguard youth
""")

#: Before "'s" a part of a body's name: "People's Front".
POSSESSORS = _words("children citizens god lord men nation patriot people peoples soldiers women workers")

#: What small words behind a name tell of it: that it is an armed group's, or a people's.
ARMED_BEHIND = _words("""
brigade cartel faction fighters gang gangs gunmen guerrillas insurgents jihadists mercenaries militants militia militias
militiamen movement paramilitaries rebel rebels separatists terrorists insurgency
""")
#: Before "of" and a name, what tells of it that it is an armed group's.
ARMED_FIGHTERS = ARMED_BEHIND - {"brigade", "faction", "movement", "insurgency"}
#: The same as behind, where the name is no town's.
FORCES_BEHIND = _words("commando commandos hunters police")
PEOPLE_BEHIND = _words(
    "clan clans community ethnic herders herdsmen minority pastoralists people tribal tribe tribes tribesmen"
)

#: Names of weapons, vehicles and their makers.
ARMS = _words("""
abrams akinci atacms bayraktar bradley buk burkan caesar dushka f-16 geran gepard grad harpoon hellfire himars hilux
iskander jassm javelin jdam kalashnikov kalibr katyusha kh-22 khinzal kinzhal leopard mig mirv mlrs mq-9 nasams neptune
nlaw oreshnik panzerfaust rpg s-300 s-400 sarmat scalp scud shahed starstreak stinger su-24 su-25 su-34 taurus tb2 thaad
tomahawk tos-1 tu-95 uragan land-cruiser toyota zolfaghar
""")
#: What small words behind a name tell of it: that it is a weapon, a vehicle, a ship.
ARMS_BEHIND = _words("""
aircraft airliner airplane artillery bomb bomber bombers bombs boats boat cartridges corvette destroyer drone drones
fighter-bombers frigate grenades guns helicopter helicopters howitzer howitzers jet jets launcher launchers missile
missiles mortars munitions pickups plane planes rifle rifles rocket rockets submarine system systems tank tanker tankers
tanks torpedo truck trucks uav uavs vehicle vehicles warplane warplanes warship warships
""")
#: Before a name: it is a ship's.
SHIPS = _words("""
carrier corvette destroyer ferry freighter frigate hms hmas hnlms ins mv ss tanker trawler uss vessel warship yacht
""")

#: Capitals that begin a ship's name.
SHIP_NAMES = _words("USS HMS HMAS HMCS HNLMS INS MV MT SS RFA USNS FS")

#: Small words inside of names from other languages.
PARTICLES = _words("""
abd abdul abu aux ben bin bint da das de del den der des di do dos du e el ibn la le ould ter umm van von y
""")

#: Words that "of" joins to a place into another name: "Bank of England", "Battle of Tripoli".
OF_HEADS = HEADS | THINGS | _words("battle siege gulf bay strait sea mosque cathedral")

#: Points of the compass and the like before a place: the place is the one named after them.
DIRECTIONS = _words("""
north south east west northern southern eastern western central upper lower greater northeast northwest southeast
southwest northeastern northwestern southeastern southwestern north-east north-west south-east south-west mainland
inner outer downtown
""")

_ARMED = _words("""
avengers cartel clan eagles falcons hunters warriors
army battalion battalions brigade brigades commando commandos corps defenders division fighters force forces front
guard guards hawks insurgents legion lions martyrs militia militias mujahideen panthers patriots rangers regiment
resistance revolutionaries scorpions shield tigers unit units vanguard volunteers
""")
_PARTIES = _words("party")
_MEDIA = _words("""
broadcasting channel chronicle daily gazette herald journal media news newspaper observer post press radio star sun
telegraph television times tribune tv wire
""")
#: Last words of the names of media, and of others too.
MEDIA_HEADS = _MEDIA | _words("agency network online reporters review service website weekly")
_GOVERNMENTS = _words("assembly cabinet court department government junta ministry parliament presidency senate")

#: Words in a body's name that tell of arms, where its last word tells nothing.
_MILITANT = _words(
    "armed brotherhood defenders liberation martyrs military mujahideen patriots resistance revolutionary"
)
_CIVIL = _words("""
academy agency association authority bank bureau centre center church club college commission committee company
conference congress corporation council court enterprise foundation institute institution museum observatory office
project society tribunal university
""")

#: Capital words that end the name of an armed group, where nothing else says that it is a name.
ARMED_HEADS = _words("battalion battalions brigade brigades front militia militias regiment movement resistance legion")

#: First words of the names of armed groups in transliterated Arabic, Persian, Urdu and Hausa.
ARMED_FIRSTS = _words("""
ahrar ajnad ansar asaib burkan fajr failaq faylaq hayat harakat harkat jabhat jaish jaysh jamaat jamaatu jund junud
kataib katibat katiba lashkar liwa quwat saraya sipah suqour suqur tahrik tehreek tehrik
""")

_REGIONS = _words("""
coast county desert district governorate hills island islands mountain mountains oblast peninsula plain plateau
province region river sea state strip triangle valley wilayat basin gulf lake
""")
_BASES = _words("airbase barracks base camp garrison")
_SITES = _words(
    """airport airfield bridge cathedral checkpoint crossing dam field hospital monastery mosque oilfield plant port
    prison refinery square stadium terminal"""
)

# Heads of names that a text shortens the names to: "the Tigers".
_BEASTS = _words("avengers eagles falcons hunters panthers scorpions tigers warriors")

#: Single capital words that are no names by themselves, whatever the language pipeline says.
COMMON = (
    ORGANS
    | (HEADS - _BEASTS)
    | THINGS
    | DIRECTIONS
    | _BASES
    | _SITES
    | _REGIONS
    | _words("""
allah april august christian christians christmas december easter february friday islam islamic islamist
islamists january jihadi jihadist jihadists july june march may monday muslim muslims november october operation
ramadan saturday september sunday thursday tuesday wednesday god quran koran bible eid adha fitr covid covid-19
internet twitter facebook youtube telegram whatsapp tv photo file image video editor reporting read more updated
published advertisement breaking exclusive opinion analysis copyright english arabic east west western euros
dollars i african africans asian asians european europeans moslem moslems westerners kingdom nation memorandum
cessation middle communist communists democrat
""")
)


#: Last words of groups' names that many groups have, and that stand for none of them alone.
NO_SHORT = ARMED_BEHIND | FORCES_BEHIND | (HEADS - _BEASTS) | COMMON


def is_abstract(word: str) -> bool:
    """Whether a word (small) names what people join for, rather than somebody.

    >>> is_abstract("equality"), is_abstract("liberation"), is_abstract("wagner")
    (True, True, False)
    """
    return word in CAUSES or word.endswith(_ABSTRACT)


def actor_kind(words: list[str]) -> str:
    """The kind of actor that a name's words (small) tell: `organization` where they tell none.

    >>> actor_kind(["benghazi", "defense", "brigades"]), actor_kind(["libya", "observer"])
    ('armed-group', 'media')
    """
    words = _to_head(words)
    last = words[-1]
    if last in _ARMED or words[0] in ARMED_FIRSTS:
        return "armed-group"
    if last in _PARTIES:
        return "party"
    if last in _MEDIA:
        return "media"
    if last in _GOVERNMENTS or words[0] in ("ministry", "government"):
        return "government"
    return "armed-group" if last not in _CIVIL and _MILITANT.intersection(words) else "organization"


def is_civil(name: str) -> bool:
    """Whether a body's name says that it is an institution or a company, which no one's forces are."""
    return not _CIVIL.isdisjoint(name.lower().split())


def _to_head(words: list[str]) -> list[str]:
    """The words of a name up to the one that says what it is: "Front" of "Front for the Liberation of Kivu"."""
    for position, word in enumerate(words):
        if position and word in ("of", "for", "to", "in") and words[position - 1] in HEADS | FOUNDED | _ARMED:
            return words[:position]
    return words


def place_kind(word: str) -> str:
    """The kind of place that the word (small) at or after the end of its name tells; empty where it tells none.

    >>> place_kind("airbase"), place_kind("province"), place_kind("town")
    ('base', 'region', 'city')
    """
    if word in _BASES:
        return "base"
    if word in _SITES:
        return "site"
    if word in _REGIONS:
        return "region"
    return "city" if word in ("city", "town", "village", "neighbourhood", "neighborhood", "suburb") else ""
