"""The keys of thread-specific data (pthread_key_create(3)) and the destructors of their values."""

from typing import TYPE_CHECKING

from trainer.engine.process.threads import Thread

if TYPE_CHECKING:
    from trainer.engine.process.process import Process

KEYS_MAX = 1024
DESTRUCTOR_ITERATIONS = 4


class Keys:
    """The keys of one process: destructor address by key; a key's generation tells it from a deleted one."""

    def __init__(self, process: "Process") -> None:
        self.process = process
        self.destructors: dict[int, int] = {}
        self.generation: dict[int, int] = {}

    def create(self, destructor: int) -> int | None:
        """Return the lowest free key; None when all are in use."""
        for key in range(KEYS_MAX):
            if key not in self.destructors:
                self.destructors[key] = destructor
                self.generation[key] = self.generation.get(key, 0) + 1
                return key
        return None

    def get(self, key: int) -> int:
        """Return the running thread's value; 0 where it set none."""
        generation, value = self.process.thread.specific.get(key, (0, 0))
        return value if generation == self.generation.get(key) else 0

    def set(self, key: int, value: int) -> None:
        """Set the running thread's value."""
        thread = self.process.thread
        thread.specific[key] = (self.generation[key], value)
        if self.run_destructors not in thread.at_exit:
            thread.at_exit.insert(0, self.run_destructors)

    def run_destructors(self, thread: Thread) -> None:
        """Call the destructors of non-null values, again for values that they set, four rounds at most."""
        for _ in range(DESTRUCTOR_ITERATIONS):
            for key, destructor in sorted(self.destructors.items()):
                value = self.get(key)
                if value and destructor:
                    self.set(key, 0)
                    self.process.call(destructor, value)
            if not any(self.get(key) for key in self.destructors):
                break
