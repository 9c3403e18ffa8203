"""Imports PySide without what it would do anew at each start; to be imported before anything of it.

PySide comes with Python of its own that tells the signatures of Qt's functions, wanted when a call is wrong and when
type stubs are written. Whenever it is imported it compiles the source of all that, and regular expressions of some
thousand characters, for an eighth of the time until the window is there (measured with PySide 6.11). Here the code is
kept where Python keeps that of this module, and an expression is compiled when it is first used.
"""

import builtins
import importlib.util
import marshal
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import CodeType
from typing import Any

_SUPPORT = "shibokensupport"
_HASH_SIZE = 8

_compile_code = builtins.compile
_compile_expression = re.compile


class _KeptCode:
    """Stands in for ``compile``; code is found by the hash of its source, so that another PySide finds none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = self._read()
        self._known = len(self._kept)

    def compile(self, source: Any, filename: Any, mode: str, *options: Any, **more: Any) -> Any:
        if not isinstance(source, bytes) or not str(filename).startswith(_SUPPORT):
            return _compile_code(source, filename, mode, *options, **more)
        key = importlib.util.source_hash(source)
        if key not in self._kept:
            self._kept[key] = _compile_code(source, filename, mode, *options, **more)
        return self._kept[key]

    def keep(self) -> None:
        """Write what was compiled anew; where that is not possible it is compiled anew the next time, too."""
        if sys.dont_write_bytecode or len(self._kept) == self._known:
            return
        text = marshal.dumps(self._kept)
        unfinished = self._path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            unfinished.write_bytes(importlib.util.source_hash(text) + text)
            unfinished.replace(self._path)

    def _read(self) -> dict[bytes, CodeType]:
        try:
            content = self._path.read_bytes()
        except OSError:
            return {}
        digest, text = content[:_HASH_SIZE], content[_HASH_SIZE:]
        kept: dict[bytes, CodeType] = marshal.loads(text) if digest == importlib.util.source_hash(text) else {}
        return kept


class _Expression:
    """A regular expression that is compiled when one of its methods is first called."""

    def __init__(self, *described: Any, **more: Any) -> None:
        # which remembers what it has compiled
        self._compiled: Callable[[], re.Pattern[str]] = lambda: _compile_expression(*described, **more)

    def __getattr__(self, method: str) -> Callable[..., Any]:
        return lambda *given, **more: getattr(self._compiled(), method)(*given, **more)


def _compile_later(*described: Any, **more: Any) -> Any:
    """Stand in for ``re.compile``."""
    is_support = sys._getframe(1).f_globals["__name__"].startswith(_SUPPORT)
    return (_Expression if is_support else _compile_expression)(*described, **more)


def _import_pyside() -> None:
    beside = Path(importlib.util.cache_from_source(__file__))
    code = _KeptCode(beside.with_name(f"{beside.stem}.support"))
    builtins.compile, re.compile = code.compile, _compile_later
    try:
        import PySide6.QtCore  # noqa: F401
    finally:
        builtins.compile, re.compile = _compile_code, _compile_expression
    code.keep()
    # PySide's import reads the source of every module, and keeps it, to see whether the module wants properties in
    # snake_case (from __feature__). None of ours does: without that the app takes 26 MiB less.
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)


_import_pyside()
