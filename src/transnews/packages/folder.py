"""Where Argos keeps its packages."""

import json
import os
from pathlib import Path

_SETTING = "ARGOS_PACKAGES_DIR"


def folder() -> Path:
    """Return the folder that argostranslate itself uses, made or not.

    That is the environment variable ARGOS_PACKAGES_DIR, else that key in Argos' ``settings.json``,
    else ``argos-translate/packages`` in the user's data folder (`argostranslate.settings`, 1.11).
    It is worked out here because importing Argos' own settings makes folders.
    """
    home = Path(os.environ["SNAP_USER_DATA"]) if "SNAP" in os.environ else Path.home()
    data = Path(os.environ.get("XDG_DATA_HOME", home / ".local" / "share"))
    config = Path(os.environ.get("XDG_CONFIG_HOME", home / ".config"))
    asked = os.environ.get(_SETTING) or _setting(config / "argos-translate" / "settings.json")
    return Path(asked) if asked else data / "argos-translate" / "packages"


def _setting(file: Path) -> str | None:
    try:
        settings = json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None  # as Argos does
    value = settings.get(_SETTING) if isinstance(settings, dict) else None
    return value if isinstance(value, str) else None
