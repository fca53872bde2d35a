"""URLs → articles, against a real server on loopback."""

import gzip
import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from summarizer.ingest import load
from summarizer.ingest.addresses import is_public, permitted
from summarizer.ingest.decoding import Trouble
from summarizer.ingest.fetching import Fetched, Fetcher, Limits, Seen, Unchanged

PAGE = """<html lang="en"><head><title>Ministers hold call</title></head><body><article><h1>Ministers hold call</h1>
<p>The ministers of both countries spoke by telephone on Tuesday and agreed to meet, officials said in the capital.</p>
<p>It was the first such call since the attack on the border post in November, in which three people died.</p></article></body></html>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Example Press</title>
<entry><title>Call</title><link href="/page"/><updated>2025-12-02T09:30:00Z</updated></entry>
<entry><title>Gone</title><link href="/gone"/><updated>2025-12-02T09:30:00Z</updated></entry></feed>"""
RSS = """<rss version="2.0"><channel><title>Example Press</title><item><title>Call</title><link>/page</link>
<pubDate>Tue, 02 Dec 2025 09:30:00 GMT</pubDate></item></channel></rss>"""
JSON_FEED = json.dumps(
    {"version": "https://jsonfeed.org/version/1.1", "title": "Example Press", "items": [{"url": "/page", "date_published": "2025-12-02"}]}
)
Answer = tuple[int, dict[str, str], bytes]
HTML = {"Content-Type": "text/html; charset=utf-8"}


class Site:
    """What the server answers by path, and what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer] = {
            "/page": (200, {**HTML, "ETag": '"1"'}, PAGE.encode()),
            "/zipped": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
            "/bomb": (200, {**HTML, "Content-Encoding": "gzip"}, gzip.compress(b"x" * 3_000_000)),
            "/moved": (302, {"Location": "/page"}, b""),
            "/loop": (302, {"Location": "/loop"}, b""),
            "/inside": (302, {"Location": "http://169.254.169.254/latest/meta-data"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/pdf": (200, {"Content-Type": "application/pdf"}, b"%PDF"),
            "/busy": (429, {}, b""),
            "/text": (200, {"Content-Type": "text/plain; charset=cp1252"}, "Café news: the ministers spoke by telephone.".encode("cp1252")),
            "/atom": (200, {"Content-Type": "application/atom+xml"}, ATOM.encode()),
            "/rss": (200, {"Content-Type": "text/xml"}, RSS.encode()),
            "/feed.json": (200, {"Content-Type": "application/feed+json"}, JSON_FEED.encode()),
            "/private/page": (200, HTML, PAGE.encode()),
        }
        self.asked: list[tuple[str, dict[str, str]]] = []


@pytest.fixture
def site() -> Iterator[tuple[Site, str]]:
    known = Site()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            known.asked.append((self.path, dict(self.headers)))
            status, headers, body = known.answers.get(self.path, (404, {}, b""))
            if "ETag" in headers and self.headers.get("If-None-Match") == headers["ETag"]:
                status, body = 304, b""
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield known, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


LOOPBACK = frozenset({"127.0.0.1"})


def fetcher(private: frozenset[str] = LOOPBACK, most: int = 10_000_000) -> Fetcher:
    return Fetcher(Limits(private=private, pause=0.0, bytes=most))


def trouble(url: str, private: frozenset[str] = LOOPBACK, most: int = 10_000_000) -> str:
    answer = fetcher(private, most).fetch(url)
    assert isinstance(answer, Trouble)
    return answer.reason


@pytest.mark.parametrize("path", ["/page", "/zipped", "/moved"])
def test_a_page_is_read(site: tuple[Site, str], path: str) -> None:
    (article,) = load([site[1] + path], fetcher=fetcher()).articles
    assert article.path is None
    assert article.url is not None
    assert article.url.startswith(site[1])
    assert "agreed to meet" in article.text


def test_a_text_is_read_in_its_charset(site: tuple[Site, str]) -> None:
    assert load([site[1] + "/text"], fetcher=fetcher()).articles[0].text.startswith("Café news")


@pytest.mark.parametrize("path", ["/atom", "/rss", "/feed.json"])
def test_a_feed_is_every_article_that_it_lists(site: tuple[Site, str], path: str) -> None:
    loaded = load([site[1] + path], fetcher=fetcher())
    (article,) = loaded.articles
    assert article.url == site[1] + "/page"
    assert article.outlet == "Example Press"
    assert (article.published or "").startswith("2025-12-02")
    assert [failure.source for failure in loaded.failures] == ([site[1] + "/gone"] if path == "/atom" else [])


def test_private_addresses_are_refused_unless_allowed(site: tuple[Site, str]) -> None:
    assert "not a public address" in trouble(site[1] + "/page", private=frozenset())
    assert site[0].asked == []


def test_a_redirect_to_an_address_inside_is_refused(site: tuple[Site, str]) -> None:
    assert "169.254.169.254, which is not a public address" in trouble(site[1] + "/inside")
    assert "plain http" in trouble(site[1] + "/file")


def test_a_name_with_one_private_address_is_refused() -> None:
    answer = permitted("example.org", 443, private=False, look_up=lambda host, port: ("93.184.215.14", "10.0.0.1"))
    assert isinstance(answer, Trouble)


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.1.2.3", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),  # noqa: S104 - an address to refuse
        ("224.0.0.1", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("fd00::1", False),
        ("::ffff:10.0.0.1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) == public


@pytest.mark.parametrize(
    ("path", "reason"),
    [("/loop", "redirects more than"), ("/pdf", "application/pdf"), ("/busy", "429"), ("/nothing", "404"), ("/bomb", "larger than")],
)
def test_what_cannot_be_used_is_said(site: tuple[Site, str], path: str, reason: str) -> None:
    assert reason in trouble(site[1] + path, most=1_000_000)


@pytest.mark.parametrize("url", ["ftp://example.org/", "http://user@127.0.0.1/", "http://", "http://127.0.0.1:99999/"])
def test_other_urls_are_refused(url: str) -> None:
    assert trouble(url)


def test_robots_are_obeyed_and_asked_once(site: tuple[Site, str]) -> None:
    known, base = site
    known.answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nDisallow: /*/page\n")
    one = fetcher()
    assert isinstance(one.fetch(base + "/page"), Fetched)
    answer = one.fetch(base + "/private/page")
    assert isinstance(answer, Trouble)
    assert "robots.txt" in answer.reason
    assert [path for path, _ in known.asked] == ["/robots.txt", "/page"]


def test_a_failing_robots_forbids_everything(site: tuple[Site, str]) -> None:
    site[0].answers["/robots.txt"] = (503, {}, b"")
    assert "503" in trouble(site[1] + "/page")


def test_a_page_seen_before_is_asked_for_only_if_it_changed(site: tuple[Site, str]) -> None:
    one = fetcher()
    first = one.fetch(site[1] + "/page")
    assert isinstance(first, Fetched)
    assert isinstance(one.fetch(site[1] + "/page", first.seen), Unchanged)
    assert isinstance(one.fetch(site[1] + "/page", Seen(etag='"0"')), Fetched)


def test_one_host_is_asked_at_the_pace_it_asks_for(site: tuple[Site, str]) -> None:
    site[0].answers["/robots.txt"] = (200, {"Content-Type": "text/plain"}, b"User-agent: *\nCrawl-delay: 7\n")
    now, slept = [0.0], list[float]()

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    one = Fetcher(Limits(private=LOOPBACK, seconds=100), clock=lambda: now[0], sleep=sleep)
    one.fetch(site[1] + "/page")
    one.fetch(site[1] + "/page")
    assert slept == [7.0, 7.0]


def test_a_host_that_does_not_answer_is_trouble() -> None:
    assert "cannot be read" in trouble("http://127.0.0.1:9/")


def test_an_unknown_host_is_trouble() -> None:
    def unknown(host: str, port: int) -> tuple[str, ...]:
        raise OSError("no such name")

    answer = Fetcher(Limits(pause=0), look_up=unknown).fetch("https://example.invalid/")
    assert isinstance(answer, Trouble)
    assert "not known" in answer.reason
