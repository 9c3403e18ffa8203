"""The topics that questions belong to: a tree by the dots in their names.

The trainer's own topics mirror the textbook: thirteen regions, three protections, three outcomes. A pack may use
further ones; they are shown under their own name.
"""

from trainer.engine.regions import RegionKind
from trainer.questions.regions import ROWS

_REGION_NAMES = {RegionKind.ARGS_ENV: "arguments"}

REGION_TOPICS: dict[str, str] = {f"region.{_REGION_NAMES.get(row.kind, row.kind)}": row.title for row in ROWS}
PROTECTION_TOPICS: dict[str, str] = {
    "protection.gap": "The gap below the stacks, and mmap beyond it",
    "protection.guard": "Guard pages",
    "protection.mmap-threshold": "Large blocks by mmap",
}
OUTCOME_TOPICS: dict[str, str] = {
    "outcome.segfault": "Segmentation fault",
    "outcome.corruption": "Silent memory corruption",
    "outcome.allocation-failure": "Allocation failure",
}

TOPICS: dict[str, str] = {
    "region": "Regions",
    **REGION_TOPICS,
    "protection": "Protections",
    **PROTECTION_TOPICS,
    "outcome": "Outcomes of a collision",
    **OUTCOME_TOPICS,
    "layout": "The layout as a whole",
    "layout.order": "Order of the regions",
    "layout.permissions": "Permissions",
    "layout.growth": "Growth",
    "layout.sharing": "Sharing",
    "layout.linux": "Linux beside the textbook",
    "malloc": "malloc",
    "malloc.chunks": "Chunks",
    "malloc.sources": "Where blocks come from",
}


def topic_title(name: str) -> str:
    """Return what a topic is called."""
    return TOPICS.get(name, name)
