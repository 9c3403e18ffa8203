"""Functions that the compiler itself knows; those on numbers are in ``numbers``, atomic ones in ``atomics``.

A ``__builtin_`` function that is not here is the library's function of that name, if there is one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.builtins.atomics import ATOMICS
from trainer.engine.language.builtins.numbers import NUMBERS
from trainer.engine.language.builtins.object_sizes import object_size
from trainer.engine.language.expressions.code import Place, Val, constant, convert, normalised
from trainer.engine.language.frame.layout import STACK_ALIGN
from trainer.engine.language.frame.passing import classes
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.types import (
    CHAR_POINTER,
    INT,
    LONG,
    ULONG,
    VOID,
    VOID_POINTER,
    Array,
    Floating,
    Function,
    Pointer,
    decay,
    default_promotion,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.expressions.expressions import Expressions

_NOTHING = Val(VOID, "None", stable=True)


def _alloca(compiler: Expressions, node: Any, arguments: Any) -> Val:
    size = convert(compiler.value(arguments[0]), ULONG)
    alignment = compiler.types.constant(arguments[1]) // 8 if len(arguments) > 1 else STACK_ALIGN
    _, address = compiler.take_stack(normalised(size), max(STACK_ALIGN, alignment))
    return Val(VOID_POINTER, address, stable=True)


def _va_start(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    compiler.saves_arguments = True
    compiler.emit(f"start_arguments(process, {normalised(pointer)}, area, stacked, {compiler.named_arguments})")
    return _NOTHING


def _va_arg(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    ctype = compiler.types.type_of(arguments[1])
    if isinstance(ctype, Array | Function) or ctype is VOID:
        refuse(node, f"an argument cannot be {ctype}", compiler.filename)
    if ctype.is_scalar and default_promotion(ctype) is not ctype:  # no argument has this type: gcc compiles a trap
        _trap(compiler, node, ())
        return convert(constant(INT, 0), ctype)
    name = compiler.temporary()
    words = "".join(classes(ctype) or ())
    following = f"process, {normalised(pointer)}, {words!r}, {ctype.size}, {max(ctype.align, LONG.align)}"
    if isinstance(ctype, Record):
        compiler.emit(f"{name} = next_aggregate({following})")
        return Val(ctype, name, stable=True, registers=(1,))
    compiler.emit(f"{name} = next_argument({following})")
    return compiler.load(Place(ctype, name, stable=True))


def _va_end(compiler: Expressions, node: Any, arguments: Any) -> Val:
    compiler.effect(arguments[0])
    return _NOTHING


def _va_copy(compiler: Expressions, node: Any, arguments: Any) -> Val:
    target, source = compiler.both(arguments[0], arguments[1])
    compiler.emit(f"store({normalised(target)}, load({normalised(source)}, 24))")
    return _NOTHING


def _frame(compiler: Expressions, arguments: Any) -> str:
    """Return the code of the frame pointer so many calls up: saved ones form a chain."""
    code = "fp"
    for _ in range(compiler.types.constant(arguments[0])):
        code = f"load_u64({code})"
    return code


def _return_address(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return Val(VOID_POINTER, f"load_u64({_frame(compiler, arguments)} + 8)")


def _frame_address(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return Val(VOID_POINTER, _frame(compiler, arguments))


def _same(compiler: Expressions, node: Any, arguments: Any) -> Val:
    value = convert(compiler.value(arguments[0]), VOID_POINTER)
    for argument in arguments[1:]:
        compiler.effect(argument)
    return value


def _offsetof(compiler: Expressions, node: Any, arguments: Any) -> Val:
    found = compiler.types.member_offset(arguments)
    if found is None:
        refuse(node, "the index in offsetof must be constant", compiler.filename)
    return constant(found[1], found[0])


def _folded(compiler: Expressions, node: Any, arguments: Any) -> Val:
    known = compiler.types.evaluate(node)
    assert known is not None
    return constant(known[1], known[0])


def _choose(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return compiler.value(arguments[1 if compiler.types.constant(arguments[0]) else 2])


def _object_size(compiler: Expressions, node: Any, arguments: Any) -> Val:
    """Compile ``__builtin_object_size``, whose argument is not evaluated, or the dynamic one."""
    dynamic = node.name.name == "__builtin_dynamic_object_size"
    return object_size(compiler, arguments[0], compiler.types.constant(arguments[1]), dynamic=dynamic)


def _classify_type(compiler: Expressions, node: Any, arguments: Any) -> Val:
    """Compile ``__builtin_classify_type`` (typeclass.h of gcc)."""
    ctype = decay(compiler.type_of(arguments[0]))
    number = 0 if ctype is VOID else 5 if isinstance(ctype, Pointer) else 8 if isinstance(ctype, Floating) else 1
    if isinstance(ctype, Record):
        number = 12 if ctype.keyword == "struct" else 13
    return constant(INT, number)


def _trap(compiler: Expressions, node: Any, arguments: Any) -> Val:
    compiler.ends_block()
    compiler.emit(f"while True: process.signals.illegal_instruction({compiler.unit.trap_address(node)})")
    return _NOTHING


def _nothing(compiler: Expressions, node: Any, arguments: Any) -> Val:
    for argument in arguments:
        compiler.effect(argument)
    return _NOTHING


def _line(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return constant(INT, node.coord.line)


def _file(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return Val(CHAR_POINTER, compiler.unit.literal(compiler.filename.encode() + b"\0"), stable=True)


def _function(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return Val(CHAR_POINTER, compiler.unit.literal(compiler.unit.function_name.encode() + b"\0"), stable=True)


def _setjmp(compiler: Any, node: Any, arguments: Any) -> Val:
    if not compiler.unit.dry_run:
        compiler.unit.jump_savers.add("__sigsetjmp" if len(arguments) > 1 else "_setjmp")
    pointer = compiler.value(arguments[0])
    save_mask = normalised(compiler.value(arguments[1])) if len(arguments) > 1 else "0"
    result: Val = compiler.set_jump(node, pointer, "save_jump", save_mask)
    return result


def _getcontext(compiler: Any, node: Any, arguments: Any) -> Val:
    """Compile a place to which ``setcontext`` comes back; the result is 0 each time."""
    if not compiler.unit.dry_run:
        compiler.unit.jump_savers.add("getcontext")
    pointer = compiler.value(arguments[0])
    back = compiler.unit.return_address(node)
    result: Val = compiler.set_jump(node, pointer, "save_context", f"sp, fp, {back}")
    return result


BUILTINS: dict[str, Callable[[Any, Any, Any], Val]] = {
    **ATOMICS,
    **NUMBERS,
    **dict.fromkeys(("setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"), _setjmp),
    "alloca": _alloca,
    "getcontext": _getcontext,
    "offsetof": _offsetof,
    "__builtin_FILE": _file,
    "__builtin_FUNCTION": _function,
    "__builtin_LINE": _line,
    "__builtin_alloca": _alloca,
    "__builtin_alloca_with_align": _alloca,
    "__builtin_assume_aligned": _same,
    "__builtin_choose_expr": _choose,
    "__builtin_classify_type": _classify_type,
    "__builtin_constant_p": _folded,
    "__builtin_extract_return_addr": _same,
    "__builtin_frame_address": _frame_address,
    "__builtin_frob_return_addr": _same,
    "__builtin_ia32_pause": _nothing,
    "__builtin_dynamic_object_size": _object_size,
    "__builtin_object_size": _object_size,
    "__builtin_prefetch": _nothing,
    "__builtin_return_address": _return_address,
    "__builtin_trap": _trap,
    "__builtin_types_compatible_p": _folded,
    "__builtin_unreachable": _nothing,
    "__builtin_va_arg": _va_arg,
    "__builtin_va_copy": _va_copy,
    "__builtin_va_end": _va_end,
    "__builtin_va_start": _va_start,
}
