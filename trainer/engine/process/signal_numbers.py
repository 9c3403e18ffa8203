"""The signals of Linux on x86-64 (signal(7)): numbers, default dispositions, ``si_code`` values."""

SIGNALS: dict[str, int] = {
    "SIGHUP": 1, "SIGINT": 2, "SIGQUIT": 3, "SIGILL": 4, "SIGTRAP": 5, "SIGABRT": 6, "SIGBUS": 7, "SIGFPE": 8,
    "SIGKILL": 9, "SIGUSR1": 10, "SIGSEGV": 11, "SIGUSR2": 12, "SIGPIPE": 13, "SIGALRM": 14, "SIGTERM": 15,
    "SIGSTKFLT": 16, "SIGCHLD": 17, "SIGCONT": 18, "SIGSTOP": 19, "SIGTSTP": 20, "SIGTTIN": 21, "SIGTTOU": 22,
    "SIGURG": 23, "SIGXCPU": 24, "SIGXFSZ": 25, "SIGVTALRM": 26, "SIGPROF": 27, "SIGWINCH": 28, "SIGIO": 29,
    "SIGPWR": 30, "SIGSYS": 31,
}  # fmt: skip
NAMES: dict[int, str] = {number: name for name, number in SIGNALS.items()}

LAST = 64  # real-time signals go up to SIGRTMAX
FIRST_REAL_TIME = 34
INTERNAL = (32, 33)  # glibc keeps them to itself

IGNORED_BY_DEFAULT = frozenset({"SIGCHLD", "SIGCONT", "SIGURG", "SIGWINCH"})
DUMPING = frozenset(
    {"SIGABRT", "SIGBUS", "SIGFPE", "SIGILL", "SIGQUIT", "SIGSEGV", "SIGSYS", "SIGTRAP", "SIGXCPU", "SIGXFSZ"}
)
STOPPING = frozenset({"SIGSTOP", "SIGTSTP", "SIGTTIN", "SIGTTOU"})
NOT_CATCHABLE = frozenset({SIGNALS["SIGKILL"], SIGNALS["SIGSTOP"]})

CODES: dict[str, int] = {
    "SEGV_MAPERR": 1, "SEGV_ACCERR": 2, "SEGV_PKUERR": 4, "BUS_ADRALN": 1, "BUS_ADRERR": 2,
    "FPE_INTDIV": 1, "FPE_INTOVF": 2, "ILL_ILLOPN": 2,
    "CLD_EXITED": 1, "CLD_KILLED": 2, "CLD_STOPPED": 5, "CLD_CONTINUED": 6,
    "SI_KERNEL": 128, "SI_USER": 0, "SI_QUEUE": -1, "SI_TIMER": -2, "SI_MESGQ": -3, "SI_TKILL": -6,
}  # fmt: skip


def name_of(number: int) -> str:
    """Return the name of a signal: ``SIGSEGV``, ``SIGRTMIN+1``; ``SIG32`` for glibc's own."""
    if number in NAMES:
        return NAMES[number]
    if number < FIRST_REAL_TIME:
        return f"SIG{number}"
    return f"SIGRTMIN+{number - FIRST_REAL_TIME}" if number > FIRST_REAL_TIME else "SIGRTMIN"


def number_of(name: str) -> int:
    """Return the number of a signal; the inverse of ``name_of``."""
    if name in SIGNALS:
        return SIGNALS[name]
    if name.startswith("SIGRTMIN"):
        return FIRST_REAL_TIME + int(name.removeprefix("SIGRTMIN") or 0)
    return int(name.removeprefix("SIG"))
