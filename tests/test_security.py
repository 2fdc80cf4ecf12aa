"""What a stranger hands us does no harm: the promises of SECURITY.md, one by one."""

import ast
import csv
import io
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_LZMA, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from transnews import cli, config, glossary, layout, links, packages, pipeline, review, routes
from transnews.cli.terminal import bold, guarded, shown
from transnews.drafting import Direction
from transnews.engines.fake import FakeEngine
from transnews.errors import GlossaryError, ModelError, ReviewError, UsageError
from transnews.exchange import xliff
from transnews.glossary import Glossary, formulas, matcher
from transnews.ingest import fetching
from transnews.memory import tmx
from transnews.qa.comparing import compare
from transnews.quantities import amounts, moments
from transnews.routes import OpenEngine

SOURCE = Path(__file__).parents[1] / "src" / "transnews"
ARTICLE = "---\nlang: en\n---\n\nThe ship left.\n"
SECONDS = 20.0
"""What one text may take on a busy machine; what is quadratic takes minutes."""

Command = Callable[..., tuple[int, str, str]]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of one article, with an engine that needs no model."""
    folder = tmp_path / "project"
    write(folder / "articles/a.md", ARTICLE)
    write(folder / "transnews.toml", 'locales = ["pt"]\n')

    def opener(*_: object) -> OpenEngine:
        return lambda source, target: (f"{source}→{target}", FakeEngine())

    monkeypatch.setattr(routes, "opener", opener)
    monkeypatch.setenv("ARGOS_PACKAGES_DIR", str(tmp_path / "argos"))
    monkeypatch.chdir(tmp_path)
    return folder


@pytest.fixture
def command(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Command:
    """Run transnews on the project; return status, output, complaints."""

    def call(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["transnews", "--project", str(project), *arguments])
        with pytest.raises(SystemExit) as ended:
            cli.main()
        said = capsys.readouterr()
        assert "Traceback" not in said.err
        return int(ended.value.code or 0), said.out, said.err

    return call


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def tree(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


class TestTerminal:
    @given(st.text())
    def test_nothing_that_a_terminal_obeys_is_left(self, text: str) -> None:
        assert not any(ord(c) < 32 and c not in "\t\n" for c in shown(text))
        assert not set(shown(text)) & set("\x7f\x9b\x9d\u202a\u202e\u2066\u2069\u2028")
        shown(text).encode()

    @given(st.text())
    def test_json_says_the_same_after_it(self, text: str) -> None:
        assert json.loads(shown(json.dumps(text, ensure_ascii=False))) == text

    def test_names_of_right_to_left_scripts_stay_as_they_are(self) -> None:
        for name in ("علی\u200cرضا", "שלום\u200f!", "Zürich", "日本", "👩\u200d🚀"):
            assert shown(name) == name

    def test_what_we_set_in_bold_is_the_only_command(
        self, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        monkeypatch.setattr(sys.stdout, "isatty", lambda: True)
        with guarded():
            sys.stdout.write(f"{bold('a')} \x1b[1mb")
        assert capsys.readouterr().out == "\x1b[1ma\x1b[0m \\u001b[1mb"

    def test_a_file_cannot_speak_to_the_terminal(self, project: Path, command: Command) -> None:
        write(project / "glossaries/a.csv", "id,en,pt\nx,A\u202egpj\u202e,=x\ny\u202e,,\n")
        write(project / "articles/b.md", "---\nlang: \x1b[2J\n---\n\nA \x9b31m.\n")
        write(
            project / "locales/pt/a.po",
            'msgid "a"\nmsgstr "\x1b[31m\\x1b[2J"\nfoo \x1b]0;x\x07\u202e\n',
        )
        said = ""
        for words in (("translate",), ("glossary", "check"), ("status",), ("check",), ("build",)):
            _, out, err = command(*words)
            said += out + err
        assert "\\u001b" in said
        assert not set(said) & set("\x1b\x07\x9b\u202e\r")

    def test_a_name_that_is_no_utf8_is_told_and_not_a_crash(
        self, project: Path, command: Command
    ) -> None:
        Path(os.fsdecode(os.fsencode(project / "articles") + b"/caf\xe9\x1b[2J.md")).write_text("x")
        status, _, err = command("translate")
        assert status == 1
        assert "rename it" in err
        assert command("status", "missing\udcff\x1b[2J.md")[0] == 2


class TestLinks:
    @pytest.mark.parametrize(
        "place",
        [
            *("locales", "locales/pt", "locales/pt/a.po", "locales/pt/a.md", "locales/pt/x/y.po"),
            *("glossaries", "glossaries/a.csv", "memories/a.tmx", ".transnews", ".transnews/lock"),
        ],
    )
    def test_one_that_leads_out_is_refused_before_anything_is_done(
        self, place: str, project: Path, command: Command, tmp_path: Path
    ) -> None:
        outside = tmp_path / "outside"
        write(outside / "file", "mine\n")
        link = project / place
        link.parent.mkdir(parents=True, exist_ok=True)
        link.symlink_to(
            outside if "." not in link.name[1:] and link.name != "lock" else outside / "file"
        )
        before = tree(tmp_path)
        for words in (("translate",), ("build",), ("glossary", "check"), ("memory", "find", "x")):
            status, _, err = command(*words)
            if place != "locales":
                assert status == 2
                assert f"transnews: {place}: a link that leads out of the project, to " in err
                assert tree(tmp_path) == before

    def test_the_output_folder_may_itself_be_a_link_but_nothing_in_it(
        self, project: Path, command: Command, tmp_path: Path
    ) -> None:
        (tmp_path / "weblate").mkdir()
        (project / "locales").symlink_to(tmp_path / "weblate")
        assert command("translate", "-q")[0] == 0
        assert (tmp_path / "weblate/pt/a.po").is_file()
        secret = write(tmp_path / "secret", "mine")
        (tmp_path / "weblate/pt/b.po").symlink_to(secret)
        assert command("translate", "-q")[0] == 2

    @pytest.mark.parametrize("folder", ["", "sub"])
    def test_an_article_elsewhere_is_refused_and_the_others_go_on(
        self, folder: str, project: Path, command: Command, tmp_path: Path
    ) -> None:
        secret = write(tmp_path / "outside/secret.md", ARTICLE)
        place = project / "articles" / (folder or "secret.md")
        place.symlink_to(secret.parent if folder else secret)
        status, _, err = command("translate", str(place / "secret.md" if folder else place))
        assert status == 1
        assert "a link that leads out of the project" in err
        status, out, _ = command("translate")
        assert "articles/a.md → pt" in out
        assert not [name for name in tree(project) if "secret.po" in name]

    def test_links_inside_a_project_are_as_good_as_files(
        self, project: Path, command: Command
    ) -> None:
        write(project / ".drafts/b.md", ARTICLE)
        (project / "articles/b.md").symlink_to("../.drafts/b.md")
        (project / "articles/loop.md").symlink_to("loop.md")
        assert command("translate", "-q")[0] == 0
        assert (project / "locales/pt/b.po").is_file()

    def test_thousands_of_files_are_looked_through_in_a_moment(self, tmp_path: Path) -> None:
        for at in range(3000):
            write(tmp_path / f"locales/pt/{at % 20}/{at}.po", "")
        began = time.perf_counter()
        links.check(tmp_path, "locales", ("glossaries",))
        assert time.perf_counter() - began < 1


class TestNames:
    @pytest.mark.parametrize("locale", ["../x", "/etc", "pt/../..", "", "..", "-", "a" * 99])
    def test_a_locale_is_no_path(self, locale: str, project: Path, command: Command) -> None:
        before = tree(project)
        status, _, err = command("translate", "--to", locale)
        assert status == 2, err
        assert tree(project).keys() - before.keys() <= {".transnews/lock"}

    @pytest.mark.parametrize("folder", ["..", "../x", "/tmp", "C:/x", "a\\b", "a/../../b", "\0"])
    @pytest.mark.parametrize("key", ["articles", "output", "glossaries", "models"])
    def test_a_folder_of_the_settings_lies_in_the_project(
        self, key: str, folder: str, project: Path, command: Command
    ) -> None:
        write(project / "transnews.toml", f"{key} = {json.dumps(folder)}\n")
        status, _, err = command("status")
        assert status == 2
        assert key in err

    @pytest.mark.parametrize(
        "name",
        ["-rf.md", "--to.md", "CON.md", "a b.md", "$(id).md", ";x.md", "%s.md", "n" * 200 + ".md"],
    )
    def test_odd_names_are_names(self, name: str, project: Path, command: Command) -> None:
        write(project / "articles" / name, ARTICLE)
        assert command("translate", "-q")[0] == 0
        assert (project / "locales/pt" / name).is_file()

    @pytest.mark.parametrize("name", ["../../x.md", "/etc/x.md", "a/../../x.md", "..\\x.md", ""])
    def test_what_comes_back_from_an_agency_names_no_file_elsewhere(
        self, name: str, command: Command, tmp_path: Path
    ) -> None:
        unit = '<trans-unit id="1"><source>a</source><target state="final">b</target></trans-unit>'
        text = XLIFF.format(unit).replace('original="a"', f'original="{name}"')
        file = write(tmp_path / "back.xlf", text)
        write(tmp_path / "locales/x.po", "")
        before = tree(tmp_path)
        assert command("exchange", "import", str(file))[0] == 1
        assert {k: v for k, v in tree(tmp_path).items() if ".transnews" not in k} == before


XLIFF = (
    '<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2"><file original="a"'
    ' source-language="en" target-language="pt"><body>{}</body></file></xliff>'
)
TMX = '<tmx version="1.4"><header srclang="en"/><body><tu>{}</tu></body></tmx>'
TBX = '<martif type="TBX"><text><body><termEntry>{}</termEntry></body></text></martif>'
LAUGHS = "<!DOCTYPE x [<!ENTITY a 'ha'>{}]>".format(
    "".join(
        f"<!ENTITY {new} '{f'&{old};' * 10}'>"
        for old, new in zip("abcdefgh", "bcdefghi", strict=True)
    )
)


class TestXml:
    @pytest.mark.parametrize(
        ("head", "inner"),
        [
            (LAUGHS, "&i;"),
            ("<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>", "&a;"),
            ("<!DOCTYPE x [<!ENTITY % a SYSTEM 'http://127.0.0.1:9/a'> %a;]>", ""),
            (f"<!DOCTYPE x [<!ENTITY a '{'a' * 50_000}'>]>", "&a;" * 5000),
            ("", "&a;"),
            ("", "<g>" * 5000),
            ("", "<g>" * 5000 + "</g>" * 5000),
            ("", "\x1b"),
        ],
    )
    def test_entities_and_depth_are_refused_at_once(self, head: str, inner: str) -> None:
        began = time.perf_counter()
        with pytest.raises(Exception, match=r"^f") as one:
            xliff.read(head + XLIFF.format(inner), "f")
        with pytest.raises(Exception, match=r"^f") as two:
            tmx.read((head + TMX.format(inner)).encode(), "f", ["pt"])
        with pytest.raises(Exception, match=r"^f") as three:
            glossary.read_tbx((head + TBX.format(inner)).encode(), "f")
        assert {type(e.value).__module__ for e in (one, two, three)} == {"transnews.errors"}
        assert time.perf_counter() - began < SECONDS


class TestFormulas:
    @given(st.text("=+-@'\t\r\n ab＝,;|\"", max_size=8))
    def test_a_cell_is_no_formula_and_says_what_it_said(self, cell: str) -> None:
        written = formulas.guarded(cell)
        assert written[:1] not in tuple("=+-@\t\r\n＝＋－＠")
        assert formulas.read(written) == cell.strip()

    def test_what_is_exported_runs_nothing_and_comes_back(self) -> None:
        text = "id,en,pt,note\n@x,=1+1|-a,@b,+c\nx,'s-Graven,'=2,\n"
        words = glossary.parse(text, "a.csv")
        pairs = glossary.write_pairs(words, "en", "pt")
        cells = [cell for row in csv.reader(io.StringIO(pairs)) for cell in row]
        assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r")]
        assert {c.id: c.forms for c in glossary.read_pairs(pairs, "b.csv", "en", "pt")} == {
            c.id: c.forms for c in words
        }
        taken = glossary.take_in(words, Glossary(), "c.csv").text
        assert glossary.parse(taken, "c.csv") == words
        assert "'=1+1" in taken

    @pytest.mark.parametrize(
        "text",
        ["id,en\nx,a\0b\n", 'id,en\nx,"' + "a" * 200_000 + '"\n', "id,en\n" + 'x,"a\n' * 9, "\0"],
    )
    def test_what_is_no_csv_is_told_by_line(self, text: str) -> None:
        with pytest.raises(GlossaryError, match=r"^f\.csv:"):
            glossary.parse(text, "f.csv")

    def test_many_forms_and_columns_take_no_time(self) -> None:
        began = time.perf_counter()
        glossary.parse("id,en\nx," + "|".join(f"a{at}" for at in range(20_000)), "f")
        with pytest.raises(Exception, match="twice"):
            glossary.parse("id," + ",".join(["en"] * 20_000), "f")
        assert time.perf_counter() - began < SECONDS


class TestSizes:
    def test_a_po_file_or_a_glossary_too_large_is_refused_before_it_is_read(
        self, project: Path, command: Command
    ) -> None:
        for name, megabytes, status in (
            ("locales/pt/a.po", 100, 1),
            ("glossaries/names.csv", 20, 2),
        ):
            path = project / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("wb") as file:
                file.truncate(megabytes * 1_000_000 + 100_000)
            ended, _, said = command("translate")
            assert ended == status
            assert (
                f"{name}: {megabytes}.1 MB; such a file has {megabytes} MB at most: part it"
            ) in said
            path.unlink()


class TestTime:
    """What would take the square of a text's length takes minutes here."""

    @pytest.mark.parametrize("piece", ["\r", "\t", " ", "\\\\", '"', '" ', "#~ ", "\\x1b", "\0"])
    def test_po_files(self, piece: str) -> None:
        head = 'msgid ""\nmsgstr ""\n\n'
        began = time.perf_counter()
        for text in (
            f'msgid "a"\nmsgstr "{piece * 30_000}"\n',
            piece * 30_000,
            f"#{piece * 30_000}",
        ):
            with suppress(ReviewError):
                review.parse(head + text, "f.po")
        assert time.perf_counter() - began < SECONDS

    @pytest.mark.parametrize("piece", ["1 Jan ", "$1 ", "on 1 ", "5 p.m. ", "Mon "])
    def test_numbers_and_dates_look_back_a_few_characters_only(self, piece: str) -> None:
        text = "The " + piece * (48_000 // len(piece))
        began = time.perf_counter()
        amounts.find(text, "en"), moments.find(text, "en")
        assert time.perf_counter() - began < SECONDS / 4

    @pytest.mark.parametrize(
        "piece", ["a", "1 ", "1.1 ", '"a" ', "'", "«", "»", "A.", "a-", "( ", "$1 ", "1 Jan ", "“”"]
    )
    def test_the_checks(self, piece: str) -> None:
        none = Glossary()
        forth, back = matcher(none, "en", "pt"), matcher(none, "pt", "en")
        direction = Direction("en", "pt", "markdown", forth, frozenset(), back)
        text = "The " + piece * (6_000 // len(piece))
        began = time.perf_counter()
        list(compare(text, f"{text}x", direction))
        assert time.perf_counter() - began < SECONDS

    @pytest.mark.parametrize("piece", ["[", "<", "\\", "«", '"a" ', "\u202e", "1 Jan ", "{{", "\r"])
    def test_articles(self, piece: str, project: Path) -> None:
        write(project / "articles/a.md", "The " + piece * (8_000 // len(piece)))
        settings = config.load(project)
        job = pipeline.Job(project, settings, (), settings.locales, "en", False)
        began = time.perf_counter()
        pipeline.run(job, lambda *_: ("fake", FakeEngine()), lambda _: None)
        assert time.perf_counter() - began < SECONDS


class TestPackages:
    """`test_packages.py` has paths, links, devices, names, sizes, counts and damage."""

    @pytest.mark.parametrize("kind", ["lzma", "shared"])
    def test_bombs_that_hide_their_size(
        self, kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        file = tmp_path / "bomb.argosmodel"
        with ZipFile(file, "w", ZIP_LZMA if kind == "lzma" else ZIP_DEFLATED) as target:
            for at in range(3):
                target.writestr(f"a/{at}", os.urandom(20) * 1_500_000)
        if kind == "shared":
            # Each entry says that it has all the bytes of the file, and they overlap.
            monkeypatch.setattr(ZipFile, "infolist", self._boasting(file.stat().st_size))
        folder = tmp_path / "packages"
        with pytest.raises(ModelError, match=r"another way than Argos|would become 90,000,000"):
            packages.install(file, folder)
        assert list(folder.iterdir()) == []

    @staticmethod
    def _boasting(size: int) -> Callable[[ZipFile], list[object]]:
        plain = ZipFile.infolist

        def infolist(archive: ZipFile) -> list[object]:
            for entry in (found := plain(archive)):
                entry.compress_size = 100 * size
            return list(found)

        return infolist


class TestNetwork:
    def test_nothing_but_ingest_opens_a_socket(self, project: Path) -> None:
        """In a process of its own, where every socket is refused."""
        blocked = (
            "import socket, sys\n"
            "def refuse(*a, **k): print('SOCKET', file=sys.stderr); raise SystemExit(9)\n"
            "socket.socket = socket.create_connection = socket.getaddrinfo = refuse\n"
            "from transnews import cli, routes\n"
            "from transnews.engines.fake import FakeEngine\n"
            "routes.opener = lambda *_: lambda s, t: (s + t, FakeEngine())\n"
            "sys.argv = ['transnews', '--project', *sys.argv[1:]]\n"
            "cli.main()\n"
        )
        unit = '<trans-unit id="1"><source>The ship left.</source></trans-unit>'
        write(project / "x.xlf", XLIFF.format(unit).replace('"a"', '"articles/a.md"'))
        lines = (
            *(["translate"], ["build"], ["check"], ["status"], ["detect", "articles/a.md"]),
            *(["memory", "find", "ship"], ["memory", "export", "m.tmx"], ["glossary", "check"]),
            *(
                ["glossary", "candidates"],
                ["exchange", "export", "--to", "pt", "--output", "y.xlf"],
            ),
            *(["exchange", "import", "x.xlf"], ["models", "list"]),
        )
        for line in lines:
            done = subprocess.run(
                [sys.executable, "-W", "ignore", "-c", blocked, str(project), *line],
                cwd=project,
                capture_output=True,
                text=True,
                check=False,
            )
            assert "SOCKET" not in done.stderr
            assert done.returncode in (0, 1), (line, done.stderr)

    def test_an_address_on_the_internet_does_not_lead_into_the_house(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        known = {"public.example": "93.184.216.34", "house.example": "192.168.0.1"}
        monkeypatch.setattr(fetching, "_numbers", lambda host: [known.get(host, host)])
        for there in ("house.example", "127.0.0.1", "169.254.169.254", "::1", "fe80::1"):
            url = f"http://[{there}]/" if ":" in there else f"http://{there}/"
            assert fetching.leads_in("http://public.example/", url)
            assert not fetching.leads_in("http://house.example/", url)
        assert not fetching.leads_in("http://public.example/", "https://public.example/x")


FORBIDDEN = {
    *("pickle", "marshal", "shelve", "dill", "ctypes", "telnetlib", "ftplib", "requests", "httpx"),
    *("xml.sax", "xml.dom", "xml.dom.minidom", "torch"),
}
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "tempfile.mktemp"}
UNSAFE = {"yaml.load", "yaml.unsafe_load", "yaml.full_load", "marshal.loads", "pickle.loads"}
LISTENS = {"desk": ("socket.create_server",)}
"""Who may be spoken to: by this machine (`test_desk.py`)."""
FILES = sorted(SOURCE.rglob("*.py"))


def _called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield ast.unparse(node.func), node


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(SOURCE)))
def test_no_code_comes_out_of_data(path: Path) -> None:
    parsed = ast.parse(path.read_text("utf-8"))
    imported = {
        name
        for node in ast.walk(parsed)
        for name in (
            [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else []
        )
    }
    assert not imported & FORBIDDEN
    assert not [name for name in imported if name.startswith(("urllib.request", "http"))] or (
        path.parent.name == "ingest"
    )
    for name, call in _called(parsed):
        assert name not in CALLS | UNSAFE, f"line {call.lineno}"
        allowed = ("socket.gethostname", *LISTENS.get(path.parent.name, ()))
        known = not name.startswith("socket.") or name in allowed
        assert known or path.parent.name == "ingest", f"line {call.lineno}"
        assert not [key for key in call.keywords if key.arg == "shell"], f"line {call.lineno}"


def test_what_leads_out_is_named_with_where_it_leads(tmp_path: Path) -> None:
    (tmp_path / "project/locales").mkdir(parents=True)
    for at in range(7):
        (tmp_path / f"project/locales/{at}.po").symlink_to("/nowhere")
    with pytest.raises(UsageError) as refused:
        links.check(tmp_path / "project", "locales", ())
    lines = str(refused.value).splitlines()
    assert len(lines) == 6
    assert lines[0] == (
        "locales/0.po: a link that leads out of the project, to /nowhere; put the file itself there"
    )
    assert lines[5] == "and 2 more such links"
    (error,) = layout.articles(tmp_path / "project", config.load(tmp_path), ())
    assert isinstance(error, UsageError)
