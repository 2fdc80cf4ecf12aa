"""Findings as workflow commands of GitHub Actions, which it shows beside the lines of a change.

The commands and their escapes are those of `toolkit/packages/core/src/command.ts` of GitHub.
"""

from transnews.cli.findings.found import Found, sentence
from transnews.inspection import Problem


def render(found: Found) -> str:
    """Return a command for each problem, and for each thing that could not be looked at."""
    lines = [_command(problem) for problem in found.problems]
    lines += [f"::error::{_data(str(failure))}" for failure in found.failures]
    return "".join(f"{line}\n" for line in lines)


def _command(problem: Problem) -> str:
    place = f"file={_property(problem.path)},line={problem.line},title={_property(problem.check)}"
    return f"::{problem.severity} {place}::{_data(sentence(problem))}"


def _data(text: str) -> str:
    r"""Escape a message.

    >>> _data("34 % is missing\nhere")
    '34 %25 is missing%0Ahere'
    """
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escape the value of a property.

    >>> _property("a,b:c")
    'a%2Cb%3Ac'
    """
    return _data(text).replace(":", "%3A").replace(",", "%2C")
