"""Streams and formatted input and output (stdio.h)."""
