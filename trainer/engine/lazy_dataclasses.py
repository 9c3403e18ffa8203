"""Dataclasses that are quick to define: what ``dataclasses`` compiles for each class is made when it is needed.

``dataclasses`` compiles the text of up to seven methods while a class is defined. For the hundred classes that a run
imports this was a quarter of the time of ``trainer run`` from a cold start. Here the constructor is compiled when many
objects are made, and the other methods are shared by all classes; what is here means what it means there.
"""

from collections.abc import Callable
from operator import attrgetter
from reprlib import recursive_repr
from typing import Any, NamedTuple, NoReturn, TypeVar, dataclass_transform, overload

T = TypeVar("T")
C = TypeVar("C", bound=type)

_MANY = 32  # objects of a class, for which compiling its constructor pays
_MISSING: Any = object()


class _Field(NamedTuple):
    """What the constructor sets where it is given nothing, and which methods heed the field."""

    default: Any = _MISSING
    factory: Callable[[], Any] | None = None
    in_repr: bool = True
    in_hash: bool = True
    compared: bool = True


def field(
    *,
    default: Any = _MISSING,
    default_factory: Callable[[], Any] | None = None,
    repr: bool = True,
    hash: bool = True,
    compare: bool = True,
) -> Any:
    """Describe a field: with a default that is made anew for each object, or left out of text, hash or comparisons."""
    return _Field(default, default_factory, repr, hash and compare, compare)


@overload
def dataclass(cls: C, /) -> C: ...
@overload
def dataclass(*, frozen: bool = ..., slots: bool = ..., eq: bool = ...) -> Callable[[C], C]: ...
@dataclass_transform(field_specifiers=(field,))
def dataclass(cls: Any = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True) -> Any:
    """Make a class with fields of the annotations of a class."""
    if cls is None:
        return lambda decorated: _make(decorated, frozen, slots, eq)
    return _make(cls, frozen, slots, eq)


def replace(instance: T, /, **changes: Any) -> T:
    """Return a new object of the same class with some fields changed."""
    return type(instance)(**(as_dict(instance) | changes))


def as_dict(instance: Any) -> dict[str, Any]:
    """Return the fields of an object by their names; the values are not copied."""
    return {name: getattr(instance, name) for name in instance.__match_args__}


def _make(cls: Any, frozen: bool, slots: bool, eq: bool) -> Any:
    body = dict(vars(cls))
    own = {name: _described(body.pop(name, _MISSING)) for name in cls.__annotations__}
    fields = getattr(cls, "_fields", {}) | own
    body |= {"_fields": fields, "__match_args__": tuple(fields), "__repr__": _repr}
    if eq:
        compared = (name for name, described in fields.items() if described.compared)
        body |= {"_compared": attrgetter(*compared), "__eq__": _eq, "__hash__": None}
    if eq and frozen:
        hashed = (name for name, described in fields.items() if described.in_hash)
        body |= {"_hashed": attrgetter(*hashed), "__hash__": _hash}
    if frozen:
        body |= {"__setattr__": _refuse, "__delattr__": _refuse}
        body |= {"__getstate__": as_dict, "__setstate__": _set_state}  # what copies an object sets its fields, too
    if slots:
        body["__slots__"] = tuple(own)
    else:
        body |= {name: described.default for name, described in own.items() if described.default is not _MISSING}
    for made_with_the_class in ("__dict__", "__weakref__"):
        body.pop(made_with_the_class, None)
    cls = type(cls)(cls.__name__, cls.__bases__, body)

    made = 0

    def __init__(self: Any, *values: Any, **named: Any) -> None:
        nonlocal made
        made += 1
        if made >= _MANY:
            cls.__init__ = _constructor(fields, frozen)
        _fill(self, fields, values, named)

    cls.__init__ = __init__
    return cls


def _described(value: Any) -> _Field:
    return value if isinstance(value, _Field) else _Field(value)


def _fill(instance: Any, fields: dict[str, _Field], values: tuple[Any, ...], named: dict[str, Any]) -> None:
    """Do what a compiled constructor does."""
    given = dict(zip(fields, values, strict=False))
    if len(values) > len(fields) or not named.keys() <= fields.keys() - given.keys():
        raise TypeError(f"{type(instance).__name__}() does not take {values} and {named}")
    given |= named
    for name, (default, factory, *_) in fields.items():
        value = given[name] if name in given else default if factory is None else factory()
        if value is _MISSING:
            raise TypeError(f"{type(instance).__name__}() needs {name!r}")
        object.__setattr__(instance, name, value)


def _constructor(fields: dict[str, _Field], frozen: bool) -> Any:
    scope: dict[str, Any] = {"_MISSING": _MISSING, "_set": object.__setattr__}
    parameters, lines = ["self"], []
    for name, described in fields.items():
        value = name
        if described.factory is not None:
            scope[f"_new_{name}"] = described.factory
            parameters.append(f"{name}=_MISSING")
            value = f"_new_{name}() if {name} is _MISSING else {name}"
        elif described.default is not _MISSING:
            scope[f"_default_{name}"] = described.default
            parameters.append(f"{name}=_default_{name}")
        else:
            parameters.append(name)
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines), scope)
    return scope["__init__"]


@recursive_repr()
def _repr(self: Any) -> str:
    shown = (f"{name}={getattr(self, name)!r}" for name, described in self._fields.items() if described.in_repr)
    return f"{type(self).__qualname__}({', '.join(shown)})"


def _eq(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return self._compared(self) == self._compared(other)


def _hash(self: Any) -> int:
    return hash(self._hashed(self))


def _refuse(self: Any, name: str, value: object = None) -> NoReturn:
    raise AttributeError(f"{type(self).__name__} is frozen: its field {name!r} is set once")


def _set_state(self: Any, state: dict[str, Any]) -> None:
    for name, value in state.items():
        object.__setattr__(self, name, value)
