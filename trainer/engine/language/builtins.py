"""Functions that the compiler itself knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.code import Place, Val, constant, convert, normalised
from trainer.engine.language.constants import refuse
from trainer.engine.language.types import INT, LONG, ULONG, VOID, VOID_POINTER, Array, Function, Integer, Pointer

if TYPE_CHECKING:
    from collections.abc import Callable

    from trainer.engine.language.expressions import Expressions


def _alloca(compiler: Expressions, node: Any, arguments: Any) -> Val:
    size = convert(compiler.value(arguments[0]), ULONG)
    name = compiler.temporary()
    compiler.emit(f"sp = {name} = sp - ({normalised(size)} + 15 & -16)")
    return Val(VOID_POINTER, name, stable=True)


def _va_start(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    compiler.emit(f"start_arguments(process, {normalised(pointer)}, variable_area)")
    return Val(VOID, "None", stable=True)


def _va_arg(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    ctype = compiler.types.type_of(arguments[1])
    if isinstance(ctype, Array | Function) or ctype is VOID:
        refuse(node, f"an argument cannot be {ctype}", compiler.filename)
    name = compiler.temporary()
    compiler.emit(f"{name} = next_argument(process, {normalised(pointer)}, {ctype.size})")
    return compiler.load(Place(ctype, name, stable=True))


def _va_end(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return Val(VOID, "None", stable=True)


def _va_copy(compiler: Expressions, node: Any, arguments: Any) -> Val:
    target, source = compiler.both(arguments[0], arguments[1])
    compiler.emit(f"store({normalised(target)}, load({normalised(source)}, 24))")
    return Val(VOID, "None", stable=True)


def _expect(compiler: Expressions, node: Any, arguments: Any) -> Val:
    return convert(compiler.value(arguments[0]), LONG)


def _return_address(compiler: Expressions, node: Any, arguments: Any) -> Val:
    if compiler.types.constant(arguments[0]) != 0:
        refuse(node, "only __builtin_return_address(0) is supported", compiler.filename)
    return Val(VOID_POINTER, "load_u64(fp + 8)")


def _frame_address(compiler: Expressions, node: Any, arguments: Any) -> Val:
    if compiler.types.constant(arguments[0]) != 0:
        refuse(node, "only __builtin_frame_address(0) is supported", compiler.filename)
    return Val(VOID_POINTER, "fp", stable=True)


def _offsetof(compiler: Expressions, node: Any, arguments: Any) -> Val:
    found = compiler.types.member_offset(arguments)
    if found is None:
        refuse(node, "the index in offsetof must be constant", compiler.filename)
    return constant(found[1], found[0])


def _trap(compiler: Expressions, node: Any, arguments: Any) -> Val:
    compiler.emit("library_abort(process)")
    return Val(VOID, "None", stable=True)


def _atomic_pointer(compiler: Expressions, node: Any, value: Val) -> Integer | Pointer:
    if not isinstance(value.type, Pointer) or not isinstance(value.type.target, Integer | Pointer):
        refuse(node, "an atomic operation needs a pointer to an integer", compiler.filename)
    return value.type.target


def _atomic(op: str, *, returns_new: bool) -> Callable[[Expressions, Any, Any], Val]:
    def compile_atomic(compiler: Expressions, node: Any, arguments: Any) -> Val:
        pointer, operand = compiler.both(arguments[0], arguments[1])
        ctype = _atomic_pointer(compiler, node, pointer)
        address, other = compiler.saved(pointer), compiler.saved(convert(operand, ctype))
        old = compiler.saved(Val(ctype, f"load_{ctype.code}({address.code})"))
        result = other if op == "=" else Val(ctype, f"({old.code} {op} {other.code})", exact=False)
        new = compiler.saved(result)
        compiler.emit(f"store_{ctype.code}({address.code}, {new.code})")
        return new if returns_new else old

    return compile_atomic


def _atomic_load(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    ctype = _atomic_pointer(compiler, node, pointer)
    return compiler.saved(Val(ctype, f"load_{ctype.code}({normalised(pointer)})"))


def _atomic_store(compiler: Expressions, node: Any, arguments: Any) -> Val:
    _atomic("=", returns_new=True)(compiler, node, arguments)
    return Val(VOID, "None", stable=True)


def _compare_exchange(compiler: Expressions, node: Any, arguments: Any) -> Val:
    pointer, expected = compiler.both(arguments[0], arguments[1])
    ctype = _atomic_pointer(compiler, node, pointer)
    address, wanted = compiler.saved(pointer), compiler.saved(expected)
    desired = compiler.saved(convert(compiler.value(arguments[2]), ctype))
    name = compiler.temporary()
    load, store = f"load_{ctype.code}", f"store_{ctype.code}"
    compiler.emit(f"{name} = {load}({address.code}) == {load}({wanted.code})")
    compiler.emit(f"if {name}: {store}({address.code}, {desired.code})")
    compiler.emit(f"else: {store}({wanted.code}, {load}({address.code}))")
    return Val(INT, f"(1 if {name} else 0)", stable=True, test=name)


def _setjmp(compiler: Any, node: Any, arguments: Any) -> Val:
    pointer = compiler.value(arguments[0])
    save_mask = normalised(compiler.value(arguments[1])) if len(arguments) > 1 else "0"
    result: Val = compiler.set_jump(node, pointer, save_mask)
    return result


BUILTINS: dict[str, Callable[[Any, Any, Any], Val]] = {
    **dict.fromkeys(("setjmp", "_setjmp", "sigsetjmp", "__sigsetjmp"), _setjmp),
    "alloca": _alloca,
    "__builtin_alloca": _alloca,
    "__builtin_va_start": _va_start,
    "__builtin_va_end": _va_end,
    "__builtin_va_copy": _va_copy,
    "__builtin_expect": _expect,
    "__builtin_return_address": _return_address,
    "__builtin_frame_address": _frame_address,
    "offsetof": _offsetof,
    "__builtin_va_arg": _va_arg,
    "__builtin_trap": _trap,
    "__atomic_load_n": _atomic_load,
    "__atomic_store_n": _atomic_store,
    "__atomic_exchange_n": _atomic("=", returns_new=False),
    "__atomic_compare_exchange_n": _compare_exchange,
    "__sync_fetch_and_add": _atomic("+", returns_new=False),
    "__sync_add_and_fetch": _atomic("+", returns_new=True),
    "__sync_fetch_and_sub": _atomic("-", returns_new=False),
}
for _name, _op in (("add", "+"), ("sub", "-"), ("and", "&"), ("or", "|"), ("xor", "^")):
    BUILTINS[f"__atomic_fetch_{_name}"] = _atomic(_op, returns_new=False)
    BUILTINS[f"__atomic_{_name}_fetch"] = _atomic(_op, returns_new=True)
