"""How much one client may ask: the framework's own limit, counted in memory.

One address is one client: a ward behind one address, or a citizen. Each process counts
for itself. Wrong passwords and codes have throttles of their own, far narrower.
"""

from litestar.middleware.rate_limit import RateLimitConfig

SEEN = "requests_seen"
"""The store that counts."""


def limited(most: int) -> RateLimitConfig:
    """Return the limit of this many requests a second; 429 beyond it."""
    return RateLimitConfig(
        rate_limit=("second", most), store=SEEN, exclude=["^/health/"]
    )
