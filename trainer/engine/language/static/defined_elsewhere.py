"""Objects that a program may declare without defining them: the linker's and the C library's."""

LINKER_SYMBOLS = (
    "etext",
    "_etext",
    "__etext",
    "edata",
    "_edata",
    "end",
    "_end",
    "__bss_start",
    "__data_start",
    "data_start",
    "__executable_start",
    "__ehdr_start",
)
LIBRARY_OBJECTS = (
    "stdin",
    "stdout",
    "stderr",
    "environ",
    "optarg",
    "optind",
    "opterr",
    "optopt",
    "timezone",
    "daylight",
    "tzname",
    "program_invocation_name",
    "program_invocation_short_name",
    "__progname",
    "__progname_full",
)
