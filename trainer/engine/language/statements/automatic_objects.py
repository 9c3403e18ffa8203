"""Automatic objects: their declarations and initialisers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from pycparser import c_ast

from trainer.engine.language.declarations.initializers import InitialiserReader
from trainer.engine.language.expressions.code import Place, Val, convert, normalised
from trainer.engine.language.frame.addressed import addressed_declarations
from trainer.engine.language.frame.flow import FlowGraph
from trainer.engine.language.frame.layout import SAVED_REGISTERS, SHARED_SIZE
from trainer.engine.language.frame.needs import variable_dimensions
from trainer.engine.language.records import Record
from trainer.engine.language.refusal import refuse
from trainer.engine.language.statements.labels import Labels
from trainer.engine.language.symbols import FunctionInfo, Local
from trainer.engine.language.types import LONG, VOID, Array, CType, Function, Integer, Pointer, is_variably_modified

if TYPE_CHECKING:
    from trainer.engine.language.unit import Unit


_ALLOCA = ("alloca", "__builtin_alloca", "__builtin_alloca_with_align")


class AutomaticObjects(Labels):
    """Compiles the declarations in blocks."""

    def __init__(self, unit: Unit, node: Any, info: FunctionInfo) -> None:
        super().__init__(unit, info, node.body)
        self.node = node
        self.addressed_declarations = addressed_declarations(node)
        self._blocks_with_arrays: set[tuple[int, ...]] = set()
        self.declared: dict[int, Local] = {}  # those that could be registers, by the nodes of their declarations
        self.large: dict[int, Local] = {}  # objects of inner blocks that may share their place, by the same

    def declaration(self, node: Any) -> None:
        """Compile a declaration in a block."""
        if node.name is None or isinstance(node.type, c_ast.FuncDecl):
            self.unit.file_declaration(node)
            self.declare_function_here(node)
            return
        self.begin_statement(node)
        if "static" in node.storage or "extern" in node.storage:
            owner = None if "extern" in node.storage else self.info.name
            self.unit.static_object(node, self._declared_type(node), owner)
            return
        if "_Thread_local" in node.storage:
            refuse(node, "a thread-local object in a block must be static", self.filename)
        ctype = self.unit.complete(self._declared_type(node), node.init)
        given = None
        if _is_auto(node) and is_variably_modified(ctype):  # its lengths are known once the value is
            given = self.saved(self.value(node.init))
            ctype = given.type
        if isinstance(ctype, Function):
            self.unit.file_declaration(node)
            self.declare_function_here(node)
            return
        if isinstance(ctype, Array) and ctype.is_variable:
            self._variable_length_array(node, ctype)
            return
        if ctype is VOID:
            refuse(node, f"'{node.name}' cannot be {ctype}", self.filename)
        if isinstance(ctype, Array) and ctype.count is None:
            refuse(node, f"the length of '{node.name}' is missing", self.filename)
        if isinstance(ctype, Record) and ctype.members is None:
            refuse(node, f"{ctype} is not complete", self.filename)
        self.declared.update((-id(node), local) for local in self.hold_pointed_sizes(ctype))
        align = self.types.alignment(node, ctype)
        local = self.new_local(node.name, ctype, align)
        local.asked_align = align
        local.address_taken = id(node) in self.addressed_declarations
        local.qualifiers = self.types.qualifiers(node.type)
        local.asks_register = "register" in node.storage
        self.note_register(local)
        if local.is_register and not local.in_register:
            self.declared[id(node)] = local
        elif local.blocks and ctype.size >= SHARED_SIZE:
            self.large[id(node)] = local
        self.scopes.declare(node.name, local)
        if given is not None:
            self.store(self.local_place(local), given)
        elif node.init is not None:
            self.initialise_local(local, node.init)
            self.leave_value(node)
        self.enter_cleanup(node, local)

    def declare_function_here(self, node: Any) -> None:
        """Let a function that a block declares hide what else has its name."""
        if node.name is not None:
            self.scopes.declare(node.name, self.scopes.file_symbols()[node.name])

    def _declared_type(self, node: Any) -> CType:
        return self.value_type(node.init) if _is_auto(node) else self.types.type_of(node.type)

    def _variable_length_array(self, node: Any, ctype: Array) -> None:
        if node.init is not None:
            refuse(node, "a variable length array cannot be initialised", self.filename)
        before = self.temporary()
        self.emit(f"{before} = sp")
        inside, address = self.take_stack(f"({self.size_code(ctype)})", self.types.alignment(node, ctype))
        if not any(_calls_alloca(item) for item in self.open_blocks[-1][0]):
            self.enter_variable_array(before, inside)
        local = Local(node.name, ctype, pointer_code=address, first_line=self.position[0])
        self.scopes.declare(node.name, local)
        # gcc keeps its last indices and its address in the frame, the stack pointer around it in a register (measured)
        self.declared[id(node)] = Local("", Array(LONG, 1 + variable_dimensions(ctype)), align=8)
        self.holds_sizes(ctype)
        block = tuple(self._inner_scopes)
        if block not in self._blocks_with_arrays:
            self._blocks_with_arrays.add(block)
            self.held.append(0)
        if not block:
            self.saved_registers = max(self.saved_registers, 1)

    def hold_pointed_sizes(self, ctype: CType) -> list[Local]:
        """Return the object for the last indices of a variable length array to which a pointer points, if it does."""
        while isinstance(ctype, Pointer):
            ctype = ctype.target
        if not ctype.is_variable:
            return []
        self.holds_sizes(ctype, pointed_at=True)
        return [Local("", Array(LONG, variable_dimensions(ctype)), align=8)]

    def note_register(self, local: Local) -> None:
        """Give a variable the register that it asks for: all that are read get one, as long as there are some.

        What it holds lies where the function saves what the register held before.
        """
        if not (local.asks_register and local.is_register and isinstance(local.type, Integer | Pointer)):
            return
        number = self.held.count(0) + 1
        from trainer.engine.language.frame.register_variables import calls_setjmp, is_read

        if not calls_setjmp(self.node.body) and is_read(self.node.body, local.name):
            local.in_register = True
            local.is_spilled = number > SAVED_REGISTERS
            if not local.is_spilled:
                local.offset = number * LONG.size
                self.held.append(0)
                self.saved_registers = max(self.saved_registers, number)

    def losing_changes(self) -> list[Local]:
        """Return the variables whose changes a ``longjmp`` to this place undoes."""
        from trainer.engine.language.frame.register_variables import loses_changes

        asked = [local for local in self.declared.values() if local.asks_register]
        graph = FlowGraph(self.node.body, self.declared) if asked else None
        return [local for local in asked if graph is not None and loses_changes(graph, local)]

    def run_time_length(self, node: Any, element: CType) -> str:
        """Compile the length of a variable length array; returns the host name that holds it."""
        name = self.temporary()
        self.emit(f"{name} = {normalised(convert(self.value(node), LONG))}")
        return name

    def initialise_local(self, local: Local, init: Any) -> None:
        """Compile an initialiser: aggregates are zeroed first."""
        place = self.local_place(local)
        ctype = local.type
        if not isinstance(init, c_ast.InitList) and not isinstance(ctype, Array):
            mark = len(self.lines)
            if isinstance(init, c_ast.FuncCall) and isinstance(ctype, Record):
                self.result_places[id(init)] = place
            value = self.value(self.narrowed_to(ctype, init))
            self.result_places.pop(id(init), None)
            self.stabilise([place], mark)
            self.check_assignable(init, value.type, ctype)
            self.store(place, value)
            return
        reader = InitialiserReader(self.types)
        reader.read(ctype, init)
        if isinstance(ctype, Record) and ctype.size and any(piece.end > ctype.size for piece in reader.pieces):
            refuse(init, "a flexible array member of an automatic object cannot be initialised", self.filename)
        uses = Counter(id(piece.expression) for piece in reader.pieces)
        repeated: dict[int, Val] = {}
        if isinstance(ctype, Array | Record):
            from trainer.engine.language.statements.construction import Construction, construction

            built = construction(ctype, reader.pieces, self.types.evaluate)
            if built is Construction.COPIED:
                self.emit(f"store({place.address}, load({self.unit.copied_constant(ctype, init)}, {ctype.size}))")
                return
            if built is Construction.CLEARED:
                self.emit(f"store({place.address}, bytes({ctype.size}))")
        for piece in sorted(reader.pieces, key=lambda piece: piece.place):
            address = f"({place.address} + {piece.offset})" if piece.offset else place.address
            if piece.data is not None:
                self.emit(f"store({address}, {piece.data.ljust(piece.type.size, bytes(1))!r})")
                continue
            value = repeated.get(id(piece.expression)) or self.value(self.narrowed_to(piece.type, piece.expression))
            if uses[id(piece.expression)] > 1:
                value = repeated[id(piece.expression)] = self.saved(value)
            self.check_assignable(piece.expression, value.type, piece.type)
            slot = place.slot.at(piece.offset) if place.slot is not None else None
            self.store(Place(piece.type, address, stable=True, member=piece.member, slot=slot), value)


def _is_auto(node: Any) -> bool:
    """Tell whether a declaration takes its type from its initialiser."""
    specifier = node.type.type if isinstance(node.type, c_ast.TypeDecl) else None
    return isinstance(specifier, c_ast.IdentifierType) and specifier.names == ["__auto_type"] and node.init is not None


def _calls_alloca(node: Any) -> bool:
    """Tell whether a block calls ``alloca`` outside of inner blocks: then it keeps its variable length arrays."""
    if isinstance(node, c_ast.Compound) and any(isinstance(item, c_ast.Decl) for item in node.block_items or ()):
        return False
    if isinstance(node, c_ast.FuncCall) and isinstance(node.name, c_ast.ID) and node.name.name in _ALLOCA:
        return True
    return any(_calls_alloca(child) for child in node)
