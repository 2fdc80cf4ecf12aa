"""Files that are no articles: a clear answer in bounded time and memory, and nothing is lost.

Anything quadratic would take minutes here. `benchmarks/corpus.py` and the laws of
`test_formats.py` say what becomes of files that are articles.
"""

from itertools import pairwise
from pathlib import Path

import pytest

from heard import Heard
from transnews import config, pipeline
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine

DEEP = 10_000
SETTINGS = 'locales = ["pt"]\n[formats.json]\npointers = ["/title"]\n'
LINE = b"word " * 10**6
CUE = "1\n00:00:01,000 --> 00:00:02,000\n"

# Each list holds the one before it nine times: in full there would be 10^9 items.
NESTED = "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 9)}]\n" for old, new in pairwise("abcdefghi")
)


def translated(folder: Path, name: str, data: bytes) -> tuple[Heard, str | None]:
    """Translate an article; return the report and the variant, if there is one."""
    article = folder / "articles" / name
    article.parent.mkdir(parents=True)
    article.write_bytes(data)
    report = run(folder)
    assert article.read_bytes() == data
    variant = folder / "locales" / "pt" / name
    return report, variant.read_bytes().decode() if variant.exists() else None


def run(folder: Path) -> Heard:
    """Translate all articles of a project from English into Portuguese; return the report."""
    (folder / "transnews.toml").write_text(SETTINGS)
    settings = config.load(folder)
    report = Heard()

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    job = pipeline.Job(folder, settings, (), settings.locales, "en", False)
    pipeline.run(job, open_engine, report.add)
    return report


@pytest.mark.parametrize(
    ("name", "data", "answer"),
    [
        ("a.md", b"", "articles/a.md: empty: there is no text to translate"),
        ("a.html", b"\xef\xbb\xbf", "articles/a.html: empty: there is no text to translate"),
        ("a.md", b"```\nx = 1\n```\n", "articles/a.md: empty: there is no text to translate"),
        ("a.html", b"<html><head></head></html>", "articles/a.html: empty: there is no text to"),
        (
            "a.txt",
            b"One\n\nTwo \xe9\n",
            "articles/a.txt:3: not UTF-8 (byte 0xe9); save the file as",
        ),
        ("a.md", b"\xff\xfeO\0n\0e\0", "articles/a.md:1: not UTF-8 (byte 0xff); save the file as"),
        ("a.md", b"One.\n\nT\0wo.\n", "articles/a.md:3: a NUL character in the text; take it out"),
        ("a.md", b'---\ntitle: "a \\ud800 b"\n---\n\nc\n', "articles/a.md:2: \\ud800 is half of a"),
        ("a.txt", b"word " * 10**7, "articles/a.txt: 50.0 MB; such a file has 10 MB at most: part"),
        ("a.txt", LINE, "articles/a.txt:1: a text of 4,999,999 characters: 50,000 are"),
        ("a.md", b"\n" + LINE, "articles/a.md:2: a text of 4,999,999 characters: 50,000 are"),
        ("a.srt", CUE.encode() + LINE, "articles/a.srt:3: a text of 4,999,999 characters: 50,000"),
        ("a.vtt", b"WEBVTT\n\n00:01.0 --> 00:02.0\n" + LINE, "articles/a.vtt:4: a text of 4,999"),
        ("a.json", b'{"title": "%s"}' % LINE, "articles/a.json:1: a text of 4,999,999 characters"),
        ("a.jsonl", b'\n{"title": "%s"}' % LINE, "articles/a.jsonl:2: a text of 4,999,999"),
        ("a.md", b"---\na: %s\n---\nb" % LINE, "articles/a.md: line 1: front matter of 5,000,004"),
        ("a.md", b"+++\na = '%s'\n+++\nb" % LINE, "articles/a.md: line 1: front matter of 5,000"),
        ("a.html", b"<p>" + b"a" * 5 * 10**6, "articles/a.html:1: a text of 5,000,000 characters:"),
        ("a.html", b"<p>a" + b"<br>a" * 7000, "articles/a.html: more than 6400 pieces of inline"),
        ("a.md", b"`a` " * 7000, "articles/a.md: more than 6400 pieces of inline code, images and"),
        ("a.md", b"---\na: " + b"[" * DEEP + b"\n---\nb", "articles/a.md: front matter is no YAML"),
        (
            "a.md",
            b"+++\na = " + b"[" * DEEP + b"]" * DEEP + b"\n+++\nb",
            "articles/a.md: front matt",
        ),
        ("a.md", b"+++\n" + b"a." * DEEP + b"a = 1\n+++\nb", "articles/a.md: front matter is no"),
        (
            "a.md",
            b"+++\na = " + b"9" * DEEP + b"\n+++\nb",
            "articles/a.md: front matter is no TOML",
        ),
        (
            "a.json",
            b"[" * DEEP + b"]" * DEEP,
            "articles/a.json: line 1: JSON that is nested too de",
        ),
        ("a.jsonl", b"{}\n" + b'{"a":' * DEEP, "articles/a.jsonl: line 2: JSON that is nested too"),
        ("a.html", b"<pre>" * DEEP + b"x", "articles/a.html: empty: there is no text to translate"),
    ],
)
def test_what_is_no_article_is_refused_with_name_place_and_reason(
    name: str, data: bytes, answer: str, tmp_path: Path
) -> None:
    report, variant = translated(tmp_path, name, data)
    (problem,) = report.wrong
    assert problem.message.startswith(answer)
    assert report.exit_status == 1
    assert variant is None


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("a.html", "<div>" * DEEP, "</div>" * DEEP),
        ("a.html", "<ul><li>" * DEEP, ""),
        ("a.html", "<blockquote><p>" * DEEP, ""),
        ("a.html", "<table><tr><td>" * DEEP, ""),
        ("a.html", "<b>" * DEEP, ""),
        ("a.html", "<p>" + "<b>" * 5000, "</b>" * 5000),
        ("a.html", "<p>" + "<i>" * 5000, "</b>" * 5000),
        ("a.html", "<!-- " * DEEP + "--><p>", "<p a='" * DEEP),
        ("a.md", "> " * DEEP, "\n"),
        ("a.md", "- " * DEEP, "\n"),
        ("a.md", "1. " * DEEP, "\n"),
        ("a.md", "[" * 5000, "]" * 5000),
        ("a.md", "*" * 5000, "*" * 5000),
        ("a.md", "[" * 500, "](x)" * 500),
        ("a.txt", "> " * DEEP, "\n"),
        ("a.srt", CUE + "<i>" * 2000, "</i>" * 2000 + "\n"),
        ("a.vtt", f"WEBVTT\n\n{CUE}".replace(",", ".") + "<c>" * 2000, "\n"),
    ],
)
def test_what_is_nested_deeply_comes_back_whole(
    name: str, before: str, after: str, tmp_path: Path
) -> None:
    report, variant = translated(tmp_path, name, f"{before}The ships waited.{after}".encode())
    assert [problem.message for problem in report.wrong] == []
    whole = variant is not None and f"{before}The shipso waitedo.{after}".strip() in variant
    assert whole, "all else was to stay as it is"


@pytest.mark.parametrize(
    ("name", "piece"),
    [
        *(("a.txt", piece) for piece in ("a", "1", ".", "a,", "a@", "中")),
        *(("a.md", piece) for piece in ('"', "*a* ", "[a](b) ", "\\*", "<")),
        *(("a.html", piece) for piece in ("<b>a</b> ", "&amp;", "'")),
    ],
)
def test_a_text_of_one_piece_over_and_over_takes_no_more_than_seconds(
    name: str, piece: str, tmp_path: Path
) -> None:
    _, variant = translated(tmp_path, name, ("The " + piece * (8_000 // len(piece))).encode())
    assert variant


def test_aliases_that_multiply_are_read_once(tmp_path: Path) -> None:
    matter = f"---\na: &a [x]\n{NESTED}"
    _, variant = translated(tmp_path, "a.md", f"{matter}---\n\nThe ships waited.\n".encode())
    assert variant
    assert variant.startswith(matter)


def test_an_article_that_cannot_be_read_stops_no_other(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    bad = {
        "a.txt": LINE,
        "c.md": b"T\0wo.\n",
        "e.json": b"[" * DEEP,
        "g.html": b"\xff",
        "i.srt": b"",
    }
    for name, data in bad.items():
        (tmp_path / "articles" / name).write_bytes(data)
    good = ["b.md", "d.html", "f.txt", "j.srt"]
    for name in good:
        cue = CUE if name == "j.srt" else ""
        (tmp_path / "articles" / name).write_text(f"{cue}The ships waited.\n")
    report = run(tmp_path)
    assert [problem.message.split(":")[0] for problem in report.wrong] == [
        f"articles/{name}" for name in bad
    ]
    for name in good:
        assert "The shipso waitedo." in (tmp_path / "locales" / "pt" / name).read_text()
    assert report.exit_status == 1
