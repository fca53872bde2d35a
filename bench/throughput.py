"""Many articles through an endpoint on loopback: time against the bare openai client, and memory.

    uv run python bench/throughput.py [--articles 10 100 1000] [--latency 0.2] [--concurrency 16]

The endpoint runs in a process of its own and answers every request after `latency` seconds. The bare client sends the same requests
with the same concurrency and does nothing with the replies. Prints seconds, their ratio, the CPU milliseconds that each takes for an
article (where both stay below latency / concurrency, the latency alone decides), and the memory (resident set) that the pipeline's
process holds after each run. Second reading off. Run it on an idle machine.
"""

import argparse
import asyncio
import json
import multiprocessing
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from pathlib import Path

import openai
from openai.types.chat import ChatCompletionMessageParam
from overhead import answer, article

from summarizer.annotate import annotate
from summarizer.extractors import prompt, schema
from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.llm import ModelExtractor
from summarizer.pipeline import aextract
from summarizer.records.article import Article
from summarizer.records.report import ReportLine
from summarizer.settings import Settings

WORDS = 600


def serve(ready: Connection, latency: float) -> None:
    """A minimal HTTP server: keep-alive, one answer for every request."""

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                length = next(int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:"))
                body = json.loads(await reader.readexactly(length))
                await asyncio.sleep(latency)
                number = int(body["messages"][3]["content"].partition("[1] Article ")[2].partition("\n")[0])
                reply = json.dumps(completion(answer(number))).encode()
                writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(reply) + reply)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    async def run() -> None:
        server = await asyncio.start_server(talk, "127.0.0.1", 0, limit=2**20)
        ready.send(server.sockets[0].getsockname()[1])
        await server.serve_forever()

    asyncio.run(run())


def completion(content: str) -> dict[str, object]:
    message = {"role": "assistant", "content": content}
    return {
        "id": "c",
        "object": "chat.completion",
        "created": 1,
        "model": "loopback",
        "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
        "usage": {"prompt_tokens": 3000, "completion_tokens": 300, "total_tokens": 3300},
    }


def articles(count: int) -> Iterator[Article]:
    return (article(number, WORDS) for number in range(count))


async def through_pipeline(url: str, count: int, concurrency: int) -> float:
    """Seconds for the whole pipeline; every article is read."""
    settings = Settings(model="loopback", base_url=url, concurrency=concurrency)
    read = 0
    async with ModelExtractor(settings, ReplyCache(None)) as extractor:
        start = time.perf_counter()
        async for line in aextract(articles(count), extractor, concurrency=concurrency):
            read += isinstance(line, ReportLine)
        seconds = time.perf_counter() - start
    if read != count:
        raise SystemExit(f"only {read} of {count} articles were read")
    return seconds


def messages(each: Article) -> list[ChatCompletionMessageParam]:
    annotation = annotate(each)
    system, *turns, last = (message.content for message in prompt.conversation(each, annotation, annotation.sentences))
    return [
        {"role": "system", "content": system},
        {"role": "user", "content": turns[0]},
        {"role": "assistant", "content": turns[1]},
        {"role": "user", "content": last},
    ]


async def through_client(url: str, prepared: list[list[ChatCompletionMessageParam]], concurrency: int) -> float:
    """Seconds for the same requests through the bare client."""
    places = asyncio.Semaphore(concurrency)
    async with openai.AsyncOpenAI(base_url=url, api_key="none", max_retries=0) as client:

        async def ask(request: list[ChatCompletionMessageParam]) -> None:
            async with places:
                body = {"response_format": schema.response_format()}
                await client.chat.completions.create(model="loopback", messages=request, max_completion_tokens=16000, extra_body=body)

        start = time.perf_counter()
        await asyncio.gather(*(ask(request) for request in prepared))
        return time.perf_counter() - start


def resident() -> float:
    """Megabytes that this process holds."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, nargs="+", default=[10, 100, 1000])
    parser.add_argument("--latency", type=float, default=0.2)
    parser.add_argument("--concurrency", type=int, default=16)
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    server = context.Process(target=serve, args=(there, options.latency), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{here.recv()}/v1"
    asyncio.run(through_pipeline(url, options.concurrency, options.concurrency))  # tables are loaded
    for count in options.articles:
        begun = time.process_time()
        ours = asyncio.run(through_pipeline(url, count, options.concurrency))
        held, between = resident(), time.process_time()
        prepared = [messages(each) for each in articles(count)]
        ready = time.process_time()
        bare = asyncio.run(through_client(url, prepared, options.concurrency))
        cpu, bare_cpu = ((end - start) * 1000 / count for start, end in ((begun, between), (ready, time.process_time())))
        least = -(-count // options.concurrency) * options.latency
        print(
            f"{count} articles: {ours:.2f} s, bare client {bare:.2f} s, ratio {ours / bare:.2f}; latency alone {least:.2f} s; "
            f"CPU {cpu:.1f} and {bare_cpu:.1f} ms an article; {held:.0f} MB"
        )
    server.terminate()
    server.join()


if __name__ == "__main__":
    main()
