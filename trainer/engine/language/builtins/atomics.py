"""Atomic operations of GNU C (``__atomic_…``, ``__sync_…``), on which <stdatomic.h> rests.

One simulated processor runs all threads and changes between them only between statements, so that every access is
atomic as it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.expressions.code import Place, Val, constant, convert
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import BOOL, INT, UCHAR, VOID, Integer, Pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.expressions.expressions import Expressions

    Builtin = Callable[[Expressions, Any, Any], Val]

_NOTHING = Val(VOID, "None", stable=True)


def _target(compiler: Expressions, node: Any, argument: Any) -> Place:
    """Compile the pointer argument to the place it points to, with its address at hand."""
    pointer = compiler.value(argument)
    if not isinstance(pointer.type, Pointer) or not isinstance(pointer.type.target, Integer | Pointer | Record):
        refuse(node, "an atomic operation needs a pointer to an integer or pointer", compiler.filename)
    return Place(pointer.type.target, compiler.saved(pointer).code, stable=True)


def _operate(op: str, *, returns_new: bool) -> Builtin:
    """Return the compiler of a read-modify-write operation; pointers count in bytes."""

    def compile_operation(compiler: Expressions, node: Any, arguments: Any) -> Val:
        place = _target(compiler, node, arguments[0])
        operand = compiler.saved(convert(compiler.value(arguments[1]), place.type))
        old = compiler.saved(compiler.load(place))
        code = f"~({old.code} & {operand.code})" if op == "nand" else f"{old.code} {op} {operand.code}"
        new = compiler.saved(Val(place.type, f"({code})", exact=False))
        compiler.store(place, new)
        return new if returns_new else old

    return compile_operation


def _load_n(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return compiler.saved(compiler.load(_target(compiler, node, arguments[0])))


def _load(compiler: Expressions, node: Any, arguments: Any) -> Val:
    source, target = _target(compiler, node, arguments[0]), _target(compiler, node, arguments[1])
    compiler.store(target, compiler.load(source))
    return _NOTHING


def _store_n(compiler: Expressions, node: Any, arguments: Any) -> Val:
    place = _target(compiler, node, arguments[0])
    compiler.store(place, compiler.value(arguments[1]))
    return _NOTHING


def _store(compiler: Expressions, node: Any, arguments: Any) -> Val:
    target, source = _target(compiler, node, arguments[0]), _target(compiler, node, arguments[1])
    compiler.store(target, compiler.load(source))
    return _NOTHING


def _exchange_n(compiler: Expressions, node: Any, arguments: Any) -> Val:
    place = _target(compiler, node, arguments[0])
    new = compiler.saved(convert(compiler.value(arguments[1]), place.type))
    old = compiler.saved(compiler.load(place))
    compiler.store(place, new)
    return old


def _exchange(compiler: Expressions, node: Any, arguments: Any) -> Val:
    place, source, target = (_target(compiler, node, argument) for argument in arguments[:3])
    old = compiler.saved(compiler.load(place))
    compiler.store(place, compiler.load(source))
    compiler.store(target, old)
    return _NOTHING


def _compare(compiler: Expressions, place: Place, expected: Val, desired: Val) -> tuple[str, Val]:
    """Store ``desired`` if the object is as expected; returns the host name of the result and the old value."""
    old = compiler.saved(compiler.load(place))
    name = compiler.temporary()
    compiler.emit(f"{name} = {old.code} == {expected.code}")
    compiler.emit(f"if {name}:")
    with compiler.indented():
        compiler.store(place, desired)
    return name, old


def _compare_exchange(*, by_address: bool) -> Builtin:
    def compile_exchange(compiler: Expressions, node: Any, arguments: Any) -> Val:
        place, wanted = _target(compiler, node, arguments[0]), _target(compiler, node, arguments[1])
        expected = compiler.saved(compiler.load(wanted))
        if by_address:
            desired = compiler.saved(compiler.load(_target(compiler, node, arguments[2])))
        else:
            desired = compiler.saved(convert(compiler.value(arguments[2]), place.type))
        name, old = _compare(compiler, place, expected, desired)
        compiler.emit(f"if not {name}:")
        with compiler.indented():
            compiler.store(wanted, old)
        return Val(BOOL, f"(1 if {name} else 0)", stable=True, test=name)

    return compile_exchange


def _compare_and_swap(*, returns_old: bool) -> Builtin:
    def compile_swap(compiler: Expressions, node: Any, arguments: Any) -> Val:
        place = _target(compiler, node, arguments[0])
        expected = compiler.saved(convert(compiler.value(arguments[1]), place.type))
        desired = compiler.saved(convert(compiler.value(arguments[2]), place.type))
        name, old = _compare(compiler, place, expected, desired)
        return old if returns_old else Val(BOOL, f"(1 if {name} else 0)", stable=True, test=name)

    return compile_swap


def _byte(compiler: Expressions, node: Any, argument: Any) -> Place:
    pointer = compiler.value(argument)
    return Place(UCHAR, compiler.saved(pointer).code, stable=True)


def _test_and_set(compiler: Expressions, node: Any, arguments: Any) -> Val:
    place = _byte(compiler, node, arguments[0])
    old = compiler.saved(compiler.load(place))
    compiler.store(place, constant(INT, 1))
    return convert(old, BOOL)


def _clear(compiler: Expressions, node: Any, arguments: Any) -> Val:
    compiler.store(_byte(compiler, node, arguments[0]), constant(INT, 0))
    return _NOTHING


def _release(compiler: Expressions, node: Any, arguments: Any) -> Val:
    compiler.store(_target(compiler, node, arguments[0]), constant(INT, 0))
    return _NOTHING


def _fence(compiler: Expressions, node: Any, arguments: Any) -> Val:
    for argument in arguments:
        compiler.effect(argument)
    return _NOTHING


def _lock_free(compiler: Expressions, node: Any, arguments: Any) -> Val:
    size = compiler.types.constant(arguments[0])
    return constant(BOOL, int(size in (1, 2, 4, 8)))


ATOMICS: dict[str, Builtin] = {
    "__atomic_always_lock_free": _lock_free,
    "__atomic_clear": _clear,
    "__atomic_compare_exchange": _compare_exchange(by_address=True),
    "__atomic_compare_exchange_n": _compare_exchange(by_address=False),
    "__atomic_exchange": _exchange,
    "__atomic_exchange_n": _exchange_n,
    "__atomic_is_lock_free": _lock_free,
    "__atomic_load": _load,
    "__atomic_load_n": _load_n,
    "__atomic_signal_fence": _fence,
    "__atomic_store": _store,
    "__atomic_store_n": _store_n,
    "__atomic_test_and_set": _test_and_set,
    "__atomic_thread_fence": _fence,
    "__sync_bool_compare_and_swap": _compare_and_swap(returns_old=False),
    "__sync_lock_release": _release,
    "__sync_lock_test_and_set": _exchange_n,
    "__sync_synchronize": _fence,
    "__sync_val_compare_and_swap": _compare_and_swap(returns_old=True),
}
_OPERATORS = {"add": "+", "sub": "-", "and": "&", "or": "|", "xor": "^", "nand": "nand"}
for _name, _op in _OPERATORS.items():
    for _family in ("__atomic", "__sync"):
        _after = f"{_family}_{_name}_{'fetch' if _family == '__atomic' else 'and_fetch'}"
        _before = f"{_family}_fetch_{_name}" if _family == "__atomic" else f"{_family}_fetch_and_{_name}"
        ATOMICS[_before] = _operate(_op, returns_new=False)
        ATOMICS[_after] = _operate(_op, returns_new=True)
# the forms with a size behind them
for _name in [name for name in ATOMICS if name.startswith("__sync")]:
    ATOMICS.update({f"{_name}_{_size}": ATOMICS[_name] for _size in (1, 2, 4, 8)})
