"""The probe of the bytes that an object holds."""

from typing import TYPE_CHECKING, ClassVar, Literal

from trainer.questions.content import object_content
from trainer.questions.probes.base import ProbeResult, Unit
from trainer.questions.probes.moments import MomentProbe
from trainer.questions.probes.objects import Expression

if TYPE_CHECKING:
    from trainer.engine import Run


class BytesOf(MomentProbe):
    """The bytes of the object ``expression``, lowest address first, such as ``2a 00 00 00``.

    A byte that nothing determines is ``??``.
    """

    unit: ClassVar[Unit] = Unit.TEXT

    ask: Literal["bytes"]
    expression: Expression
    """The object."""
    padding: Literal["any", "content"] = "any"
    """Whether padding counts as not determined, or is shown as the run has it."""
    unknown: tuple[str, ...] = ()
    """Fields that count as not determined."""

    def evaluate(self, run: "Run") -> ProbeResult:
        """Answer with the bytes as text."""
        state = self.state(run)
        content = object_content(run, state, self.expression, self.unknown, padding=self.padding == "content")
        text = " ".join(content.texts())
        moment = self.moment_text(run).capitalize()
        plural = f"the {content.size} bytes of `{self.expression}` are"
        words = plural if content.size > 1 else f"the byte of `{self.expression}` is"
        return ProbeResult(text, state.step, f"{moment}, {words} `{text}`.")
