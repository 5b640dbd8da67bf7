"""faults.py: stands between a client and its server, and does to their talk what networks and servers do

SPDX-FileCopyrightText: 2026 The Notanda contributors
SPDX-License-Identifier: GPL-3.0-or-later

Whole requests and answers are read before anything is passed on, so that each can be lost, cut or kept at a known place.
"""

import asyncio
import random
import re
import threading

LIMIT = 1 << 20   # of the head of a message
STATUSES = [b'423 Locked', b'429 Too Many Requests', b'500 Internal Server Error', b'502 Bad Gateway', b'503 Service Unavailable',
            b'507 Insufficient Storage']


class Message:
    """A request or an answer: its head with the empty line, and its body."""

    def __init__(self, head, body=b''):
        self.head, self.body = head, body
        self.first = head.partition(b'\r\n')[0]
        self.method = self.first.partition(b' ')[0]

    def bytes(self):
        """Once only: none of the two connections is used again."""
        fields = [line for line in self.head.split(b'\r\n')[1:] if line
                  and line.partition(b':')[0].lower() not in (b'connection', b'keep-alive', b'transfer-encoding', b'content-length', b'expect')]
        length = b'' if self.body is None else b'Content-Length: %d\r\n' % len(self.body)
        return b'\r\n'.join([self.first, *fields]) + b'\r\nConnection: close\r\n' + length + b'\r\n' + (self.body or b'')


async def read_chunks(reader):
    body = b''
    while size := int((await reader.readline()).partition(b';')[0], 16):
        body += await reader.readexactly(size)
        await reader.readline()
    await reader.readline()
    return body


async def read_message(reader, to=None):
    """A request, or the answer to one."""
    head = await reader.readuntil(b'\r\n\r\n')
    if to is not None and re.match(rb'HTTP/1.. (1\d\d)', head):
        return await read_message(reader, to)
    length = re.search(rb'\r\ncontent-length:\s*(\d+)', head, re.I)
    if to is not None and (to.method == b'HEAD' or re.match(rb'HTTP/1.. (204|304)', head)):
        return Message(head, None)
    if re.search(rb'\r\ntransfer-encoding:\s*chunked', head, re.I):
        return Message(head, await read_chunks(reader))
    if length:
        return Message(head, await reader.readexactly(int(length[1])))
    return Message(head, b'' if to is None else await reader.read())


class FaultProxy:
    """In a thread of its own, on a port of the loopback. `rate` is the share of requests that something happens to."""

    def __init__(self, upstream, seed, rate):
        self.upstream, self.rate, self.random = upstream, rate, random.Random(seed)
        self.counts, self.kept, self.tasks = {}, {}, set()
        self.loop = asyncio.new_event_loop()
        ready = threading.Event()
        self.thread = threading.Thread(target=self.run, args=(ready,), daemon=True)
        self.thread.start()
        ready.wait()

    def run(self, ready):
        asyncio.set_event_loop(self.loop)
        self.server = self.loop.run_until_complete(asyncio.start_server(self.serve, '127.0.0.1', 0, limit=LIMIT))
        self.port = self.server.sockets[0].getsockname()[1]
        ready.set()
        self.loop.run_forever()

    def close(self):
        self.loop.call_soon_threadsafe(self.loop.stop)
        self.thread.join()

    async def serve(self, reader, writer):
        self.keep(asyncio.current_task())
        try:
            await self.exchange(reader, writer)
        except (asyncio.IncompleteReadError, asyncio.LimitOverrunError, OSError, ValueError):
            pass
        finally:
            writer.close()

    async def exchange(self, reader, writer):
        name = self.random.choice(FAULTS) if self.random.random() < self.rate else 'all-right'
        self.counts[name] = self.counts.get(name, 0) + 1
        if name == 'refuse':
            return
        request = await read_message(reader)
        answer = await getattr(self, name.replace('-', '_'))(request)
        if answer:
            writer.write(answer)
            await writer.drain()

    async def ask(self, request, size=None):
        """What the server says; or with a size, nothing: the client dies when so many bytes are sent."""
        reader, writer = await asyncio.open_connection('127.0.0.1', self.upstream, limit=LIMIT)
        try:
            writer.write(request.bytes()[:size])
            await writer.drain()
            return await read_message(reader, request) if size is None else None
        finally:
            writer.close()

    # ---- what happens; each gives the bytes that are answered, or none, and then the connection ends

    async def passed(self, request):
        answer = await self.ask(request)
        if request.method in (b'GET', b'PROPFIND'):
            self.kept[request.first] = answer
        return answer

    async def all_right(self, request):
        return (await self.passed(request)).bytes()

    async def cut_request(self, request):
        sent = request.bytes()
        await self.ask(request, len(sent) - self.random.randrange(len(request.body) + 1) - 1)

    async def lose_request(self, request):
        pass

    async def lose_answer(self, request):
        await self.passed(request)

    async def cut_answer(self, request):
        answer = (await self.passed(request)).bytes()
        return answer[:self.random.randrange(len(answer))]

    async def flip_bit(self, request):
        answer = await self.passed(request)
        if answer.body:
            at = self.random.randrange(len(answer.body))
            flipped = answer.body[at] ^ 1 << self.random.randrange(8)
            answer = Message(answer.head, answer.body[:at] + bytes([flipped]) + answer.body[at + 1:])
        return answer.bytes()

    async def fail(self, request):
        return b'HTTP/1.1 ' + self.random.choice(STATUSES) + b'\r\nRetry-After: 0\r\nConnection: close\r\nContent-Length: 0\r\n\r\n'

    async def fail_late(self, request):
        await self.passed(request)
        return await self.fail(request)

    async def delay(self, request):
        await asyncio.sleep(self.random.uniform(0.02, 0.3))
        return await self.all_right(request)

    async def repeat(self, request):
        """A proxy sends it once more, after the client has gone on."""
        answer = await self.all_right(request)
        if request.method in (b'PUT', b'DELETE'):
            self.loop.call_later(self.random.uniform(0.1, 1), self.ask_again, request)
        return answer

    def ask_again(self, request):
        self.keep(self.loop.create_task(self.ask_quietly(request)))

    def keep(self, task):
        """The loop itself keeps no task that waits."""
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    async def ask_quietly(self, request):
        try:
            await self.ask(request)
        except (asyncio.IncompleteReadError, OSError, ValueError):
            pass

    async def answer_old(self, request):
        """From a cache that nobody asked to keep it."""
        old = self.kept.get(request.first)
        return old.bytes() if old else await self.all_right(request)


FAULTS = ['refuse', 'cut-request', 'lose-request', 'lose-answer', 'cut-answer', 'flip-bit', 'fail', 'fail-late', 'delay', 'repeat', 'answer-old']
