"""Checking with several processes, so that all processors are used and nothing can hang or crash the check."""

import gc
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import TimeoutError as TakesTooLong
from pathlib import Path

from pebble import ProcessExpired, ProcessPool

from trainer.packs.checking.question import Checked, check_question
from trainer.packs.pack import Pack
from trainer.packs.problems import Problem
from trainer.packs.reader import read_sound_part

LONGEST = 120
"""Seconds after which the check of one question is given up."""
MEMORY = 4 << 30
"""Bytes of private memory for a worker, where the system can limit it; simulated memory has its own limit."""
LARGEST_TASK = 8
TIDIED_AFTER = 4
"""Questions after which what their runs leave behind is collected."""

_pack: Pack | None = None
"""In a worker, the pack that it checks."""
_done = 0
"""In a worker, the questions that it has checked since it tidied up."""


def checked_by_workers(pack: Pack, seeds: int, workers: int) -> Iterator[Checked]:
    """Check the questions of a pack, those with the same program one after the other, and yield what is found."""
    tasks = _tasks(pack)
    with ProcessPool(workers, initializer=_begin, initargs=(pack.path,)) as pool:
        try:
            longest = LONGEST * max(map(len, tasks), default=1)
            found = pool.map(_check, tasks, [seeds] * len(tasks), timeout=longest).result()
            for task in tasks:
                try:
                    yield from next(found)
                except TakesTooLong:
                    yield from _given_up(pack, task, f"takes longer than {longest} seconds")
                except (ProcessExpired, MemoryError):
                    yield from _given_up(pack, task, "uses up the memory, or ends the process that does it")
        finally:
            pool.stop()  # type: ignore[no-untyped-call]


def _tasks(pack: Pack) -> list[list[str]]:
    """Group the ids of questions by their program, which then is run by one worker, once."""
    groups: dict[tuple[str, str, str], list[str]] = defaultdict(list)
    for question in pack.questions:
        alone = question.id if question.template is not None else ""
        groups[question.source(), question.platform, alone].append(question.id)
    return [
        names[start : start + LARGEST_TASK] for names in groups.values() for start in range(0, len(names), LARGEST_TASK)
    ]


def _begin(path: Path) -> None:
    global _pack
    _limit_memory()
    _pack, _ = read_sound_part(path)
    # what is there now stays; collecting what questions leave behind then is quick, and is done between them
    gc.collect()
    gc.freeze()
    gc.disable()


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, hard))


def _check(names: Sequence[str], seeds: int) -> list[Checked]:
    global _done
    assert _pack is not None
    questions = (question for name in names if (question := _pack.question(name)) is not None)
    found = [check_question(question, _pack.origins[question.id], _pack.files, seeds) for question in questions]
    # a run is a web of objects that hold each other, and its address space is large
    _done += len(found)
    if _done >= TIDIED_AFTER:
        _done = 0
        gc.collect()
    return found


def _given_up(pack: Pack, names: Sequence[str], why: str) -> Iterator[Checked]:
    for name in names:
        place = pack.origins[name].place(())
        yield Checked(name, (Problem(*place, name, f"checking this question {why}", "a smaller program"),))
