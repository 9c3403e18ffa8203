"""Reading tables, from a spreadsheet, an editor or Anki: any usual delimiter, quotes, encoding and heading."""

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from trainer.packs.exchange.collection import Found, NotTaken
from trainer.packs.exchange.html import from_html
from trainer.packs.exchange.identifiers import Identifiers, topics_of
from trainer.packs.exchange.notices import ExchangeError, Notice
from trainer.packs.exchange.numbers import read_number
from trainer.packs.exchange.tables.columns import TYPES, column, unshielded
from trainer.packs.portable import Choice, Matching, Number, Option, Ordering, Part, Portable, Recall, Text
from trainer.questions.quantities import Quantity, QuantityError

_DELIMITERS = ",;\t|"
_SEPARATORS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
"""How the first lines of an Anki export name their delimiter."""

Cells = dict[str, str]


def read(data: bytes) -> Found:
    """Return the questions of a table. Raises ExchangeError if it is none."""
    text, certain = _decoded(data)
    anki, text = _anki_lines(text)
    separator = anki.get("separator", "")
    delimiter = _SEPARATORS.get(separator.lower(), separator) if anki else ""
    rows = _rows(text, delimiter if len(delimiter) == 1 else _delimiter(text))
    if not rows:
        raise ExchangeError("the table is empty")
    notices = [] if certain else [Notice("the file", "it is not UTF-8; it was read as Windows-1252")]
    names = [column(name) for name in rows[0][1]]
    if "prompt" in names:
        if unknown := [name for name, known in zip(rows[0][1], names, strict=True) if name.strip() and not known]:
            notices.append(Notice("the file", f"columns that are not known: {', '.join(unknown)}"))
        rows = rows[1:]
    else:
        names = ["prompt", "answer", "topics"]
    questions: list[Portable] = []
    ids = Identifiers()
    for line, values in rows:
        cells = {name: unshielded(value) for name, value in zip(names, values, strict=False) if name and value.strip()}
        if anki.get("html") == "true":
            cells = {name: from_html(value) for name, value in cells.items()}
        try:
            question = _question(cells)
        except NotTaken as reason:
            notices.append(Notice(f"line {line}", f"not taken: {reason}"))
            continue
        questions.append(replace(question, id=ids.of(cells.get("id", "").strip() or question.title)))
    return Found(tuple(questions), tuple(notices))


def _decoded(data: bytes) -> tuple[str, bool]:
    """Return the text, and whether its encoding was beyond doubt."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), True
    try:
        return data.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), False


def _anki_lines(text: str) -> tuple[dict[str, str], str]:
    """Take off the lines such as ``#separator:tab`` with which an Anki export begins."""
    found: dict[str, str] = {}
    while (line := re.match(r"#([a-z ]+):(.*)\r?\n", text)) is not None:
        found[line[1]] = line[2].strip()
        text = text[line.end() :]
    return found, text


def _delimiter(text: str) -> str:
    """Return the delimiter of which the first line has most outside of quotes."""
    first = re.sub(r'"(?:[^"]|"")*"', "", text[:100_000]).split("\n", 1)[0]
    return max(_DELIMITERS, key=first.count)


def _rows(text: str, delimiter: str) -> list[tuple[int, list[str]]]:
    """Return the rows that are not empty with the line that each ends in."""
    reader = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise ExchangeError(f"line {reader.line_num} of the table cannot be read: {error}") from error


def _question(cells: Cells) -> Portable:
    if "prompt" not in cells:
        raise NotTaken("it has no prompt")
    prompt = cells["prompt"].strip()
    part = _part(cells)
    return Portable(
        id="",
        kind="",
        title=cells.get("title", "").strip() or " ".join(prompt.split())[:80],
        prompt=prompt,
        parts=(part,),
        topics=topics_of(re.split(r"[;,\s]+", cells.get("topics", ""))),
        platform=cells.get("platform", "").strip(),
        program=cells.get("program"),
        arguments=tuple(cells.get("arguments", "").splitlines()),
        stdin=cells.get("stdin", ""),
        explanation=cells.get("explanation", "").strip(),
    )


def _part(cells: Cells) -> Part:
    options = _numbered(cells, "option")
    kind = cells.get("type", "").strip().casefold()
    if kind not in TYPES:
        kind = _guessed(kind, cells, options)
    return _READERS[kind](cells, options)


def _guessed(kind: str, cells: Cells, options: Sequence["_Row"]) -> str:
    """Return the type that a row has by what is filled in, for a table that names none, or other ones."""
    if kind and not any(word in kind for word in ("choice", "mc", "multiple", "single", "card", "basic")):
        raise NotTaken(f"its type {kind!r} is not one of {', '.join(TYPES)}")
    if not options:
        return "card"
    return "many" if len(_right(cells, options)) > 1 else "one"


@dataclass(frozen=True, slots=True)
class _Row:
    """An option of a question with what stands beside it; ``number`` is that of its column."""

    number: int
    text: str
    feedback: str = ""
    match: str = ""


def _numbered(cells: Cells, name: str) -> list[_Row]:
    numbers = sorted({int(key.split()[1]) for key in cells if key.startswith((f"{name} ", "match "))})
    return [
        _Row(
            number,
            cells.get(f"{name} {number}", "").strip(),
            cells.get(f"feedback {number}", "").strip(),
            cells.get(f"match {number}", "").strip(),
        )
        for number in numbers
    ]


def _right(cells: Cells, options: Sequence[_Row]) -> set[int]:
    """Return the numbers of the right options: said by number, letter or text, in ``right`` or ``answer``."""
    said = (cells.get("right") or cells.get("answer") or "").strip()
    whole = {option.number for option in options if option.text == said}
    if whole:
        return whole
    found = set()
    for word in re.split(r"[;,\s]+", said):
        if word.isdigit():
            found.add(int(word))
        elif len(word) == 1 and word.isalpha():
            found.add(ord(word.casefold()) - ord("a") + 1)
    return found & {option.number for option in options}


def _choice(cells: Cells, options: Sequence[_Row]) -> Part:
    right = _right(cells, options)
    if not right:
        raise NotTaken("nothing says which option is right")
    kind = cells.get("type", "").strip().casefold()
    many = kind == "many" or (len(right) > 1 and kind != "any")
    return Choice(
        options=tuple(
            Option(option.text, option.number in right, option.feedback) for option in options if option.text
        ),
        many=many,
    )


def _true_false(cells: Cells, options: Sequence[_Row]) -> Part:
    said = cells.get("answer", "").strip().casefold()
    is_true = said in ("true", "t", "yes", "1") if said else 1 in _right(cells, options)
    feedback = {option.number: option.feedback for option in options}
    both = (Option("True", is_true, feedback.get(1, "")), Option("False", not is_true, feedback.get(2, "")))
    return Choice(options=both, shuffle=False, true_false=True)


def _number(cells: Cells, options: Sequence[_Row]) -> Part:
    try:
        unit = cells.get("unit", "number").strip()
        value = Quantity.parse(cells.get("answer", "")).value
        margin = read_number(cells.get("tolerance", "0"))
        misses = tuple((Quantity.parse(option.text).value, option.feedback) for option in options)
    except (QuantityError, ValueError) as error:
        raise NotTaken(f"a number cannot be read: {error}") from error
    known = unit if unit in ("bytes", "address") else "number"
    return Number(value=value, margin=margin, unit=known, misses=misses)


def _text(cells: Cells, options: Sequence[_Row]) -> Part:
    right = _right(cells, options)
    accepted = tuple(option.text for option in options if option.number in right)
    if not accepted and "answer" not in cells:
        raise NotTaken("it has no answer")
    misses = tuple((option.text, option.feedback) for option in options if option.number not in right)
    return Text(accepted=accepted or (cells["answer"].strip(),), misses=misses)


def _ordering(_: Cells, options: Sequence[_Row]) -> Part:
    return Ordering(entries=tuple(option.text for option in options))


def _matching(_: Cells, options: Sequence[_Row]) -> Part:
    choices = tuple(dict.fromkeys(option.match for option in options if option.match))
    rows = [option for option in options if option.text and option.match]
    return Matching(
        rows=tuple(row.text for row in rows), choices=choices, key=tuple(choices.index(row.match) for row in rows)
    )


def _card(cells: Cells, _: Sequence[_Row]) -> Part:
    if "answer" not in cells:
        raise NotTaken("it has no answer")
    return Recall(answer=cells["answer"].strip())


_READERS: dict[str, Callable[[Cells, Sequence[_Row]], Part]] = {
    "one": _choice,
    "any": _choice,
    "many": _choice,
    "true-false": _true_false,
    "number": _number,
    "text": _text,
    "ordering": _ordering,
    "matching": _matching,
    "card": _card,
}
