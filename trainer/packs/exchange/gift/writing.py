"""Writing GIFT: one question a part, since GIFT knows neither several parts nor an order to find."""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import chain

from trainer.packs.exchange.collection import Collection, Written, pictures_lost
from trainer.packs.exchange.html import to_html, to_inline_html
from trainer.packs.exchange.moodle.cloze import literal
from trainer.packs.exchange.moodle.shares import is_known, percent
from trainer.packs.exchange.notices import Notice
from trainer.packs.exchange.numbers import decimal, spellings
from trainer.packs.exchange.stem import explanation_html, stem_html
from trainer.packs.portable import (
    Choice,
    Matching,
    Number,
    Ordering,
    Part,
    Portable,
    Recall,
    Text,
    matching_as_choices,
    without_tables,
)

ANSWER = "trainer-answer"
"""The class of the block that holds the answer of a free question, which GIFT has no place for."""

PLATFORM_TAG = "platform:"


def write(collection: Collection) -> Written:
    """Return the questions as GIFT (UTF-8), in a category with the title of the pack."""
    title = collection.title.replace("/", "//").replace("\n", " ")
    blocks = [f"$CATEGORY: $course$/top/{title}"]
    notices = []
    for question in map(_with_choices_to_make, map(without_tables, collection.questions)):
        lost = [*question.losses, *pictures_lost(question, collection.images)]
        if len(question.parts) > 1:
            lost.append(f"its parts become {len(question.parts)} questions")
        for number, part in enumerate(question.parts, 1):
            one = question if len(question.parts) == 1 else _alone(question, number)
            blocks.append(_question(one, part))
            lost += _lost(part)
        notices += [Notice(question.id, what) for what in lost]
    return Written("\n\n".join(blocks).encode() + b"\n", tuple(notices))


def _with_choices_to_make(question: Portable) -> Portable:
    """Return a question without matchings in which all rows have the same: GIFT offers only what some row has."""
    parts = (
        matching_as_choices(part) if isinstance(part, Matching) and len(set(part.key)) == 1 else (part,)
        for part in question.parts
    )
    return replace(question, parts=tuple(chain.from_iterable(parts)))


def _alone(question: Portable, number: int) -> Portable:
    title = f"{question.title} ({number} of {len(question.parts)})"
    return replace(question, id=f"{question.id}-{number}", title=title)


def _question(question: Portable, part: Part) -> str:
    tags = [*question.topics, *([f"{PLATFORM_TAG}{question.platform}"] if question.platform else [])]
    about = " ".join([f"[id:{question.id}]", *(f"[tag:{tag}]" for tag in tags)])
    stem = stem_html(question) + (to_html(part.prompt) if part.prompt else "")
    answers = _WRITERS[type(part)](part)
    general = explanation_html(question)
    if isinstance(part, Recall):
        general = f'<div class="{ANSWER}">{to_html(part.answer)}</div>{general}'
    lines = [f"::{escaped(question.title)}::[html]{escaped(stem)}{{{answers[0] if len(answers) == 1 else ''}"]
    lines += [f"\t{answer}" for answer in answers] if len(answers) > 1 else []
    lines += [f"\t####{escaped(general)}"] if general else []
    return f"// {about}\n" + "\n".join(lines) + ("\n}" if len(lines) > 1 else "}")


def _lost(part: Part) -> list[str]:
    match part:
        case Choice() if not all(map(is_known, part.shares())):
            return ["exact shares: the nearest that Moodle has are written"]
        case Choice(shuffle=False, true_false=False):
            return ["the fixed order of its options"]
        case Number(unit="address") if part.margin:
            return ["the tolerance of an address"]
        case Number(unit="bytes"):
            return ["units: a size can only be typed in bytes"]
        case Text(case_sensitive=True):
            return ["that capital letters matter"]
        case Ordering():
            lost = ["the order is asked as a matching with places"]
            lost += [f"what does not belong ({', '.join(part.strangers)})"] if part.strangers else []
            return lost + part.more_than_a_list()
        case Matching() if unused := set(range(len(part.choices))) - set(part.key):
            return [f"choices that no row has ({', '.join(part.choices[index] for index in sorted(unused))})"]
        case Recall():
            return ["the learner's own grading: it is an essay that a teacher grades"]
    return []


_SPECIAL = re.compile(r"[\\#=~{}:]")


def escaped(text: str) -> str:
    r"""Return ``text`` on one line with a backslash before what GIFT reads as markup; a line break is ``\n``."""
    return _SPECIAL.sub(r"\\\g<0>", text).replace("\r", "").replace("\n", r"\n")


def _commented(mark: str, html: str, feedback: str) -> str:
    return f"{mark}{escaped(html)}" + (f"#{escaped(to_inline_html(feedback))}" if feedback else "")


def _choice(part: Choice) -> list[str]:
    if part.true_false:
        right, wrong = sorted(part.options, key=lambda option: not option.right)
        comments = [escaped(to_inline_html(option.feedback)) for option in (wrong, right)]
        text = "#".join(["TRUE" if part.options[0].right else "FALSE", *comments]).rstrip("#")
        return [text]
    if not part.many:
        return [
            _commented(
                "=" if option.right else f"~%{percent(option.credit)}%" if option.credit else "~",
                to_inline_html(option.text),
                option.feedback,
            )
            for option in part.options
        ]
    return [
        _commented(f"~%{percent(share)}%", to_inline_html(option.text), option.feedback)
        for option, share in zip(part.options, part.shares(), strict=True)
    ]


def _number(part: Number) -> list[str]:
    if part.unit == "address":
        misses = [(text, said) for value, said in part.misses for text in spellings(value, part.unit)]
        return _text(Text(accepted=spellings(part.value, part.unit), misses=tuple(misses)))
    right = f"{decimal(part.value)}:{decimal(part.margin)}"
    if not part.misses:
        return [f"#{right}"]
    wrong = [_commented(f"=%0%{decimal(value)}:0", "", said) for value, said in part.misses]
    return ["#", f"=%100%{right}", *wrong]


def _text(part: Text) -> list[str]:
    right = [_commented("=%100%", literal(text), "") for text in part.accepted]
    right += [_commented("=%100%", pattern, "") for pattern in part.patterns]
    return [*right, *(_commented("=%0%", literal(text), said) for text, said in part.misses)]


def _matching(part: Matching) -> list[str]:
    return [
        f"={escaped(to_inline_html(row))} -> {escaped(part.choices[key])}"
        for row, key in zip(part.rows, part.key, strict=True)
    ]


def _ordering(part: Ordering) -> list[str]:
    places = tuple(str(place) for place in range(1, len(part.entries) + 1))
    return _matching(Matching(rows=part.entries, choices=places, key=tuple(range(len(places)))))


def _recall(part: Recall) -> list[str]:
    return [""]


_WRITERS: dict[type[Part], Callable[..., list[str]]] = {
    Choice: _choice,
    Number: _number,
    Text: _text,
    Matching: _matching,
    Ordering: _ordering,
    Recall: _recall,
}
