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
    ("He denied [shelling] the market.", "+ past"),
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
    ("Turkey has [backed] the government since 2019.", "+"),
    ("The former [head] of the commission fled.", "+ past"),
    ("He is a former [ally] of the president.", "+ past"),
    ("Ghana accused Togo of [arming] the rebels.", "+ course"),
    ("Ghana accused Togo of having [armed] the rebels.", "+ past"),
    # What nobody has shown, and what is called untrue.
    ("There is no evidence that Iran [armed] the group.", "- possible"),
    ("There is no proof that Chad [backs] the militia.", "- possible"),
    ("It is false that Egypt [bombed] the town.", "- past"),
    ("Burundi pretended to [support] the deal.", "- "),
    ("Turkey was about to [attack] the town.", "+ planned"),
    ("Turkey was on the verge of [attacking] the town.", "+ planned"),
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
        ("The army [captured] the town.", None),
    ],
)
def test_hedges(passage: str, hedge: str | None) -> None:
    assert facts(passage).hedge == hedge
