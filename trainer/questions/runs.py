"""Where questions get their runs from: the engine, imported only when the first program is run."""

from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from trainer.questions.errors import ProgramRefused, QuestionError

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.platforms import Platform
    from trainer.questions.base import Question


class Runner(Protocol):
    """Runs a question's program on its own platform, or on another one."""

    def __call__(self, question: "Question", platform: "str | Platform | None" = None) -> "Run":
        """Return the run; ``platform`` is the name of another one, or one that is none of ours."""


MEMORY = 256 << 20
"""Bytes of simulated memory that the program of a question may touch."""

NOTHING = "int main(void)\n{\n    return 0;\n}\n"
"""The program of a question that has none: a process that does nothing."""


def engine_runner(question: "Question", platform: "str | Platform | None" = None) -> "Run":
    """Run the question's program on its platform, or on another one.

    Runs are cached, since a learner meets a question, its feedback and its replay one after the other, while the next
    question is prepared.
    Raises ProgramRefused, or QuestionError for an unknown platform.
    """
    return _run(question.source(), platform or question.platform, question.arguments, question.stdin)


@lru_cache(maxsize=4)
def _run(source: str, platform: "str | Platform", arguments: tuple[str, ...], stdin: str) -> "Run":
    from trainer.engine import CError, Limits, run
    from trainer.engine.platforms import PLATFORMS

    if isinstance(platform, str) and platform not in PLATFORMS:
        raise QuestionError(f"there is no platform {platform!r}", ("platform",), "one of " + ", ".join(PLATFORMS))
    try:
        return run(source, platform, stdin=stdin.encode(), args=arguments, limits=Limits(memory=MEMORY))
    except CError as error:
        raise ProgramRefused(error.message, error.line, error.column) from error
