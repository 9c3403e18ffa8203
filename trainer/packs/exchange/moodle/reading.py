"""Reading Moodle XML, as Moodle exports its question bank."""

import re
from base64 import b64decode
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import PurePosixPath
from urllib.parse import quote
from xml.etree.ElementTree import Element

from trainer.packs.exchange.collection import Found, NotTaken
from trainer.packs.exchange.html import from_html, from_text, to_html
from trainer.packs.exchange.identifiers import Identifiers, topics_of
from trainer.packs.exchange.moodle.cloze_reading import is_pattern, read_cloze, unstarred
from trainer.packs.exchange.moodle.writing import PLATFORM_TAG
from trainer.packs.exchange.notices import ExchangeError, Notice
from trainer.packs.exchange.numbers import read_number
from trainer.packs.exchange.pictures import LARGEST, file_name
from trainer.packs.exchange.stem import read_explanation, read_stem
from trainer.packs.exchange.xml import read_xml
from trainer.packs.images import FOLDER, unfit
from trainer.packs.portable import Choice, Matching, Number, Option, Ordering, Part, Portable, Recall, Text

Answers = list[tuple[float, Element]]
"""The answers of a question with the share of the credit that each is worth."""


def read(data: bytes) -> Found:
    """Return the questions of a file. Raises ExchangeError if it is not Moodle XML."""
    root = read_xml(data)
    if root.tag != "quiz":
        raise ExchangeError(f"this is not Moodle XML: its root is <{root.tag}>, not <quiz>")
    questions: list[Portable] = []
    notices: list[Notice] = []
    images: dict[str, bytes] = {}
    title, ids = "", Identifiers()
    for element in root.findall("question"):
        kind = element.get("type", "")
        label = _plain(element, "name") or f"question {len(questions) + len(notices) + 1}"
        if kind == "category":
            title = title or _plain(element, "category").replace("//", "\0").rpartition("/")[2].replace("\0", "/")
            continue
        notices += [Notice(label, f"its file {name}") for name in _pictures(element, images)]
        try:
            question = _question(element, kind, label)
        except NotTaken as reason:
            notices.append(Notice(label, f"not taken: {reason}"))
            continue
        question = replace(question, id=ids.of(_value(element, "idnumber") or label))
        questions.append(replace(question, losses=()))
        notices += [Notice(question.id, what) for what in question.losses]
    return Found(tuple(questions), tuple(notices), title, images)


def _pictures(question: Element, images: dict[str, bytes]) -> list[str]:
    """Take the pictures of a question into ``images`` and link its texts to them; return the files that are none."""
    left_out = []
    for holder in list(question.iter()):
        for file in holder.findall("file"):
            name = file.get("name", "")
            data = _decoded(file)
            known = file_name(name)
            if known is None or data is None or unfit(known, data) is not None:
                left_out.append(name)
                continue
            known = _free_name(known, data, images)
            images[known] = data
            text = holder.find("text")
            if text is not None:
                for written in (name, quote(name)):
                    text.text = (text.text or "").replace(f"@@PLUGINFILE@@/{written}", known)
    return left_out


def _decoded(file: Element) -> bytes | None:
    text = file.text or ""
    if file.get("encoding") != "base64" or len(text) > 2 * LARGEST:
        return None
    try:
        data = b64decode(text)
    except ValueError:
        return None
    return data if len(data) <= LARGEST else None


def _free_name(name: str, data: bytes, images: Mapping[str, bytes]) -> str:
    """Return ``name``, or one like it if another picture has it."""
    path, number = PurePosixPath(name), 1
    while images.get(name, data) != data:
        number += 1
        name = f"{path.parent}/{path.stem}-{number}{path.suffix}"
    return name


def _question(element: Element, kind: str, title: str) -> Portable:
    html = _html(element.find("questiontext"))
    parts: tuple[Part, ...]
    if kind in ("cloze", "multianswer"):
        parts, html = read_cloze(html)
    elif kind in _KINDS:
        parts = (_KINDS[kind](element),)
    elif kind == "description":
        raise NotTaken("it is a description, which asks nothing")
    else:
        raise NotTaken(f"there is no counterpart for Moodle's type {kind or 'without a name'}")
    tags = [_plain(tag) for tag in element.iterfind("tags/tag")]
    platforms = [tag.removeprefix(PLATFORM_TAG) for tag in tags if tag.startswith(PLATFORM_TAG)]
    stem = read_stem(html, platforms[0] if platforms else "")
    return stem.question(
        title,
        parts,
        topics=topics_of(tag for tag in tags if not tag.startswith(PLATFORM_TAG)),
        explanation=read_explanation(_html(element.find("generalfeedback"))),
        losses=tuple(_lost(element)),
    )


def _lost(element: Element) -> list[str]:
    lost = []
    if any(_plain(hint) for hint in element.iterfind("hint")):
        lost.append("its hints")
    for name in ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback"):
        if _plain(element, name) not in ("", *_USUAL_FEEDBACK):
            lost.append(f"its {name}")
    if any(_REMOTE.search(text.text or "") for text in element.iter("text")):
        lost.append("pictures from other places: only their words are kept")
    return lost


_REMOTE = re.compile(rf'<img [^>]*?src="(?!{re.escape(FOLDER)})')
_USUAL_FEEDBACK = (
    "Your answer is correct.",
    "Your answer is partially correct.",
    "Your answer is incorrect.",
)


def _value(element: Element, name: str, default: str = "") -> str:
    return (element.findtext(name) or default).strip()


def _plain(element: Element, name: str = "") -> str:
    """Return the text of a child (or of the element itself) as it is, without blanks around it."""
    return (element.findtext(f"{name}/text" if name else "text") or "").strip()


def _html(element: Element | None) -> str:
    """Return a formatted text as HTML, whatever its format."""
    if element is None:
        return ""
    text = element.findtext("text") or ""
    match element.get("format", "html"):
        case "markdown":
            return to_html(text)
        case "plain_text":
            return to_html(from_text(text))
        case "moodle_auto_format":
            return text.strip().replace("\n", "<br>")
        case _:
            return text


def _markdown(element: Element | None) -> str:
    if element is not None and element.get("format") == "markdown":
        return (element.findtext("text") or "").strip()
    return from_html(_html(element))


def _answers(element: Element) -> Answers:
    found = []
    for answer in element.iterfind("answer"):
        try:
            found.append((float(answer.get("fraction") or 0) / 100, answer))
        except ValueError:
            raise NotTaken(f"the fraction {answer.get('fraction')!r} is not a number") from None
    if not found:
        raise NotTaken("it has no answers")
    return found


def _option(answer: Element, right: bool, credit: float = 0.0) -> Option:
    partly = credit if 0 < credit < 1 and not right else 0.0
    return Option(_markdown(answer), right, _markdown(answer.find("feedback")), partly)


def _true_false(element: Element) -> Part:
    by_name = {_plain(answer).lower(): (share, answer) for share, answer in _answers(element)}
    if set(by_name) != {"true", "false"}:
        raise NotTaken("its answers are not true and false")
    options = tuple(
        replace(_option(by_name[name][1], by_name[name][0] > 0), text=name.capitalize()) for name in ("true", "false")
    )
    return Choice(options=options, shuffle=False, true_false=True)


def _multichoice(element: Element) -> Part:
    many = _value(element, "single", "true") in ("false", "0")
    answers = _answers(element)
    best = max(share for share, _ in answers)
    options = tuple(
        _option(answer, share > 0) if many else _option(answer, share == best > 0, share / best if best > 0 else 0.0)
        for share, answer in answers
    )
    shuffle = _value(element, "shuffleanswers", "true") in ("true", "1")
    return Choice(options=options, many=many, shuffle=shuffle)


def _numerical(element: Element) -> Part:
    right = [answer for share, answer in _answers(element) if share >= 1]
    if len(right) != 1:
        raise NotTaken(f"{len(right)} of its numbers are wholly right, instead of one")
    try:
        misses = tuple(
            (read_number(_plain(answer)), _markdown(answer.find("feedback")))
            for share, answer in _answers(element)
            if share < 1 and _plain(answer) != "*"
        )
        value = read_number(_plain(right[0]))
        margin = read_number(_value(right[0], "tolerance", "0"))
    except ValueError as error:
        raise NotTaken(f"a number cannot be read: {error}") from error
    units = {_value(unit, "unit_name").lower() for unit in element.iterfind("units/unit")}
    return Number(value=value, margin=margin, misses=misses, unit="bytes" if "bytes" in units else "number")


def _short_answer(element: Element) -> Part:
    answers = [(share, _plain(answer), answer.find("feedback")) for share, answer in _answers(element)]
    right = [text for share, text, _ in answers if share >= 1]
    return Text(
        accepted=tuple(unstarred(text) for text in right if not is_pattern(text)),
        patterns=tuple(text for text in right if is_pattern(text)),
        case_sensitive=_value(element, "usecase") in ("1", "true"),
        misses=tuple((unstarred(text), _markdown(said)) for share, text, said in answers if share < 1 and text != "*"),
    )


def _matching(element: Element) -> Part:
    pairs = [(_markdown(pair), _plain(pair, "answer")) for pair in element.iterfind("subquestion")]
    choices = tuple(dict.fromkeys(choice for _, choice in pairs))
    rows = [(row, choices.index(choice)) for row, choice in pairs if row]
    return Matching(rows=tuple(row for row, _ in rows), choices=choices, key=tuple(key for _, key in rows))


def _ordering(element: Element) -> Part:
    entries = sorted(_answers(element), key=lambda answer: answer[0])
    return Ordering(entries=tuple(_markdown(answer) for _, answer in entries))


def _essay(element: Element) -> Part:
    answer = _markdown(element.find("graderinfo"))
    if not answer:
        raise NotTaken("it is an essay without information for graders, so there is nothing to compare with")
    return Recall(answer=answer)


_KINDS: dict[str, Callable[[Element], Part]] = {
    "truefalse": _true_false,
    "multichoice": _multichoice,
    "numerical": _numerical,
    "shortanswer": _short_answer,
    "matching": _matching,
    "match": _matching,
    "ordering": _ordering,
    "essay": _essay,
}
