"""The answer to a placement question: objects put into regions by drag, by clicks and by keys."""

from trainer.desktop.answers.placement.widget import PlacementWidget

__all__ = ["PlacementWidget"]
