"""Writing tables; a question of several parts becomes a row for each."""

import csv
from collections.abc import Callable, Iterator
from io import StringIO

from trainer.packs.exchange.collection import Collection, Written, pictures_lost
from trainer.packs.exchange.notices import Notice
from trainer.packs.exchange.numbers import decimal
from trainer.packs.exchange.tables.columns import COLUMNS, shielded
from trainer.packs.portable import Choice, Matching, Number, Ordering, Part, Portable, Recall, Text, without_tables

Row = dict[str, str]


def write_csv(collection: Collection) -> Written:
    """Return the questions with commas between, in UTF-8 with the mark that spreadsheets look for."""
    return _written(collection, ",")


def write_tsv(collection: Collection) -> Written:
    """Return the questions with tabs between."""
    return _written(collection, "\t")


def _written(collection: Collection, delimiter: str) -> Written:
    rows: list[Row] = []
    notices: list[Notice] = []
    for question in map(without_tables, collection.questions):
        rows += _rows(question)
        lost = [*question.losses, *pictures_lost(question, collection.images)]
        if len(question.parts) > 1:
            lost.append(f"its parts become {len(question.parts)} questions")
        for part in question.parts:
            lost += _lost(part)
        if question.evidence:
            lost.append("what the run showed")
        notices += [Notice(question.id, what) for what in lost]
    most = max((int(name.split()[1]) for row in rows for name in row if " " in name), default=0)
    used = {name.split()[0] for row in rows for name in row if " " in name}
    kinds = [kind for kind in ("option", "match", "feedback") if kind in used]
    names = [*COLUMNS, *(f"{kind} {number}" for number in range(1, most + 1) for kind in kinds)]
    table = StringIO()
    writer = csv.DictWriter(table, names, restval="", delimiter=delimiter)
    writer.writeheader()
    writer.writerows({name: shielded(value) for name, value in row.items()} for row in rows)
    return Written(table.getvalue().encode("utf-8-sig"), tuple(notices))


def _lost(part: Part) -> Iterator[str]:
    match part:
        case Ordering():
            yield from part.more_than_a_list()
            if part.strangers:
                yield f"what does not belong ({', '.join(part.strangers)})"
        case Choice(true_false=False):
            if not part.shuffle:
                yield "the fixed order of its options"
            if any(option.credit for option in part.options):
                yield "what options earn that are partly right"
        case Text():
            if part.case_sensitive:
                yield "that capital letters matter"
            if part.patterns:
                yield "patterns of right answers"


def _rows(question: Portable) -> Iterator[Row]:
    several = len(question.parts) > 1
    for number, part in enumerate(question.parts, 1):
        yield {
            "id": f"{question.id}-{number}" if several else question.id,
            "title": f"{question.title} ({number} of {len(question.parts)})" if several else question.title,
            "topics": ";".join(question.topics),
            "platform": question.platform,
            "prompt": "\n\n".join(filter(None, (question.prompt, part.prompt))),
            "program": question.program or "",
            "arguments": "\n".join(question.arguments),
            "stdin": question.stdin,
            "explanation": question.explanation,
            **_WRITERS[type(part)](part),
        }


def _numbered(name: str, values: list[str]) -> Row:
    return {f"{name} {number}": value for number, value in enumerate(values, 1) if value}


def _right(flags: list[bool]) -> str:
    return ";".join(str(number) for number, right in enumerate(flags, 1) if right)


def _choice(part: Choice) -> Row:
    return {
        "type": part.mode,
        "right": _right([option.right for option in part.options]),
        **_numbered("option", [option.text for option in part.options]),
        **_numbered("feedback", [option.feedback for option in part.options]),
    }


def _number(part: Number) -> Row:
    whole = part.unit == "address" and part.value.denominator == 1
    return {
        "type": "number",
        "answer": f"{part.value.numerator:#x}" if whole else decimal(part.value),
        "tolerance": decimal(part.margin) if part.margin else "",
        "unit": part.unit,
        **_numbered("option", [decimal(value) for value, _ in part.misses]),
        **_numbered("feedback", [said for _, said in part.misses]),
    }


def _text(part: Text) -> Row:
    texts = [*part.accepted, *(text for text, _ in part.misses)]
    feedback = ["" for _ in part.accepted] + [said for _, said in part.misses]
    right = _right([True for _ in part.accepted])
    return {"type": "text", "right": right, **_numbered("option", texts), **_numbered("feedback", feedback)}


def _ordering(part: Ordering) -> Row:
    return {"type": "ordering", **_numbered("option", list(part.entries))}


def _matching(part: Matching) -> Row:
    unused = [choice for index, choice in enumerate(part.choices) if index not in part.key]
    matches = [part.choices[key] for key in part.key] + unused
    return {"type": "matching", **_numbered("option", list(part.rows)), **_numbered("match", matches)}


def _card(part: Recall) -> Row:
    return {"type": "card", "answer": part.answer}


_WRITERS: dict[type[Part], Callable[..., Row]] = {
    Choice: _choice,
    Number: _number,
    Text: _text,
    Ordering: _ordering,
    Matching: _matching,
    Recall: _card,
}
