"""What the commands print: a table."""

import click


def table(head: tuple[str, ...], rows: list[tuple[str, ...]]) -> None:
    """Print rows with as many cells each under their titles, columns of numbers to the right."""
    widths = [max(len(cell) for cell in column) for column in zip(head, *rows, strict=True)]
    for row in (head, *rows):
        cells = (
            cell.rjust(width) if cell.replace(",", "").isdigit() or at_number else cell.ljust(width)
            for cell, width, at_number in zip(row, widths, _numeric(rows, len(head)), strict=True)
        )
        click.echo("  ".join(cells).rstrip())


def _numeric(rows: list[tuple[str, ...]], columns: int) -> list[bool]:
    return [all(row[i].replace(",", "").isdigit() for row in rows) for i in range(columns)]
