"""Cloze: a text or a piece of C with blanks to be filled in."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from trainer.questions.accepting import LONGEST, Accepted, Blank, Judgement, Verdict, words_of
from trainer.questions.base import Answer, Question
from trainer.questions.errors import Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import Probe
from trainer.questions.runs import Runner
from trainer.questions.schema import Markdown
from trainer.questions.text import SLIP, mark

if TYPE_CHECKING:
    from trainer.engine import Run

MOST_BLANKS = 20
PLACE = re.compile(r"\[\[([a-z][a-z0-9-]*)\]\]")
"""A blank in the text: its name in double square brackets."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9-]*$", max_length=40)]
Written = Annotated[str, Field(max_length=LONGEST)]


class ClozeAnswer(Answer):
    """What was written into each blank, by its name; a blank that is missing was left alone."""

    blanks: Annotated[dict[Name, Written], Field(max_length=MOST_BLANKS)] = Field(default_factory=dict)


class Cloze(Question):
    """A ``text`` (Markdown) or a piece of ``code`` (C) in which ``[[name]]`` stands for a blank.

    Code without a ``program`` is the program itself, once its blanks are filled with the first accepted texts: probes
    and checks look at that run.
    """

    answer_model: ClassVar[type[Answer]] = ClozeAnswer

    kind: Literal["cloze"]
    text: Markdown | None = None
    """The text with its blanks (Markdown)."""
    code: Annotated[str, StringConstraints(min_length=1, max_length=20_000)] | None = None
    """The C code with its blanks."""
    blanks: Annotated[dict[Name, Blank], Field(min_length=1, max_length=MOST_BLANKS)]
    """What is right in each blank, by its name."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.text is None) is (self.code is None):
            raise ValueError("give either a 'text' or 'code' with blanks, such as [[name]]")
        found = self.order
        if len(set(found)) < len(found):
            raise ValueError("a blank is in the text twice")
        if missing := sorted(set(found) - set(self.blanks)):
            raise ValueError(f"'blanks' does not say what is right in [[{missing[0]}]]")
        if unused := sorted(set(self.blanks) - set(found)):
            raise ValueError(f"the text has no blank [[{unused[0]}]]")
        if self.code is not None and self.program is None and any(not blank.accept for blank in self.blanks.values()):
            raise ValueError("in code that is the program itself, each blank needs an 'accept' to be filled with")
        return self

    @property
    def body(self) -> str:
        """The text or the code, with its blanks."""
        return self.text if self.text is not None else self.code or ""

    @property
    def order(self) -> tuple[str, ...]:
        """The names of the blanks, in the order in which they are read."""
        return tuple(PLACE.findall(self.body))

    def source(self) -> str:
        """Return the C program that is run: the code with its blanks filled in, where there is no other."""
        if self.program is not None or self.code is None:
            return super().source()
        return filled(self.code, {name: blank.accept[0] for name, blank in self.blanks.items()})

    def unstated(self) -> Self:
        """Leave to the run what it can say."""
        blanks = {
            name: blank if blank.probe is None else blank.model_copy(update={"accept": (), "patterns": ()})
            for name, blank in self.blanks.items()
        }
        return self.model_copy(update={"blanks": blanks, "program": self.source() if self.code else self.program})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes of the blanks, in the order in which they are read, and those of the checks."""
        for name in self.order:
            probe = self.blanks[name].probe
            if probe is not None:
                yield ("blanks", name, "probe"), probe
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "ClozeItem":
        """Find out what is right in each blank."""
        accepted = {name: Accepted.of(self.blanks[name], run, ("blanks", name)) for name in self.order}
        return ClozeItem(self, run, seed, runner, accepted)


def filled(body: str, texts: Mapping[str, str]) -> str:
    """Return a text with its blanks filled in."""
    return PLACE.sub(lambda match: texts[match[1]], body)


class ClozeItem(Item[Cloze, ClozeAnswer]):
    """Blanks to be filled in; ``accepted`` is what is right in each, by its name."""

    def __init__(
        self, question: Cloze, run: "Run | None", seed: int, runner: Runner, accepted: Mapping[str, Accepted]
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.accepted = accepted

    @property
    def rule(self) -> str:
        """How credit is given."""
        return f"Every blank earns an equal part, a slip of spelling {SLIP:.0%} of it."

    def key(self) -> ClozeAnswer:
        """Return the texts that are shown as right."""
        return ClozeAnswer(blanks={name: accepted.key for name, accepted in self.accepted.items()})

    def empty(self) -> ClozeAnswer:
        """Return the blanks that nobody has touched."""
        return ClozeAnswer()

    def key_text(self) -> str:
        """Return the texts that are shown as right, in the order in which they are read."""
        return "; ".join(accepted.key for accepted in self.accepted.values())

    def judge(self, answer: ClozeAnswer, name: str) -> Judgement:
        """Say what an answer has in a blank; what is right in another blank is no slip."""
        others = {accepted.key for other, accepted in self.accepted.items() if other != name}
        words = words_of(self.question.program or self.question.code or "")
        return self.accepted[name].judge(answer.blanks.get(name, ""), others | words)

    def errs_like(self, other: Self, answer: ClozeAnswer) -> bool:
        """Say whether a blank is right in ``other``, and not here."""
        return any(
            other.judge(answer, name).verdict is Verdict.RIGHT and self.judge(answer, name).verdict is not Verdict.RIGHT
            for name in self.accepted
        )

    def marks(self, answer: ClozeAnswer) -> Sequence[Mark]:
        """Mark each blank."""
        worth = 1 / len(self.accepted)
        return [
            mark(answer.blanks.get(name, ""), self.judge(answer, name), accepted, worth, f"Blank {number}")
            for number, (name, accepted) in enumerate(self.accepted.items(), start=1)
        ]
