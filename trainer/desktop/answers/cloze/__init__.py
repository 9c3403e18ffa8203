"""The answer to a cloze: fields inside of a text or of code."""

from trainer.desktop.answers.cloze.widget import ClozeWidget

__all__ = ["ClozeWidget"]
