#!/usr/bin/env python3
"""A server with TLS that answers everything with the metadata of a photo.

  tls_server.py CERTIFICATE KEY

The first line of its output is its address; it ends when its standard input does. Then it prints a line for each request that it
could read.
"""
import socket
import ssl
import sys
import threading

BODY = b'{"id":"240X240","width":240,"height":240,"@odata.mediaEtag":"1E8F"}'


def main():
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(sys.argv[1], sys.argv[2])
    server = socket.create_server(("127.0.0.1", 0))
    print(f"https://localhost:{server.getsockname()[1]}", flush=True)

    def converse(connection):
        try:
            with context.wrap_socket(connection, server_side=True) as stream:
                request = stream.recv(65_536).split(b"\r\n")[0]
                if not request:
                    return
                print(request.decode("latin-1"), flush=True)
                head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(BODY)}\r\nConnection: close\r\n\r\n"
                stream.sendall(head.encode() + BODY)
        except OSError:
            pass

    def serve():
        while True:
            connection, _ = server.accept()
            threading.Thread(target=converse, args=(connection,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    sys.stdin.read()


main()
