"""The reports of the five seed articles, written by hand: what a good extractor and grounding would hand to the merger."""

from reports import Source, seed

from summarizer.records.extraction import Aggregate, Via

DID, INTER_BELLUM, CENTRAL_ASIAN, WIRE, CRISIS = ("DID Press", "Inter Bellum News", "CentralasianLIGHT.org", "Kabul wire", None)
MINISTERS = (("Amir Khan Muttaqi", "Sirojiddin Muhriddin"), ("Amir Khan Muttaqi", "Sirajuddin Muhriddin"))


def did_press() -> Source:
    s = seed("000", DID)
    at = s.find("Amir Khan Muttaqi, the Taliban’s acting foreign minister,")
    s.incident(
        "i1",
        "call",
        "Muttaqi and Muhriddin hold a call",
        at,
        concerning=("i2",),
        participants=tuple(s.who(n, "party", at) for n in MINISTERS[0]),
    )
    s.incident(
        "i2",
        "attack",
        "Drone attack in Tajikistan's border zone",
        at,
        places=(s.place("Tajikistan’s border zone", at, country="TJ"),),
        participants=(s.who("Chinese nationals", "target", at),),
        casualties=(s.count("several Chinese nationals", None, None, at, victims="Chinese nationals"),),
        weapons=(s.weapon("drone", "used", at),),
    )
    visits = s.find("High-level visits have increased, including a trip by")
    s.incident(
        "i3",
        "visit",
        "Balkh governor visits Dushanbe",
        visits,
        salience="background",
        places=(s.place("Dushanbe", visits, country="TJ"),),
        participants=(s.who("Yousuf Wafa", "party", visits),),
    )
    s.incident(
        "i4",
        "visit",
        "Senior Tajik delegation visits Kabul",
        visits,
        salience="background",
        dates=(s.date("last month", None, visits),),
        places=(s.place("Kabul", visits, country="AF"),),
        participants=(s.who("senior Tajik delegation", "party", visits), s.who("Muttaqi", "host", visits)),
    )
    said = s.find("He added that the Taliban government is fully")
    s.statement(
        ("Amir Khan Muttaqi",),
        "pledge",
        "The Taliban government is fully prepared to strengthen border security, conduct joint investigations and coordinate efforts.",
        said,
        about=("i2",),
    )
    condemned = s.find("Muttaqi condemned the recent attack, describing it as")
    s.statement(
        ("Amir Khan Muttaqi",), "condemn", "The attack was tragic; some actors try to destroy the trust emerging.", condemned, about=("i2",)
    )
    support = s.find("Tajikistan FM, referring to the historical, cultural, and")
    s.statement(
        ("Sirojiddin Muhriddin",),
        "support",
        "Supports expanding border and security cooperation, citing historical, cultural and religious ties.",
        support,
    )
    return s


def inter_bellum() -> Source:
    s = seed("001", INTER_BELLUM)
    call, both = (
        s.find("Afghanistan and Tajikistan took an unexpected step toward"),
        s.find("Muttaqi condemned the attacks, which occurred in two"),
    )
    first = both + s.find("In the first, assailants targeted a Chinese work", "Tajik authorities have said the attack originated from")
    second = both + s.find("The second incident also resulted in the deaths")
    s.incident(
        "i1",
        "call",
        "Muttaqi and Muhriddin speak by phone",
        call,
        dates=(s.date("Tuesday", None, call),),
        participants=tuple(s.who(n, "party", call) for n in MINISTERS[0]),
        concerning=("i2", "i3"),
    )
    s.incident(
        "i2",
        "attack",
        "First attack, on a Chinese work camp",
        first,
        dates=(s.date("November 24", "XXXX-11-24", first),),
        places=(
            s.place("Chinese work camp near the Esteqlol border crossing", first, country="TJ"),
            s.place("Afghanistan’s Badakhshan province", first, "launched_from", country="AF", by=("Tajik authorities",)),
        ),
        participants=(s.who("Chinese workers", "target", first), s.who("assailants", "perpetrator", first)),
        casualties=(s.count("3 Chinese workers", 3, 3, first, victims="Chinese workers"),),
        weapons=(s.weapon("grenade-dropping drone", "used", first), s.weapon("small-arms fire", "used", first)),
    )
    s.incident(
        "i3",
        "attack",
        "Second attack on Chinese workers",
        second,
        dates=(s.date("November 30", "XXXX-11-30", second),),
        places=(s.place("Tajikistan", s.find("A major topic of the conversation"), country="TJ"),),
        participants=(s.who("Chinese workers", "target", second),),
        casualties=(s.count("2 Chinese workers", 2, 2, second, victims="Chinese workers"),),
    )
    visit = s.find("The killings came only days after a senior")
    s.incident(
        "i4",
        "visit",
        "Senior Tajik delegation visits Kabul",
        visit,
        salience="background",
        places=(s.place("Kabul", visit, country="AF"),),
        participants=(s.who("senior Tajik delegation", "party", visit),),
    )
    s.statement(
        ("Amir Khan Muttaqi",), "condemn", "The attacks of November 24 and November 30 are to be condemned.", both, about=("i2", "i3")
    )
    return s


def centralasian() -> Source:
    s = seed("002", CENTRAL_ASIAN, "2025-12-29")
    contact = s.find("Taliban Foreign Minister Amir Khan Muttaqi stated that", "Tajik authorities have not officially announced")
    clash = s.find("The clash on the border between the two", "According to Tajik authorities, two Tajik officers and")
    reminder = s.find(
        "As a reminder, the most recent clash on", "Five people were killed", "According to the agency, the attackers crossed the"
    )
    reminder += s.find("Border troops reported that three M-16 rifles", "However, the Afghan newspaper")
    early = s.find("The first time was in early December, following", "In the four years of Taliban rule")
    s.incident(
        "i1",
        "armed_clash",
        "Clash on the Tajik-Afghan border",
        clash,
        dates=(s.date("December 23", "2025-12-23", clash),),
        places=(s.place("border between the two countries", clash),),
        participants=(s.who("two Tajik officers", "target", clash), s.who("three attackers", "perpetrator", clash)),
        casualties=(
            s.count("two Tajik officers", 2, 2, clash, group="security_forces", victims="Tajik officers", by=("Tajik authorities",)),
            s.count("three attackers", 3, 3, clash, group="attackers", victims="attackers", by=("Tajik authorities",)),
        ),
    )
    s.incident(
        "i2",
        "call",
        "Muttaqi says he spoke with Muhriddin after the clash",
        contact,
        status="unconfirmed",
        participants=(s.who("Amir Khan Muttaqi", "party", contact), s.who("Sirojiddin Muhriddin", "party", contact)),
        concerning=("i1",),
    )
    s.incident(
        "i3",
        "call",
        "First reported call of the two ministers",
        early,
        salience="background",
        dates=(s.date("early December", "2025-12-01/2025-12-10", early),),
        participants=(s.who("Foreign Minister", "party", early), s.who("Tajik counterpart", "party", early)),
        concerning=("i4",),
    )
    s.incident(
        "i4",
        "attack",
        "Two attacks from Afghanistan on Tajikistan's border regions",
        early,
        salience="background",
        aggregate=Aggregate(count=2),
        places=(s.place("Tajikistan's border regions", early, country="TJ"),),
        participants=(s.who("Chinese citizens", "target", early),),
        casualties=(s.count("10 Chinese citizens", 10, 10, early, outcome="killed_or_injured", victims="Chinese citizens"),),
    )
    s.incident(
        "i5",
        "armed_clash",
        "Clash between Tajik border guards and an armed group",
        reminder,
        dates=(s.date("December 23", "2025-12-23", reminder, ("Tajik State Committee for National Security (GKNB) Border Troops",)),),
        places=(s.place("Shamsiddin Shokhin district", reminder, country="TJ"),),
        participants=(
            s.who("Tajik border guards", "target", reminder),
            s.who("armed group from Afghanistan", "perpetrator", reminder),
            s.who("all three", "perpetrator", reminder, affiliation="Jamaat Ansarullah", by=("Khashte Subh",)),
        ),
        casualties=(
            s.count("Five people were killed", 5, 5, reminder),
            s.count("two Tajik officers", 2, 2, reminder, group="security_forces", victims="Tajik officers"),
            s.count('three "members of a terrorist organization', 3, 3, reminder, group="attackers"),
        ),
        weapons=(s.weapon("M-16 rifles", "seized", reminder), s.weapon("pistols", "seized", reminder)),
    )
    quoted = s.find('"We have contacted the Tajik Foreign Minister and')
    s.statement(
        ("Muttaqi",),
        "pledge",
        "The two sides are in contact and work together to prevent such events.",
        quoted,
        quotes=("We have contacted the Tajik Foreign Minister and are working together to prevent such negative events",),
        about=("i1",),
    )
    accused = s.find("The Tajik State Committee for National Security (GKNB)")
    s.statement(
        ("Tajik State Committee for National Security",), "accuse", "The Taliban fail to fulfil their obligations on the border.", accused
    )
    demanded = s.find("Dushanbe stated that the Taliban government should apologize")
    s.statement(("Dushanbe",), "demand", "The Taliban government should apologize and take effective measures on the border.", demanded)
    return s


def kabul_wire() -> Source:
    s = seed("003", WIRE, "2025-12-02")
    call = s.find("on Tuesday held a telephonic conversation")
    attack = call + s.find(
        "According to the Foreign Ministry of Tajikistan, on", '"This attack was carried out', "As a result of the attack, three employees"
    )
    ambassador = s.find("Earlier on Sunday, Chinese Ambassador to Tajikistan Guo")
    ministry = ("Foreign Ministry of Tajikistan",)
    s.incident(
        "i1",
        "call",
        "Muttaqi and Muhriddin hold a telephone conversation",
        call,
        dates=(s.date("Tuesday", "2025-12-02", call),),
        participants=tuple(s.who(n, "party", call) for n in MINISTERS[0]),
        concerning=("i2",),
    )
    s.incident(
        "i2",
        "attack",
        "Attack on the LLC Shohin SM employees' camp",
        attack,
        dates=(s.date("the night of November 26", "2025-11-26", attack, ministry), s.date("last week", "2025-11-24/2025-11-30", attack)),
        places=(
            s.place("LLC Shohin SM employees' camp", attack, country="TJ", region="Khatlon", by=ministry),
            s.place("1st Border Guard Post 'Istiqlol'", attack, country="TJ", region="Khatlon", by=ministry),
            s.place("Khatlon region", attack, country="TJ"),
            s.place("territory of Afghanistan", attack, "launched_from", country="AF", by=ministry),
        ),
        participants=(s.who("three employees of the LLC Shahin SM of Chinese citizenship", "target", attack, by=ministry),),
        casualties=(
            s.count("three Chinese nationals", 3, 3, attack, victims="Chinese nationals"),
            s.count("three employees", 3, 3, attack, victims="employees of the LLC Shahin SM of Chinese citizenship", by=ministry),
        ),
        weapons=(s.weapon("unmanned aerial vehicle", "used", attack), s.weapon("firearms", "used", attack)),
    )
    s.incident(
        "i3",
        "call",
        "Chinese ambassador calls Tajik officials",
        ambassador,
        dates=(s.date("Sunday", "2025-11-30", ambassador),),
        participants=(
            s.who("Guo Zhijun", "party", ambassador),
            s.who("Mukhriddin", "party", ambassador),
            s.who("Farhod Kamolzoda", "party", ambassador),
        ),
        concerning=("i2",),
    )
    read = s.find('"Condemning and expressing regret over the recent security')
    s.statement(
        ("Amir Khan Muttaqi",),
        "pledge",
        "The Islamic Emirate is fully prepared to strengthen border security and conduct joint investigations.",
        read,
        quotes=("the Islamic Emirate is fully prepared to strengthen border security, conduct joint investigations",),
        about=("i2",),
        words_of="document",
        via=Via(document="a statement issued by the Afghan Foreign Ministry"),
    )
    trust = s.find("Muttaqi said that Afghanistan and Tajikistan have recently")
    s.statement(("Muttaqi",), "accuse", "An atmosphere of trust was developed; some circles are attempting to undermine this trend.", trust)
    support = s.find("Highlighting the historical, cultural, and religious linkages")
    s.statement(
        ("Muhriddin",),
        "support",
        "Expressed support for strengthening border coordination, highlighting historical, cultural and religious linkages.",
        support,
    )
    carried = s.find("According to the Foreign Ministry of Tajikistan, on")
    s.statement(
        ("Foreign Ministry of Tajikistan",),
        "report",
        "An armed attack was carried out on the camp on the night of November 26.",
        carried,
        about=("i2",),
    )
    return s


def crisis() -> Source:
    s = seed("004", CRISIS)
    call = s.find("Amir Khan Muttaqi spoke to his Tajikistani counterpart", "The conversation which took place via telephone call")
    two = s.find("The conversation which took place via telephone call", "Tajik officials and the Chinese embassy have confirmed")
    both = ("Tajik officials", "the Chinese embassy")
    s.incident(
        "i1",
        "call",
        "Muttaqi speaks to Muhriddin",
        call,
        participants=tuple(s.who(n, "party", call) for n in MINISTERS[1]),
        concerning=("i2",),
    )
    s.incident(
        "i2",
        "attack",
        "Two separate attacks on Chinese nationals",
        two,
        aggregate=Aggregate(count=2),
        dates=(s.date("last week", None, two),),
        places=(s.place("Afghanistan–Tajikistan border", two),),
        participants=(s.who("Chinese nationals", "target", two),),
        casualties=(
            s.count("more than five Chinese nationals", 6, None, two, victims="Chinese nationals"),
            s.count("more than five Chinese citizens", 6, None, two, victims="Chinese citizens", by=both),
            s.count("five others wounded", 5, 5, two, outcome="injured", by=both),
        ),
    )
    met = s.find("In a separate meeting earlier today in Kabul,")
    s.incident(
        "i3",
        "meeting",
        "Naeem meets Zhao Xing in Kabul",
        met,
        dates=(s.date("earlier today", None, met),),
        places=(s.place("Kabul", met, country="AF"),),
        participants=(s.who("Mohammad Naeem", "party", met), s.who("Zhao Xing", "party", met)),
    )
    added = s.find("He added that Afghanistan was prepared to")
    s.statement(
        ("Amir Khan Muttaqi",),
        "pledge",
        "Afghanistan is prepared to strengthen border security, conduct joint investigations and provide coordination.",
        added,
        quotes=("strengthen border security, conduct joint investigations, and provide any kind of coordination",),
        about=("i2",),
    )
    condemned = s.find("Muttaqi condemned the killings of Chinese citizens on")
    s.statement(
        ("Muttaqi",),
        "condemn",
        "The killings are a deliberate attempt by certain circles to harm cooperation.",
        condemned,
        quotes=("a deliberate attempt by certain circles to harm the positive trend",),
        about=("i2",),
    )
    recalled = s.find("In a statement put out by the foreign")
    s.statement(
        ("Muhriddin",),
        "support",
        "Recalled historical, cultural and religious brotherhood ties and affirmed support for strengthening border coordination.",
        recalled,
        quotes=("historical, cultural, and religious brotherhood ties",),
        words_of="document",
    )
    return s


def all_sources() -> tuple[Source, ...]:
    return did_press(), inter_bellum(), centralasian(), kabul_wire(), crisis()
