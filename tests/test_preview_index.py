"""The index page: what is urgent, how far each locale is, and that it stays small and harmless."""

import json
import re
from base64 import b64encode
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote

import click.testing
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import newsroom
from transnews import cli, config, files, pipeline
from transnews.engines import Engine
from transnews.engines.fake import FakeEngine
from transnews.preview import compact, plots, urgent
from transnews.preview.index import index
from transnews.preview.material import Material, page_of
from transnews.report import Report
from transnews.runs import Run
from transnews.standing import Held, Orphan, Overview
from transnews.status import Counts, Retraction, Standing

GOLDEN = Path(__file__).parent / "golden" / "preview-index"
START = datetime(2026, 3, 1, 2, 0, tzinfo=UTC)
MEGABYTE = 1_000_000
DRAFT = Counts(draft=120)


def row(name: str, locale: str = "pt", words: Counts = DRAFT, **more: str) -> Standing:
    """How far an article is, forty words a text."""
    texts = Counts(
        *(-(-n // 40) for n in (words.missing, words.draft, words.edited, words.outdated)),
        *(-(-n // 40) for n in (words.reviewed, words.accepted)),
    )
    return Standing(
        f"articles/{name}",
        locale,
        "en",
        f"locales/{locale}/{name.rpartition('.')[0]}.po",
        texts,
        words.messages,
        words.reviewed,
        stage_words=words,
        **more,  # type: ignore[arg-type]  # only texts are given so
    )


def run(day: int, drafted: int, rate: float, findings: int, status: int = 0) -> Run:
    started = START + timedelta(days=day)
    return Run(started, 60.0, 4, 900, drafted, rate, findings, status, status)


def small() -> Material:
    """A project with something of everything."""
    said = "The ship left at dawn, not at noon."
    rows = [
        row("harbour.md", "pt", Counts(draft=80, edited=40), correction=said),
        row("harbour.md", "de", Counts(reviewed=120), correction=said, reviewed_by="Ana"),
        row("2026/grain.md", "pt", Counts(outdated=40, reviewed=80), changed="2026-03-02"),
        row("2026/grain.md", "de", Counts(missing=120)),
        replace(row("vote.md", "pt"), findings=(("names", 1), ("numbers", 2))),
        replace(row("vote.md", "de"), findings=(("numbers", 1),)),
        row("aid.txt", "pt", Counts(reviewed=100, accepted=60), reviewed_by="João"),
    ]
    return Material(
        "The Harbour Times",
        "locales",
        Overview(
            "articles",
            rows,
            [
                Retraction("articles/forged.md", "Withdrawn.", ("locales/pt/forged.md",)),
                Retraction("articles/old.md", "2025-09-01", ()),
            ],
            (Orphan("locales/de/gone.po", "de", 3),),
            [("articles/bad.md:1: not UTF-8", 1)],
        ),
        (
            Held("articles/2026/grain.md", "pt", "1 outdated"),
            Held("articles/vote.md", "de", "headline not reviewed"),
        ),
        [run(0, 12_400, 201.6, 31), run(1, 0, 0, 0), run(2, 1_100, 55, 4, 1)],
        frozenset(["pt/harbour.html", "pt/2026/grain.html", "de/vote.html"]),
    )


class Page(HTMLParser):
    """The elements of a page with their attributes, and the texts of scripts and styles."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.embedded: list[tuple[str, str]] = []
        self.text = ""
        self._in = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        self._in = tag if tag in ("script", "style") else ""

    def handle_endtag(self, tag: str) -> None:  # noqa: ARG002 - as the base class has it
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in:
            self.embedded.append((self._in, data))
        else:
            self.text += data

    def all(self, tag: str) -> list[dict[str, str]]:
        return [attributes for name, attributes in self.elements if name == tag]


def body(html: str) -> str:
    """What people read of a page: without styles, scripts, and the signs explained."""
    inner = html[html.index("<header") : html.index('<div id="help"')]
    return re.sub(r"\n+", "\n", inner)


def golden(name: str, text: str) -> None:
    assert text == (GOLDEN / name).read_text("utf-8")


# What it says.


def test_the_page_of_a_small_project_is_the_golden_one() -> None:
    golden("small.html", body(index(small())))


def test_the_list_of_a_small_project_is_the_golden_one() -> None:
    told = json.loads(compact.data(small()))
    lines = [json.dumps(article, ensure_ascii=False) for article in told.pop("articles")]
    golden("small.txt", "\n".join([json.dumps(told, ensure_ascii=False), *lines]) + "\n")


def test_the_gravest_is_told_first_and_each_variant_once() -> None:
    groups = urgent.groups(small())
    assert [group.reason.kind for group in groups] == [one.kind for one in urgent.REASONS]
    named = [(item.article, item.locale) for group in groups for item in group.items]
    assert len(set(named)) == len(named)
    assert ("2026/grain.md", "pt") in named  # outdated and held back


def test_of_what_is_urgent_for_one_reason_the_most_words_come_first() -> None:
    rows = [row(f"{n}.md", words=Counts(draft=n, outdated=1)) for n in (80, 400, 40)]
    (group,) = urgent.groups(Material("x", "locales", Overview("articles", rows)))
    assert [item.article for item in group.items] == ["400.md", "80.md", "40.md"]


@given(number=st.integers(0, 250))
@settings(max_examples=20)
def test_nothing_urgent_is_lost_however_much_there_is(number: int) -> None:
    rows = [row(f"{n}.md", words=Counts(outdated=40)) for n in range(number)]
    groups = urgent.groups(Material("x", "locales", Overview("articles", rows)))
    told = [(len(group.items), len(group.folded), group.more) for group in groups]
    assert sum(map(sum, told)) == number
    assert all(shown <= urgent.FEW and shown + folded <= urgent.MOST for shown, folded, _ in told)


def test_a_page_is_linked_only_where_it_stands() -> None:
    material = small()
    links = {a["href"] for a in Page(index(material)).all("a") if not a["href"].startswith("#")}
    assert links == {"pt/harbour.html", "pt/2026/grain.html", "de/vote.html"}
    told = json.loads(compact.data(material))["articles"]
    cells = [cell or [] for _, _, _, _, *cells in told for cell in cells]
    linked = [bool(cell[6:] and cell[6] & 4) for cell in cells]
    assert linked == [True, False, True, False, False, True, False, False]


words = st.integers(0, 5000)
counts = st.builds(
    lambda m, d, e, o, r, a: Counts(m, d, e, o, r + a, a), words, words, words, words, words, words
)


@given(found=st.lists(counts, min_size=1, max_size=4))
@settings(max_examples=40)
def test_bars_are_full_and_say_all_words(found: list[Counts]) -> None:
    rows = [row(f"{n}.md", words=one) for n, one in enumerate(found)]
    page = Page(index(Material("x", "locales", Overview("articles", rows))))
    whole = sum(one.messages for one in found)
    bar = next(attributes for attributes in page.all("svg") if attributes["class"] == "progress")
    share, all_words, *stages = map(int, re.findall(r"\d+", bar["aria-label"].replace(",", "")))
    assert all_words == whole == sum(stages)
    assert (share == 100) == (sum(one.reviewed for one in found) == whole)
    start = page.elements.index(("svg", bar)) + 1
    drawn = [rect for tag, rect in page.elements[start : start + 2 * len(stages)] if tag == "rect"]
    assert len(drawn) == len(stages)
    ends = [float(rect["x"][:-1]) + float(rect["width"][:-1]) for rect in drawn]
    assert not drawn or abs(ends[-1] - 100) < 0.05


def test_a_project_without_articles_has_a_page() -> None:
    text = Page(index(Material("x", "locales", Overview("articles")))).text
    for sentence in ("Nothing is urgent.", "There are no articles to translate.", "No runs yet"):
        assert sentence in text


# Runs.


def test_without_runs_there_is_a_sentence_and_no_plot() -> None:
    page = Page(index(replace(small(), runs=())))
    assert "No runs yet" in page.text
    assert not page.all("figure")


runs = st.lists(
    st.builds(
        run,
        st.integers(0, 300),
        st.integers(0, 100_000),
        st.floats(0, 9_999),
        st.integers(0, 9_999),
        st.integers(0, 2),
    ),
    min_size=1,
    max_size=80,
)


@given(last=runs)
@settings(max_examples=40)
def test_each_run_is_a_column_inside_the_plot(last: list[Run]) -> None:
    for plot in plots.plots(last):
        assert len(plot.columns) == len(last)
        assert all(0 <= column.y <= 100 for column in plot.columns)
        assert all(column.y + column.height == pytest.approx(100) for column in plot.columns)
        assert all(column.x + column.width <= plot.width for column in plot.columns)
        assert [column.x for column in plot.columns] == sorted(column.x for column in plot.columns)
        assert [column.failed for column in plot.columns] == [bool(r.exit_status) for r in last]
        rates = [one.rate if one.drafted else 0.0 for one in last]
        values = rates if plot.kind == "rate" else [float(one.findings) for one in last]
        heights = [column.height for column in plot.columns]
        most = values.index(max(values))
        assert heights[most] == max(heights)


def test_a_plot_says_in_words_what_it_shows() -> None:
    rate, found = plots.plots(small().runs)
    assert rate.description.endswith("from 55 to 202 words a second, at last 55.")
    assert found.description.endswith("from 0 to 31 findings, at last 4.")
    assert [column.label for column in rate.columns][1:] == [
        "2026-03-02 02:00 UTC: nothing to draft",
        "2026-03-03 02:00 UTC: 55 words a second (1,100 words drafted in 60 s); exit status 1",
    ]


# Size.


@pytest.mark.parametrize("locales", [("pt",), ("pt", "de", "uk")])
def test_five_thousand_articles_stay_under_two_megabytes(locales: tuple[str, ...]) -> None:
    html = index(newsroom.material(5000, locales))
    assert len(html.encode()) < 2 * MEGABYTE
    assert len(Page(html).elements) < 5000  # the rest is drawn as one scrolls


# Harm.

names = st.text(
    st.sampled_from("<>&\"'/ab #?%\u202e\u05d0{}[]$`!-=")
    | st.characters(exclude_categories=("C", "Z")),
    min_size=1,
    max_size=30,
).map(lambda name: re.sub("/+", "/", f"{name}.md".lstrip("/")))
scripts = st.sampled_from(
    ["</script><script>alert(1)</script>", "<!--<script>", "{{ 7*7 }}", "]]>", '" onload="x']
)


@given(name=names | scripts.map(lambda text: f"{text}.md"), said=scripts | st.text(max_size=20))
@settings(max_examples=60, deadline=None)
def test_no_name_is_more_than_a_name(name: str, said: str) -> None:
    standing = row(name, words=Counts(draft=1), correction=said or "x")
    page_name = page_of("locales", standing)
    rows, held = [standing], [Held(standing.article, "pt", said)]
    overview = Overview("articles", rows, problems=[(said, 1)])
    material = Material(said, "locales", overview, held, (), frozenset([page_name]))
    page, plain = Page(index(material)), Page(index(replace(small(), runs=())))
    assert len(page.all("script")) == len(plain.all("script")) == 3
    (told,) = [json.loads(text) for tag, text in page.embedded if text.startswith("{")]
    assert told["articles"][0][0] == name
    (link,) = {a["href"] for a in page.all("a") if not a["href"].startswith("#")}
    assert unquote(link, errors="strict") == page_name
    assert not re.search(r'[\s"<>&?#:]', link.replace("%", ""))


def test_nothing_is_fetched_and_nothing_runs_but_what_the_policy_names() -> None:
    html = index(small())
    page = Page(html)
    (policy,) = [m["content"] for m in page.all("meta") if m.get("http-equiv")]
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    run = [text for tag, text in page.embedded if tag == "style" or not text.startswith("{")]
    for text in run:
        assert b64encode(sha256(text.encode()).digest()).decode() in policy
    for _, attributes in page.elements:
        assert not [name for name in attributes if name == "style" or name.startswith("on")]
        assert "src" not in attributes
        assert not re.match(r"\w+:(?!,)", attributes.get("href", ""))


def test_the_same_project_gives_the_same_bytes() -> None:
    assert index(newsroom.material(50, ("pt",))) == index(newsroom.material(50, ("pt",)))


# The command.


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of three articles, translated into two locales."""
    folder = tmp_path / "project"
    files.write_text(folder / "transnews.toml", 'locales = ["pt", "pt-BR"]\n')
    for name in ("a b&c.md", "2026/port.md", "aid.md"):
        text = f"---\nlang: en\n---\n\n# News of {name[:2]}\n\nThe ship left at dawn.\n"
        files.write_text(folder / "articles" / name, text)
    found = config.load(folder)

    def open_engine(source: str, target: str) -> tuple[str, Engine]:
        return f"{source}→{target}", FakeEngine()

    pipeline.run(pipeline.Job(folder, found, (), found.locales, "en"), open_engine, Report().add)
    return folder


def preview(folder: Path, *arguments: str) -> click.testing.Result:
    runner = click.testing.CliRunner()
    return runner.invoke(cli.cli, ["--project", str(folder), "preview", *arguments])


def test_the_index_leads_to_every_page_that_was_written(project: Path) -> None:
    assert preview(project).exit_code == 0
    pages = project / "preview"
    told = json.loads(
        next(t for _, t in Page((pages / "index.html").read_text("utf-8")).embedded if t[0] == "{")
    )
    for name, _, _, _, *cells in told["articles"]:
        for cell, (_, _, folder) in zip(cells, told["locales"], strict=True):
            assert cell[6] & 4
            assert (pages / folder / name).with_suffix(".html").is_file()
    assert len(list(pages.rglob("*.html"))) == 7


def test_an_index_that_says_the_same_is_not_written_again(project: Path) -> None:
    preview(project)
    assert "7 unchanged" in preview(project).output
    po = project / "locales/pt/aid.po"
    files.write_text(po, po.read_text("utf-8").replace("#, fuzzy\n", ""))
    assert "preview/index.html" in preview(project).output


def test_the_index_has_all_locales(project: Path) -> None:
    preview(project, "--to", "pt")
    assert "pt-BR" in Page((project / "preview/index.html").read_text("utf-8")).text


def test_a_page_of_a_named_article_leads_to_an_index_that_is_left_alone_if_it_stands(
    project: Path,
) -> None:
    one, index = str(project / "articles/aid.md"), project / "preview/index.html"
    files.write_text(project / "articles/broken.md", "---\n")
    assert preview(project, one).exit_code == 0
    assert "broken.md" in Page(index.read_text("utf-8")).text
    files.write_text(index, "<p>Ours")
    assert preview(project, one).exit_code == 0
    assert index.read_text("utf-8") == "<p>Ours"


def test_no_page_no_index(project: Path) -> None:
    preview(project, str(project / "articles/none.md"))
    assert not (project / "preview").exists()


def test_a_file_that_we_did_not_write_stays(project: Path) -> None:
    files.write_text(project / "preview/index.html", "<h1>Ours</h1>")
    ended = preview(project)
    assert ended.exit_code != 0
    assert (project / "preview/index.html").read_text() == "<h1>Ours</h1>"


def test_what_the_gate_held_back_is_told_until_something_changes(project: Path) -> None:
    settings_file = project / "transnews.toml"
    files.write_text(settings_file, settings_file.read_text() + "[build]\nmin_reviewed = 50\n")
    runner = click.testing.CliRunner()
    runner.invoke(cli.cli, ["--project", str(project), "build"])
    preview(project)
    text = Page((project / "preview/index.html").read_text("utf-8")).text
    assert "0 % of its words are reviewed, 50 % are required" in text
    po = project / "locales/pt/aid.po"
    files.write_text(po, po.read_text("utf-8") + "\n# Read.\n")
    preview(project)
    told = (project / "preview/index.html").read_text("utf-8")
    assert told.count("words are reviewed, 50 %") == 2 * 5  # in the list, and among the urgent


def test_what_cannot_be_read_is_told_once_and_named_on_the_page(project: Path) -> None:
    (project / "articles/bad.md").write_bytes(b"Caf\xe9\n")
    files.write_text(project / ".transnews/runs/20260301T020000.000000Z-1.json", "{}")
    ended = preview(project)
    assert ended.exit_code == 1
    assert ended.stderr.count("bad.md") == 1
    text = Page((project / "preview/index.html").read_text("utf-8")).text
    assert "articles/bad.md:1: not UTF-8" in text
    assert "20260301T020000.000000Z-1.json: not the record of a run" in text
