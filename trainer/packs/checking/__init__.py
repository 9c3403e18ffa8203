"""Checking a pack: its structure, each question by the engine for many seeds, its texts and its style."""

from collections.abc import Callable, Iterator
from pathlib import Path

from trainer.packs.checking.question import DEFAULT_SEEDS, Checked, check_question
from trainer.packs.checking.style import pack_style
from trainer.packs.pack import Pack
from trainer.packs.problems import Problem
from trainer.packs.reader import read_sound_part
from trainer.questions.runs import Runner, engine_runner

__all__ = ["DEFAULT_SEEDS", "PackCheck", "check_pack", "check_question"]

Progress = Callable[[int, int], None]
"""Called with the number of questions that are done, and their total."""


class PackCheck:
    """What a check found: ``questions`` that could be read, errors and warnings in the order of the files."""

    def __init__(self, questions: int, problems: list[Problem]) -> None:
        self.questions = questions
        self.problems = sorted(problems, key=lambda problem: problem.order)

    @property
    def errors(self) -> list[Problem]:
        """Without the warnings."""
        return [problem for problem in self.problems if not problem.warning]


def check_pack(
    path: Path,
    *,
    seeds: int = DEFAULT_SEEDS,
    workers: int = 0,
    runner: Runner = engine_runner,
    progress: Progress | None = None,
) -> PackCheck:
    """Check the pack in a folder or a zip, each question for ``seeds`` seeds from 0 on.

    ``workers`` processes share the questions; with 0 they are checked here, by ``runner``.
    """
    pack, problems = read_sound_part(path)
    if pack is None:
        return PackCheck(0, problems)
    checked = _checked_by_workers(pack, seeds, workers) if workers else _checked_here(pack, seeds, runner)
    places = {}
    for done, found in enumerate(checked, 1):
        problems += found.problems
        if found.place is not None:
            places[found.question] = found.place
        if progress is not None:
            progress(done, len(pack.questions))
    problems += pack_style(pack, places)
    return PackCheck(len(pack.questions), problems)


def _checked_by_workers(pack: Pack, seeds: int, workers: int) -> Iterator[Checked]:
    from trainer.packs.checking.workers import checked_by_workers  # who only studies needs no pool of processes

    return checked_by_workers(pack, seeds, workers)


def _checked_here(pack: Pack, seeds: int, runner: Runner) -> Iterator[Checked]:
    for question in pack.questions:
        yield check_question(question, pack.origins[question.id], pack.files, seeds, runner)
