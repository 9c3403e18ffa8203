"""A pack: what it says of itself, its questions, and where in its files everything stands."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from trainer.packs.document import Node
from trainer.questions import Question
from trainer.questions.base import Identifier
from trainer.questions.errors import Location
from trainer.questions.schema import Markdown, Schema, Short

Version = Annotated[str, StringConstraints(pattern=r"^\d+(\.\d+){0,2}$", max_length=20)]


class Manifest(Schema):
    """What ``pack.yaml`` holds; ``language`` is a tag of BCP 47, ``licence`` an identifier of SPDX."""

    id: Identifier
    """A name that stays the same for ever: the learner's history follows it."""
    title: Short
    """What the pack is called."""
    version: Version
    """`1`, `1.2` or `1.2.3`; in quotes, since 1.10 would be the number 1.1."""
    authors: Annotated[tuple[Short, ...], Field(min_length=1, max_length=50)]
    """Who wrote it."""
    language: Annotated[str, StringConstraints(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=20)] = "en"
    """The language of the texts, as a tag of BCP 47."""
    description: Markdown = ""
    """What the pack is about (Markdown)."""
    licence: Annotated[str, StringConstraints(min_length=1, max_length=100)]
    """Under which licence it may be used: an identifier of SPDX, such as `CC-BY-4.0`."""


_PLACEHOLDER = re.compile(r"(?<!\$)\$\{[^{}\n]*\}?")


@dataclass(frozen=True)
class Origin:
    """Where a question stands: its file as shown, that file's lines, and its node in it.

    ``program_file`` and ``program_lines`` are those of its C file, empty for a program inside the question.
    """

    file: str
    lines: Sequence[str] = field(repr=False)
    node: Node = field(repr=False)
    program_file: str = ""
    program_lines: Sequence[str] = field(default=(), repr=False)

    def place(self, location: Location, placeholder: str = "") -> tuple[str, int, int]:
        """Return file, line and column of a part of the question.

        Where that part is made by a placeholder it is the place of that one, or of the first.
        """
        node = self.node.deepest(location)
        if not placeholder and isinstance(node.content, str) and (found := _PLACEHOLDER.search(node.content)):
            placeholder = found[0]
        if placeholder and self.program_file and self.node.existing(location) == ("program",):
            return self.program_file, *(_find(placeholder, self.program_lines, 1, 1) or (1, 1))
        place = _find(placeholder, self.lines, node.line, node.column) if placeholder else None
        return (self.file, *(place or self.node.place(location)))

    def program_place(self, line: int, column: int) -> tuple[str, int, int]:
        """Return file, line and column of a place in the question's program."""
        if self.program_file:
            return self.program_file, line, column
        node = self.node.part("program")
        if node is None or not node.block:
            return self.place(("program",))
        return self.file, node.line + line, column + 2 + self.node.column - 1


def _find(text: str, lines: Sequence[str], line: int, column: int) -> tuple[int, int] | None:
    """Return where ``text`` stands first from a place on, None if it is nowhere."""
    for number in range(line, len(lines) + 1):
        found = lines[number - 1].find(text, column - 1 if number == line else 0)
        if found >= 0:
            return number, found + 1
    return None


@dataclass(frozen=True)
class Pack:
    """A pack that was read; ``origins`` gives each question's place by its id, ``files`` the names of its files.

    ``programs`` are those of the C files that questions name, also such questions as could not be read.
    """

    id: str
    title: str
    version: str
    authors: tuple[str, ...]
    language: str
    description: str
    licence: str
    path: Path
    questions: tuple[Question, ...]
    files: frozenset[str] = frozenset()
    programs: frozenset[str] = frozenset()
    origins: dict[str, Origin] = field(default_factory=dict, repr=False, compare=False)

    @property
    def kinds(self) -> Counter[str]:
        """How many questions there are of each kind."""
        return Counter(question.kind for question in self.questions)

    def question(self, identifier: str) -> Question | None:
        """Return the question with that id, None if there is none."""
        return next((question for question in self.questions if question.id == identifier), None)
