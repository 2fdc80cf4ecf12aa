"""The last runs as a drawing: words a second as columns, findings as columns below them.

SVG is written here, since two rows of columns need no library; PNG by matplotlib, an extra.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC
from pathlib import Path

from transnews import files
from transnews.errors import UsageError
from transnews.runs import Run

_WIDTH, _HEIGHT, _MARGIN, _GAP = 720, 150, 60, 40
_RATE, _FOUND = ("words a second", "#2b6cb0"), ("findings", "#c05621")
_STYLE = 'font-family="sans-serif" font-size="12" fill="#333"'


def save(runs: Sequence[Run], path: Path) -> None:
    """Write the drawing; the end of its name says the kind.

    Raises:
        UsageError: another kind than .svg and .png, or .png without matplotlib.
        FileError: it cannot be written.
    """
    match path.suffix.lower():
        case ".svg":
            files.write_text(path, svg(runs))
        case ".png":
            files.write_bytes(path, _png(runs))
        case _:
            raise UsageError(f"--plot {path}: a plot is an .svg or a .png")


def svg(runs: Sequence[Run]) -> str:
    """Return the drawing as SVG; the same runs give the same text."""
    width, height = _WIDTH + 2 * _MARGIN, 2 * (_HEIGHT + _GAP) + _GAP
    rates, found = [run.rate for run in runs], [float(run.findings) for run in runs]
    whens = [_when(run) for run in runs]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" {_STYLE}>',
        "<title>transnews: the last runs</title>",
        f'<rect width="{width}" height="{height}" fill="#fff"/>',
        *_columns(rates, whens, _RATE, _GAP),
        *_columns(found, whens, _FOUND, 2 * _GAP + _HEIGHT),
    ]
    bottom = 2 * (_HEIGHT + _GAP) + 20
    if whens:
        lines.append(f'<text x="{_MARGIN}" y="{bottom}">{whens[0]}</text>')
    if len(whens) > 1:
        right = _MARGIN + _WIDTH
        lines.append(f'<text x="{right}" y="{bottom}" text-anchor="end">{whens[-1]} UTC</text>')
    return "\n".join([*lines, "</svg>"]) + "\n"


def _columns(
    values: Sequence[float], whens: Sequence[str], kind: tuple[str, str], top: int
) -> Iterator[str]:
    """Yield one row of columns, with its title and its axis."""
    title, colour = kind
    most, base, step = max([1.0, *values]), top + _HEIGHT, _WIDTH / max(1, len(values))
    yield f'<text x="{_MARGIN}" y="{top - 8}">{title}</text>'
    yield f'<text x="{_MARGIN - 6}" y="{top + 10}" text-anchor="end">{most:,.0f}</text>'
    yield f'<text x="{_MARGIN - 6}" y="{base}" text-anchor="end">0</text>'
    yield f'<path d="M{_MARGIN} {top}V{base}H{_MARGIN + _WIDTH}" fill="none" stroke="#999"/>'
    for number, (value, when) in enumerate(zip(values, whens, strict=True)):
        tall = value / most * _HEIGHT
        at = _MARGIN + number * step + step * 0.1
        yield (
            f'<rect x="{at:.1f}" y="{base - tall:.1f}" width="{step * 0.8:.1f}"'
            f' height="{tall:.1f}" fill="{colour}"><title>{when}: {value:,.0f}</title></rect>'
        )


def _png(runs: Sequence[Run]) -> bytes:
    try:
        from matplotlib.figure import Figure
    except ImportError as error:
        raise UsageError(
            "--plot: PNG needs matplotlib: pip install 'transnews[plot]'; or say --plot FILE.svg"
        ) from error
    from io import BytesIO

    figure = Figure(figsize=(8.4, 4.2), layout="constrained")
    above, below = figure.subplots(2, 1, sharex=True)
    whens = [_when(run) for run in runs]
    numbers = range(len(runs))
    for axes, (title, colour), values in (
        (above, _RATE, [run.rate for run in runs]),
        (below, _FOUND, [float(run.findings) for run in runs]),
    ):
        axes.bar(numbers, values, color=colour)
        axes.set_title(title, loc="left")
    below.set_xticks(numbers[:1], whens[:1])
    written = BytesIO()
    # Without the version of the library, the same runs give the same picture.
    figure.savefig(written, format="png", metadata={"Software": None})
    return written.getvalue()


def _when(run: Run) -> str:
    return f"{run.started.astimezone(UTC):%Y-%m-%d %H:%M}"
