"""The explanation of a question, made from its run: what happened, which rules decided it, what other platforms do."""

import re
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from trainer.questions.errors import ProbeFailed, QuestionError
from trainer.questions.outcomes import ALLOCATIONS, ending
from trainer.questions.probes import Probe

if TYPE_CHECKING:
    from trainer.engine import Event, Run
    from trainer.questions.base import Item
    from trainer.questions.runs import Runner

MOST_RULES = 4
COMPARED = {"textbook": "linux-x86_64", "linux-x86_64": "textbook", "unprotected": "textbook"}
"""The platform whose run is compared with that of the question."""


def explain(item: "Item[Any, Any]", runner: "Runner") -> str:
    """Return the explanation of ``item`` as Markdown paragraphs."""
    question, run = item.question, item.run
    paragraphs = [question.explanation.strip()]
    if run is not None:
        own = item.findings(run)
        paragraphs.append(_list(_unique([*own, *rules(run, own)])))
        if question.program is not None:
            paragraphs.append(elsewhere(item, own, runner))
    paragraphs.append(question.elsewhere.strip())
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def findings(run: "Run", probes: Iterable[Probe]) -> list[str]:
    """Return the evidence of each probe that ``run`` can answer."""
    found = []
    for probe in probes:
        try:
            evidence = probe.evaluate(run).evidence
        except ProbeFailed:
            continue
        if evidence:
            found.append(evidence)
    if run.signal is not None or run.limit is not None:
        found.append(ending(run))
    return _unique(found)


def rules(run: "Run", told: Sequence[str]) -> list[str]:
    """Return the rules that decided allocations, refusals and the fault, in order, without those already ``told``."""
    lines = run.source.splitlines()
    deciding = [event for event in run.events if event.rule is not None and _decides(event, lines)]
    sentences = _unique(event.rule.sentence() for event in deciding if event.rule is not None)
    new = [sentence for sentence in sentences if not any(sentence in text for text in told)]
    return new if len(new) <= MOST_RULES else [*new[: MOST_RULES - 1], new[-1]]


def _decides(event: "Event", lines: Sequence[str]) -> bool:
    """Say whether ``event`` is worth telling: what the program's own lines did, and what was refused."""
    if event.kind in ALLOCATIONS:
        # stdio allocates its buffers on lines that do not mention malloc
        return 0 < event.line <= len(lines) and "alloc" in lines[event.line - 1]
    if event.kind == "syscall":
        return bool(event.data.get("errno"))
    return event.data.get("signal") is not None or event.data.get("message") is not None


def elsewhere(item: "Item[Any, Any]", own: Sequence[str], runner: "Runner") -> str:
    """Say what the same program does on the other platform, if the findings there differ; else return nothing."""
    from trainer.engine.platforms import PLATFORMS

    other = COMPARED.get(item.question.platform)
    if other is None:
        return ""
    try:
        there = item.findings(runner(item.question, other))
    except QuestionError:
        return ""
    if _without_numbers(there) == _without_numbers(own) or not there:
        return ""
    return f"**On {PLATFORMS[other].title}:** " + " ".join(there)


def _without_numbers(sentences: Sequence[str]) -> list[str]:
    """Drop addresses: a different address is not a different behaviour."""
    return [re.sub(r"0x[0-9a-f]+", "", sentence) for sentence in sentences]


def _list(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _unique(sentences: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))
