"""Who may set what: levels of settings, which one wins, and why."""
