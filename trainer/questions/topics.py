"""The topics that questions belong to: a tree by the dots in their names.

The trainer's own topics mirror the textbook: thirteen regions, three protections, three outcomes. A pack may use
further ones; they are shown under their own name.
"""

from trainer.engine.regions import RegionKind
from trainer.questions.regions import ROWS

_OTHER_NAMES = {"arguments": RegionKind.ARGS_ENV}  # topics that are not called as the region kind that they are about


def region_of(topic: str) -> str:
    """Return the region kind that a topic such as ``region.heap`` is about, empty for any other topic."""
    group, _, name = topic.partition(".")
    kind = _OTHER_NAMES.get(name, name)
    return str(kind) if group == "region" and kind in set(RegionKind) else ""


def topic_of(kind: str) -> str:
    """Return the topic that is about a region kind."""
    return f"region.{next((name for name, other in _OTHER_NAMES.items() if other == kind), kind)}"


REGION_TOPICS: dict[str, str] = {topic_of(row.kind): row.title for row in ROWS}
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
