"""What is believed of a citizen who signed in."""

import msgspec


class Person(msgspec.Struct, frozen=True, kw_only=True):
    """As the provider says it; the token itself is not kept."""

    provider: str
    name: str
    personal_id: str
