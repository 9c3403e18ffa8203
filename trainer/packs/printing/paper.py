"""An exam paper as data: its versions, each with its own order, draws and letters."""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from trainer.engine.platforms import PLATFORMS
from trainer.packs.pack import Pack
from trainer.packs.portable import AskedError, Portable, asked
from trainer.packs.printing.parts import lettered, points, printed
from trainer.packs.printing.prose import Node, blocks, breakable, code_lines
from trainer.questions import Question


@dataclass(frozen=True, slots=True)
class Settings:
    """What a paper is like: ``versions`` of it from ``seed`` on, ``key`` with the answers filled in.

    ``points`` is what each question is worth; None goes by what there is to answer. ``keep_order`` leaves the
    questions in order also where there are several versions.
    """

    title: str = ""
    versions: int = 1
    seed: int = 0
    key: bool = False
    points: int | None = None
    keep_order: bool = False
    paper: str = "a4"


def paper(pack: Pack, questions: Sequence[Question], settings: Settings) -> Node:
    """Return everything that the template needs. Raises AskedError if the engine refuses a question."""
    versions = [_version(number, questions, settings) for number in range(settings.versions)]
    return {
        "title": settings.title or pack.title,
        "language": pack.language.split("-")[0],
        "paper": settings.paper,
        "key": settings.key,
        "points": sum(question["points"] for question in versions[0]["questions"]),
        "versions": versions,
    }


def _version(number: int, questions: Sequence[Question], settings: Settings) -> Node:
    seed = settings.seed + number
    random = Random(f"paper:{seed}")
    order = list(questions)
    if settings.versions > 1 and not settings.keep_order:
        random.shuffle(order)
    return {
        "letter": lettered(number) if settings.versions > 1 else "",
        "questions": [
            _question(place, _asked(question, seed, settings.key), settings, Random(f"{question.id}:{seed}"))
            for place, question in enumerate(order, 1)
        ],
    }


def _asked(question: Question, seed: int, explained: bool) -> Portable:
    try:
        return asked(question, seed, explained=explained)
    except AskedError as error:
        raise AskedError(f"{question.id}: {error}") from error


def _question(place: int, question: Portable, settings: Settings, random: Random) -> Node:
    worth = settings.points or sum(points(part) for part in question.parts)
    parts = [{**printed(part, random), "points": _rounded(part.share * worth)} for part in question.parts]
    about: list[dict[str, Any]] = []
    if question.program is not None:
        about.append({"name": "Machine", "text": PLATFORMS[question.platform].title, "code": False})
    if question.arguments:
        about.append({"name": "Arguments", "text": breakable(" ".join(question.arguments)), "code": True})
    return {
        "id": question.id,
        "number": place,
        "title": question.title,
        "points": worth,
        "prompt": blocks(question.prompt),
        "program": code_lines(question.program) if question.program else [],
        "about": about,
        "stdin": [entry["s"] for entry in code_lines(question.stdin)] if question.stdin else [],
        "parts": parts,
        "explanation": blocks("\n\n".join(filter(None, (question.explanation, question.evidence)))),
    }


def _rounded(value: float) -> str:
    return f"{round(value, 2):g}"
