"""What can be wrong with a question once it is read.

QuestionError          a sentence, and where in the question it applies
├── KeyRefuted         the engine disagrees with what the author stated
├── Misfilled          with the values drawn for a seed, the question is none
└── ProgramRefused     the program does not parse, or uses what the engine lacks
ProbeFailed            a probe cannot be answered by this run (an unknown line, a variable out of scope)
"""

from typing import TYPE_CHECKING

from trainer.engine.errors import NoSuchVariable
from trainer.questions.nearest import one_of

if TYPE_CHECKING:
    from pydantic import ValidationError

Location = tuple[str | int, ...]


class QuestionError(Exception):
    """Something that makes a question unusable.

    ``location`` is a path of field names and indices inside the question, as pydantic gives it;
    ``expected`` says what would be right.
    """

    def __init__(self, sentence: str, location: Location = (), expected: str = "") -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.location = location
        self.expected = expected


class KeyRefuted(QuestionError):
    """The run says otherwise than the author."""


class Misfilled(QuestionError):
    """What was drawn and filled in makes no question; ``error`` holds everything that is wrong."""

    def __init__(self, error: "ValidationError") -> None:
        first = error.errors(include_url=False)[0]
        super().__init__(first["msg"], first["loc"])
        self.error = error


class ProgramRefused(QuestionError):
    """The C program cannot be run; ``line`` and ``column`` count within the program, from 1."""

    def __init__(self, sentence: str, line: int, column: int) -> None:
        super().__init__(sentence, ("program",))
        self.line = line
        self.column = column


class ProbeFailed(Exception):
    """The run cannot answer a probe; ``str()`` is a sentence, ``expected`` says what it could answer."""

    def __init__(self, sentence: str, expected: str = "") -> None:
        super().__init__(sentence)
        self.expected = expected


def unnamed(error: LookupError) -> ProbeFailed:
    """Return why a probe fails whose C path names nothing, and what it could name."""
    expected = one_of(error.name, error.names) if isinstance(error, NoSuchVariable) and error.names else ""
    return ProbeFailed(str(error.args[0]), expected)
