"""Options of a choice: each is true because the run says so, or because the author does."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Self

from pydantic import model_validator

from trainer.questions.claims import Claim, evaluate
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.probes import AnyProbe, Probe
from trainer.questions.probes.calls import RuleApplied
from trainer.questions.schema import Markdown, Short

if TYPE_CHECKING:
    from trainer.engine import Run


class Option(Claim):
    """An option: its text, what is said to those who chose it or missed it, and what makes it true.

    True is what the run says: the claim (``is`` …) about the option's own ``probe``, or else the question's; or that
    the ``rule`` decided something in the run. Without these, ``correct`` states it. With both, the run checks it.
    """

    text: Short
    feedback: Markdown = ""
    correct: bool | None = None
    probe: AnyProbe | None = None
    rule: str | None = None

    @model_validator(mode="after")
    def _has_a_truth(self) -> Self:
        if self.rule is not None and (self.probe is not None or self.claims):
            raise ValueError("an option is true by its rule or by a claim about a probe, not by both")
        if self.probe is not None and not self.claims:
            raise ValueError("say what the probe should give: 'is', 'is_not', 'at_least', 'at_most' or 'contains'")
        if self.correct is None and self.rule is None and not self.claims:
            raise ValueError("say what makes the option true: 'is' (what the probe gives), 'rule' or 'correct'")
        return self

    def probed(self, default: Probe | None) -> Probe | None:
        """Return the probe that decides, ``default`` being that of the question; None if the author's word does."""
        if self.rule is not None:
            return RuleApplied(ask="rule", name=self.rule)
        return (self.probe or default) if self.claims else None

    def truth(self, default: Probe | None, run: "Run | None", location: Location) -> bool:
        """Say whether the option is true. Raises KeyRefuted if the run and ``correct`` disagree."""
        probe = self.probed(default)
        if probe is None:
            if self.claims:
                raise QuestionError("there is no probe that the claim could be about", location, "a 'probe'")
            return bool(self.correct)
        own = (*location, "probe") if self.probe is not None else ("probe",)
        result = evaluate(probe, run, location if self.rule is not None else own)
        truth = bool(result.value) if self.rule is not None else self.holds(probe, result, location)
        if self.correct is not None and self.correct is not truth:
            verdict = "true" if truth else "false"
            raise KeyRefuted(
                f"the run says that this option is {verdict}. {result.evidence}".strip(),
                (*location, "correct"),
                f"correct: {verdict}",
            )
        return truth


def option_probes(options: Sequence[Option], location: str) -> Iterator[tuple[Location, Probe]]:
    """Yield the options' own probes."""
    for index, option in enumerate(options):
        if option.probe is not None:
            yield (location, index, "probe"), option.probe


def shuffled(count: int, seed: int, name: str) -> tuple[int, ...]:
    """Return the order in which ``count`` options are shown: fixed by seed and question."""
    order = list(range(count))
    Random(f"{name}:{seed}").shuffle(order)
    return tuple(order)
