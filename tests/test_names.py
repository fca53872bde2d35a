"""Names: what can be one person or organisation and why, and under which keys they meet."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer.normalize.names import Kind, compare, keys, looks_like_organisation
from summarizer.normalize.people import parse, without_titles
from summarizer.normalize.transliteration import fold, transliterated

SAME: list[tuple[str, str, Kind]] = [
    ("Sirojiddin Muhriddin", "Sirajuddin Mukhriddin", "person"),  # two transliterations of two words
    ("Мухриддин", "Muhriddin", "any"),  # another script
    ("Alexandr Petrenko", "Alexander Petrenko", "person"),  # a vowel that one system writes
    ("Hasht-e Subh", "Khashte Subh", "any"),  # ezafe
    ("Tariq Azizz", "Tariq Aziz", "person"),  # a repeated letter
    ("Governor of Marwan province Salih Dawari", "Dawari", "person"),  # what the office is of
    ("Northland's acting defence minister Ana Novak", "Novak", "person"),
    ("Ana Novak, Northland's defence minister", "Novak, Ana", "person"),
    ("Secretary of State Paul Harper", "Paul Harper", "person"),
    ("Dr Mohammad Naeem", "Mohammed Naim", "person"),
    ("Maj. Gen. Sher Ali", "Sher Ali", "person"),
    ("J. D. Harper", "John Daniel Harper", "person"),  # initials
    ("Bill Harper", "William Harper", "person"),  # short form
    ("Ruth Harper, Jr.", "Ruth Harper", "person"),  # a suffix that one leaves out
    ("AL BEN SALIH, Isa Ben Tarif", "Shaikh Isa Bin Tarif Al Bin Salih", "person"),  # family name first, particles
    ("Isa bin Tarif", "Isa ibn Tareef", "person"),
    ("RuthHarper", "Ruth Harper", "person"),  # written together
    ("Mohammad Hasni Omar Zarkar", "Omar Zarkar Mohammadhasni", "person"),
    ("HARPER Ruth", "Ruth Harper", "person"),  # capitals mark the family name
    ("Guo", "Guo Zhijun", "person"),  # the family name stands first
    ("Ruth Anne Harper", "Ruth Harper", "person"),  # a middle name left out
    ("LLC Shohin SM", "Shahin SM", "organisation"),
    ("Harper Aktiengesellschaft", "Harper AG", "organisation"),
    ("Harper Aktiengeselschaft", "Harper AG", "organisation"),  # a legal form misspelt
    ("OOO Vostok", "Vostok LLC", "organisation"),
    ("GKNB", "State Committee for National Security", "any"),  # known acronym
    ("GKNB", "Tajik State Committee for National Security (GKNB)", "any"),  # acronym in brackets
    ("NGA", "Northland Gas Authority", "any"),  # first letters
    ("URNG", "Guatemalan National Revolutionary Unity", "any"),  # letters in another language's order
    ("FMLN", "Farabundo Marti National Liberation Front", "any"),
    ("Afghan Foreign Ministry", "Ministry of Foreign Affairs of Afghanistan", "any"),
    ("Foreign Ministry", "Afghan Foreign Ministry", "any"),
    ("Chinese embassy in Dushanbe", "Embassy of the People's Republic of China", "any"),
    ("Brigade Forty-Four", "44th Brigade", "organisation"),
    ("Fund VII", "Fund 7", "organisation"),
    ("Border Observation Post No. 5 'Bog'", "Post No. 5 'Bog'", "any"),
    ("Rivertown Police Department", "Rivertown police", "any"),
    ("Asia-Plus", "Asiaplus.tj", "any"),
    ("the Tajik foreign minister", "Foreign Minister of Tajikistan", "person"),  # one office, no name
    ("van der Bergh Corp.", "Vanderbergh Corporation", "organisation"),
]
DIFFERENT: list[tuple[str, str, Kind]] = [
    ("Hasan Karimov", "Husain Karimov", "person"),  # other vowels
    ("Omar Karimov", "Amir Karimov", "person"),
    ("Omar bin Abdullah Salih", "Abdullah bin Omar Salih", "person"),  # the father's name is no given name
    ("Hans Friedrich", "Friedrich Hans", "person"),
    ("Ana Novak", "Vera Novak", "person"),
    ("Roberta Harper", "Robert Harper", "person"),  # a feminine ending
    ("Mario Lopez", "Maria Lopez", "person"),
    ("Ruth Harper Jr.", "Ruth Harper Sr.", "person"),
    ("Ruth", "Ruth Harper", "person"),  # given name only
    ("the foreign minister", "Ana Novak", "person"),  # an office says not who
    ("習近平", "習近朋", "person"),  # one reading, two names
    ("Mahmood Ahmed Khel", "Mahmood Sultan Khel", "person"),  # "Sultan" inside a name is no title
    ("Border Guard Post No. 5", "Border Guard Post No. 6", "any"),
    ("Fund VII", "Fund VIII", "organisation"),
    ("Tajik Foreign Ministry", "Afghan Foreign Ministry", "any"),
    ("Tajik Foreign Ministry", "Tajik Interior Ministry", "any"),
    ("Embassy of China in Tajikistan", "Embassy of China in Kyrgyzstan", "any"),
    ("Harper AG", "Harper GmbH", "organisation"),
    ("Harper International", "Harper Company", "organisation"),
    ("Banco Norte S.A.", "Banco Norte Chile S.A.", "organisation"),
    ("Rivertown Police Department", "Laketown Police Department", "any"),
    ("Northland Gas Authority", "NGB", "any"),
    ("Ana", "N.A.", "person"),  # initials alone are no surname
    ("Mexico", "of", "organisation"),  # no word of its own
    ("", "(GKNB)", "any"),
]


@pytest.mark.parametrize(("a", "b", "kind"), SAME)
def test_one_name_written_twice(a: str, b: str, kind: Kind) -> None:
    match = compare(a, b, kind)
    assert match.same, match.because
    assert match.because


@pytest.mark.parametrize(("a", "b", "kind"), DIFFERENT)
def test_two_names(a: str, b: str, kind: Kind) -> None:
    match = compare(a, b, kind)
    assert not match.same, match.because
    assert match.because


@pytest.mark.parametrize(("a", "b", "kind"), SAME)
def test_names_that_can_be_one_share_a_key(a: str, b: str, kind: Kind) -> None:
    assert set(keys(a)) & set(keys(b))


def test_names_with_nothing_in_common_share_no_key() -> None:
    assert not set(keys("Amir Khan Muttaqi")) & set(keys("Zhao Xing"))


def test_a_surname_alone_is_weaker_and_says_so() -> None:
    match = compare("Novak", "Ana Novak", "person")
    assert match.because == "surname only"
    assert match.score < compare("A. Novak", "Ana Novak", "person").score


WORDS = st.sampled_from(
    [
        "Ana",
        "Omar",
        "bin",
        "al-",
        "Novak",
        "Dr",
        "Minister",
        "of",
        "Kabul",
        "Ltd",
        "AG",
        "5",
        "II",
        "(GKNB)",
        ",",
        "Jr.",
        "J.",
        "Tajik",
        "习",
        "é",
    ]
)
NAMES = st.one_of(st.text(max_size=25), st.lists(WORDS, max_size=6).map(" ".join))
KINDS = st.sampled_from(["person", "organisation", "place", "any"])


@given(NAMES, NAMES, KINDS)
@example("Mohammed", "Ahmed Mohammed", "person")
def test_comparing_is_symmetric(a: str, b: str, kind: Kind) -> None:
    assert compare(a, b, kind) == compare(b, a, kind)


@given(NAMES, KINDS)
def test_a_name_is_itself(name: str, kind: Kind) -> None:
    assert compare(name, name, kind).same
    assert keys(name) == tuple(sorted(set(keys(name))))


@given(NAMES, NAMES)
def test_scores_are_shares(a: str, b: str) -> None:
    assert 0 <= compare(a, b).score <= 1


@given(st.lists(st.text("abdehiklmnorstuvz", min_size=3, max_size=8), min_size=2, max_size=3), st.data())
def test_one_slip_leaves_a_key_in_common(words: list[str], data: st.DataObject) -> None:
    name = " ".join(word.capitalize() for word in words)
    place = data.draw(st.integers(1, len(name) - 1))
    slipped = name[:place] + data.draw(st.sampled_from("abdeknrst")) + name[place + 1 :]
    if compare(name, slipped, "person").same:
        assert set(keys(name)) & set(keys(slipped))


@given(st.text(max_size=30))
def test_folding_is_idempotent_ascii(text: str) -> None:
    assert fold(text).isascii()
    assert fold(fold(text)) == fold(text)


@given(st.text("abcdefghijklmnopqrstuvwxyz", max_size=9), st.text("abcdefghijklmnopqrstuvwxyz", max_size=9))
def test_transliterating_is_symmetric_and_reflexive(a: str, b: str) -> None:
    assert transliterated(a, a)
    assert transliterated(a, b) == transliterated(b, a)


@pytest.mark.parametrize(
    ("written", "bare"),
    [
        ("Northland's acting defence minister Ana Novak", "Ana Novak"),
        ("Yousuf Wafa, governor of Balkh province", "Yousuf Wafa"),
        ("spokesman for the interior ministry Abdul Mateen Qani", "Abdul Mateen Qani"),
        ("President-elect Ana Novak", "Ana Novak"),
        ("Ana Novak", "Ana Novak"),
        ("Police Sgt. Bill Harper", "Bill Harper"),
        ("King", "King"),
    ],
)
def test_titles_go(written: str, bare: str) -> None:
    assert without_titles(written) == bare


def test_an_office_holds_no_name() -> None:
    assert parse("the Tajik foreign minister").words == ()
    assert parse("Harper").words == ("harper",)


@pytest.mark.parametrize(
    ("name", "organisation"),
    [("Interior Ministry", True), ("GKNB", True), ("Police Chief Ana Novak", False), ("Ana Novak", False), ("Vostok LLC", True)],
)
def test_what_looks_like_an_organisation(name: str, organisation: bool) -> None:
    assert looks_like_organisation(name) == organisation
