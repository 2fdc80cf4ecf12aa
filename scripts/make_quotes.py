"""Make src/transnews/localize/quotes.tsv from CLDR.

    npm pack cldr-misc-full && tar -xf cldr-misc-full-*.tgz
    python scripts/make_quotes.py package > src/transnews/localize/quotes.tsv

The argument is the unpacked npm package `cldr-misc-full`. One line a set of marks (primary
opening and closing, secondary opening and closing), then the locales that use it. A locale that has
the marks of its parent (`pt-AO` of `pt`, `pt` of the root, `und`) is left out.
"""

import json
import sys
from pathlib import Path

_KEYS = (
    "quotationStart",
    "quotationEnd",
    "alternateQuotationStart",
    "alternateQuotationEnd",
)
# Where CLDR 48 has a closing mark in the place of the opening one, or a mark of another pair;
# and Dutch, which it gives single marks inside single marks.
_MENDED = {"fr-CA": "«»“”", "st": "“”‘’", "nl": "‘’“”"}


def read(package: Path) -> dict[str, str]:
    """Return the four marks of each locale of the package, as one string of length four.

    Raises:
        ValueError: a locale whose marks are not four characters.
    """
    marks = {}
    for path in sorted(package.glob("main/*/delimiters.json")):
        tag = path.parent.name
        found = json.loads(path.read_text("utf-8"))["main"][tag]["delimiters"]
        mended = _MENDED.get(tag) or _MENDED.get(tag.split("-")[0])
        marks[tag] = mended or "".join(found[key] for key in _KEYS)
        if len(marks[tag]) != len(_KEYS):
            raise ValueError(f"{path}: four marks of one character were expected: {marks[tag]!r}")
    return marks


def inherited(tag: str, marks: dict[str, str]) -> str | None:
    """Return the marks that *tag* gets from its parent, None for the root."""
    if tag == "und":
        return None
    parts = tag.split("-")
    parents = ("-".join(parts[:size]) for size in range(len(parts) - 1, 0, -1))
    return next((marks[parent] for parent in parents if parent in marks), marks["und"])


def table(package: Path) -> str:
    """Return the text of the table."""
    meta = json.loads((package / "package.json").read_text("utf-8"))
    lines = [
        f"# Quotation marks of the locales: facts of CLDR {meta['version']} (npm {meta['name']}),",
        "# copyright Unicode, Inc., Unicode License v3. Made by scripts/make_quotes.py.",
    ]
    marks = read(package)
    users: dict[str, list[str]] = {}
    for tag, own in marks.items():
        if own != inherited(tag, marks):
            users.setdefault(own, []).append(tag)
    lines += [f"{own}\t{' '.join(tags)}" for own, tags in sorted(users.items())]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(table(Path(sys.argv[1])), end="")
