"""A translation unit once it is compiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from trainer.engine.lazy_dataclasses import dataclass, field

if TYPE_CHECKING:
    from types import CodeType

    from trainer.engine.language.declarations.declarators import Declarations
    from trainer.engine.language.static.read_only import StaticPiece
    from trainer.engine.language.symbols import FunctionInfo, Global, Scopes


@dataclass
class CompiledUnit:
    """What the linker, the loader and the runtime need of a program, the same for all platforms.

    ``code_sizes`` has the bytes of machine code of each function, ``offsets`` the distance from its start to where a
    call in it returns (``return_addresses``), and to instructions that may trap (``traps``). ``label_addresses`` names
    the function of each label whose address is taken; ``jump_savers`` are the functions of the library that save a
    place to jump back to;
    ``missing`` are weak names that have no meaning.
    ``constructors`` and ``destructors`` are names of functions in the order in which they run.
    """

    filename: str
    code: CodeType
    line_table: list[tuple[str, int, int]]
    code_sizes: dict[str, int]
    functions: list[FunctionInfo]
    objects: list[Global]
    pieces: dict[str, list[StaticPiece]]
    return_addresses: dict[str, tuple[str, int]]
    traps: dict[str, str]
    offsets: dict[str, int]
    library_addresses: dict[str, str]
    jump_savers: set[str]
    label_addresses: dict[str, str]
    missing: list[str]
    sites: list[tuple[int, int] | tuple[str, int]]
    constructors: list[str]
    destructors: list[str]
    scopes: Scopes = field(repr=False)
    types: Declarations = field(repr=False)
