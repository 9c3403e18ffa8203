"""Names, attributes and directories of the simulated file system (unistd.h, sys/stat.h, dirent.h)."""
