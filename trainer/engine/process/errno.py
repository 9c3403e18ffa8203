"""Error numbers of Linux x86-64 (errno(3), asm-generic/errno.h); system calls return their negative."""

from enum import IntEnum


class Errno(IntEnum):
    """An error number under its name."""

    EPERM = 1
    ENOENT = 2
    ESRCH = 3
    EINTR = 4
    EIO = 5
    E2BIG = 7
    ENOEXEC = 8
    EBADF = 9
    ECHILD = 10
    EAGAIN = 11
    ENOMEM = 12
    EACCES = 13
    EFAULT = 14
    EBUSY = 16
    EEXIST = 17
    ENODEV = 19
    ENOTDIR = 20
    EISDIR = 21
    EINVAL = 22
    EMFILE = 24
    ENOTTY = 25
    EFBIG = 27
    ENOSPC = 28
    ESPIPE = 29
    EPIPE = 32
    EDOM = 33
    ERANGE = 34
    EDEADLK = 35
    ENAMETOOLONG = 36
    ENOSYS = 38
    ENOTEMPTY = 39
    ELOOP = 40
    EILSEQ = 84
    ENXIO = 6
    EXDEV = 18
    EROFS = 30
    EMLINK = 31
    EOVERFLOW = 75
    EOPNOTSUPP = 95
    ENOMSG = 42
    EIDRM = 43
    ENOTSOCK = 88
    EMSGSIZE = 90
    EPROTOTYPE = 91
    EPROTONOSUPPORT = 93
    ESOCKTNOSUPPORT = 94
    EISCONN = 106
    ENOTCONN = 107
    ECONNREFUSED = 111
    EAFNOSUPPORT = 97
    ETIMEDOUT = 110
    EOWNERDEAD = 130
    ENOTRECOVERABLE = 131
