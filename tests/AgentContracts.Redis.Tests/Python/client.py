#!/usr/bin/env python3
"""A program without this library: it reads and sends messages over Redis with nothing but a socket and JSON.

    client.py read HOST PORT STREAM               prints the first message of a stream
    client.py hear HOST PORT CHANNEL              prints "listening", and then one message of a pub/sub channel
    client.py add HOST PORT STREAM TYPE NUMBER    adds a message to a stream
    client.py publish HOST PORT CHANNEL TYPE NUMBER
                                                  publishes a message
"""
import json
import socket
import sys
import time
import uuid


class Redis:
    """As much of RESP2 as these four commands need."""

    def __init__(self, host, port):
        self._file = socket.create_connection((host, int(port)), timeout=10).makefile("rwb")

    def send(self, *arguments):
        encoded = [argument if isinstance(argument, bytes) else argument.encode() for argument in arguments]
        self._file.write(b"*%d\r\n" % len(encoded))
        for argument in encoded:
            self._file.write(b"$%d\r\n%s\r\n" % (len(argument), argument))
        self._file.flush()
        return self.reply()

    def reply(self):
        kind, rest = self._file.read(1), self._file.readline().strip()
        if kind == b"-":
            raise RuntimeError(rest.decode())
        if kind == b":":
            return int(rest)
        if kind == b"$":
            return self._file.read(int(rest) + 2)[:-2] if int(rest) >= 0 else None
        if kind == b"*":
            return [self.reply() for _ in range(int(rest))] if int(rest) >= 0 else None
        return rest


def message(message_type, number):
    return json.dumps({
        "message_type": message_type,
        "message_id": uuid.uuid4().hex,
        "source_agent": "python_bot",
        "priority": "high",
        "timestamp": round(time.time(), 6),
        "number": int(number),
    })


def main(command, host, port, name, *rest):
    redis = Redis(host, port)
    if command == "read":
        [[_, [[_, fields]]]] = redis.send("XREAD", "COUNT", "1", "BLOCK", "5000", "STREAMS", name, "0")
        print(json.dumps(json.loads(dict(zip(fields[::2], fields[1::2]))[b"frame"])))
    elif command == "hear":
        redis.send("SUBSCRIBE", name)
        print("listening", flush=True)
        _, _, payload = redis.reply()
        print(json.dumps(json.loads(payload)))
    elif command == "add":
        print(redis.send("XADD", name, "*", "frame", message(*rest)).decode())
    elif command == "publish":
        print(redis.send("PUBLISH", name, message(*rest)))
    else:
        sys.exit(__doc__)


if __name__ == "__main__":
    main(*sys.argv[1:])
