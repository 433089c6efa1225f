#!/usr/bin/env python3
"""A proxy that passes nothing on, and says why in its own words.

  refusing_proxy.py ADDRESS STATUS BODY [FIELD...]

ADDRESS is where it listens: 127.0.0.1 or ::1. "ECHO" in STATUS, BODY and FIELDs stands for what the request's
Proxy-Authorization says. The first line of its output is its address; it ends when its standard input does. Then it prints
the first line of each request.
"""
import socket
import sys
import threading


def main():
    address, status, body, *fields = sys.argv[1:]
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    server = socket.create_server((address, 0), family=family)
    shown = f"[{address}]" if ":" in address else address
    print(f"http://{shown}:{server.getsockname()[1]}", flush=True)
    lines = []

    def converse(client):
        with client:
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    part = client.recv(4_096)
                    if not part:
                        return
                    head += part
                request = head.decode("latin-1").split("\r\n")
                lines.append(request[0])
                given = next((line.split(":", 1)[1].strip() for line in request
                              if line.lower().startswith("proxy-authorization:")), "nothing")
                page = body.replace("ECHO", given).encode()
                answer = [f"HTTP/1.1 {status}", f"Content-Length: {len(page)}", *fields]
                client.sendall("\r\n".join(answer).replace("ECHO", given).encode() + b"\r\n\r\n" + page)
            except OSError:
                pass

    def serve():
        while True:
            client, _ = server.accept()
            threading.Thread(target=converse, args=(client,), daemon=True).start()

    threading.Thread(target=serve, daemon=True).start()
    sys.stdin.read()
    print("\n".join(lines))


main()
