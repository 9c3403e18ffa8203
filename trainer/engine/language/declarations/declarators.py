"""Turning declarators and specifiers of the syntax tree into types."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.declarations.alignments import Alignments
from trainer.engine.language.records import DeclaredMember, Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.symbols import EnumConstant, Scopes, TypeName
from trainer.engine.language.syntax.attributes import attributes_of, named, record_attributes
from trainer.engine.language.syntax.pragmas import Packing
from trainer.engine.language.types import (
    INT,
    LONG,
    QUALIFIERS,
    UINT,
    VOID,
    Array,
    CType,
    Function,
    Integer,
    Pointer,
    Qualifiers,
    decay,
    from_specifiers,
    is_variably_modified,
)

if TYPE_CHECKING:
    from collections.abc import Callable

_UNSPECIFIED = "0"  # the length of a variable length array in the type of a function


class Declarations(Alignments):
    """Types in the scopes of a translation unit."""

    def __init__(self, scopes: Scopes, filename: str, type_of_expression: Callable[[Any], CType]) -> None:
        super().__init__(scopes, filename, type_of_expression)
        self.packing = Packing()
        self._defined: dict[int, CType] = {}  # by specifier: several declarators share one
        # set while a function is compiled: evaluates an array length at run time
        self.run_time_length: Callable[[Any, CType], str] | None = None

    def type_of(self, node: Any) -> CType:
        """Build the type of a declarator chain (Decl.type, Typename and everything below)."""
        match node:
            case c_ast.Typename():
                return self.type_of(node.type)
            case c_ast.TypeDecl() | c_ast.AttributedType():
                return self._with_mode(self.type_of(node.type), node)
            case c_ast.IdentifierType():
                return self._named(node)
            case c_ast.PtrDecl():
                return Pointer(self.type_of(node.type), self.qualifiers(node.type))
            case c_ast.ArrayDecl():
                return self._array(node)
            case c_ast.FuncDecl():
                return self._function(node)
            case c_ast.Struct() | c_ast.Union():
                return self._record(node)
            case c_ast.Enum():
                return self._enum(node)
            case c_ast.TypeOf():
                if isinstance(node.expr, c_ast.Typename):
                    return self.type_of(node.expr)
                ctype = self.type_of_expression(node.expr)
                gives_lengths = is_variably_modified(ctype) and not isinstance(node.expr, c_ast.ID)
                return self.evaluated_type(node.expr) if gives_lengths else ctype
        refuse(node, f"{type(node).__name__} is not supported here", self.filename)

    def _with_mode(self, ctype: CType, node: Any) -> CType:
        for group in node.attributes or ():
            mode = named(iter(group.attributes), "mode")
            if mode is not None:
                from trainer.engine.language.declarations.modes import with_mode

                name = getattr(mode.arguments[0], "name", "") if mode.arguments else ""
                found = with_mode(ctype, name)
                if found is None:
                    refuse(mode, f"the mode '{name}' is not supported for {ctype}", self.filename)
                ctype = found
        return ctype

    def _named(self, node: Any) -> CType:
        if len(node.names) == 1:
            symbol = self.scopes.lookup(node.names[0])
            if isinstance(symbol, TypeName):
                return symbol.type
        ctype = from_specifiers(node.names)
        if ctype is None and "_Complex" in node.names:
            refuse(node, "complex numbers are not supported", self.filename)
        if ctype is None:
            refuse(node, f"the type '{' '.join(node.names)}' is not supported", self.filename)
        return ctype

    def qualifiers(self, node: Any) -> Qualifiers:
        """Return the qualifiers of the outermost type of a declarator chain, or of what an array holds."""
        while isinstance(node, c_ast.ArrayDecl | c_ast.Typename):
            node = node.type
        found = QUALIFIERS.intersection(getattr(node, "quals", None) or ())
        specifier = getattr(node, "type", None)
        if isinstance(node, c_ast.TypeDecl) and isinstance(specifier, c_ast.IdentifierType):
            symbol = self.scopes.lookup(specifier.names[0])
            if isinstance(symbol, TypeName):
                found |= symbol.qualifiers
        return found

    def _array(self, node: Any) -> CType:
        element = self.type_of(node.type)
        if isinstance(element, Function) or element is VOID:
            refuse(node, f"an array of {element} is not possible", self.filename)
        if isinstance(element, Record) and element.members is None:
            refuse(node, f"{element} is not complete", self.filename)
        if node.dim is None:
            return Array(element, None)
        count = self.constant_or_none(node.dim)
        if count is None or element.is_variable:
            if self.run_time_length is None:
                refuse(node, "the length of this array must be constant", self.filename)
            known = None if count is None or count < 0 else str(count)
            return Array(element, None, known or self.run_time_length(node.dim, element))
        if count < 0:
            refuse(node, "the length of an array cannot be negative", self.filename)
        if count * max(element.size, 1) > 1 << 40:
            refuse(node, "this array is too large", self.filename)
        return Array(element, int(count))

    def _function(self, node: Any) -> Function:
        result = self.type_of(node.type)
        if isinstance(result, Array | Function):
            refuse(node, f"a function cannot return {result}", self.filename)
        if node.args is None:
            return Function(result, None)
        parameters: list[CType] = []
        variadic = False
        outer, self.run_time_length = self.run_time_length, lambda *_: _UNSPECIFIED
        for parameter in node.args.params:
            if isinstance(parameter, c_ast.EllipsisParam):
                variadic = True
            elif not isinstance(parameter, c_ast.ID):
                parameters.append(self.parameter_type(parameter))
        self.run_time_length = outer
        if node.args.params and isinstance(node.args.params[0], c_ast.ID):
            return Function(result, None)
        if parameters == [VOID]:
            parameters = []
        return Function(result, tuple(parameters), variadic)

    def type_without_lengths(self, node: Any) -> CType:
        """Build a type without evaluating the lengths of its arrays that are known at run time only."""
        outer = self.run_time_length, self.evaluated_type
        if self.run_time_length is not None:
            self.run_time_length = lambda *_: _UNSPECIFIED
        self.evaluated_type = self.type_of_expression
        found = self.type_of(node)
        self.run_time_length, self.evaluated_type = outer
        return found

    def parameter_type(self, parameter: Any) -> CType:
        """Return the type of a parameter after adjustment of arrays and functions to pointers."""
        node = parameter.type
        if isinstance(node, c_ast.ArrayDecl):
            return Pointer(self.type_of(node.type), self.qualifiers(node))
        return decay(self.type_of(node))

    def _record(self, node: Any) -> Record:
        keyword = type(node).__name__.lower()
        record: Record | CType | None = self._defined.get(id(node))
        if isinstance(record, Record):
            return record
        if node.name is not None:
            record = self.scopes.lookup_tag(node.name, innermost_only=node.decls is not None)
        if record is not None and not (isinstance(record, Record) and record.keyword == keyword):
            refuse(node, f"'{node.name}' is another kind of tag", self.filename)
        if record is None:
            record = Record(keyword, node.name)
            if node.name is not None:
                self.scopes.declare_tag(node.name, record)
        assert isinstance(record, Record)
        if node.decls is not None:
            self._defined[id(node)] = record
            if record.members is not None:
                refuse(node, f"{record} is defined twice", self.filename)
            packed = named(record_attributes(node), "packed") is not None
            members = []
            for member in node.decls:
                if isinstance(member, c_ast.Pragma):
                    self.packing.read(member, self.filename)
                elif isinstance(member, c_ast.StaticAssert):
                    self.static_assert(member)
                else:
                    members.append(self._member(member, packed))
            record.define(members, self.alignment_of_attributes(record_attributes(node)), self.packing.limit)
        return record

    def declare_tag(self, node: Any) -> None:
        """Follow a declaration of nothing but a type; ``struct s;`` hides an outer ``struct s``."""
        while isinstance(node, c_ast.TypeDecl | c_ast.AttributedType):
            node = node.type
        if isinstance(node, c_ast.Struct | c_ast.Union) and node.decls is None:
            if self.scopes.lookup_tag(node.name, innermost_only=True) is None:
                self.scopes.declare_tag(node.name, Record(type(node).__name__.lower(), node.name))
            return
        self.type_of(node)

    def _member(self, node: Any, packed: bool) -> DeclaredMember:
        ctype = self.type_of(node.type)
        natural = self.typedef_alignment(node.type) or ctype.align
        align = max(self.alignment_of_attributes(attributes_of(node)), self.alignas(node))
        packed = packed or named(attributes_of(node), "packed") is not None
        qualifiers = self.qualifiers(node.type)
        if node.bitsize is not None:
            bits = self.constant(node.bitsize)
            if not isinstance(ctype, Integer) or not 0 <= bits <= min(ctype.bits, 64) or (bits > 1 and ctype.rank == 0):
                refuse(node, "this bit-field is not possible", self.filename)
            return DeclaredMember(node.name, ctype, natural, bits, align, packed, qualifiers)
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(node, f"{ctype} is not complete", self.filename)
        if isinstance(ctype, Function) or ctype is VOID:
            refuse(node, f"a member cannot be {ctype}", self.filename)
        if ctype.is_variable:
            refuse(node, "a member cannot have a variable length", self.filename)
        return DeclaredMember(node.name, ctype, natural, None, align, packed, qualifiers)

    def static_assert(self, node: Any) -> None:
        """Check a ``_Static_assert``."""
        if not self.constant(node.cond):
            message = node.message.value if node.message else ""
            refuse(node.cond, f"static assertion failed: {message}", self.filename)

    def typedef(self, node: Any) -> TypeName:
        """Return the meaning of a typedef; its alignment may differ from that of the type."""
        ctype = self.type_of(node.type)
        asked = self.alignment_of_attributes(attributes_of(node))
        explicit = named(attributes_of(node), "aligned") is not None
        return TypeName(ctype, asked if explicit else self.typedef_alignment(node.type), self.qualifiers(node.type))

    def _enum(self, node: Any) -> CType:
        if node.values is None:
            known = self.scopes.lookup_tag(node.name)
            if known is None:  # GNU: it may be defined later
                self.scopes.declare_tag(node.name, UINT)
            return known or UINT
        if id(node) in self._defined:
            return self._defined[id(node)]
        from trainer.engine.language.declarations.enumerations import enumeration_type

        values: dict[str, int] = {}
        following = 0
        for enumerator in node.values.enumerators:
            if isinstance(enumerator, c_ast.Pragma):
                continue
            if enumerator.value is not None:
                following = self.constant(enumerator.value)
            values[enumerator.name] = following
            fits = INT.low <= following <= INT.high
            self.scopes.declare(enumerator.name, EnumConstant(following, INT if fits else LONG))
            following += 1
        packed = named(record_attributes(node), "packed") is not None
        numbers = values.values()
        ctype = self._defined[id(node)] = enumeration_type(min(numbers, default=0), max(numbers, default=0), packed)
        for name, value in values.items():
            if not INT.low <= value <= INT.high:
                self.scopes.declare(name, EnumConstant(value, ctype))
        if node.name is not None:
            self.scopes.declare_tag(node.name, ctype)
        return ctype
