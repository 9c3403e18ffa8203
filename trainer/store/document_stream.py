"""Reading a file of progress part by part; all of it is checked, and only the smaller parts are kept.

Questions and answers, of which there may be a million, are handed over in batches in the order of the file. Everything
else is a ``ProgressDocument`` without them.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import islice
from json import dumps, loads
from typing import Any, TextIO, TypeVar

from pydantic import TypeAdapter, ValidationError

from trainer.store.exchange_format import AttemptPart, Format, ProgressDocument, QuestionPart, Version
from trainer.store.json_stream import JsonStream, NotJson

_BATCH = 200
_QUESTIONS = TypeAdapter(tuple[QuestionPart, ...])
_ATTEMPTS = TypeAdapter(tuple[AttemptPart, ...])
_FIRST: dict[str, TypeAdapter[Any]] = {"format": TypeAdapter(Format), "version": TypeAdapter(Version)}

_Place = tuple[str | int, ...]
_Part = TypeVar("_Part")


class NotProgress(ValueError):
    """The text is no document of progress; ``str()`` is half a sentence: where, and what is wrong there."""

    def __init__(self, place: _Place, problem: str) -> None:
        super().__init__(f"{'.'.join(map(str, place)) or 'it'}: {problem}")


class DocumentStream:
    """Reads one document.

    ``on_questions`` is given questions, ``on_attempts`` the place of a learner in the file and answers of that learner.
    """

    def __init__(
        self,
        file: TextIO,
        on_questions: Callable[[tuple[QuestionPart, ...]], None],
        on_attempts: Callable[[int, tuple[AttemptPart, ...]], None],
    ) -> None:
        self._stream = JsonStream(file)
        self._on_questions = on_questions
        self._on_attempts = on_attempts

    def read(self) -> ProgressDocument:
        """Read the document; return it without its questions and answers. Raises NotProgress, OSError."""
        try:
            text = self._object((), {"questions": self._questions, "learners": self._learners})
            self._stream.end()
        except NotJson as error:
            raise NotProgress((), f"Invalid JSON: {error}") from error
        with _within():
            return ProgressDocument.model_validate_json(text)

    def _questions(self) -> str:
        for batch in self._batches(("questions",), _QUESTIONS):
            self._on_questions(batch)
        return "[]"

    def _learners(self) -> str:
        return f"[{','.join(self._learner(number) for number, _ in enumerate(self._stream.elements()))}]"

    def _learner(self, number: int) -> str:
        place = "learners", number

        def attempts() -> str:
            for batch in self._batches((*place, "attempts"), _ATTEMPTS):
                self._on_attempts(number, batch)
            return "[]"

        return self._object(place, {"attempts": attempts})

    def _object(self, place: _Place, lists: Mapping[str, Callable[[], str]]) -> str:
        """Read an object; return its text with what the readers of its ``lists`` leave of those.

        Whatever is not of the kind it should be is returned as it is.
        """
        if self._stream.peek() != "{":
            return self._stream.value()
        texts: dict[str, str] = {}
        for member in self._stream.members():
            name = loads(member)
            if name in texts:
                raise NotProgress((*place, name), "It is there twice")
            is_list = name in lists and self._stream.peek() == "["
            texts[name] = lists[name]() if is_list else self._stream.value()
            if not place and name in _FIRST:  # another version may mean something else by the rest
                with _within(name):
                    _FIRST[name].validate_json(texts[name])
        return "{" + ",".join(f"{dumps(name)}:{text}" for name, text in texts.items()) + "}"

    def _batches(self, place: _Place, kind: TypeAdapter[tuple[_Part, ...]]) -> Iterator[tuple[_Part, ...]]:
        """Go through a list, so many elements at a time."""
        texts = (self._stream.value() for _ in self._stream.elements())
        first = 0
        while batch := list(islice(texts, _BATCH)):
            with _within(*place, first=first):
                yield kind.validate_json(f"[{','.join(batch)}]")
            first += len(batch)


@contextmanager
def _within(*place: str | int, first: int = 0) -> Iterator[None]:
    """Say where in the document something is wrong; ``first`` is the number of the first element of a batch."""
    try:
        yield
    except ValidationError as error:
        problem = error.errors(include_url=False, include_input=False)[0]
        inner = tuple(
            part + first if number == 0 and isinstance(part, int) else part
            for number, part in enumerate(problem["loc"])
        )
        raise NotProgress((*place, *inner), problem["msg"]) from error
