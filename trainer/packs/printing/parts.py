"""The parts of a question as a paper asks them: what is shown, the room for the answer, and the key."""

from collections.abc import Callable
from math import ceil
from random import Random
from typing import Any

from trainer.packs.portable import Choice, Gaps, Matching, Number, Option, Ordering, Part, Pointing, Recall, Table, Text
from trainer.packs.printing.prose import Node, blocks, breakable, code_with_gaps, line
from trainer.questions.probes import Unit, show

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_GRID_CHOICES = 6
"""Up to so many short choices a matching is a grid to tick; with more, or longer ones, letters are written."""
_SHORT = 16


def printed(part: Part, random: Random) -> Node:
    """Return a part as data of the template: ``kind``, ``prompt``, what the kind needs, and ``short``, its key.

    ``random`` shuffles what may stand in any order.
    """
    prompt = blocks(part.prompt) if part.prompt else []
    data = _KINDS[type(part)](part, random)
    return {"prompt": prompt, **data, "short": breakable(data["short"])}


def points(part: Part) -> int:
    """Return what a part is worth on paper: long orders and tables are worth more than a choice."""
    match part:
        case Ordering():
            return max(1, ceil(len(part.entries) / 3))
        case Matching() | Pointing():
            return max(1, ceil(len(part.rows) / 3))
        case Gaps():
            return max(1, ceil(len(part.gaps) / 2))
        case Table():
            return max(1, ceil(len(list(part.asked())) / 3))
    return 1


def lettered(index: int) -> str:
    """Return A … Z, then AA, AB, …."""
    return LETTERS[index] if index < len(LETTERS) else f"{LETTERS[index // 26 - 1]}{LETTERS[index % 26]}"


def _shuffled(count: int, random: Random, shuffle: bool = True) -> list[int]:
    order = list(range(count))
    if shuffle:
        random.shuffle(order)
    return order


def _choice(part: Choice, random: Random) -> Node:
    order = _shuffled(len(part.options), random, part.shuffle)
    options = [
        {
            "letter": lettered(place),
            "text": line(part.options[index].text),
            "right": part.options[index].right,
            "feedback": line(_said(part.options[index])),
        }
        for place, index in enumerate(order)
    ]
    right = [lettered(place) for place, index in enumerate(order) if part.options[index].right]
    short = ("" if part.many else " or ").join(right)
    if part.true_false:
        short = "true" if part.options[0].right else "false"
    return {"kind": "choice", "many": part.many, "inline": part.true_false, "options": options, "short": short}


def _said(option: Option) -> str:
    """Return what the key says about an option."""
    return " ".join(filter(None, (f"(earns {option.credit:.0%})" if option.credit else "", option.feedback)))


def _number(part: Number, _: Random) -> Node:
    value = part.value.numerator if part.value.denominator == 1 else float(part.value)
    margin = f" ± {float(part.margin):g}" if part.margin else ""
    key = show(value, Unit(part.unit)) + margin
    hint = {"bytes": "with its unit", "address": "in hexadecimal"}.get(part.unit, "")
    remarks = [
        [*line(f"{_plain(wrong)}:"), {"t": "text", "s": " "}, *line(said)] for wrong, said in part.misses if said
    ]
    return {"kind": "line", "hint": hint, "key": key, "short": key, "remarks": remarks}


def _remark(wrong: str, said: str) -> list[Node]:
    return [{"t": "code", "s": wrong}, {"t": "text", "s": ": "}, *line(said)]


def _plain(value: Any) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"


def _text(part: Text, _: Random) -> Node:
    key = " / ".join(part.accepted)
    remarks = [
        [{"t": "code", "s": wrong}, {"t": "text", "s": ": "}, *line(said)] for wrong, said in part.misses if said
    ]
    return {"kind": "line", "hint": "", "key": key, "short": part.accepted[0], "remarks": remarks}


def _gaps(part: Gaps, _: Random) -> Node:
    keys = [gap.accepted[0] for gap in part.gaps]
    body = code_with_gaps(part.text) if part.code else blocks(part.text)
    remarks = [_remark(wrong, said) for gap in part.gaps for wrong, said in gap.misses if said]
    return {"kind": "gaps", "code": part.code, "body": body, "keys": keys, "short": ", ".join(keys), "remarks": remarks}


def _ordering(part: Ordering, random: Random) -> Node:
    closed = part.given if part.stacked else ()
    offered = [entry for entry in (*part.entries, *part.strangers) if entry not in closed]
    order = _shuffled(len(offered), random)
    letters = {offered[index]: lettered(place) for place, index in enumerate(order)}
    boxes: list[Node] = [
        {"letter": letters.get(entry, ""), "text": line(entry), "given": entry in part.given} for entry in part.entries
    ]
    also = [" ".join(letters[entry] for entry in order) for order in part.also]
    return {
        "kind": "column" if part.stacked else "order",
        "first": part.first,
        "last": part.last,
        "offered": [{"letter": lettered(place), "text": line(offered[index])} for place, index in enumerate(order)],
        "boxes": boxes,
        "also": also,
        "short": " or ".join([" ".join(box["letter"] for box in boxes if box["letter"]), *also]),
    }


def _matching(part: Matching, _: Random) -> Node:
    grid = len(part.choices) <= _GRID_CHOICES and all(len(choice) <= _SHORT for choice in part.choices)
    rows: list[Node] = [
        {"text": line(row), "key": key, "letter": lettered(key)} for row, key in zip(part.rows, part.key, strict=True)
    ]
    choices = [{"letter": lettered(index), "text": choice} for index, choice in enumerate(part.choices)]
    short = "see the key" if grid else " ".join(row["letter"] for row in rows)
    return {"kind": "grid" if grid else "letters", "rows": rows, "choices": choices, "short": short}


def _table(part: Table, _: Random) -> Node:
    rows = [
        {
            "title": line(row),
            "cells": [{"text": breakable(cell.text), "asked": cell.asked} for cell in cells],
        }
        for row, cells in zip(part.rows, part.cells, strict=True)
    ]
    columns = [breakable(column) for column in part.columns]
    return {"kind": "table", "columns": columns, "rows": rows, "short": "see the key"}


def _pointing(part: Pointing, _: Random) -> Node:
    spots: list[Node] = [
        {"letter": lettered(index), "title": title, "detail": detail}
        for index, (title, detail) in enumerate(part.spots)
    ]
    rows: list[Node] = [
        {"text": line(row), "letter": lettered(key)} for row, key in zip(part.rows, part.key, strict=True)
    ]
    return {"kind": "spots", "spots": spots, "rows": rows, "short": " ".join(row["letter"] for row in rows)}


def _recall(part: Recall, _: Random) -> Node:
    room = max(part.lines, min(12, len(part.answer) // 60 + 2))
    return {"kind": "lines", "lines": room, "key": blocks(part.answer), "short": "see the key"}


_KINDS: dict[type[Part], Callable[[Any, Random], Node]] = {
    Choice: _choice,
    Number: _number,
    Text: _text,
    Ordering: _ordering,
    Matching: _matching,
    Gaps: _gaps,
    Table: _table,
    Pointing: _pointing,
    Recall: _recall,
}
