"""The citizen's own screen, C0 to C7: shows one thing, takes taps and no keys."""
