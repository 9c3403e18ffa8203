"""What is written to a file of another program, and what was read from one."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from trainer.packs.exchange.notices import Notice
from trainer.packs.portable import Portable, texts_of

ILLEGAL = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 (section 2.2) cannot hold, not even escaped."""


@dataclass(frozen=True, slots=True)
class Collection:
    """Questions under the name of their pack; ``language`` is a tag of BCP 47.

    ``images`` has the pictures that they show, by names such as ``images/heap.png``.
    """

    id: str
    title: str
    questions: tuple[Portable, ...]
    language: str = "en"
    images: Mapping[str, bytes] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, and what they could not carry."""

    data: bytes
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """The questions of a file with the pictures that they show, and what of it could not be taken."""

    questions: tuple[Portable, ...]
    notices: tuple[Notice, ...] = ()
    title: str = ""
    images: Mapping[str, bytes] = field(default_factory=dict)


class NotTaken(Exception):
    """A question of a file cannot be taken; ``str()`` says why."""


def legal(text: str) -> str:
    """Return ``text`` with U+FFFD for what XML cannot hold."""
    return ILLEGAL.sub("\ufffd", text)


def legal_texts(value: Any) -> Any:
    """Return plain data with only legal texts in it."""
    match value:
        case str():
            return legal(value)
        case dict():
            return {key: legal_texts(part) for key, part in value.items()}
        case list():
            return [legal_texts(part) for part in value]
    return value


def pictures_lost(question: Portable, images: Mapping[str, bytes]) -> Iterator[str]:
    """Say which pictures a question shows, for a format that has no place for them."""
    shown = [name for name in images if any(name in text for text in texts_of(question))]
    if shown:
        yield f"its pictures ({', '.join(shown)})"


def illegal_characters(questions: tuple[Portable, ...]) -> Iterator[Notice]:
    """Say which questions hold characters that XML cannot hold."""
    for question in questions:
        if any(ILLEGAL.search(text) for text in texts_of(question)):
            yield Notice(question.id, "control characters in its texts (each became �)")
