"""S22 Trợ giúp: a page for each screen (F1), and the guided first day of rehearsals."""
