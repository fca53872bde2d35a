"""Tolls as small texts tell them, from extraction through grounding and merging: one own text for each construction and kind of event."""

from functools import cache

import pytest

from summarizer import pipeline
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.incident import Toll

TOLD = [
    ("Five members of a family were found shot dead at their home in Salem on Saturday.", "5", "", ""),
    ("Four people were found stabbed to death at a home in Salem on Saturday.", "4", "", ""),
    ("A guard was killed in Salem on Saturday. Luis Vega, 34, died of a gunshot wound.", "1", "", ""),
    ("A bus veered off a mountain road near Huaraz on Monday, killing 49.", "49", "", ""),
    ("A bus fell into a ravine near Huaraz on Monday. Officials put the dead at seven.", "7", "", ""),
    ("The death toll from the quake in Agra rose to five on Tuesday.", "5", "", ""),
    ("A ferry capsized off Mombasa on Sunday, killing nine people and leaving 16 missing.", "9", "", "16"),
    ("Gunmen killed two guards and wounded a third in Jos on Monday.", "2", "1", ""),
    ("A blast tore through a market in Homs on Friday. The ministry put the number of injured at 41.", "", "41", ""),
    ("Police said six people died in the fire in Cairo on Monday, correcting an earlier figure of four.", "6", "", ""),
    ("Officials said 17 people died in the mudslide in Cali on Monday, raising an earlier toll of 14.", "17", "", ""),
    ("Eleven people, including two children, were killed in a crash near Pasco on Monday.", "11", "", ""),
    ("Eleven people were killed in a crash near Pasco on Monday, including two children.", "11", "", ""),
    ("A man was shot in Leeds on Monday and taken to a hospital, where he was declared deceased.", "1", "", ""),
    ("Two men were shot dead in Leeds on Monday. A third man survived the shooting.", "2", "1", ""),
    ("A woman was shot in Leeds on Monday. She was in critical condition.", "", "1", ""),
    ("A plane crashed near Nome on Friday with four people on board, all of whom died.", "4", "", ""),
    ("Mia Lund and Jon Berg, both 19, were killed in a crash near Orvek on Sunday.", "2", "", ""),
    ("A car hit a wall in Orvek on Sunday. None of the passengers was hurt.", "", "", ""),
    ("A truck overturned near Orvek on Sunday, but no one was hurt.", "", "", ""),
    ("Five people were shot, one fatally, at a party in Salem on Saturday.", "1", "4", ""),
    ("Four people were shot in Salem on Saturday. Two of the victims were pronounced dead.", "2", "2", ""),
    ("Four people were shot in Salem on Saturday. Two of them died.", "2", "2", ""),
    ("Three people were shot in Salem on Saturday. One of them, an adult male, later died.", "1", "2", ""),
    ("Three people were injured in a shooting in Salem on Saturday, including a girl who died.", "1", "2", ""),
    ("Police found a man with a gunshot wound in Salem on Saturday. The man later died.", "1", "", ""),
    ("Police found a man with a gunshot wound in Salem on Saturday. He died at a hospital.", "1", "", ""),
    ("A boy was wounded in a drive-by shooting in Salem on Saturday. The boy died on Sunday.", "1", "", ""),
    ("A man was killed and three others were also shot in Salem on Saturday.", "1", "3", ""),
    ("A man was killed in a shooting in Salem on Saturday. Three others were shot.", "1", "3", ""),
    ("A driver was killed in a crash in Salem on Saturday. Her passenger was injured.", "1", "1", ""),
    ("Gunmen killed a neighbor, her two sons and a guard in Salem on Saturday.", "4", "", ""),
    ("A gunman killed his father and brother in Salem on Saturday.", "2", "", ""),
    ("A gunman killed his wife in Salem on Saturday and then killed himself.", "2", "", ""),
    ("A man shot his wife dead in Salem on Saturday before shooting himself dead.", "2", "", ""),
    ("Six people were injured in a shooting in Salem on Saturday. Ana Cruz, 16, was shot in the leg.", "", "6", ""),
    ("Five people are dead after a shooting in Salem on Saturday. Three were found at the scene.", "5", "", ""),
    ("Five people died in a fire in Salem on Saturday. Three people died at the scene.", "5", "", ""),
    ("Five people died in a fire in Salem on Saturday. Two of the victims were children.", "5", "", ""),
    ("A man was killed in Salem on Saturday. Leo Marr, 34, was shot outside a bar.", "1", "", ""),
    ("A man was killed in a shooting in Salem on Saturday. Police named the victim as Leo Marr, 34.", "1", "", ""),
    ("A man was shot in the arm and a woman was shot in the leg in Salem on Saturday.", "", "2", ""),
    ("A boy was hit in the arm in Salem on Saturday. A woman was also hit.", "", "2", ""),
    ("A bullet grazed a girl in Salem on Saturday.", "", "1", ""),
    ("A girl was grazed by a bullet in Salem on Saturday.", "", "1", ""),
    ("One victim was shot in the leg in Salem on Saturday. A second victim was grazed by a bullet.", "", "2", ""),
    ("A clerk was killed in a robbery in Salem on Saturday. Another clerk was wounded.", "1", "1", ""),
    (
        "A clerk was killed in a robbery in Salem on Saturday. Mayor Ida Holt, whose sister was killed in a crash, spoke at a vigil.",
        "1",
        "",
        "",
    ),
    ("An avalanche buried a hut near Davos on Sunday, killing a father and his two daughters.", "3", "", ""),
    ("Lightning struck a football field near Kumasi on Friday, killing one player and injuring five others.", "1", "5", ""),
    ("A mine collapsed near Potosi on Friday. Three miners were killed and eight were rescued.", "3", "", ""),
    ("A roof collapsed at a school in Onitsha on Friday, leaving at least 12 pupils dead and 30 injured.", "12+", "30", ""),
    ("An outbreak of cholera in Beira has killed 19 people since January, the ministry said.", "", "", ""),
    ("Cholera killed 19 people in Beira last week, the ministry said.", "19", "", ""),
    ("At least 22 people died and more than 100 were hurt when a stadium stand gave way in Accra on Sunday.", "22+", "101+", ""),
    ("Two trains collided near Kanpur on Monday, killing 14 people and injuring 60.", "14", "60", ""),
    ("A train derailed near Kanpur on Monday. Fourteen passengers died and 60 were injured.", "14", "60", ""),
    ("The earthquake killed 31 people and injured 200 in Agra on Monday.", "31", "200", ""),
    ("Thirty-one people were killed and about 200 injured in the earthquake in Agra on Monday.", "31", "200", ""),
    ("Floods in Sylhet on Monday killed 12 people, and 30 others were missing.", "12", "", "30"),
    ("A fishing boat sank off Dakar on Monday. Four sailors drowned and two are missing.", "4", "", "2"),
    ("A car bomb exploded outside a barracks in Mosul on Monday, killing two soldiers and wounding seven civilians.", "2", "7", ""),
    ("A suicide bomber killed nine worshippers at a mosque in Quetta on Friday.", "9", "", ""),
    ("Shelling in Donetsk on Monday killed a woman and wounded her daughter.", "1", "1", ""),
    ("An airstrike on a clinic in Sanaa on Monday killed three nurses; two patients were hurt.", "3", "2", ""),
    ("Militants abducted six teachers near Kaduna on Monday.", "", "", ""),
    ("Two officers and three attackers were killed in a clash near Goma on Monday.", "5", "", ""),
    ("Four soldiers died in the ambush near Goma on Monday, and another nine were wounded.", "4", "9", ""),
    ("Nobody was killed in the raid in Goma on Monday, but two guards were injured.", "", "2", ""),
    ("The crash near Pasco on Monday claimed the lives of three teenagers.", "3", "", ""),
    ("The crash near Pasco on Monday claimed three lives.", "3", "", ""),
    ("Three siblings lost their lives in a fire in Cairo on Monday.", "3", "", ""),
    ("A fire at a hostel in Cairo on Monday left 7 people dead and 22 hospitalized.", "7", "22", ""),
    ("Seven people were pronounced dead after a fire at a hostel in Cairo on Monday.", "7", "", ""),
    ("A toddler drowned in a pool in Cairo on Monday.", "1", "", ""),
    ("Two climbers fell to their deaths on a mountain near Davos on Sunday.", "2", "", ""),
    ("A teenager was stabbed to death in Leeds on Monday.", "1", "", ""),
    ("A teenager was fatally stabbed in Leeds on Monday; two friends were wounded.", "1", "2", ""),
    ("Police fatally shot a man in Leeds on Monday.", "1", "", ""),
    ("The gunman shot four people in Leeds on Monday before police killed him.", "1", "4", ""),
    ("A gunman killed four people in Leeds on Monday before killing himself.", "5", "", ""),
    ("A gunman killed four people in Leeds on Monday and then turned the gun on himself.", "4", "", ""),
    ("Two people were killed in Leeds on Monday. The gunman was also killed.", "3", "", ""),
    ("The attack in Leeds on Monday left two dead, including the gunman.", "2", "", ""),
    ("Ten people were injured in the crash in Leeds on Monday, two of them seriously.", "", "10", ""),
    ("Ten people were hurt in the crash in Leeds on Monday; two are in critical condition.", "", "10", ""),
    ("One person died and two were in serious condition after a crash in Leeds on Monday.", "1", "2", ""),
    ("Three people were taken to a hospital with burns after an explosion in Leeds on Monday.", "", "3", ""),
    ("Three men suffered gunshot wounds in Leeds on Monday.", "", "3", ""),
    ("A worker sustained serious injuries in a fall in Leeds on Monday.", "", "1", ""),
    ("The explosion in Leeds on Monday injured a dozen workers.", "", "12", ""),
    ("The explosion in Leeds on Monday injured dozens.", "", "24+", ""),
    ("Between 30 and 40 people were injured in the explosion in Leeds on Monday.", "", "30-40", ""),
    ("Fewer than ten people were injured in the explosion in Leeds on Monday.", "", "", ""),
    ("More than 50 people died in the landslide near Cali on Monday.", "51+", "", ""),
    ("Two students died in the crash in Leeds on Monday. Both were 17.", "2", "", ""),
    ("A man and a woman were shot in Leeds on Monday. Both died at the scene.", "2", "", ""),
    ("A man and a woman were shot in Leeds on Monday. The woman died at the scene.", "1", "1", ""),
    ("A man and a woman were shot in Leeds on Monday. The woman died at the scene and the man is in stable condition.", "1", "1", ""),
    (
        "Three men were shot in Leeds on Monday. One died at the scene, and the two others were taken to a hospital with wounds.",
        "1",
        "2",
        "",
    ),
    ("Three men were shot in Leeds on Monday. One died and the two remaining victims were sent to a hospital.", "1", "2", ""),
    ("Four hikers were struck by a rockfall near Davos on Sunday. One was killed and three were injured.", "1", "3", ""),
    ("Also killed in the blast in Homs on Friday were a doctor and two nurses.", "3", "", ""),
    ("A doctor was killed in the blast in Homs on Friday. Also killed were Sami Nader and Lina Haddad.", "3", "", ""),
    ("The blast in Homs on Friday killed a doctor, 34-year-old Sami Nader.", "1", "", ""),
    ("The blast in Homs on Friday killed Sami Nader, 34, a doctor.", "1", "", ""),
    ("The blast in Homs on Friday killed 34-year-old Sami Nader, 28-year-old Lina Haddad and 12-year-old Omar Aziz.", "3", "", ""),
    ("The bodies of three fishermen were found on Sunday after a boat sank off Lamu.", "3", "", ""),
    ("Rescuers recovered two bodies after a boat sank off Lamu on Sunday.", "2", "", ""),
    ("Two firefighters were treated for smoke inhalation after a fire in Leeds on Monday.", "", "2", ""),
    ("Eight pupils were hospitalized after a bus crash in Leeds on Monday.", "", "8", ""),
    ("A cyclist was run over by a truck and killed in Leeds on Monday.", "1", "", ""),
    ("A truck ran over a cyclist in Leeds on Monday. The cyclist died.", "1", "", ""),
    ("A truck hit three pedestrians in Leeds on Monday, killing one.", "1", "2", ""),
    ("A truck hit three pedestrians in Leeds on Monday, killing one and injuring two.", "1", "2", ""),
    ("An elephant trampled a farmer to death near Mysore on Monday.", "1", "", ""),
    ("A stampede at a temple in Patna on Monday killed 21 pilgrims.", "21", "", ""),
    ("A tornado hit a trailer park in Tulsa on Monday; six residents died.", "6", "", ""),
    ("Six residents died in a tornado in Tulsa on Monday, and the toll could rise to ten.", "6", "", ""),
    ("The toll in the tornado in Tulsa on Monday climbed to 12 dead and 80 injured.", "12", "80", ""),
    ("A third victim of the shooting in Leeds on Monday has died, bringing the death toll to three.", "3", "", ""),
    ("Protesters clashed with police in Lima on Monday; one protester was killed and nine officers were hurt.", "1", "9", ""),
    ("A policeman was killed and his partner wounded in a gunfight in Lima on Monday.", "1", "1", ""),
    ("The shooting in Lima on Monday wounded a mother and her two sons.", "", "3", ""),
    ("A pilot and his passenger died when their plane crashed near Nome on Monday.", "2", "", ""),
    ("The pilot died and two passengers were hurt when a plane crashed near Nome on Monday.", "1", "2", ""),
    ("The pilot was the only person killed when a plane crashed near Nome on Monday.", "1", "", ""),
    ("Two miners were trapped and four were killed when a shaft caved in near Potosi on Friday.", "4", "", ""),
    ("A bridge collapsed in Genoa on Tuesday. At least 30 people died and 16 were hurt.", "30+", "16", ""),
    ("A heatwave in Madrid last week killed 12 people.", "12", "", ""),
    ("A gunman opened fire in a market in Jos on Monday, wounding six shoppers, one of whom later died.", "1", "5", ""),
    ("Six shoppers were wounded in a shooting in Jos on Monday. One of them died at a hospital.", "1", "5", ""),
    ("A nurse was stabbed in Leeds on Monday. She is recovering.", "", "1", ""),
    ("A nurse was stabbed in Leeds on Monday and died of her wounds.", "1", "", ""),
    ("A man shot his girlfriend and her mother in Leeds on Monday. Both survived.", "", "2", ""),
    ("Police killed two suspects in a shootout in Lima on Monday. An officer was wounded.", "2", "1", ""),
    ("A rebel commander and five of his men were killed in an airstrike near Goma on Monday.", "6", "", ""),
    ("Twelve passengers were injured, three of them seriously, when a tram derailed in Lyon on Monday.", "", "12", ""),
    ("A tanker exploded near Lagos on Monday and 40 people burned to death.", "40", "", ""),
    ("Four hikers froze to death on a mountain near Davos on Sunday.", "4", "", ""),
    ("Three children drowned when a canoe overturned on a lake near Jinja on Sunday.", "3", "", ""),
    ("A scaffold gave way at a mall in Manila on Monday. Two painters were killed and a third was injured.", "2", "1", ""),
    ("Measles killed four children in Kano last week.", "4", "", ""),
    ("A landslide buried five houses near Cali on Monday. Nine bodies were recovered.", "9", "", ""),
    ("Ida Holt, 41, died in the crash near Pasco on Monday. Her husband was hurt.", "1", "1", ""),
    ("Ida Holt, 41, died in the crash near Pasco on Monday. Jon Berg, 22, died on Tuesday.", "2", "", ""),
    ("A 17-year-old boy was killed and a 15-year-old girl was wounded in a drive-by shooting in Salem on Saturday.", "1", "1", ""),
    ("A 17-year-old boy was shot in Salem on Saturday. A 15-year-old girl was also wounded.", "", "2", ""),
    ("A toddler found a gun in Salem on Saturday and shot himself. He died.", "1", "", ""),
    ("The quake in Agra on Monday left 31 dead.", "31", "", ""),
    ("Rescuers in Agra said 31 people were killed in the quake on Monday.", "31", "", ""),
    ("A ferry sank off Lamu on Saturday, killing 19 people. Divers found five more people dead on Sunday.", "19", "", ""),
    (
        "A ferry sank off Lamu on Saturday, killing nine people. Divers found five more bodies on Sunday, raising the death toll to 14.",
        "14",
        "",
        "",
    ),
    ("A bomb killed three guards in Jos on Monday. Another four people were killed in the blast.", "7", "", ""),
    ("Two people died in a blast in Jos on Monday. Another four people were killed in the blast.", "6", "", ""),
    ("A landslide hit a village near Cali on Monday, leaving at least 14 people dead and 20 missing.", "14+", "", "20"),
    ("An explosion in Leeds on Monday left four dead.", "4", "", ""),
    ("A ferry sank off Lamu on Saturday. Fifteen people are still missing.", "", "", "15"),
    ("Three passers-by were wounded in the blast in Homs on Friday.", "", "3", ""),
]
"""Text; killed, injured and missing as "5", "5+" (open), "5-8" or "" (no number)."""


@cache
def incidents(text: str) -> tuple[tuple[str, str, str], ...]:
    article = Article(id="a", text=text, published="2025-06-11")
    merged = pipeline.merge_reports(pipeline.extract([article], OfflineExtractor(), concurrency=1).lines)
    return tuple(
        (shown(one.casualties.killed), shown(one.casualties.injured), shown(one.casualties.missing))
        for one in sorted(merged.incidents, key=lambda one: one.id)
    )


def shown(toll: Toll | None) -> str:
    if toll is None or toll.low is None:
        return ""
    if toll.high is None:
        return f"{toll.low}+"
    return str(toll.low) if toll.low == toll.high else f"{toll.low}-{toll.high}"


@pytest.mark.parametrize(("text", "killed", "injured", "missing"), TOLD)
def test_the_toll_is_what_the_text_says(text: str, killed: str, injured: str, missing: str) -> None:
    """One incident has the toll, and no other has any."""
    told = [tolls for tolls in incidents(text) if any(tolls)]
    assert told == ([(killed, injured, missing)] if killed or injured or missing else [])
