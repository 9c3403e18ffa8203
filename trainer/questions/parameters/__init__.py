"""Questions with parameters: values drawn from a seed, and placeholders that they fill in."""

from trainer.questions.parameters.drawing import Constraints, Parameters
from trainer.questions.parameters.expressions import Value
from trainer.questions.parameters.template import Template

__all__ = ["Constraints", "Parameters", "Template", "Value"]
