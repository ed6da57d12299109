"""In ấn: what was printed, the register, and which printer prints what."""
