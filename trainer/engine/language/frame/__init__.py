"""Where gcc 12 -O0 keeps what a function works with: its stack frame and the registers that it saves."""
