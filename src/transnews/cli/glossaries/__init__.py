"""The commands of ``transnews glossary``, one module each."""
