#!/usr/bin/env python3
"""A proxy for encrypted connections (CONNECT): passes them on to one place, whatever host they ask for, or refuses them.

  proxy.py pass PORT [USER:PASSWORD]
  proxy.py refuse ADDRESS STATUS BODY [FIELD...]

PORT is where all connections are passed on to, on this machine. ADDRESS is where it listens, 127.0.0.1 or ::1; "ECHO" in
STATUS, BODY and FIELDs stands for what the request's Proxy-Authorization says. The first line of its output is its address;
it ends when its standard input does. Then it prints one line for each request: "CONNECT host:port HTTP/1.1 -> 200".
"""
import base64
import socket
import sys
import threading


class Proxy:
    def __init__(self, address):
        family = socket.AF_INET6 if ":" in address else socket.AF_INET
        self.socket = socket.create_server((address, 0), family=family)
        self.host = f"[{address}]" if ":" in address else address
        self.lock = threading.Lock()
        self.lines = []

    def serve(self):
        while True:
            client, _ = self.socket.accept()
            threading.Thread(target=self.converse, args=(client,), daemon=True).start()

    def converse(self, client):
        with client:
            try:
                head = b""
                while b"\r\n\r\n" not in head:
                    # What comes behind it is not the proxy's.
                    part = client.recv(1)
                    if not part:
                        return
                    head += part
                lines = head.decode("latin-1").split("\r\n")
                fields = dict(line.split(": ", 1) for line in lines[1:] if ": " in line)
                given = next((v for n, v in fields.items() if n.lower() == "proxy-authorization"), None)
                status, more, body = self.answer(lines[0], given)
                with self.lock:
                    self.lines.append(f"{lines[0]} -> {status[:3]}")
                passes = status.startswith("200")
                if not passes:
                    more = [f"Content-Length: {len(body.encode())}", *more]
                client.sendall("\r\n".join([f"HTTP/1.1 {status}", *more, "", body]).encode())
                if passes:
                    self.pass_on(client)
            except OSError:
                pass


class PassingProxy(Proxy):
    def __init__(self, port, credentials=None):
        super().__init__("127.0.0.1")
        self.port = int(port)
        self.expected = credentials and "Basic " + base64.b64encode(credentials.encode()).decode()

    def answer(self, line, given):
        if not line.startswith("CONNECT "):
            return "405 Method Not Allowed", [], ""
        if self.expected and given != self.expected:
            return "407 Proxy Authentication Required", ['Proxy-Authenticate: Basic realm="test"'], ""
        return "200 Connection established", [], ""

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


class RefusingProxy(Proxy):
    def __init__(self, address, status, body, *fields):
        super().__init__(address)
        self.words = (status, list(fields), body)

    def answer(self, _, given):
        status, fields, body = self.words
        given = given or "nothing"
        return status.replace("ECHO", given), [f.replace("ECHO", given) for f in fields], body.replace("ECHO", given)


def main():
    kinds = {"pass": PassingProxy, "refuse": RefusingProxy}
    if len(sys.argv) < 3 or sys.argv[1] not in kinds:
        print(__doc__, file=sys.stderr)
        return 64
    proxy = kinds[sys.argv[1]](*sys.argv[2:])
    threading.Thread(target=proxy.serve, daemon=True).start()
    print(f"http://{proxy.host}:{proxy.socket.getsockname()[1]}", flush=True)
    sys.stdin.read()
    with proxy.lock:
        print("\n".join(proxy.lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
