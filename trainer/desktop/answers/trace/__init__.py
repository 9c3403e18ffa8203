"""The answer to a trace table: a grid of fields, a row a moment and a column an expression."""

from trainer.desktop.answers.trace.widget import TraceWidget

__all__ = ["TraceWidget"]
