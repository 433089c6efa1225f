#!/usr/bin/env python3
"""Answers requests with bytes that are given, exactly as they are: what servers, proxies and gateways really send.

  answering_server.py ANSWERS.json [CERTIFICATE.pem KEY.pem]

With a certificate it speaks TLS.

ANSWERS.json is an object of lists: for a word in the request's path (one of its segments) what is answered to the first
request with it, to the second, and so on; the last one is for all that come later. An answer is

  {"wire": "HTTP/1.1 200 OK\\r\\n…"}       its bytes, as Latin-1
  {"gzip": "…", "status": "200 OK"}         a body that is compressed here
  "early": true                             sent when the request's head is there, before its body is read
  "then": "keep" | "close" | "reset"        what becomes of the connection; default keep

In a wire, @DATE@ stands for the time as a Date field has it, @DATE-7200@ for two hours ago.

The first line of its output is its address; it ends when its standard input does. Then it prints the requests, one JSON
object for each: word, connection, method, target, headers, SHA-256 of the body, and the members of a form.
"""
import email.utils
import gzip
import hashlib
import json
import re
import socket
import ssl
import struct
import sys
import threading
import time
import urllib.parse


class AnsweringServer:
    def __init__(self, answers, certificate=None):
        self.context = None
        if certificate:
            self.context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            self.context.load_cert_chain(*certificate)
        self.answers = answers
        self.lock = threading.Lock()
        self.records = []
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]

    def serve(self):
        number = 0
        while True:
            connection, _ = self.socket.accept()
            threading.Thread(target=self.converse, args=(connection, number), daemon=True).start()
            number += 1

    def converse(self, connection, number):
        if self.context:
            try:
                connection = self.context.wrap_socket(connection, server_side=True)
            except OSError:
                return
        with connection, connection.makefile("rb") as stream:
            try:
                while self.exchange(connection, stream, number):
                    pass
            except OSError:
                pass

    def exchange(self, connection, stream, number):
        """False when the connection is over."""
        line = stream.readline().decode("latin-1").split()
        if len(line) != 3:
            return False
        method, target, _ = line
        headers = []
        while (field := stream.readline().decode("latin-1").rstrip("\r\n")):
            name, _, value = field.partition(":")
            headers.append([name, value.strip()])
        length = int(next((v for n, v in headers if n.lower() == "content-length"), "0"))
        with self.lock:
            word = next((part for part in target.partition("?")[0].split("/") if part in self.answers), None)
            rest = self.answers.get(word) or [{"wire": "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n"}]
            answer = rest.pop(0) if len(rest) > 1 else rest[0]
        if answer.get("early"):
            connection.sendall(self.wire(answer))
        body = stream.read(length)
        with self.lock:
            self.records.append({
                "word": word, "connection": number, "method": method, "target": target, "headers": headers,
                "sha256": hashlib.sha256(body).hexdigest(), "form": self.form(headers, body),
            })
        if not answer.get("early"):
            connection.sendall(self.wire(answer))
        if answer.get("then") == "reset":
            # No time to linger: closing sends a reset.
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        return answer.get("then", "keep") == "keep"

    @staticmethod
    def form(headers, body):
        if ["content-type", "application/x-www-form-urlencoded"] not in [[n.lower(), v] for n, v in headers]:
            return {}
        return dict(urllib.parse.parse_qsl(body.decode(), keep_blank_values=True))

    @staticmethod
    def date(match):
        return email.utils.formatdate(time.time() + int(match[1] or 0), usegmt=True)

    @staticmethod
    def wire(answer):
        if "gzip" not in answer:
            return re.sub(r"@DATE([+-]\d+)?@", AnsweringServer.date, answer["wire"]).encode("latin-1")
        body = gzip.compress(answer["gzip"].encode())
        head = f"HTTP/1.1 {answer['status']}\r\nContent-Encoding: gzip\r\nContent-Length: {len(body)}\r\n\r\n"
        return head.encode() + body


def main():
    if len(sys.argv) not in (2, 4):
        print(__doc__, file=sys.stderr)
        return 64
    with open(sys.argv[1], encoding="utf-8") as file:
        server = AnsweringServer(json.load(file), sys.argv[2:])
    threading.Thread(target=server.serve, daemon=True).start()
    print(f"http{'s' if server.context else ''}://127.0.0.1:{server.port}", flush=True)
    sys.stdin.read()
    with server.lock:
        for record in server.records:
            print(json.dumps(record))
    return 0


if __name__ == "__main__":
    sys.exit(main())
