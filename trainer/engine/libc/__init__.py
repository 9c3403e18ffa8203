"""What the program calls: malloc, stdio, string, pthread and the rest of the C library."""
