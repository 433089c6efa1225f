#!/usr/bin/env python3
"""A server that offers TLS 1.0 and 1.1 only, and answers everything with 200.

  old_tls_server.py CERTIFICATE KEY

The first line of its output is its address; it ends when its standard input does. Then it prints a line for each connection that was
encrypted, with the version that was agreed on.
"""
import socket
import ssl
import sys
import threading
import warnings


def main():
    warnings.simplefilter("ignore")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1
    context.maximum_version = ssl.TLSVersion.TLSv1_1
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server = socket.create_server(("127.0.0.1", 0))
    print(f"https://localhost:{server.getsockname()[1]}", flush=True)

    def serve():
        while True:
            connection, _ = server.accept()
            try:
                with context.wrap_socket(connection, server_side=True) as stream:
                    print(stream.version(), flush=True)
                    stream.recv(65_536)
                    stream.sendall(b"HTTP/1.1 200 OK\r\ncontent-length: 0\r\n\r\n")
            except OSError:
                pass

    threading.Thread(target=serve, daemon=True).start()
    sys.stdin.read()


main()
