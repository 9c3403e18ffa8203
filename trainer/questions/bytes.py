"""Questions about bytes: fill in what an object, or the header of a heap chunk, holds in memory."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from trainer.engine.fields import Field as Part
from trainer.questions.base import Answer, Question
from trainer.questions.content import ANY, MOST_BYTES, Content, chunk_content, object_content
from trainer.questions.errors import KeyRefuted, Location, ProbeFailed, QuestionError
from trainer.questions.grade import Mark
from trainer.questions.item import Item
from trainer.questions.probes import Probe
from trainer.questions.probes.moments import Moment
from trainer.questions.probes.objects import Expression
from trainer.questions.probes.stored import BytesOf
from trainer.questions.runs import Runner

if TYPE_CHECKING:
    from trainer.engine import Run
    from trainer.engine.state import State

_BYTE = re.compile(r"[0-9a-f]{1,2}$")
_ANY = frozenset({"??", "?", "--", "-", "xx", "any"})

Name = Annotated[str, StringConstraints(min_length=1, max_length=60)]
ByteText = Annotated[str, StringConstraints(max_length=4)]


class BytesAnswer(Answer):
    """The bytes, lowest address first: two hexadecimal digits, ``??`` for not determined, empty if left alone."""

    cells: Annotated[tuple[ByteText, ...], Field(max_length=MOST_BYTES)] = ()


class Bytes(Question):
    """Bytes to be filled in, lowest address first: those of ``object``, or of the chunk that ``chunk`` points to.

    A byte that nothing determines is written ``??``: padding, and what has not been stored to yet.
    """

    answer_model: ClassVar[type[Answer]] = BytesAnswer

    kind: Literal["bytes"]
    program: Annotated[str, Field(min_length=1, max_length=100_000)]
    object: Expression | None = None
    """The object whose bytes are asked for: `s`, `table`, `*p`."""
    chunk: Expression | None = None
    """A pointer to a block of malloc: its chunk's header and the beginning of the block are asked for."""
    size: Annotated[int, Field(ge=0, le=MOST_BYTES - 16, multiple_of=8)] = 16
    """With a chunk: how many bytes of the block are shown."""
    moment: Moment = Field(default_factory=Moment)
    """When the bytes are looked at; without it at the end of the run."""
    per: Literal["byte", "field"] = "field"
    """What earns a part: every byte, or a field when all of its bytes are right."""
    padding: Literal["any", "content"] = "any"
    """Whether padding counts as not determined, or is asked for as the run has it."""
    given: tuple[Name, ...] = ()
    """Fields that are filled in from the start."""
    unknown: tuple[Name, ...] = ()
    """Fields that count as not determined, such as what depends on a random number."""
    shows_fields: bool = False
    """Whether the names of the fields are shown from the start."""
    expect: Annotated[str, StringConstraints(max_length=4 * MOST_BYTES)] | None = None
    """The bytes as the author states them, such as `01 ?? ?? ?? 02 00 00 00`; the run must confirm them."""

    @model_validator(mode="after")
    def _consistent(self) -> Self:
        if (self.object is None) is (self.chunk is None):
            raise ValueError("say whose bytes: 'object' or 'chunk'")
        return self

    def unstated(self) -> Self:
        """Leave the bytes to the run."""
        return self.model_copy(update={"expect": None})

    def probes(self) -> Iterator[tuple[Location, Probe]]:
        """Yield the probe of the object."""
        if self.object is not None:
            probe = BytesOf(ask="bytes", expression=self.object, padding=self.padding, unknown=self.unknown)
            yield ("object",), probe.at(self.moment)
        yield from super().probes()

    def item(self, run: "Run | None", seed: int, runner: Runner) -> "BytesItem":
        """Read the bytes off the run."""
        if run is None:
            raise QuestionError("there is no run to look into", ("program",))
        try:
            state = self.moment.state(run)
        except ProbeFailed as failed:
            raise QuestionError(str(failed), ("moment",), "a moment of the run") from failed
        content = self._content(run, state)
        names = {field.name for field in content.fields}
        for key, named in (("given", self.given), ("unknown", self.unknown)):
            if strange := sorted(set(named) - names):
                expected = f"fields of {', '.join(sorted(names))}"
                raise QuestionError(f"there is no field {', '.join(strange)}", (key,), expected)
        if names <= set(self.given):
            raise QuestionError("every field is given", ("given",), "fields to fill in")
        self._compare(content)
        return BytesItem(self, run, seed, runner, state, content)

    def _content(self, run: "Run", state: "State") -> Content:
        try:
            if self.chunk is not None:
                return chunk_content(run, state, self.chunk, self.size, self.unknown)
            whole = self.padding == "content"
            return object_content(run, state, self.object or "", self.unknown, padding=whole)
        except ProbeFailed as failed:
            place = "chunk" if self.chunk is not None else "object"
            raise QuestionError(str(failed), (place,), "an object that the run has") from failed

    def _compare(self, content: Content) -> None:
        if self.expect is None:
            return
        stated = tuple(normal(text) for text in self.expect.split())
        if stated != content.texts():
            right = " ".join(content.texts())
            raise KeyRefuted(f"the run has {right}", ("expect",), right)


class BytesItem(Item[Bytes, BytesAnswer]):
    """Bytes to be filled in: ``content`` is the key, ``asked`` the fields that are not given."""

    run: "Run"

    def __init__(
        self, question: Bytes, run: "Run", seed: int, runner: Runner, state: "State", content: Content
    ) -> None:
        super().__init__(question, run, seed, runner)
        self.state = state
        self.content = content
        self.asked = tuple(field for field in content.fields if field.name not in question.given)

    @property
    def step(self) -> int | None:
        """The moment of the bytes."""
        return self.state.step

    @property
    def moment(self) -> str:
        """The moment of the bytes in words."""
        return self.question.moment.moment_text(self.run)

    @property
    def rule(self) -> str:
        """How credit is given."""
        each = "Every byte" if self.question.per == "byte" else "Every field whose bytes are all right"
        unknown = any(value is None for field in self.asked for value in self._part(self.content.values, field))
        hint = f" Write {ANY} where nothing determines the content, as in padding." if unknown else ""
        return f"{each} earns an equal part.{hint}"

    def key(self) -> BytesAnswer:
        """Return the bytes of the run; those that are given are left alone."""
        cells = [""] * self.content.size
        for field in self.asked:
            cells[field.offset : field.offset + field.size] = self.content.texts(field)
        return BytesAnswer(cells=tuple(cells))

    def empty(self) -> BytesAnswer:
        """Return the bytes that nobody has touched."""
        return BytesAnswer()

    def key_text(self) -> str:
        """Return each field that is asked for, with its bytes."""
        return "; ".join(f"{field.name}: {' '.join(self.content.texts(field))}" for field in self.asked)

    def cells(self, answer: BytesAnswer) -> tuple[str, ...]:
        """Return the bytes of an answer as they are compared, also those that it leaves out."""
        size = self.content.size
        return (*(normal(text) for text in answer.cells[:size]), *("",) * (size - len(answer.cells)))

    def errs_like(self, other: Self, answer: BytesAnswer) -> bool:
        """Say whether a field holds what ``other`` has in it, and not what it holds."""
        cells, right, wrong = self.cells(answer), self.content.texts(), other.content.texts()
        if len(right) != len(wrong):
            # an object that is believed to be smaller: its bytes, and nothing behind them
            return any(wrong) and cells == (*wrong, *("",) * (len(cells) - len(wrong)))
        fields = ((self._part(each, field) for each in (cells, right, wrong)) for field in self.asked)
        return any(given == believed != key for given, key, believed in fields)

    def marks(self, answer: BytesAnswer) -> Sequence[Mark]:
        """Mark each field that was to be filled in."""
        cells = self.cells(answer)
        return [self._mark(field, self._part(cells, field)) for field in self.asked]

    def _part(self, cells: tuple, field: Part) -> tuple:  # type: ignore[type-arg]
        return cells[field.offset : field.offset + field.size]

    def _mark(self, field: Part, given: tuple[str, ...]) -> Mark:
        key = self.content.texts(field)
        right = sum(one == other for one, other in zip(given, key, strict=True))
        if self.question.per == "byte":
            worth = 1 / sum(field.size for field in self.asked)
            earned, possible = worth * right, worth * field.size
        else:
            possible = 1 / len(self.asked)
            earned = possible * (right == field.size)
        where = (
            f"offset {field.offset}"
            if field.size == 1
            else f"offsets {field.offset} to {field.offset + field.size - 1}"
        )
        name = f"{field.name} ({where})"
        if right == field.size:
            return Mark(possible, possible, f"{name}: right, `{' '.join(key)}`.")
        return Mark(
            earned, possible, f"{name}: `{' '.join(key)}`. {_said(given)} {_reason(field, given, key)}".rstrip()
        )


def normal(text: str) -> str:
    """Return a byte as two digits or ``??``; anything else as it is, and so wrong."""
    plain = text.strip().lower().removeprefix("0x")
    if plain in _ANY:
        return ANY
    return plain.zfill(2) if _BYTE.match(plain) else plain


def _said(given: tuple[str, ...]) -> str:
    if not any(given):
        return "Nothing was written."
    return f"You wrote `{' '.join(text or '__' for text in given)}`."


def _reason(field: Part, given: tuple[str, ...], key: tuple[str, ...]) -> str:
    """Say what is behind a frequent error."""
    if field.padding and set(key) == {ANY} and any(given):
        return "This is padding, which keeps the next member aligned; nothing determines what it holds."
    if set(key) == {ANY} and any(given):
        return "Nothing has been stored there yet, so it holds what was left over."
    if len(key) > 1 and given == key[::-1]:
        return "These are the right bytes the wrong way round: x86-64 stores the least significant byte first."
    if ANY in given and ANY not in key:
        return "The content of these bytes is determined."
    return ""
