"""A certificate authority of the tests' own, and a server that shows what it signed."""

import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


def named(name):
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


class Authority:
    """A certificate authority of the tests' own."""

    def __init__(self, folder):
        self.folder = folder
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.name = named("CA thử")
        self.path = folder / "ca.pem"
        self.path.write_bytes(self._pem(self.signed(self.name, self.key, ca=True)))

    def signed(self, subject, key, *, host="", until=NOW + DAY, ca=False, by=None):
        built = (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self.name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(until - 10 * DAY)
            .not_valid_after(until)
            .add_extension(x509.BasicConstraints(ca=ca, path_length=None), True)
        )
        if host:
            names = x509.SubjectAlternativeName([x509.DNSName(host)])
            built = built.add_extension(names, critical=False)
        return built.sign(by or self.key, hashes.SHA256())

    def context(self, *, host="localhost", until=NOW + DAY, own=False):
        """What a server shows; ``own``: signed by nobody but itself."""
        key = ec.generate_private_key(ec.SECP256R1())
        made = self.signed(named(host), key, host=host, until=until, by=own and key)
        path = self.folder / "server.pem"
        path.write_bytes(
            key.private_bytes(
                serialization.Encoding.PEM,
                serialization.PrivateFormat.PKCS8,
                serialization.NoEncryption(),
            )
            + self._pem(made)
        )
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(path)
        return context

    def _pem(self, certificate):
        return certificate.public_bytes(serialization.Encoding.PEM)


class Server:
    """Shows a certificate to one caller, and keeps what it is told after that."""

    def __init__(self, context):
        self.heard = b""
        self._context = context
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.port = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self):
        try:
            caller, _address = self._socket.accept()
        except OSError:
            return  # nobody came
        caller.settimeout(10)
        try:
            with self._context.wrap_socket(caller, server_side=True) as secured:
                self.heard = secured.recv(4096)
                secured.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        except OSError:
            caller.close()

    def join(self):
        self._socket.shutdown(socket.SHUT_RDWR)
        self._thread.join(10)
        self._socket.close()
