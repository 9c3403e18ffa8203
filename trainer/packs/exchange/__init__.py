"""Packs to and from the formats of other programs: one module a format, imported when it is used."""
