"""The grammar of GNU C on top of pycparser's C11.

pycparser knows C11 and the places of C23's attributes; the lexer here gives it GNU's words, the parser GNU's
syntax. Attributes ``__attribute__((name(arguments)))`` become pycparser's attribute nodes, with the arguments as
expressions. New nodes: ``GotoAddress``, ``Asm``; a ``UnaryOp("&&")`` is the address of a label, a ``TernaryOp`` without
``iftrue`` is ``a ?: b``, a ``BinaryOp("...")`` is a range (of ``case`` and of designators), a ``Compound`` in the place
of an expression is a statement expression.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NoReturn

from pycparser import c_ast
from pycparser.c_lexer import CLexer
from pycparser.c_parser import CParser

from trainer.engine.language.syntax.attributes import REFUSED

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORDS = {
    "__alignof": "_ALIGNOF",
    "__alignof__": "_ALIGNOF",
    "__asm": "ASM",
    "__asm__": "ASM",
    "__attribute": "ATTRIBUTE_BEGIN",
    "__attribute__": "ATTRIBUTE_BEGIN",
    "__auto_type": "INT",  # a word among type specifiers
    "__builtin_offsetof": "OFFSETOF",
    "__complex": "_COMPLEX",
    "__complex__": "_COMPLEX",
    "__const": "CONST",
    "__const__": "CONST",
    "__extension__": "EXTENSION",
    "__float128": "INT",
    "__imag": "IMAGINARY",
    "__imag__": "IMAGINARY",
    "__inline": "INLINE",
    "__inline__": "INLINE",
    "__label__": "LABEL",
    "__real": "IMAGINARY",
    "__real__": "IMAGINARY",
    "__restrict": "RESTRICT",
    "__restrict__": "RESTRICT",
    "__signed": "SIGNED",
    "__signed__": "SIGNED",
    "__thread": "_THREAD_LOCAL",
    "__typeof": "TYPEOF",
    "__typeof__": "TYPEOF",
    "__volatile": "VOLATILE",
    "__volatile__": "VOLATILE",
    "_Float128": "INT",
    "_Float32": "INT",
    "_Float32x": "INT",
    "_Float64": "INT",
    "_Float64x": "INT",
    "asm": "ASM",
    "typeof": "TYPEOF",
}
_SPELLINGS = {
    "CONST": "const",
    "INLINE": "inline",
    "RESTRICT": "restrict",
    "SIGNED": "signed",
    "VOLATILE": "volatile",
    "_ALIGNOF": "_Alignof",
    "_THREAD_LOCAL": "_Thread_local",
    "OFFSETOF": "offsetof",
}
_BLANKS = re.compile(r"[ \t\n\v\f]*")
_PLAIN = re.compile(r"""[A-Za-z_$][A-Za-z0-9_$]*(?!["'\w$])|[(){},;?~\]]""")  # names but such as in L"…", and these
_WORD = re.compile(r"[^\W\d]\w*|[$]\w+")
_NUMBER = re.compile(r"[\w.]+")
_NUMBERS = {"INT_CONST_DEC", "INT_CONST_OCT", "INT_CONST_HEX", "INT_CONST_BIN", "FLOAT_CONST", "HEX_FLOAT_CONST"}
_IMAGINARY = r"[\d.eE+-]+[fFlL]*[ijIJ][fFlL]*"
_PUNCTUATORS = {
    "(": "LPAREN",
    ")": "RPAREN",
    "{": "LBRACE",
    "}": "RBRACE",
    ",": "COMMA",
    ";": "SEMI",
    "?": "CONDOP",
    "~": "NOT",
    "]": "RBRACKET",
}
_DIGRAPHS = {"<:": "LBRACKET", ":>": "RBRACKET", "<%": "LBRACE", "%>": "RBRACE", ":": "COLON"}


Operand = tuple[str, Any]  # constraint and expression


class GotoAddress(c_ast.Node):  # type: ignore[misc]
    """``goto *expr;``."""

    __slots__ = ("coord", "expr")
    attr_names = ()

    def __init__(self, expr: Any, coord: Any) -> None:
        self.expr = expr
        self.coord = coord

    def __iter__(self) -> Iterator[Any]:
        yield self.expr


class Asm(c_ast.Node):  # type: ignore[misc]
    """``asm (template : outputs : inputs : clobbers);`` with operands as ``(constraint, expression)``."""

    __slots__ = ("coord", "inputs", "outputs", "template")
    attr_names = ("template",)

    def __init__(self, template: str, outputs: list[Operand], inputs: list[Operand], coord: Any) -> None:
        self.template = template
        self.outputs = outputs
        self.inputs = inputs
        self.coord = coord

    def __iter__(self) -> Iterator[Any]:
        for _, expression in (*self.outputs, *self.inputs):
            yield expression


class Lexer(CLexer):  # type: ignore[misc]
    """pycparser's lexer with GNU's words and the digraphs."""

    _pos: int

    def __init__(self, error_func: Any, **options: Any) -> None:
        super().__init__(error_func, **options)
        self._keyword_map.update(_WORDS)

    def token(self) -> Any:
        """Return the next token; ``__extension__`` is none."""
        self._skip_blanks()
        token = super().token()
        while token is not None and token.type == "EXTENSION":
            token = super().token()
        if token is not None:
            token.value = _SPELLINGS.get(token.type, token.value)
            if token.type in _NUMBERS and self._lexdata[self._pos : self._pos + 1].isidentifier():
                self._refuse_number(token)
        return token

    def _skip_blanks(self) -> None:
        blanks = _BLANKS.match(self._lexdata, self._pos)
        assert blanks is not None
        self._pos = blanks.end()
        if "\n" in blanks[0]:
            self._lineno += blanks[0].count("\n")
            self._line_start = blanks.start() + blanks[0].rfind("\n") + 1

    def _refuse_number(self, token: Any) -> NoReturn:
        start = self._pos - len(token.value)
        number = _NUMBER.match(self._lexdata, start)
        assert number is not None
        what = "complex numbers are" if re.fullmatch(_IMAGINARY, number[0]) else f"the number {number[0]} is"
        self._error(f"{what} not supported", start)
        raise AssertionError

    def input(self, text: str, filename: str = "") -> None:
        """Begin to read a text."""
        super().input(text, filename)
        self._ascii = text.isascii()

    def _match_token(self) -> Any:
        found = None if self._in_attribute else _PLAIN.match(self._lexdata, self._pos)
        if found is not None:  # most tokens, which pycparser would try to read as all others first
            text = found[0]
            token = self._make_token(_PUNCTUATORS.get(text) or self._keyword_map.get(text, "ID"), text, self._pos)
            self._pos = found.end()
            return token
        if self._lexdata[self._pos] in "<:%":
            return self._digraph() or super()._match_token()
        return super()._match_token() if self._ascii else self._word() or super()._match_token()

    def _word(self) -> Any:
        """Read a name that has letters beyond ASCII."""
        word = _WORD.match(self._lexdata, self._pos)
        if word is not None and not word[0].isascii():
            if not word[0].replace("$", "").isidentifier():
                self._error(f"'{word[0]}' is not a name", self._pos)
            token = self._make_token("ID", word[0], self._pos)
            self._pos += len(word[0])
            return token
        return None

    def _digraph(self) -> Any:
        pair = self._lexdata[self._pos : self._pos + 2]
        if pair == "::":  # two colons, as in 'asm("" :: "r"(x))'
            pair = ":"
        kind = _DIGRAPHS.get(pair)
        if kind is None:
            return None
        token = self._make_token(kind, pair, self._pos)
        self._pos += len(pair)
        return token


class Parser(CParser):  # type: ignore[misc]
    """pycparser's parser with GNU's syntax, and with a position in each of its errors."""

    def __init__(self) -> None:
        super().__init__(lexer=Lexer)
        self.type_names: set[str] = set()  # typedefs from headers

    def _parse_translation_unit_or_empty(self) -> Any:
        self._scope_stack[0].update(dict.fromkeys(self.type_names, True))
        return super()._parse_translation_unit_or_empty()

    def _parse_error(self, msg: str, coord: Any) -> NoReturn:
        if isinstance(coord, str):
            token = self._peek()
            coord = self._tok_coord(token) if token is not None else coord
        super()._parse_error(msg, coord)
        raise AssertionError

    def _not_supported(self, what: str) -> NoReturn:
        self._parse_error(f"{what} not supported", self._tok_coord(self._peek()))

    # attributes

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
