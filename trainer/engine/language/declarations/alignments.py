"""Alignments: of types, of what a typedef declares, and those that a declaration asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.declarations.constants import Constants
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import TypeName
from trainer.engine.language.syntax.attributes import BIGGEST_ALIGNMENT, attributes_of, named

if TYPE_CHECKING:
    from trainer.engine.language.types import CType

_ATOMIC_SIZES = (1, 2, 4, 8, 16)


class Alignments(Constants):
    """Finds the alignments of what is declared."""

    def alignment(self, node: Any, ctype: CType) -> int:
        """Return the alignment of a declaration or a type name: that of its type, or what it asks for."""
        declarator = node.type if isinstance(node, c_ast.Typename) else node
        asked = self.asked_alignment(declarator)
        if named(attributes_of(declarator), "aligned") is not None:  # it may also be less
            return asked
        return max(self.typedef_alignment(node.type) or ctype.align, asked)

    def asked_alignment(self, node: Any) -> int:
        """Return what a declaration asks for with ``_Alignas`` and ``aligned``, at least 1."""
        return max(self.alignment_of_attributes(attributes_of(node)), self.alignas(node))

    def alignas(self, node: Any) -> int:
        """Return what ``_Alignas`` asks for, at least 1."""
        align = 1
        for entry in getattr(node, "align", None) or ():
            what = entry.alignment
            if isinstance(what, c_ast.Typename):
                align = max(align, self.alignment(what, self.type_of(what)))
            else:
                align = max(align, self._power_of_two(what))
        return align

    def alignment_of_attributes(self, attributes: Any) -> int:
        """Return what ``aligned`` among attributes asks for, at least 1."""
        align = 1
        for attribute in attributes:
            if attribute.name == "aligned":
                asked = self._power_of_two(attribute.arguments[0]) if attribute.arguments else BIGGEST_ALIGNMENT
                align = max(align, asked)
        return align

    def _power_of_two(self, node: Any) -> int:
        value = self.constant(node)
        if value < 0 or value & (value - 1) or value > 1 << 28:
            refuse(node, "an alignment must be a power of two", self.filename)
        return value

    def typedef_alignment(self, node: Any) -> int | None:
        """Return the alignment that a typedef gives to what is declared with it, also to the elements of an array.

        ``_Atomic`` aligns a struct to its size if that is one of an access.
        """
        while isinstance(node, c_ast.ArrayDecl | c_ast.TypeDecl | c_ast.AttributedType | c_ast.Typename):
            if isinstance(node, c_ast.TypeDecl) and "_Atomic" in (node.quals or ()):
                ctype = self.type_of(node)
                if ctype.size in _ATOMIC_SIZES:
                    return max(ctype.align, ctype.size)
            node = node.type
        if isinstance(node, c_ast.IdentifierType) and len(node.names) == 1:
            symbol = self.scopes.lookup(node.names[0])
            if isinstance(symbol, TypeName):
                return symbol.align
        return None
