"""The offline extractor's statements: one test for each construction, with an own sentence."""

import pytest

from summarizer.annotate.annotation import annotate
from summarizer.extractors.offline import OfflineExtractor
from summarizer.records.article import Article
from summarizer.records.extraction import Extraction, Statement

READER = OfflineExtractor()


def read(text: str) -> Extraction:
    article = Article(id="a", text=text, published="2025-06-10")
    return READER.read(article, annotate(article))


def said(text: str) -> tuple[Statement, ...]:
    return read(text).statements


def names(statement: Statement) -> list[str]:
    return [speaker.name for speaker in statement.speakers]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Mayor Ana Silva said that the bridge would reopen on Monday.", "Ana Silva", "the bridge would reopen on Monday"),
        ("The bridge would reopen on Monday, Mayor Ana Silva said.", "Ana Silva", "The bridge would reopen on Monday"),
        ("The bridge, officials said, would reopen on Monday.", "officials", "would reopen on Monday"),
        ("According to the Health Ministry, nine people fell ill.", "Health Ministry", "nine people fell ill"),
        ("Nine people fell ill, according to hospital director Omar Haddad.", "Omar Haddad", "Nine people fell ill"),
        ("The bank said it would close twelve branches.", "bank", "it would close twelve branches"),
        ("The plan was described by critics as a costly mistake.", "critics", "as a costly mistake"),
        ("Critics called the plan a costly mistake.", "critics", "the plan a costly mistake"),
        ("Brazil's claim that the road was safe angered drivers.", "Brazil", "the road was safe"),
        ("Brazil's call for talks angered drivers.", "Brazil", "call for talks"),
        ("The bridge is a risk to drivers, as a council memo put it.", "council memo", "The bridge is a risk to drivers"),
        ("As Ana Silva noted, the bridge had been closed for years.", "Ana Silva", "the bridge had been closed for years"),
        ("In the words of Mayor Ana Silva, the bridge is a disaster.", "Ana Silva", "the bridge is a disaster"),
        ("In Silva's view, the bridge is a disaster.", "Silva", "the bridge is a disaster"),
        ("Mayor Ana Silva took to Twitter to accuse the builders of fraud.", "Ana Silva", "accuse the builders of fraud"),
        ("The mayor told a meeting of island farmers that few drivers used the bridge.", "mayor", "few drivers used the bridge"),
        ("Six in ten drivers use the bridge, according to federal statistics.", "federal statistics", "Six in ten drivers use the bridge"),
        ("Another slide shows that eight of ten drivers use the bridge.", "another slide", "eight of ten drivers use the bridge"),
        ("The Charlotte Observer found that 1 in 4 bridges were unsafe.", "Charlotte Observer", "1 in 4 bridges were unsafe"),
        ("Proponents have urged Congress to leave the bridge open.", "proponents", "to leave the bridge open"),
        ("Drivers were warned by the police to leave the bridge.", "police", "to leave the bridge"),
        ("Omar Haddad was accused by prosecutors of taking bribes.", "prosecutors", "of taking bribes"),
        ("Ana Silva is convinced that the bridge will hold.", "Ana Silva", "the bridge will hold"),
        ("Drivers are worried that the bridge will fall.", "drivers", "the bridge will fall"),
        ("Ana Silva was critical of the new toll.", "Ana Silva", "critical of the new toll"),
        ("The ministry is ready to rebuild the bridge.", "ministry", "to rebuild the bridge"),
        ("Ana Silva spoke about her ties to the harbor.", "Ana Silva", "spoke about her ties to the harbor"),
        ("The ministry plans to close the bridge in May.", "ministry", "to close the bridge in May"),
        ("The City Council voted to close the bridge.", "City Council", "to close the bridge"),
        ("The mayor ignored warnings from the engineer that the bridge would fall.", "engineer", "the bridge would fall"),
        ("Ana Silva has doubts about the bridge.", "Ana Silva", "has doubts about the bridge"),
        ("Ana Silva suggested rebuilding the bridge.", "Ana Silva", "rebuilding the bridge"),
        ("Ana Silva hopes to rebuild the bridge.", "Ana Silva", "to rebuild the bridge"),
        ("Farmers want a bridge that carries trucks.", "farmers", "want a bridge that carries trucks"),
        ("Ana Silva compared the bridge to a sieve.", "Ana Silva", "compared the bridge to a sieve"),
        ("Engineers linked the collapse to the new cables.", "engineers", "linked the collapse to the new cables"),
        ("Ana Silva raised questions about the cables.", "Ana Silva", "raised questions about the cables"),
        ("The mayor does not believe the fire was arson.", "mayor", "does not believe the fire was arson"),
        ("Ana Silva does not support the new tax.", "Ana Silva", "does not support the new tax"),
        ("Ana Silva defended the policy on Monday.", "Ana Silva", "defended the policy"),
        ("Ana Silva attacked the governor's plan.", "Ana Silva", "attacked the governor's plan"),
        ("Police suspect the fire was set.", "police", "the fire was set"),
        ("The House committee voted 19-15 along party lines to close the bridge.", "House committee", "to close the bridge"),
        ("Ana Silva went on to discuss the new toll.", "Ana Silva", "discuss the new toll"),
        ("Ana Silva made the case for a new bridge.", "Ana Silva", "made the case for a new bridge"),
        (
            "As one engineer pointed out in a long letter to the council, the bridge is older than the town.",
            "one engineer",
            "the bridge is older than the town",
        ),
        (
            "The mayor read a Border News report that the bank had lost nine million dollars.",
            "Border News",
            "the bank had lost nine million dollars",
        ),
        ("Some drivers saw the tax as a threat to the island.", "some drivers", "saw the tax as a threat to the island"),
        (
            "Ana Silva said the port would join in interviews that the union holds for new hands.",
            "Ana Silva",
            "the port would join in interviews that the union holds for new hands",
        ),
        ("The senator wants to triple the size of the program.", "senator", "to triple the size of the program"),
        ("It is an unlikely plan; the mayor's team says the bridge will reopen.", "mayor's team", "the bridge will reopen"),
    ],
)
def test_indirect_speech(text: str, speaker: str, content: str) -> None:
    """Object clause, trailing and interrupting clause, "according to", any noun with a telling verb, passive, naming, owned noun,
    "as X put it", "in the words of", stances, topics, plans and decisions, warnings from somebody, a channel taken up,
    a clause parsed under a noun, papers and figures, a charge with "of"."""
    (one,) = said(text)
    assert names(one) == [speaker]
    assert content in one.content


@pytest.mark.parametrize(
    "text",
    [
        '"We will rebuild the school," said Governor Lena Roth.',
        '"We will rebuild the school," Governor Lena Roth said.',
        'Governor Lena Roth said: "We will rebuild the school."',
        'Governor Lena Roth spoke on Monday. "We will rebuild the school," she said.',
    ],
)
def test_direct_speech(text: str) -> None:
    """Inverted, trailing and opening attribution, and a pronoun resolved to the last fitting name."""
    one = said(text)[-1]
    assert names(one) == ["Lena Roth"]
    assert one.quotes == (1,)


def test_a_quotation_goes_on_behind_the_attribution() -> None:
    (one,) = said('"The river is rising," Captain Jon Berg said. "Nobody should cross the bridge today."')
    assert one.quotes == (1, 2)
    assert one.sentences == (1, 2)


def test_a_title_in_quotation_marks_does_not_go_on() -> None:
    """A cross-heading behind a quotation is nobody's words."""
    text = '"The river is rising fast," Captain Jon Berg said.\n"Nobody in the Harbor."\nThe bridge was closed on Monday.'
    (one,) = said(text)
    assert one.quotes == (1,)


def test_a_quotation_introduced_by_the_sentence_before() -> None:
    (one,) = said('Captain Jon Berg was blunt on Monday. He said:\n"Nobody should cross the bridge today."')
    assert names(one) == ["Jon Berg"]
    assert one.quotes == (1,)


def test_a_signed_quotation() -> None:
    (one,) = said("Readers wrote to us about the new park.\n“The park gives the children a place to play.” ― Maria Lopez\n")
    assert names(one) == ["Maria Lopez"]


def test_every_signed_line_is_its_own() -> None:
    """Over several sentences, and with the wrong mark at its opening."""
    text = "“The park is a gift. We go there every day.” ― Maria Lopez\n”I never go there. It is too far.” ― Jon Berg\n"
    assert [names(one) for one in said(text)] == [["Maria Lopez"], ["Jon Berg"]]


def test_who_goes_on_is_the_one_quoted() -> None:
    text = 'Omar Haddad, a lawyer who has been challenging the bank, said, "These are odd days."\n"I am not sure that it can be done."'
    assert [names(one) for one in said(text) if one.quotes] == [["Omar Haddad"], ["Omar Haddad"]]


def test_who_is_asked_says_what_he_answers() -> None:
    (one,) = said('Asked to describe the bridge, Ana Silva said, "Not now, I am busy."')
    assert one.content == "Not now, I am busy."


def test_mixed_speech_lists_the_quoted_words() -> None:
    (one,) = said('Minister Paul Okoro said the deal was "a gift to smugglers" and to thieves.')
    assert one.quotes == (1,)


def test_a_name_in_quotation_marks_is_no_quotation() -> None:
    (one,) = said('The newspaper "Morning Star" reported that the mine had closed.')
    assert one.quotes == ()


def test_a_negation_inside_the_quotation_is_not_a_negated_report() -> None:
    (one,) = said('"Probably not," Senator Ruth Hall said.')
    assert names(one) == ["Ruth Hall"]


@pytest.mark.parametrize(
    "text",
    [
        "Officials did not say when the road would open.",
        "The minister refused to comment on the report.",
        "No group has claimed responsibility for the blast.",
        "The president should apologize for the delay.",
        "Fighters wanted to leave the town.",
        "When the bank closed, the ministry agreed.",
        "Ana Silva made the pledge on Monday.",
        "Ana Silva decided to leave the town.",
        "The two ministers discussed the border.",
        "Ana Silva was not sure that the bridge would hold.",
        "Bridge To Reopen, Mayor Says",
        "Mayor Says Bridge Will “Never Fall” Again",
    ],
)
def test_what_was_not_said_is_no_statement(text: str) -> None:
    """Negated, refused and wanted reports, wishes told of the past, and headlines."""
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Norway condemned the arrests.", "condemn"),
        ("Norway accused the company of dumping waste.", "accuse"),
        ("Norway said certain groups were trying to undermine the talks.", "accuse"),
        ("Norway denied that it had sold the ships.", "deny"),
        ("Norway demanded that the ships leave.", "demand"),
        ("Norway said the company should apologize.", "demand"),
        ("Norway called on its citizens to leave the region.", "appeal"),
        ("Norway pledged to send two ships.", "pledge"),
        ("Norway said it was ready to send two ships.", "pledge"),
        ("Norway welcomed the verdict.", "support"),
        ("Norway expressed support for building a joint port.", "agree"),
        ("Norway admitted that the figures were wrong.", "concede"),
        ("The Red Hand group claimed responsibility for the bombing.", "claim_responsibility"),
        ("Norway said the ships had left the port.", "report"),
        ("Norway rejected the claim that it had sold the ships.", "deny"),
        ("Norway rejected the plan.", "condemn"),
        ("Norway called the report baseless.", "deny"),
        ("Norway said the report was not true.", "deny"),
        ("Norway said it had no role in the raid.", "deny"),
        ("Norway said it was not involved in the raid.", "deny"),
        ("Norway dismissed the report as propaganda.", "deny"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (one,) = said(text)
    assert one.kind == kind


def test_one_statement_for_what_one_speaker_does_with_words_in_a_sentence() -> None:
    (one,) = said("Minister Paul Okoro condemned the raid, describing it as cowardly.")
    assert one.kind == "condemn"


def test_two_clauses_are_two_statements() -> None:
    first, second = said('"The dam will hold," engineer Eva Lind said, adding that the valley "should not be evacuated."')
    assert names(first) == names(second) == ["Eva Lind"]
    assert second.quotes == (2,)


def test_a_document_speaks_for_whoever_issued_it() -> None:
    (one,) = said("Trade has doubled since March, said a statement issued by the Finance Ministry.")
    assert names(one) == ["Finance Ministry"]
    assert one.words_of == "document"
    assert one.via is not None
    assert one.via.document == "a statement issued by the Finance Ministry"


def test_a_carrying_outlet_is_no_speaker() -> None:
    (one,) = said("Minister Paul Okoro stated that the port had reopened, Coastnews.net reports.")
    assert names(one) == ["Paul Okoro"]
    assert one.via is not None
    assert one.via.outlet == "Coastnews.net"


def test_a_report_inside_a_ministry_quotation_is_the_named_persons() -> None:
    text = (
        "Envoy Karl Brandt met Minister Paul Okoro on Friday.\n"
        "“The talks were frank. Brandt demanded that the port reopen at once,” the Foreign Ministry stated."
    )
    by_speaker = {names(one)[0]: one for one in said(text)}
    assert by_speaker["Karl Brandt"].kind == "demand"
    assert "Foreign Ministry" in by_speaker


def test_both_sides_are_the_two_ministers() -> None:
    text = (
        "Norway's foreign minister, Eva Lind, spoke by phone with Ghana's foreign minister, Paul Okoro.\n"
        "Both sides agreed to hold new talks in May."
    )
    joint = next(one for one in said(text) if len(one.speakers) > 1)
    assert sorted(names(joint)) == ["Eva Lind", "Paul Okoro"]


def test_role_nouns_stand_for_the_last_holder() -> None:
    text = "Ambassador Karl Brandt visited the port on Friday.\nThe ambassador praised the workers."
    assert names(said(text)[0]) == ["Karl Brandt"]


def test_they_are_both_sides_named_before() -> None:
    text = (
        "Norway's foreign minister, Eva Lind, spoke by phone with Ghana's foreign minister, Paul Okoro.\n"
        "Both sides agreed to hold new talks in May. They also stressed the role of trade."
    )
    assert sorted(names(said(text)[-1])) == ["Eva Lind", "Paul Okoro"]


def test_they_are_the_last_plural_subject() -> None:
    text = "Fishermen gathered at the harbor on Friday. They said the catch had halved."
    assert names(said(text)[-1]) == ["fishermen"]


def test_a_joint_subject_has_several_speakers() -> None:
    (one,) = said("Harbor officials and the Danish embassy confirmed that the ship had sunk.")
    assert names(one) == ["Harbor officials", "Danish embassy"]


def test_furniture_says_nothing() -> None:
    text = "The mayor spoke on Monday.\n\nRead more: Council says taxes will rise\n2 min read\n"
    assert all("taxes" not in one.content for one in said(text))


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Mayor Ana Silva called for more bridges in a statement on Thursday.", "called for more bridges"),
        ("Mayor Ana Silva said she expects help from the bank, which receives public money.", "she expects help from the bank"),
        ("Omar Haddad agreed to lend $5 million, and the union stepped in with money.", "to lend $5 million"),
        (
            "Captain Jon Berg said Ana Silva has respect for the crew and his remark was instead a sign of anger.",
            "Ana Silva has respect for the crew and his remark was instead a sign of anger",
        ),
    ],
)
def test_a_content_ends_with_what_was_said(text: str, content: str) -> None:
    """Without the occasion, the outlet's own relative clause and its next main clause; with a second clause of the same object."""
    assert [one.content for one in said(text)] == [content]


def test_a_content_ends_where_the_same_speaker_goes_on() -> None:
    """A verb in the reporting verb's tense, coordinated into the clause, is a report again; so is a participle behind a comma."""
    (one,) = said("Ana Silva said he would order a review of the bridge and warned against crossing it.")
    assert one.content.startswith("he would order a review of the bridge;")
    one, two = said("Ana Silva said the new bridge would help children, arguing that the old one had failed for years.")
    assert one.content == "the new bridge would help children"
    assert names(two) == ["Ana Silva"]


def test_two_quoting_verbs_side_by_side_are_two_statements() -> None:
    text = 'Mayor Ana Silva called the delay "a scandal" and asked for the money to be "clawed back" from the builders.'
    assert [one.quotes for one in said(text)] == [(1,), (2,)]


def test_a_paragraph_behind_she_added_is_hers() -> None:
    """A block quotation: a whole paragraph without marks behind a reporting clause that ends its paragraph with a colon."""
    text = "Mayor Ana Silva spoke on Monday. She added:\n\nThe bridge is old. It will be closed in May.\n\nThe road was wet."
    one = said(text)[-1]
    assert names(one) == ["Ana Silva"]
    assert one.content == "The bridge is old. It will be closed in May."


def test_an_attack_with_words_is_no_attack_with_arms() -> None:
    assert said("Fighters attacked the village as well as the base.") == ()
    assert said("Fighters attacked the base as the convoy passed.") == ()
    (one,) = said("Mayor Ana Silva attacked the plan as a gift to thieves.")
    assert one.kind == "condemn"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ana Silva railed against the new toll.", "condemn"),
        ("Ana Silva lobbied for a second bridge.", "appeal"),
        ("Ana Silva outlined her plan for the bridge.", "other"),
        ("Ana Silva vouched for the builders.", "support"),
    ],
)
def test_verbs_with_their_prepositions(text: str, kind: str) -> None:
    (one,) = said(text)
    assert one.kind == kind


def test_a_verb_alone_says_nothing() -> None:
    assert said("Mayor Ana Silva went on.") == ()


def test_a_transcript_is_read_by_its_labels() -> None:
    """Every labelled line is one statement of the person named; a question without a name is nobody's."""
    text = (
        "Mayor Ana Silva spoke with the host Jon Berg on Sunday about the old bridge.\n\n"
        "BERG: When will the bridge reopen? Drivers have waited for years.\n\n"
        "SILVA: It will reopen in May. We promised that.\n\n"
        "BERG: Who will pay for the works?\n\n"
        "Q: And the second bridge?\n\n"
        "SILVA: The builders will pay for all of it.\n"
    )
    turns = [one for one in said(text) if one.sentences[-1] > 1]
    assert [names(one) for one in turns] == [["Jon Berg"], ["Ana Silva"], ["Jon Berg"], ["Ana Silva"]]
    assert turns[1].content == "It will reopen in May. We promised that."


def test_labels_of_a_list_are_no_transcript() -> None:
    text = "The bridge has three owners.\n\nLength: The bridge is long.\n\nAge: It is old now.\n\nColor: It is a red bridge.\n"
    assert said(text) == ()


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ('Ana Silva said the builders "broke the law and hid it."', "Ana Silva", 'the builders "broke the law and hid it."'),
        ('Ana Silva said "they knew it" and called for a review of the "deal."', "Ana Silva", "they knew it"),
        ('"That makes me sad," Ana Silva said when the bridge was closed.', "Ana Silva", "That makes me sad"),
        (
            '"It will hold. We have a plan for the road and our bridge," Berg, a leading engineer, said Thursday morning.',
            "Berg",
            "our bridge",
        ),
        (
            "Ana Silva cited complaints drivers had made about the bridge as reasons for the closure.",
            "Ana Silva",
            "about the bridge as reasons",
        ),
        ('Ana Silva likened the toll to "a wall of fire" - a phrase that stuck.', "Ana Silva", 'the toll to "a wall of fire"'),
        ('Ana Silva reported "twenty-one shooting incidents" in the town.', "Ana Silva", 'incidents" in the town'),
        ("Ana Silva told drivers this weekend she would close the bridge.", "Ana Silva", "she would close the bridge"),
        ("Ana Silva mentioned lending money and forcing builders to pay.", "Ana Silva", "and forcing builders to pay"),
        ("Ana Silva has praised the bridge, promising to repair and in some places widen it.", "Ana Silva", "and in some places widen it"),
        ("Ana Silva called for more bridges in a statement on Thursday.", "Ana Silva", "called for more bridges"),
    ],
)
def test_contents_hold_their_quotations_and_objects_whole(text: str, speaker: str, content: str) -> None:
    """No content is cut inside a quotation, runs on behind a closed one, or loses a clause or gerund of its object; the speaker stands
    between the quotation and its verb, and is no time of day."""
    found = said(text)
    assert all(names(one) == [speaker] for one in found)
    assert any(content in one.content for one in found)


def test_a_speaker_is_written_alike_wherever_it_stands() -> None:
    """Small letters where only the sentence's beginning made them large; names keep theirs."""
    text = "Regional analysts said the port was safe. Later, regional analysts warned of storms. Danish officials said the port was closed."
    assert [names(one) for one in said(text)] == [["regional analysts"], ["regional analysts"], ["Danish officials"]]


def test_a_joint_statement_is_all_its_signatories() -> None:
    text = "The bridge will reopen in May, said a joint statement issued by the Finance Ministry and the Coast Guard."
    (one,) = said(text)
    assert names(one) == ["Finance Ministry", "Coast Guard"]
    text = (
        "Norway's foreign minister, Eva Lind, spoke by phone with Ghana's foreign minister, Paul Okoro.\n"
        "A joint statement said the port would reopen."
    )
    assert sorted(names(said(text)[-1])) == ["Eva Lind", "Paul Okoro"]


def test_a_ministrys_text_about_its_minister_is_the_documents_words() -> None:
    text = (
        "In a statement released by the Foreign Ministry, Minister Paul Okoro recalled the old ties.\n"
        "The statement added that he rejected the plan."
    )
    first, second = said(text)
    assert names(first) == names(second) == ["Paul Okoro"]
    assert first.words_of == second.words_of == "document"


def test_the_agency_is_the_body_it_can_stand_for() -> None:
    text = "The Coast Rescue Service sent two boats. The agency said nine people were safe."
    assert names(said(text)[-1]) == ["Coast Rescue Service"]


def test_whose_lawyer_is_the_lawyer() -> None:
    (one,) = said("The family of Omar Haddad, whose lawyer said the trial was unfair, left the court.")
    assert names(one) == ["lawyer"]


def test_who_denies_a_toll_does_not_claim_it() -> None:
    """What somebody asserts stands alone; what is only denied is claimed by the reports denied."""
    (told,) = read("Rebels killed 12 soldiers in Lodia on Monday. The Defence Ministry denied that 12 soldiers had been killed.").incidents
    assert [claim.according_to for claim in told.casualties] == [()]
    (told,) = read("The Defence Ministry denied reports that 12 soldiers had been killed in Lodia on Monday.").incidents
    assert [claim.according_to for claim in told.casualties] == [("reports",)]


def test_a_denial_answers_the_deed_told_before_it() -> None:
    """A denial that names no event is about the last deed told in a clause of its own, not about one recalled."""
    text = (
        "Gunmen killed three guards at a depot in Arvel on Monday.\n"
        "Officials said the depot was closed.\n"
        "The Red Hand group denied involvement."
    )
    whole = read(text)
    denial = next(one for one in whole.statements if one.kind == "deny")
    assert denial.about == (whole.incidents[0].key,)


@pytest.mark.parametrize(
    "dateline",
    [
        "MOMBASA, 4 March 2026 (Coast Wire) - ",
        "6 March 2026 (Border News) - ",
        "(Coast Wire) - ",
        "ARVEL, March 6 (Coast Wire) — ",
    ],
)
def test_a_dateline_is_no_content(dateline: str) -> None:
    (one,) = said(dateline + "The port was safe on Monday, Mayor Ana Silva said.")
    assert one.content == "The port was safe on Monday"


def test_a_form_of_address_is_no_office() -> None:
    """The stop of "Dr." ends no sentence either."""
    (one,) = said("Deputy Foreign Minister Dr. Paul Okoro said the port was safe.")
    assert one.speakers[0].role == "Deputy Foreign Minister"


def test_hours_keep_their_stops() -> None:
    (one,) = said("Ana Silva said the bridge would open at 5 p.m.")
    assert one.content == "the bridge would open at 5 p.m."


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        ("The army denied it was responsible and accused the rebels.", ["denied it was responsible", "accused the rebels"]),
        ("The government denied that any soldier had died.", ["denied that any soldier had died"]),
        ("The mayor denied taking bribes.", ["denied taking bribes"]),
        ("The guild said the report was not true.", ["the report was not true"]),
    ],
)
def test_a_denial_never_reads_as_what_it_denies(text: str, contents: list[str]) -> None:
    """Its content keeps the verb of denial, and what is said beside it is a statement of its own."""
    assert [one.content for one in said(text)] == contents


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        (
            "Ana Silva has been courting the union since Omar Haddad, at a rally in May, cited the strike as a warning.",
            "Omar Haddad",
            "cited the strike as a warning",
        ),
        (
            "“We can’t go on,” Ana Silva said, adding later, “Omar Haddad is costing us a fortune, and he knows it.”",
            "Ana Silva",
            "Omar Haddad is costing us a fortune, and he knows it.",
        ),
        (
            "The host took calls from young listeners to his radio program who said they had lost their homes.",
            "young listeners",
            "they had lost their homes",
        ),
        (
            "In a talk in Oslo, Omar Haddad, the chief of the guild, forcefully told a young woman that “the bridge will hold.”",
            "Omar Haddad",
            "the bridge will hold.",
        ),
    ],
)
def test_the_speaker_is_never_who_only_stands_near(text: str, speaker: str, content: str) -> None:
    """Verbs torn off their clause, participles behind a quotation, "who" behind a thing, an apposition read as the town's."""
    assert (speaker, content) in [(names(one)[0], one.content) for one in said(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Drivers may not let the papers tell them how to vote.",
        "Neither the mayor nor the governor believes that the dam will hold.",
        "The mayor doesn't think so.",
        "Troops defended the town.",
        "Rebels attacked the town.",
        "The captain was promoted on Monday.",
        "The show offered the actor a stage, from saying that he feels young to showing his house.",
    ],
)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    """What somebody is let or made to say, views that nobody holds, deeds of arms, and the place where something is said."""
    assert not said(text)


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Ana Silva is well, her spokesman said.", [("spokesman", None, "Ana Silva")]),
        ("Ana Silva and Lina Haddad met. Her spokesman said the talks went well.", [("her spokesman", None, None)]),
        ("Omar Haddad did not appear. His lawyer, Ana Silva, said he was ill.", [("Ana Silva", "lawyer", None)]),
        ("Police chief Ana Silva said the road was closed.", [("Ana Silva", "Police chief", None)]),
        ("Oslo Police chief Ana Silva said the road was closed.", [("Ana Silva", "chief", "Oslo Police")]),
        ("White House spokesman Omar Haddad said the port was safe.", [("Omar Haddad", "spokesman", "White House")]),
        ("Ana Silva, the chief of the harbor police, said the road was closed.", [("Ana Silva", "chief of the harbor police", None)]),
        (
            "Ana Silva, the Minister of Foreign Affairs and Health, said the road was closed.",
            [("Ana Silva", "Minister of Foreign Affairs and Health", None)],
        ),
        ("Minister of Health Ana Silva said the road was closed.", [("Ana Silva", "Minister of Health", None)]),
        (
            "Omar Haddad, executive director of Human Rights Watch, said the road was closed.",
            [("Omar Haddad", "executive director", "Human Rights Watch")],
        ),
        (
            "The foreign ministers of Norway and Chad met in Oslo. Both sides said they would keep talking.",
            [("Norway", None, None), ("Chad", None, None)],
        ),
        ("The foreign ministers of Norway, Chad and Peru met. Both sides said they would keep talking.", [("both sides", None, None)]),
    ],
)
def test_speakers_are_named_with_their_whole_office(text: str, speakers: list[tuple[str, str | None, str | None]]) -> None:
    """Whose spokesman, chief of what, both of whom: as far as the sentence says it, and where it is one only."""
    (one,) = said(text)
    assert [(each.name, each.role, each.affiliation) for each in one.speakers] == speakers


def test_who_dismisses_reports_as_lies_speaks_not_the_lies() -> None:
    (one,) = said("The mayor dismissed as lies reports that the port had been sold.")
    assert (names(one), one.kind, one.content) == (["mayor"], "deny", "dismissed as lies reports that the port had been sold")


def test_a_quotation_of_a_few_words_keeps_its_closing_mark() -> None:
    (one,) = said('The ministry called the raids "reckless and shameful".')
    assert one.content == 'called the raids "reckless and shameful"'


def test_a_wife_is_not_her_husband() -> None:
    """A surname behind "Mr." is nobody whom the article knows as a woman, nor is the president who is a Mr."""
    text = "President Okoro spoke on Monday. The first lady, Michelle Okoro, was there. Mr. Okoro said the road was safe."
    assert names(said(text)[0]) == ["Okoro"]
    assert names(said("John Okoro met Michelle Okoro. Ms. Okoro said the road was safe.")[0]) == ["Michelle Okoro"]
