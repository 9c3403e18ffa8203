"""Reading GIFT, as people type it and as Moodle exports it."""

import re
from dataclasses import dataclass, replace
from fractions import Fraction

from bs4 import Tag

from trainer.packs.exchange.collection import Found, NotTaken
from trainer.packs.exchange.gift.writing import ANSWER, PLATFORM_TAG
from trainer.packs.exchange.html import from_html, from_text, parse, to_html
from trainer.packs.exchange.identifiers import Identifiers, topics_of
from trainer.packs.exchange.moodle.cloze_reading import is_pattern, unstarred
from trainer.packs.exchange.notices import ExchangeError, Notice
from trainer.packs.exchange.numbers import read_number
from trainer.packs.exchange.stem import read_explanation, read_stem
from trainer.packs.portable import Choice, Matching, Number, Option, Ordering, Part, Portable, Recall, Text

_ESCAPES = {"\\\\": "\\", r"\~": "~", r"\=": "=", r"\#": "#", r"\{": "{", r"\}": "}", r"\:": ":", r"\n": "\n"}
_HIDDEN = {escape: chr(0xFDD0 + number) for number, escape in enumerate(_ESCAPES)}
"""Escaped characters are kept out of the way as noncharacters of Unicode until the markup is read."""

_BLANK = re.compile(r"\n[ \t]*\n")
_ABOUT = re.compile(r"\[(id|tag):((?:[^\]\\]|\\.)*)\]")
_WEIGHT = re.compile(r"%(-?\d{1,3}(?:\.\d+)?)%")


def read(data: bytes) -> Found:
    """Return the questions of a file. Raises ExchangeError if it is not text."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ExchangeError(f"byte {error.start + 1} is not UTF-8: save the file as UTF-8") from error
    questions: list[Portable] = []
    notices: list[Notice] = []
    title, ids = "", Identifiers()
    for block in _blocks(text):
        if block.text.startswith("$CATEGORY:"):
            path = _shown(block.text.removeprefix("$CATEGORY:"))
            title = title or path.replace("//", "\0").rpartition("/")[2].replace("\0", "/")
            continue
        try:
            question = _question(block)
        except NotTaken as reason:
            notices.append(Notice(f"line {block.line}", f"not taken: {reason}"))
            continue
        questions.append(replace(question, id=ids.of(question.id or question.title)))
    if not questions and not notices:
        raise ExchangeError("there is no question in it")
    return Found(tuple(questions), tuple(notices), title)


@dataclass(frozen=True, slots=True)
class _Block:
    """The text of a question without comments and with its escapes hidden; ``line`` is where it starts."""

    line: int
    text: str
    id: str
    tags: tuple[str, ...]


def _blocks(text: str) -> list[_Block]:
    text = re.sub("[\ufdd0-\ufdef]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    blocks, line = [], 1
    for raw in _BLANK.split(text):
        lines = raw.split("\n")
        about = _ABOUT.findall("\n".join(filter(_is_comment, lines)))
        body = "\n".join(text for text in lines if not _is_comment(text)).strip()
        for escape, hidden in _HIDDEN.items():
            body = body.replace(escape, hidden)
        if body:
            names = [name for kind, name in about if kind == "id"]
            tags = tuple(name for kind, name in about if kind == "tag")
            blocks.append(_Block(line, body, names[0] if names else "", tags))
        line += raw.count("\n") + 2
    return blocks


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("//")


def _shown(text: str) -> str:
    """Bring back the characters that were escaped."""
    for escape, hidden in _HIDDEN.items():
        text = text.replace(hidden, _ESCAPES[escape])
    return text.strip()


def _question(block: _Block) -> Portable:
    text, title = block.text, ""
    if text.startswith("::"):
        title, mark, rest = text[2:].partition("::")
        text, title = (rest.strip(), _shown(title)) if mark else (text[2:], "")
    start, end = text.find("{"), text.find("}")
    if start < 0 and end < 0:
        raise NotTaken("it has no answers in braces, so it asks nothing")
    if not 0 <= start < end:
        raise NotTaken("a brace is missing")
    after = text[end + 1 :].strip()
    stem = text[:start] + (f" ____ {after}" if after else "")
    answers, _, general = text[start + 1 : end].strip().partition("####")
    form, stem = _form(stem.strip(), "moodle")
    html = _as_html(stem, form)
    general_form, general = _form(general.strip(), form)
    general_html = _as_html(general, general_form)
    part = _part(answers.strip(), form, general_html)
    platforms = [tag.removeprefix(PLATFORM_TAG) for tag in block.tags if tag.startswith(PLATFORM_TAG)]
    read = read_stem(html, platforms[0] if platforms else "")
    return replace(
        read.question(title or _first_words(html), (part,)),
        id=block.id,
        topics=topics_of(tag for tag in block.tags if not tag.startswith(PLATFORM_TAG)),
        explanation=_general(general_html, part),
    )


def _first_words(html: str) -> str:
    words = parse(html).get_text(" ").split()
    return " ".join(words)[:80] or "Untitled"


def _form(text: str, default: str) -> tuple[str, str]:
    """Take the format off the start of a text: ``[html]``, ``[markdown]``, ``[plain]``, ``[moodle]``."""
    found = re.match(r"\[(html|markdown|plain|moodle)\]", text)
    return (found[1], text[found.end() :]) if found else (default, text)


def _as_html(text: str, form: str) -> str:
    text = _shown(text)
    match form:
        case "markdown":
            return to_html(text)
        case "plain":
            return to_html(from_text(text))
        case "moodle":
            return text.replace("\n", "<br>")
    return text


def _markdown(text: str, default: str) -> str:
    form, text = _form(text.strip(), default)
    return _shown(text) if form == "markdown" else from_html(_as_html(text, form))


def _general(html: str, part: Part) -> str:
    if not isinstance(part, Recall):
        return read_explanation(html)
    soup = parse(html)
    own = soup.find("div", class_=ANSWER)
    if not isinstance(own, Tag):
        return ""  # the general feedback is the answer
    own.extract()
    return read_explanation(str(soup))


def _part(text: str, form: str, general: str) -> Part:
    if not text:
        return _recall(general)
    if text[0] == "#":
        return _number(text[1:])
    if "~" in text:
        return _choice(text, form)
    if "->" in text and "=" in text:
        return _matching(text, form)
    truth = re.match(r"(TRUE|T|FALSE|F)\s*(#|$)", text)
    return _true_false(truth[1], text, form) if truth else _text(text, form)


def _recall(general: str) -> Part:
    soup = parse(general)
    own = soup.find("div", class_=ANSWER)
    answer = from_html(str(own) if isinstance(own, Tag) else general)
    if not answer:
        raise NotTaken("it is an essay without a feedback that tells the answer")
    return Recall(answer=answer)


def _true_false(truth: str, text: str, form: str) -> Part:
    _, wrong, right = (*text.split("#", 2), "", "")[:3]
    is_true = truth[0] == "T"
    said = {True: _markdown(right, form), False: _markdown(wrong, form)}
    options = (Option("True", is_true, said[is_true]), Option("False", not is_true, said[not is_true]))
    return Choice(options=options, shuffle=False, true_false=True)


def _weighted(text: str, default: float) -> tuple[float, str, str]:
    """Return credit, answer and comment of an alternative."""
    text = text.strip()
    credit = default
    if found := _WEIGHT.match(text):
        credit, text = float(found[1]) / 100, text[found.end() :]
    answer, _, comment = text.partition("#")
    return credit, answer.strip(), comment.strip()


def _choice(text: str, form: str) -> Part:
    many = "=" not in text
    pieces = re.findall(r"([~=])([^~=]*)", text)
    options = []
    for mark, piece in pieces:
        credit, answer, comment = _weighted(piece, 1.0 if mark == "=" else 0.0)
        right = credit > 0 if many else mark == "=" or credit >= 1
        partly = credit if 0 < credit < 1 and not many and not right else 0.0
        options.append(Option(_markdown(answer, form), right, _markdown(comment, form), partly))
    return Choice(options=tuple(options), many=many)


def _text(text: str, form: str) -> Part:
    found = [_weighted(piece, 1.0) for piece in text.split("=") if piece.strip()]
    right = [_shown(answer) for credit, answer, _ in found if credit >= 1]
    wrong = [(_shown(answer), comment) for credit, answer, comment in found if credit < 1]
    return Text(
        accepted=tuple(unstarred(answer) for answer in right if not is_pattern(answer)),
        patterns=tuple(answer for answer in right if is_pattern(answer)),
        misses=tuple((unstarred(answer), _markdown(comment, form)) for answer, comment in wrong),
    )


def _matching(text: str, form: str) -> Part:
    pairs = []
    for piece in text.split("="):
        if piece.strip():
            row, arrow, choice = piece.partition("->")
            if not arrow:
                raise NotTaken("a pair of the matching has no '->'")
            pairs.append((_markdown(row, form), _shown(choice)))
    places = {choice: row for row, choice in pairs}
    if len(pairs) > 1 and set(places) == {str(place) for place in range(1, len(pairs) + 1)}:
        return Ordering(entries=tuple(places[str(place)] for place in range(1, len(pairs) + 1)))
    choices = tuple(dict.fromkeys(choice for _, choice in pairs))
    return Matching(
        rows=tuple(row for row, _ in pairs), choices=choices, key=tuple(choices.index(choice) for _, choice in pairs)
    )


def _number(text: str) -> Part:
    right: list[tuple[Fraction, Fraction]] = []
    misses: list[tuple[Fraction, str]] = []
    for piece in text.partition("~")[0].split("="):
        if not piece.strip():
            continue
        credit, answer, comment = _weighted(piece, 1.0)
        try:
            value, margin = _range(answer)
        except ValueError as error:
            raise NotTaken(f"a number cannot be read: {error}") from error
        if credit >= 1:
            right.append((value, margin))
        else:
            misses.append((value, from_html(_shown(comment))))
    if len(right) != 1:
        raise NotTaken(f"{len(right)} of its numbers are wholly right, instead of one")
    return Number(value=right[0][0], margin=right[0][1], misses=tuple(misses))


def _range(text: str) -> tuple[Fraction, Fraction]:
    """Read ``value``, ``value:margin`` or ``lowest..highest``."""
    if ".." in text:
        lowest, _, highest = text.partition("..")
        low, high = read_number(lowest), read_number(highest)
        return (low + high) / 2, abs(high - low) / 2
    value, _, margin = text.partition(":")
    return read_number(value), read_number(margin or "0")
