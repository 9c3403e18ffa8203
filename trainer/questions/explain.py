"""The explanation of a question, made from its run: what happened, which rules decided it, what other platforms do."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from trainer.questions.errors import ProbeFailed, QuestionError
from trainer.questions.outcomes import ALLOCATIONS
from trainer.questions.probes import Probe, ProbeResult, Unit

if TYPE_CHECKING:
    from trainer.engine import Event, Run
    from trainer.questions.item import Item
    from trainer.questions.runs import Runner

MOST_RULES = 4
COMPARED = {"textbook": "linux-x86_64", "linux-x86_64": "textbook", "unprotected": "textbook"}
"""The platform whose run is compared with that of the question."""


def explain(item: "Item[Any, Any]", runner: "Runner") -> str:
    """Return the explanation of ``item`` as Markdown paragraphs."""
    question, run = item.question, item.run
    paragraphs = [question.explanation.strip()]
    if run is not None:
        found = [result for result in _results(item.evidence(), run) if result is not None]
        told = _unique(result.evidence for result in found)
        paragraphs.append("\n".join(f"- {sentence}" for sentence in [*told, *rules(run, told, _until(found))]))
        if question.program is not None:
            paragraphs.append(elsewhere(item, run, runner))
    paragraphs.append(question.elsewhere.strip())
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def rules(run: "Run", told: Sequence[str], until: int | None = None) -> list[str]:
    """Return the rules that refused something or ended the run, each once, without those already ``told``.

    What was refused after statement ``until`` has nothing to do with a question that asks about that moment.
    """
    before = (event for event in run.events if until is None or event.step <= until)
    decided = {event.rule.name: event.rule for event in before if _refuses(event)}
    sentences = (rule.sentence() for rule in decided.values())
    return [sentence for sentence in sentences if not any(sentence in text for text in told)][:MOST_RULES]


def _until(results: Sequence[ProbeResult]) -> int | None:
    """Return the last moment that was asked about, None where one is not of a moment, but of the whole run."""
    steps = [result.step for result in results if result.step is not None]
    return max(steps) if steps and len(steps) == len(results) else None


def _refuses(event: "Event") -> bool:
    """Say whether ``event`` is a fault, a failed allocation or system call, or damage that malloc found."""
    if event.kind in ALLOCATIONS:
        return not event.data.get("address")
    if event.kind == "syscall":
        return bool(event.data.get("errno"))
    return event.data.get("signal") is not None or event.data.get("message") is not None


def elsewhere(item: "Item[Any, Any]", run: "Run", runner: "Runner") -> str:
    """Say what the same program does on another platform, where the probes differ; else return nothing."""
    from trainer.engine.platforms import PLATFORMS

    name = COMPARED.get(item.question.platform)
    if name is None:
        return ""
    # addresses always differ, and a rule that did not apply says nothing
    probes = [probe for probe in item.evidence() if probe.unit is not Unit.ADDRESS and probe.ask != "rule"]
    try:
        there = _results(probes, runner(item.question, name))
    except QuestionError:
        return ""
    here = _results(probes, run)
    told = _unique(
        other.evidence
        for own, other in zip(here, there, strict=True)
        if other is not None and (own is None or own.value != other.value)
    )
    return f"**The same program – {PLATFORMS[name].title}:** " + " ".join(told) if told else ""


def _results(probes: Iterable[Probe], run: "Run") -> list[ProbeResult | None]:
    """Return what each probe finds in ``run``, None for one that it cannot answer."""
    return [_result(probe, run) for probe in probes]


def _result(probe: Probe, run: "Run") -> ProbeResult | None:
    try:
        return probe.result(run)
    except ProbeFailed:
        return None


def _unique(sentences: Iterable[str]) -> list[str]:
    """Drop empty sentences, repeated ones, and those that another one contains."""
    found = list(dict.fromkeys(sentence for sentence in sentences if sentence))
    return [one for one in found if not any(one in other for other in found if other is not one)]
