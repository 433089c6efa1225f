#!/usr/bin/env python3
"""Takes what is sent no faster than a slow line would, and answers when it has all of it.

  slow_server.py BYTES_PER_SECOND [STOP]

After STOP bytes of a body it takes nothing more. The first line of its output is its address; it ends when its standard
input does. Then it prints the bytes that it took of each request's body.
"""
import socket
import sys
import threading
import time

RATE = int(sys.argv[1])
STOP = int(sys.argv[2]) if len(sys.argv) > 2 else None
PART = 4_096
taken = []


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
        begin = time.monotonic()
        try:
            while taken[index] < length:
                if STOP is not None and taken[index] >= STOP:
                    time.sleep(3_600)
                part = connection.recv(min(PART, length - taken[index]))
                if not part:
                    return
                taken[index] += len(part)
                time.sleep(max(0, begin + taken[index] / RATE - time.monotonic()))
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
            threading.Thread(target=converse, args=(server.accept()[0],), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    print(f"http://127.0.0.1:{server.getsockname()[1]}", flush=True)
    sys.stdin.read()
    print("\n".join(str(count) for count in taken))


main()
