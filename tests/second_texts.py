"""Eight invented news texts with good answers, as a careful reader would give them; nothing in them happened."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from summarizer.annotate import annotate
from summarizer.grounding import Grounding, ground
from summarizer.records.annotation import Annotation
from summarizer.records.article import Article
from summarizer.records.extraction import CasualtyClaim, Extraction, Incident, Speaker, Statement, Via
from summarizer.records.vocabulary import IncidentType, Outcome, StatementKind, VictimGroup


@dataclass
class Text:
    """A text and the answer being written for it; sentences are named by words that stand in them."""

    text: str
    published: str = "2026-03-05"
    incidents: list[Incident] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.article = Article(id="0" * 16, text=self.text, published=self.published)
        self.annotation: Annotation = annotate(self.article)

    def at(self, words: str) -> int:
        """The number of the sentence that holds the words."""
        place = self.text.index(words)
        return next(one.number for one in self.annotation.sentences if one.start <= place < one.end)

    def happened(self, kind: IncidentType, title: str, *where: str, tolls: Sequence[CasualtyClaim] = ()) -> "Text":
        """Adds an incident; title and summary are words of the text."""
        numbers = tuple(sorted({self.at(words) for words in where} | {number for toll in tolls for number in toll.sentences}))
        key = f"i{len(self.incidents) + 1}"
        self.incidents.append(Incident(key=key, type=kind, title=title, summary=title, sentences=numbers, casualties=tuple(tolls)))
        return self

    def count(self, words: str, low: int, outcome: Outcome = "killed", group: VictimGroup = "total", more: bool = False) -> CasualtyClaim:
        """A count in the words that give it."""
        high = None if more else low
        return CasualtyClaim(outcome=outcome, group=group, low=low, high=high, text=words, sentences=(self.at(words),))

    def said(self, speakers: str, kind: StatementKind, content: str, *where: str, document: str | None = None) -> "Text":
        """Adds a statement by speakers joined with "; ". Of `where`, what stands between quotation marks is quoted, other words cite."""
        quotes = [one.number for one in self.annotation.quotations if any(words in one.text for words in where)]
        numbers = {self.at(words) for words in where}
        self.statements.append(
            Statement(
                speakers=tuple(Speaker(name=name) for name in speakers.split("; ")),
                kind=kind,
                content=content,
                quotes=tuple(quotes),
                sentences=tuple(sorted(numbers)),
                via=Via(document=document) if document else None,
            )
        )
        return self

    def grounded(self) -> Grounding:
        """The answer's reports."""
        return ground(self.article, self.annotation, Extraction(incidents=tuple(self.incidents), statements=tuple(self.statements)))


def checkpoint() -> Text:
    text = Text(
        "Gunmen attacked a military checkpoint near the town of Velk on Tuesday night, killing four soldiers and wounding seven others, "
        "officials said. The attackers fled into the hills before dawn.\n\n"
        "“They came from three sides and fired without a pause,” Colonel Marat Dorin told reporters. Dorin said that two of the attackers "
        "were killed in the exchange of fire.\n\n"
        "No group claimed responsibility. Interior Minister Lena Orlova condemned the attack "
        "and promised to “hunt down everyone behind it.”"
    )
    tolls = (
        text.count("four soldiers", 4, group="security_forces"),
        text.count("seven others", 7, "injured"),
        text.count("two of the attackers", 2, group="attackers"),
    )
    text.happened("attack", "Gunmen attacked a military checkpoint near the town of Velk", tolls=tolls)
    text.said("Marat Dorin", "report", "The attackers came from three sides and fired without a pause.", "They came from three sides")
    text.said("Marat Dorin", "report", "Two of the attackers were killed in the exchange of fire.", "Dorin said that two")
    text.said("Lena Orlova", "condemn", "Orlova condemned the attack and promised to hunt down those behind it.", "hunt down everyone")
    return text


def motorway() -> Text:
    text = Text(
        "Twelve people died and more than thirty were injured when a coach left the A4 motorway near Brenholt on Sunday. "
        "The coach was carrying pensioners home from a concert.\n\n"
        "“It was raining hard and the road was like glass,” said Peter Haas, who was driving behind the coach. According to the police, "
        "the driver had been at the wheel for eleven hours.\n\n"
        "The operator, Sunline Tours, denied that its drivers were overworked. “We keep to the law in every country,” the company said in "
        "a statement. Transport Minister Ida Lund called for stricter checks."
    )
    tolls = (text.count("Twelve people", 12), text.count("more than thirty", 31, "injured", more=True))
    text.happened("accident", "Twelve people died when a coach left the A4 motorway", tolls=tolls)
    text.said("Peter Haas", "report", "It was raining hard and the road was like glass.", "It was raining hard")
    text.said("police", "report", "The driver had been at the wheel for eleven hours.", "According to the police")
    text.said("Sunline Tours", "deny", "Sunline Tours denied that its drivers were overworked.", "denied that its drivers")
    text.said("Sunline Tours", "other", "The company keeps to the law in every country.", "We keep to the law", document="a statement")
    text.said("Ida Lund", "demand", "Lund called for stricter checks.", "called for stricter checks")
    return text


def factory() -> Text:
    text = Text(
        "An explosion at a fireworks factory in the port of Quell killed nine workers on Friday morning, the fire service said. "
        "Five people are still missing.\n\n"
        "Fire chief Tomas Berg said that the blast was heard twenty kilometres away. “We have never seen anything like this,” he added.\n\n"
        "Residents complained that the factory had been inspected only once in ten years. “They knew, and they did nothing,” said Rosa "
        "Melin, whose brother worked there. Prosecutors opened an investigation. The owner, Karl Steen, was arrested on Saturday."
    )
    tolls = (text.count("nine workers", 9), text.count("Five people", 5, "missing"))
    text.happened("explosion", "An explosion at a fireworks factory killed nine workers", tolls=tolls)
    text.happened("investigation", "Prosecutors opened an investigation", "Prosecutors opened")
    text.happened("arrest", "Karl Steen was arrested on Saturday", "was arrested")
    text.said("fire service", "report", "An explosion killed nine workers.", "An explosion at a fireworks")
    text.said("Tomas Berg", "report", "The blast was heard twenty kilometres away.", "Fire chief Tomas Berg")
    text.said("Tomas Berg", "other", "Berg had never seen anything like this.", "We have never seen anything")
    text.said("Residents", "accuse", "The factory had been inspected only once in ten years.", "Residents complained")
    text.said("Rosa Melin", "accuse", "They knew and did nothing.", "They knew, and they did nothing")
    return text


def summit() -> Text:
    text = Text(
        "The foreign ministers of Norway and Chile met in Geneva on Wednesday to settle a dispute over fishing rights. "
        "Norwegian Foreign Minister Nils Aune said the talks had been “frank but useful.” His Chilean counterpart, Pilar Rojas, "
        "said that an agreement could be signed by May.\n\n"
        "“Chile will not accept quotas that others have written for us,” Rojas told journalists. In a statement, the Norwegian Foreign "
        "Ministry said that both sides would exchange catch data every month. The ministry added that a second round will be held in "
        "Valparaíso.\n\n"
        "Analyst Erik Moe warned that the fleets were already at sea. Greenpeace urged the two governments to publish the data."
    )
    text.happened("meeting", "The foreign ministers of Norway and Chile met in Geneva", "met in Geneva")
    text.said("Nils Aune", "other", "The talks had been frank but useful.", "frank but useful")
    text.said("Pilar Rojas", "report", "An agreement could be signed by May.", "could be signed by May")
    text.said("Pilar Rojas", "other", "Chile will not accept quotas that others have written.", "Chile will not accept quotas")
    text.said(
        "Norwegian Foreign Ministry", "report", "Both sides would exchange catch data.", "would exchange catch data", document="a statement"
    )
    text.said("Norwegian Foreign Ministry", "report", "A second round will be held in Valparaíso.", "The ministry added")
    text.said("Erik Moe", "other", "The fleets were already at sea.", "fleets were already at sea")
    text.said("Greenpeace", "appeal", "Greenpeace urged the two governments to publish the data.", "urged the two governments")
    return text


def robbery() -> Text:
    text = Text(
        "A 34-year-old man was shot dead outside a jewellery shop in Lowmere on Monday evening. Two passers-by were wounded, "
        "police said.\n\n"
        "Detective Sergeant Alice Boyd said that three masked men had forced their way into the shop. “One of them fired as the owner "
        "tried to close the door,” she said. “It was over in less than a minute.”\n\n"
        "“I thought it was a car backfiring,” said shopkeeper Omar Farid. Mayor Jane Cole offered a reward of 10,000 pounds. Two suspects "
        "were arrested on Tuesday, according to the prosecutor’s office."
    )
    tolls = (text.count("A 34-year-old man", 1), text.count("Two passers-by", 2, "injured"))
    text.happened("attack", "A 34-year-old man was shot dead outside a jewellery shop", tolls=tolls)
    text.happened("arrest", "Two suspects were arrested on Tuesday", tolls=(text.count("Two suspects", 2, "captured"),))
    text.said("police", "report", "Two passers-by were wounded.", "Two passers-by")
    text.said("Alice Boyd", "report", "Three masked men had forced their way into the shop.", "three masked men")
    text.said("Alice Boyd", "report", "One of them fired as the owner tried to close the door.", "One of them fired", "over in less than")
    text.said("Omar Farid", "report", "Farid thought it was a car backfiring.", "I thought it was a car")
    text.said("prosecutor’s office", "report", "Two suspects were arrested.", "according to the prosecutor")
    return text


def protest() -> Text:
    text = Text(
        "Police used tear gas against thousands of demonstrators in the capital, Sarnia, on Thursday. At least 40 people were injured and "
        "115 were detained, the rights group Open Square said.\n\n"
        "“We will stay until the law is withdrawn,” student leader Dana Ilves told the crowd. President Viktor Raud accused foreign "
        "governments of paying the protesters. His spokeswoman, Mira Sepp, denied that force had been used.\n\n"
        "“What we saw tonight is a disgrace,” opposition deputy Jaan Kask wrote on social media."
    )
    tolls = (text.count("At least 40 people", 40, "injured", more=True), text.count("115 were detained", 115, "captured"))
    text.happened("protest", "Police used tear gas against thousands of demonstrators", "Police used tear gas", tolls=tolls)
    text.said("Open Square", "report", "At least 40 people were injured and 115 detained.", "At least 40 people")
    text.said("Dana Ilves", "pledge", "The demonstrators will stay until the law is withdrawn.", "We will stay until")
    text.said("Viktor Raud", "accuse", "Foreign governments pay the protesters.", "accused foreign")
    text.said("Mira Sepp", "deny", "Sepp denied that force had been used.", "denied that force")
    text.said("Jaan Kask", "condemn", "What was seen tonight is a disgrace.", "What we saw tonight")
    return text


def flood() -> Text:
    text = Text(
        "Floods in the Oro valley have killed 23 people and displaced 4,000 since the weekend, the civil protection agency said on "
        "Tuesday. "
        "Six of the dead were children.\n\n"
        "“The water came at night and took the bridge in a moment,” said farmer Luis Prado. The agency’s director, Carmen Vidal, said that "
        "more rain was expected. “People must not go back to their houses yet,” she warned.\n\n"
        "The Red Cross appealed for tents and clean water. Prime Minister Hugo Salas visited the town of Oro and promised help, saying "
        "that no family would be left alone."
    )
    tolls = (
        text.count("23 people", 23),
        text.count("displaced 4,000", 4000, "displaced"),
        text.count("Six of the dead", 6, group="civilians"),
    )
    text.happened("disaster", "Floods in the Oro valley have killed 23 people", tolls=tolls)
    text.happened("visit", "Prime Minister Hugo Salas visited the town of Oro", "visited the town")
    text.said("civil protection agency", "report", "Floods have killed 23 people and displaced 4,000.", "Floods in the Oro valley")
    text.said("Luis Prado", "report", "The water came at night and took the bridge.", "The water came at night")
    text.said("Carmen Vidal", "report", "More rain was expected.", "more rain was expected")
    text.said("Carmen Vidal", "appeal", "People must not go back to their houses yet.", "People must not go back")
    text.said("Red Cross", "appeal", "The Red Cross appealed for tents and clean water.", "appealed for tents")
    text.said("Hugo Salas", "pledge", "No family would be left alone.", "no family would be left alone")
    return text


def sanctions() -> Text:
    text = Text(
        "Canada imposed sanctions on three shipping companies on Monday, accusing them of carrying weapons to the rebels in Tarvia. "
        "“These firms profit from a war that has killed thousands,” Foreign Minister Claire Dubois said in Ottawa.\n\n"
        "Tarvia’s government welcomed the decision. The rebels’ spokesman, Idris Kamal, rejected the accusation and said the ships had "
        "carried grain. “Not one rifle was on board,” he said. \n\n"
        "A drone attack on the port of Sefrou last week killed eight dockers, according to the United Nations. UN envoy Hanna Weiss called "
        "on both sides to spare civilians."
    )
    text.happened("sanction", "Canada imposed sanctions on three shipping companies", "Canada imposed sanctions")
    text.happened(
        "air_or_drone_strike", "A drone attack on the port of Sefrou killed eight dockers", tolls=(text.count("eight dockers", 8),)
    )
    text.said("Claire Dubois", "accuse", "These firms profit from a war.", "These firms profit")
    text.said("Canada", "accuse", "Canada accused three companies of carrying weapons to the rebels.", "accusing them of carrying")
    text.said("Tarvia’s government", "support", "Tarvia’s government welcomed the decision.", "welcomed the decision")
    text.said("Idris Kamal", "deny", "Kamal rejected the accusation and said the ships had carried grain.", "rejected the accusation")
    text.said("Idris Kamal", "deny", "Not one rifle was on board.", "Not one rifle")
    text.said("United Nations", "report", "A drone attack killed eight dockers.", "killed eight dockers")
    text.said("Hanna Weiss", "appeal", "Weiss called on both sides to spare civilians.", "called on both sides")
    return text


TEXTS = (checkpoint, motorway, factory, summit, robbery, protest, flood, sanctions)
