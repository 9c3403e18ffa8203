"""Where GNU C allows ``__attribute__((name(arguments)))``: they become pycparser's attribute nodes.

Their arguments are expressions.
"""

from __future__ import annotations

from typing import Any, NoReturn

from pycparser import c_ast
from pycparser.c_parser import CParser

from trainer.engine.language.syntax.attributes import REFUSED
from trainer.engine.language.syntax.lexer import Lexer


class AttributeParser(CParser):  # type: ignore[misc]
    """pycparser's parser with GNU's words and attributes, and with a position in each of its errors."""

    def __init__(self) -> None:
        super().__init__(lexer=Lexer)

    def _parse_error(self, msg: str, coord: Any) -> NoReturn:
        if isinstance(coord, str):
            token = self._peek()
            coord = self._tok_coord(token) if token is not None else coord
        super()._parse_error(msg, coord)
        raise AssertionError

    def _not_supported(self, what: str) -> NoReturn:
        self._parse_error(f"{what} not supported", self._tok_coord(self._peek()))

    def _parse_attribute_specifier_sequence(self) -> list[Any]:
        groups = []
        while (kind := self._peek_type()) in ("ATTRIBUTE_BEGIN", "ASM"):
            opening = self._advance()
            if kind == "ASM":
                self._parse_error("asm names and registers are not supported", self._tok_coord(opening))
            self._expect("LPAREN")
            self._expect("LPAREN")
            attributes = self._parse_attributes()
            self._expect("RPAREN")
            self._expect("RPAREN")
            groups.append(c_ast.AttributeSpecifier(attributes, self._tok_coord(opening)))
        return groups

    def _parse_attributes(self) -> list[Any]:
        attributes = []
        while self._peek_type() != "RPAREN":
            if self._accept("COMMA"):
                continue
            name = self._advance()
            arguments = None
            if self._accept("LPAREN"):
                arguments = [] if self._peek_type() == "RPAREN" else self._parse_argument_expression_list().exprs
                self._expect("RPAREN")
            word = name.value.strip("_")
            if word in REFUSED:
                self._parse_error(f"the attribute '{word}' is not supported", self._tok_coord(name))
            attributes.append(c_ast.Attribute(word, None, arguments, self._tok_coord(name)))
        return attributes

    def _parse_specifiers(self, *, allow_storage_and_function: bool) -> Any:
        leading = self._parse_attribute_specifier_sequence()
        spec, saw_type, coord = super()._parse_specifiers(allow_storage_and_function=allow_storage_and_function)
        if leading and spec is not None:
            spec["type_attributes"] = [*leading, *spec["type_attributes"]]
        while spec is not None and spec["type_attributes"] and not (saw_type and self._peek_type() == "TYPEID"):
            more, saw, _ = super()._parse_specifiers(allow_storage_and_function=allow_storage_and_function)
            if more is None:
                break
            for kind in spec:
                spec[kind] += more[kind]
            saw_type = saw_type or saw
            if not more["type_attributes"]:
                break
        return spec, saw_type, coord

    def _parse_struct_or_union_specifier(self) -> Any:
        node = super()._parse_struct_or_union_specifier()
        if node.decls is not None:
            node.attributes = [*node.attributes, *self._parse_attribute_specifier_sequence()]
        return node

    def _parse_enum_specifier(self) -> Any:
        node = super()._parse_enum_specifier()
        if node.values is not None:
            node.attributes = [*node.attributes, *self._parse_attribute_specifier_sequence()]
        return node

    def _parse_struct_declarator(self) -> Any:
        info = super()._parse_struct_declarator()
        attributes = self._parse_attribute_specifier_sequence()
        if attributes:
            innermost = info["decl"]
            while not isinstance(innermost, c_ast.TypeDecl):
                innermost = innermost.type
            innermost.attributes = [*innermost.attributes, *attributes]
        return info

    def _scan_declarator_name_info(self) -> Any:
        self._parse_attribute_specifier_sequence()
        return super()._scan_declarator_name_info()

    def _parse_direct_declarator(self, kind: str, allow_paren: bool = True) -> Any:
        # int (__attribute__((noinline)) f)(void)
        if self._peek_type() == "LPAREN" and self._peek_type(2) == "ATTRIBUTE_BEGIN":
            self._advance()
            attributes = self._parse_attribute_specifier_sequence()
            decl = self._parse_declarator_kind(kind, allow_paren=True)
            self._expect("RPAREN")
            decl.attributes = [*(decl.attributes or []), *attributes]
            return self._parse_decl_suffixes(decl)
        return super()._parse_direct_declarator(kind, allow_paren)

    def _parse_direct_abstract_declarator(self) -> Any:
        # int (__attribute__((noinline)) *)(void)
        mark = self._mark()
        if self._accept("LPAREN") and self._parse_attribute_specifier_sequence() and self._peek_type() == "TIMES":
            decl = self._parse_abstract_declarator_opt()
            self._expect("RPAREN")
            return self._parse_decl_suffixes(decl)
        self._reset(mark)
        return super()._parse_direct_abstract_declarator()
