"""Puts load on the server and prints a row for each thing measured: name, ours, other, ratio, goal, ok or short."""

import base64
import hashlib
import hmac
import http.client
import json
import os
import re
import resource
import socket
import statistics
import subprocess
import sys
import time

TURNS, SECONDS, BUSY = 5, 2, 32
short = False


def token(payload):
    """A JSON web token of the app's server."""
    def part(data):
        return base64.urlsafe_b64encode(data).rstrip(b"=")

    signed = part(b'{"alg":"HS256"}') + b"." + part(json.dumps(payload).encode())
    return (signed + b"." + part(hmac.new(b"secret", signed, hashlib.sha256).digest())).decode()


def row(name, ours, other, ratio, goal, reached):
    global short
    short = short or not reached
    print(f"http/{name} {ours} {other} {ratio} {goal} {'ok' if reached else 'short'}", flush=True)


def load(url, connections, headers=()):
    """Answers in a second, and what went wrong."""
    command = ["wrk", "-t2", f"-c{connections}", f"-d{SECONDS}s", "--timeout", "10s"]
    for header in headers:
        command += ["-H", header]
    said = subprocess.run(command + [url], capture_output=True, text=True, check=True).stdout
    rate = float(re.search(r"Requests/sec:\s+([\d.]+)", said).group(1))
    refused = sum(int(n) for n in re.findall(r"Non-2xx or 3xx responses: (\d+)", said))
    broken = re.search(r"Socket errors: connect (\d+), read (\d+), write (\d+), timeout (\d+)", said)
    return rate, refused + (sum(int(n) for n in broken.groups()) if broken else 0)


def memory(process):
    """Resident megabytes."""
    with open(f"/proc/{process.pid}/status", encoding="ascii") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def listen(port, number):
    """A WebSocket that has shaken hands, subscribed and connected, and now waits."""
    line = socket.create_connection(("127.0.0.1", port))
    line.sendall(b"GET /faye HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 b"Sec-WebSocket-Key: " + base64.b64encode(os.urandom(16)) + b"\r\nSec-WebSocket-Version: 13\r\n\r\n")
    read_until(line, b"\r\n\r\n")
    send(line, {"channel": "/meta/handshake", "version": "1.0", "supportedConnectionTypes": ["websocket"]})
    client = re.search(rb'"clientId":"([^"]+)"', read_until(line, b"}]")).group(1).decode()
    feed = f"timelineidle{number}"
    send(line, {"channel": "/meta/subscribe", "clientId": client, "subscription": f"/site-1-feed-{feed}", "ext": {
        "api_key": "key", "signature": token({"resource": "*", "action": "*", "feed_id": feed})}})
    answer = read_until(line, b"}]")
    assert b'"successful":true' in answer, answer
    send(line, {"channel": "/meta/connect", "clientId": client, "connectionType": "websocket"})
    return line


def read_until(line, end):
    data = b""
    while not data.endswith(end):
        part = line.recv(4096)
        assert part, "the server closed the connection"
        data += part
    return data


def send(line, message):
    """One masked text frame."""
    data = json.dumps([message]).encode()
    length = bytes([0x80 | len(data)]) if len(data) < 126 else b"\xfe" + len(data).to_bytes(2, "big")
    line.sendall(b"\x81" + length + b"\0\0\0\0" + data)


def percentile99(values):
    return sorted(values)[min(len(values) - 1, len(values) * 99 // 100)]


class Caller:
    """Requests of the app's server over one connection."""

    def __init__(self, port):
        self.line = http.client.HTTPConnection("127.0.0.1", port)
        self.headers = {"Authorization": token({"resource": "*", "action": "*", "feed_id": "*", "user_id": "*"}),
                        "Content-Type": "application/json"}

    def post(self, path, body):
        """The response's JSON, and the milliseconds that it took."""
        start = time.perf_counter()
        self.line.request("POST", f"/api/v1.0/{path}/?api_key=key", json.dumps(body), self.headers)
        response = self.line.getresponse()
        data = response.read()
        assert response.status < 300, data
        return json.loads(data), (time.perf_counter() - start) * 1000

    def publish(self, feed):
        return self.post(f"feed/{feed}", {"actor": "SU:a", "verb": "post", "object": "o"})[0]["id"]

    def like(self, activity, number):
        return self.post("reaction", {"kind": "like", "activity_id": activity, "user_id": f"u{number}"})[1]


def crowd(server, port):
    """Likes on a post with 100,000 followers: what they cost, also others, and what they leave behind."""
    caller = Caller(port)
    star, plain = caller.publish("user/star"), caller.publish("user/nobody")
    before = memory(server)
    pairs = [(caller.like(star, n), caller.like(plain, n)) for n in range(1000)]
    popular, other = (statistics.median(pair[side] for pair in pairs) for side in (0, 1))
    row("crowd/like", f"{popular:.2f}ms", f"{other:.2f}ms", f"{popular / other:.2f}x", "<=1.1x", popular <= 1.1 * other)

    line, delays = listen(port, "other"), []
    for number in range(200):
        for like in range(5):
            caller.like(star, 1000 + 5 * number + like)
        start = time.perf_counter()
        caller.publish("timeline/idleother")
        read_until(line, b"}]")
        delays.append((time.perf_counter() - start) * 1000)
    line.close()
    slowest = percentile99(delays)
    row("crowd/realtime-p99", f"{slowest:.1f}ms", "50ms", f"{slowest / 50:.2f}x", "<=1x", slowest <= 50)
    grown = memory(server) - before
    row("crowd/memory", f"{grown:.0f}MB", "20MB", f"{grown / 20:.2f}x", "<=1x", grown <= 20)


def end(server):
    """How long the server takes to end, right after a load."""
    start = time.perf_counter()
    server.terminate()
    server.wait(20)
    seconds = time.perf_counter() - start
    row("crowd/sigterm", f"{seconds * 1000:.0f}ms", "1000ms", f"{seconds:.2f}x", "<=1x", seconds <= 1)


def main():
    resource.setrlimit(resource.RLIMIT_NOFILE, (4096, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
    server = subprocess.Popen([sys.argv[1]], stdout=subprocess.PIPE, text=True)
    try:
        said = dict(server.stdout.readline().split() for _ in range(3))
        feed = f"{said['feeds']}/api/v1.0/feed/timeline/reader/?api_key=key&limit=25"
        headers = ["Authorization: " + token({"resource": "feed", "action": "read", "feed_id": "*"})]
        fixed = said["fixed"] + "/fixed"
        port = int(said["feeds"].rsplit(":", 1)[1])
        load(feed, BUSY, headers), load(fixed, BUSY)

        pairs = [(load(feed, BUSY, headers)[0], load(fixed, BUSY)[0]) for _ in range(TURNS)]
        ours, other = min(pairs, key=lambda p: abs(p[1] / p[0] - statistics.median(o / u for u, o in pairs)))
        row("read/25", f"{ours:.0f}/s", f"{other:.0f}/s", f"{other / ours:.2f}x", "<=3x", other / ours <= 3)

        before = memory(server)
        idle = [listen(port, number) for number in range(1000)]
        grown = memory(server) - before
        row("realtime/1000-idle", f"{grown:.0f}MB", "100MB", f"{grown / 100:.2f}x", "<1x", grown < 100)
        for line in idle:
            line.close()

        rate, errors = load(feed, BUSY * 10, headers)
        row("overload/10x", f"{errors}errors", f"{rate:.0f}/s", f"{rate / ours:.2f}x", "0errors", errors == 0)
        crowd(server, port)
        end(server)
    finally:
        server.terminate()
        server.wait(20)
    sys.exit(1 if short else 0)


main()
