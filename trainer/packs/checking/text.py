"""Texts of a question: Markdown without HTML, nothing from outside the pack, and short enough to be shown."""

import re
from collections.abc import Callable, Collection, Iterator
from functools import cache
from pathlib import PurePosixPath
from typing import Any, Final
from urllib.parse import urlsplit

from markdown_it import MarkdownIt
from markdown_it.token import Token

from trainer.packs.images import IMAGES
from trainer.questions import Question
from trainer.questions.errors import Location
from trainer.questions.schema import Schema

Complain = Callable[[Location, str, str], None]

LONGEST: Final[dict[str, int]] = {
    "title": 100,
    "prompt": 3_000,
    "back": 2_000,
    "explanation": 6_000,
    "elsewhere": 3_000,
    "question": 300,
    "text": 300,
    "feedback": 800,
    "because": 300,
}
"""The most characters of a Markdown text, by its key; what is longer does not fit where it is shown."""
LONGEST_OF_KIND: Final[dict[tuple[str, str], int]] = {
    ("flashcard", "prompt"): 1_000,
    ("cloze", "text"): 3_000,
    ("ordering", "text"): 160,
    ("placement", "text"): 160,
}
"""The same for kinds that show a text in less room."""
LONGEST_WORD: Final = 80
LONGEST_LINE: Final = 120
LONGEST_PROGRAM: Final = 200

_SUSPECT = re.compile(r"[<\[!]")


def check_texts(question: Question, files: Collection[str], complain: Complain) -> None:
    """Tell ``complain`` what is wrong with the texts of a concrete question; ``files`` are those of its pack."""
    for location, text in texts(question):
        key = str(location[-1])
        most = LONGEST_OF_KIND.get((question.kind, key), LONGEST[key])
        if len(text) > most:
            complain(location, f"{key} has {len(text):,} characters", f"at most {most:,}, so that it fits")
            continue
        if _SUSPECT.search(text):
            _check_markdown(location, text, files, complain)
        word = max(re.findall(r"[^\s`]+", re.sub(r"\]\([^)]*\)|<[^>]*>", "]", text)), key=len, default="")
        if len(word) > LONGEST_WORD:
            complain(location, f"the word {word[:30]}… has {len(word)} characters", f"at most {LONGEST_WORD}")
    _check_program(question, complain)


def texts(question: Schema, location: Location = ()) -> Iterator[tuple[Location, str]]:
    """Yield every Markdown text of a question with its place."""
    for name in type(question).model_fields:
        yield from _texts(getattr(question, name), (*location, name))


def _texts(value: Any, location: Location) -> Iterator[tuple[Location, str]]:
    if isinstance(value, str):
        if location[-1] in LONGEST:
            yield location, value
    elif isinstance(value, Schema):
        yield from texts(value, location)
    elif isinstance(value, tuple):
        for index, element in enumerate(value):
            yield from _texts(element, (*location, index))


def _check_program(question: Question, complain: Complain) -> None:
    lines = (question.program or "").splitlines()
    if len(lines) > LONGEST_PROGRAM:
        complain(("program",), f"the program has {len(lines)} lines", f"at most {LONGEST_PROGRAM}")
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST_LINE:
            complain(("program",), f"line {number} has {len(line)} columns", f"at most {LONGEST_LINE}")
            return


@cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True})
    # by itself it takes a link to file: or javascript: for plain text, which others do not
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser


def _check_markdown(location: Location, text: str, files: Collection[str], complain: Complain) -> None:
    tokens = list(_tokens(_markdown().parse(text)))
    html = next((token for token in tokens if token.type in ("html_inline", "html_block")), None)
    if html is not None:
        complain(location, f"HTML is not shown: {html.content.strip()[:40]}", "backticks around code: `<b>`")
    for token in tokens:
        if token.type == "image":
            _check_image(location, str(token.attrGet("src") or ""), files, complain)
        elif token.type == "link_open":
            _check_link(location, str(token.attrGet("href") or ""), files, complain)


def _tokens(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        yield token
        yield from token.children or ()


def _check_image(location: Location, source: str, files: Collection[str], complain: Complain) -> None:
    if _outside(source):
        complain(location, f"the image {source[:60]!r} is not in the pack", "a file in the folder images")
    elif source not in files or PurePosixPath(source).suffix.lower() not in IMAGES:
        complain(location, f"there is no image {source[:60]!r}", f"images/NAME with {', '.join(IMAGES)}")


def _check_link(location: Location, target: str, files: Collection[str], complain: Complain) -> None:
    if urlsplit(target).scheme in ("https", "http", "mailto"):
        return
    if _outside(target):
        complain(location, f"the link {target[:60]!r} leads out of the pack", "a file of the pack, or https://…")
    elif target not in files:
        complain(location, f"there is no file {target[:60]!r}", "a file of the pack, or https://…")


def _outside(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return True
    path = PurePosixPath(parts.path)
    return bool(parts.scheme or parts.netloc) or path.is_absolute() or ".." in path.parts
