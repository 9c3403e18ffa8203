"""What comes before parsing: directives, macros, headers (C11 translation phases 1 to 4)."""
