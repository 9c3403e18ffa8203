"""The end of the program: ``exit`` and what it calls before (exit(3), atexit(3), on_exit(3), quick_exit(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

from trainer.engine.errors import ProcessExit
from trainer.engine.libc.registry import function

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.process.process import Process

_LIST_ENTRIES, _LIST_SIZE = 32, 1040  # struct exit_function_list


class _Handlers:
    """Functions to call, last one first. The first list is static, the others are allocated."""

    _first_free = _LIST_ENTRIES

    def __init__(self, process: Process) -> None:
        self._process = process
        self.registered: list[Callable[[int], object]] = []
        self._free = self._first_free

    def add(self, handler: Callable[[int], object]) -> int:
        """Register a handler, which gets the exit code; -1 without memory."""
        if self._free == 0:
            if not self._process.heap.calloc(1, _LIST_SIZE):
                return -1
            self._free = _LIST_ENTRIES
        self._free -= 1
        self.registered.append(handler)
        return 0

    def run(self, code: int) -> None:
        """Call the handlers, those too that are registered meanwhile."""
        while self.registered:
            self.registered.pop()(code)


class ExitHandlers(_Handlers):
    """The handlers of ``exit``; the dynamic linker has registered one."""

    _first_free = _LIST_ENTRIES - 1


class QuickExitHandlers(_Handlers):
    """The handlers of ``quick_exit``."""


@function()
def atexit(process: Process, handler: int) -> int:
    """Register a function for ``exit``."""
    if not handler:
        from trainer.engine.libc.stdio.messages import assertion_fails

        assertion_fails(process, b"func != NULL", b"cxa_atexit.c", 41, b"__internal_atexit")
    return process.part(ExitHandlers).add(lambda code: process.call(handler))


@function()
def on_exit(process: Process, handler: int, argument: int) -> int:
    """Register a function that gets the exit code and ``argument``."""
    return process.part(ExitHandlers).add(lambda code: process.call(handler, code, argument))


@function("__cxa_atexit")
def cxa_atexit(process: Process, handler: int, argument: int, module: int) -> int:
    """Register a function that gets ``argument``."""
    return process.part(ExitHandlers).add(lambda code: process.call(handler, argument))


@function()
def at_quick_exit(process: Process, handler: int) -> int:
    """Register a function for ``quick_exit``."""
    return process.part(QuickExitHandlers).add(lambda code: process.call(handler))


@function("exit")
def exit_(process: Process, code: int) -> NoReturn:
    """End the program: handlers, then streams."""
    process.exit(code)


@function()
def quick_exit(process: Process, code: int) -> NoReturn:
    """End the program: the handlers of ``at_quick_exit``, nothing flushed."""
    process.part(QuickExitHandlers).run(code)
    raise ProcessExit(code)


@function("_exit", "_Exit")
def exit_now(process: Process, code: int) -> NoReturn:
    """End the process at once: no handlers, nothing flushed."""
    raise ProcessExit(code)


@function("abort")
def abort(process: Process) -> NoReturn:
    """End by SIGABRT."""
    process.signals.abort()
