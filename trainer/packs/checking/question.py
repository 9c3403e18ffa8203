"""Checking one question: as it is for each of many seeds, by the engine."""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from trainer.packs.checking.fairness import unfair
from trainer.packs.checking.style import KeyPlace, key_place, style
from trainer.packs.checking.text import check_texts
from trainer.packs.messages import complaints
from trainer.packs.pack import Origin
from trainer.packs.problems import Problem
from trainer.questions import Item, Misfilled, ProgramRefused, Question, QuestionError
from trainer.questions.errors import Location
from trainer.questions.parameters import Value
from trainer.questions.runs import Runner, engine_runner

DEFAULT_SEEDS = 20
MOST_STEPS = 300_000
"""Statements that a program may execute before the learner has to wait for its run."""


@dataclass(frozen=True)
class Checked:
    """What a check of one question found, and where its key stands."""

    question: str
    problems: tuple[Problem, ...]
    place: KeyPlace | None = None


def check_question(
    question: Question,
    origin: Origin,
    files: Collection[str],
    seeds: int = DEFAULT_SEEDS,
    runner: Runner = engine_runner,
) -> Checked:
    """Check a question for the seeds from 0 on; ``files`` are the names of its pack's files."""
    return _QuestionCheck(question, origin, files, runner).checked(seeds)


class _QuestionCheck:
    """Checks one question and collects what is wrong with it."""

    def __init__(self, question: Question, origin: Origin, files: Collection[str], runner: Runner) -> None:
        self._question = question
        self._origin = origin
        self._files = files
        self._runner = runner
        self._found: dict[tuple[Any, ...], Problem] = {}
        self._values: Mapping[str, Value] = {}
        self._seed = 0

    def checked(self, seeds: int) -> Checked:
        items = [item for seed in range(seeds) if (item := self._item(seed)) is not None]
        self._seed, self._values = 0, {}
        if len(items) == seeds and items:
            for location, what, expected in style(self._question, items):
                self._add(location, what, expected, warning=True)
        return Checked(self._question.id, tuple(self._found.values()), key_place(items))

    def _item(self, seed: int) -> Item[Any, Any] | None:
        """Check the question of a seed; None if there is none."""
        self._seed, self._values = seed, {}
        try:
            concrete = self._question.at(seed)
            self._values = concrete.values
            if concrete.values or seed == 0:
                check_texts(concrete, self._files, self._add)
            item = concrete.prepare(seed, self._runner)
            if (fault := unfair(item)) is not None:
                self._add((), *fault)
            if seed == 0 and item.run is not None and len(item.run.timeline) > MOST_STEPS:
                steps = f"the program executes {len(item.run.timeline):,} statements"
                expected = f"at most {MOST_STEPS:,}, so that nobody has to wait"
                self._add(("program",), steps, expected, warning=True)
        except ProgramRefused as refused:
            place = self._origin.program_place(refused.line, refused.column)
            self._add_at(place, f"the program cannot be run: {refused.sentence}", self._right_program(refused.line))
        except Misfilled as misfilled:
            for found in complaints(misfilled.error):
                self._add_at(self._origin.place(found.location, found.placeholder), found.what, found.expected)
        except QuestionError as error:
            self._add(error.location, error.sentence, error.expected)
        except Exception as error:  # a defect of ours must not hide what is wrong with the other questions
            what = f"the engine failed on this question ({type(error).__name__}: {error})"
            self._add(("program",), what, "a report of this program to the maintainers")
        else:
            return item
        return None

    def _right_program(self, line: int) -> str:
        """Say what would be right in place of a program that cannot be run."""
        lines = self._question.source().split("\n")
        is_placeholder = 0 < line <= len(lines) and "${" in lines[line - 1]
        if is_placeholder and self._question.template is None:
            return "'parameters' in the question, which fill in the placeholders of its program"
        return "C that the engine runs"

    def _add(self, location: Location, what: str, expected: str, warning: bool = False) -> None:
        self._add_at(self._origin.place(location), what, expected, warning)

    def _add_at(self, place: tuple[str, int, int], what: str, expected: str, warning: bool = False) -> None:
        """Add a problem, unless one at that place differs in its numbers only."""
        if self._values:
            what = f"{what} (seed {self._seed}: {', '.join(_shown(self._values))})"
        identity = (place, warning, re.sub(r"\d+|\(seed .*", "", what))
        self._found.setdefault(identity, Problem(*place, self._question.id, what, expected, warning))


def _shown(values: Mapping[str, Value]) -> Iterator[str]:
    for name, value in values.items():
        inner = ", ".join(_shown(value)) if isinstance(value, Mapping) else value
        yield f"{name} = {inner}" if not isinstance(value, Mapping) else f"{name}: {inner}"
