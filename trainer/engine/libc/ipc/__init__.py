"""System V objects between processes: sets of semaphores and queues of messages (sysvipc(7))."""
