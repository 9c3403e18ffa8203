"""Work off the user interface's thread: one helper, one worker thread a lane.

A lane makes its calls one after another on one Python thread of its own. Everything that touches the store (SQLite
belongs to the thread that opened it) or a run (a timeline is replayed in place) goes through one lane, so that none of
it needs a lock. Python threads rather than QRunnable: PySide makes and throws away a Python thread state around each
QRunnable, which greenlet does not expect.
"""

import logging
import threading
from collections.abc import Callable
from functools import partial
from queue import SimpleQueue

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal, Slot

log = logging.getLogger(__name__)

# deep recursion in a simulated program must not meet the end of the worker's own stack
_STACK_SIZE = 64 << 20


class Task(QObject):
    """One call in the background.

    ``done`` carries its result, ``failed`` a sentence for the learner; both arrive on the user interface's thread,
    and neither after ``cancel`` or once the ``owner`` is gone. The task itself stays until then: the worker must not
    speak through an object that the screen's thread is just deleting.
    """

    done = Signal(object)
    failed = Signal(str)
    _finished = Signal(object, str)

    def __init__(self, function: Callable[[], object], owner: QObject) -> None:
        super().__init__(QCoreApplication.instance())
        self._function = function
        self._cancelled = threading.Event()
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        owner.destroyed.connect(self.cancel)

    @property
    def cancelled(self) -> bool:
        """Whether nobody waits for the result any more."""
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Do not start the call, or drop its result if it runs already."""
        self._cancelled.set()

    def run(self) -> None:
        """Make the call; on a lane's thread."""
        if self.cancelled:
            self._emit(None, "")
            return
        try:
            result = self._function()
        except Exception as error:
            log.debug("background call failed", exc_info=True)
            self._emit(None, sentence(error))
        else:
            self._emit(result, "")

    def _emit(self, result: object, problem: str) -> None:
        try:
            self._finished.emit(result, problem)
        except RuntimeError:
            log.debug("the window closed before its answer came")

    @Slot(object, str)
    def _deliver(self, result: object, problem: str) -> None:
        self.deleteLater()
        if self.cancelled:
            return
        if problem:
            self.failed.emit(problem)
        else:
            self.done.emit(result)


class Lane:
    """A worker thread; its calls run in the order in which they were given."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._queue: SimpleQueue[Callable[[], object] | None] = SimpleQueue()
        self._thread: threading.Thread | None = None

    def run(
        self,
        function: Callable[[], object],
        on_done: Callable[..., object],
        on_failed: Callable[[str], object],
        owner: QObject,
    ) -> Task:
        """Call ``function`` in the background, then ``on_done(result)`` or ``on_failed(sentence)`` here.

        When ``owner``, a widget, is gone, nothing is called.
        """
        task = Task(function, owner)
        task.done.connect(on_done)
        task.failed.connect(on_failed)
        if self._thread is None:
            self._thread = self._start()
        self._queue.put(task.run)
        return task

    def post(self, function: Callable[[], object]) -> None:
        """Call ``function`` in the background with nobody waiting for it; its errors are logged."""
        if self._thread is not None:
            self._queue.put(partial(_call, function))

    def close(self, seconds: float = 5.0) -> None:
        """Let the calls that were given finish, wait for them at most so long, and end the thread."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join(seconds)
            self._thread = None

    def _start(self) -> threading.Thread:
        previous = threading.stack_size(_STACK_SIZE)
        try:
            thread = threading.Thread(target=self._work, name=self._name, daemon=True)
            thread.start()
        finally:
            threading.stack_size(previous)
        return thread

    def _work(self) -> None:
        while (work := self._queue.get()) is not None:
            work()


def _call(function: Callable[[], object]) -> None:
    try:
        function()
    except Exception:
        log.exception("a call in the background failed")


def sentence(error: Exception) -> str:
    """Say what went wrong: the trainer's own errors carry a sentence, others are named."""
    text = str(error).strip()
    if type(error).__module__.startswith("trainer.") and text:
        return text
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    log.error("unexpected error in a background call", exc_info=error)
    return f"Something went wrong inside the trainer: {type(error).__name__}: {text}"
