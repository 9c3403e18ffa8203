"""The machine, its users and its configuration (unistd.h, sys/utsname.h, pwd.h, grp.h)."""
