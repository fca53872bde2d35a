"""What the network may send or say to do harm: slow, endless, mislabelled and misleading answers, on loopback; each is one failure."""

import gzip
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from daily import DAY_ONE, DAY_TWO, archive_of, record, site, told, updated

from summarizer.archive.sources import usable
from summarizer.errors import UsageError
from summarizer.ingest import load
from summarizer.ingest.addresses import Target, is_public, target
from summarizer.ingest.decoding import Trouble
from summarizer.ingest.feeds import declared, is_feed, read_feed
from summarizer.ingest.fetching import Fetched, Fetcher, Limits, Seen
from summarizer.ingest.web import MOST, articles_in

Handler = Callable[[socket.socket, str], None]
PAGE = "<html><body><article>" + "<p>The ministers spoke by telephone on Tuesday and agreed to meet in May, officials said.</p>" * 3
OK = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nConnection: close\r\n"


@contextmanager
def raw(handler: Handler) -> Iterator[str]:
    """A server that writes what it likes to its socket; it has no robots.txt."""
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            threading.Thread(target=answer, args=(connection,), daemon=True).start()

    def answer(connection: socket.socket) -> None:
        with connection:
            path = connection.recv(65_536).decode("latin-1").split(" ")[1]
            try:
                if path == "/robots.txt":
                    connection.sendall(b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")
                else:
                    handler(connection, path)
            except OSError:
                return  # the client has gone

    threading.Thread(target=serve, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        listening.close()


def fetcher(seconds: float = 0.3) -> Fetcher:
    return Fetcher(Limits(seconds=seconds, wait=0.2, pause=0.0, private=frozenset({"127.0.0.1"})))


def drip(part: bytes) -> Handler:
    """A server that never stops sending a little."""

    def send(connection: socket.socket, path: str) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n" if part.startswith(b"X") else OK + b"Content-Length: 100000\r\n\r\n")
        while True:
            connection.sendall(part)
            time.sleep(0.02)

    return send


@pytest.mark.parametrize("part", [b"X-More: 1\r\n", b"x"])
def test_a_server_that_drips_its_headers_or_its_body_is_cut_off(part: bytes) -> None:
    with raw(drip(part)) as url:
        started = time.monotonic()
        answer = fetcher().fetch(url + "/page")
        assert isinstance(answer, Trouble)
        assert answer.reason == "It took longer than 0.3 seconds."
        assert time.monotonic() - started < 2


def test_a_host_that_leaves_three_requests_unanswered_is_left_alone() -> None:
    asked: list[str] = []

    def silent(connection: socket.socket, path: str) -> None:
        asked.append(path)
        connection.recv(1)

    with raw(silent) as url:
        one = fetcher()
        reasons = [found.reason for number in range(5) if isinstance(found := one.fetch(f"{url}/{number}"), Trouble)]
    assert len(asked) == 3
    assert [("in a row" in reason) for reason in reasons] == [False, False, False, True, True]
    assert "did not answer within 0.2 seconds" in reasons[0]


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        (b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n", "not a plain http"),
        (b"HTTP/1.1 302 Found\r\nLocation: javascript:alert(1)\r\nContent-Length: 0\r\n\r\n", "not a plain http"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://user@127.0.0.1/\r\nContent-Length: 0\r\n\r\n", "not a plain http"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://[::ffff:127.0.0.1]/\r\nContent-Length: 0\r\n\r\n", "not a public address"),
        (b"HTTP/1.1 302 Found\r\nLocation: http://2130706433/\r\nContent-Length: 0\r\n\r\n", "not a public address"),
        (b"\x00\x01\r\n\r\n", "no HTTP"),
        (OK + b"Content-Length: 50\r\n\r\nshort", "broke off"),
        (OK + b"Content-Encoding: gzip, gzip\r\n\r\n" + gzip.compress(gzip.compress(b"x" * 1000)), "more than once"),
        (OK + b"Content-Encoding: gzip\r\n\r\nno gzip", "broke off"),
    ],
)
def test_answers_that_cannot_be_used_are_trouble(answer: bytes, reason: str) -> None:
    with raw(lambda connection, _: connection.sendall(answer)) as url:
        found = fetcher(seconds=5).fetch(url + "/page")
    assert isinstance(found, Trouble)
    assert reason in found.reason


def test_a_robots_file_is_read_as_far_as_it_must_be(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.ingest.fetching._ROBOTS", 100)
    with site() as web:
        web.pages["/robots.txt"] = ("text/plain", "User-agent: *\nDisallow: /closed\n" + "# much to say\n" * 1000)
        web.pages["/open"] = ("text/html", PAGE)
        one = Fetcher(Limits(pause=0.0, private=frozenset({"127.0.0.1"}), bytes=5_000))
        assert isinstance(one.fetch(f"{web.url}/open"), Fetched)
        assert isinstance(one.fetch(f"{web.url}/closed"), Trouble)


def test_a_long_pause_between_requests_takes_no_time_from_the_next() -> None:
    with site() as web:
        web.pages["/robots.txt"] = ("text/plain", "User-agent: *\nCrawl-delay: 30\n")
        web.pages["/page"] = ("text/html", PAGE)
        now = [0.0]
        one = Fetcher(Limits(private=frozenset({"127.0.0.1"})), clock=lambda: now[0], sleep=lambda s: now.__setitem__(0, now[0] + s))
        assert isinstance(one.fetch(f"{web.url}/page"), Fetched)
        assert now[0] == 30.0


def test_the_name_is_looked_up_once_for_each_request_and_only_what_was_checked_is_asked() -> None:
    """A name server that answers anew every time (DNS rebinding) gains nothing."""
    with site() as web:
        web.pages["/page"] = ("text/html", PAGE)
        port = int(web.url.rpartition(":")[2])
        answers = iter([("127.0.0.1",), ("127.0.0.1",), ("10.0.0.1",)])
        looked: list[str] = []

        def rebinding(host: str, _: int) -> tuple[str, ...]:
            looked.append(host)
            return next(answers)

        one = Fetcher(Limits(pause=0.0, private=frozenset({"inside.example"})), look_up=rebinding)
        assert isinstance(one.fetch(f"http://inside.example:{port}/page"), Fetched)
        assert looked == ["inside.example"] * 2  # robots.txt, the page
        assert web.asked == [("/page", False)]
        other = Fetcher(Limits(pause=0.0), look_up=lambda host, _: ("127.0.0.1",))
        assert isinstance(other.fetch(f"http://inside.example:{port}/page"), Trouble)
        assert len(web.asked) == 1


def test_of_several_addresses_the_first_that_answers_is_taken() -> None:
    with site() as web:
        web.pages["/page"] = ("text/html", PAGE)
        limits = Limits(pause=0.0, wait=0.2, private=frozenset({"twofold.example"}))
        one = Fetcher(limits, look_up=lambda host, port: ("127.0.0.2" if host == "x" else "::1", "127.0.0.1"))
        assert isinstance(one.fetch(f"http://twofold.example:{web.url.rpartition(':')[2]}/page"), Fetched)


@pytest.mark.parametrize("address", ["::7f00:1", "64:ff9b:1::a00:1", "::ffff:0:7f00:1", "fec0::1", "192.0.0.8", "3fff::1"])
def test_addresses_that_lead_inside_by_another_name_are_closed(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize(
    ("url", "host", "path"),
    [
        ("http://a.org/caf\u00e9 one?q=\u00e9", "a.org", "/caf%C3%A9%20one?q=%C3%A9"),
        ("http://m\u00fcnchen.example/a%20b", "xn--mnchen-3ya.example", "/a%20b"),
        ("https://a.org", "a.org", "/"),
    ],
)
def test_urls_of_any_script_are_asked_for_in_ascii(url: str, host: str, path: str) -> None:
    found = target(url)
    assert isinstance(found, Target)
    assert (found.host, found.path) == (host, path)


@pytest.mark.parametrize("url", ["http://[", "http://a..b/", f"http://{'a' * 70}.org/", "http://a.org:port/"])
def test_what_is_no_url_is_trouble_wherever_it_stands(tmp_path: Path, url: str) -> None:
    assert isinstance(target(url), Trouble)
    assert isinstance(Fetcher().fetch(url), Trouble)
    with pytest.raises(UsageError):
        usable(url)
    feed = f'<rss version="2.0"><channel><title>X</title><item><link>{url}</link></item><item><link>/b</link></item></channel></rss>'
    assert "http://h.org/b" in [entry.url for entry in read_feed(feed.encode(), "http://h.org/feed").entries]
    (tmp_path / "a.json").write_text(record(told(5, "Kabul", "1 March 2026"), "2026-03-01", "A", url=url), encoding="utf-8")
    with archive_of(tmp_path, str(tmp_path / "a.json")) as archive:
        assert updated(archive, DAY_ONE).read == 1


def test_a_page_that_states_nonsense_as_its_own_url_is_kept_where_it_was_had(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/a") as archive:
        web.pages["/a"] = ("text/html", PAGE.replace("<body>", '<head><link rel="canonical" href="http://["></head><body>'))
        updated(archive, DAY_ONE)
        assert [one.document for one in archive.versions()] == [f"{web.url}/a"]


@pytest.mark.parametrize(
    ("stated", "encoding"),
    [("iso-8859-1", "utf-8"), ("utf-8", "cp1252"), ("hex", "utf-8"), ("idna", "utf-8"), ("none-such", "utf-8"), ("windows-1251", "cp1251")],
)
def test_a_charset_is_believed_as_far_as_it_is_true(stated: str, encoding: str) -> None:
    words = "Женева и Душанбе" if encoding == "cp1251" else "Un café à Genève, où l’été fut très agréable"
    body = PAGE.replace("The ministers", words).encode(encoding)
    (fields,) = articles_in(Fetched("http://a.org/", body, "text/html", stated, Seen()))
    assert not isinstance(fields, Trouble)
    assert words in fields.text


def test_a_page_that_is_sent_as_plain_text_is_read_as_a_page() -> None:
    (fields,) = articles_in(Fetched("http://a.org/", f"<!DOCTYPE html>{PAGE}".encode(), "text/plain", None, Seen()))
    assert not isinstance(fields, Trouble)
    assert "<p>" not in fields.text


def test_a_feed_of_entities_that_grow_is_no_feed_of_articles() -> None:
    """The "billion laughs", and an entity that names a file."""
    read_feed(b"<rss/>", "http://a.org/feed")  # the parser is loaded
    grown = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for entity, use in ((f'<!ENTITY l0 "ha">{grown}', "&l11;"), ('<!ENTITY x SYSTEM "file:///etc/passwd">', "&x;")):
        feed = f'<?xml version="1.0"?><!DOCTYPE rss [{entity}]><rss version="2.0"><channel><title>X</title><item><title>{use}</title>'
        feed += "<link>/a</link></item></channel></rss>"
        started = time.monotonic()
        found = read_feed(feed.encode(), "http://a.org/feed")
        assert time.monotonic() - started < 1
        assert all("root:" not in (entry.title or "") and len(entry.title or "") < 1000 for entry in found.entries)


def test_feeds_in_many_forms_give_whole_addresses_titles_and_days() -> None:
    rss = (
        '<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Пресса &amp; Ко</title><link>http://a.org/</link>'
        "<item><title>Взрыв &#8211; &quot;там&quot;</title><guid>http://a.org/1</guid>"
        "<pubDate>Mon, 02 Mar 2026 09:30:00 +0430</pubDate></item>"
        "<item><title>Two</title><link> ../two?a=1&amp;b=2 </link></item></channel></rss>"
    ).encode("cp1251")
    atom = (
        b'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="http://b.org/x/"><title>B</title><entry>'
        b'<title type="html">A &amp;amp; &lt;b>B&lt;/b></title><link rel="enclosure" href="http://b.org/a.mp3"/>'
        b'<link rel="alternate" href="one"/><published>2026-03-02T09:30:00Z</published></entry></feed>'
    )
    items = '[{"external_url": "http://d.org/1", "title": "One"}, {"url": "two", "date_published": "2026-03-02T09:30:00+05:00"}, 7]'
    told_by_json = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "D", "items": {items}}}'.encode()
    first = read_feed(rss, "http://a.org/feeds/all.xml")
    assert first.outlet == "Пресса & Ко"
    assert first.entries[0] == ("http://a.org/1", 'Взрыв – "там"', "2026-03-02T09:30:00+04:30")
    assert first.entries[1].url == "http://a.org/two?a=1&b=2"
    assert read_feed(atom, "http://b.org/feed").entries == (("http://b.org/x/one", "A & B", "2026-03-02T09:30:00Z"),)
    assert [entry.url for entry in read_feed(told_by_json, "http://d.org/").entries] == ["http://d.org/1", "http://d.org/two"]
    assert is_feed("application/feed+json", told_by_json)
    assert not is_feed("text/html", b"<html>a page that speaks of <rss> and of <feed></html>")


def test_a_front_page_stands_for_the_feed_that_it_names(tmp_path: Path) -> None:
    head = '<link type="application/rss+xml" href="/feed.xml" rel="alternate"><link rel=alternate type=application/atom+xml href=x?a&amp;b>'
    assert declared(head.encode(), "http://a.org/") == ("http://a.org/feed.xml", "http://a.org/x?a&b")
    with site() as web, archive_of(tmp_path, f"{web.url}/") as archive:
        web.pages["/"] = ("text/html", f"<html><head>{head}</head><body>Headlines</body></html>")
        web.page("/old", told(5, "Kabul", "20 February 2026"), "2026-02-20")
        web.feed("/old")
        assert updated(archive, DAY_ONE).read == 1
        web.page("/new", told(3, "Herat", "2 March 2026"), "2026-03-02")
        web.feed("/new", "/old")
        done = updated(archive, DAY_TWO)
        assert (done.read, done.failures) == (1, ())
        assert [(one.document.rpartition("/")[2], one.backlog) for one in archive.versions()] == [("new", 0), ("old", 1)]


def test_a_front_page_is_not_read_while_its_feed_lists_more(tmp_path: Path) -> None:
    with site() as web, archive_of(tmp_path, f"{web.url}/") as archive:
        head = '<link type="application/rss+xml" href="/feed.xml" rel="alternate">'
        web.pages["/"] = ("text/html", f"<html><head>{head}</head><body>Headlines</body></html>")
        pages = [f"/old{number}" for number in range(MOST + 1)]
        for number, page in enumerate(pages):
            web.page(page, told(5, "Kabul", f"{number % 27 + 1} January 2026"), "2026-02-20")
        web.feed(*pages)
        updated(archive, DAY_ONE)
        updated(archive, DAY_TWO)
        assert {one.backlog for one in archive.versions()} == {1}


def test_a_page_of_ten_megabytes_is_one_failure_among_others() -> None:
    with site() as web:
        web.pages["/big"] = ("text/html", "<html>" + "x" * 10_000_001)
        web.page("/a", told(5, "Kabul", "1 March 2026"), "2026-03-01")
        web.feed("/big", "/a")
        loaded = load([f"{web.url}/feed.xml"], fetcher=Fetcher(Limits(pause=0.0, private=frozenset({"127.0.0.1"}))))
        assert len(loaded.articles) == 1
        assert [(one.source, "larger than 10,000,000" in one.reason) for one in loaded.failures] == [(f"{web.url}/big", True)]
