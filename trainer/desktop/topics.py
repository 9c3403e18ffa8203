"""Topics of questions in words, and the region that a topic is about; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.process_view.wording import capital, kind_title
from trainer.engine.regions import RegionKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.study.mastery import Mastery

_REGION = "region."
_OTHER_NAMES = {"arguments": RegionKind.ARGS_ENV}


def region_of(topic: str) -> str:
    """Return the region kind that a topic such as ``region.heap`` is about, empty for any other topic."""
    if not topic.startswith(_REGION):
        return ""
    name = topic.removeprefix(_REGION)
    if name in _OTHER_NAMES:
        return str(_OTHER_NAMES[name])
    return name if name in set(RegionKind) else ""


def topic_of(kind: str) -> str:
    """Return the topic that is about a region kind."""
    others = {str(other): name for name, other in _OTHER_NAMES.items()}
    return _REGION + others.get(kind, kind)


def topic_title(topic: str) -> str:
    """Return a topic in words: ``Heap``, ``Protection: Guard pages``, ``Week: 3`` of a pack."""
    from trainer.questions.topics import TOPICS

    kind = region_of(topic)
    if kind:
        return capital(kind_title(kind))
    group, _, name = topic.partition(".")
    words = TOPICS.get(topic) or capital(name.replace("-", " ").replace(".", ", "))
    return f"{capital(group)}: {words}" if name else capital(group)


def region_levels(topics: "Iterable[Mastery]") -> dict[str, float | None]:
    """Return the level of each region kind that is a topic."""
    return {kind: topic.level for topic in topics if (kind := region_of(topic.topic))}
