"""Making a pack of questions that came from elsewhere: a folder that ``trainer pack check`` passes."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache
from io import StringIO
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError
from ruamel.yaml import YAML
from ruamel.yaml.scalarstring import LiteralScalarString

from trainer.engine.regions import RegionKind
from trainer.packs.checking.fairness import unfair
from trainer.packs.checking.text import LONGEST, check_texts
from trainer.packs.exchange.collection import Found, legal_texts
from trainer.packs.exchange.identifiers import Identifiers
from trainer.packs.exchange.notices import ExchangeError, Notice
from trainer.packs.exchange.numbers import decimal
from trainer.packs.messages import complaints
from trainer.packs.pack import Manifest
from trainer.packs.portable import (
    Choice,
    Gaps,
    Matching,
    Number,
    Option,
    Ordering,
    Part,
    Portable,
    Recall,
    Table,
    Text,
    whole_shares,
)
from trainer.packs.portable.model import GAP
from trainer.questions import AnyQuestion, Question, QuestionError
from trainer.questions.parts import MOST_PARTS, WHOLE_ONLY
from trainer.questions.probes.base import region_label
from trainer.questions.quantities import Quantity, QuantityError
from trainer.questions.runs import Runner, engine_runner

Keys = dict[str, Any]
"""The keys of a question, or of a manifest, in the order in which they are written."""

_LONGEST_TITLE = LONGEST["title"]


Made = list[tuple[Part, Keys]]
"""Parts, each with the keys of the question that it becomes."""


@dataclass(frozen=True, slots=True)
class Authored:
    """Questions as packs write them; ``notices`` says which could not be, and what the others lost."""

    questions: tuple[Keys, ...]
    notices: tuple[Notice, ...]


def author(found: Found, runner: Runner = engine_runner) -> Authored:
    """Return the questions of a file as a pack writes them; each has been tried."""
    taken: list[Keys] = []
    notices = list(found.notices)
    ids = Identifiers()
    for question in found.questions:
        for keys, lost in _authored(question, ids):
            keys = None if keys is None else legal_texts(keys)
            reason = lost if keys is None else _refused(keys, runner, found.images)
            if keys is not None and reason is None:
                taken.append(keys)
            else:
                notices.append(Notice(question.id, f"not taken: {reason}"))
    return Authored(tuple(taken), tuple(notices))


def _authored(question: Portable, ids: Identifiers) -> Iterator[tuple[Keys | None, str | None]]:
    """Yield the keys of each question that ``question`` becomes, or why there are none."""
    parts = [one for part in question.parts for one in _single(part)]
    made: Made = []
    for number, part in enumerate(parts, 1):
        try:
            made.append((part, _part_keys(part)))
        except _NoKind as reason:
            yield None, f"{f'part {number}: ' if len(parts) > 1 else ''}{reason}"
    groups = list(_groups(made))
    for number, group in enumerate(groups, 1):
        one = question if len(groups) == 1 else replace(question, title=f"{question.title} ({number})")
        identifier = ids.of(question.id if len(groups) == 1 else f"{question.id}-{number}")
        if len(group) > 1:
            yield _whole(one, _several(group), identifier), None
        else:
            part, keys = group[0]
            prompt = "\n\n".join(filter(None, (question.prompt, part.prompt)))
            yield _whole(replace(one, prompt=prompt), keys, identifier), None


def _groups(made: Made) -> Iterator[Made]:
    """Yield what becomes one question each: as many parts as one may have, but a flashcard stays alone."""
    together: Made = []
    for part, keys in made:
        if keys["kind"] in WHOLE_ONLY:
            yield [(part, keys)]
            continue
        together.append((part, keys))
        if len(together) == MOST_PARTS:
            yield together
            together = []
    if together:
        yield together


def _single(part: Part) -> list[Part]:
    """Return what has no kind as several that have: a choice for a row of a matching, a text for a cell of a table."""
    if isinstance(part, Table):
        asked = list(part.asked())
        return [
            Text(
                prompt=f"{part.rows[row]}: `{part.columns[column]}`",
                share=part.share / len(asked),
                accepted=(cell.text, *cell.also),
            )
            for row, column, cell in asked
        ]
    if not isinstance(part, Matching) or set(part.choices) <= _REGIONS.keys():
        return [part]
    rows = zip(part.rows, part.key, strict=True)
    first = "\n\n".join(filter(None, (part.prompt, part.rows[0]))) if part.rows else ""
    return [
        Choice(
            prompt=row if number else first,
            share=part.share / len(part.rows),
            options=tuple(Option(choice, index == key) for index, choice in enumerate(part.choices)),
            shuffle=False,
        )
        for number, (row, key) in enumerate(rows)
    ]


def _several(made: Made) -> Keys:
    points = whole_shares([part.share for part, _ in made])
    return {
        "kind": "parts",
        "parts": [
            {
                "kind": keys["kind"],
                **({"points": worth} if worth > 1 else {}),
                **({"prompt": part.prompt} if part.prompt else {}),
                **{name: value for name, value in keys.items() if name != "kind"},
            }
            for (part, keys), worth in zip(made, points, strict=True)
        ],
    }


def _whole(question: Portable, keys: Keys, identifier: str) -> Keys:
    line = " ".join(question.title.split()) or "Untitled"
    return {
        "id": identifier,
        "kind": keys["kind"],
        "title": line if len(line) <= _LONGEST_TITLE else f"{line[: _LONGEST_TITLE - 1]}…",
        **({"topics": list(question.topics)} if question.topics else {}),
        **({"platform": question.platform} if question.platform else {}),
        **({"program": question.program} if question.program is not None else {}),
        **({"arguments": list(question.arguments)} if question.arguments else {}),
        **({"stdin": question.stdin} if question.stdin else {}),
        "prompt": question.prompt or ("Fill in the blanks." if keys["kind"] == "cloze" else ""),
        **{name: value for name, value in keys.items() if name != "kind"},
        **({"explanation": question.explanation} if question.explanation else {}),
    }


class _NoKind(Exception):
    """There is no kind of question for a part; ``str()`` says why."""


def _part_keys(part: Part) -> Keys:
    maker = _KINDS.get(type(part))
    if maker is None:
        raise _NoKind(f"there is no kind of question for a {type(part).__name__.lower()}")
    return maker(part)


def _choice(part: Choice) -> Keys:
    if part.true_false:
        return {"kind": "choice", "mode": "true-false", "correct": part.options[0].right}
    options = [
        {"text": option.text, "correct": option.right, **({"feedback": option.feedback} if option.feedback else {})}
        for option in part.options
    ]
    return {
        "kind": "choice",
        **({"mode": "many"} if part.many else {}),
        **({} if part.shuffle else {"shuffle": False}),
        "options": options,
    }


def _number(part: Number) -> Keys:
    misses = [{"value": _plain(value), "feedback": said} for value, said in part.misses]
    value = f"{part.value.numerator:#x}" if part.unit == "address" else _plain(part.value)
    return {
        "kind": "number",
        **({"unit": part.unit} if part.unit != "number" else {}),
        "answer": value,
        **({"tolerance": _plain(part.margin)} if part.margin else {}),
        **({"misses": misses} if misses else {}),
    }


def _plain(value: Fraction) -> int | float | str:
    if value.denominator == 1:
        return int(value)
    return float(value) if Fraction(str(float(value))) == value else decimal(value)


def _text(part: Text) -> Keys:
    """Make a text, or a number if all that is accepted is the same one."""
    return _as_number(part) or {"kind": "text", **_blank(part)}


def _as_number(part: Text) -> Keys | None:
    try:
        values = {Quantity.parse(text).value for text in part.accepted}
        misses = {Quantity.parse(text).value: said for text, said in part.misses}
    except QuantityError:
        return None
    if len(values) != 1 or part.patterns:
        return None
    unit = "address" if any(text.lower().startswith("0x") for text in part.accepted) else "number"
    return _number(Number(value=values.pop(), unit=unit, misses=tuple(misses.items())))


def _blank(part: Text) -> Keys:
    misses = [{"text": text, "feedback": said} for text, said in part.misses]
    return {
        "accept": list(part.accepted),
        **({"patterns": list(part.patterns)} if part.patterns else {}),
        **({"case": True} if part.case_sensitive else {}),
        **({"misses": misses} if misses else {}),
    }


def _cloze(part: Gaps) -> Keys:
    body = GAP.sub(lambda found: f"[[blank-{int(found[1]) + 1}]]", part.text)
    blanks = {f"blank-{number}": _blank(gap) for number, gap in enumerate(part.gaps, 1)}
    return {"kind": "cloze", "code" if part.code else "text": body, "blanks": blanks}


def _ordering(part: Ordering) -> Keys:
    return {
        "kind": "ordering",
        "stated": True,
        "entries": [{"text": entry} for entry in part.entries],
        **({"ends": [part.first, part.last]} if part.first and part.last else {}),
    }


_REGIONS = {region_label(kind): kind for kind in RegionKind}


def _matching(part: Matching) -> Keys:
    """Make a placement of a matching with regions."""
    objects = [
        {"text": row, "region": str(_REGIONS[part.choices[key]])} for row, key in zip(part.rows, part.key, strict=True)
    ]
    return {"kind": "placement", "objects": objects, "regions": [str(_REGIONS[choice]) for choice in part.choices]}


def _recall(part: Recall) -> Keys:
    return {"kind": "flashcard", "back": part.answer}


_KINDS: dict[type[Part], Callable[..., Keys]] = {
    Choice: _choice,
    Number: _number,
    Text: _text,
    Gaps: _cloze,
    Ordering: _ordering,
    Matching: _matching,
    Recall: _recall,
}


@cache
def _adapter() -> TypeAdapter[Question]:
    return TypeAdapter(AnyQuestion)


def _refused(keys: Keys, runner: Runner, images: Collection[str]) -> str | None:
    """Return why a question is none, trying it as ``trainer pack check`` does; None if it is sound."""
    wrong: list[str] = []
    try:
        question = _adapter().validate_python(keys)
        check_texts(question, images, lambda _, what, expected: wrong.append(f"{what}; {expected}"))
        if wrong:
            return "; ".join(wrong)
        fault = unfair(question.prepare(0, runner))
    except ValidationError as error:
        return "; ".join(dict.fromkeys(f"{one.what}, {one.expected}".removesuffix(", ") for one in complaints(error)))
    except QuestionError as error:
        return error.sentence
    return None if fault is None else fault[0]


def write_pack(
    folder: Path, manifest: Manifest, questions: Sequence[Keys], images: Mapping[str, bytes] | None = None
) -> None:
    """Write a pack into a folder that is new or empty. Raises ExchangeError."""
    texts = {"pack.yaml": _yaml(manifest.model_dump(mode="json")), "questions/imported.yaml": _yaml(list(questions))}
    files = {**{name: text.encode() for name, text in texts.items()}, **(images or {})}
    try:
        if folder.exists() and any(folder.iterdir()):
            raise ExchangeError(f"{folder} is not empty: choose a new folder")
        for name, data in files.items():
            place = folder / name
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
    except OSError as error:
        raise ExchangeError(f"{error.filename or folder} cannot be written: {error.strerror}") from error


def _yaml(data: Any) -> str:
    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = 110
    yaml.allow_unicode = True
    stream = StringIO()
    if isinstance(data, list):
        yaml.indent(mapping=2, sequence=2, offset=0)
    yaml.dump(_laid_out(data), stream)
    return stream.getvalue()


def _laid_out(data: Any) -> Any:
    """Return ``data`` with texts of several lines as blocks, so that they can be read and edited."""
    match data:
        case dict():
            return {key: _laid_out(value) for key, value in data.items()}
        case list() | tuple():
            return [_laid_out(value) for value in data]
        case str() if "\n" in data and not data.startswith((" ", "\n")):
            return LiteralScalarString(data)
    return data
