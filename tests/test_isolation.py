"""A bad text costs its own message, a bad article itself; nothing else is lost, nothing hidden."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from heard import Heard
from transnews import config, pipeline, review
from transnews.drafting import isolating
from transnews.drafting.isolating import Isolating
from transnews.engines import Engine
from transnews.engines.argos import ArgosEngine
from transnews.engines.fake import FakeEngine
from transnews.errors import ModelError
from transnews.model import Hypothesis, Package, Route

POISON = "Poison stands here."
ARTICLES = {
    "a.md": "The ship left.\n\nIt was seen.\n",
    "b.md": f"The envoy came.\n\n{POISON}\n\nHe stayed.\n",
    "c.md": "The port waited.\n",
}


class Choking(FakeEngine):
    """Cannot translate a batch with a text that is *poison*."""

    def __init__(self, poison: Callable[[str], bool], error: Exception | None = None) -> None:
        super().__init__()
        self._poison = poison
        self._error = error or ModelError("en_pt: cannot be run: no")

    def translate(
        self,
        texts: Sequence[str],
        *,
        align: bool = False,
        hypotheses: int = 1,
        starts: Sequence[str] = (),
    ) -> list[tuple[Hypothesis, ...]]:
        said = super().translate(texts, align=align, hypotheses=hypotheses, starts=starts)
        if any(map(self._poison, texts)):
            raise self._error
        return said

    def score(self, texts: Sequence[str], targets: Sequence[str]) -> list[float]:
        if any(map(self._poison, texts)):
            raise self._error
        return super().score(texts, targets)


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1755864000")
    (tmp_path / "articles").mkdir()
    for name, text in ARTICLES.items():
        (tmp_path / "articles" / name).write_text(text)
    (tmp_path / "transnews.toml").write_text('locales = ["pt"]\n')
    return tmp_path


def run(folder: Path, engine: Engine, *, tolerant: bool = True, fail_fast: bool = False) -> Heard:
    report = Heard()
    settled = config.load(folder)
    job = pipeline.Job(
        folder,
        settled,
        (),
        settled.locales,
        "en",
        tolerant=tolerant,
        stop=lambda: fail_fast and report.failed,
    )
    pipeline.run(job, lambda *_: ("en→pt", engine), report.add)
    return report


def drafts(folder: Path, name: str) -> dict[str, str]:
    catalog = review.parse((folder / "locales/pt" / name).with_suffix(".po").read_text(), name)
    return {key.text: entry.msgstr for key, entry in review.texts(catalog).items()}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.integers(0, 40), max_size=40), st.sets(st.integers(0, 40), max_size=6))
def test_whatever_an_engine_chokes_on_is_found_and_all_else_is_as_without_it(
    numbers: list[int], poison: set[int]
) -> None:
    texts = [f"Ship {n} left." for n in numbers]
    bad = {f"Ship {n} left." for n in poison}
    engine = Isolating(Choking(bad.__contains__))
    expected = FakeEngine().translate(texts, align=True)
    said = engine.translate(texts, align=True)
    assert said == [() if t in bad else e for t, e in zip(texts, expected, strict=True)]
    assert set(engine.failed) == bad & set(texts)
    streamed = [pair for part in engine.stream(texts, align=True) for pair in part]
    assert sorted(text for text, _ in streamed) == sorted(set(texts))
    assert dict(streamed) == dict(zip(texts, said, strict=True))
    scores = engine.score(texts, texts)
    assert [score == float("-inf") for score in scores] == [text in bad for text in texts]


def test_one_poison_in_a_thousand_costs_some_twenty_calls_and_none_costs_one() -> None:
    texts = [f"Ship {n} left." for n in range(1000)]
    for bad, calls in (("Ship 700 left.", 24), ("", 1)):
        engine = Choking(bad.__eq__)
        Isolating(engine).translate(texts)
        assert len(engine.calls) <= calls


def test_an_engine_that_can_say_nothing_at_all_is_an_error_and_not_a_thousand_bad_texts() -> None:
    engine = Choking(lambda _: True)
    with pytest.raises(ModelError, match="cannot be run"):
        Isolating(engine).translate([f"Ship {n} left." for n in range(1000)])
    assert engine.calls[1:] == [(isolating._PLAIN,)]


@pytest.mark.models
def test_half_of_a_character_keeps_a_real_model_from_no_other_text(
    starter_packages: tuple[Package, ...],
) -> None:
    engine = Isolating(ArgosEngine(Route((starter_packages[0],)), jobs=1))
    broken, (whole, *_) = engine.translate(["The \ud800 ship left.", "The ship left."])
    assert broken == ()
    assert whole.text == "O navio saiu."
    assert list(engine.failed) == ["The \ud800 ship left."]


def test_a_poison_text_gets_no_draft_and_a_problem_that_names_it_and_the_rest_is_translated(
    project: Path,
) -> None:
    report = run(project, Choking(POISON.__eq__))
    first, held = report.wrong
    assert first.message == (
        f"articles/b.md → pt: no draft of '{POISON}': en_pt: cannot be run: no"
    )
    assert (first.kind, first.article, first.locale) == ("text", "articles/b.md", "pt")
    assert held.message.startswith("locales/pt/b.md: held back: 1 without a translation")
    assert report.exit_status == 1
    assert drafts(project, "b.md") == {
        "The envoy came.": "The envoyo cameo.",
        POISON: "",
        "He stayed.": "He stayedo.",
    }
    assert drafts(project, "c.md") == {"The port waited.": "The porto waitedo."}


def test_a_poison_text_is_asked_for_again_by_the_next_run_and_nothing_else_is(
    project: Path,
) -> None:
    run(project, Choking(POISON.__eq__))
    engine = FakeEngine()
    assert run(project, engine).wrong == []
    assert engine.calls == [(POISON,)]
    assert drafts(project, "b.md")[POISON] == "Poison standso hereo."


def test_an_attempt_that_the_engine_chokes_on_leaves_the_first_translation(project: Path) -> None:
    (project / "articles/b.md").write_text("The 40 envoys came.\n")
    lost = {"The 40 envoys came.": "Os enviados vieram."}

    class Once(Choking):
        def _answer(self, text: str, align: bool) -> tuple[Hypothesis, ...]:
            if text in lost:
                return (Hypothesis(lost[text], -1.0),)
            return super()._answer(text, align)

    report = run(project, Once(lambda text: "envoys" in text and text not in lost))
    assert report.wrong == []
    assert drafts(project, "b.md") == {"The 40 envoys came.": "Os enviados vieram."}
    assert [f.check for d in report.events for f in d.findings][:1] == ["numbers"]


def test_a_sentence_that_runs_to_the_limit_is_marked_and_stops_nothing(project: Path) -> None:
    class Endless(FakeEngine):
        def _answer(self, text: str, align: bool) -> tuple[Hypothesis, ...]:
            if "Poison" in text:
                return (Hypothesis("la " * 60, -9.0, None, cut=True),)
            return super()._answer(text, align)

    report = run(project, Endless())
    assert report.wrong == []
    assert {(d.article, f.check) for d in report.events for f in d.findings} >= {
        ("articles/b.md", "cut")
    }
    assert drafts(project, "c.md")["The port waited."]


def test_what_no_language_has_never_reaches_the_model_and_comes_back_as_it_is(
    project: Path,
) -> None:
    long = "Ab3+/" * 100
    for text in ("a" * 40_000, "中" * 3_000, f"See {long} there."):
        (project / "articles/b.md").write_text(f"{text}\n")
        engine = FakeEngine()
        run(project, engine)
        assert all(len(sent) < 100 for call in engine.calls for sent in call)
        (said,) = drafts(project, "b.md").values()
        assert said in (text, f"See {long} thereo.")


def test_a_long_chinese_sentence_is_language(project: Path) -> None:
    text = "中国外交部发言人星期一在北京对记者说" * 8
    (project / "articles/b.md").write_text(f"{text}。\n")
    engine = FakeEngine()
    run(project, engine)
    assert any("外交部" in sent for call in engine.calls for sent in call)


# Slips of ours.


def slip(monkeypatch: pytest.MonkeyPatch, module: object, name: str, bad: str) -> None:
    """Let a function raise where *bad* stands in what it is given."""
    right = getattr(module, name)

    def wrong(first: object, *rest: object) -> object:
        if bad in str(first):
            raise KeyError("slip")
        return right(first, *rest)

    monkeypatch.setattr(module, name, wrong)


@pytest.mark.parametrize("stage", ["survey", "open", "draft", "save"])
def test_a_slip_of_ours_costs_one_article_and_is_told_with_its_traceback(
    stage: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transnews import build, markup, source
    from transnews.drafting import finish

    module, name = {
        "survey": (source, "words"),
        "open": (markup, "take_out"),
        "draft": (finish, "said"),
        "save": (build, "variant"),
    }[stage]
    slip(monkeypatch, module, name, "Poison")
    report = run(project, FakeEngine())
    (problem,) = report.wrong
    assert (problem.kind, problem.article, problem.exit_status) == ("internal", "articles/b.md", 1)
    assert "internal error: KeyError: 'slip'" in problem.message
    assert "Traceback" in problem.traceback
    for good in ("a.md", "c.md"):
        assert (project / "locales/pt" / good).exists()


def test_where_nobody_asked_for_tolerance_a_slip_of_ours_is_an_exception(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transnews.drafting import finish

    slip(monkeypatch, finish, "said", "Poison")
    with pytest.raises(KeyError, match="slip"):
        run(project, FakeEngine(), tolerant=False)


def test_an_engine_with_a_slip_costs_only_the_article_that_shows_it(project: Path) -> None:
    report = run(project, Choking(POISON.__eq__, TypeError("slip")))
    (problem,) = report.wrong
    assert problem.message == "articles/b.md → pt: internal error: TypeError: slip"
    assert {d.article for d in report.events} == {"articles/a.md", "articles/c.md"}


def test_fail_fast_stops_at_the_first_problem_and_saves_what_was_drafted(project: Path) -> None:
    (project / "transnews.toml").write_text('locales = ["pt"]\n[engine]\nwindow = 1\n')
    report = run(project, Choking(POISON.__eq__), fail_fast=True)
    assert report.exit_status == 1
    assert drafts(project, "b.md")["He stayed."] == "He stayedo."
    assert not (project / "locales/pt/c.po").exists()
    (project / "articles/0.md").write_bytes(b"\xff")
    assert [p.article for p in run(project, FakeEngine(), fail_fast=True).wrong] == [
        "articles/0.md"
    ]
    assert not (project / "locales/pt/c.po").exists()


def test_what_was_done_for_an_article_is_not_done_again_because_of_another(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from transnews.drafting import finish

    expected = project.with_name("whole")
    with monkeypatch.context() as slips:
        slip(slips, finish, "said", "Poison")
        run(project, FakeEngine())
    run(project, FakeEngine())
    found = {p.name: p.read_bytes() for p in project.glob("locales/pt/*")}
    project.rename(expected)
    (project / "articles").mkdir(parents=True)
    for name, text in ARTICLES.items():
        (project / "articles" / name).write_text(text)
    (project / "transnews.toml").write_text('locales = ["pt"]\n')
    run(project, FakeEngine())
    assert {p.name: p.read_bytes() for p in project.glob("locales/pt/*")} == found
