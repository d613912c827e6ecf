"""A WebSocket of aiohttp, whose connector keeps connections: the handshake goes over one that served a request.

    python aiohttp_websocket.py http://localhost:8000
"""

import asyncio
import sys

import aiohttp

from checks import Checks

base = sys.argv[1]
check = Checks()


async def main():
    # One connection at most, so that the WebSocket has to take the one that was kept.
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=1)) as session:
        async with session.get(f"{base}/health") as response:
            check.equal("a request", response.status, 200)
            await response.read()
        async with session.ws_connect(f"{base}/faye") as socket:
            await socket.send_json([{"channel": "/meta/handshake"}])
            reply = await socket.receive_json(timeout=20)
            check.equal("a handshake", reply[0]["successful"], True)
            await socket.ping()
        async with session.get(f"{base}/health", headers={"Upgrade": "h2c", "Connection": "Upgrade"}) as response:
            check.equal("a request to upgrade", response.status, 200)
            await response.read()
        async with session.get(f"{base}/health") as response:
            check.equal("a request after it", response.status, 200)


asyncio.run(main())
check.end()
