"""What a name means: objects, functions, constants, types; and the scopes that hold them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from trainer.engine.language.types import NO_QUALIFIERS
from trainer.engine.lazy_dataclasses import dataclass, field

if TYPE_CHECKING:
    from trainer.engine.language.literals import Number
    from trainer.engine.language.records import Record
    from trainer.engine.language.types import CType, Qualifiers


_DOLLAR = "ʂ"


def host_name(kind: str, name: str) -> str:
    """Return what generated code calls something of the program: a name of the host, where ``$`` is not a letter."""
    return f"{kind}_{name.replace('$', _DOLLAR)}"


@dataclass(eq=False)
class Local:
    """An automatic object ``offset`` bytes below the frame pointer; a variable length one lies at ``pointer_code``."""

    name: str
    type: CType
    offset: int = 0
    align: int = 1
    pointer_code: str | None = None
    first_line: int = 0
    last_line: int = 0
    address_taken: bool = False
    asked_align: int = 1
    qualifiers: Qualifiers = NO_QUALIFIERS
    blocks: tuple[int, ...] = ()  # around its declaration
    asks_register: bool = False  # declared with ``register``
    in_register: bool = False  # and has one, or would have
    is_spilled: bool = False  # if one were left
    is_literal: bool = False
    is_mentioned: bool = False  # somewhere that is compiled
    unseen: bool = False  # without a name and an address that anybody takes: gcc may keep it in registers
    on_stack: int | None = None  # for a parameter that does not come in registers: how far above the linkage it lies

    @property
    def is_scoped(self) -> bool:
        """Whether it belongs to a block, as named objects and compound literals do."""
        return self.name != "" or self.is_literal

    @property
    def is_register(self) -> bool:
        """Whether gcc may treat it as a register: a scalar whose address is not taken, not volatile."""
        return self.type.is_scalar and not self.address_taken and "volatile" not in self.qualifiers


@dataclass
class Global:
    """An object with static or thread storage; ``host_name`` is what generated code calls its address."""

    name: str
    type: CType
    host_name: str
    section: str = "bss"
    align: int = 1
    thread_local: bool = False
    function: str | None = None
    content: bytearray | None = None
    defined: bool = False
    qualifiers: Qualifiers = NO_QUALIFIERS
    line: int = 0
    asked_align: int = 1
    asks_alignment: bool = False  # the declaration asks for one
    value: Number | None = None  # of a ``const`` scalar
    internal: bool = False  # known to this unit only
    first_use: int | None = None  # counts the first uses of static objects of functions
    holds_addresses: int = 0  # 1: of this unit, 2: of the library
    owner: Any = None  # of a literal: the static object of a function before which it is written
    flexible_size: int = 0  # bytes with an initialised flexible array member, 0 without
    weak: bool = False  # may be missing
    pooled: bool = False  # a constant that instructions read
    own_section: str = ""  # the one that an attribute asks for
    used_at: Any = None

    @property
    def is_constant(self) -> bool:
        """Whether gcc keeps it in read-only memory: ``const``, and not ``volatile``."""
        return "const" in self.qualifiers and "volatile" not in self.qualifiers

    @property
    def size(self) -> int:
        """The size in memory."""
        return max(self.type.size, self.flexible_size)


@dataclass
class FunctionSymbol:
    """A function of the program (``defined``, maybe further down) or of the C library.

    ``by_header`` says that a header declares it; ``alias`` names the function whose other name it is; a ``weak`` one
    may be missing.
    """

    name: str
    type: CType
    defined: bool = False
    line: int = 0
    used_at: Any = None
    by_header: bool = False
    alias: str | None = None
    weak: bool = False
    align: int = 1


@dataclass
class FunctionInfo:
    """What a debugger knows of a function: ``variables`` with offsets below the frame pointer, and the frame size.

    ``signature`` tells what it expects.
    """

    name: str
    number: int
    line: int
    type: CType
    signature: str = ""
    frame_size: int = 0
    variables: list[Local] = field(default_factory=list)


@dataclass(frozen=True)
class EnumConstant:
    """An enumerator."""

    value: int
    type: CType


@dataclass(frozen=True)
class TypeName:
    """A typedef."""

    type: CType
    align: int | None = None
    qualifiers: Qualifiers = NO_QUALIFIERS


Symbol = Local | Global | FunctionSymbol | EnumConstant | TypeName


class Scopes:
    """Nested scopes of ordinary names and of tags."""

    def __init__(self) -> None:
        self._names: list[dict[str, Symbol]] = [{}]
        self._tags: list[dict[str, Record | CType]] = [{}]

    def push(self) -> None:
        """Open a scope."""
        self._names.append({})
        self._tags.append({})

    def pop(self) -> dict[str, Symbol]:
        """Close the innermost scope and return its names."""
        self._tags.pop()
        return self._names.pop()

    def declare(self, name: str, symbol: Symbol) -> None:
        """Bind a name in the innermost scope."""
        self._names[-1][name] = symbol

    def declare_global(self, name: str, symbol: Symbol) -> None:
        """Bind a name at file scope."""
        self._names[0][name] = symbol

    def lookup(self, name: str) -> Symbol | None:
        """Return what a name means here."""
        for names in reversed(self._names):
            if name in names:
                return names[name]
        return None

    def file_symbols(self) -> dict[str, Symbol]:
        """Return the names at file scope."""
        return self._names[0]

    def declare_tag(self, tag: str, ctype: Record | CType) -> None:
        """Bind a struct, union or enum tag."""
        self._tags[-1][tag] = ctype

    def lookup_tag(self, tag: str, innermost_only: bool = False) -> Record | CType | None:
        """Return the type of a tag."""
        for tags in reversed(self._tags[-1:] if innermost_only else self._tags):
            if tag in tags:
                return tags[tag]
        return None
