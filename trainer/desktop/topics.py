"""Topics of questions in words; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.process_view.wording import capital, kind_title

if TYPE_CHECKING:
    from collections.abc import Iterable

    from trainer.study.mastery import Mastery


def topic_title(topic: str) -> str:
    """Return a topic in words: ``Heap``, ``Protection: Guard pages``, ``Week: 3`` of a pack."""
    from trainer.questions.topics import TOPICS, region_of

    kind = region_of(topic)
    if kind:
        return capital(kind_title(kind))
    group, _, name = topic.partition(".")
    words = TOPICS.get(topic) or capital(name.replace("-", " ").replace(".", ", "))
    return f"{capital(group)}: {words}" if name else capital(group)


def region_levels(topics: "Iterable[Mastery]") -> dict[str, float | None]:
    """Return the level of each region kind that is a topic."""
    from trainer.questions.topics import region_of

    return {kind: topic.level for topic in topics if (kind := region_of(topic.topic))}
