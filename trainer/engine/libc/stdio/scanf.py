"""Formatted input: ``scanf`` and its family (scanf(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import CallArguments, VaListArguments
from trainer.engine.libc.stdio.file import File
from trainer.engine.libc.stdio.scan_input import StringSource
from trainer.engine.libc.stdio.scanning import Scanner

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


@function("scanf", "__isoc99_scanf")
def scanf(process: Process, template: int, *values: Any) -> int:
    """Read from stdin; returns the number of assigned items, EOF when the input ended before the first."""
    scanner = Scanner(process, process.stdio.standard("stdin"), CallArguments(process, values, 1))
    return scanner.run(process.memory.string(template))


@function("fscanf", "__isoc99_fscanf")
def fscanf(process: Process, stream: int, template: int, *values: Any) -> int:
    """Read from a stream."""
    scanner = Scanner(process, process.stdio.stream(stream, File.MODE), CallArguments(process, values, 2))
    return scanner.run(process.memory.string(template))


@function("sscanf", "__isoc99_sscanf")
def sscanf(process: Process, text: int, template: int, *values: Any) -> int:
    """Read from a string."""
    source = StringSource(process.memory.string(text))
    return Scanner(process, source, CallArguments(process, values, 2)).run(process.memory.string(template))


@function()
def vscanf(process: Process, template: int, pointer: int) -> int:
    """Read from stdin, assigning through a ``va_list``."""
    scanner = Scanner(process, process.stdio.standard("stdin"), VaListArguments(process, pointer))
    return scanner.run(process.memory.string(template))


@function()
def vfscanf(process: Process, stream: int, template: int, pointer: int) -> int:
    """Read from a stream, assigning through a ``va_list``."""
    scanner = Scanner(process, process.stdio.stream(stream, File.MODE), VaListArguments(process, pointer))
    return scanner.run(process.memory.string(template))


@function()
def vsscanf(process: Process, text: int, template: int, pointer: int) -> int:
    """Read from a string, assigning through a ``va_list``."""
    source = StringSource(process.memory.string(text))
    return Scanner(process, source, VaListArguments(process, pointer)).run(process.memory.string(template))
