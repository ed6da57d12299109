"""Settings of this PC: what counts, who set it, what an officer may choose."""
