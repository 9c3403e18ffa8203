"""Choosing questions of a pack by their ids and topics."""

from collections.abc import Sequence
from difflib import get_close_matches

from trainer.packs.pack import Pack
from trainer.questions import Question


class NoSuchQuestion(Exception):
    """A name is neither the id of a question nor a topic; ``str()`` is a sentence."""


def select(pack: Pack, names: Sequence[str]) -> tuple[Question, ...]:
    """Return the questions named by id, or by a topic or one above it, in the order of the names, each once.

    Without names, all questions. Raises NoSuchQuestion.
    """
    if not names:
        return pack.questions
    chosen: dict[str, Question] = {}
    for name in names:
        found = [question for question in pack.questions if question.id == name or _is_about(question, name)]
        if not found:
            raise NoSuchQuestion(_sentence(pack, name))
        chosen.update((question.id, question) for question in found)
    return tuple(chosen.values())


def _is_about(question: Question, topic: str) -> bool:
    return any(name == topic or name.startswith(f"{topic}.") for name in question.topics)


def _sentence(pack: Pack, name: str) -> str:
    known = [question.id for question in pack.questions]
    known += sorted({topic for question in pack.questions for topic in question.topics})
    close = get_close_matches(name, known, 1)
    return f"the pack has no question and no topic {name!r}" + (f"; perhaps {close[0]!r}" if close else "")
