"""Comparing the engine with the local compiler and kernel.

This is the only place that runs native code, and it does so only for files that the user names on the command line.
"""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from enum import Enum
from itertools import zip_longest
from pathlib import Path
from typing import Any

from trainer.engine import CError, Limits, run

# libm is mapped only into a program that uses it, so that the others lie where they lie without -lm
_COMPILER = ("gcc", "-std=gnu11", "-O0", "-w", "-pthread")
_LIBRARIES = ("-Wl,--as-needed", "-lm")
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}
_SECONDS = 10
_STACK = 8 << 20  # bytes, as the engine has it
_NOBODY = 65534
_RUNS = 3  # until one agrees: threads and times may differ from run to run
_LONGEST = 160  # characters of a line that are shown


class Verdict(Enum):
    """What came of a comparison."""

    AGREES = "agrees"
    DIFFERS = "differs"
    REFUSED = "refused"
    NOT_COMPARED = "not compared"

    @property
    def plural(self) -> str:
        """The word for several files, or a number of them."""
        return {Verdict.AGREES: "agree", Verdict.DIFFERS: "differ"}.get(self, self.value)


class CannotVerify(Exception):
    """The machine cannot say what the program does; ``str()`` is a sentence."""


@dataclass(frozen=True)
class Ending:
    """What a program printed, and how it ended: ``exit 0``, ``SIGSEGV`` or the sentence of a limit."""

    stdout: str
    stderr: str
    ending: str


@dataclass(frozen=True)
class Comparison:
    """The verdict on one program and the lines that explain it."""

    verdict: Verdict
    details: tuple[str, ...] = ()


def compare(path: Path) -> Comparison:
    """Run a program on the machine and in the engine, and say whether they agree.

    Raises:
        CannotVerify: there is no gcc.

    """
    try:
        engine = _in_the_engine(path)
    except CError as refusal:
        return Comparison(Verdict.REFUSED, (str(refusal),))
    try:
        machine = _on_the_machine(path, engine)
    except _NotRun as reason:
        return Comparison(Verdict.NOT_COMPARED, (str(reason),))
    if engine in machine:
        return Comparison(Verdict.AGREES)
    details = _differences(machine[0], engine)
    if any(other != machine[0] for other in machine[1:]):
        details.append("The machine itself did not do the same each time; its first run is shown.")
    return Comparison(Verdict.DIFFERS, tuple(details))


def _in_the_engine(path: Path) -> Ending:
    limits = Limits(seconds=_SECONDS)
    result = run(
        path.read_text(encoding="utf-8", errors="surrogateescape"), filename=path.name, record=False, limits=limits
    )
    return Ending(result.stdout, result.stderr, result.limit or result.signal or f"exit {result.exit_code}")


# the machine


class _NotRun(Exception):
    """The program cannot be run here; ``str()`` says why."""


def _on_the_machine(path: Path, wanted: Ending) -> list[Ending]:
    """Compile a program and run it a few times, until it does what is ``wanted``."""
    if shutil.which(_COMPILER[0]) is None:
        raise CannotVerify("gcc is not installed, so there is nothing to compare with; install it and try again.")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)  # as the simulated user may write where it works
        program = Path(folder) / path.stem
        # __FILE__ and assert say the name as the compiler got it
        command = [*_COMPILER, "-o", str(program), path.name, *_LIBRARIES]
        built = subprocess.run(command, cwd=path.resolve().parent, capture_output=True, text=True, check=False)
        if built.returncode:
            raise _NotRun(f"gcc refuses it:\n{built.stderr.rstrip()}")
        seen: list[Ending] = []
        while len(seen) < _RUNS and wanted not in seen:
            seen.append(_run_once(program))
        return seen


def _run_once(program: Path) -> Ending:
    """Run a program at the addresses that the engine gives it, which are those without ASLR."""
    fixed = ["setarch", "-R"] if shutil.which("setarch") else []
    # the simulated user is not root, who may do more
    account: dict[str, Any] = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}
    try:
        ran = subprocess.run(
            [*fixed, f"./{program.name}"],
            cwd=program.parent,
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            preexec_fn=_set_limits,
            **account,
        )
    except subprocess.TimeoutExpired:
        raise _NotRun(f"it did not end within {_SECONDS} seconds on this machine.") from None
    ending = signal.Signals(-ran.returncode).name if ran.returncode < 0 else f"exit {ran.returncode}"
    return Ending(ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"), ending)


def _set_limits() -> None:
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    hard = resource.getrlimit(resource.RLIMIT_STACK)[1]
    if hard == resource.RLIM_INFINITY or hard >= _STACK:
        resource.setrlimit(resource.RLIMIT_STACK, (_STACK, hard))


# the differences


def _differences(machine: Ending, engine: Ending) -> list[str]:
    found = _first_difference("stdout", machine.stdout, engine.stdout)
    if machine.ending != engine.ending:
        found += _both("ending", machine.ending, engine.ending)
    return found + _first_difference("stderr", machine.stderr, engine.stderr)


def _first_difference(stream: str, machine: str, engine: str) -> list[str]:
    sides = zip_longest(machine.splitlines(keepends=True), engine.splitlines(keepends=True))
    for number, (real, simulated) in enumerate(sides, 1):
        if real != simulated:
            return _both(f"{stream}, line {number}", _shown(real, simulated), _shown(simulated, real))
    return []


def _both(what: str, machine: str, engine: str) -> list[str]:
    return [f"{what}:", f"  machine: {machine}", f"  engine:  {engine}"]


def _shown(line: str | None, other: str | None) -> str:
    """Return a line as it is shown beside the other side's: invisible characters escaped, no line said in words."""
    if line is None:
        return "(no such line)"
    text = "".join(letter if letter.isprintable() else repr(letter)[1:-1] for letter in line.rstrip("\n"))
    if len(text) > _LONGEST:
        start = max(0, _common_length(line, other or "") - _LONGEST // 2)
        text = ("…" if start else "") + text[start : start + _LONGEST] + "…"
    return text if line.endswith("\n") else f"{text} (no newline at its end)"


def _common_length(one: str, other: str) -> int:
    return next((index for index, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), 0)
