"""What a sentence makes of what it states: denied, planned, tried, possible, asked, over."""

from __future__ import annotations

import pytest
from clauses import facts

# "+" affirmed, "-" negated; then the modality, "" where the sentence gives none, "past" for what was.
CASES = [
    # Plain.
    ("The army [captured] the town.", "+ past"),
    ("Rebels [capture] town", "+"),
    ("Iran [supports] the group.", "+"),
    ("The general [commands] the eastern forces.", "+"),
    # Negation.
    ("The army has not [captured] the town.", "- "),
    ("The rebels did not [attack] the convoy.", "- "),
    ("Hungary never [endorsed] the plan.", "- "),
    ("Armenia no longer [supports] the alliance.", "- "),
    ("Neither the army nor the rebels [control] the port.", "- "),
    ("No soldiers [entered] the village.", "- "),
    ("Nobody [attacked] the base.", "- "),
    ("The junta [has] no allies in the region.", "- "),
    ("There was no [attack] on the camp.", "- "),
    ("They left without [attacking] the garrison.", "- "),
    ("The army did not attack or [bomb] the village.", "- "),
    ("The two sides have [agreed] on little else.", "- past"),
    ("Serbia has yet to [recognise] Kosovo.", "- "),
    ("The government cannot [control] the north.", "- "),
    ("The army could not [retake] the hill.", "- "),
    ("Kenya does not [recognize] the parallel government.", "- "),
    ("Not only Rwanda but also Uganda [backs] the rebels.", "+ "),
    # A headline's plan.
    ("France to [withdraw] troops from Niger", "+ planned"),
    # Failed, refused and prevented.
    ("The troops failed to [capture] the airport.", "- "),
    ("Ethiopia refuses to [recognise] the referendum.", "- "),
    ("The guards prevented the rebels from [entering] the palace.", "- "),
    ("The army stopped [bombing] the town.", "- "),
    ("The warlord declined to [join] the talks.", "- "),
    ("The parliament rejected [sending] arms to the rebels.", "- "),
    ("The mutineers were unable to [take] the radio station.", "- "),
    ("The president ruled without [negotiating] with the opposition.", "- "),
    ("The envoy failed to [bring] the two together; his host had refused talks.", "- past"),
    # Not the negation of the thing itself.
    ("Its [leader] was not among them.", "+"),
    ("The [attack] did not stop the advance.", "+"),
    ("The minister did not condemn the [attack].", "+"),
    ("He denied [shelling] the market.", "+ course"),
    ("The spokesman denied that the army had [attacked] the village.", "+ past"),
    ("He rejected claims that rebels were [advancing] on the capital.", "+ ongoing"),
    # Planned.
    ("The militia plans to [attack] the dam.", "+ planned"),
    ("The coalition will [attack] the port.", "+ planned"),
    ("The rebels vowed to [retake] the city.", "+ planned"),
    ("The president threatened to [invade] the island.", "+ planned"),
    ("The generals agreed to [withdraw] from the capital.", "+ planned"),
    ("He is due to [meet] the rebel leader.", "+ planned"),
    ("The envoys are to [meet] in Doha.", "+ planned"),
    ("The army is preparing to [storm] the camp.", "+ planned"),
    ("The spokesman said that the forces would [move] towards the coast.", "+ planned"),
    ("The army announced a planned [offensive] in the delta.", "+ planned"),
    ("The gunmen were going to [attack] the embassy.", "+ planned"),
    ("The envoy flew to Nairobi for [talks] with the rebels.", "+ planned"),
    ("The movement's goal of [capturing] the capital is known.", "+ planned"),
    # Attempted.
    ("The rebels tried to [enter] the city.", "+ attempted"),
    ("Attempts to [cross] the river failed.", "+ attempted"),
    ("The [attack] was repelled.", "+ attempted"),
    ("The soldiers sought to [overthrow] the president.", "+ attempted"),
    ("The failed [offensive] cost the army dearly.", "+ attempted"),
    # Possible, and what is asked of somebody.
    ("The general may [attack] the port.", "+ possible"),
    ("An [operation] against the militia is possible.", "+ possible"),
    ("The army could [attack] at any time.", "+ possible"),
    ("If the militia [attacks] the base, the army will respond.", "+ possible"),
    ("Were the group to [leave] the city, chaos would follow.", "+ possible"),
    ("Should the army [enter] the enclave, thousands would flee.", "+ possible"),
    ("The UN called on the militia to [withdraw] from the hospital.", "+ possible"),
    ("The minister urged the rebels to [surrender].", "+ possible"),
    ("Residents fear an [attack] by the militia.", "+ possible"),
    ("Calls for a [withdrawal] from the valley grew.", "+ possible"),
    ("Moscow wants the rebels to [withdraw] from the valley.", "+ possible"),
    ("Unless the junta [frees] the prisoners, sanctions will follow.", "+ possible"),
    ("The group is suspected of having [killed] the judge.", "+ possible"),
    # Predicted.
    ("The town will be [captured] within days.", "+ predicted"),
    ("Observers expect the army to [attack] the enclave.", "+ predicted"),
    ("The president will hardly [recognise] the region.", "- predicted"),
    ("The rebels are likely to [attack] the convoy.", "+ predicted"),
    # Questioned.
    ("Would the militia [help] the army?", "+ questioned"),
    ("It was unclear whether the army [controlled] the port.", "+ questioned"),
    # Ongoing.
    ("The rebels are [advancing] on the town.", "+ ongoing"),
    ("Egypt has been [helping] the general.", "+ ongoing"),
    ("The army continues to [shell] the suburb.", "+ ongoing"),
    ("Soldiers still [held] several buildings.", "+ ongoing"),
    ("The group has [fought] the state since 1984.", "+ ongoing"),
    ("The army has long [collaborated] with the militia.", "+ ongoing"),
    ("The [feud] between the generals goes on.", "+ ongoing"),
    # The past of states.
    ("Washington [armed] the militia in those years.", "+ past"),
    ("France has [suspended] arms exports.", "+ past"),
    ("The deal was [brokered] by Qatar.", "+ past"),
    ("Talks [mediated] by Oman collapsed.", "+ past"),
    ("A town [defended] by the militia fell.", "+"),
    ("Turkey has [backed] the government since 2019.", "+ ongoing"),
    ("The former [head] of the commission fled.", "+ past"),
    ("He is a former [ally] of the president.", "+ past"),
    ("Ghana accused Togo of [arming] the rebels.", "+ course"),
    ("Ghana accused Togo of having [armed] the rebels.", "+ past"),
    # What was done beside something else, or repaid.
    ("Armed groups sent a column towards the town in [support] of the general.", "+ past"),
    ("He came to the capital as an [envoy] of the president.", "+ past"),
    ("Chad has never forgiven the rebels for [siding] with Libya.", "+ past"),
    ("A court sentenced the colonel to a year in prison for [defying] the envoy.", "+ past"),
    ("The town has been under [siege] since May.", "+ "),
    ("The rebels have taken half of the towns of the delta in their [war] with the army.", "+ ongoing"),
    # What nobody has shown, and what is called untrue.
    ("There is no evidence that Iran [armed] the group.", "- possible"),
    ("There is no proof that Chad [backs] the militia.", "- possible"),
    ("It is false that Egypt [bombed] the town.", "- past"),
    ("Burundi pretended to [support] the deal.", "- "),
    ("Turkey was about to [attack] the town.", "+ planned"),
    ("Turkey was on the verge of [attacking] the town.", "+ planned"),
    ("The claim that Rwanda [backs] the rebels is false.", "- "),
    ("Claims that Rwanda [backs] the rebels are false, its army said.", "+"),
    ("It was only a matter of time before the rebels [lost] the town.", "+ predicted"),
    ("Under the deal Hamas would [leave] the town.", "+ planned"),
    ("Reports that the army [bombed] the town were untrue.", "- past"),
    ("It is a lie that Rwanda [supports] the rebels.", "- "),
    ("Contrary to claims that the army [bombed] the town, it was calm.", "- past"),
    ("Reports that rebels had [taken] the town could not be confirmed.", "+ possible"),
    ("There are no signs that the army is [withdrawing] from the town.", "- possible"),
    ("Investigators found evidence that Iran [armed] the group.", "+ past"),
    ("It is not clear that the army [attacked] the town.", "+ possible"),
    ("It is far from certain that the army [attacked] the town.", "+ possible"),
    # Near misses, and what somebody is against.
    ("The army stopped short of [attacking] the town.", "- "),
    ("The army came close to [attacking] the town.", "+ possible"),
    ("The rebels were on the point of [capturing] the town.", "+ planned"),
    ("The rebels narrowly missed [capturing] the town.", "- "),
    ("Germany ruled out [arming] the rebels.", "- "),
    ("Serbia has not ruled out [sending] troops.", "+ possible"),
    ("China refused to rule out [invading] the island.", "+ possible"),
    ("Far from [supporting] the rebels, Egypt closed the border.", "- "),
    ("Instead of [attacking] the town, the rebels withdrew.", "- "),
    ("Rather than [attack] the town, the rebels withdrew.", "- "),
    ("The junta called off its [attack] on the town.", "- "),
    ("The government opposes an [invasion] of the island.", "+ possible"),
    ("Parliament banned an [attack] on the island.", "+ possible"),
    ("Iran lacks the means to [attack] the town.", "- possible"),
    ("A ban on [attacks] on the town holds.", "+ possible"),
    ("Never before has the army [bombed] the town.", "- past"),
    ("The army has neither bombed nor [invaded] the island.", "- past"),
    ("Hardly any soldiers [entered] the town.", "- past"),
    ("Ukraine, not Russia, [attacked] the town.", "+ past"),
    ("The army does not [back] the militia any longer.", "- "),
    # Orders, advice, permission.
    ("The minister told the rebels to [leave] the town.", "+ possible"),
    ("Iran encouraged the group to [attack] the port.", "+ possible"),
    ("The envoy warned the army not to [attack] the town.", "- possible"),
    ("The envoy warned the army against [attacking] the town.", "+ possible"),
    ("The union called for the troops to [leave] the town.", "+ possible"),
    ("The deadline for the troops to [leave] the town passed.", "+ possible"),
    ("Let the army [attack] the town!", "+ possible"),
    ('"Stop [arming] the rebels," the envoy told the minister.', "- possible"),
    ("The pact would allow the army to [enter] the town.", "+ possible"),
    ("The president allowed the army to [enter] the town.", "+ "),
    ("The army was able to [retake] the town.", "+ "),
    ("Qatar offered to host [talks] between the two sides.", "+ planned"),
    ("The army is set to launch an [operation] against the militia.", "+ planned"),
    ("The group threatened the town with a [strike].", "+ planned"),
    ("The cabinet approved an [attack] on the town.", "+ planned"),
    # Only imagined, or still to come.
    ("An [attack] on the town would be a disaster.", "+ possible"),
    ("An [invasion] of the island is inevitable.", "+ predicted"),
    ("In the event of an [attack] on the town, people would flee.", "+ possible"),
    ("In case the army [attacks] the town, people will flee.", "+ possible"),
    ("Once the army [withdraws] from the town, they will return.", "+ possible"),
    ("As long as Rwanda [supports] the rebels, there will be no peace.", "+ possible"),
    ("When the army [attacked] the town, people fled.", "+ past"),
    ("A [meeting] between the two is out of the question.", "+ possible"),
    ("Asked if Rwanda [supports] the rebels, he did not answer.", "+ questioned"),
    ("Israel has not decided whether to [attack] the port.", "+ questioned"),
    ("The rebels would go on to [capture] the capital.", "+ "),
    ("The army would later [capture] the capital.", "+ "),
    ("The White House did not support an [attack] on the port.", "+ possible"),
    ("The [withdrawal] of the mercenaries has not been confirmed.", "+ possible"),
    ("The president suspended the talks, [accusing] the rebels.", "+ "),
    ("The rebels have taken four towns in their [war] with the army.", "+ ongoing"),
    ("The air force shot down a drone [launched] by the rebels.", "+ attempted"),
    ("The RSF is massing troops for an [attack] on the town.", "+ planned"),
    ("The RSF ignored calls to [withdraw] from the town.", "+ possible"),
    ("In a simulation, China [attacked] the island.", "+ possible"),
    ("Turkey to [invade] Syria, says Erdogan", "+ planned"),
    ("Israel set to [attack] Rafah", "+ planned"),
    ("The rebels were nowhere near [capturing] the town.", "- "),
    ("Pakistan was falsely accused of [bombing] the town.", "- "),
    ("The army claimed falsely that Rwanda had [captured] the town.", "+ possible"),
    ("Sudan wrongly accused Chad of [arming] the rebels.", "+ possible"),
    ("Russia's claim to have [captured] the town was denied by Ukraine.", "+ possible"),
    ("The claims of Hamas to have [killed] soldiers were false.", "- "),
    ("The claim that Cuba [armed] the rebels was made up.", "- "),
    ("Claims that Chad [backs] the rebels were invented by the army.", "- "),
    # More distant modalities win.
    ("The general has continued to try to [capture] the oasis.", "+ attempted"),
    ("He may be attempting to [divide] the militias.", "+ possible"),
]


@pytest.mark.parametrize(("passage", "expected"), CASES)
def test_factuality(passage: str, expected: str) -> None:
    found = facts(passage)
    sign, _, modality = expected.partition(" ")
    assert found.polarity == ("affirmed" if sign == "+" else "negated")
    if modality == "past":
        assert found.modality is None
        assert found.past
    elif modality == "course":
        assert found.modality is None
        assert found.course
        assert not found.past
    else:
        assert (found.modality or "") == modality
        if sign == "+" and not modality:
            assert not found.past


@pytest.mark.parametrize(
    ("passage", "hedge"),
    [
        ("The army has reportedly [captured] the town.", "reportedly"),
        ("The pilots apparently [bombed] a wedding.", "apparently"),
        ("The air force is alleged to have [bombed] the clinic.", "alleged"),
        ("The army is accused of [bombing] the clinic.", "accused"),
        ("Iran is said to [support] the group.", "said"),
        ("The allegation that Burundi [supports] the rebels spread.", "allegation"),
        ("The army claimed falsely that Rwanda had [captured] the town.", "falsely"),
        ("The army [captured] the town.", None),
    ],
)
def test_hedges(passage: str, hedge: str | None) -> None:
    assert facts(passage).hedge == hedge
