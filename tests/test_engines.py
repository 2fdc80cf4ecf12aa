"""Every engine keeps one contract; the real ones translate like Argos and cut nothing silently."""

import itertools
import json
import re
import shutil
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from unicodedata import is_normalized, normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import formats, packages, segment
from transnews.drafting.ahead import Ahead
from transnews.engines import Engine, argos, chain, marks, tokens
from transnews.engines.answers import Answer
from transnews.engines.argos import ArgosEngine
from transnews.engines.batches import batches
from transnews.engines.characters import CANDIDATES, rewrite, simplify
from transnews.engines.fake import FakeEngine, diagonal
from transnews.engines.hop import Hop, Request
from transnews.engines.limits import Limits, limits
from transnews.engines.reading import Found
from transnews.errors import ModelError
from transnews.model import Alignment, Hypothesis, Package, Route

SENTENCES = (
    'Angela Merkel said on Monday: "We will not pay 3.5 billion euros."',
    "The president met his Ukrainian counterpart in Kyiv.",
    "Prices rose.",
)
Make = Callable[[str], Engine]
Asked = tuple[Request, tokens.Pieces]
ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="session")
def make(starter_packages: tuple[Package, ...], tiny_folder: Path) -> Make:
    """Return an engine by its name."""
    en_pt, pt_en = starter_packages
    engines: dict[str, Engine] = {
        "fake": FakeEngine(unknown="«»"),
        "direct": ArgosEngine(Route((en_pt,)), jobs=2),
        "pivot": ArgosEngine(Route((en_pt, pt_en)), jobs=2),
        "bpe": ArgosEngine(Route((packages.reading.read(tiny_folder),)), jobs=2),
    }
    return engines.__getitem__


@pytest.fixture(scope="session")
def texts_of_news() -> tuple[str, ...]:
    """Return the sentences of two sample articles."""
    articles = sorted((ROOT / "articles").glob("2025*.md"))[:2]
    return tuple(
        sentence.text
        for path in articles
        for block in formats.parse(path.read_text("utf-8"), formats.format_of(path))
        for sentence in segment.split(block.text, "en")
    )


@pytest.fixture(
    params=[
        "fake",
        "bpe",
        *(pytest.param(n, marks=pytest.mark.models) for n in ("direct", "pivot")),
    ]
)
def engine(request: pytest.FixtureRequest, make: Make) -> Engine:
    return make(request.param)


@pytest.fixture(
    params=["fake", *(pytest.param(n, marks=pytest.mark.models) for n in ("direct", "pivot"))]
)
def speaker(request: pytest.FixtureRequest, make: Make) -> Engine:
    return make(request.param)


def _check_alignment(alignment: Alignment, source: str, target: str) -> None:
    assert len(alignment.weights) == len(alignment.target)
    for row in alignment.weights:
        assert len(row) == len(alignment.source)
        assert min(row, default=0) >= 0
        assert sum(row) <= 1 + 0.0005 * len(row), "mass is lost, never invented"
    for spans, text in ((alignment.source, source), (alignment.target, target)):
        assert all(0 <= span.start <= span.stop <= len(text) for span in spans)
        assert "".join(span.of(text) for span in spans) == re.sub(r"\s", "", text)


class TestContract:
    def test_every_text_is_answered_in_its_place(self, engine: Engine) -> None:
        texts = [*SENTENCES, SENTENCES[0]]
        answers = engine.translate(texts)
        assert len(answers) == len(texts)
        assert answers[0] == answers[-1], "equal texts, equal answers"
        assert all(len(answer) == 1 and answer[0].text for answer in answers)

    def test_twice_is_once_and_order_has_no_say(self, engine: Engine) -> None:
        first = engine.translate(SENTENCES, align=True)
        assert engine.translate(SENTENCES, align=True) == first
        assert engine.translate(SENTENCES[::-1], align=True) == first[::-1]

    def test_the_best_hypothesis_is_first(self, engine: Engine) -> None:
        for answer in engine.translate(SENTENCES, hypotheses=3):
            assert 1 <= len(answer) <= 3
            assert [h.score for h in answer] == sorted((h.score for h in answer), reverse=True)
            assert len({h.text for h in answer}) == len(answer), "each text once"

    def test_alignment_comes_when_asked_for(self, engine: Engine) -> None:
        for text, (best, *_) in zip(
            SENTENCES, engine.translate(SENTENCES, align=True), strict=True
        ):
            if best.alignment:
                _check_alignment(best.alignment, text, best.text)
        assert not any(h.alignment for (h,) in engine.translate(SENTENCES))

    def test_what_has_no_words_comes_back(self, engine: Engine) -> None:
        blanks = ["", " ", "\n", "\u00a0\t"]
        answers = engine.translate(blanks, align=True)
        assert [(h.text, h.score, h.alignment, h.cut) for (h,) in answers] == [
            (blank, 0.0, None, False) for blank in blanks
        ]

    def test_every_pair_has_a_score(self, engine: Engine) -> None:
        scores = engine.score([*SENTENCES, "a"], ["a", "b c", "", "d " * 200])
        assert len(scores) == 4
        assert all(score <= 0 for score in scores)

    def test_nothing_is_nothing(self, engine: Engine) -> None:
        assert engine.translate([]) == []
        assert engine.score([], []) == []
        assert engine.unknown([]) == frozenset()

    def test_unknown_is_about_what_was_asked(self, engine: Engine) -> None:
        assert "«" in engine.unknown("«ab")
        assert engine.unknown("ab") == frozenset()

    def test_the_signature_is_one_short_line(self, engine: Engine) -> None:
        assert re.fullmatch(r"[ -~]{5,120}", engine.signature)


class TestSpeakers:
    """What only a model that was trained can show."""

    def test_a_translation_begins_with_its_start(self, speaker: Engine) -> None:
        texts = [SENTENCES[1], SENTENCES[1], SENTENCES[2]]
        free, begun, other = speaker.translate(texts, starts=["", "Zelensky", ""], align=True)
        assert begun[0].text.startswith("Zelensky ")
        assert len(begun[0].text.split()) > 2, "what follows is translated"
        assert [free, other] == speaker.translate(texts[1:], align=True), "the others are as ever"
        if begun[0].alignment:
            _check_alignment(begun[0].alignment, texts[1], begun[0].text)

    def test_its_own_translation_scores_better_than_another(self, speaker: Engine) -> None:
        own = [best.text for best, *_ in speaker.translate(SENTENCES)]
        good = speaker.score(SENTENCES, own)
        mixed = speaker.score(SENTENCES, [*own[1:], own[0]])
        assert all(one > other for one, other in zip(good, mixed, strict=True))
        assert speaker.score(SENTENCES[::-1], own[::-1]) == pytest.approx(good[::-1], abs=1e-3)


@pytest.mark.models
class TestArgos:
    def test_a_score_is_that_of_the_translation(self, make: Make) -> None:
        answers = make("direct").translate(SENTENCES)
        scores = make("direct").score(SENTENCES, [best.text for best, *_ in answers])
        assert scores == pytest.approx([best.score for best, *_ in answers], abs=1e-3)

    def test_names_and_words_are_where_they_belong(self, make: Make) -> None:
        ((best,),) = make("direct").translate(
            ["The Kremlin congratulated Angela Merkel."], align=True
        )
        assert best.text == "O Kremlin parabenizou Angela Merkel."
        assert best.alignment
        columns = [row.index(max(row)) for row in best.alignment.weights]
        pairs = [
            (
                target.of(best.text),
                best.alignment.source[column].of("The Kremlin congratulated Angela Merkel."),
            )
            for target, column in zip(best.alignment.target, columns, strict=True)
        ]
        assert ("Kremlin", "Kremlin") in pairs
        assert (".", ".") in pairs

    def test_the_translation_is_that_of_argostranslate(
        self, make: Make, starter_packages: tuple[Package, ...]
    ) -> None:
        """Same tokens, parameters and words as argostranslate 1.11, sentence by sentence."""
        from argostranslate.tokenizer import SentencePieceTokenizer
        from ctranslate2 import Translator

        path = starter_packages[0].path
        argos = SentencePieceTokenizer(path / "sentencepiece.model")
        results = Translator(str(path / "model")).translate_batch(
            [argos.encode(text) for text in SENTENCES],
            replace_unknowns=True,
            beam_size=4,
            length_penalty=0.2,
        )
        expected = [argos.decode(result.hypotheses[0]).strip() for result in results]
        assert [best.text for (best,) in make("direct").translate(SENTENCES)] == expected

    def test_signatures_name_package_version_hash_and_beam(
        self, starter_packages: tuple[Package, ...]
    ) -> None:
        en_pt, pt_en = (p.sha256[:8] for p in starter_packages)
        one, two = Route(starter_packages[:1]), Route(starter_packages)
        assert ArgosEngine(one).signature == f"argos en_pt 1.0 sha256:{en_pt} beam 4"
        assert ArgosEngine(two, beam=1).signature == (
            f"argos en_pt 1.0 sha256:{en_pt} + pt_en 1.0 sha256:{pt_en} beam 1"
        )
        assert (one.name, two.name) == ("en→pt", "en→pt→en")

    def test_a_pivot_adds_scores_and_passes_the_best_on(self, make: Make) -> None:
        (there,) = make("direct").translate(SENTENCES[1:2])
        (both,) = make("pivot").translate(SENTENCES[1:2], hypotheses=3)
        assert len(both) > 1
        assert all(h.score < there[0].score for h in both)

    def test_a_word_is_aligned_alike_alone_and_among_others(self, make: Make) -> None:
        """CTranslate2 gives all texts of a batch but the first another's first row."""
        engine = make("direct")
        texts = [*SENTENCES, "Two NATO planes were seen near the port of Odesa in the night."]
        texts += ["NATO troops left the city of Kyiv.", "EU ministers met in Brussels."]
        for text, (best,) in zip(texts, engine.translate(texts, align=True), strict=True):
            ((alone,),) = engine.translate([text], align=True)
            assert (best.text, bool(best.alignment)) == (alone.text, bool(alone.alignment))
            if best.alignment and alone.alignment:
                ours, theirs = best.alignment.weights[0], alone.alignment.weights[0]
                assert all(abs(a - b) < 0.05 for a, b in zip(ours, theirs, strict=True)), text

    def test_nothing_is_cut_at_256_tokens_and_what_runs_on_says_so(self, make: Make) -> None:
        """CTranslate2's own limit cuts silently; this model repeats itself in such a list."""
        text = "They counted " + ", ".join(str(number) for number in range(1000, 1044)) + "."
        ((best,),) = make("direct").translate([text], align=True)
        assert best.alignment
        assert len(best.alignment.target) > 256
        assert best.cut

    def test_underscores_stay_where_the_source_has_them(self, make: Make) -> None:
        ((best,),) = make("direct").translate(["The file_name is wrong."])
        assert "file_name" in best.text

    def test_a_model_is_loaded_when_the_first_text_comes(
        self, starter_packages: tuple[Package, ...], tmp_path: Path
    ) -> None:
        missing = replace(starter_packages[0], path=tmp_path / "gone")
        engine = ArgosEngine(Route((missing,)))
        with pytest.raises(ModelError, match="gone"):
            engine.translate(["Hello."])

    def test_the_starters_limits_are_read(self, starter_packages: tuple[Package, ...]) -> None:
        assert limits(starter_packages[0].path / "model" / "model.bin") == Limits(2048, 2048)

    def test_characters_of_news_that_the_starter_lacks(self, make: Make) -> None:
        unknown = make("direct").unknown(CANDIDATES | set("a$%"))
        assert unknown >= set("«»“”„‘’–—\u00ad€£ğŁñ")
        assert not unknown & set("aéç$%…\u00a0"), "its normaliser knows … and the no-break space"

    def test_currencies_and_names_survive_by_it(self, make: Make) -> None:
        engine = make("direct")
        texts = ["The plan costs £3m, he said.", "Recep Tayyip Erdoğan spoke."]
        unknown = engine.unknown(CANDIDATES)
        (plan,), (name,) = engine.translate([simplify(text, unknown) for text in texts])
        assert "libras" in plan.text
        assert "Erdogan" in name.text


class TestBpe:
    def test_tokens_are_those_of_argostranslate(self, tiny_folder: Path) -> None:
        from argostranslate.tokenizer import BPETokenizer

        package = packages.reading.read(tiny_folder)
        argos = BPETokenizer(tiny_folder / "bpe.model", "en", "pb")
        (pieces,) = tokens.open_tokenizer(package).encode(['"The cat", the dog.'])
        assert pieces == tokens.Pieces(argos.encode('"The cat", the dog.'), None)
        assert "the" in pieces.tokens
        assert "c@@" in pieces.tokens

    def test_the_target_prefix_is_taken_off_by_number(self, make: Make) -> None:
        ((best,),) = make("bpe").translate(["the cat"])
        assert best.text
        assert "pt" not in best.text

    def test_a_decoder_that_never_ends_is_cut_and_says_so(self, make: Make) -> None:
        """The weights are random, so it babbles up to its last position."""
        ((best,),) = make("bpe").translate(["the cat"])
        assert best.cut

    def test_a_text_beyond_the_positions_is_clipped_and_says_so(self, make: Make) -> None:
        """CTranslate2 would stop the whole batch."""
        long, short = "a b " * 50, "the cat"
        clipped, _ = make("bpe").translate([long, short])
        assert clipped[0].cut

    def test_limits_are_read_from_the_model(self, tiny_folder: Path, tmp_path: Path) -> None:
        assert limits(tiny_folder / "model" / "model.bin") == Limits(48, 48)
        (tmp_path / "model.bin").write_bytes(b"\x06\x00\x00\x00\x01")
        assert limits(tmp_path / "model.bin") == Limits()


class TestBroken:
    @pytest.fixture
    def broken(self, tiny_folder: Path, tmp_path: Path) -> Package:
        shutil.copytree(tiny_folder, tmp_path / "tiny")
        return packages.reading.read(tmp_path / "tiny")

    @pytest.mark.parametrize(
        "name", ["model/model.bin", "bpe.model", "model/shared_vocabulary.json"]
    )
    def test_a_damaged_file_is_named(self, broken: Package, name: str) -> None:
        (broken.path / name).write_text("what is this")
        with pytest.raises(ModelError, match=f"^{re.escape(str(broken.path))}"):
            ArgosEngine(Route((broken,))).translate(["the cat"])

    def test_a_vocabulary_that_is_none_is_named(self, broken: Package) -> None:
        (broken.path / "model" / "shared_vocabulary.json").write_text("5")
        with pytest.raises(ModelError, match=r"shared_vocabulary\.json: not a vocabulary"):
            ArgosEngine(Route((broken,))).unknown("a")

    def test_vocabularies_of_both_kinds_are_read(self, broken: Package) -> None:
        model = broken.path / "model"
        words = json.loads((model / "shared_vocabulary.json").read_text())
        (model / "shared_vocabulary.json").unlink()
        (model / "source_vocabulary.txt").write_text("\n".join(words))
        assert tokens.vocabulary(broken) == frozenset(words)

    def test_a_missing_device_says_how_to_do_without(
        self, broken: Package, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("TRANSNEWS_DEVICE", "abacus")
        with pytest.raises(ModelError, match="unsupported device abacus; TRANSNEWS_DEVICE=cpu"):
            ArgosEngine(Route((broken,))).translate(["the cat"])

    def test_auto_takes_what_is_there(
        self, broken: Package, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("ARGOS_DEVICE_TYPE", "auto")
        assert ArgosEngine(Route((broken,))).translate(["the cat"])


class TestFake:
    def test_answers_and_calls_are_kept(self) -> None:
        two = (Hypothesis("um", -1.0), Hypothesis("dois", -2.0))
        engine = FakeEngine({"one": two, "a b": "c"})
        assert engine.translate(["one"], hypotheses=2) == [two]
        assert engine.translate(["one", "a b"]) == [two[:1], (Hypothesis("c", -0.1),)]
        assert engine.calls == [("one",), ("one", "a b")]

    def test_the_diagonal_needs_as_many_words(self) -> None:
        assert diagonal("a b", "c") is None
        _check_alignment(diagonal("a b.", "x y.") or pytest.fail("none"), "a b.", "x y.")


class TestMarks:
    def test_the_mark_that_comes_through_is_taken_and_remembered(self, tmp_path: Path) -> None:
        cache = tmp_path / "marks.json"
        asked: list[str] = []

        def probing(mark: str) -> Callable[[], str]:
            return lambda: asked.append(mark) or mark  # type: ignore[func-returns-value]

        assert marks.remembered(cache, "one", probing("ZZ")) == "ZZ"
        assert marks.remembered(cache, "one", probing("XQ")) == "ZZ"
        assert marks.remembered(cache, "two", probing("XQ")) == "XQ"
        for broken in ("", "{", "[]", '{"one": "<script>"}'):
            cache.write_text(broken)
            assert marks.remembered(cache, "one", probing("QX")) == "QX"
        assert asked == ["ZZ", "XQ", "QX", "QX", "QX", "QX"]

    @pytest.mark.parametrize("language", ["en", "pt-BR", "ja"])
    def test_a_model_that_spoils_some_marks_gets_another(self, language: str) -> None:
        def spoil(texts: Sequence[str]) -> list[str]:
            return [re.sub("XQ|ZZ", "X", text) for text in texts]

        assert marks.probe(spoil, language) == "QX"
        assert marks.probe(lambda texts: ["" for _ in texts], language) == marks.DEFAULT

    @pytest.mark.models
    def test_the_starter_models_keep_the_first(
        self, starter_packages: tuple[Package, ...], tmp_path: Path
    ) -> None:
        for package in starter_packages:
            cache = tmp_path / "marks.json"
            assert ArgosEngine(Route((package,)), jobs=2, cache=cache).mark == marks.DEFAULT
            assert package.sha256[:8] in cache.read_text()


class TestBatches:
    @given(st.lists(st.integers(1, 300)), st.integers(1, 2000), st.integers(1, 8))
    def test_each_text_once_longest_first_within_the_budget(
        self, lengths: Sequence[int], budget: int, cores: int
    ) -> None:
        found = batches(lengths, budget, cores)
        flat = [number for batch in found for number in batch]
        assert sorted(flat) == list(range(len(lengths)))
        assert [lengths[n] for n in flat] == sorted(lengths, reverse=True)
        for batch in found:
            assert len(batch) == 1 or len(batch) * lengths[batch[0]] <= budget

    def test_a_small_job_keeps_every_core_at_work(self) -> None:
        assert len(batches([20] * 100, 4096, cores=4)) >= 4


class TestCharacters:
    @pytest.mark.parametrize(
        ("text", "sent"),
        [
            ("«Nein», disse", '"Nein", disse'),
            ("“No,” he said. ‘Why?’", "\"No,\" he said. 'Why?'"),
            ("„Nein“", '"Nein"'),
            ("war—and peace", "war - and peace"),
            ("war — and peace", "war - and peace"),
            ("“But I—”", '"But I -"'),
            ("US–China, 2010–2015, −5", "US-China, 2010-2015, -5"),
            ("Wait…", "Wait..."),
            ("5\u00a0%\u202fof\u2009it", "5 % of it"),
            ("co\u00adop\u200berate\ufeff", "cooperate"),
            ("ＡＢＣ１２ ﬁne 𝐛𝐨𝐥𝐝", "ABC12 fine bold"),
            ("Minister® ™ ½ No. 5°", "Minister® ™ ½ No. 5°"),
            ("Erdog\u0306an, Łukasz, Weiß, Œuvre", "Erdogan, Lukasz, Weiss, OEuvre"),
            ("£3m, 20€, 5 €, (€7–9)", "GBP 3m, 20 EUR, 5 EUR, (EUR 7-9)"),
            ("Київ 東京", "Київ 東京"),
        ],
    )
    def test_all_that_can_be_is_rewritten(self, text: str, sent: str) -> None:
        assert simplify(text, CANDIDATES) == sent

    def test_known_characters_stay(self) -> None:
        assert simplify("«“–…\u00a0", frozenset("“")) == '«"–…\u00a0'

    def test_accents_are_composed_always(self) -> None:
        assert simplify("cafe\u0301", frozenset()) == "café"

    @given(st.text(st.one_of(st.sampled_from(sorted(CANDIDATES)), st.characters(codec="utf-8"))))
    def test_offsets_lead_from_the_original_to_what_is_sent(self, text: str) -> None:
        sent = rewrite(text, CANDIDATES)
        assert len(sent.offsets) == len(text) + 1
        assert (sent.offsets[0], sent.offsets[-1]) == (0, len(sent.text))
        assert all(a <= b for a, b in itertools.pairwise(sent.offsets))
        assert not set(sent.text) & CANDIDATES

    @given(st.text())
    def test_without_unknown_characters_only_nfc_is_made(self, text: str) -> None:
        sent = rewrite(text, frozenset())
        assert sent.text == normalize("NFC", text)
        if is_normalized("NFC", text):
            assert sent.offsets == tuple(range(len(text) + 1))


class TestStreams:
    """What is given in parts is what is given at once."""

    def test_each_text_comes_once_with_its_translation(self, engine: Engine) -> None:
        texts = [*SENTENCES, " ", SENTENCES[0]]
        parts = list(engine.stream(texts, align=True, hypotheses=2))
        found = [pair for part in parts for pair in part]
        assert sorted(text for text, _ in found) == sorted(set(texts))
        answers = engine.translate(texts, align=True, hypotheses=2)
        told = dict(zip(texts, answers, strict=True))
        for text, answer in found:
            assert [h.text for h in answer] == [h.text for h in told[text]]

    @pytest.mark.models
    @pytest.mark.parametrize("way", ["direct", "pivot"])
    def test_other_translations_are_read_only_for_who_looks_at_them(
        self, make: Make, way: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        engine, read = make(way), list[str]()
        others = Hop._others

        def noted(self: Hop, found: Found) -> tuple[Hypothesis, ...]:
            read.append(found.text)
            return others(self, found)

        monkeypatch.setattr(Hop, "_others", noted)
        parts = list(engine.stream(SENTENCES, align=True, hypotheses=4))
        answers = {text: answer for part in parts for text, answer in part}
        assert all(answer and answer[0].alignment for answer in answers.values())
        assert not read
        assert len(answers[SENTENCES[0]]) > 1
        assert len(read) == 1
        (whole,) = engine.translate(SENTENCES[:1], align=True, hypotheses=4)
        assert [said.text for said in answers[SENTENCES[0]]] == [said.text for said in whole]

    def test_others_that_cannot_be_read_cost_no_best(self) -> None:
        def broken() -> tuple[Hypothesis, ...]:
            raise ModelError("tokens of another model")

        best = Hypothesis("Sim.", -1.0)
        assert tuple(Answer(best, broken)) == (best,)

    def test_a_closed_engine_can_be_asked_again(self, engine: Engine) -> None:
        before = engine.translate(SENTENCES)
        engine.close()
        assert engine.translate(SENTENCES) == before

    @pytest.mark.models
    def test_batches_and_threads_have_no_say(
        self, starter_packages: tuple[Package, ...], texts_of_news: tuple[str, ...]
    ) -> None:
        """The same words in batches of any size, and on one thread or two.

        Sums are made in another order, so scores may differ in their last digits; a tie between
        two wordings could then go the other way, which is why the batch has no part in what is
        promised beyond these sentences.
        """
        ways = ((1, 1, 256), (2, 1, 1024), (1, 2, 4096))
        heard = []
        for jobs, threads, size in ways:
            route = Route(starter_packages[:1])
            engine = ArgosEngine(route, jobs=jobs, threads=threads, batch_tokens=size)
            heard.append([best.text for best, *_ in engine.translate(texts_of_news)])
            engine.close()
        assert heard[0] == heard[1] == heard[2]

    @pytest.mark.models
    def test_a_pivot_does_not_wait_for_the_last_text_of_the_first_package(
        self, starter_packages: tuple[Package, ...], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(chain, "_POOL", 1)
        monkeypatch.setattr(argos, "_PART", 1)
        begun: list[str] = []
        begin = Hop._begin

        def noted(self: Hop, asked: list[Asked], align: bool, hypotheses: int) -> object:
            begun.append(self._package.source)
            return begin(self, asked, align, hypotheses)

        monkeypatch.setattr(Hop, "_begin", noted)
        engine = ArgosEngine(Route(starter_packages), jobs=1, beam=1)
        texts = [f"They counted {number} ships." for number in range(8)]
        assert sum(map(len, engine.stream(texts))) == 8
        assert begun.index("pt") < 7, "the second began before the first had all"


class TestAhead:
    def test_an_error_comes_where_its_item_would(self) -> None:
        def items() -> Iterator[int]:
            yield 1
            raise ModelError("no more")

        ahead = iter(Ahead(items(), 4))
        assert next(ahead) == 1
        with pytest.raises(ModelError, match="no more"):
            next(ahead)

    def test_it_keeps_no_more_than_its_size_and_stops_when_closed(self) -> None:
        made: list[int] = []

        def items() -> Iterator[int]:
            for number in range(1000):
                made.append(number)
                yield number

        ahead = Ahead(items(), 3)
        assert next(iter(ahead)) == 0
        ahead.close()
        assert len(made) < 20
