"""``transnews.toml`` → `Settings`: every key optional, every other key refused by name."""

from transnews.config.loading import FILE, load
from transnews.config.settings import Build, Engine, Preview, Project, Settings

__all__ = ["FILE", "Build", "Engine", "Preview", "Project", "Settings", "load"]
