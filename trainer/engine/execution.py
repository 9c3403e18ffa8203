"""Running a C program in a simulated process."""

from __future__ import annotations

import gc
import sys
from functools import cached_property, lru_cache
from random import Random
from typing import TYPE_CHECKING, Any

from trainer.engine.errors import CError, CompilerDefect, Fault, LimitReached, ProcessEnd, ProcessExit, ProcessKilled
from trainer.engine.language.linking import link
from trainer.engine.language.unit import Unit
from trainer.engine.lazy_dataclasses import as_dict, dataclass, field
from trainer.engine.limits import Limits
from trainer.engine.platforms import PLATFORMS, Platform
from trainer.engine.process.image_layout import place
from trainer.engine.process.process import Process
from trainer.engine.process.write_log import WriteLog
from trainer.engine.watchdog import WATCHDOG, OutOfTime

if TYPE_CHECKING:
    from collections.abc import Sequence

    from trainer.engine.events import Event
    from trainer.engine.language.compiled_unit import CompiledUnit
    from trainer.engine.language.linking import LinkedProgram
    from trainer.engine.process.happenings import Happenings
    from trainer.engine.regions import Region
    from trainer.engine.timeline import Timeline

_KEPT_PROGRAMS = 32
_COMPILE_SECONDS = 5  # of processor time
_COMPILER_RECURSION = 3000  # calls of the host that nested expressions and statements may need
_HOST_RECURSION = 3  # host frames for one simulated call, at most
SIMULATION_FAILED = "The simulation failed"  # how the sentence begins that tells of a defect


@dataclass
class Run:
    """What a program did.

    Either ``exit_code``, ``signal`` (a name such as ``SIGSEGV``) or ``limit`` (a sentence) is set.
    """

    source: str
    platform: str
    stdout: str
    stderr: str
    exit_code: int | None
    signal: str | None
    limit: str | None
    fault: Fault | None
    process: Process = field(repr=False)
    """The simulated process as the run left it; of a recorded run without the bytes of its memory."""
    log: WriteLog = field(repr=False)
    """All that was written; empty if it was not recorded."""
    happenings: Happenings = field(repr=False)
    """All that happened, as it was noted."""

    @cached_property
    def regions(self) -> tuple[Region, ...]:
        """The regions at the end, lowest address first."""
        return self.process.space.regions()

    @cached_property
    def events(self) -> tuple[Event, ...]:
        """What happened, in order."""
        return self.happenings.tell()

    @cached_property
    def timeline(self) -> Timeline:
        """The states that the run went through; empty if it was not recorded."""
        from trainer.engine.timeline import Timeline

        return Timeline(self.process, self.log)

    def to_json(self) -> dict[str, Any]:
        """Return the object that ``trainer run --json`` prints."""
        fault = self.fault
        return {
            "stdout": self.stdout,
            "stderr": self.stderr,
            "exit_code": self.exit_code,
            "signal": self.signal,
            "fault": {"address": fault.address, "region": str(fault.region), "line": fault.line} if fault else None,
            "events": [
                {
                    "step": event.step,
                    "thread": event.thread,
                    "line": event.line,
                    "kind": event.kind,
                    "data": dict(event.data),
                    "rule": {"name": event.rule.name, "values": dict(event.rule.values)},
                }
                for event in self.events
            ],
            "regions": [as_dict(region) for region in self.regions],
            "limit": self.limit,
        }


def run(
    source: str,
    platform: str | Platform = "linux-x86_64",
    *,
    filename: str = "main.c",
    stdin: bytes = b"",
    args: Sequence[str] = (),
    seed: int | None = None,
    tty: bool = False,
    record: bool = True,
    limits: Limits | None = None,
) -> Run:
    """Run a C program; deterministic for the same arguments.

    ``platform`` is the name of one, or a platform itself, such as one made from another with some rule changed.
    ``args`` follow the program's name in ``argv``. ``seed`` randomises addresses as ASLR does; without one they are
    those of a run without ASLR. ``tty`` makes stdout a terminal. ``record`` keeps the timeline.

    Raises:
        CError: the program does not parse, or uses what the engine lacks.
        KeyError: there is no such platform.

    """
    target = platform if isinstance(platform, Platform) else PLATFORMS[platform]
    bounds = limits or Limits()
    outcome: dict[str, Any] = {"exit_code": None, "signal": None, "limit": None, "fault": None}
    recursion = sys.getrecursionlimit()
    collecting = gc.isenabled()
    gc.disable()  # all that is made is kept
    try:
        sys.setrecursionlimit(max(recursion, _COMPILER_RECURSION))
        program = _build(source, filename, record, target, seed)
        sys.setrecursionlimit(max(recursion, bounds.depth * _HOST_RECURSION))
        process = _load(program, target, bounds, stdin=stdin, arguments=args, seed=seed, tty=tty, record=record)
        outcome.update(_run(process))
        while process.successor is not None:
            process = process.successor
        log = process.retire() if record else WriteLog()
        if outcome["limit"]:
            log.cut(process.program.scalar_codes)
    finally:
        sys.setrecursionlimit(recursion)
        if collecting:
            gc.enable()
    return Run(
        source=source,
        platform=target.name,
        stdout=process.stdout_bytes.decode("utf-8", "replace"),
        stderr=process.stderr_bytes.decode("utf-8", "replace"),
        process=process,
        log=log,
        happenings=process.happenings.taken(),
        **outcome,
    )


def _load(program: LinkedProgram, *arguments: Any, **options: Any) -> Process:
    try:
        return Process(program, *arguments, **options)
    except LimitReached as end:
        raise CError(f"the program is too large: {end.sentence}", program.filename, 1, 1) from None


@lru_cache(maxsize=_KEPT_PROGRAMS)
def _build(source: str, filename: str, record: bool, platform: Platform, seed: int | None) -> LinkedProgram:
    """Compile and link; a question is often run again in a later review."""
    placement = place(platform, Random(seed)) if seed is not None else None
    return link(_compiled(source, filename, record), platform, placement)


@lru_cache(maxsize=_KEPT_PROGRAMS)
def _compiled(source: str, filename: str, record: bool) -> CompiledUnit:
    """Compile; a question is run on more than one platform when its misconceptions have rules of their own."""
    try:
        with WATCHDOG.watch(_COMPILE_SECONDS):
            return Unit(source, filename, record=record).compile()
    except CError:
        raise
    except OutOfTime:
        message = f"the program is too large: compiling it takes more than {_COMPILE_SECONDS} seconds"
        raise CError(message, filename, 1, 1) from None
    except MemoryError:
        message = "the program is too large: there is not enough memory to compile it"
        raise CError(message, filename, 1, 1) from None
    except Exception as error:
        message = f"the compiler fails on this program ({error!r}): please report it"
        raise CompilerDefect(message, filename, 1, 1) from error


def _run(process: Process) -> dict[str, Any]:
    try:
        with WATCHDOG.watch(process.limits.seconds):
            return {"exit_code": process.run()}
    except ProcessExit as end:
        return {"exit_code": end.code}
    except ProcessKilled as end:
        return {"signal": end.signal, "fault": end.fault}
    except LimitReached as end:
        return {"limit": end.sentence}
    except ProcessEnd as end:
        return {"limit": str(end)}
    except RecursionError:
        return {"limit": f"The program was stopped at a call depth of {process.limits.depth:,}."}
    except MemoryError:
        return {"limit": "The program was stopped because it used up the memory of the simulation."}
    except Exception as error:
        import logging

        logging.getLogger(__name__).debug("the simulation failed", exc_info=True)
        return {"limit": f"{SIMULATION_FAILED} ({error!r}): please report this program."}
