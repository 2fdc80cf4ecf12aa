"""transnews: translation and localization for newsrooms, offline."""

__version__ = "0.1.0"
