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
acting admiral adm ambassador analyst archbishop ayatollah baron bishop brigadier brig captain capt caliph cardinal
chairman chairwoman chancellor chief co-chair col colonel commander constable inspector superintendent
commander-in-chief commissioner congressman congresswoman coordinator corporal count counsellor crown defence defense
deputy diplomat director dr duke emir emperor envoy ex field finance first foreign former gen general gov governor
grand head hajj high his her highness imam interior judge justice king lady late lawmaker leader lieutenant lt maj
major majesty marshal mayor minister monsignor mr mrs ms mullah mufti negotiator officer official oil opposition
police pope premier president president-elect prime prince princess prof professor queen rebel rep representative rev
reverend secretary secretary-general sen senator senior sgt sergeant sheikh shaykh sheik sir speaker special spokesman
spokesperson spokeswoman staff strongman sultan supreme taoiseach then tsar under-secretary vice warlord militiaman
militia
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
academy agency airlines airways alliance army assembly association authority awakening bank battalion battalions bloc
board brigade brigades brotherhood broadcasting bureau caliphate centre center chronicle church club coalition college
command commission committee company confederation conference congress consortium convoy coordination corporation
corps council crescent cross daily defenders democrats department division emirate express faction federation fighters
forum foundation fraternity front fund gazette group guard guardian guards hawks herald initiative institute
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

#: Words that "of" joins to a place into another name: "Bank of England", "Battle of Tripoli".
OF_HEADS = HEADS | THINGS | _words("battle siege gulf bay strait sea mosque cathedral")

#: Points of the compass and the like before a place: the place is the one named after them.
DIRECTIONS = _words("""
north south east west northern southern eastern western central upper lower greater northeast northwest southeast
southwest northeastern northwestern southeastern southwestern north-east north-west south-east south-west mainland
inner outer downtown
""")

_ARMED = _words("""
army battalion battalions brigade brigades commando commandos corps defenders division fighters force forces front
guard guards hawks insurgents legion lions martyrs militia militias mujahideen panthers patriots rangers regiment
resistance revolutionaries scorpions shield tigers unit units vanguard volunteers
""")
_PARTIES = _words("party")
_MEDIA = _words("""
broadcasting channel chronicle daily gazette herald journal media news newspaper observer post press radio star sun
telegraph television times tribune tv
""")
_GOVERNMENTS = _words("assembly cabinet court department government junta ministry parliament presidency senate")

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
    "airport airfield bridge checkpoint crossing dam field oilfield plant port prison refinery square terminal"
)

#: Single capital words that are no names by themselves, whatever the language pipeline says.
COMMON = (
    ORGANS
    | HEADS
    | THINGS
    | DIRECTIONS
    | _BASES
    | _SITES
    | _REGIONS
    | _words("""
allah april august christian christians christmas december easter february friday islam islamic islamist islamists
january jihadi jihadist jihadists july june march may monday muslim muslims november october operation ramadan
saturday september sunday thursday tuesday wednesday god eid covid covid-19 internet twitter facebook youtube telegram
whatsapp tv photo file image video editor reporting read more updated published advertisement breaking exclusive
opinion analysis copyright english arabic east west western euros dollars i african africans asian asians european
europeans moslem moslems westerners kingdom nation memorandum cessation middle communist communists democrat
""")
)


def actor_kind(words: list[str]) -> str:
    """The kind of actor that a name's words (small) tell: `organization` where they tell none.

    >>> actor_kind(["benghazi", "defense", "brigades"]), actor_kind(["libya", "observer"])
    ('armed-group', 'media')
    """
    last = words[-1]
    if last in _ARMED or words[0] in ARMED_FIRSTS:
        return "armed-group"
    if last in _PARTIES:
        return "party"
    if last in _MEDIA:
        return "media"
    if last in _GOVERNMENTS or words[0] in ("ministry", "government"):
        return "government"
    if words[0] in ("army", "front", "brigades", "forces"):
        return "armed-group"
    if words[0] == "party":
        return "party"
    return "organization"


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
