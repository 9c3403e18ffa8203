"""Writing Moodle XML: each question in the type that carries it best.

Parts that can stand inside a text become one question with embedded answers (cloze), so that a scenario stays whole;
an order to find and a free answer become questions of their own.
"""

from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from trainer.packs.exchange.collection import Collection, Written, legal
from trainer.packs.exchange.html import to_html, to_inline_html
from trainer.packs.exchange.moodle.cloze import embed, embeddable, literal, weights
from trainer.packs.exchange.moodle.shares import is_known, percent
from trainer.packs.exchange.notices import Notice
from trainer.packs.exchange.numbers import SIZES, decimal, spellings
from trainer.packs.exchange.pictures import elsewhere, used
from trainer.packs.exchange.stem import explanation_html, stem_html
from trainer.packs.portable import (
    Choice,
    Gaps,
    Matching,
    Number,
    Ordering,
    Part,
    Portable,
    Recall,
    Table,
    Text,
    without_pictures,
)

PLATFORM_TAG = "platform:"


def write(collection: Collection) -> Written:
    """Return the questions as Moodle XML, in a category with the title of the pack."""
    quiz = Element("quiz")
    category = SubElement(quiz, "question", type="category")
    _text(SubElement(category, "category"), f"$course$/top/{collection.title.replace('/', '//')}")
    notices: list[Notice] = []
    for question in map(without_pictures, collection.questions):
        elements, lost = _questions(question)
        for element in elements:
            _attach(element, collection.images)
        quiz.extend(elements)
        notices += [Notice(question.id, what) for what in (*question.losses, *lost)]
    indent(quiz)
    return Written(tostring(quiz, encoding="utf-8", xml_declaration=True) + b"\n", tuple(notices))


def _questions(question: Portable) -> tuple[list[Element], list[str]]:
    groups = list(_groups(question.parts))
    lost = [] if len(groups) == 1 else [f"its parts become {len(groups)} questions"]
    elements = []
    for number, parts in enumerate(groups, 1):
        suffix, of_title = ("", "") if len(groups) == 1 else (f"-{number}", f" ({number} of {len(groups)})")
        embedded = len(parts) > 1 or isinstance(parts[0], Table | Gaps)
        kind, fill = ("cloze", None) if embedded else _KINDS[type(parts[0])](parts[0])
        element = Element("question", type=kind)
        _text(SubElement(element, "name"), question.title + of_title)
        html = stem_html(question)
        if kind == "cloze":
            html = "\n".join([_without_braces(html), *_embedded(parts)])
        elif parts[0].prompt:
            html += to_html(parts[0].prompt)
        _formatted(element, "questiontext", html)
        _formatted(element, "generalfeedback", explanation_html(question))
        if kind != "cloze":
            SubElement(element, "defaultgrade").text = f"{parts[0].share:.7g}"
        SubElement(element, "penalty").text = "0.3333333"
        SubElement(element, "hidden").text = "0"
        SubElement(element, "idnumber").text = question.id + suffix
        if fill is not None:
            lost += fill(element)
        elif any(isinstance(part, Number) and part.unit == "bytes" for part in parts):
            lost.append("units: inside a text a size can only be typed in bytes")
        _tags(element, question)
        elements.append(element)
    return elements, lost


def _groups(parts: Sequence[Part]) -> Iterator[tuple[Part, ...]]:
    """Yield the parts that go into one question each: neighbours that can be embedded stay together."""
    together: list[Part] = []
    for part in parts:
        if embeddable(part):
            together.append(part)
            continue
        if together:
            yield tuple(together)
            together = []
        yield (part,)
    if together:
        yield tuple(together)


def _embedded(parts: tuple[Part, ...]) -> Iterator[str]:
    for part, weight in zip(parts, weights(parts), strict=True):
        yield embed(part, weight)


def _without_braces(html: str) -> str:
    """Write braces as entities: a C program must not be taken for an embedded answer."""
    return html.replace("{", "&#123;").replace("}", "&#125;")


def _attach(question: Element, images: Mapping[str, bytes]) -> None:
    """Put the pictures of each text of a question beside it, as Moodle has them."""
    for holder in list(question.iter()):
        text = holder.find("text")
        names = [name for name in used(text.text or "") if name in images] if text is not None else []
        if text is None or not names:
            continue
        text.text = elsewhere(text.text or "", lambda name: f"@@PLUGINFILE@@/{PurePosixPath(name).name}")
        for name in names:
            file = SubElement(holder, "file", name=PurePosixPath(name).name, path="/", encoding="base64")
            file.text = b64encode(images[name]).decode()


def _text(parent: Element, text: str) -> None:
    SubElement(parent, "text").text = legal(text)


def _formatted(parent: Element, name: str, html: str, **attributes: str) -> Element:
    element = SubElement(parent, name, {**attributes, "format": "html"})
    _text(element, html)
    return element


def _answer(parent: Element, share: str, html: str, feedback: str, form: str = "html") -> Element:
    answer = SubElement(parent, "answer", fraction=share, format=form)
    _text(answer, html)
    _formatted(answer, "feedback", to_html(feedback) if feedback else "")
    return answer


def _tags(element: Element, question: Portable) -> None:
    tags = [*question.topics, f"{PLATFORM_TAG}{question.platform}"] if question.platform else question.topics
    holder = SubElement(element, "tags")
    for tag in tags:
        _text(SubElement(holder, "tag"), tag)


Fill = Callable[[Element], list[str]]
"""Adds to a question what its type needs, and returns what is lost."""


def _choice(part: Choice) -> tuple[str, Fill]:
    return ("truefalse", _true_false(part)) if part.true_false else ("multichoice", _multichoice(part))


def _true_false(part: Choice) -> Fill:
    def fill(element: Element) -> list[str]:
        for name, option in zip(("true", "false"), part.options, strict=True):
            _answer(element, "100" if option.right else "0", name, option.feedback, "moodle_auto_format")
        return []

    return fill


def _multichoice(part: Choice) -> Fill:
    shares = part.shares()

    def fill(element: Element) -> list[str]:
        SubElement(element, "single").text = "false" if part.many else "true"
        SubElement(element, "shuffleanswers").text = "true" if part.shuffle else "false"
        SubElement(element, "answernumbering").text = "none"
        for option, share in zip(part.options, shares, strict=True):
            _answer(element, percent(share), to_inline_html(option.text), option.feedback)
        if all(map(is_known, shares)):
            return []
        return ["exact shares: Moodle has none of a part of its options, the nearest one is written"]

    return fill


def _number(part: Number) -> tuple[str, Fill]:
    return ("shortanswer", _address(part)) if part.unit == "address" else ("numerical", _numerical(part))


def _numerical(part: Number) -> Fill:
    def fill(element: Element) -> list[str]:
        right = _answer(element, "100", decimal(part.value), "", "moodle_auto_format")
        SubElement(right, "tolerance").text = decimal(part.margin)
        for value, said in part.misses:
            wrong = _answer(element, "0", decimal(value), said, "moodle_auto_format")
            SubElement(wrong, "tolerance").text = "0"
        if part.unit == "bytes":
            units = SubElement(element, "units")
            for name, size in {"bytes": 1, **SIZES}.items():
                unit = SubElement(units, "unit")
                SubElement(unit, "multiplier").text = repr(1 / size) if size > 1 else "1"
                SubElement(unit, "unit_name").text = name
        SubElement(element, "unitgradingtype").text = "0"
        SubElement(element, "unitpenalty").text = "0.1000000"
        SubElement(element, "showunits").text = "0" if part.unit == "bytes" else "3"
        SubElement(element, "unitsleft").text = "0"
        return []

    return fill


def _address(part: Number) -> Fill:
    """Moodle's numbers know no hexadecimal, so an address is a text with two spellings."""

    def fill(element: Element) -> list[str]:
        SubElement(element, "usecase").text = "0"
        for text in spellings(part.value, part.unit):
            _answer(element, "100", text, "", "moodle_auto_format")
        for value, said in part.misses:
            for text in spellings(value, part.unit):
                _answer(element, "0", text, said, "moodle_auto_format")
        return ["the tolerance of an address"] if part.margin else []

    return fill


def _short_answer(part: Text) -> tuple[str, Fill]:
    def fill(element: Element) -> list[str]:
        SubElement(element, "usecase").text = "1" if part.case_sensitive else "0"
        for text in part.accepted:
            _answer(element, "100", literal(text), "", "moodle_auto_format")
        for pattern in part.patterns:
            _answer(element, "100", pattern, "", "moodle_auto_format")
        for text, said in part.misses:
            _answer(element, "0", literal(text), said, "moodle_auto_format")
        return []

    return "shortanswer", fill


def _matching(part: Matching) -> tuple[str, Fill]:
    def fill(element: Element) -> list[str]:
        SubElement(element, "shuffleanswers").text = "false"
        for row, key in zip(part.rows, part.key, strict=True):
            _pair(element, to_inline_html(row), part.choices[key])
        for index, choice in enumerate(part.choices):
            if index not in part.key:
                _pair(element, "", choice)
        return []

    return "matching", fill


def _pair(element: Element, html: str, choice: str) -> None:
    pair = _formatted(element, "subquestion", html)
    _text(SubElement(pair, "answer"), choice)


def _ordering(part: Ordering) -> tuple[str, Fill]:
    """Grade by pairs, as ours does: for each entry, Moodle counts all others on the right side of it."""

    def fill(element: Element) -> list[str]:
        for name, value in {
            "layouttype": "VERTICAL",
            "selecttype": "ALL",
            "selectcount": "0",
            "gradingtype": "RELATIVE_ALL_PREVIOUS_AND_NEXT",
            "showgrading": "SHOW",
            "numberingstyle": "none",
        }.items():
            SubElement(element, name).text = value
        for place, entry in enumerate(part.entries, 1):
            answer = SubElement(element, "answer", fraction=f"{place}.0000000", format="html")
            _text(answer, to_inline_html(entry))
        lost = [f"what does not belong ({', '.join(part.strangers)})"] if part.strangers else []
        return lost + part.more_than_a_list()

    return "ordering", fill


def _recall(part: Recall) -> tuple[str, Fill]:
    def fill(element: Element) -> list[str]:
        for name, value in {
            "responseformat": "editor",
            "responserequired": "0",
            "responsefieldlines": str(part.lines),
            "attachments": "0",
            "attachmentsrequired": "0",
        }.items():
            SubElement(element, name).text = value
        _formatted(element, "graderinfo", to_html(part.answer))
        _formatted(element, "responsetemplate", "")
        return ["the learner's own grading: it is an essay that a teacher grades"]

    return "essay", fill


_KINDS: dict[type[Part], Callable[..., tuple[str, Fill]]] = {
    Choice: _choice,
    Number: _number,
    Text: _short_answer,
    Matching: _matching,
    Ordering: _ordering,
    Recall: _recall,
}
