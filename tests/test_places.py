"""Places: what the words name, and how two places stand to each other."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.normalize.countries import code_of, without_countries
from summarizer.normalize.places import countries_in, inverse, locate, relation


@pytest.mark.parametrize(
    ("words", "codes"),
    [
        ("the Tajik–Afghan border", ("TJ", "AF")),
        ("they told us", ()),
        ("U.S. officials in Kabul", ("US",)),
        ("US and UK troops", ("US", "GB")),
        ("Niger and Nigeria", ("NE", "NG")),
        ("Guinea-Bissau, Papua New Guinea", ("GW", "PG")),
        ("New Mexico", ()),
        ("Lebanon, Ohio", ()),
        ("Michael Jordan flew to Jordan", ("JO",)),
        ("the Gulf of Mexico", ()),
        ("roast turkey", ()),
        ("the People's Republic of China", ("CN",)),
        ("Kyrgyzstan's border with China", ("KG", "CN")),
        ("Côte d’Ivoire", ("CI",)),
    ],
)
def test_countries_by_name_and_by_people(words: str, codes: tuple[str, ...]) -> None:
    assert countries_in(words) == codes


@given(st.text(max_size=60))
def test_countries_come_once_each(text: str) -> None:
    codes = countries_in(text)
    assert len(set(codes)) == len(codes)


def test_the_whole_text_is_a_country_or_it_is_none() -> None:
    assert code_of("the Republic of Tajikistan") == "TJ"
    assert code_of("Tajik officials") is None
    assert without_countries("the Afghan foreign ministry") == "the foreign ministry"


@pytest.mark.parametrize("words", ["Springfield", "Georgia", "Badakhshan", "Kashmir", "Washington", "San Miguel"])
def test_what_is_ambiguous_stays_open(words: str) -> None:
    place = locate(words)
    assert (place.city, place.region) == (None, None)
    assert place.candidates


@pytest.mark.parametrize(
    ("words", "level", "town", "region", "country"),
    [
        ("Springfield, Ill.", "town", "springfield", "US-IL", "US"),
        ("Springfield, IL", "town", "springfield", "US-IL", "US"),
        ("Atlanta, Georgia", "town", "atlanta", "US-GA", "US"),
        ("Tbilisi, Georgia", "town", "tbilisi", None, "GE"),
        ("DeKalb County, Georgia", "area", "", "US-GA", "US"),
        ("South Side of Chicago", "town", "chicago", "US-IL", "US"),
        ("St. Louis, Missouri", "town", "st louis", "US-MO", "US"),
        ("Saint Louis, Missouri", "town", "saint louis", "US-MO", "US"),
        ("the 500 block of Oak Street in Springfield, Mo.", "area", "springfield", "US-MO", "US"),
        ("Nosuchtown, Ohio", "area", "", "US-OH", "US"),
        ("Paris", "town", "paris", None, "FR"),
        ("Paris, Texas", "town", "paris", "US-TX", "US"),
        ("Gaza City", "town", "gaza city", None, "PS"),
        ("Mexico City", "town", "mexico city", None, "MX"),
        ("the Khatlon region of Tajikistan", "region", "", "TJ-KT", "TJ"),
        ("Afghanistan's Badakhshan province", "region", "", "AF-BDS", "AF"),
        ("northern Iraq", "country", "", None, "IQ"),
        ("Tajik territory", "country", "", None, "TJ"),
        ("the border town of Nosuchtown", "area", "", None, None),
        ("the Chinese work camp", "unknown", "", None, None),
        ("the Chinese work camp in Tajikistan", "country", "", None, "TJ"),
        ("an Afghan village", "country", "", None, "AF"),
        ("somewhere", "area", "", None, None),
        ("", "unknown", "", None, None),
    ],
)
def test_reads_from_the_widest_part_to_the_finest(words: str, level: str, town: str, region: str | None, country: str | None) -> None:
    place = locate(words)
    assert (place.level, place.town, place.region, place.country) == (level, town, region, country)


def test_the_surroundings_settle_a_name_and_the_words_outrank_them() -> None:
    assert locate("Springfield", country="US", region="Illinois").region == "US-IL"
    assert locate("Badakhshan", country="TJ").region == "TJ-GB"
    assert locate("Paris, Texas", country="FR").country == "US"


def test_a_border_is_of_both_countries() -> None:
    place = locate("the Tajik-Afghan border")
    assert (place.level, place.countries) == ("border", ("TJ", "AF"))


RELATIONS = [
    ("Tajikistan", "Khatlon region", "contains"),
    ("Chicago", "Illinois", "within"),
    ("the 500 block of Oak Street in Chicago", "Chicago, Ill.", "within"),
    ("Springfield, IL", "Chicago, Illinois", "different"),
    ("Springfield, Illinois", "Springfield, Missouri", "different"),
    ("Nosuchtown, Ohio", "Othertown, Ohio", "different"),
    ("Nosuchtown, Ohio", "Cleveland, Ohio", "different"),
    ("Khorog", "Khorugh, Tajikistan", "same"),
    ("the border town of Khorg", "Khorog", "same"),
    ("Kabul", "Tajikistan", "different"),
    ("Kandahar", "Kandahar province", "within"),
    ("near the Esteqlol border crossing", "the 1st Border Guard Post 'Istiqlol' in the Khatlon region", "same"),
    ("Post No. 5 in the Lower Valley district", "the Lower Valley district", "within"),
    ("Post No. 5", "Post No. 6", "unknown"),
    ("Khatlon, Tajikistan", "the Tajik-Afghan border", "within"),
    ("Tajikistan", "the Tajik-Afghan border", "contains"),
    ("Brooklyn, N.Y.", "New York City", "unknown"),
    ("London", "England", "within"),
    ("Lakeside (Hilltop)", "Hilltop (Lakeside)", "same"),
    ("a field", "the road", "unknown"),
]


@pytest.mark.parametrize(("a", "b", "kind"), RELATIONS)
def test_relation_of_two_places(a: str, b: str, kind: str) -> None:
    found = relation(a, b)
    assert found.kind == kind, found.because
    assert found.because
    assert relation(b, a).kind == inverse(found.kind)


WORDS = ["Springfield", "Kabul", "Ohio", "Tajikistan", "Georgia", "post", "No. 5", "in", "of", ",", "Badakhshan", "county"]
PLACES = st.one_of(
    st.sampled_from([place for a, b, _ in RELATIONS for place in (a, b)]),
    st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join),
    st.text(max_size=15),
)


@given(PLACES, PLACES)
def test_relations_turn_round(a: str, b: str) -> None:
    assert relation(b, a).kind == inverse(relation(a, b).kind)


@given(PLACES)
def test_a_place_is_itself_or_nothing(place: str) -> None:
    assert relation(place, place).kind == ("unknown" if locate(place).level == "unknown" else "same")
