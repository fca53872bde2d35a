"""What a plain text says about itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.ingest.detect import detect
from summarizer.ingest.language import language
from summarizer.ingest.published import normalised, written_dates

BODY = "The ministers of both countries spoke by telephone, officials said.\nThey agreed to meet again before the end of the month."


@pytest.mark.parametrize(
    ("text", "outlet"),
    [
        (f"DID Press: {BODY}", "DID Press"),
        (f"Asiaplus.tj: {BODY}", "Asiaplus.tj"),
        (f"KABUL, Dec. 2 (Reuters) - {BODY}", "Reuters"),
        (f"HANOVER, Va. (WRIC) — {BODY}", "WRIC"),
        (f"   GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- [TEXT] {BODY}", "ACAN-EFE"),
        (f"TEL AVIV (ISRAEL), 12 NOV 89 (IDF RADIO) -- {BODY}", "IDF RADIO"),
        (f"{BODY}\nInter Bellum News\ninterbellumnews.com", "Inter Bellum News"),
        (f"{BODY}\nCentralasianLIGHT.org\nDecember 29, 2025", "CentralasianLIGHT.org"),
        (f"Al-Qaida: {BODY}", None),
        (f"Police: {BODY}", None),
        (f"He (the minister) – and she – left. {BODY}", None),
        (f"{BODY}\nContributing: Associated Press", None),
        (BODY, None),
    ],
)
def test_outlet(text: str, outlet: str | None) -> None:
    assert detect(text).outlet == outlet


@pytest.mark.parametrize(
    ("text", "published"),
    [
        (f" date 2025-12-02 Kabul, Dec 2 {BODY}", "2025-12-02"),
        (f"Published: Tuesday, December 2, 2025 @ 5:32 PM\n{BODY}", "2025-12-02"),
        (f"Posted on 2 Dec 2025\n{BODY}", "2025-12-02"),
        (f"Updated: May 31, 2016 - 6:54 PM\nPublished: May 30, 2016\n{BODY}", "2016-05-30"),
        (f"Updated: May 31, 2016 - 6:54 PM\n{BODY}", "2016-05-31"),
        (f"GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) -- {BODY}", "1990-02-04"),
        (f"DUSHANBE, December 2, 2025 (Example) — {BODY}", "2025-12-02"),
        (f"{BODY}\nDecember 29, 2025", "2025-12-29"),
        (f"KABUL, Dec. 2 (Reuters) - {BODY}", None),
        (f"{BODY} It began on December 23, 2024.", None),
        (f"On December 23, 2024, it began. {BODY}", None),
        (f"{BODY}\nFebruary 30, 2025", None),
        (f"{BODY}\n03/04/2025", None),
    ],
)
def test_published(text: str, published: str | None) -> None:
    assert detect(text).published == published


@pytest.mark.parametrize(
    ("line", "is_title"),
    [
        ("Taliban, Tajikistan FMs Hold Call after Drone Attack", True),
        ("Pledge of stronger security after border incident", True),
        ("Poll: Wealthy Voters Abandon Party for Newcomer.", True),
        ("The ministers spoke by telephone on Tuesday.", False),
        ("KABUL, Dec. 2 (Reuters) - The ministers spoke", False),
        ("You must enter the characters with black color", False),
        ("Dylan Head was a third grader in Dearborn (Photo: Example)", False),
        ("The victims were on the porch of a home when a man came out of an alley", False),
        ("2 December 2025", False),
        ("1:49 Minister speaks about the call Pause", False),
    ],
)
def test_title(line: str, is_title: bool) -> None:
    assert detect(f"{line}\n\n{BODY}").title == (line if is_title else None)


def test_one_paragraph_has_no_title() -> None:
    assert detect("Ministers hold first call since the attack").title is None


@pytest.mark.parametrize(
    ("value", "stamp"),
    [
        ("2025-12-02", "2025-12-02"),
        ("2025-12-02T09:30:00+0500", "2025-12-02T09:30:00+05:00"),
        ("2025-12-02 09:30 UTC", "2025-12-02T09:30Z"),
        ("20251202T093000Z", "2025-12-02T09:30:00Z"),
        ("Tue, 02 Dec 2025 09:30:00 GMT", "2025-12-02T09:30:00+00:00"),
        ("December 2nd, 2025", "2025-12-02"),
        ("2025-13-02", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_publication_dates_of_data_fields(value: str, stamp: str | None) -> None:
    assert normalised(value) == stamp


def test_written_dates_stand_where_they_say() -> None:
    text = "On 3 May 2024, and on 2025-12-02, but not in May 2024 or on 31 June 2024."
    assert [(text[one.start : one.end], one.day) for one in written_dates(text)] == [
        ("3 May 2024", "2024-05-03"),
        ("2025-12-02", "2025-12-02"),
    ]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The ministers spoke by telephone and agreed to meet in the capital, a spokesman said.", "en"),
        ("Die Minister sprachen am Telefon und haben sich auf ein Treffen in der Hauptstadt geeinigt, wie es heißt.", "de"),
        ("Les ministres se sont parlé au téléphone et ont décidé de se rencontrer dans la capitale, selon un porte-parole.", "fr"),
        ("Los ministros hablaron por teléfono y acordaron reunirse en la capital, según un portavoz del gobierno.", "es"),
        ("Министры провели телефонный разговор и договорились о встрече, сообщили в пресс-службе.", "ru"),
        ("Вазирони корҳои хориҷӣ тавассути телефон суҳбат карданд ва ба мулоқот розӣ шуданд.", "tg"),
        ("Міністри провели телефонну розмову і домовилися про зустріч, повідомили в пресслужбі.", "uk"),
        ("وزیران خارجه دو کشور در گفتگوی تلفنی پیرامون امنیت مرز صحبت کردند", "fa"),
        ("外交部发表声明,呼吁中国公民撤离边境地区。", "zh"),
        ("Bakanlar telefonda görüştü ve bir toplantı için anlaştı, ancak bu tarih daha sonra için olduğu gibi çok belirsiz", "tr"),
        ("12345 67890", None),
        ("Kabul Dushanbe", None),
    ],
)
def test_language(text: str, code: str | None) -> None:
    assert language(text) == code


@given(st.text(max_size=200))
def test_any_text_is_looked_at_without_failing(text: str) -> None:
    found = detect(text)
    assert found.title is None or found.title in " ".join(text.split())
    assert language(text) is None or len(language(text) or "") == 2
