"""Messages of failure that may end the program (err(3), error(3))."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from trainer.engine.libc.errors import error_text
from trainer.engine.libc.registry import function
from trainer.engine.libc.stdio.arguments import Arguments, CallArguments, VaListArguments
from trainer.engine.libc.stdio.messages import program_name, write_message
from trainer.engine.libc.stdio.printing import format_bytes

if TYPE_CHECKING:
    from trainer.engine.process.process import Process


def _complain(process: Process, template: int, arguments: Arguments, number: int | None) -> None:
    message = program_name(process) + b": "
    if template:
        message += format_bytes(process, process.memory.string(template), arguments)[0]
    if number is not None:
        message += (b": " if template else b"") + error_text(number).encode()
    write_message(process, message + b"\n")


@function()
def warn(process: Process, template: int, *values: Any) -> None:
    """Print a message with that of ``errno``."""
    _complain(process, template, CallArguments(process, values, 1), process.errno)


@function()
def warnx(process: Process, template: int, *values: Any) -> None:
    """Print a message."""
    _complain(process, template, CallArguments(process, values, 1), None)


@function()
def vwarn(process: Process, template: int, pointer: int) -> None:
    """Print the arguments of a ``va_list`` with the message of ``errno``."""
    _complain(process, template, VaListArguments(process, pointer), process.errno)


@function()
def vwarnx(process: Process, template: int, pointer: int) -> None:
    """Print the arguments of a ``va_list``."""
    _complain(process, template, VaListArguments(process, pointer), None)


@function()
def err(process: Process, status: int, template: int, *values: Any) -> NoReturn:
    """Print a message with that of ``errno`` and exit."""
    _complain(process, template, CallArguments(process, values, 2), process.errno)
    process.exit(status)


@function()
def errx(process: Process, status: int, template: int, *values: Any) -> NoReturn:
    """Print a message and exit."""
    _complain(process, template, CallArguments(process, values, 2), None)
    process.exit(status)


@function()
def verr(process: Process, status: int, template: int, pointer: int) -> NoReturn:
    """Print the arguments of a ``va_list`` with the message of ``errno`` and exit."""
    _complain(process, template, VaListArguments(process, pointer), process.errno)
    process.exit(status)


@function()
def verrx(process: Process, status: int, template: int, pointer: int) -> NoReturn:
    """Print the arguments of a ``va_list`` and exit."""
    _complain(process, template, VaListArguments(process, pointer), None)
    process.exit(status)


def _report(process: Process, status: int, where: bytes, text: bytes, number: int) -> None:
    process.stdio.standard("stdout").sync()
    message = process.program_name.encode() + b":" + where + b" " + text
    if number:
        message += b": " + error_text(number).encode()
    write_message(process, message + b"\n")
    if status:
        process.exit(status)


@function()
def error(process: Process, status: int, number: int, template: int, *values: Any) -> None:
    """Flush stdout, print a message with that of ``number`` (0: none), and exit unless ``status`` is 0."""
    text = format_bytes(process, process.memory.string(template), CallArguments(process, values, 3))[0]
    _report(process, status, b"", text, number)


@function()
def error_at_line(
    process: Process, status: int, number: int, file: int, line: int, template: int, *values: Any
) -> None:
    """Do the same, naming a file and a line."""
    text = format_bytes(process, process.memory.string(template), CallArguments(process, values, 5))[0]
    where = process.memory.string(file) + b":%d:" % line if file else b""
    _report(process, status, where, text, number)
