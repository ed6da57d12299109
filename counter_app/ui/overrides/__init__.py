"""Values of the law set by hand: the site administrator's screen."""
