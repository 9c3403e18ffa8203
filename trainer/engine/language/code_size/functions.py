"""The size of one function."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.code_size.offsets import CodeOffsets
from trainer.engine.language.code_size.operands import Operands
from trainer.engine.language.code_size.statements import Frame

if TYPE_CHECKING:
    from collections.abc import Mapping

    from trainer.engine.language.statements.functions import FunctionCompiler
    from trainer.engine.language.unit import Unit


def code_size(
    unit: Unit, node: Any, compiled: FunctionCompiler, located: Mapping[str, Any]
) -> tuple[int, dict[str, int]]:
    """Return the bytes of machine code of a function that has been compiled, and where in it that of nodes lies."""
    statics = [symbol for symbol in unit.objects if symbol.function == node.decl.name]
    operands = Operands(unit.scopes, unit.types, compiled.info.variables, statics)
    sizes = CodeOffsets(operands, compiled.result)
    frame = Frame(
        compiled.parameters, compiled.info.frame_size, compiled.saves_arguments, compiled.registers_and_spilled()[0]
    )
    size = sizes.function(node.body, frame, is_main=node.decl.name == "main")
    entry = sizes.entry(frame)
    found = sizes.offsets(node.body, set(located.values()))
    return size, {name: entry + found.get(place, 0) for name, place in located.items()}
