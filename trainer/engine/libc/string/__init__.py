"""Strings and blocks of memory (string.h, strings.h)."""
