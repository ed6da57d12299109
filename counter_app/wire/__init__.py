"""What counter and portal say to each other; the only thing they share."""
