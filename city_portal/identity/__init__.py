"""Who a citizen is, as an OpenID Connect provider says it."""
