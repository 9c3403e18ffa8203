"""The exam drill: a paper drawn from a blueprint, answered against the clock, graded when it is handed in.

blueprint.py   what an exam is made of; several are kept
paper.py       drawing the paper: the same seed makes the same one again
tasks.py       the paper's questions, their programs run
timer.py       the rule of the clock
sitting.py     answering: each answer is on disk before the next is given
result.py      score, topics, and every task for review
opening.py     beginning, going on, and looking back
"""

from trainer.study.exam.blueprint import (
    SUGGESTIONS,
    Blueprint,
    Section,
    blueprints,
    forget_blueprint,
    keep_blueprint,
    read_blueprint,
)
from trainer.study.exam.errors import ExamError, NoPause, TimeIsUp, TooFewQuestions
from trainer.study.exam.opening import ExamLine, begin_exam, continue_exam, exam_result, exams
from trainer.study.exam.paper import Supply, supplies
from trainer.study.exam.result import ExamResult, TaskResult, TopicResult
from trainer.study.exam.sitting import ExamSitting, TaskState
from trainer.study.exam.timer import RULE_WITH_PAUSES, RULE_WITHOUT_PAUSES, Break

__all__ = [
    "RULE_WITHOUT_PAUSES",
    "RULE_WITH_PAUSES",
    "SUGGESTIONS",
    "Blueprint",
    "Break",
    "ExamError",
    "ExamLine",
    "ExamResult",
    "ExamSitting",
    "NoPause",
    "Section",
    "Supply",
    "TaskResult",
    "TaskState",
    "TimeIsUp",
    "TooFewQuestions",
    "TopicResult",
    "begin_exam",
    "blueprints",
    "continue_exam",
    "exam_result",
    "exams",
    "forget_blueprint",
    "keep_blueprint",
    "read_blueprint",
    "supplies",
]
