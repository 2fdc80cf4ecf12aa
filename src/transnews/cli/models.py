"""``transnews models``."""

from pathlib import Path

import click

from transnews.cli import output
from transnews.cli import project as projects
from transnews.engines.batches import Load
from transnews.model import Package, Route


@click.group("models")
def command() -> None:
    """List, install, remove, verify and tune translation packages.

    They lie in the folder that Argos itself uses (ARGOS_PACKAGES_DIR), so packages installed by
    argospm are found here, and those installed here are found by Argos.
    """


@command.command("list")
@click.pass_context
def list_(ctx: click.Context) -> None:
    """List the packages that can be used.

    Installed ones, and the starters of the project.
    """
    from transnews import packages, routes

    folder, settings = projects.load(ctx)
    usable, broken = routes.available(folder, settings, projects.starters(folder))
    for problem in broken:
        click.echo(f"transnews: {problem}", err=True)
    rows = [_row(package) for package in usable]
    if rows:
        output.table(("direction", "version", "MB", "sha256", "from", "name"), rows)
    click.echo(f"{len(rows)} packages; installed ones are in {packages.folder()}")
    ctx.exit(1 if broken else 0)


def _row(package: Package) -> tuple[str, ...]:
    return (
        f"{package.source}→{package.target}",
        package.version,
        f"{package.size / 1e6:.1f}",
        package.sha256[:12],
        "starter" if package.starter else "installed",
        package.name,
    )


@command.command("install")
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE..."
)
def install(files: tuple[Path, ...]) -> None:
    """Verify and install .argosmodel files.

    A broken one changes nothing; one that is there already is left alone.
    """
    from transnews import packages

    for file in files:
        done = packages.install(file, packages.folder())
        what = "installed" + (f" in place of version {done.replaced}" if done.replaced else "")
        _show(done.package, "installed already" if done.unchanged else what)


@command.command("remove")
@click.argument("name")
def remove(name: str) -> None:
    """Remove an installed package, by its name or direction (en_pt)."""
    from transnews import packages

    click.echo(f"removed: {packages.remove(name, packages.folder())}")


@command.command("verify")
@click.argument("names", nargs=-1)
@click.pass_context
def verify(ctx: click.Context, names: tuple[str, ...]) -> None:
    """Check that packages are whole and load.

    Those that transnews installed must also be unchanged since.

    NAMES are names or directions (en_pt); without any, all packages.
    """
    from transnews import packages, routes
    from transnews.errors import UsageError

    folder, settings = projects.load(ctx)
    usable, broken = routes.available(folder, settings, projects.starters(folder))
    asked = [package for package in usable if not names or _called(package) & set(names)]
    problems = list(broken)
    for package in asked:
        found = packages.verify(package)
        problems += found
        if not found:
            _show(package, "whole")
    for problem in problems:
        click.echo(f"transnews: {problem}", err=True)
    if unknown := set(names).difference(*map(_called, asked)):
        raise UsageError(f"no package {', '.join(sorted(unknown))}; see transnews models list")
    ctx.exit(1 if problems else 0)


@command.command("tune")
@projects.only_locales
@click.pass_context
def tune(ctx: click.Context, locales: tuple[str, ...]) -> None:
    """Measure how this machine translates fastest, half a minute a direction.

    How many batches at a time, on how many cores each, of which size. It is remembered for this
    machine and package, and used from then on, where the settings say nothing else; until then
    one batch of 1,024 tokens a core is. Scores move a little with it, words hardly ever.
    """
    from transnews import tuning

    folder, settings = projects.load(ctx)
    wanted = projects.locales(locales, settings)
    with projects.locked(folder):
        chosen = tuning.tune(folder, settings, projects.starters(folder), wanted, _measured)
    for route, load in chosen:
        click.echo(f"{route.name}: {_said(load)}")
    if not chosen:
        click.echo("no article needs a translation")


def _measured(route: Route, load: Load, speed: float) -> None:
    click.echo(f"{route.name}  {_said(load)}: {speed:,.0f} tokens a second", err=True)


def _said(load: Load) -> str:
    """Say how a machine is loaded, in words."""
    batches = "1 batch" if load.jobs == 1 else f"{load.jobs} batches"
    cores = "1 core" if load.threads == 1 else f"{load.threads} cores"
    return f"{batches} at a time on {cores} each, {load.batch_tokens:,} tokens a batch"


def _called(package: Package) -> set[str]:
    return {package.name, f"{package.source}_{package.target}"}


def _show(package: Package, what: str) -> None:
    from transnews import packages

    said = packages.licence(package.path)
    click.echo(
        f"{what}: {package.name} {package.source}→{package.target} {package.version}, "
        f"{package.size / 1e6:.1f} MB, sha256 {package.sha256}" + (f", {said}" if said else "")
    )
