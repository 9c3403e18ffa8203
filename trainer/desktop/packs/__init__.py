"""Packs on screen: what is installed, installing with a look inside first, and the editor."""
