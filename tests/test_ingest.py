"""Feeds and pages become articles: once, never over another text, by the network only if asked."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from transnews import cli, formats, ingest, markup, source
from transnews.cli import ingest as command
from transnews.errors import ArticleError
from transnews.ingest import Story, reading
from transnews.model import Role

FIXTURES = Path(__file__).parent / "fixtures" / "ingest"
GOLDEN = Path(__file__).parent / "golden" / "ingest"
GRAIN = "2025-08-22-grain-leaves-the-port.md"


@pytest.fixture
def run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., tuple[int, str, str]]:
    """Run ``transnews ingest`` in a project of its own; return status, output, complaints."""

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        line = ["transnews", "--project", tmp_path, "ingest", *arguments]
        monkeypatch.setattr(sys, "argv", list(map(str, line)))
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(ended.value.code or 0), said.out, said.err

    return call


Run = Callable[..., tuple[int, str, str]]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing."""


class _Odd(BaseHTTPRequestHandler):
    """Answers as servers should not."""

    def do_GET(self) -> None:
        if self.path == "/to-a-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path == "/drip":
            self.send_response(200)
            self.end_headers()
            try:
                for _ in range(100):
                    self.wfile.write(b"<p>")
                    self.wfile.flush()
                    time.sleep(0.05)
            except OSError:
                pass
        elif self.path == "/silent":
            time.sleep(1)
        elif self.path == "/endless":
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<p>" + b"x" * 20_000_001)

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing."""


def _served(handler: Callable[..., BaseHTTPRequestHandler]) -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=partial(server.serve_forever, poll_interval=0.01))
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def site() -> Iterator[str]:
    """The address of a server that has the fixtures."""
    yield from _served(partial(_Quiet, directory=str(FIXTURES)))


@pytest.fixture
def odd() -> Iterator[str]:
    yield from _served(_Odd)


def articles(folder: Path) -> dict[str, str]:
    return {p.name: p.read_text("utf-8") for p in sorted(folder.glob("articles/*"))}


# What becomes of feeds and pages


@pytest.mark.parametrize("name", ["page.html", "feed.rss", "feed.atom"])
def test_the_articles_of_a_file_are_those_beside_it(name: str, run: Run, tmp_path: Path) -> None:
    run(FIXTURES / name)
    made = articles(tmp_path)
    expected = {p.name: p.read_text("utf-8") for p in (GOLDEN / name).iterdir()}
    assert made == expected
    for article in made:
        source.load(tmp_path, Path("articles") / article)


def test_an_article_stays_in_its_own_project(run: Run, tmp_path: Path) -> None:
    (tmp_path / "transnews.toml").write_text('articles = "texts/new"\n', "utf-8")
    assert run(FIXTURES / "page.html")[:2] == (0, f"  texts/new/{GRAIN}\n1 written\n")


def test_twice_is_once(run: Run, tmp_path: Path) -> None:
    run(FIXTURES / "page.html")
    before = articles(tmp_path)
    assert run(FIXTURES / "page.html") == (0, "1 unchanged\n", "")
    assert articles(tmp_path) == before


def test_another_text_is_overwritten_only_by_force(run: Run, tmp_path: Path) -> None:
    run(FIXTURES / "page.html")
    path = tmp_path / "articles" / GRAIN
    made = path.read_bytes()
    path.write_text("mine\n", "utf-8")
    status, out, err = run(FIXTURES / "page.html", FIXTURES / "feed.atom")
    assert (status, path.read_text("utf-8")) == (1, "mine\n")
    assert f"articles/{GRAIN}: there already, with another text than https://news" in err
    assert out.endswith("1 written\n")
    assert run("--force", FIXTURES / "page.html")[:2] == (
        0,
        f"  articles/{GRAIN} (replaced)\n1 replaced\n",
    )
    assert path.read_bytes() == made


def test_quiet_prints_problems_only(run: Run) -> None:
    status, out, err = run("-q", FIXTURES / "feed.rss")
    assert (status, out) == (1, "")
    assert err.endswith("feed.rss: entry 2 (Only a title): it has no text\n")


# Addresses


def test_a_page_and_a_feed_are_fetched(run: Run, site: str, tmp_path: Path) -> None:
    status, out, _ = run(f"{site}/page.html", f"{site}/feed.atom")
    assert (status, out.splitlines()[-1]) == (0, "2 written")
    assert f"source: {site}/page.html\n" in articles(tmp_path)[GRAIN]


def test_no_socket_is_opened_for_files(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert run(FIXTURES / "page.html", FIXTURES / "feed.atom")[0] == 0


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("/to-a-file", "file:"),
        ("/drip", "no answer within 0.3 seconds; try --timeout 0.6"),
        ("/silent", "no answer within 0.3 seconds"),
        ("/endless", "larger than 20 MB: no article"),
    ],
)
def test_a_server_that_misbehaves_is_told(run: Run, odd: str, path: str, message: str) -> None:
    timeout = "0.3" if "seconds" in message else "20"
    status, out, err = run("--timeout", timeout, odd + path)
    assert (status, out) == (1, "0 written\n")
    assert err.startswith(f"transnews: {odd}{path}: ")
    assert message in err


def test_what_is_not_there_is_told(run: Run, site: str) -> None:
    _, _, err = run(f"{site}/none.html")
    assert err == f"transnews: {site}/none.html: the server says 404 File not found\n"
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}/"
    status, _, err = run(address)
    assert (status, err.startswith(f"transnews: {address}: no answer: ")) == (1, True)
    assert "no address: it names no host" in run("http:///a")[2]


# What is no article


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "neither a web page nor a feed"),
        (b"%PDF-1.7 \0\xff", "neither a web page nor a feed"),
        (b"<p>" + b"\0" * 1000, r"no article in this page \(0 words of text\)"),
        (b"<div>" * 10_000 + b"x", r"no article in this page"),
        (b"<rss><channel>", "a broken feed: line 1: no element found"),
        (b"<rss version='2.0'><channel></channel></rss>", "a feed without entries"),
        (b"<html><body><p>\xff\xfe</p>", "no article in this page"),
    ],
)
def test_what_is_no_article_is_told(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "odd.html"
    path.write_bytes(data)
    with pytest.raises(ArticleError, match=f"odd.html: {message}"):
        ingest.read(str(path), 1)


def test_a_link_of_an_entry_without_a_host_leads_to_the_host_of_the_entry(tmp_path: Path) -> None:
    feed = (
        "<rss version='2.0'><channel><item><title>T</title><link>https://n.example/a/1</link>"
        "<description>&lt;p&gt;It &lt;a href='/x'&gt;opened&lt;/a&gt; today.&lt;/p&gt;"
        "</description></item></channel></rss>"
    )
    path = tmp_path / "feed.xml"
    path.write_text(feed)
    (story,) = ingest.read(str(path), 1).stories
    assert story.text == "It [opened](https://n.example/x) today."


def test_a_page_for_logging_in_is_no_article(run: Run) -> None:
    status, _, err = run(FIXTURES / "login.html")
    assert (status, err.partition("login.html")[2]) == (
        1,
        ": no article in this page (4 words of text)\n",
    )


def test_of_a_broken_feed_the_entries_before_the_break_are_read(run: Run, tmp_path: Path) -> None:
    status, _, err = run(FIXTURES / "broken.rss")
    assert (status, list(articles(tmp_path))) == (1, ["2025-08-22-ships-tides-what-comes-next.md"])
    assert "broken.rss: broken at its entry 3: line " in err


def test_a_folder_and_a_missing_file_are_told(run: Run, tmp_path: Path) -> None:
    status, _, err = run(FIXTURES, tmp_path / "none.html")
    assert status == 2
    assert "ingest: a folder; name the files in it" in err
    assert "none.html: cannot be read: no such file or directory" in err


def test_without_the_extra_it_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "find_spec", lambda name: None if name == "feedparser" else name)
    assert run(FIXTURES / "page.html") == (2, "0 written\n", f"transnews: {ingest.MISSING}\n")
    assert "pip install 'transnews[ingest]'" in (command.command.help or "")


# The article


@pytest.mark.parametrize(
    "title", ["# One *two* _three_", "In C#", "We are #", "[sic] `x` <b> &amp;", "1. x", "a | b"]
)
def test_a_title_is_a_heading_and_no_markup(title: str) -> None:
    made = ingest.markdown(Story(title, "Text.", "x"))
    heading, text = formats.parse(made, "markdown")
    assert (heading.role, text.text) == (Role.HEADLINE, "Text.")
    assert markup.take_out(heading.text, "markdown").text == title


def test_front_matter_is_yaml_whatever_it_says() -> None:
    story = Story("", "Text.", "http://a/: #", author='"Q": [x]\n---', language="xx-invalid")
    made = ingest.markdown(story)
    assert formats.keys(made, "markdown") == {"source", "author"}
    assert [block.text for block in formats.parse(made, "markdown")] == ["Text."]


def test_the_language_that_is_read_counts_before_the_one_that_is_said() -> None:
    ukrainian = "Перші кораблі вийшли з порту на світанку, повідомив начальник гавані сьогодні."
    english = "The first ships left the port at dawn, the harbour master said this morning."
    assert "lang: uk\n" in ingest.markdown(Story("", ukrainian, "x", language="en"))
    assert "lang: en-GB\n" in ingest.markdown(Story("", english, "x", language="en-gb"))
    assert "lang:" not in ingest.markdown(Story("", "Ok", "x"))
