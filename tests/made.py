"""Three small articles on two attacks and a call, and the merged records that a merger would make of them, all by hand."""

import re
from collections.abc import Callable, Sequence

from summarizer.records.incident import (
    Casualties,
    CitedEvidence,
    Finding,
    FindingClaim,
    GroupToll,
    Merged,
    MergedAggregate,
    MergedIncident,
    MergedQuote,
    MergedSpeaker,
    MergedStatement,
    MergedVia,
    Participant,
    Place,
    Relation,
    ReportRef,
    Toll,
    TollClaim,
    Weapon,
)
from summarizer.records.report import ExtractorName, Rejection, ReportedArticle, ReportLine

TEXTS = {
    "a1": "Three miners were killed in a drone attack on a camp near Arda on March 3. Minister Lena Orlova condemned the attack.",
    "a2": (
        "Police say four miners died in the attack near Arda on the night of March 4. "
        "“We will find those behind it,” Minister Lena Orlova said. No group has claimed it."
    ),
    "a3": "Two attacks in the Arda region have killed seven people. Orlova and her counterpart Max Veld spoke by phone on Tuesday.",
}
PUBLISHED = {"a1": "2026-03-05", "a2": "2026-03-06T09:30+05:00", "a3": None}
OUTLETS = {"a1": "Arda Post", "a2": "North Wire", "a3": None}


def line(id_: str, text: str | None = None, outlet: str | None = None, published: str | None = None) -> ReportLine:
    """A report line whose reports do not matter: only the article, its sentences and one refused claim."""
    text = TEXTS[id_] if text is None else text
    spans = tuple((match.start(), match.end(), False) for match in re.finditer(r"\S.*?(?:[.!?]”?(?=\s|$)|$)", text))
    refused = (Rejection(path="incidents/i1/casualties/1", value="5 injured", reason="sentence 1 has no such number", sentences=(1,)),)
    return ReportLine(
        article=ReportedArticle(
            id=id_,
            path=f"{id_}.txt",
            outlet=outlet or OUTLETS.get(id_),
            title=f"Title of {id_}",
            published=published or PUBLISHED.get(id_),
            language="en",
            text=text,
            sentences=spans,
        ),
        extractor=ExtractorName(name="offline"),
        rejections=refused if id_ == "a2" else (),
    )


def cut(id_: str, words: str, text: str | None = None) -> CitedEvidence:
    """Evidence for words that occur in the article."""
    article = line(id_, text).article
    start = article.text.index(words)
    number = next(n for n, (low, high, _) in enumerate(article.sentences, start=1) if low <= start < high)
    return CitedEvidence(article=id_, sentence=number, start=start, end=start + len(words), text=words)


def claim(id_: str, value: str | None, words: str, *according_to: str, inferred: tuple[str, ...] = ()) -> FindingClaim:
    return FindingClaim(value=value, text=words, according_to=according_to, inferred=inferred, evidence=(cut(id_, words),))


def count(id_: str, low: int, words: str, *according_to: str) -> TollClaim:
    return TollClaim(low=low, high=low, group="total", text=words, according_to=according_to, evidence=(cut(id_, words),))


UNKNOWN = Finding(value=None, status="unknown")
ORLOVA = MergedSpeaker(name="Lena Orlova", role="Minister", affiliation=None, aliases=("Lena Orlova", "Orlova"))
FIRST = (
    claim("a1", "2026-03-03", "on March 3"),
    claim("a2", "2026-03-04", "on the night of March 4", "Police"),
)


def attack(articles: Sequence[str]) -> MergedIncident:
    """The first attack as those articles tell it: one source, or two that differ on date and toll."""
    dates = tuple(one for one in FIRST if one.evidence[0].article in articles)
    tolls = tuple(
        one
        for one in (count("a1", 3, "Three miners were killed"), count("a2", 4, "four miners died", "Police"))
        if one.evidence[0].article in articles
    )
    both = len(dates) == 2
    low, high = min(one.low or 0 for one in tolls), max(one.low or 0 for one in tolls)
    toll = Toll(low=low, best=None if both else low, high=high, status="disputed" if both else "single", claims=tolls)
    scene = Finding(
        value="near Arda", status="agreed" if both else "single", claims=tuple(claim(id_, "near Arda", "near Arda") for id_ in articles)
    )
    return MergedIncident(
        id="i-attack",
        type="attack",
        type_finding=Finding(value="attack", status="agreed"),
        title="Attack on a mining camp near Arda",
        summary="A camp near Arda was attacked; the sources disagree on the day and on the number of deaths.",
        status="happened",
        status_finding=Finding(value="happened", status="agreed"),
        salience="main",
        date=Finding(value=None if both else dates[0].value, status="disputed" if both else "single", claims=dates),
        place=scene,
        places=(Place(text="near Arda", role="scene", country=None, region="Arda", claims=scene.claims),),
        participants=(Participant(name="miners", role="target", affiliation=None, claims=(claim(articles[0], "miners", "miners"),)),),
        weapons=(Weapon(name="drone", use="used", claims=(claim("a1", "drone", "drone"),)),) if "a1" in articles else (),
        casualties=Casualties(killed=toll),
        related=(Relation(id="i-call", because="not merged: an attack is no call"),),
        origins=len(articles),
        claimants=("Police",) if "a2" in articles else (),
        reports=tuple(ReportRef(id="i1", article=id_, sentences=(1,)) for id_ in articles),
    )


def merge(lines: Sequence[ReportLine], policy: str, judgements: Sequence[object]) -> Merged:
    """A merger that knows these three articles only."""
    del policy, judgements
    ids = sorted({one.article.id for one in lines} & set(TEXTS))
    dated = [id_ for id_ in ids if id_ in ("a1", "a2")]
    incidents = [attack(dated)] if dated else []
    statements = [_condemned()] if "a1" in ids else []
    statements += [_promised()] if "a2" in ids else []
    if "a3" in ids:
        incidents += [_both(bool(dated)), _call()]
    return Merged(incidents=tuple(sorted(incidents, key=lambda one: one.id)), statements=tuple(sorted(statements, key=lambda one: one.id)))


def _both(first_known: bool) -> MergedIncident:
    toll = Toll(
        low=7,
        best=7,
        high=7,
        status="single",
        by_group=(GroupToll(group="civilians", low=7, best=7, high=7),),
        claims=(count("a3", 7, "killed seven people"),),
    )
    return MergedIncident(
        id="i-both",
        type="attack",
        type_finding=Finding(value="attack", status="single"),
        title="Two attacks in the Arda region",
        summary="Two attacks in the Arda region.",
        status="happened",
        status_finding=Finding(value="happened", status="single"),
        salience="main",
        date=UNKNOWN,
        place=Finding(value="Arda region", status="single", claims=(claim("a3", "Arda region", "Arda region"),)),
        casualties=Casualties(killed=toll),
        aggregate=MergedAggregate(count=2, arithmetic="7 killed in two attacks, of which 3 to 4 are accounted for"),
        aggregate_of=("i-attack",) if first_known else (),
        origins=1,
        reports=(ReportRef(id="i1", article="a3", sentences=(1,)),),
    )


def _call() -> MergedIncident:
    names = (("Lena Orlova", "Orlova"), ("Max Veld", "Max Veld"))
    return MergedIncident(
        id="i-call",
        type="call",
        type_finding=Finding(value="call", status="single"),
        title="Call between Lena Orlova and Max Veld",
        summary="Lena Orlova and Max Veld spoke by phone.",
        status="happened",
        status_finding=Finding(value="happened", status="single", claims=(claim("a3", "happened", "spoke by phone"),)),
        salience="main",
        date=UNKNOWN,
        place=UNKNOWN,
        participants=tuple(
            Participant(name=name, role="party", affiliation=None, aliases=(name, words), claims=(claim("a3", name, words),))
            for name, words in names
        ),
        concerning=("i-both",),
        origins=1,
        reports=(ReportRef(id="i2", article="a3", sentences=(2,)),),
    )


def _condemned() -> MergedStatement:
    evidence = cut("a1", "Minister Lena Orlova condemned the attack.")
    return MergedStatement(
        id="s-condemned",
        speaker=ORLOVA,
        speakers=(ORLOVA,),
        kind="condemn",
        addressee=None,
        content="Lena Orlova condemned the attack.",
        words_of="speaker",
        via=None,
        about=("i-attack",),
        date=UNKNOWN,
        reports=(ReportRef(id="s1", article="a1", sentences=(2,)),),
        evidence=(evidence,),
    )


def _promised() -> MergedStatement:
    words = "We will find those behind it,"
    return MergedStatement(
        id="s-promised",
        speaker=ORLOVA,
        speakers=(ORLOVA,),
        kind="pledge",
        addressee=None,
        content="Those behind the attack will be found.",
        quotes=(MergedQuote(text=words, evidence=cut("a2", words)),),
        words_of="speaker",
        via=MergedVia(document=None, outlet="North Wire"),
        about=("i-attack",),
        date=UNKNOWN,
        reports=(ReportRef(id="s1", article="a2", sentences=(2,)),),
        evidence=(cut("a2", f"“{words}” Minister Lena Orlova said."),),
    )


def lines(*ids: str) -> list[ReportLine]:
    return [line(id_) for id_ in ids or tuple(TEXTS)]


def merge_one(words: str) -> Callable[[Sequence[ReportLine], str, Sequence[object]], Merged]:
    """A merger that puts the same words into every field of one incident and one statement of the first article."""

    def everywhere(lines: Sequence[ReportLine], policy: str, judgements: Sequence[object]) -> Merged:
        del policy, judgements
        article = lines[0].article
        start, end, _ = article.sentences[0]
        evidence = CitedEvidence(article=article.id, sentence=1, start=start, end=end, text=article.text[start:end])
        claims = tuple(FindingClaim(value=value, text=words, according_to=(words,), evidence=(evidence,)) for value in (words, "other"))
        open_ = Finding(value=None, status="disputed", claims=claims)
        toll = Toll(
            low=1,
            best=None,
            high=2,
            status="disputed",
            claims=tuple(
                TollClaim(low=n, high=n, group="total", text=words, victims=words, according_to=(words,), evidence=(evidence,))
                for n in (1, 2)
            ),
        )
        speaker = MergedSpeaker(name=words, role=words, affiliation=words, aliases=(words, "alias"))
        incident = attack(["a1"]).model_copy(
            update={
                "title": words,
                "summary": f"{words}.",
                "date": open_,
                "place": open_,
                "status_finding": open_,
                "type_finding": open_,
                "places": (Place(text=words, role="toward", country=words, region=words, claims=claims),),
                "participants": (Participant(name=words, role="party", affiliation=words, aliases=(words,), claims=claims),),
                "weapons": (Weapon(name=words, use="seized", claims=claims),),
                "casualties": Casualties(killed=toll),
                "aggregate": MergedAggregate(count=2, arithmetic=words),
                "related": (Relation(id=words, because=words), Relation(id="x", because=f"not merged: {words}")),
                "claimants": (words,),
            }
        )
        statement = _condemned().model_copy(
            update={
                "speaker": speaker,
                "speakers": (speaker,),
                "addressee": words,
                "content": f"{words}!",
                "quotes": (MergedQuote(text=words, evidence=evidence),),
                "via": MergedVia(document=words, outlet=words),
                "speaker_disputed": (words,),
                "evidence": (evidence,),
            }
        )
        return Merged(incidents=(incident,), statements=(statement,))

    return everywhere


def merge_of(text: str) -> Callable[[Sequence[ReportLine], str, Sequence[object]], Merged]:
    """A merger of one article `a1` with another text, whose one claim is the date."""

    def one(lines: Sequence[ReportLine], policy: str, judgements: Sequence[object]) -> Merged:
        del lines, policy, judgements
        found = FindingClaim(value="2026-03-03", text="on March 3", evidence=(cut("a1", "on March 3", text),))
        date = Finding(value="2026-03-03", status="single", claims=(found,))
        blank = {"place": UNKNOWN, "places": (), "participants": (), "weapons": (), "casualties": Casualties(), "related": ()}
        return Merged(incidents=(attack(["a1"]).model_copy(update={"date": date, **blank}),))

    return one
