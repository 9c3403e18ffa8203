"""The parts of questions as packs write them: keys with values, in the order in which they are written."""

from collections.abc import Callable
from fractions import Fraction
from typing import Any

from trainer.engine.regions import RegionKind
from trainer.packs.exchange.numbers import decimal
from trainer.packs.portable import (
    Choice,
    Gaps,
    Matching,
    Number,
    Ordering,
    Part,
    Recall,
    Table,
    Text,
    matching_as_choices,
)
from trainer.packs.portable.model import GAP
from trainer.questions.probes.base import region_label
from trainer.questions.quantities import Quantity, QuantityError

Keys = dict[str, Any]
"""The keys of a question, or of a manifest, in the order in which they are written."""


def part_keys(part: Part) -> Keys:
    """Return the keys of a question that asks what ``part``, one of ``single``, asks."""
    return _KINDS[type(part)](part)


def single(part: Part) -> list[Part]:
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
    return list(matching_as_choices(part))


def _choice(part: Choice) -> Keys:
    if part.true_false:
        return {"kind": "choice", "mode": "true-false", "correct": part.options[0].right}
    options = [
        {
            "text": option.text,
            "correct": option.right,
            **({"credit": round(option.credit, 7)} if option.credit else {}),
            **({"feedback": option.feedback} if option.feedback else {}),
        }
        for option in part.options
    ]
    return {
        "kind": "choice",
        **({"mode": part.mode} if part.mode != "one" else {}),
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
