"""Web pages of varied make: what is their text, and what they say of themselves."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from sides.graph.errors import NoArticle, NotText
from sides.loaders.documents.document import Document
from sides.loaders.documents.facts import Facts
from sides.loaders.documents.gather import Unreadable, gather
from sides.loaders.documents.html_page import html_document

FIRST = "Fighters of the Northern Front took the crossing at Karu on Monday, two residents said by telephone."
SECOND = "The government denied that its troops had withdrawn, and said that the town near the border was calm."
THIRD = "“We will go on,” a spokesman for the front said, while Egypt’s envoy called for talks in Geneva next week."
BODY = f"<p>{FIRST}</p>\n<p>{SECOND}</p>\n<p>{THIRD}</p>"
LINES = f"{FIRST}\n{SECOND}\n{THIRD}"
MENU = '<nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li><li><a href="/s">Sport</a></li></ul></nav>'
FOOT = '<footer><a href="/p">Privacy</a> © 2020 The Karu Courier</footer>'


def page(html: str, **options: str) -> Document:
    return html_document(html.encode(), source="page.html", name="page", **options)  # type: ignore[arg-type]


def test_a_page_with_everything() -> None:
    article = {
        "@context": "https://schema.org", "@type": "NewsArticle", "headline": "Front takes crossing at Karu",
        "datePublished": "2020-06-03T23:30:00-05:00",
        "author": [{"@type": "Person", "name": "Ana Obi"}, {"name": "Sam Reed"}],
        "publisher": {"@type": "Organization", "name": "The Karu Courier"},
    }  # fmt: skip
    document = page(
        f"""<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8">
        <title>Front takes crossing at Karu | The Karu Courier</title>
        <link rel="canonical" href="https://example.org/2020/karu">
        <script type="application/ld+json">{json.dumps(article)}</script></head>
        <body>{MENU}<main><article><h1>Front takes crossing at Karu</h1>{BODY}</article>
        <aside><h3>Most read</h3><ul><li><a href="/x">Port workers end their strike</a></li></ul></aside>
        </main>{FOOT}</body></html>"""
    )
    assert document.text == f"Front takes crossing at Karu\n{LINES}"
    assert document.title == "Front takes crossing at Karu"
    assert (document.date, document.author) == ("2020-06-03", "Ana Obi; Sam Reed")
    assert (document.publisher, document.language) == ("The Karu Courier", "en-GB")
    assert (document.url, document.suffix, document.file) == ("https://example.org/2020/karu", ".html", None)
    assert [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks] == [
        ("title", "Front takes crossing at Karu")
    ]


@pytest.mark.parametrize(
    ("html", "facts"),
    [
        (  # Open Graph, the title only there
            '<head><meta property="og:title" content="Front takes crossing - The Karu Courier">'
            '<meta property="og:site_name" content="The Karu Courier"><meta name="author" content="By Ana Obi">'
            '<meta property="article:published_time" content="2020-06-03"><meta property="og:locale" content="en_US">'
            f"</head><body>{MENU}<div class='post'>{BODY}</div></body>",
            Facts(
                title="Front takes crossing",
                publisher="The Karu Courier",
                author="Ana Obi",
                date="2020-06-03",
                language="en-US",
            ),
        ),
        (  # Dublin Core
            '<head><meta name="DC.title" content="Front takes crossing"><meta name="DC.creator" content="Ana Obi">'
            '<meta name="DC.publisher" content="Karu Institute"><meta name="DC.date.issued" content="2020-06">'
            f"</head><body><article>{BODY}</article></body>",
            Facts(title="Front takes crossing", publisher="Karu Institute", author="Ana Obi", date="2020-06"),
        ),
        (  # nothing but a heading and a time
            f'<body><h1>Front takes crossing</h1><time datetime="2020-06-03T10:00">today</time>{BODY}</body>',
            Facts(title="Front takes crossing", date="2020-06-03"),
        ),
        (  # two times: which is whose is not guessed
            f'<body><h1>Front takes crossing</h1><time datetime="2020-06-03"></time><time datetime="2020-07-03"></time>'
            f"<article>{BODY}</article></body>",
            Facts(title="Front takes crossing"),
        ),
        (  # microdata
            f'<body><article><h1 itemprop="headline">Front takes crossing</h1>'
            f'<time itemprop="datePublished" datetime="2020-06-03">3 June</time><time datetime="2020-06-09"></time>'
            f"{BODY}</article></body>",
            Facts(title="Front takes crossing", date="2020-06-03"),
        ),
        (  # a graph of linked data, an author that is an address, a broken script
            '<head><title>Front takes crossing</title><script type="application/ld+json">{broken</script>'
            '<script type="application/ld+json">{"@graph": [{"@type": "WebSite"}, {"@type": ["BlogPosting"],'
            '"datePublished": "3 June 2020", "author": "http://a.org", "publisher": {"name": ["Courier"]}}]}</script>'
            f"</head><body><article>{BODY}</article></body>",
            Facts(title="Front takes crossing", date="2020-06-03", publisher="Courier"),
        ),
        (f"<body><article>{BODY}</article></body>", Facts()),
        (
            f"<head><title></title><meta name='date' content='03/06/2020'></head><body>{BODY}</body>",
            Facts(),
        ),
    ],
)
def test_what_a_page_declares(html: str, facts: Facts) -> None:
    document = page(f"<html>{html}</html>")
    said = Facts(
        title=document.title, date=document.date, author=document.author, publisher=document.publisher,
        url=document.url, language=document.language,
    )  # fmt: skip
    assert said == facts
    title = "" if facts.title is None else facts.title
    assert " ".join(document.text.split()) == " ".join(f"{title} {LINES}".split())


@pytest.mark.parametrize(
    "wrong", ["http://[bad", "http://a\u2100b.org/", "http://a.org:99999999/", "http://[::1", "x y"]
)
@pytest.mark.parametrize(
    "tag", ['<link rel="canonical" href="{}">', '<meta property="og:url" content="{}">', '<base href="{}">']
)
def test_a_page_with_a_wrong_address_is_read_all_the_same(tag: str, wrong: str) -> None:
    html = f"<html><head>{tag.format(wrong)}</head><body><article>{BODY}</article></body></html>"
    assert (page(html).text, page(html).url) == (LINES, None)
    found = page(html, url="http://[bad")
    assert (found.text, found.url) == (LINES, None)
    assert page(html, url="https://a.org/karu").url == "https://a.org/karu"


def test_a_title_that_stands_only_in_the_head_is_put_above_the_text() -> None:
    document = page(
        f"<html><head><title>Front takes crossing</title></head><body><article>{BODY}</article></body></html>"
    )
    assert document.text == f"Front takes crossing\n\n{LINES}"
    assert [(mark.start, mark.end, mark.kind) for mark in document.marks] == [(0, 20, "title")]


def test_a_heading_that_differs_from_the_title_is_enough() -> None:
    document = page(
        "<html><head><meta property='og:title' content='Front takes crossing at Karu'></head><body><article>"
        f"<h1>Front takes the crossing</h1>{BODY}</article></body></html>"
    )
    assert document.text == f"Front takes the crossing\n{LINES}"
    assert document.title == "Front takes crossing at Karu"
    assert [(mark.start, mark.end, mark.kind) for mark in document.marks] == [(0, 24, "title")]


def test_an_old_page_laid_out_in_tables() -> None:
    document = page(
        "<html><head><title>Front takes crossing</title></head><body><table><tr><td><a href=/>Home</a></td>"
        f"<td><font size=2>{FIRST}<br><br>{SECOND}<br><br>{THIRD}</font></td></tr></table></body></html>"
    )
    for sentence in (FIRST, SECOND, THIRD):
        assert sentence in document.text


def test_a_dateline_and_credits_in_a_page() -> None:
    document = page(
        f"<html><body><article><h1>Front takes crossing</h1><p>KARU (Reuters) - {FIRST}</p><p>{SECOND}</p>"
        f"<p>{THIRD} (Reporting by Ana Obi; Editing by Sam Reed)</p></article></body></html>"
    )
    assert document.publisher == "Reuters"
    assert [(mark.kind, document.text[mark.start : mark.end]) for mark in document.marks] == [
        ("title", "Front takes crossing"),
        ("dateline", "KARU (Reuters) -"),
        ("boilerplate", "(Reporting by Ana Obi; Editing by Sam Reed)"),
    ]


def test_what_was_known_before_gives_way_to_the_page() -> None:
    document = page(
        f"<html><head><title>Front takes crossing</title></head><body><article>{BODY}</article></body></html>",
        facts=Facts(title="From the feed", date="2020-06-04"),  # type: ignore[arg-type]
        url="https://example.org/karu",
    )
    assert (document.title, document.date, document.url) == (
        "Front takes crossing",
        "2020-06-04",
        "https://example.org/karu",
    )


@pytest.mark.parametrize(
    "html",
    [
        f"<html><head><title>World</title></head><body>{MENU}{FOOT}</body></html>",
        "<html><title>Sign in</title><body><p>Please enable JavaScript to view this page.</p></body></html>",
        "<html><body><h1>Latest</h1><ul>"
        + "<li><a href=/a>Front takes crossing at Karu</a></li>" * 30
        + "</ul></body></html>",
        "<html><body></body></html>",
        "<html><head><title>403</title></head><body><h1>Access denied</h1></body></html>",
        "",
        "   \n",
    ],
)
def test_a_page_without_an_article(html: str) -> None:
    with pytest.raises(NoArticle, match=r"page\.html: (there is no article on this page|the page is empty)"):
        page(html)


def test_a_page_of_ascii_bytes_in_an_encoding_that_has_others() -> None:
    words = "政府軍は月曜日に町に入ったと住民二人が電話で語った。反政府勢力は撤退を否定した。" * 4
    raw = f'<html><head><meta charset="iso-2022-jp"></head><body><article><p>{words}</p></article></body></html>'
    assert words in html_document(raw.encode("iso-2022-jp"), source="page.html", name="page").text


@pytest.mark.parametrize(
    "html",
    [
        "<" * 5000,
        "<html>" + "<div>" * 3000 + "x",
        "<html><body><p>\ufffd\u202e" + "a" * 10000,
        "<?xml version='1.0' encoding='utf-8'?><html/>",
    ],
)
def test_a_broken_page_is_refused_and_nothing_worse(html: str, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(NoArticle):
        page(html)
    assert capfd.readouterr() == ("", "")


FRENCH = "Le général Faïez a quitté la ville près de Misrata lundi, a déclaré un témoin à l’agence par téléphone."


@pytest.mark.parametrize(
    ("declared", "codec", "charset"),
    [
        ('<meta charset="utf-8">', "utf-8", None),
        ('<meta charset="iso-8859-1">', "cp1252", None),
        ('<meta http-equiv="Content-Type" content="text/html; charset=windows-1252">', "cp1252", None),
        ("", "cp1252", "windows-1252"),
        ("", "utf-8", None),
        ("", "utf-16", None),
        ('<meta charset="utf-16">', "utf-8", None),
        ('<meta charset="nonsense">', "utf-8", "no-such-thing"),
        ('<meta charset="utf-8">', "cp1252", "windows-1252"),
        ('<meta charset="utf-8">', "utf-8", "iso-8859-1"),
    ],
)
def test_a_page_s_encoding(declared: str, codec: str, charset: str | None) -> None:
    raw = f"<html><head>{declared}</head><body><article><p>{FRENCH}</p><p>{FRENCH[::-1]}.</p></article></body></html>"
    document = html_document(raw.encode(codec), source="page.html", name="page", charset=charset)
    assert FRENCH in document.text


def test_a_page_whose_encoding_is_not_declared_is_recognised() -> None:
    words = "Командующий армией заявил, что его войска вошли в город без боя, сообщили жители по телефону. " * 5
    raw = f"<html><body><article><p>{words}</p></article></body></html>".encode("cp1251")
    assert words.strip() in html_document(raw, source="page.html", name="page").text


def test_a_page_with_a_broken_character_keeps_the_rest() -> None:
    raw = f"<html><head><meta charset=utf-8></head><body><article>{BODY * 4}</article></body></html>".encode()
    document = html_document(raw.replace(b"Monday", b"Mon\xffday", 1), source="page.html", name="page")
    assert "Mon\ufffdday" in document.text
    assert THIRD in document.text


def test_a_binary_page() -> None:
    with pytest.raises(NotText, match=r"page\.html: this is a PDF"):
        html_document(b"%PDF-1.4", source="page.html", name="page")


@pytest.mark.parametrize(
    "text", [">" * 100_000, "[" * 100_000, "*" * 100_000, "<" * 100_000, "`" * 100_000, "A/" * 50_000]
)
@pytest.mark.parametrize("suffix", [".md", ".txt", ".html", ".rss"])
def test_no_text_takes_long(tmp_path: Path, suffix: str, text: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_text(f"{'<!---->' * 500}{text} {FIRST}\n", encoding="utf-8")
    begin = time.perf_counter()
    assert len(list(gather([path]))) == 1
    assert time.perf_counter() - begin < 2


def test_the_same_page_gives_the_same_text(tmp_path: Path) -> None:
    html = f"<html><title>Front takes crossing</title><body>{MENU}<article>{BODY}</article>{FOOT}</body></html>"
    for name in ("a", "b"):
        (tmp_path / f"{name}.html").write_text(html, encoding="utf-8")
    (tmp_path / "empty.html").write_text("<html></html>", encoding="utf-8")
    first, second, third = gather([tmp_path])
    assert isinstance(first, Document)
    assert isinstance(second, Document)
    assert isinstance(third, Unreadable)
    assert (first.text, first.duplicate_of, second.duplicate_of) == (second.text, None, "a")
    assert isinstance(third.error, NoArticle)
