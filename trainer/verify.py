"""Comparing the engine with the local compiler and kernel.

This is the only place that runs native code, and it does so only for files that the user names on the command line.
"""

from __future__ import annotations

import difflib
import shutil
import signal
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

from trainer.engine import run

_COMPILER = ("gcc", "-std=gnu11", "-O0", "-w", "-pthread")
_SECONDS = 10
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": "/", "LANG": "C", "LC_ALL": "C"}


class CannotVerify(Exception):
    """The machine cannot say what the program does; ``str()`` is a sentence."""


@dataclass(frozen=True)
class Ending:
    """What a program printed, and how it ended: ``exit 0``, ``SIGSEGV`` or the sentence of a limit."""

    stdout: str
    stderr: str
    ending: str


def on_the_machine(path: Path) -> Ending:
    """Compile and run a program natively.

    Raises:
        CannotVerify: there is no gcc, it refuses the program, or the program does not end within 10 seconds.

    """
    if shutil.which(_COMPILER[0]) is None:
        raise CannotVerify("gcc is not installed, so there is nothing to compare with.")
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder) / path.stem
        built = subprocess.run(
            [*_COMPILER, "-o", str(program), str(path.resolve()), "-lm"], capture_output=True, text=True, check=False
        )
        if built.returncode:
            raise CannotVerify(f"gcc refuses {path}:\n{built.stderr.rstrip()}")
        try:
            ran = subprocess.run(
                [f"./{program.name}"],
                cwd=folder,
                env=_ENVIRONMENT,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise CannotVerify(f"{path} did not end within {_SECONDS} seconds on this machine.") from None
    ending = signal.Signals(-ran.returncode).name if ran.returncode < 0 else f"exit {ran.returncode}"
    return Ending(ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace"), ending)


def in_the_engine(path: Path) -> Ending:
    """Run a program in the engine; raises CError for one that it refuses."""
    result = run(path.read_text(encoding="utf-8"), filename=path.name, record=False)
    ending = result.limit or result.signal or f"exit {result.exit_code}"
    return Ending(result.stdout, result.stderr, ending)


def differences(path: Path) -> list[str]:
    """Return what engine and machine disagree about, one line each; empty when they agree."""
    machine, engine = on_the_machine(path), in_the_engine(path)
    found = []
    if machine.ending != engine.ending:
        found.append(f"ending: machine {machine.ending}, engine {engine.ending}")
    for name, real, simulated in (
        ("stdout", machine.stdout, engine.stdout),
        ("stderr", machine.stderr, engine.stderr),
    ):
        found += [
            f"{name}: {line}"
            for line in difflib.unified_diff(
                real.splitlines(), simulated.splitlines(), "machine", "engine", lineterm="", n=0
            )
            if not line.startswith(("---", "+++", "@@"))
        ]
    return found
