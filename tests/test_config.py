"""Settings: every key optional, everything else refused, all errors at once."""

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transnews import config
from transnews.config import Settings
from transnews.config.schema import ChecksTable, keys
from transnews.errors import ConfigError, FileError
from transnews.model import Pointer, Reading, Severity

SAMPLE = Path(__file__).parent.parent / "transnews.toml"
ALL_KEYS = """
articles = "news/source/"
locales = ["pt_BR", "de-at", "sr@latin", "pt-BR"]
glossaries = "terms"
output = "out"
models = "packages"
[project]
name = "Daily"
bugs = "desk@example.org"
team = "Lisbon"
[engine]
beam = 16
jobs = 2
batch_tokens = 64
window = 1
device = "auto"
compute = "int8"
[formats]
front_matter = ["title", "images.caption", "*.alt"]
[formats.json]
pointers = ["/title", {pointer = "/body/*", format = "html"}]
[build]
require_review = true
hreflang = "https://example.org/{locale}/{path}.html"
hreflang_source = "https://example.org/{path}"
min_reviewed = 80
require = ["headline", "numbers", "headline"]
fallback = "draft"
notice = "text"
[preview]
output = "pages"
[checks]
"""
CHECKS = tuple(ChecksTable.model_fields)
ALL_KEYS += "".join(f'{name} = "off"\n' for name in CHECKS)


def load(folder: Path, text: str) -> Settings:
    (folder / "transnews.toml").write_text(text, encoding="utf-8")
    return config.load(folder)


def refusal(folder: Path, text: str) -> str:
    with pytest.raises(ConfigError) as caught:
        load(folder, text)
    return str(caught.value)


def without_name(loaded: Settings) -> Settings:
    return replace(loaded, project=replace(loaded.project, name=""))


@pytest.mark.parametrize("text", [None, "", "# nothing\n", "[engine]\n[project]\n"])
def test_defaults_where_nothing_is_said(tmp_path: Path, text: str | None) -> None:
    loaded = config.load(tmp_path) if text is None else load(tmp_path, text)
    assert without_name(loaded) == Settings()


def test_name_is_that_of_the_folder_unless_said(tmp_path: Path) -> None:
    folder = tmp_path / "Morning Post"
    folder.mkdir()
    assert config.load(folder).project.name == "Morning Post"
    assert load(folder, '[project]\nname = "Post"').project.name == "Post"


def test_every_key_is_read(tmp_path: Path) -> None:
    assert load(tmp_path, ALL_KEYS) == Settings(
        articles="news/source",
        locales=("pt-BR", "de-AT", "sr-Latn"),
        glossaries="terms",
        output="out",
        models="packages",
        project=config.Project("Daily", "desk@example.org", "Lisbon"),
        engine=config.Engine(16, 2, 64, 1, "auto", "int8"),
        formats=Reading(
            front_matter=("title", "images.caption", "*.alt"),
            pointers=(Pointer("/title"), Pointer("/body/*", "html")),
        ),
        build=config.Build(
            True,
            "https://example.org/{locale}/{path}.html",
            "https://example.org/{path}",
            min_reviewed=80,
            require=("headline", "numbers"),
            fallback="draft",
            notice="text",
        ),
        preview=config.Preview("pages"),
        checks=dict.fromkeys(CHECKS),
    )


def test_a_check_counts_as_said(tmp_path: Path) -> None:
    loaded = load(tmp_path, '[checks]\nnumbers = "warning"\nnames = "error"\nends = "off"\n')
    assert loaded.checks == {"numbers": Severity.WARNING, "names": Severity.ERROR, "ends": None}


def test_every_key_is_tested_here() -> None:
    tables = tomllib.loads(ALL_KEYS)
    assert set(_dotted(tables)) == set(keys())


def _dotted(table: dict[str, object], prefix: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield prefix + key
        for inner in value if isinstance(value, list) else [value]:
            if isinstance(inner, dict):
                yield from _dotted(inner, f"{prefix}{key}.")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[engine]\nbeem = 4", "unknown key engine.beem; did you mean engine.beam?"),
        ("beam = 4", "unknown key beam; did you mean engine.beam?"),
        ("locale = ['pt']", "unknown key locale; did you mean locales?"),
        ("[engin]\nbeam = 4", "unknown key engin; did you mean engine?"),
        ('[engine]\nbeam = "four"', 'engine.beam must be a whole number from 1 to 16, not "four"'),
        ("[engine]\nbeam = 17", "engine.beam must be a whole number from 1 to 16, not 17"),
        ("[engine]\nbeam = true", "engine.beam must be a whole number from 1 to 16, not true"),
        ("[engine]\nbeam = 4.0", "engine.beam must be a whole number from 1 to 16, not 4.0"),
        ("[engine]\nbatch_tokens = 63", "engine.batch_tokens must be a whole number from 64 to"),
        ("[engine]\nwindow = 0", "engine.window must be a whole number, 1 or more, not 0"),
        ("[engine]\ndevice = 'gpu'", 'engine.device must be "cpu", "cuda" or "auto", not "gpu"'),
        ("[engine]\ncompute = 'int4'", 'engine.compute must be "default", "float32", "int8" or'),
        ("[engine]\njobs = -1", "engine.jobs must be a whole number from 0 (all cores) to 1024"),
        ("engine = 4", "engine must be a table: [engine], not 4"),
        ("[build]\nrequire_review = 1", "build.require_review must be true or false, not 1"),
        ("[build]\nmin_reviewed = 101", "build.min_reviewed must be a whole number from 0 to 100"),
        ('[build]\nrequire = ["number"]', "build.require must be a list of headline, names, "),
        ('[build]\nfallback = "none"', 'build.fallback must be "hold", "source" or "draft", not'),
        ('[project]\nname = "a\\nb"', 'project.name must be one line of text, not "a\\nb"'),
        ("articles = 2025-08-22", "articles must be a folder inside the project, with / between"),
        ('locales = "pt"', 'locales must be a list of locales, such as ["pt", "de-AT"], not "pt"'),
        (
            "[formats.json]\npointers = ['title']",
            'formats.json.pointers.pointer must be a JSON pointer, such as "/body" or',
        ),
        (
            "[formats.json]\npointers = [4]",
            'formats.json.pointers must be a list such as ["/title", {pointer = "/body", format =',
        ),
        (
            "[formats.json]\npointers = [{pointer = '/a', format = 'htm'}]",
            'formats.json.pointers.format must be "text", "html" or "markdown", not "htm"',
        ),
        (
            "[formats.json]\npointers = [{pointer = '/a', formatt = 'html'}]",
            "unknown key formats.json.pointers.formatt; did you mean formats.json.pointers.format?",
        ),
        ("[formats.json]\npointers = [{format = 'html'}]", "formats.json.pointers.pointer must be"),
        ("locales = []", 'locales must be a list of locales, such as ["pt", "de-AT"], not []'),
        (
            "locales = ['pt', 1]",
            'locales must be a list of locales, such as ["pt", "de-AT"], not 1',
        ),
        ("locales = ['portugese']", "locales: unknown language 'portugese'"),
        ("locales = ['pt-BX']", "locales: unknown language 'pt-BX'; did you mean pt-BR"),
    ],
)
def test_wrong_keys_and_values_are_named_with_what_is_right(
    tmp_path: Path, text: str, message: str
) -> None:
    assert refusal(tmp_path, text).startswith(f"transnews.toml: {message}")


@pytest.mark.parametrize("name", ["/news", "../news", "a/../../b", "C:/news", "a\\\\b", "", "."])
@pytest.mark.parametrize("key", ["articles", "glossaries", "output", "models"])
def test_folders_lie_inside_the_project(tmp_path: Path, key: str, name: str) -> None:
    assert refusal(tmp_path, f'{key} = "{name}"').startswith(
        f"transnews.toml: {key} must be a folder inside the project"
    )


@pytest.mark.parametrize("output", ["articles", "articles/locales"])
def test_variants_do_not_lie_among_the_articles(tmp_path: Path, output: str) -> None:
    assert "output must not lie in articles" in refusal(tmp_path, f'output = "{output}"')


def test_all_errors_are_told_at_once_a_line_each(tmp_path: Path) -> None:
    text = "models = 1\nfoo = 1\nlocales = ['xx', 'qq']\n[engine]\nbeam = 0\nbeem = 4\n"
    lines = refusal(tmp_path, text).splitlines()
    assert all(line.startswith("transnews.toml: ") for line in lines)
    named = ("models must", "key foo", "'xx'", "'qq'", "engine.beam must", "key engine.beem")
    assert [sum(part in line for line in lines) for part in named] == [1] * len(named)
    assert len(lines) == len(named)


def test_what_is_not_toml_is_named_with_its_line(tmp_path: Path) -> None:
    assert refusal(tmp_path, "a = 1\n\nb = = 2\n").startswith("transnews.toml:3: not TOML: ")
    assert refusal(tmp_path, "a = 1\nlocales = [").startswith("transnews.toml:2: not TOML: ")
    assert "not TOML" in refusal(tmp_path, "a = " + "[" * 3000)
    assert "not TOML" in refusal(tmp_path, "a = " + "9" * 5000)


def test_what_is_not_utf8_is_a_config_error(tmp_path: Path) -> None:
    (tmp_path / "transnews.toml").write_bytes(b"# ol\xe9\n")
    with pytest.raises(ConfigError, match=r"transnews\.toml:1: not UTF-8"):
        config.load(tmp_path)


def test_byte_order_mark_and_windows_line_ends_are_read(tmp_path: Path) -> None:
    (tmp_path / "transnews.toml").write_bytes(
        b"\xef\xbb\xbflocales = ['uk']\r\n[engine]\r\nbeam = 2\r\n"
    )
    loaded = config.load(tmp_path)
    assert (loaded.locales, loaded.engine.beam) == (("uk",), 2)


def test_a_folder_of_that_name_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "transnews.toml").mkdir()
    with pytest.raises(FileError, match=r"transnews\.toml: cannot be read: it is a folder"):
        config.load(tmp_path)


def test_the_sample_is_read_and_its_comments_show_the_defaults(tmp_path: Path) -> None:
    sample = SAMPLE.read_text(encoding="utf-8")
    loaded = load(tmp_path, sample)
    assert (loaded.locales, loaded.project.name) == (("pt", "en"), "transnews samples")
    everything = re.sub(r"(?m)^# (?=[a-z_]+ = )", "", sample)
    assert load(tmp_path, everything) == loaded
    for key in keys():
        table, _, name = key.rpartition(".")
        inline = table == "formats.json.pointers"  # shown in an example
        listed = table == "checks"  # all have the same values, and none a default
        pattern = rf"\b{name} =" if inline else rf"(?m)^\[?(\w+\.)*{name}\b"
        assert re.search(rf"(?m)^# .*\b{name}\b" if listed else pattern, everything)


def test_pydantic_is_not_loaded_before_a_file_is_read(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from transnews import config; "
        "config.load(Path(sys.argv[1])); print('pydantic' in sys.modules)"
    )
    command = [sys.executable, "-c", code, str(tmp_path)]
    result = subprocess.run(command, capture_output=True, text=True, check=True)
    assert result.stdout == "False\n"


VALUES = st.one_of(
    st.integers(-9, 70000).map(str),
    st.booleans().map(lambda value: str(value).lower()),
    st.sampled_from(['"x"', '""', "[]", "['pt']", "{}", "{a = 1}", "1.5", "2025-08-22", "nan"]),
)
LINES = st.dictionaries(st.sampled_from([*keys(), "other", "engine.other"]), VALUES, max_size=4)


@settings(max_examples=150, deadline=None)
@given(LINES)
def test_any_file_is_read_or_refused_with_lines(
    tmp_path_factory: pytest.TempPathFactory, lines: dict[str, str]
) -> None:
    text = "\n".join(f"{key} = {value}" for key, value in lines.items())
    outcome = attempt(tmp_path_factory.mktemp("project"), text)
    if isinstance(outcome, Settings):
        assert outcome.locales
        assert 1 <= outcome.engine.beam <= 16
    else:
        assert all(line.startswith("transnews.toml:") for line in outcome.splitlines())


def attempt(folder: Path, text: str) -> Settings | str:
    try:
        return load(folder, text)
    except ConfigError as error:
        return str(error)
