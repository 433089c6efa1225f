#!/usr/bin/env python3
"""Runs nginx with TLS in front of a server that speaks plain HTTP.

  tls_front.py NGINX FOLDER URL [http2] [short]

In FOLDER are server.pem and server.key; nginx keeps everything else there, too. Requests are passed on to URL; with http2
that is offered besides HTTP/1.1, with short a connection is for four requests only. The first line of the output is its
address; it ends when its standard input does. Then it prints nginx's log: protocol, method, path and status of each request.
"""
import pathlib
import socket
import subprocess
import sys

CONFIGURATION = """
pid nginx.pid;
error_log error.log;
worker_processes 1;
events {{ worker_connections 64; }}
http {{
    client_max_body_size 5m;
    {further}
    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    log_format short '$server_protocol $request_method $request_uri $status';
    access_log access.log short;
    server {{
        listen 127.0.0.1:{port} ssl {options};
        ssl_certificate server.pem;
        ssl_certificate_key server.key;
        location / {{
            proxy_pass {url};
            proxy_http_version 1.1;
            proxy_set_header Host $http_host;
        }}
    }}
}}
"""


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def main():
    words = {"http2": "", "short": "keepalive_requests 4;"}
    if len(sys.argv) < 4 or not words.keys() >= set(sys.argv[4:]):
        print(__doc__, file=sys.stderr)
        return 64
    nginx, folder, url = sys.argv[1:4]
    options = "http2" if "http2" in sys.argv[4:] else ""
    further = " ".join(words[word] for word in sys.argv[4:])
    command = [nginx, "-p", folder, "-e", "error.log", "-c", "nginx.conf"]
    # nginx cannot choose a port itself, and between choosing and listening somebody else can take it.
    for _ in range(10):
        port = free_port()
        text = CONFIGURATION.format(port=port, options=options, further=further, url=url)
        pathlib.Path(folder, "nginx.conf").write_text(text, encoding="utf-8")
        # It goes to the background once it listens.
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode == 0:
            break
        if "in use" not in run.stderr:
            print(run.stderr)
            return 1
    else:
        print("no port is free")
        return 1
    print(f"https://127.0.0.1:{port}", flush=True)
    sys.stdin.read()
    subprocess.run([*command, "-s", "stop"], capture_output=True)
    print(pathlib.Path(folder, "access.log").read_text(encoding="utf-8"), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
