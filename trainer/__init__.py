"""Memory Layout Trainer: learn how a process lives in memory."""
