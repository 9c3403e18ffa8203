"""A question as it was written with parameters: what its author typed, to be filled in for a seed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import InitErrorDetails, PydanticCustomError

from trainer.questions.errors import Location
from trainer.questions.parameters.drawing import Constraints, Drawing, ParameterError, Parameters
from trainer.questions.parameters.expressions import Value
from trainer.questions.parameters.placeholders import PlaceholderError, Text
from trainer.questions.schema import Schema

FIXED = frozenset({"id", "kind", "parameters", "constraints"})
"""Keys of a question in which nothing is filled in."""
_DEEPEST = 40
_Validated = TypeVar("_Validated")


class _Declared(Schema):
    parameters: Parameters
    constraints: Constraints = ()


class Template:
    """The keys of a question with parameters.

    A value that is one placeholder has the type of what is filled in, everything else is text. A number that is
    filled in where a schema wants text becomes text.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        """Check parameters and placeholders. Raises ValidationError with all that is wrong."""
        self.data = dict(data)
        declared = _Declared.model_validate({key: data[key] for key in ("parameters", "constraints") if key in data})
        problems: list[InitErrorDetails] = []
        try:
            self.drawing = Drawing(declared.parameters, declared.constraints)
        except ParameterError as error:
            problems.append(_problem(error.location, str(error), error.expected))
        self._texts: dict[Location, Text] = {}
        for location, text in _texts(self.data):
            try:
                read = Text(text)
                if not problems:
                    read.check(self.drawing.names)
            except PlaceholderError as error:
                problems.append(_problem(location, str(error), placeholder=error.text))
            else:
                if not read.plain:
                    self._texts[location] = read
        if problems:
            raise _refusal(problems)
        self._written: set[Location] = set()

    def __eq__(self, other: object) -> bool:
        """Say whether the same was written."""
        return isinstance(other, Template) and self.data == other.data

    __hash__ = None  # type: ignore[assignment]

    @property
    def unused(self) -> frozenset[str]:
        """The parameters that neither a text, nor another parameter, nor a constraint uses."""
        used = {name for text in self._texts.values() for name in text.names}
        return self.drawing.names - used - self.drawing.mentioned

    def filled(self, validate: Callable[[Any], _Validated], seed: int) -> tuple[_Validated, dict[str, Value]]:
        """Return the question of a seed, as ``validate`` makes it of its keys, and the values that were drawn.

        Raises ValidationError.
        """
        try:
            values = self.drawing.values(seed)
        except ParameterError as error:
            raise _refusal([_problem(error.location, str(error), error.expected)]) from error
        while True:
            try:
                return validate(self._fill(self.data, (), values)), values
            except ValidationError as error:
                unwritten = self._numbers_for_text(error) - self._written
                if not unwritten:
                    raise
                self._written |= unwritten

    def _fill(self, data: Any, location: Location, values: Mapping[str, Value]) -> Any:
        if isinstance(data, Mapping):
            return {key: self._fill(value, (*location, key), values) for key, value in data.items()}
        if isinstance(data, list | tuple):
            return [self._fill(value, (*location, index), values) for index, value in enumerate(data)]
        text = self._texts.get(location) if isinstance(data, str) else None
        if text is None:
            return data
        try:
            return text.write(values) if location in self._written else text.value(values)
        except PlaceholderError as error:
            raise _refusal([_problem(location, str(error), placeholder=error.text)]) from error

    def _numbers_for_text(self, error: ValidationError) -> set[Location]:
        """Return the places of placeholders whose value is a number where a text is wanted."""
        places = (detail["loc"] for detail in error.errors(include_url=False) if detail["type"] == "string_type")
        return {place for place in map(self._place, places) if place in self._texts}

    def _place(self, location: Location) -> Location:
        """Leave out what is not a key of the data: pydantic names the members of unions, too."""
        node: Any = self.data
        place: Location = ()
        for part in location:
            inside = isinstance(node, list | tuple) and isinstance(part, int) and 0 <= part < len(node)
            if inside or (isinstance(node, Mapping) and part in node):
                node, place = node[part], (*place, part)
        return place


def _texts(data: Any, location: Location = ()) -> Iterator[tuple[Location, str]]:
    if isinstance(data, str):
        if "${" in data:
            yield location, data
    elif len(location) < _DEEPEST:
        parts = data.items() if isinstance(data, Mapping) else enumerate(data) if isinstance(data, list | tuple) else ()
        for key, value in parts:
            if location or key not in FIXED:
                yield from _texts(value, (*location, key))


def _problem(location: Location, sentence: str, expected: str = "", placeholder: str = "") -> InitErrorDetails:
    # braces would be taken for pydantic's own placeholders if they stood in the template of the message
    context = {"sentence": sentence, "expected": expected, "placeholder": placeholder}
    return InitErrorDetails(type=PydanticCustomError("parameters", "{sentence}", context), loc=location, input=None)


def _refusal(problems: list[InitErrorDetails]) -> ValidationError:
    return ValidationError.from_exception_data("question", problems)
