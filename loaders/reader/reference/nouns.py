"""Common nouns that stand for actors, their parts or places; by lemma.

What a phrase such as "Houthi positions", "Syrian rebels" or "the town of Hun" stands for hangs on its noun.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


#: Organs of a state: with a state as their owner they are the state ("Russian troops", "Iran's government").
STATE_ORGANS = _words("""
administration agent aircraft airforce airstrike ambassador army artillery authorities authority
battalion bomber bulldozer cabinet cannon chief coastguard command commander commando congress conscript
contingent crew defence defense delegation diplomat drone embassy envoy fleet force forces frigate
general government guard gunboat gunner gunship helicopter infantry instructor intelligence jet judge judiciary junta
lawmaker leader leadership marine military minister ministry missile mission monarchy mortar navy negotiator
officer official paratrooper regular parliament patrol peacekeeper personnel pilot plane police policeman policemen
premier presidency president regime regiment representative reservist rocket senate serviceman shell ship side
sniper soldier squad squadron state submarine tank treasury troop unit vessel warplane
warship
""")
#: Members and parts of an armed group or any organisation: with it as their owner they are the group ("BDB fighters").
MEMBERS = _words("""
affiliate army auxiliary battalion branch brigade cadre cell chief column combatant commander commando conscript
contingent convoy crew delegation division drone element extremist faction fighter force forces gang group guerrilla
gunman gunner insurgent jihadi jihadist leader leadership loyalist man member mercenary militant militia
militiaman missile movement negotiator network officer official operative organisation organization paramilitary
party plane rank rebel recruit representative rocket separatist sniper soldier squad sympathiser tank terrorist
troop unit warrior wing youth
""")
#: What an actor holds: what is done to it is done to the actor ("attacked Houthi positions").
ASSETS = _words("""
airbase airfield arsenal asset barrack base bunker call camp checkpoint claim command compound convoy decision
defence defense demand depot encampment facility fortification front frontline headquarters hideout hold
infrastructure installation interest interests line offer outpost plan policy position proposal request rule
site sovereignty stance stronghold supply target territory trench vehicle weapon
""")
#: People and groups: without an owner, or with one that they are not, they are an unnamed group ("Syrian rebels").
GROUPS = _words("""
activist administrator adversary adviser advisor alliance ally assailant attacker auxiliary backer bandit bishop bloc
bomber boy brigade businessman cadre candidate captive cartel child citizen civilian clan clansman cleric coalition
combatant commander community congregation conscript contingent country crew critic crowd defector defender
delegation demonstrator deportee deserter detainee detractor diplomat dissident doctor elder enemy ex-combatant exile
expatriate extremist faction family farmer fighter foe follower force forces front gang group guard guerrilla gunman
hacker hardliner herder hostage immigrant inmate insurgent islamist jihadi jihadist journalist junta lawmaker lawyer
leader loyalist man mediator medic member mercenary migrant militant militia militiaman minority mob moderate
monarchist monk mutineer nation nationalist negotiator network nomad nurse official opponent opposition paramilitary
partisan partner party passenger pastoralist peacekeeper peasant people pilgrim pirate police policeman politician
priest prisoner protester protestor putschist raider rebel recruit refugee relative reservist resident resistance
rival royalist secessionist separatist settler side soldier striker student supporter survivor sympathiser
sympathizer syndicate teacher terrorist trader trafficker tribe tribesman tribesmen troop trucker unionist unit
veteran vigilante villager volunteer warlord warrior woman worker worshipper youth
""")
#: Words for one actor that was named before: what they stand for is sought in the text.
DEFINITE_ACTORS = _words("""
administration agency alliance army authority bloc body brigade cabinet caliphate cartel chairman chancellor
chief clan coalition colonel command commander commission committee company council country court diplomat duo
enclave envoy faction fighter force forces front gang general government group guerrilla gunman insurgent
islamist jihadi jihadist junta king kingdom leader leadership marshal militant military militia minister
ministry mission monarch movement nation network official organisation organization pair paramilitary parliament
party police politician premier president putschist rebel regime republic ruler secretary separatist side
soldier spokesman spokesperson spokeswoman state strongman terrorist tribe trio troop trooper union warlord
""")
#: Words for places.
PLACES = _words("""
airbase airfield airport archipelago area base border bridge camp capital checkpoint city coast compound
corridor county crossing dam desert district east enclave facility field front frontier frontline garrison
governorate headquarters height heights highway hill hills hilltop hospital hub island junction lake land locality mine
mountain municipality neighborhood neighbourhood north northeast northwest oasis oblast oilfield outpost
outskirts palace part parts pass peninsula plant port position prison province quarter refinery region river
road roundabout settlement site south southeast southwest stadium state station strait stretch stronghold suburb
terminal territory town township townships valley village west zone
""")
#: Words that add nothing to a place's name: "the town of Hun", "the Jufra area" are Hun and Jufra.
PLAIN_PLACES = _words("""
archipelago area capital city county desert district east enclave governorate hub island locality municipality
neighborhood neighbourhood north oasis oblast outskirts part parts peninsula port province region settlement
side south state stretch stronghold suburb territory town township valley village west zone
""")
#: Sites that are places of their own beside the place whose name they bear: "Jufra airbase".
SITES = _words("""
airbase airfield airport base border bridge camp checkpoint corridor crossing dam facility field garrison
headquarters highway hill hills hilltop hospital junction mountain mountains oilfield outpost palace plant port prison
refinery road station terminal
""")
#: Nouns that count or part what follows "of": "a number of rebels", "some of its opponents".
PARTITIVES = _words("""
all alliance another any array band both bulk cluster coalition column convoy couple dozen dozens each element
elements few five four group handful host hundred hundreds lot lots majority many member members minority most
none number one ones pair part plenty portion quarter rank ranks remnant remnants rest score scores section
sections segment segments series several six some those thousand thousands three two unit units
""")
#: Nouns that are a group in the singular too.
COLLECTIVE = _words("""
alliance army battalion bloc brigade cartel cell clan coalition community crowd delegation faction family force
gang group junta militia minority mob movement network opposition party patrol people police resistance squad
syndicate tribe unit
""")
#: What fights for its commander: "Haftar's forces" are his army.
FORCES = _words("""
armour army artillery aviation battalion brigade contingent fighter fleet force forces guard guerrilla gunman infantry
insurgent loyalist man military militia militiaman navy partisan rebel regiment serviceman side soldier squadron tank
troop unit warplane
""")
#: Offices and posts that one person holds.
OFFICES = _words("""
administrator adviser advisor aide ambassador analyst archbishop attorney ayatollah bishop boss chair chairman
chairperson chairwoman chancellor chief chieftain co-chair co-founder co-leader commander commissar commissioner
coordinator councillor counsellor delegate deputy diplomat director emir emissary envoy executive financier
founder governor governor-general head imam judge king lawmaker lawyer leader legislator magistrate mayor
mediator member minister monarch mufti negotiator officer official patriarch patron premier president prince
princess prosecutor queen rapporteur representative ruler secretary secretary-general senator sheikh speaker
spokesman spokesperson spokeswoman strategist strongman sultan supremo treasurer undersecretary vice-president
warlord
""")
#: Military ranks: titles of address, which say of no post.
RANKS = _words("""
admiral brigadier captain colonel commodore corporal general lieutenant major marshal sergeant
""")
#: Who commands what a state has, so that "Putin's forces" are Russia.
RULERS = _words("""
chancellor dictator emir king leader monarch premier president queen ruler strongman sultan
""")
#: Places that people live in.
SETTLEMENTS = _words("city town village settlement suburb neighborhood neighbourhood district province township")
#: Further words for one person.
PERSONS = _words("""
activist blogger boy civilian counterpart doctor eyewitness farmer father fighter girl gunman historian husband
insider journalist man medic mother nurse policeman predecessor professor rebel reporter resident scholar soldier son
successor teacher villager wife witness woman worker
""")
