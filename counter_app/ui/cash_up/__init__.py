"""S16 Thu phí, chốt ca: the till counted, explained and closed."""
