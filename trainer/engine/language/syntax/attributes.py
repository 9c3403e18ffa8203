"""GNU attributes: which of them the engine honours, which it may ignore, and which it must refuse.

gcc warns of attributes that it does not know and goes on without them; so does the engine. Those that only guide
optimisation, warnings or linking change nothing at -O0.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

if TYPE_CHECKING:
    from collections.abc import Iterator

# what changes the meaning of a program in a way that the engine does not simulate
_REFUSED = """
asm ifunc interrupt ms_abi ms_struct naked scalar_storage_order symver target_clones transparent_union
vector_size weakref
"""
REFUSED = frozenset(_REFUSED.split())
_WITHOUT = (c_ast.IdentifierType, c_ast.Typename)
_WITH_THEIR_OWN = (c_ast.Struct, c_ast.Union, c_ast.Enum, c_ast.TypeOf)
BIGGEST_ALIGNMENT = 16  # of aligned without a number


def attributes_of(node: Any) -> Iterator[Any]:
    """Yield the attributes of a declaration: its own and those in its declarator and specifiers.

    Those of a struct, union or enum belong to that type, not to what is declared with it.
    """
    while node is not None and not isinstance(node, _WITHOUT):
        for group in getattr(node, "attributes", None) or ():
            yield from group.attributes
        node = getattr(node, "type", None)
        if isinstance(node, _WITH_THEIR_OWN):
            return


def record_attributes(node: Any) -> Iterator[Any]:
    """Yield the attributes of a struct, union or enum specifier."""
    for group in node.attributes or ():
        yield from group.attributes


def named(attributes: Iterator[Any], name: str) -> Any:
    """Return the last attribute of a name, None when there is none."""
    found = None
    for attribute in attributes:
        if attribute.name == name:
            found = attribute
    return found
