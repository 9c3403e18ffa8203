"""Checking a pack: its structure, and each question against the engine."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from trainer.packs.messages import complaints
from trainer.packs.pack import Origin, Pack
from trainer.packs.problems import Problem
from trainer.packs.reader import read_sound_part
from trainer.questions import Item, Misfilled, ProgramRefused, Question, QuestionError
from trainer.questions.runs import Runner, engine_runner

Progress = Callable[[int, int], None]


def check_pack(path: Path, *, runner: Runner = engine_runner, progress: Progress | None = None) -> list[Problem]:
    """Return everything that is wrong with a pack, in the order of its files.

    ``progress`` is called with the number of questions done and their total.
    """
    pack, problems = read_sound_part(path)
    if pack is not None:
        problems = problems + list(check_questions(pack, runner, progress))
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column))


def check_questions(pack: Pack, runner: Runner = engine_runner, progress: Progress | None = None) -> Iterator[Problem]:
    """Yield what the engine has to say against the questions of a pack."""
    for done, question in enumerate(pack.questions, 1):
        problem = check_question(question, pack.origins[question.id], runner)
        if problem is not None:
            yield problem
        if progress is not None:
            progress(done, len(pack.questions))


def check_question(question: Question, origin: Origin, runner: Runner = engine_runner) -> Problem | None:
    """Prepare a question, and grade its key and the untouched answer."""
    try:
        fault = unfair(question.prepare(0, runner))
    except ProgramRefused as refused:
        what = f"the program cannot be run: {refused.sentence}"
        return Problem(*origin.program_place(refused.line, refused.column), question.id, what, "C that the engine runs")
    except Misfilled as misfilled:
        location, what, expected, placeholder = next(complaints(misfilled.error))
        return Problem(*origin.place(location, placeholder), question.id, what, expected)
    except QuestionError as error:
        return Problem(*origin.place(error.location), question.id, error.sentence, error.expected)
    except Exception as error:  # a defect of ours must not hide what is wrong with the other questions
        what = f"the engine failed on this question ({type(error).__name__}: {error})"
        return Problem(*origin.place(("program",)), question.id, what, "a report of this program to the maintainers")
    return None if fault is None else Problem(*origin.place(()), question.id, *fault)


def unfair(item: Item[Any, Any]) -> tuple[str, str] | None:
    """Return what is wrong with the grading of ``item`` and what would be right, None if nothing is."""
    key = item.key()
    if item.parse(key.model_dump(mode="json")) != key:
        return "the key cannot be stored", "a key that is read back as it was written"
    if (score := item.score(key)) != 1.0:
        return f"its own key scores {score:.0%}", "100 %; look at what caps the score"
    if (score := item.score(item.empty())) != 0.0:
        return f"the untouched answer scores {score:.0%}", "0 %; give less"
    return None
