"""The same program in a world in which a misconception is true."""

from typing import TYPE_CHECKING, Any, cast

from trainer.questions.errors import QuestionError
from trainer.questions.misconceptions.base import Misconception
from trainer.questions.probes import Probe, ProbeResult

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine import Region, Run
    from trainer.questions.base import Question
    from trainer.questions.runs import Runner


class BelievedRun:
    """A run as somebody sees it who holds a misconception; everything else is as in the ``Run`` that it stands for."""

    def __init__(self, run: "Run", real: "Run", source: str, misconception: Misconception) -> None:
        self._run = run
        self._real = real
        self.source = source
        """The program as it is, so that a probe which names a line by its text still finds it."""
        self.misconception = misconception

    @property
    def regions(self) -> "tuple[Region, ...]":
        """The address space at the end, as it is believed to be."""
        draw = self.misconception.regions
        return draw(self._run.regions) if draw is not None else self._run.regions

    def __getattr__(self, name: str) -> Any:
        return getattr(self._run, name)

    def answer(self, probe: Probe) -> ProbeResult:
        """Answer ``probe`` by the wrong rule; as it is where the belief says nothing about it. Raises ProbeFailed."""
        believed = self.misconception
        if believed.asks and probe.ask not in believed.asks:
            return probe.result(self._real)
        result = probe.result(cast("Run", self))
        if believed.read is None:
            return result
        return ProbeResult(believed.read(probe, result.value, self._run), result.step, result.evidence)


def believed_run(question: "Question", misconception: Misconception, runner: "Runner") -> "Run":
    """Run the program of ``question`` by the wrong rule.

    Raises QuestionError where the belief cannot be applied to this program.
    """
    from trainer.engine.platforms import PLATFORMS

    real, source, platform = runner(question), question.source(), PLATFORMS.get(question.platform)
    if platform is None:
        raise QuestionError(f"there is no platform {question.platform!r}", ("platform",))
    if misconception.source is not None:
        question = question.model_copy(update={"program": misconception.source(source)})
    derive = misconception.platform
    run = runner(question) if derive is None else runner(question, derive(platform))
    return cast("Run", BelievedRun(run, real, source, misconception))


def believed_by(question: "Question", runner: "Runner") -> "Callable[[str], Run]":
    """Return a function that runs the program of ``question`` by the wrong rule of that name."""

    def run(name: str) -> "Run":
        from trainer.questions.misconceptions import MISCONCEPTIONS

        return believed_run(question, MISCONCEPTIONS[name], runner)

    return run


def answer(probe: Probe, run: "Run") -> ProbeResult:
    """Answer ``probe`` from a run, believed or real. Raises ProbeFailed."""
    return run.answer(probe) if isinstance(run, BelievedRun) else probe.result(run)
