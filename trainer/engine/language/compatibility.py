"""Compatible types and composite types (C11 6.2.7)."""

from trainer.engine.language.types import VOID, Array, CType, Function, Integer, Pointer


def compatible(one: CType, other: CType) -> bool:
    """Whether two types are compatible: an array without length is with every length."""
    if isinstance(one, Array) and isinstance(other, Array):
        return (None in (one.count, other.count) or one.count == other.count) and compatible(one.element, other.element)
    if isinstance(one, Pointer) and isinstance(other, Pointer):
        return one.qualifiers == other.qualifiers and compatible(one.target, other.target)
    if isinstance(one, Function) and isinstance(other, Function):
        same = compatible(one.result, other.result) and one.variadic == other.variadic
        if one.parameters is None or other.parameters is None:
            return same
        pairs = zip(one.parameters, other.parameters, strict=False)
        return same and len(one.parameters) == len(other.parameters) and all(compatible(a, b) for a, b in pairs)
    if isinstance(one, Integer) and isinstance(other, Integer) and one.enumeration and other.enumeration:
        return one.enumeration is other.enumeration
    return one == other


def composite(one: CType, other: CType) -> CType:
    """Return the composite type of two compatible types: it has what either knows."""
    if isinstance(one, Array) and isinstance(other, Array):
        known = other if one.count is None and not one.is_variable else one
        return Array(composite(one.element, other.element), known.count, known.count_code)
    if isinstance(one, Pointer) and isinstance(other, Pointer):
        return Pointer(composite(one.target, other.target), one.qualifiers)
    if isinstance(one, Function) and isinstance(other, Function):
        if one.parameters is None or other.parameters is None:
            known_one = other if one.parameters is None else one
            return Function(composite(one.result, other.result), known_one.parameters, known_one.variadic)
        parameters = (composite(a, b) for a, b in zip(one.parameters, other.parameters, strict=True))
        return Function(composite(one.result, other.result), tuple(parameters), one.variadic)
    return one


def joined_pointers(one: Pointer, other: Pointer) -> Pointer:
    """Return the type of a conditional expression whose alternatives are pointers (C11 6.5.15).

    Where the targets are not compatible, gcc warns and takes a plain ``void *``.
    """
    if VOID not in (one.target, other.target) and not compatible(one.target, other.target):
        return Pointer(VOID)
    qualifiers = one.qualifiers | other.qualifiers
    if VOID in (one.target, other.target):
        return Pointer(VOID, qualifiers)
    return Pointer(composite(one.target, other.target), qualifiers)
