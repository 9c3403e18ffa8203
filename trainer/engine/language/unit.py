"""A translation unit: its objects, functions and literals, and the Python module it becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.errors import CError
from trainer.engine.language.builtins.names import may_be_builtin
from trainer.engine.language.code_size.functions import code_size
from trainer.engine.language.compiled_unit import CompiledUnit
from trainer.engine.language.declarations.declarators import Declarations
from trainer.engine.language.host_names import HostNames
from trainer.engine.language.preprocessing.translation import HEADERS
from trainer.engine.language.prototypes import library_prototype
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.functions import FunctionCompiler
from trainer.engine.language.statements.leftovers import functions_with_register
from trainer.engine.language.static.defined_elsewhere import LIBRARY_OBJECTS, LINKER_SYMBOLS
from trainer.engine.language.static.expressions import StaticExpressions
from trainer.engine.language.symbols import FunctionInfo, FunctionSymbol, Global, Scopes, host_name
from trainer.engine.language.syntax.attributes import attributes_of, named
from trainer.engine.language.syntax.parsing import parse
from trainer.engine.language.types import INT, CType, Floating, Function
from trainer.engine.libc import library
from trainer.engine.process.host_frames import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import CodeType

    from trainer.engine.language.expressions.code import Val

DEFAULT_PRIORITY = 65535  # of a constructor without one: it runs last


class Unit(HostNames):
    """Compiles a translation unit, file scope first."""

    def __init__(self, source: str, filename: str, *, record: bool) -> None:
        super().__init__()
        self.filename = filename
        self.record = record
        self.scopes = Scopes()
        self.types = Declarations(self.scopes, filename, self._type_at_file_scope)
        self.types.chosen = self._chosen_at_file_scope
        self._texts: list[str] = []
        self._table: list[tuple[str, int, int]] = []
        self._code_sizes: dict[str, int] = {}
        self._offsets: dict[str, int] = {}
        self._at_start: list[tuple[int, str]] = []
        self._at_end: list[tuple[int, str]] = []
        self._tree = parse(source, filename)
        self.register_keepers = functions_with_register(
            node for node in self._tree.ext if isinstance(node, c_ast.FuncDef)
        )
        self._own = {node.decl.name for node in self._tree.ext if isinstance(node, c_ast.FuncDef)}
        self._bodies: set[str] = set()  # the functions whose definitions are compiled

    def compile(self) -> CompiledUnit:
        """Compile everything.

        Raises:
            CError: for what is not C, or not supported.

        """
        try:
            for node in self._tree.ext:
                self._external(node)
        except RecursionError:
            raise CError("nested too deeply", self.filename, 1, 1) from None
        self._check_complete()
        self.finish_objects()
        return CompiledUnit(
            self.filename,
            self._code(),
            self._table,
            self._code_sizes,
            self.functions,
            self.objects,
            self.pieces,
            self.return_addresses,
            self.traps,
            self._offsets,
            self.library_addresses,
            self.jump_savers,
            self.label_addresses,
            list(self._missing()),
            list(self.sites),
            [name for _, name in sorted(self._at_start, key=lambda entry: entry[0])],
            [name for _, name in sorted(self._at_end, key=lambda entry: entry[0])][::-1],
            self.scopes,
            self.types,
        )

    def _code(self) -> CodeType:
        try:
            return compile("\n".join(self._texts), PROGRAM, "exec")
        except (SyntaxError, RecursionError, MemoryError) as error:
            line = self._table[(getattr(error, "lineno", None) or 1) - 1][1] if self._table else 1
            raise CError("this is nested too deeply", self.filename, line, 1) from error

    def _check_complete(self) -> None:
        main = self.scopes.file_symbols().get("main")
        if not (isinstance(main, FunctionSymbol) and main.defined):
            raise CError("the program has no main function", self.filename, 1, 1)
        assert isinstance(main.type, Function)
        if isinstance(main.type.result, Floating | Record):
            raise CError(f"main returns {main.type.result}, which is not supported", self.filename, main.line or 1, 1)
        own = {symbol.own_section for symbol in self.objects}
        known = {*LIBRARY_OBJECTS, *LINKER_SYMBOLS, *(f"__{end}_{name}" for name in own for end in ("start", "stop"))}
        for name, symbol in self.scopes.file_symbols().items():
            if (
                isinstance(symbol, FunctionSymbol)
                and symbol.used_at is not None
                and not symbol.defined
                and not symbol.weak
                and not library.provides(name)
            ):
                refuse(symbol.used_at, f"the function '{name}' is not supported", self.filename)
            if isinstance(symbol, FunctionSymbol) and symbol.alias and not self._is_defined(symbol.alias):
                refuse(
                    symbol.used_at, f"'{name}' is another name of '{symbol.alias}', which is not there", self.filename
                )
            if (
                isinstance(symbol, Global)
                and symbol.used_at is not None
                and not (symbol.defined or symbol.weak)
                and name not in known
            ):
                refuse(symbol.used_at, f"'{name}' is declared but not defined", self.filename)

    def _missing(self) -> Iterator[str]:
        """Yield the host names of weak functions and objects that are not there."""
        for name, symbol in self.scopes.file_symbols().items():
            if isinstance(symbol, FunctionSymbol) and symbol.weak and not (symbol.defined or library.provides(name)):
                yield host_name("F", name)
            if isinstance(symbol, Global) and symbol.weak and not symbol.defined:
                yield symbol.host_name

    def _is_defined(self, name: str) -> bool:
        symbol = self.scopes.file_symbols().get(name)
        return isinstance(symbol, FunctionSymbol) and symbol.defined

    def _external(self, node: Any) -> None:
        match node:
            case c_ast.FuncDef():
                self._define_function(node)
            case c_ast.Decl():
                self.file_declaration(node)
            case c_ast.Typedef():
                self.scopes.declare(node.name, self.types.typedef(node))
            case c_ast.StaticAssert():
                self.types.static_assert(node)
            case c_ast.Pragma():
                self.types.packing.read(node, self.filename)
            case c_ast.EmptyStatement() | c_ast.AttributeDeclaration():
                pass
            case _:
                refuse(node, f"{type(node).__name__} is not supported here", self.filename)

    # declarations

    def file_declaration(self, node: Any) -> None:
        """Declare a function, an object or just a tag."""
        if node.name is None:
            self.types.declare_tag(node.type)
            return
        ctype = self.types.type_of(node.type)
        if isinstance(ctype, Function):
            self._declare_function(node, ctype)
        else:
            self.static_object(node, ctype, None)

    def _declare_function(self, node: Any, ctype: Function) -> FunctionSymbol:
        known = self.scopes.file_symbols().get(node.name)
        if isinstance(known, FunctionSymbol):
            symbol = known
            self._check_redeclaration(node, known, ctype)
            if ctype.parameters is not None and node.name not in self._bodies:
                known.type = ctype
        else:
            if known is not None:
                refuse(node, f"'{node.name}' is declared as something else", self.filename)
            by_header = node.coord is not None and node.coord.file == HEADERS
            symbol = FunctionSymbol(node.name, ctype, node.name in self._own, by_header=by_header)
            self.scopes.declare_global(node.name, symbol)
        symbol.alias = symbol.alias or self._alias(node)
        symbol.defined = symbol.defined or symbol.alias is not None
        symbol.align = max(symbol.align, self.types.asked_alignment(node))
        symbol.weak = symbol.weak or named(attributes_of(node), "weak") is not None
        for word, table in (("constructor", self._at_start), ("destructor", self._at_end)):
            attribute = named(attributes_of(node), word)
            if attribute is not None and not any(name == node.name for _, name in table):
                priority = self.types.constant(attribute.arguments[0]) if attribute.arguments else DEFAULT_PRIORITY
                table.append((priority, node.name))
        return symbol

    def _check_redeclaration(self, node: Any, known: FunctionSymbol, ctype: Function) -> None:
        before = known.type
        assert isinstance(before, Function)
        if before.parameters is None or ctype.parameters is None or known.by_header:
            return
        if len(before.parameters) != len(ctype.parameters) or before.variadic != ctype.variadic:
            refuse(node, f"'{node.name}' has been declared with other parameters", self.filename)

    # functions

    def _define_function(self, node: Any) -> None:
        name = node.decl.name
        if not isinstance(node.decl.type, c_ast.FuncDecl):
            refuse(node.decl, f"'{name}' has a body but no parameter list", self.filename)
        ctype = self.types.type_of(node.decl.type)
        assert isinstance(ctype, Function)
        symbol = self._declare_function(node.decl, ctype)
        if name in self._bodies or symbol.alias is not None:
            refuse(node, f"'{name}' is defined twice", self.filename)
        self._bodies.add(name)
        symbol.line = node.decl.coord.line
        if ctype.parameters is not None:
            symbol.type = ctype
        info = FunctionInfo(name, len(self.functions), symbol.line, ctype)
        self.functions.append(info)
        self.function_name = name
        compiler = FunctionCompiler(self, node, info)
        self.types.type_of_expression, self.types.chosen = compiler.type_of, compiler.chosen
        self.types.evaluated_type = compiler.evaluated_type
        self.types.run_time_length = compiler.run_time_length
        text, table = compiler.compile()
        self.write_copied_constants()
        self.types.type_of_expression, self.types.chosen = self._type_at_file_scope, self._chosen_at_file_scope
        self.types.run_time_length, self.types.evaluated_type = None, self._type_at_file_scope
        self._texts.append(text)
        self._table += [(name, line, ahead) for line, ahead in table]
        self._code_sizes[name], offsets = code_size(self, node, compiler, self.located)
        self._offsets.update(offsets)
        self.located.clear()

    def _type_at_file_scope(self, node: Any) -> CType:
        return StaticExpressions(self).type_of(node)

    def _chosen_at_file_scope(self, node: Any) -> Any:
        return StaticExpressions(self).chosen(node)

    # what expressions ask for

    def implicit_function(self, node: Any) -> FunctionSymbol:
        """Declare a function that is called without a declaration: ``int name()``, or as gcc itself knows it."""
        name = node.name
        if name in self._own or not library.provides(name):
            ctype = Function(INT, None)
        elif (found := library_prototype(name)) is not None:
            ctype = found
        else:
            refuse(node, f"the function '{name}' is not declared", self.filename)
        symbol = FunctionSymbol(name, ctype, name in self._own)
        self.scopes.declare_global(name, symbol)
        return symbol

    def calls_library(self, node: Any) -> bool:
        """Tell whether a call goes to a declared function that the program does not define itself."""
        symbol = self.scopes.lookup(node.name) if isinstance(node, c_ast.ID) else None
        return isinstance(symbol, FunctionSymbol) and not symbol.defined

    def builtin(self, name: str) -> Callable[[Any, Any, Any], Val] | None:
        """Return the compiler of a built-in function."""
        if not may_be_builtin(name):
            return None
        from trainer.engine.language.builtins.functions import BUILTINS

        return BUILTINS.get(name)
