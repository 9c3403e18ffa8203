"""What the exam page asks of study; every method runs on the worker's lane; no Qt."""

from typing import TYPE_CHECKING

from trainer.desktop.backend import Backend

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from trainer.study.exam import Blueprint, ExamLine, ExamResult, ExamSitting, Section, Supply
    from trainer.study.exam.tasks import Progress


class ExamDesk:
    """Blueprints, the exams that were begun, and their results."""

    def __init__(self, backend: Backend) -> None:
        self._backend = backend

    def exams(self) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Return the blueprints that are kept, or suggestions, and the exams that were begun."""
        from trainer.study.exam import SUGGESTIONS, blueprints, exams

        store, _, learner, _ = self._backend.opened()
        return blueprints(store, learner) or SUGGESTIONS, exams(store, learner)

    def keep_blueprint(
        self, blueprint: "Blueprint", old_title: str
    ) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Keep a blueprint in place of the one with the old title; the first time, the suggestions are kept, too."""
        from trainer.study.exam import forget_blueprint, keep_blueprint

        store, _, learner, _ = self._backend.opened()
        for other in self.exams()[0]:
            keep_blueprint(store, learner, other)
        if old_title and old_title != blueprint.title:
            forget_blueprint(store, learner, old_title)
        keep_blueprint(store, learner, blueprint)
        return self.exams()

    def forget_blueprint(self, title: str) -> "tuple[tuple[Blueprint, ...], tuple[ExamLine, ...]]":
        """Remove a blueprint; the last one that goes brings the suggestions back."""
        from trainer.study.exam import forget_blueprint, keep_blueprint

        store, _, learner, _ = self._backend.opened()
        for other in self.exams()[0]:
            keep_blueprint(store, learner, other)
        forget_blueprint(store, learner, title)
        return self.exams()

    def supplies(self, sections: "Sequence[Section]") -> "tuple[Supply, ...]":
        """Return for each section of an exam how many questions the packs have for it."""
        from trainer.study.exam import supplies

        _, library, _, _ = self._backend.opened()
        return supplies(sections, library)

    def begin(self, blueprint: "Blueprint", number: int | None, progress: "Progress") -> "ExamSitting":
        """Begin an exam; without a ``number`` a paper that was not seen yet."""
        from secrets import randbelow

        from trainer.study.exam import begin_exam

        store, library, learner, clock = self._backend.opened()
        seed = number if number is not None else 1 + randbelow(999_999)
        return begin_exam(store, library, learner, blueprint, seed, clock, progress)

    def go_on(self, uuid: "UUID", progress: "Progress") -> "ExamSitting":
        """Go on with an exam that was left."""
        from trainer.study.exam import continue_exam

        store, library, _, clock = self._backend.opened()
        return continue_exam(store, library, uuid, clock, progress)

    def result(self, uuid: "UUID") -> "ExamResult":
        """Return the result of an exam that was handed in."""
        from trainer.study.exam import exam_result

        store, library, _, _ = self._backend.opened()
        return exam_result(store, library, uuid)
