"""Why a system call succeeded or failed, where the call itself names no narrower rule.

What a success means and what an error number stands for: the pages of section 2 of the Linux manual.
"""

from collections.abc import Mapping

from trainer.engine.events import Datum, Rule
from trainer.engine.process.errno import Errno

_DESCRIPTOR = "lowest-descriptor"
_NAME = "name-made"

SUCCESSES: dict[str, str] = {
    "access": "access-allowed",
    "chdir": "directory-changed",
    "chmod": "mode-changed",
    "close": "descriptor-freed",
    "dup": _DESCRIPTOR,
    "dup2": "descriptor-replaced",
    "epoll_create1": _DESCRIPTOR,
    "eventfd": _DESCRIPTOR,
    "fchdir": "directory-changed",
    "fchmod": "mode-changed",
    "ftruncate": "file-resized",
    "link": _NAME,
    "lseek": "place-moved",
    "memfd_create": _DESCRIPTOR,
    "mkdir": _NAME,
    "mknod": _NAME,
    "mlock": "pages-locked",
    "mlockall": "pages-locked",
    "mq_open": _DESCRIPTOR,
    "msync": "written-back",
    "munlock": "pages-unlocked",
    "munlockall": "pages-unlocked",
    "open": _DESCRIPTOR,
    "pidfd_open": _DESCRIPTOR,
    "pipe": "pipe-ends",
    "pread": "read-what-is-there",
    "pwrite": "written-at-once",
    "read": "read-what-is-there",
    "rename": "renamed",
    "rmdir": "name-removed",
    "setrlimit": "limit-set",
    "shmdt": "segment-detached",
    "shmget": "segment-of-key",
    "signalfd": _DESCRIPTOR,
    "socketpair": _DESCRIPTOR,
    "symlink": _NAME,
    "timerfd_create": _DESCRIPTOR,
    "truncate": "file-resized",
    "unlink": "name-removed",
    "write": "written-at-once",
}

_FAILURES: dict[Errno, str] = {
    Errno.EPERM: "the process may not do that",
    Errno.ENOENT: "there is no such name",
    Errno.EINTR: "a signal handler ran while the call waited",
    Errno.EBADF: "not an open file descriptor, or one that is not open for this",
    Errno.EAGAIN: "it would have to wait, and the descriptor was opened not to",
    Errno.ENOMEM: "a part of the range is not mapped",
    Errno.EACCES: "the rights of the file or mapping do not allow it",
    Errno.EFAULT: "the program may not use the memory that it named",
    Errno.EBUSY: "what it would change is locked or in use",
    Errno.EEXIST: "the name exists already",
    Errno.EXDEV: "the two names are of different file systems",
    Errno.ENODEV: "the device cannot do that",
    Errno.ENXIO: "nobody has the other end open, or there is nothing beyond that place",
    Errno.ENOTDIR: "a part of the path is no directory",
    Errno.EISDIR: "the name is that of a directory",
    Errno.EINVAL: "the call does not take such an argument",
    Errno.EMFILE: "no descriptor below RLIMIT_NOFILE is free",
    Errno.ENOTTY: "the descriptor is of another kind",
    Errno.EFBIG: "the file would become larger than RLIMIT_FSIZE allows",
    Errno.ENOSPC: "no room is left",
    Errno.ESPIPE: "pipes, sockets and terminals have no places to go to",
    Errno.EROFS: "the file system allows no writing",
    Errno.EPIPE: "nobody can read from the other end any more",
    Errno.ENAMETOOLONG: "the name is too long",
    Errno.ENOTEMPTY: "the directory is not empty",
    Errno.ELOOP: "the path leads through too many symbolic links",
    Errno.ENOTSOCK: "the descriptor is no socket",
}

_EXPLANATION_OF_OTHERS = "the manual page of the call says what this error number stands for"


def rule_of(name: str, result: int | Errno, arguments: Mapping[str, Datum]) -> Rule:
    """Return the rule of a finished system call, ``result`` being what it returned or the error number."""
    if isinstance(result, Errno):
        why = _FAILURES.get(result, _EXPLANATION_OF_OTHERS)
        return Rule("call-failed", {"call": name, "error": result.name, "why": why})
    rule = SUCCESSES[name]
    if rule == "read-what-is-there" and not result and arguments["count"]:
        rule = "end-of-file"
    return Rule(rule, {"call": name, "result": result, **arguments})
