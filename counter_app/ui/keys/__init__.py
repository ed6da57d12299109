"""S20, keys: which key does what, given anew by pressing it."""
