"""From a language to a locale: which packages to pass, in which order."""

import re
from collections.abc import Sequence

from transnews.errors import ModelError
from transnews.model import Package, Route

_PIVOT = "en"
"""Every language of the Argos index has packages from and into English."""


def route(sources: Sequence[str], targets: Sequence[str], packages: Sequence[Package]) -> Route:
    """Return the packages that lead from a language to another.

    A direct package, else two through one other language: English if that is possible, else the
    first of the alphabet. Of several for the same two languages an installed one is taken before
    a starter, then the higher version, then the first name, whatever the order on the disk.

    Args:
        sources: Argos codes of the source language, the best first (`languages.argos`).
        targets: Those of the target.
        packages: All there are.

    Raises:
        ModelError: no way; says which packages would make one, and how to install them.
    """
    best = _best(packages)
    pairs = [(source, target) for target in targets for source in sources]
    for pair in pairs:
        if pair in best:
            return Route((best[pair],))
    if set(sources) & set(targets):
        raise ModelError(
            f"no model translates {sources[0]} to {targets[0]}: to the models that are here they "
            "are one language"
        )
    pivots = sorted({target for _, target in best}, key=lambda code: (code != _PIVOT, code))
    for source, target in pairs:
        for pivot in pivots:
            if (source, pivot) in best and (pivot, target) in best:
                return Route((best[source, pivot], best[pivot, target]))
    raise ModelError(_advice(sources[0], targets[0], pairs, best))


def _best(packages: Sequence[Package]) -> dict[tuple[str, str], Package]:
    """Return for each pair of languages the package to take."""
    worst_first = sorted(packages, key=lambda p: p.name, reverse=True)
    worst_first.sort(key=lambda p: (not p.starter, _version(p.version)))
    return {(package.source, package.target): package for package in worst_first}


def _version(version: str) -> tuple[int, ...]:
    """Return a version as numbers, so that 1.10 is above 1.9.

    >>> _version("1.10") > _version("1.9.6")
    True
    """
    return tuple(int(number) for number in re.findall(r"\d+", version))


def _advice(
    source: str,
    target: str,
    pairs: Sequence[tuple[str, str]],
    best: dict[tuple[str, str], Package],
) -> str:
    """Say what to install: what is missing of the way through English, or the direct package."""
    direct = f"translate-{source}_{target}"
    wanted = [direct]
    if _PIVOT not in (source, target):
        into = any((code, _PIVOT) in best for code, _ in pairs)
        out_of = any((_PIVOT, code) in best for _, code in pairs)
        wanted = [f"translate-{source}_{_PIVOT}"] * (not into)
        wanted += [f"translate-{_PIVOT}_{target}"] * (not out_of)
    needed = " and ".join(wanted) + (f", or {direct}" if wanted != [direct] else "")
    return (
        f"no model translates {source} to {target}; install {needed}: "
        f"`transnews models install FILE.argosmodel`, or online `argospm install {wanted[0]}`"
    )
