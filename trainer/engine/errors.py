"""What can go wrong inside a run.

CError                    the program cannot be run: it does not parse, or uses what the engine lacks
└── CompilerDefect        it shows a defect of the compiler
ProcessEnd                unwinds the simulated process
├── ProcessExit           it ended with an exit code
├── ProcessKilled         a signal ended it
└── LimitReached          it used up steps, memory, output or time
    └── Deadlock          every thread waits for another one
Unwind                    unwinds simulated frames inside one thread
├── LongJump              ``longjmp`` to a frame further up
├── Goto                  ``goto`` within a function
└── ThreadExit            ``pthread_exit`` or cancellation
"""

from typing import Any

from trainer.engine.lazy_dataclasses import dataclass


class CError(Exception):
    """The program cannot be run; ``str()`` gives ``file:line:col: what``."""

    def __init__(self, message: str, filename: str, line: int, column: int) -> None:
        super().__init__(message, filename, line, column)
        self.message = message
        self.filename = filename
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.filename}:{self.line}:{self.column}: {self.message}"


class CompilerDefect(CError):
    """The program is refused because the compiler failed, which it never should."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The access that a fatal signal complained of.

    ``address`` is ``si_addr`` (0 for a non-canonical address, where the kernel knows none); ``code`` is the
    name of ``si_code``, such as ``SEGV_MAPERR``; ``access`` is ``read``, ``write`` or ``execute``.
    """

    address: int
    region: str
    line: int
    access: str
    code: str
    signal: str


class ProcessEnd(BaseException):
    """Base of what ends the simulated process; derives from BaseException so that no handler swallows it."""


class ProcessExit(ProcessEnd):
    """The process ended with ``code`` (0..255)."""

    def __init__(self, code: int) -> None:
        super().__init__(code)
        self.code = code & 0xFF


class ProcessKilled(ProcessEnd):
    """The process was ended by the signal named ``signal``."""

    def __init__(self, signal: str, fault: Fault | None = None) -> None:
        super().__init__(signal)
        self.signal = signal
        self.fault = fault


class LimitReached(ProcessEnd):
    """The run used up one of its limits; ``sentence`` says which."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class Deadlock(LimitReached):
    """No thread can ever run again; ``waiting`` says of each one where it is and what it waits for."""

    def __init__(self, waiting: tuple[str, ...]) -> None:
        super().__init__("deadlock: " + "; ".join(waiting))
        self.waiting = waiting


class Unwind(BaseException):
    """Base of what unwinds simulated frames without ending the process."""


class LongJump(Unwind):
    """``longjmp(buffer, value)``: ``target`` is the frame identity stored by ``setjmp``."""

    def __init__(self, target: int, value: int) -> None:
        super().__init__(target, value)
        self.target = target
        self.value = value


class Goto(Unwind):
    """``goto`` out of a host loop, to entry number ``entry`` of the same function."""

    def __init__(self, entry: int) -> None:
        super().__init__(entry)
        self.entry = entry


class Executed(Unwind):
    """The calling process has executed the program anew: ``process`` goes on in its place."""

    def __init__(self, process: Any) -> None:
        super().__init__(process)
        self.process = process


class ThreadExit(Unwind):
    """The calling thread ends with ``value`` (a ``void *`` as integer)."""

    def __init__(self, value: Any) -> None:
        super().__init__(value)
        self.value = value


class NoSuchVariable(LookupError):
    """There is no variable ``name`` in scope; there are ``names``. ``str()`` is a sentence."""

    def __init__(self, name: str, line: int, names: list[str]) -> None:
        super().__init__(f"There is no variable '{name}' at line {line}.")
        self.name = name
        self.names = names
