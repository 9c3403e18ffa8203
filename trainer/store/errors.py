"""What can go wrong with the learner's data, each as one sentence for the learner.

    StoreError
    ├── FolderUnusable      the data folder cannot be created or written
    ├── DamagedFile         the file is not a sound database of ours; it is never overwritten
    ├── NewerVersion        a later version of the trainer wrote the file
    ├── Locked              another program holds the file
    ├── Unreachable         the server of a class does not answer, or lets nobody more in
    ├── DiskFull            nothing more can be written
    ├── ExamClosed          the exam has been finished: nothing of it can be changed
    ├── AlreadyThere        what is to be written excludes something that is there
    └── Cancelled           the learner gave up

``str(error)`` is the sentence.
"""


class StoreError(Exception):
    """The learner's data could not be read or written."""


class FolderUnusable(StoreError):
    """The data folder, or the file in it, cannot be created, read or written."""


class DamagedFile(StoreError):
    """The file is not a sound database of the trainer."""


class NewerVersion(StoreError):
    """The database was written by a later version of the trainer."""


class Locked(StoreError):
    """Another program, most likely another running copy of the trainer, holds the database."""


class Unreachable(StoreError):
    """The server does not answer, does not know the learner, or has no connection left."""


class DiskFull(StoreError):
    """The disk, or the user's share of it, is full."""


class ExamClosed(StoreError):
    """The exam has been finished, in this window or another."""


class AlreadyThere(StoreError):
    """What is to be written excludes something that is there, such as a second learner of the same name."""


class Cancelled(StoreError):
    """Whoever waited for the work gave it up; nothing of it was kept."""
