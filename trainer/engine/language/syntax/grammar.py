"""The grammar of GNU C on top of pycparser's C11.

pycparser knows C11 and the places of C23's attributes; the lexer gives it GNU's words, the parser here GNU's syntax.
A ``UnaryOp("&&")`` is the address of a label, a ``TernaryOp`` without ``iftrue`` is ``a ?: b``, a ``BinaryOp("...")``
is a range (of ``case`` and of designators), a ``Compound`` in the place of an expression is a statement expression;
what else GNU C needs is in ``nodes``.
"""

from __future__ import annotations

from typing import Any

from pycparser import c_ast

from trainer.engine.language.syntax.attribute_syntax import AttributeParser
from trainer.engine.language.syntax.nodes import Asm, GotoAddress, Operand


class Parser(AttributeParser):
    """The parser of GNU C."""

    def __init__(self) -> None:
        super().__init__()
        self.type_names: set[str] = set()  # typedefs from headers

    def _parse_translation_unit_or_empty(self) -> Any:
        self._scope_stack[0].update(dict.fromkeys(self.type_names, True))
        return super()._parse_translation_unit_or_empty()

    # declarations

    def _parse_external_declaration(self) -> Any:
        token = self._peek()
        if token.type == "ASM":
            self._not_supported("asm outside of functions is")
        if token.type not in ("ID", "TIMES", "LPAREN"):
            return super()._parse_external_declaration()
        # implicit int: 'main() …', 'f(a, b) int a; …', 'x = 3;'
        spec = self._add_declaration_specifier(
            None, c_ast.IdentifierType(["int"], coord=self._tok_coord(token)), "type"
        )
        decl = self._parse_id_declarator()
        if self._peek_type() == "LBRACE" or self._starts_declaration():
            return [self._parse_function_definition(spec, decl)]
        first = {"decl": decl}
        if self._accept("EQUALS"):
            first["init"] = self._parse_initializer()
        infos = self._parse_init_declarator_list(first=first)
        return self._parse_declaration_end(self._build_declarations(spec, infos, typedef_namespace=True))

    def _fix_decl_name_type(self, decl: Any, typename: list[Any]) -> Any:
        return super()._fix_decl_name_type(decl, typename or [c_ast.IdentifierType(["int"], coord=decl.coord)])

    def _parse_declaration_end(self, decls: list[Any]) -> list[Any]:
        if self._peek_type() == "LBRACE":
            self._not_supported("a function inside a function is")
        result: list[Any] = super()._parse_declaration_end(decls)
        return result

    # statements

    def _parse_statement(self) -> Any:
        kind = self._peek_type()
        if kind == "ASM":
            return self._parse_asm()
        if kind == "TYPEID" and self._peek_type(2) == "COLON":
            self._peek().type = "ID"
            return self._parse_labeled_statement()
        return super()._parse_statement()

    def _parse_block_item(self) -> Any:
        kind = self._peek_type()
        if kind == "LABEL":
            token = self._advance()
            while self._advance().type != "SEMI":
                pass
            return c_ast.EmptyStatement(self._tok_coord(token))
        if kind == "ASM" or (kind == "TYPEID" and self._peek_type(2) == "COLON"):
            return self._parse_statement()
        return super()._parse_block_item()

    def _starts_statement(self) -> bool:
        return self._peek_type() == "ASM" or bool(super()._starts_statement())

    def _parse_jump_statement(self) -> Any:
        opening = self._accept("GOTO")
        if opening is None:
            return super()._parse_jump_statement()
        if self._accept("TIMES"):
            node = GotoAddress(self._parse_expression(), self._tok_coord(opening))
        else:
            node = c_ast.Goto(self._parse_identifier_or_typeid().name, self._tok_coord(opening))
        self._expect("SEMI")
        return node

    def _parse_asm(self) -> Asm:
        opening = self._advance()
        while self._peek_type() in ("VOLATILE", "INLINE", "GOTO"):
            if self._advance().type == "GOTO":
                self._not_supported("asm goto is")
        self._expect("LPAREN")
        template = self._parse_unified_string_literal().value
        outputs = self._parse_asm_operands()
        inputs = self._parse_asm_operands()
        while self._peek_type() not in ("RPAREN", "SEMI", None):  # what it clobbers
            self._advance()
        self._expect("RPAREN")
        if self._peek_type() != "RBRACE":
            self._expect("SEMI")
        return Asm(template, outputs, inputs, self._tok_coord(opening))

    def _parse_asm_operands(self) -> list[Operand]:
        operands: list[Operand] = []
        if not self._accept("COLON"):
            return operands
        while self._peek_type() not in ("COLON", "RPAREN", None):
            if self._accept("LBRACKET"):
                self._advance()
                self._expect("RBRACKET")
            constraint = self._parse_unified_string_literal().value
            self._expect("LPAREN")
            operands.append((constraint, self._parse_expression()))
            self._expect("RPAREN")
            if not self._accept("COMMA"):
                break
        return operands

    # expressions

    def _starts_expression(self, tok: Any = None) -> bool:
        tok = tok or self._peek()
        return tok is not None and (tok.type in ("LAND", "IMAGINARY") or super()._starts_expression(tok))

    def _parse_constant_expression(self) -> Any:
        expression = self._parse_conditional_expression()
        if self._accept("ELLIPSIS"):  # 'case 1 ... 5', '[0 ... 9] ='
            return c_ast.BinaryOp("...", expression, self._parse_conditional_expression(), expression.coord)
        return expression

    def _parse_conditional_expression(self) -> Any:
        condition = self._parse_binary_expression()
        if not self._accept("CONDOP"):
            return condition
        iftrue = None if self._peek_type() == "COLON" else self._parse_expression()
        self._expect("COLON")
        return c_ast.TernaryOp(condition, iftrue, self._parse_conditional_expression(), condition.coord)

    def _parse_unary_expression(self) -> Any:
        match self._peek_type():
            case "LAND":
                opening = self._advance()
                name = self._parse_identifier_or_typeid()
                return c_ast.UnaryOp("&&", name, self._tok_coord(opening))
            case "_ALIGNOF" if self._peek_type(2) != "LPAREN" or not self._starts_declaration(self._peek(3)):
                opening = self._advance()
                return c_ast.UnaryOp("_Alignof", self._parse_unary_expression(), self._tok_coord(opening))
            case "IMAGINARY":
                self._not_supported("complex arithmetic is")
        return super()._parse_unary_expression()

    def _parse_argument_expression_list(self) -> Any:
        # some built-in functions take types
        arguments = [self._parse_argument()]
        while self._accept("COMMA"):
            arguments.append(self._parse_argument())
        return c_ast.ExprList(arguments, arguments[0].coord)

    def _parse_argument(self) -> Any:
        return self._parse_type_name() if self._starts_declaration() else self._parse_assignment_expression()

    def _parse_designation(self) -> list[Any]:
        designators: list[Any] = self._parse_designator_list()
        if self._peek_type() == "EQUALS" or not isinstance(designators[-1], c_ast.ArrayDesignator):
            self._expect("EQUALS")
        return designators

    def _parse_initializer_item(self) -> Any:
        if self._peek_type() in ("ID", "TYPEID") and self._peek_type(2) == "COLON":  # the old 'member: value'
            name = self._parse_identifier_or_typeid()
            self._advance()
            return c_ast.NamedInitializer([name], self._parse_initializer())
        return super()._parse_initializer_item()
