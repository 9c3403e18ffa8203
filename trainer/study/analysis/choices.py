"""What an answer chose, in words: from the JSON of the answer, with the texts of its question where it is known."""

from collections.abc import Iterator, Mapping
from typing import Any

from trainer.questions import Question
from trainer.questions.choice import Choice
from trainer.questions.misconceptions import MISCONCEPTIONS
from trainer.questions.parts import Parts, letter
from trainer.questions.scenario import Scenario

LONGEST = 80


def choices(answer: Any, question: Question | None = None) -> tuple[str, ...]:
    """Return the options or values of an answer; empty for kinds whose answers are arrangements."""
    if not isinstance(answer, dict):
        return ()
    return tuple(_short(text) for text in _choices(answer, question))


def _choices(answer: dict[str, Any], question: Question | None) -> Iterator[str]:
    if isinstance(chosen := answer.get("chosen"), list):
        names = _option_names(question) if isinstance(question, Choice) else []
        yield from (_option(index, names) for index in chosen)
    if isinstance(text := answer.get("text"), str) and text.strip():
        yield text.strip()
    if isinstance(recall := answer.get("recall"), str):
        yield recall
    for name in ("outcome", "region"):
        if answer.get(name) is not None:
            yield f"{name}: {answer[name]}"
    if isinstance(reason := answer.get("reason"), int):
        why = question.why if isinstance(question, Scenario) else None
        yield f"reason: {_option(reason, [one.text for one in why.reasons] if why else [])}"
    if isinstance(parts := answer.get("answers"), list):
        own = [part.question for part in question.parts] if isinstance(question, Parts) else []
        for index, part in enumerate(parts):
            if isinstance(part, dict):
                for text in _choices(part, own[index] if index < len(own) else None):
                    yield f"({letter(index)}) {text}"


def _option_names(question: Choice) -> list[str]:
    """Return what the options are called whatever is drawn: as they are written, or by what makes their text."""
    if question.mode == "true-false":
        return ["True", "False"]
    if question.template is None:
        return [_name(option.model_dump(by_alias=True)) for option in question.options]
    written = question.template.data.get("options")
    return [_name(option) for option in written if isinstance(option, dict)] if isinstance(written, list) else []


def _name(option: Mapping[str, Any]) -> str:
    if text := str(option.get("text") or ""):
        return text
    if (claimed := option.get("is")) is not None:
        return str(claimed)
    belief = MISCONCEPTIONS.get(str(option.get("misconception")))
    return belief.title if belief is not None else "what the run says" if option.get("correct") else ""


def _option(index: Any, texts: list[str]) -> str:
    if isinstance(index, int) and 0 <= index < len(texts) and texts[index]:
        return texts[index]
    return f"option {index + 1}" if isinstance(index, int) else str(index)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
