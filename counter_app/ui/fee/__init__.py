"""S10 Thu phí: what is owed, how it is paid, and the slip."""
