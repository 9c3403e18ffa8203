"""The explanation of a question, made from its run: what happened, which rules decided it, what other platforms do."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from trainer.questions.errors import ProbeFailed, QuestionError
from trainer.questions.outcomes import ending
from trainer.questions.probes import Probe

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.questions.base import Item
    from trainer.questions.runs import Runner

MOST_RULES = 4
COMPARED = {"textbook": "linux-x86_64", "linux-x86_64": "textbook"}
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
    """Return the rules that decided the allocations and the fault, in order, without those already ``told``."""
    deciding = [event.rule for event in run.events if event.rule is not None and event.kind in _DECIDING]
    sentences = _unique(rule.sentence() for rule in deciding)
    new = [sentence for sentence in sentences if not any(sentence in text for text in told)]
    return new if len(new) <= MOST_RULES else [*new[: MOST_RULES - 1], new[-1]]


_DECIDING = frozenset({"malloc", "calloc", "realloc", "fault", "signal"})


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
    """Drop addresses and sizes: a different address is not a different behaviour."""
    import re

    return [re.sub(r"0x[0-9a-f]+|\d+", "", sentence) for sentence in sentences]


def _list(sentences: Sequence[str]) -> str:
    return "\n".join(f"- {sentence}" for sentence in sentences)


def _unique(sentences: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(sentence for sentence in sentences if sentence))
