"""Files that are no articles: a clear answer in bounded time and memory, and nothing is lost.

Anything quadratic would take minutes here. `benchmarks/corpus.py` and the laws of
`test_formats.py` say what becomes of files that are articles.
"""

from pathlib import Path

import pytest

from transnews import config, pipeline
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.report import Report

DEEP = 10_000


def translated(folder: Path, name: str, data: bytes) -> tuple[Report, str | None]:
    """Translate an article; return the report and the variant, if there is one."""
    article = folder / "articles" / name
    article.parent.mkdir(parents=True)
    article.write_bytes(data)
    (folder / "transnews.toml").write_text('locales = ["pt"]\n')
    settings = config.load(folder)
    report = Report()

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    job = pipeline.Job(folder, settings, (), settings.locales, "en", False)
    pipeline.run(job, open_engine, report.add)
    assert article.read_bytes() == data
    variant = folder / "locales" / "pt" / name
    return report, variant.read_bytes().decode() if variant.exists() else None


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
        ("a.txt", b"word " * 10**7, "articles/a.txt: 50.0 MB; an article has 10 MB at most: part"),
        ("a.txt", b"word " * 10**6, "articles/a.txt:1: a text of 4,999,999 characters: 50,000 are"),
        (
            "a.md",
            b"\n" + b"word " * 10**6,
            "articles/a.md:2: a text of 4,999,999 characters: 50,000 are",
        ),
        ("a.html", b"<p>" + b"a" * 5 * 10**6, "articles/a.html:1: a text of 5,000,000 characters:"),
        ("a.html", b"<p>a" + b"<br>a" * 7000, "articles/a.html: more than 6400 pieces of inline"),
        ("a.md", b"`a` " * 7000, "articles/a.md: more than 6400 pieces of inline code, images and"),
        ("a.md", b"---\na: " + b"[" * DEEP + b"\n---\nb", "articles/a.md: front matter is no YAML"),
        ("a.html", b"<pre>" * DEEP + b"x", "articles/a.html: empty: there is no text to translate"),
    ],
)
def test_what_is_no_article_is_refused_with_name_place_and_reason(
    name: str, data: bytes, answer: str, tmp_path: Path
) -> None:
    report, variant = translated(tmp_path, name, data)
    (problem,) = report.problems
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
        ("a.md", "[" * DEEP, "]" * DEEP),
        ("a.md", "*" * DEEP, "*" * DEEP),
        ("a.md", "[" * 1000, "](x)" * 1000),
        ("a.txt", "> " * DEEP, "\n"),
    ],
)
def test_what_is_nested_deeply_comes_back_whole(
    name: str, before: str, after: str, tmp_path: Path
) -> None:
    report, variant = translated(tmp_path, name, f"{before}The ships waited.{after}".encode())
    assert [problem.message for problem in report.problems] == []
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
    _, variant = translated(tmp_path, name, ("The " + piece * (20_000 // len(piece))).encode())
    assert variant
