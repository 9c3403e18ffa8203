"""Reading, checking, writing and exchanging question packs."""

from trainer.packs.changes import Changes, changes
from trainer.packs.checking import check_pack
from trainer.packs.library import Library, builtin_packs, load_library
from trainer.packs.pack import Pack
from trainer.packs.problems import PackError, Problem
from trainer.packs.reader import read_pack

__all__ = [
    "Changes",
    "Library",
    "Pack",
    "PackError",
    "Problem",
    "builtin_packs",
    "changes",
    "check_pack",
    "load_library",
    "read_pack",
]
