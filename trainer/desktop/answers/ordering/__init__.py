"""The answer to an ordering question: entries moved up and down by drag, by clicks and by keys."""

from trainer.desktop.answers.ordering.widget import OrderingWidget

__all__ = ["OrderingWidget"]
