"""Flashcards: recall, look, and say how well it went."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, ClassVar, Literal

from trainer.questions.base import Answer, Question
from trainer.questions.claims import evaluate
from trainer.questions.errors import Location
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import AnyProbe, Probe
from trainer.questions.runs import Runner
from trainer.questions.schema import Markdown

if TYPE_CHECKING:
    from trainer.engine import Run

Recall = Literal["again", "hard", "good", "easy"]
RECALL_SCORES: dict[Recall, float] = {"again": 0.0, "hard": 0.6, "good": 1.0, "easy": 1.0}


class FlashcardAnswer(Answer):
    """How well the learner recalled it; the words are those of spaced repetition."""

    recall: Recall | None = None


class Flashcard(Question):
    """``prompt`` is the front, ``back`` the back; the evidence of ``show`` and ``checks`` is shown below it."""

    answer_model: ClassVar[type[Answer]] = FlashcardAnswer
    self_rated: ClassVar[bool] = True

    kind: Literal["flashcard"]
    back: Markdown
    """The back of the card (Markdown); the prompt is its front."""
    show: tuple[AnyProbe, ...] = ()
    """Probes whose evidence is shown below the back."""

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probes that are shown, and those of the checks."""
        for index, probe in enumerate(self.show):
            yield ("show", index), probe
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "FlashcardItem":
        """Make the card, once the run has answered what is shown below it."""
        for index, probe in enumerate(self.show):
            evaluate(probe, run, ("show", index))
        return FlashcardItem(self, run, seed, runner)


class FlashcardItem(Item[Flashcard, FlashcardAnswer]):
    """A card; its grade is what the learner says."""

    @property
    def rule(self) -> str:
        """How credit is given."""
        return "You grade yourself: Again 0, Hard 60 %, Good and Easy 100 %."

    def key(self) -> FlashcardAnswer:
        """Return the answer of somebody who knew."""
        return FlashcardAnswer(recall="good")

    def empty(self) -> FlashcardAnswer:
        """Return the card that was not rated."""
        return FlashcardAnswer()

    def key_text(self) -> str:
        """Return the back."""
        return self.question.back

    def marks(self, answer: FlashcardAnswer) -> Sequence[Mark]:
        """Take the learner's word."""
        if answer.recall is None:
            return (Mark(0.0, 1.0, "The card was not rated."),)
        return (Mark(RECALL_SCORES[answer.recall], 1.0, f"You rated it {answer.recall.capitalize()}."),)
