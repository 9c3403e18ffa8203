"""Which arguments a ``printf`` template converts: one after another, or by the positions that it names (``%2$d``)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from trainer.engine.extended import Extended

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.libc.stdio.arguments import Arguments
    from trainer.engine.libc.stdio.directives import Directive, Template


class ArgumentOrder(Protocol):
    """Gives the arguments that directives take: of each the width, the precision, and then what it converts."""

    def number(self, source: int) -> int:
        """Return the width or precision that ``source`` of a directive names, as 64 unsigned bits."""
        ...

    def integer(self, directive: Directive) -> int:
        """Return the integer or pointer that a directive converts, as 64 unsigned bits."""
        ...

    def floating(self, directive: Directive) -> float | Extended:
        """Return the ``double`` or ``long double`` that a directive converts."""
        ...


def argument_order(template: Template, arguments: Arguments) -> ArgumentOrder:
    """Return how a template takes its arguments."""
    return _ByPosition(template, arguments) if template.names_positions else _OneAfterAnother(arguments)


class _OneAfterAnother:
    def __init__(self, arguments: Arguments) -> None:
        self._arguments = arguments

    def number(self, source: int) -> int:
        return self._arguments.integer()

    def integer(self, directive: Directive) -> int:
        return self._arguments.integer()

    def floating(self, directive: Directive) -> float | Extended:
        return self._arguments.long_double() if directive.is_long else self._arguments.double()


class _ByPosition:
    """Fetches all arguments beforehand, each by the type that the template gives it."""

    def __init__(self, template: Template, arguments: Arguments) -> None:
        take: dict[int, Callable[[], int | float | Extended]] = {}
        last = 0
        for directive in template.directives:
            last = max(last, directive.width_from or 0, directive.precision_from or 0, directive.position or 0)
            if directive.is_double and directive.position is not None:
                take[directive.position] = arguments.long_double if directive.is_long else arguments.double
        self._values = [take.get(position, arguments.integer)() for position in range(1, last + 1)]

    def number(self, source: int) -> int:
        value = self._values[source - 1]
        return value if isinstance(value, int) else 0

    def integer(self, directive: Directive) -> int:
        assert directive.position is not None
        return self.number(directive.position)

    def floating(self, directive: Directive) -> float | Extended:
        assert directive.position is not None
        value = self._values[directive.position - 1]
        return value if isinstance(value, float | Extended) else 0.0
