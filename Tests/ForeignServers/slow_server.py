#!/usr/bin/env python3
"""Takes what is sent no faster than a slow line would, and answers when it has all of it.

  slow_server.py BYTES_PER_SECOND [--stop BYTES] [--relay PORT]

With --stop it takes nothing more after so many bytes of a body. With --relay it is a slow line to a server at that port on this
machine, whatever that speaks: it passes on all bytes, and has no answer of its own. The first line of its output is its address; it ends when its standard
input does. Then it prints the bytes that it took of each request's body.
"""
import argparse
import socket
import sys
import threading
import time

parser = argparse.ArgumentParser()
parser.add_argument("rate", type=int)
parser.add_argument("--stop", type=int)
parser.add_argument("--relay", type=int)
options = parser.parse_args()
PART = 4_096
taken = []


def take(connection, length, index, passed_on=lambda part: None):
    """False when the connection ended before so many bytes."""
    begin = time.monotonic()
    while taken[index] < length:
        if options.stop is not None and taken[index] >= options.stop:
            time.sleep(3_600)
        part = connection.recv(min(PART, length - taken[index]))
        if not part:
            return False
        passed_on(part)
        taken[index] += len(part)
        time.sleep(max(0, begin + taken[index] / options.rate - time.monotonic()))
    return True


def relay(connection):
    def back():
        while (part := server.recv(65_536)):
            connection.sendall(part)

    with connection, socket.create_connection(("127.0.0.1", options.relay)) as server:
        threading.Thread(target=back, daemon=True).start()
        index = len(taken)
        taken.append(0)
        try:
            take(connection, sys.maxsize, index, server.sendall)
        except OSError:
            pass


def converse(connection):
    with connection:
        head = b""
        while b"\r\n\r\n" not in head:
            part = connection.recv(1)
            if not part:
                return
            head += part
        fields = dict(line.split(": ", 1) for line in head.decode("latin-1").split("\r\n")[1:] if ": " in line)
        length = int(next((v for n, v in fields.items() if n.lower() == "content-length"), "0"))
        index = len(taken)
        taken.append(0)
        try:
            if take(connection, length, index):
                connection.sendall(b"HTTP/1.1 200 OK\r\nrequest-id: slow-1\r\nContent-Length: 0\r\n\r\n")
        except OSError:
            pass


def main():
    server = socket.socket()
    # Of the listening socket, so that each connection has it from its beginning: no window for what is not read yet.
    server.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 16_384)
    server.bind(("127.0.0.1", 0))
    server.listen()

    def serve():
        while True:
            threading.Thread(target=relay if options.relay else converse, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    print(f"http://127.0.0.1:{server.getsockname()[1]}", flush=True)
    sys.stdin.read()
    print("\n".join(str(count) for count in taken))


main()
