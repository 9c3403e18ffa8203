"""Options of a choice: each is true because the run says so, or because the author does.

The text of an option may be left to the run, too: ``correct: true`` then is what the probe gives, and
``misconception: name`` what it gives to somebody with that belief.
"""

from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import TYPE_CHECKING, Annotated, Self, TypeVar

from pydantic import StringConstraints, model_validator

from trainer.questions.claims import Claim, comparable, evaluate
from trainer.questions.errors import KeyRefuted, Location, QuestionError
from trainer.questions.misconceptions import MisconceptionName
from trainer.questions.probes import AnyProbe, Probe, Unit, Value
from trainer.questions.probes.calls import RuleApplied
from trainer.questions.schema import Markdown

if TYPE_CHECKING:
    from trainer.engine import Run


class Option(Claim):
    """An option: its text, what is said to those who chose it or missed it, and what makes it true.

    True is what the run says: the claim (``is`` …) about the option's own ``probe``, or else the question's; or that
    the ``rule`` decided something in the run. Without these, ``correct`` states it. With both, the run checks it.
    ``misconception`` names the belief of those who choose the option; without a claim it is what they would say.
    Without ``text`` the option shows the value that it claims; ``correct: true`` alone claims that of the run.
    """

    text: Annotated[str, StringConstraints(max_length=2_000)] = ""
    """What can be chosen; without it the value that the option claims is shown."""
    feedback: Markdown = ""
    """What is said (Markdown) to those who chose it wrongly, or missed it."""
    correct: bool | None = None
    """Whether it is true, where no run says it; with a claim, the run checks it."""
    probe: AnyProbe | None = None
    """What the claim of this option is about, if not the probe of the question."""
    rule: str | None = None
    """The option is true if this rule of the engine decided something in the run."""
    misconception: MisconceptionName | None = None
    """The wrong belief of those who choose it; alone, the option says what they would say."""

    @model_validator(mode="after")
    def _has_a_truth(self) -> Self:
        if self.rule is not None and (self.probe is not None or self.claims):
            raise ValueError("an option is true by its rule or by a claim about a probe, not by both")
        if self.misconception is not None and self.correct:
            raise ValueError("an option that follows from a misconception is not correct")
        if (
            self.probe is not None
            and not self.claims
            and self.misconception is None
            and (self.text or self.correct is None)
        ):
            raise ValueError("say what the probe should give: 'is', 'is_not', 'at_least', 'at_most' or 'contains'")
        if self.correct is None and self.rule is None and not self.claims and self.misconception is None:
            raise ValueError("say what makes the option true: 'is' (what the probe gives), 'rule' or 'correct'")
        return self

    def resolved(
        self, default: Probe | None, run: "Run | None", location: Location, believed: "Callable[[str], Run]"
    ) -> Self:
        """Return the option with the text and the claim that it leaves to the run, or to a ``believed`` one.

        Raises QuestionError, KeyRefuted if the misconception makes no difference.
        """
        probe, stated = self.probe or default, self.claims or self.rule is not None or self.correct is not None
        if self.misconception is not None and not stated and probe is not None:
            return self._believed(probe, run, location, believed(self.misconception))
        if self.misconception is not None and not stated:
            return self.model_copy(update={"correct": False})._texted(location)
        if self.text.strip() or probe is None or self.rule is not None:
            return self._texted(location)
        if "equals" in self.comparisons():
            value = comparable(self.equals, probe, (*location, "is"))
            return self.model_copy(update={"text": _as_text(probe, value)})
        if not self.correct or self.claims:
            return self._texted(location)
        value = evaluate(probe, run, (*location, "probe") if self.probe is not None else ("probe",)).value
        return self.model_copy(update={"text": _as_text(probe, value), "equals": value})

    def _believed(self, probe: Probe, run: "Run | None", location: Location, believed: "Run") -> Self:
        place = (*location, "misconception")
        value = evaluate(probe, believed, place).value
        if value == evaluate(probe, run, place).value:
            what = f"here, those who hold the misconception {self.misconception!r} are right: {probe.show(value)}"
            raise KeyRefuted(what, place, "another misconception, or a program in which it makes a difference")
        return self.model_copy(update={"text": self.text or _as_text(probe, value), "equals": value})

    def _texted(self, location: Location) -> Self:
        if not self.text.strip():
            raise QuestionError("the option has no text", location, "a 'text', or an 'is' for a probe, which is shown")
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


def _as_text(probe: Probe, value: Value) -> str:
    """Return what an option says that offers a value: words begin with a capital letter, as an author's do."""
    text = probe.show(value)
    words = value is None or probe.unit in (Unit.REGION, Unit.TRUTH)
    return text[:1].upper() + text[1:] if words else text


AnyOption = TypeVar("AnyOption", bound=Option)


def resolve(
    options: Sequence[AnyOption],
    default: Probe | None,
    run: "Run | None",
    location: Location,
    believed: "Callable[[str], Run]",
) -> tuple[AnyOption, ...]:
    """Return the options with all texts and claims. Raises QuestionError, also if two are the same."""
    found: dict[str, int] = {}
    resolved = []
    for index, option in enumerate(options):
        resolved.append(option.resolved(default, run, (*location, index), believed))
        first = found.setdefault(resolved[-1].text.strip(), index)
        if first != index:
            what = f"options {first + 1} and {index + 1} are the same: {resolved[-1].text.strip()}"
            raise QuestionError(what, (*location, index), "options that differ")
    return tuple(resolved)


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
