"""What the functions are called that the compiler itself knows: a program without them need not load ``functions``."""

_PREFIX = "__builtin_"
_WITHOUT_UNDERSCORES = frozenset(("_setjmp", "alloca", "getcontext", "offsetof", "setjmp", "sigsetjmp"))


def may_be_builtin(name: str) -> bool:
    """Tell whether ``BUILTINS`` may have a function of that name."""
    return name.startswith("__") or name in _WITHOUT_UNDERSCORES


def library_name(name: str) -> str | None:
    """Return the function of the library that ``__builtin_…`` stands for, None for other names."""
    return name.removeprefix(_PREFIX) if name.startswith(_PREFIX) else None
