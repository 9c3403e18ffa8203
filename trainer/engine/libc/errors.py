"""The texts of error numbers, as ``strerror`` gives them (errno(3))."""


_TEXTS = {
    0: "Success",
    1: "Operation not permitted",
    2: "No such file or directory",
    3: "No such process",
    4: "Interrupted system call",
    5: "Input/output error",
    9: "Bad file descriptor",
    10: "No child processes",
    11: "Resource temporarily unavailable",
    12: "Cannot allocate memory",
    13: "Permission denied",
    14: "Bad address",
    16: "Device or resource busy",
    17: "File exists",
    21: "Is a directory",
    22: "Invalid argument",
    24: "Too many open files",
    28: "No space left on device",
    29: "Illegal seek",
    32: "Broken pipe",
    33: "Numerical argument out of domain",
    34: "Numerical result out of range",
    35: "Resource deadlock avoided",
    38: "Function not implemented",
    110: "Connection timed out",
}


def error_text(number: int) -> str:
    """Return the message for an error number."""
    return _TEXTS.get(number, f"Unknown error {number}")


