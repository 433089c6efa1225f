#!/usr/bin/env python3
"""A proxy that passes encrypted connections on (CONNECT), to one place, whatever host they ask for.

  connecting_proxy.py PORT [USER:PASSWORD]

PORT is where all connections are passed on to, on this machine. The first line of its output is its address; it ends when
its standard input does. Then it prints one line for each request: "CONNECT host:port HTTP/1.1 -> 200".
"""
import base64
import socket
import sys
import threading


class ConnectingProxy:
    def __init__(self, port, credentials):
        self.port = port
        self.expected = credentials and "Basic " + base64.b64encode(credentials.encode()).decode()
        self.lock = threading.Lock()
        self.lines = []
        self.socket = socket.create_server(("127.0.0.1", 0))

    def serve(self):
        while True:
            client, _ = self.socket.accept()
            threading.Thread(target=self.converse, args=(client,), daemon=True).start()

    def converse(self, client):
        with client:
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    part = client.recv(1)
                    if not part:
                        return
                    head += part
                lines = head.decode("latin-1").split("\r\n")
                fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
                given = next((v for n, v in fields.items() if n.lower() == "proxy-authorization"), None)
                status = "200 Connection established"
                if not lines[0].startswith("CONNECT "):
                    status = "405 Method Not Allowed"
                elif self.expected and given != self.expected:
                    status = '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="test"'
                with self.lock:
                    self.lines.append(f"{lines[0]} -> {status[:3]}")
                end = "\r\n\r\n" if status.startswith("200") else "\r\nContent-Length: 0\r\n\r\n"
                client.sendall(f"HTTP/1.1 {status}{end}".encode())
                if status.startswith("200"):
                    self.pass_on(client)
            except OSError:
                pass

    def pass_on(self, client):
        with socket.create_connection(("127.0.0.1", self.port)) as server:
            back = threading.Thread(target=self.copy, args=(server, client), daemon=True)
            back.start()
            self.copy(client, server)
            back.join()

    @staticmethod
    def copy(source, destination):
        try:
            while (part := source.recv(65_536)):
                destination.sendall(part)
            destination.shutdown(socket.SHUT_WR)
        except OSError:
            pass


def main():
    if len(sys.argv) not in (2, 3):
        print(__doc__, file=sys.stderr)
        return 64
    proxy = ConnectingProxy(int(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else None)
    threading.Thread(target=proxy.serve, daemon=True).start()
    print(f"http://127.0.0.1:{proxy.socket.getsockname()[1]}", flush=True)
    sys.stdin.read()
    with proxy.lock:
        print("\n".join(proxy.lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
