"""Addresses and feeds, from a real server on this machine."""

from __future__ import annotations

import gzip
import ipaddress
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from sides.graph.errors import NotFetched, TooLarge
from sides.loaders.documents.addresses import addresses_of, is_public
from sides.loaders.documents.document import Document
from sides.loaders.documents.gather import Unreadable, gather
from sides.loaders.documents.limits import Limits
from sides.loaders.documents.web import Fetcher
from web_server import Answer, Site, serving

FIRST = "Fighters of the Northern Front took the crossing at Karu on Monday, two residents said by telephone."
SECOND = "The government denied that its troops had withdrawn, and said that the town near the border was calm."
PAGE = (
    "<html><head><title>Front takes crossing</title><meta name='date' content='2020-06-03'></head>"
    f"<body><article><p>{FIRST}</p><p>{SECOND}</p></article></body></html>"
)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def other() -> Iterator[Site]:
    with serving() as site:
        yield site


def failure(url: str, **options: object) -> str:
    (found,) = gather([url], **options)  # type: ignore[arg-type]
    assert isinstance(found, Unreadable), found
    assert found.source == url
    return str(found.error).removeprefix(f"{url}: ")


def test_a_password_in_an_address_goes_no_further(site: Site) -> None:
    def secret(url: str) -> str:
        return url.replace("://", "://ann:s3cret@")

    given = secret(
        site.page("/karu.html", PAGE.replace("<head>", f'<head><link rel="canonical" href="{secret(site.url)}/k">'))
    )
    (document,) = gather([given])
    assert isinstance(document, Document)
    assert (document.source, document.url) == (f"{site.url}/karu.html", f"{site.url}/k")
    site.redirect("/moved", secret(f"{site.url}/gone"))
    item = f"<item><link>{secret(site.url)}/none</link></item>"
    site.page("/feed", f'<rss version="2.0"><channel>{item}</channel></rss>', "application/rss+xml")
    for path in ("/gone", "/moved", "/feed"):
        (found,) = gather([secret(site.url + path)], private=True)
        assert isinstance(found, Unreadable)
        assert "s3cret" not in f"{found.source} {found.error}"
    (found,) = gather(["ftp://ann:s3cret@example.org/a"])
    assert "s3cret" not in f"{found.source} {getattr(found, 'error', '')}"


def test_a_page(site: Site) -> None:
    url = site.page("/2020/06/front-takes-crossing.html?x=1", PAGE)
    (document,) = gather([url])
    assert isinstance(document, Document)
    assert (document.name, document.source, document.url) == ("front-takes-crossing", url, url)
    assert (document.title, document.date, document.raw) == ("Front takes crossing", "2020-06-03", PAGE.encode())
    assert document.text == f"Front takes crossing\n\n{FIRST}\n{SECOND}"


@pytest.mark.parametrize(
    ("type", "body", "suffix"),
    [
        ("text/plain; charset=utf-8", FIRST, ".txt"),
        ("text/plain; charset=iso-8859-1", f"{FIRST} Misratá".encode("latin-1"), ".txt"),
        ("text/plain; charset=iso-8859-1", f"{FIRST} Misratá", ".txt"),
        ("text/plain; charset=no-such-thing", FIRST, ".txt"),
        (None, FIRST, ".txt"),
        ("text/markdown", f"# Front\n\n{FIRST}", ".md"),
        ("application/xhtml+xml", PAGE, ".html"),
        ("application/octet-stream", PAGE, ".html"),
        ("application/x-ndjson", '{"text": "The army left Karu."}', ".json"),
    ],
)
def test_what_an_address_gives(site: Site, type: str | None, body: str | bytes, suffix: str) -> None:
    (document,) = gather([site.page("/karu", body, type)])
    assert isinstance(document, Document), document
    assert document.suffix == suffix
    assert "Misrat" not in document.text or "Misratá" in document.text


def test_a_compressed_page(site: Site) -> None:
    site.answers["/karu"] = Answer(PAGE.encode(), headers={"Content-Encoding": "gzip"})
    (document,) = gather([f"{site.url}/karu"])
    assert isinstance(document, Document)
    assert document.raw == PAGE.encode()


@pytest.mark.parametrize(
    ("status", "message"),
    [
        (404, "there is no such page (HTTP 404)"),
        (403, "the site refuses programs, or this page; save the page in a browser and read the file (HTTP 403)"),
        (429, "too many requests; try again later (HTTP 429)"),
        (503, "the server has failed (HTTP 503)"),
        (304, "it gives no page (HTTP 304)"),
    ],
)
def test_a_server_that_gives_nothing(site: Site, status: int, message: str) -> None:
    site.answers["/karu"] = Answer(b"", status=status)
    assert failure(f"{site.url}/karu") == message


def test_what_is_no_article(site: Site) -> None:
    assert failure(site.page("/a", b"%PDF-1.7 ...", "application/pdf")).startswith("this is a PDF")
    assert failure(site.page("/b", b"var x = 1", "text/javascript")) == (
        "it gives text/javascript, which is no text, page or feed"
    )
    assert failure(site.page("/c", b"\x00\x01\x02", "application/octet-stream")).startswith("this is binary")
    assert failure(site.page("/d", "<html><body><a href=/>Home</a></body></html>")).startswith("there is no article")
    assert failure(site.page("/e", "")) == "the page is empty"


def test_too_much(site: Site) -> None:
    url = site.page("/karu", PAGE + " " * 5000)
    assert failure(url, limits=Limits(bytes=1000)) == "it gives more than 1,000 bytes"
    site.answers["/bomb"] = Answer(b"\0" * 30_000_000, headers={"Content-Encoding": "gzip"})
    with pytest.raises(TooLarge, match="it gives more than 1,000,000 bytes"):
        Fetcher(limits=Limits(bytes=1_000_000)).fetch(f"{site.url}/bomb")


@pytest.mark.parametrize("answer", [Answer(PAGE.encode(), slow=3), Answer(PAGE.encode(), slow=0.05, pieces=100)])
def test_a_slow_server(site: Site, answer: Answer) -> None:
    site.answers["/karu"] = answer
    begin = time.monotonic()
    message = failure(f"{site.url}/karu", limits=Limits(seconds=0.4))
    assert time.monotonic() - begin < 2
    assert "0.4 seconds" in message or "timed out" in message, message


def test_no_server() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
    assert failure(f"http://127.0.0.1:{port}/a").startswith("no connection: ")
    assert failure("http://no-such-host.invalid/a") == "there is no host called 'no-such-host.invalid'"


@pytest.mark.parametrize(
    "url",
    [
        "ftp://example.org/a",
        "file:///etc/passwd",
        "http://",
        "http:///a",
        "http://[::1",
        "http://a:99999/",
        "gopher://a/",
    ],
)
def test_only_http(url: str) -> None:
    assert failure(url) == "this is no http or https address"


def test_redirects(site: Site) -> None:
    target = site.page("/new", PAGE)
    url = site.redirect("/old", site.redirect("/older", "/new"), status=301)
    (document,) = gather([url])
    assert isinstance(document, Document)
    assert (document.url, document.source, document.name) == (target, url, "new")
    assert failure(site.redirect("/loop", "/loop")) == "it redirects more than 5 times"
    assert failure(site.redirect("/file", "file:///etc/passwd")) == (
        "this is no http or https address (file:///etc/passwd)"
    )


@pytest.mark.parametrize(
    "wrong", ["http://[bad", "http://[::1", "http://a:b/", "//[", "http://[v1.a]/", "http://a%00b/", "http://a..b/"]
)
def test_a_redirect_to_no_address(site: Site, wrong: str) -> None:
    message = failure(site.redirect("/old", wrong))
    assert message.startswith(("this is no http or https address (", "there is no host called ")), message


def test_a_redirect_into_this_machine_s_network_is_refused_unless_asked_for(site: Site, other: Site) -> None:
    target = other.page("/secret", PAGE)
    url = site.redirect("/innocent", target)
    message = failure(url)
    assert message.startswith(
        f"it leads to {target.removeprefix('http://').removesuffix('/secret')}, which is not on the internet"
    )
    assert other.asked == []
    (document,) = gather([url], private=True)
    assert isinstance(document, Document)
    assert [path for path, _ in other.asked] == ["/secret"]


@pytest.mark.parametrize(
    "host",
    ["localhost", "127.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]", "0.0.0.0", "169.254.169.254", "10.0.0.1"],
)
def test_no_spelling_of_a_private_host_is_let_through(site: Site, host: str) -> None:
    with pytest.raises(NotFetched, match=r"not on the internet|there is no host"):
        Fetcher(limits=Limits(seconds=2)).fetch(site.redirect("/innocent", f"http://{host}:1/"))


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1:248:1893:25c8:1946", True), ("8.8.8.8", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False),
        ("169.254.1.1", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False),
        ("::", False), ("fe80::1", False), ("fc00::1", False), ("ff02::1", False), ("::ffff:10.0.0.1", False),
        ("2002:7f00:1::", False), ("64:ff9b::7f00:1", False), ("64:ff9b::808:808", True),
    ],
)  # fmt: skip
def test_which_addresses_are_public(address: str, public: bool) -> None:
    assert is_public(ipaddress.ip_address(address)) is public


def test_the_addresses_of_this_machine() -> None:
    assert ipaddress.ip_address("127.0.0.1") in addresses_of("localhost", 80)


def test_the_host_is_named_to_the_server(site: Site) -> None:
    site.page("/karu", PAGE)
    port = site.url.rpartition(":")[2]
    (document,) = gather([f"http://localhost:{port}/karu#part"])
    assert isinstance(document, Document)
    assert site.asked == [("/karu", f"localhost:{port}")]


def test_through_a_proxy_which_knows_more_hosts(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", site.url)
    monkeypatch.setenv("no_proxy", "")
    site.page("http://news.invalid/karu", PAGE)
    site.answers["http://news.invalid/in"] = Answer(status=302, headers={"Location": "http://127.0.0.1:9/secret"})
    (document,) = gather(["http://news.invalid/karu"])
    assert isinstance(document, Document)
    assert document.url == "http://news.invalid/karu"
    assert "which is not on the internet" in failure("http://news.invalid/in")
    assert [path for path, _ in site.asked] == ["http://news.invalid/karu", "http://news.invalid/in"]


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl makes the certificate")
def test_https_checks_who_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    with serving(certificate=certificate, key=key) as site:
        site.page("/karu", PAGE)
        url = site.url.replace("127.0.0.1", "localhost") + "/karu"
        assert "certificate verify failed" in failure(url)
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        (document,) = gather([url])
        assert isinstance(document, Document), document
        assert "match" in failure(f"{site.url}/karu"), "the certificate names localhost alone"


def feed(site: Site, *items: str) -> str:
    return site.page(
        "/feed",
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>The Karu Courier</title><language>en-GB</language>'
        + "".join(f"<item>{item}</item>" for item in items)
        + "</channel></rss>",
        "application/rss+xml",
    )


def test_a_feed(site: Site, other: Site) -> None:
    page = site.page("/front", PAGE)
    secret = other.page("/secret", PAGE)
    url = feed(
        site,
        f"<title>In full &amp; here</title><link>{site.url}/never</link><dc:creator>Ana Obi</dc:creator>"
        f"<pubDate>Fri, 05 Jun 2020 23:30:00 -0500</pubDate><description>Short.</description>"
        f"<content:encoded><![CDATA[<p>{FIRST}</p><p>{SECOND}</p><p>{FIRST[:-1]} again, and {SECOND.lower()}</p>"
        f"<p>{SECOND} {SECOND} {SECOND}</p>]]></content:encoded>",
        f"<title>A summary</title><link>{page}</link><description>Fighters took …</description>",
        f"<title>Elsewhere</title><link>{secret}</link><description>Short.</description>",
        f"<title>Gone</title><link>{site.url}/gone</link>",
        f"<title>No link</title><description>{FIRST}</description>",
        "<title>Nothing at all</title>",
    )
    full, fetched, refused, gone, short, nothing = gather([url])
    assert isinstance(full, Document), full
    assert (full.name, full.title, full.author, full.date) == (
        "in-full-here",
        "In full & here",
        "Ana Obi",
        "2020-06-05",
    )
    assert (full.publisher, full.language, full.url) == ("The Karu Courier", "en-GB", f"{site.url}/never")
    assert full.text.startswith(f"In full & here\n\n{FIRST}\n{SECOND}\n")
    assert isinstance(fetched, Document), fetched
    assert (fetched.name, fetched.source, fetched.url) == ("a-summary", page, page)
    assert (fetched.title, fetched.date, fetched.publisher) == (
        "Front takes crossing",
        "2020-06-03",
        "The Karu Courier",
    )
    assert isinstance(refused, Unreadable)
    assert "is not on the internet" in str(refused.error)
    assert isinstance(gone, Unreadable)
    assert str(gone.error) == f"{site.url}/gone: there is no such page (HTTP 404)"
    assert isinstance(short, Document), short
    assert (short.text, short.name, short.suffix) == (FIRST, "no-link", ".txt")
    assert isinstance(nothing, Unreadable)
    assert str(nothing.error) == f"{url} (Nothing at all): the article is empty"
    assert "/never" not in [path for path, _ in site.asked]
    assert other.asked == []


@pytest.mark.parametrize("wrong", ["http://[bad", "http://a\u2100b.org/", "http://[::1"])
def test_an_entry_with_a_wrong_link_is_read_all_the_same(site: Site, wrong: str) -> None:
    url = feed(
        site,
        f"<title>Wrong</title><link>{wrong}</link><description>{FIRST}</description>",
        f"<title>Right</title><description>{SECOND}</description>",
    )
    one, two = gather([url])
    assert isinstance(one, Document), one
    assert (one.name, one.text, one.url) == ("wrong", FIRST, None)
    assert isinstance(two, Document), two
    assert two.text == SECOND


def test_an_atom_feed_in_a_file(tmp_path: Path, site: Site) -> None:
    site.page("/front", PAGE)
    path = tmp_path / "news.atom"
    path.write_text(
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Courier</title>'
        f"<entry><title>One</title><id>1</id><updated>2020-06-03T10:00:00Z</updated>"
        f'<link href="{site.url}/front"/></entry>'
        f'<entry><title type="html">T&lt;b&gt;wo</title><id>2</id>'
        f'<content type="html">&lt;p&gt;{FIRST}&lt;/p&gt;</content></entry></feed>',
        encoding="utf-8",
    )
    one, two = gather([path], private=True)
    assert isinstance(one, Document), one
    assert (one.name, one.title, one.publisher) == ("one", "Front takes crossing", "Courier")
    assert isinstance(two, Document), two
    assert two.title == "Two"
    assert FIRST in two.text


def test_feeds_that_are_none(site: Site, tmp_path: Path) -> None:
    assert failure(feed(site)) == "the feed has no entries"
    assert failure(site.page("/x", "<html><p>no", "application/rss+xml")).startswith("this is no RSS or Atom feed")
    assert failure(site.page("/y", gzip.compress(b"<rss/>"), "application/atom+xml")).startswith("this is compressed")
    assert failure(
        site.page("/z", "<rss><channel><item><title>a &#xd800;</title></item></channel></rss>", "text/xml")
    ).startswith("this feed cannot be read")
    bomb = '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">' + "".join(
        f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9)
    )
    begin = time.monotonic()
    list(
        gather(
            [site.page("/bomb", f"{bomb}]><rss><channel><item><title>&j;</title></item></channel></rss>", "text/xml")]
        )
    )
    assert time.monotonic() - begin < 5


def test_a_feed_that_is_served_as_something_else(site: Site) -> None:
    for number, type in enumerate(("text/xml", "text/html", "text/plain")):
        url = feed(site, f"<title>Nr {number}</title><description>{FIRST}</description>")
        site.answers["/feed"].type = type
        (document,) = gather([url])
        assert isinstance(document, Document), document
        assert document.name == f"nr-{number}"


def test_no_more_entries_than_the_limit(site: Site) -> None:
    url = feed(site, *(f"<title>Nr {number}</title><description>{FIRST}</description>" for number in range(9)))
    assert len(list(gather([url], limits=Limits(entries=4)))) == 4
