"""Drawing a paper: the same blueprint, seed and packs give the same paper, on any machine.

Nothing is left to a random source whose algorithm may change: the questions are put in the order of a hash of seed and
name, which also means that a question more or less in a pack moves few others.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

from trainer.questions.schema import Schema
from trainer.study.exam.blueprint import Blueprint, Section
from trainer.study.exam.errors import TooFewQuestions
from trainer.study.shelf import fingerprint

if TYPE_CHECKING:
    from trainer.packs import Library
    from trainer.questions import Question

Name = tuple[str, str]
"""A question by the ids of its pack and its own."""


class Task(Schema):
    """A question of the paper: ``seed`` draws its parameters, ``version`` is the fingerprint of what was drawn."""

    pack: str
    question: str
    version: str
    seed: int
    points: float
    section: int

    @property
    def name(self) -> Name:
        """The ids of the pack and of the question."""
        return self.pack, self.question


class Paper(Schema):
    """What is asked, in order; ``seed`` and ``blueprint`` draw it again."""

    blueprint: Blueprint
    seed: int
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Supply:
    """How many questions the library ``holds`` for a section, and how many are ``found`` of those that it asks for.

    Fewer are found than it asks for where the library holds too few, or other sections ask for the same.
    """

    holds: int
    found: int


def supplies(sections: Sequence[Section], library: "Library") -> tuple[Supply, ...]:
    """Return the supply of each section of an exam."""
    questions = {(pack.id, question.id): question for pack in library.packs for question in pack.questions}
    admitted = _admitted(sections, questions, sorted(questions))
    chosen = _assign(admitted, [section.count for section in sections])
    return tuple(Supply(len(held), len(found)) for held, found in zip(admitted, chosen, strict=True))


def draw(blueprint: Blueprint, library: "Library", seed: int, without: Collection[Name] = ()) -> Paper:
    """Draw a paper from the library, leaving some questions out. Raises TooFewQuestions."""
    questions = {
        (pack.id, question.id): question
        for pack in library.packs
        for question in pack.questions
        if (pack.id, question.id) not in without
    }
    order = sorted(questions, key=lambda name: _hash(seed, name))
    admitted = _admitted(blueprint.sections, questions, order)
    chosen = _assign(admitted, [section.count for section in blueprint.sections])
    tasks = []
    for number, (section, names) in enumerate(zip(blueprint.sections, chosen, strict=True)):
        if len(names) < section.count:
            raise TooFewQuestions(
                f"Part {number + 1} of the exam asks for {section}; the packs have {len(names)} for it."
            )
        tasks += [_task(name, questions[name], seed, section.points, number) for name in names]
    return Paper(blueprint=blueprint, seed=seed, tasks=tuple(tasks))


def _admitted(
    sections: Sequence[Section], questions: "Mapping[Name, Question]", order: Sequence[Name]
) -> list[list[Name]]:
    return [[name for name in order if section.admits(name[0], questions[name])] for section in sections]


def _task(name: Name, question: "Question", seed: int, points: float, section: int) -> Task:
    own = _hash(seed, ("parameters", *name)) & 0x7FFFFFFF
    return Task(pack=name[0], question=name[1], version=fingerprint(question), seed=own, points=points, section=section)


def _hash(seed: int, name: Sequence[str]) -> int:
    return int.from_bytes(blake2b(f"{seed}:{'/'.join(name)}".encode(), digest_size=8).digest())


def _assign(admitted: Sequence[Sequence[Name]], counts: Sequence[int]) -> list[list[Name]]:
    """Give each section so many of the questions that it admits, none of them twice, as far as that can be.

    Augmenting paths of bipartite matching: a section that finds all its questions taken asks another to take a
    different one in its place.
    """
    holder: dict[Name, int] = {}

    def take_one(section: int, asked: set[int]) -> bool:
        free = next((name for name in admitted[section] if name not in holder), None)
        if free is not None:
            holder[free] = section
            return True
        for name in admitted[section]:
            other = holder[name]
            if other not in asked:
                asked.add(other)
                if take_one(other, asked):
                    holder[name] = section
                    return True
        return False

    for section, count in enumerate(counts):
        for _ in range(count):
            take_one(section, {section})
    return [[name for name in names if holder.get(name) == section] for section, names in enumerate(admitted)]
