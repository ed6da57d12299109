"""One use case a module, and the ports the use cases ask for."""
