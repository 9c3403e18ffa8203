"""Making questions portable: the engine is asked once, what it says is written down."""

from collections.abc import Iterator
from dataclasses import replace

from trainer.packs.portable.makers import made
from trainer.packs.portable.model import Portable
from trainer.questions import Question, QuestionError


class AskedError(Exception):
    """The question cannot be asked at all; ``str()`` is a sentence."""


def asked(question: Question, seed: int = 0, *, explained: bool = True) -> Portable:
    """Return ``question`` as it is asked with ``seed``, with its explanation unless that is not wanted (it takes time).

    Raises AskedError if the engine refuses it.
    """
    try:
        item = question.prepare(seed)
        whole = item.explanation() if explained else ""
    except QuestionError as error:
        raise AskedError(error.sentence) from error
    parts, losses = made(item)
    drawn = item.question
    if any(True for _ in drawn.probes()):
        losses.insert(0, "its key is the one of this run, written down; the other program cannot run the C program")
    if drawn.values:
        losses.append("its parameters no longer change: they have the values of one draw")
    explanation = drawn.explanation.strip() if explained else ""
    return Portable(
        id=question.id,
        kind=drawn.kind,
        title=drawn.title,
        prompt=drawn.prompt.strip(),
        parts=tuple(parts),
        topics=drawn.topics,
        platform=drawn.platform,
        program=None if question.program is None else drawn.program,
        arguments=drawn.arguments,
        stdin=drawn.stdin,
        explanation=explanation,
        evidence=whole.removeprefix(explanation).strip(),
        losses=tuple(losses),
    )


def variants(question: Question, seed: int, count: int) -> Iterator[Portable]:
    """Yield up to ``count`` different forms of ``question``; only one where nothing depends on the seed.

    The second and further ones have the id ``NAME-v2`` and so on. Raises AskedError.
    """
    seen: list[Portable] = []
    for number in range(count):
        found = asked(question, seed + number)
        if found in seen:
            continue
        seen.append(found)
        yield found if len(seen) == 1 else replace(found, id=f"{found.id}-v{len(seen)}")
