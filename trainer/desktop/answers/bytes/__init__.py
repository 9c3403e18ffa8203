"""The answer to a question about bytes: a grid of hexadecimal fields."""

from trainer.desktop.answers.bytes.widget import BytesWidget

__all__ = ["BytesWidget"]
