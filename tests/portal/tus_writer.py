"""What Schemathesis loads beside the description: how the bytes of tus are written.

And what no schema can say: a whole number is written as one (JSON Schema takes 1.0),
and Upload-Metadata is the base64 of hexadecimal letters.
"""

import base64

import schemathesis


@schemathesis.serializer("application/offset+octet-stream")
def write(_context, value):
    return value if isinstance(value, bytes) else str(value).encode()


@schemathesis.hook
def map_body(_context, body):
    return whole(body)


@schemathesis.hook
def map_headers(_context, headers):
    if headers and "Upload-Metadata" in headers:
        name = base64.b64encode(b"ab" * 32).decode()
        headers = {**headers, "Upload-Metadata": f"sha256 {name}"}
    return headers


def whole(value):
    if isinstance(value, dict):
        return {name: whole(part) for name, part in value.items()}
    if isinstance(value, list):
        return [whole(part) for part in value]
    if isinstance(value, float) and value.is_integer() and abs(value) < 2**53:
        return int(value)
    return value
