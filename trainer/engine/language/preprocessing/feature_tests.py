"""What a program may ask in ``#if``: ``__has_include``, ``__has_attribute``, ``__has_builtin`` (gcc 12.2's answers)."""

from __future__ import annotations

from trainer.engine.language.preprocessing.headers import header_path

FEATURE_TESTS = frozenset(("__has_include", "__has_attribute", "__has_c_attribute", "__has_builtin"))
_ATTRIBUTES = """
access alias aligned alloc_align alloc_size always_inline artificial assume_aligned cdecl cleanup cold common const
constructor copy deprecated designated_init destructor error externally_visible fallthrough fastcall flatten format
format_arg gnu_inline hot ifunc interrupt leaf malloc may_alias mode ms_abi ms_struct naked no_icf
no_instrument_function no_profile_instrument_function no_reorder no_sanitize no_sanitize_address no_split_stack
no_stack_limit no_stack_protector noclone nocommon noinit noinline noipa nonnull nonstring noplt noreturn nothrow
optimize packed patchable_function_entry persistent pure regparm retain returns_nonnull returns_twice
scalar_storage_order section sentinel simd stack_protect stdcall symver sysv_abi tainted_args target target_clones
tls_model transparent_union unavailable unused used vector_size visibility warn_if_not_aligned warn_unused_result
warning weak weakref zero_call_used_regs
"""
_KNOWN_ATTRIBUTES = frozenset(_ATTRIBUTES.split())
_C23_ATTRIBUTES = {"deprecated": 201904, "fallthrough": 201904, "maybe_unused": 201904, "nodiscard": 202003}


def answer(question: str, argument: str) -> int:
    """Return the number that ``question(argument)`` stands for."""
    if question == "__has_include":
        return int(header_path(argument.strip("<>\"' ")) is not None)
    word = argument.strip().strip("_")
    if question == "__has_c_attribute":
        return _C23_ATTRIBUTES.get(word, 0)
    if question == "__has_builtin":
        return int(_is_built_in(argument.strip()))
    if word == "fallthrough":
        return _C23_ATTRIBUTES[word]
    return int(word in _KNOWN_ATTRIBUTES)


def _is_built_in(name: str) -> bool:
    from trainer.engine.language.builtins.functions import BUILTINS
    from trainer.engine.language.builtins.names import library_name
    from trainer.engine.libc import library

    return name in BUILTINS or library.provides(library_name(name) or name)
