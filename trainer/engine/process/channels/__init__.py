"""What descriptors refer to besides files: pipes, counters, timers, sockets, sets of descriptors."""
