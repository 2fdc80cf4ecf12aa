"""The commands of ``transnews memory``."""
