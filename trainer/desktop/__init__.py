"""The desktop app: binds what engine, questions, packs, store and study decide to Qt's widgets."""

import builtins

import PySide6.QtCore  # noqa: F401 - replaces Python's import

# PySide's import reads the source of every module, and keeps it, to see whether the module wants properties in
# snake_case (from __feature__). None of ours does: without that the app takes 26 MiB less (measured with PySide 6.11).
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
