"""What is analysed: answers of many learners, and the sheets of the exams that they sat."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

Name = tuple[str, str]
"""A question by the ids of its pack and its own; the pack is empty where a file does not say."""


@dataclass(frozen=True, slots=True)
class Response:
    """One answer of one learner; ``seconds`` is None where it was not measured.

    ``choices`` are the options or values that were given, in words; ``misconceptions`` those that the answer showed.
    ``order`` sorts the answers of a learner in time.
    """

    learner: str
    name: Name
    score: float
    seconds: float | None = None
    choices: tuple[str, ...] = ()
    misconceptions: tuple[str, ...] = ()
    order: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a learner scored at each question of an exam; ``exam`` is the same for all who sat it."""

    exam: str
    title: str
    learner: str
    scores: Mapping[Name, float]


@dataclass(frozen=True, slots=True)
class Attempts:
    """Everything that was read; ``titles`` are those of the questions that say theirs."""

    responses: tuple[Response, ...] = ()
    sheets: tuple[Sheet, ...] = ()
    titles: Mapping[Name, str] = field(default_factory=dict)

    def with_more(self, other: "Attempts") -> "Attempts":
        """Return both together; a response that is in both counts once."""
        return Attempts(
            tuple(dict.fromkeys((*self.responses, *other.responses))),
            (*self.sheets, *(sheet for sheet in other.sheets if sheet not in self.sheets)),
            {**self.titles, **other.titles},
        )


def first_of_each(responses: Iterable[Response]) -> dict[Name, dict[str, Response]]:
    """Return, for each question, the first response of each learner: later ones have seen the feedback."""
    found: dict[Name, dict[str, Response]] = {}
    for response in sorted(responses, key=lambda one: one.order):
        found.setdefault(response.name, {}).setdefault(response.learner, response)
    return found
