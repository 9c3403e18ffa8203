"""Functions that the compiler itself knows."""
